import assert from "node:assert/strict";
import test from "node:test";
import {contagionAnswer} from "../../src/measures/contagion-answer.ts";
import {studyContagion, type ContagionFinding} from "../../src/measures/contagion-study.ts";
import {runMeasure} from "../../src/measures/index.ts";
import {inOrderOfDays} from "../../src/measures/near-events.ts";
import {importSimulation, parseScenario, rateRatio, reportedEvents, simulate} from "../../src/simulate/index.ts";
import {asking, newFolder} from "../fixture/store.ts";
import {askOwn, numbersAreNumbers} from "./own-table.ts";

const scenario = (strength: number) => parseScenario({
  name: "wakes", countries: ["BFA"], period: {from: "2018-01-01", to: "2021-12-31"}, growth: {law: "exponential", per_month: 15, doubling_months: 36}, heterogeneity: 0.8,
  front: {origin: [14.5, -1], direction: "south", km_per_year: 50, start_km: 150, breadth_km: 200}, self_excitation: {strength: 0.25, range_km: 15, decay_days: 10}, abuses: {by: "army", per_month: 6}, places: {1: 1},
  ...(strength > 0 ? {contagion: {strength, range_km: 15, decay_days: 15}} : {})
});

const options = {km: 30, window: 30, permutations: 99, seed: 1};

function studied(strength: number, seed: number): Promise<ContagionFinding[]> {
  const simulation = simulate(scenario(strength), seed);
  const {count, day, latitude, longitude, front} = reportedEvents(simulation);
  const of = (side: number) => inOrderOfDays(Array.from({length: count}, (_, i) => i).filter((i) => front[i] === side).map((i) => ({day: day[i]!, latitude: latitude[i]!, longitude: longitude[i]!})));
  return studyContagion(of(0), of(1), {...options, days: simulation.days});
}

const one = (findings: readonly ContagionFinding[], direction: string, method: string) => findings.find((finding) => finding.direction === direction && finding.method === method)!;

test("on simulated conflicts both methods find contagion, mostly with the true ratio and strength in their intervals, and only forward", async () => {
  let held = 0;
  for (const seed of [1, 2, 3]) {
    const findings = await studied(1, seed);
    const truth = rateRatio(simulate(scenario(1), seed), options.km, options.window).ratio!;
    for (const method of ["wake", "hawkes"]) {
      const {low, high, p, corrected} = one(findings, "forward", method);
      assert.ok(p === 0.01 && corrected! <= 0.05, `${method} ${p} ${corrected}`);
      held += Number(low! <= truth && truth <= high!);
    }
    const {low, high} = one(findings, "forward", "hawkes").strength!;
    held += Number(low <= 1 && 1 <= high);
    assert.ok(one(findings, "backward", "wake").corrected! > 0.05 && one(findings, "placebo", "wake").p! > 0.01);
  }
  assert.ok(held >= 4, `${held} of 9`);
});

test("where nothing is contagious, though both sides cluster and move with the front, it is not found", async () => {
  const found = [await studied(0, 1), await studied(0, 2), await studied(0, 3)];
  assert.ok(found.flat().filter(({p}) => p! <= 0.05).length <= 3, JSON.stringify(found.flat().map(({p}) => p)));
  assert.deepEqual(found.map((findings) => contagionAnswer(findings, options).value), ["not", "not", "not"]);
  // permutation decides whether no strength is held
  for (const {p, strength} of found.flat()) if (strength && strength.value > 0) assert.equal(strength.low === 0, p! > 0.1, JSON.stringify({p, strength}));
});

test("from the records of a simulated conflict it answers consistent with, and never says caused or recruited", async () => {
  const directory = newFolder();
  await importSimulation(simulate(scenario(1), 1), directory);
  await asking(directory, async (store) => {
    const told: number[] = [];
    const input = {actor: "Simulated Front", permutations: "99"};
    const result = await runMeasure(store, "contagion", input, {work: {threads: 2, progress: (done, of) => told.push(done / of)}});
    assert.equal(result.answer!.value, "consistent with", result.answer!.text);
    assert.match(result.answer!.text, /; recruitment itself cannot be computed from events$/);
    assert.doesNotMatch(result.answer!.text, /caused|because|due to/);
    assert.ok(numbersAreNumbers(result) && told.at(-1) === 1);
    assert.deepEqual((await runMeasure(store, "contagion", {...input, other: "Simulated Army"}, {work: {threads: 1}})).rows, result.rows);
    assert.equal((await runMeasure(store, "contagion", {...input, to: "2018-02"})).answer!.code, "too_few");
    await assert.rejects(runMeasure(store, "contagion", input, {work: {signal: AbortSignal.abort(new Error("stopped"))}}), /stopped/);
  });
});

test("none, one and two events, all on one day, all in one place, at a pole and across the antimeridian: too few or numbers, never one that is not", async () => {
  const event = (day: number, latitude = 10, longitude = 10) => ({day, latitude, longitude});
  const some = Array.from({length: 80}, (_, i) => i);
  for (const events of [[], [event(5)], [event(5), event(900)]]) {
    const findings = await studyContagion(inOrderOfDays(events), inOrderOfDays(some.map((i) => event(10 * i))), {...options, days: 1000});
    assert.ok(findings.every(({ratio, p}) => ratio === null && p === null));
  }
  for (const events of [some.map(() => event(500)), some.map((i) => event(12 * i)), some.map((i) => event(12 * i, 90, i)), some.map((i) => event(12 * i, 0, i % 2 ? 180 : -180))]) {
    const findings = await studyContagion(inOrderOfDays(events), inOrderOfDays(events.map(({day, ...place}) => ({...place, day: day + 3}))), {...options, days: 1000});
    assert.equal(findings.length, 5);
    for (const {ratio, low, high, p, strength} of findings) for (const value of [ratio, low, high, p, strength?.value, strength?.low, strength?.high]) assert.ok(value === null || value === undefined || Number.isFinite(value));
  }
  const result = await askOwn("contagion", [{day: "2015-01-01"}, {day: "2015-01-02"}], {actor: "Nobody"}).catch((error: Error) => error);
  assert.ok(result instanceof Error && /unknown actor: Nobody/.test(result.message));
});
