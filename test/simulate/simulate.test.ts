import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {simulate, truthOf, withEvents, type Simulation} from "../../src/simulate/index.ts";
import {rowLines} from "../../src/simulate/rows.ts";
import {mean, seeds, sketch} from "./sketch.ts";

const rows = (simulation: Simulation) => [...rowLines(simulation)].join("");
const near = (found: number, expected: number, within: number, what = "") => assert.ok(Math.abs(found - expected) <= within, `${what} ${found}, expected ${expected} within ${within}`);

test("the same scenario and seed give the same rows, another seed gives others", () => {
  const scenario = sketch({control: {}, abuses: {per_month: 5}, contagion: {strength: 0.5, range_km: 20, decay_days: 10}});
  assert.equal(rows(simulate(scenario, 7)), rows(simulate(structuredClone(scenario), 7)));
  assert.notEqual(rows(simulate(scenario, 7)), rows(simulate(scenario, 8)));
  assert.throws(() => simulate(scenario, 0.5), {code: "invalid_value"});
});

test("the order of parameters and of countries changes nothing", () => {
  const ordered = sketch({countries: ["BFA", "GHA"], places: {1: 0.5, 3: 0.3, 4: 0.2}, front: {origin: [13, -1], direction: "south", km_per_year: 40}, control: {}});
  const turned = sketch({control: {}, front: {km_per_year: 40, direction: "south", origin: [13, -1]}, places: {4: 0.2, 3: 0.3, 1: 0.5}, countries: ["GHA", "BFA"]});
  assert.equal(rows(simulate(turned, 7)), rows(simulate(ordered, 7)));
});

test("counts by half-year have the expected number of each law", () => {
  for (const growth of [{law: "none", per_month: 30}, {law: "linear", per_month: 10, added_per_year: 20}, {law: "exponential", per_month: 10, doubling_months: 9}, {law: "logistic", per_month: 5, doubling_months: 4, capacity: 50}]) {
    const found = [0, 0, 0, 0];
    const expected = [0, 0, 0, 0];
    for (const seed of seeds(20)) {
      const {growth: truth} = truthOf(simulate(sketch({growth, front: {origin: [13, -1], direction: "west", km_per_year: 40}}), seed));
      truth.happened.forEach((count, m) => { found[Math.floor(m / 6)]! += count; });
      truth.expected.forEach((count, m) => { expected[Math.floor(m / 6)]! += count; });
    }
    found.forEach((count, half) => near(count, expected[half]!, 4 * Math.sqrt(expected[half]!), `${growth.law}, half-year ${half + 1}`));
  }
});

test("an intervention changes the counts by its level", () => {
  const counts = seeds(20).map((seed) => {
    const {events} = simulate(sketch({growth: {law: "none", per_month: 40}, intervention: {date: "2019-01-01", level: 0.5}}), seed);
    return [...events.time].filter((time) => time >= 365).length / [...events.time].filter((time) => time < 365).length;
  });
  near(mean(counts), 0.5, 0.03);
});

test("dispersion makes monthly counts negative binomial, and shared shocks move all cells together", () => {
  const variance = (fields: object) => {
    const counts = seeds(15).flatMap((seed) => truthOf(simulate(sketch({growth: {law: "none", per_month: 30}, ...fields}), seed)).growth.happened);
    const m = mean(counts);
    return mean(counts.map((count) => (count - m) ** 2)) / m;
  };
  // variance over mean is 1 + mean / size; months of 28 to 31 days add 0.03
  near(variance({}), 1, 0.25, "Poisson");
  near(variance({dispersion: 5}), 7, 1.6, "size 5");
  assert.ok(variance({misspecified: {shared_shocks: {sd: 0.5, correlation: 0}}}) > 5);
});

test("against civilians is the share that the scenario says, times the ratio once the front has been there long enough", () => {
  const {consolidation: {by_year}} = truthOf(simulate(sketch({period: {from: "2015-01-01", to: "2019-12-31"}, growth: {law: "none", per_month: 300}, civilians: {share: 0.4, consolidation: {after_days: 366, ratio: 0.25}}}), 1));
  near(by_year[0]!.share, 0.4, 0.03);
  for (const {share} of by_year.slice(2, 4)) near(share, 0.1, 0.02);
});

test("deaths have their mean; low, best and high are in order, and the dead of the sides sum to best", () => {
  const {deaths, kinds, events} = simulate(sketch({growth: {law: "none", per_month: 400}, deaths: {mean: 6}}), 1);
  near(mean(deaths.best), 6, 0.4);
  for (let i = 0; i < events.count; i++) {
    assert.ok(1 <= deaths.low[i]! && deaths.low[i]! <= deaths.best[i]! && deaths.best[i]! <= deaths.high[i]!);
    assert.equal(deaths.civilians[i], kinds.violence[i] === 3 ? deaths.best[i] : 0);
  }
  assert.deepEqual(new Set(simulate(sketch({deaths: {mean: 1}}), 1).deaths.best), new Set([1]));
});

test("what is recorded does not change what happened", () => {
  const plain = simulate(sketch({self_excitation: {strength: 0.3, range_km: 20, decay_days: 10}}), 4);
  const other = simulate(sketch({self_excitation: {strength: 0.3, range_km: 20, decay_days: 10}, reporting: {share: 0.5}, places: {4: 1}, dates: {3: 1}, deaths: {mean: 9}}), 4);
  assert.deepEqual(other.events, plain.events);
  assert.deepEqual(other.kinds, plain.kinds);
});

test("events are in the order of time and within the period, for any scenario", () => {
  const excitation = fc.option(fc.record({strength: fc.double({min: 0, max: 0.6, noNaN: true}), range_km: fc.double({min: 1, max: 300, noNaN: true}), decay_days: fc.double({min: 0.1, max: 400, noNaN: true})}), {nil: undefined});
  fc.assert(fc.property(fc.integer(), excitation, fc.double({min: 0.01, max: 40, noNaN: true}), fc.integer({min: 1, max: 500}), (seed, self_excitation, per_month, length) => {
    const to = new Date(Date.UTC(2018, 0, 1 + length)).toISOString().slice(0, 10);
    const {events, days} = simulate(sketch({growth: {law: "none", per_month}, period: {from: "2018-01-01", to}, ...(self_excitation ? {self_excitation} : {})}), seed);
    assert.equal(days, length + 1);
    for (let i = 0; i < events.count; i++) assert.ok(events.time[i]! >= (events.time[i - 1] ?? 0) && events.time[i]! < days);
  }), {numRuns: 40});
});

test("all rates can be multiplied to a number of events", () => {
  const scenario = withEvents(sketch({growth: {law: "logistic", per_month: 2, doubling_months: 6, capacity: 20}, abuses: {per_month: 1}}), 5000);
  near(simulate(scenario, 1).events.count, 5000, 4 * Math.sqrt(5000));
  assert.throws(() => simulate(sketch({growth: {law: "exponential", per_month: 10, doubling_months: 0.5}}), 1), {code: "invalid_value", message: /events to be expected \(expected at most 10,000,000\)/});
});
