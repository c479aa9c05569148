import assert from "node:assert/strict";
import test from "node:test";
import {distanceKm} from "../../src/geo/distance.ts";
import {rateRatio, simulate, truthOf, type Simulation} from "../../src/simulate/index.ts";
import {ABUSE, FRONT} from "../../src/simulate/excitation.ts";
import {mean, seeds, sketch} from "./sketch.ts";

const abuses = {abuses: {per_month: 8}};
const contagion = {strength: 1, range_km: 10, decay_days: 10};

function pairs({events}: Simulation, km: number, days: number): number {
  let found = 0;
  for (let i = 0; i < events.count; i++) for (let j = i + 1; j < events.count && events.time[j]! - events.time[i]! <= days; j++)
    if (distanceKm(events.latitude[i]!, events.longitude[i]!, events.latitude[j]!, events.longitude[j]!) <= km) ++found;
  return found;
}

test("excitation leaves the expected counts as they are and brings events near each other", () => {
  const plain = seeds(30).map((seed) => simulate(sketch(), seed));
  const excited = seeds(30).map((seed) => simulate(sketch({self_excitation: {strength: 0.5, range_km: 10, decay_days: 7}}), seed));
  // 480 events each; the mean of 30 has a standard error of 4 without excitation, and of 8 at a branching ratio of a half
  assert.ok(Math.abs(mean(plain.map(({events}) => events.count)) - 480) < 13);
  assert.ok(Math.abs(mean(excited.map(({events}) => events.count)) - 480) < 26);
  assert.ok(mean(excited.map((one) => pairs(one, 30, 14))) > 5 * mean(plain.map((one) => pairs(one, 30, 14))));
});

test("as many events are excited as the strength says, at the times and distances that it says", () => {
  const simulations = seeds(20).map((seed) => simulate(sketch({...abuses, contagion}), seed));
  const waits: number[] = [];
  const squares: number[] = [];
  let parents = 0;
  for (const {events, days} of simulations) for (let i = 0; i < events.count; i++) {
    // only those early enough that what they excite is over before the period ends
    if (events.kind[i] === ABUSE && events.time[i]! < days - 100) ++parents;
    const parent = events.parent[i]!;
    if (parent < 0 || events.time[parent]! >= days - 100) continue;
    assert.equal(events.kind[i], FRONT);
    assert.equal(events.kind[parent], ABUSE);
    waits.push(events.time[i]! - events.time[parent]!);
    squares.push(distanceKm(events.latitude[i]!, events.longitude[i]!, events.latitude[parent]!, events.longitude[parent]!) ** 2);
  }
  assert.ok(Math.abs(waits.length / parents - 1) < 0.08, `${waits.length} of ${parents}`);
  assert.ok(Math.abs(mean(waits) - 10) < 0.8, `waits ${mean(waits)}`);
  // two axes of variance 10², less what is drawn again at the border
  assert.ok(Math.abs(mean(squares) - 200) < 20, `squares ${mean(squares)}`);
});

test("contagion multiplies what follows abuses, and without it the ratio is 1", () => {
  const ratios = (fields: object) => seeds(10).map((seed) => rateRatio(simulate(sketch({...abuses, growth: {law: "none", per_month: 60}, ...fields}), seed), 20, 20).ratio ?? 1);
  assert.ok(mean(ratios({contagion})) > 3);
  assert.deepEqual(new Set(ratios({})), new Set([1]));
});

test("retaliation makes the front's events raise abuses", () => {
  const {events, kernels} = simulate(sketch({...abuses, retaliation: {strength: 0.3, range_km: 10, decay_days: 10}}), 1);
  const raised = [...events.by].flatMap((by, i) => by === 0 ? [i] : []);
  assert.equal(kernels[0]!.name, "retaliation");
  assert.ok(raised.length > 50 && raised.every((i) => events.kind[i] === ABUSE && events.kind[events.parent[i]!] === FRONT));
});

test("a parent stands before what it excites, and the truth counts what was excited", () => {
  const simulation = simulate(sketch({...abuses, contagion, self_excitation: {strength: 0.3, range_km: 10, decay_days: 5}}), 3);
  const {events} = simulation;
  assert.ok([...events.parent].every((parent, i) => parent < i));
  const truth = truthOf(simulation).excitation;
  assert.equal(truth.reduce((sum, {events: excited}) => sum + excited, 0), [...events.parent].filter((parent) => parent >= 0).length);
});

test("excitation beyond what the growth law has is refused", () => {
  assert.throws(() => simulate(sketch({abuses: {per_month: 50}, contagion}), 1), {code: "invalid_value", message: /contagion\.strength: 1 \(expected less: the excited events alone/});
});

test("the ratio of what is recorded is that of the truth where all places are exact, and lower where contagion by abuses that nobody recorded is not told apart", () => {
  const both = (places: object) => [1, 2, 3, 4, 5, 6].map((seed) => simulate(sketch({...abuses, growth: {law: "none", per_month: 60}, contagion: {strength: 1, range_km: 10, decay_days: 10}, places}), seed)).map((simulation) => [rateRatio(simulation, 20, 20), rateRatio(simulation, 20, 20, {recorded: true})] as const);
  // recorded days are whole: what follows on the same day is in no wake
  for (const [all, recorded] of both({1: 1})) assert.ok(recorded.abuses === all.abuses && Math.abs(recorded.ratio! / all.ratio! - 1) < 0.1, `${recorded.ratio} of ${all.ratio}`);
  const coarse = both({1: 0.6, 4: 0.4});
  for (const [all, recorded] of coarse) assert.ok(recorded.abuses < 0.8 * all.abuses && recorded.ratio! > 1, `${recorded.abuses} of ${all.abuses}, ${recorded.ratio}`);
  const mass = (side: 0 | 1) => coarse.reduce((sum, one) => sum + one[side].contagious, 0) / coarse.reduce((sum, one) => sum + one[side].events, 0);
  assert.ok(mass(1) < mass(0), `${mass(1)} ${mass(0)}`);
});
