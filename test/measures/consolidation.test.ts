import assert from "node:assert/strict";
import test from "node:test";
import {runMeasure} from "../../src/measures/index.ts";
import {studyConsolidation, type SideEvent} from "../../src/measures/consolidation-study.ts";
import {importSimulation, parseScenario, reportedEvents, simulate, type Scenario} from "../../src/simulate/index.ts";
import {asking, newFolder} from "../fixture/store.ts";
import {gedCsv, gedRows, oneSided} from "../fixture/ged.ts";
import {fileOf, storeOf} from "../fixture/store.ts";
import {numbersAreNumbers} from "./own-table.ts";

const spreading = (civilians: object): Scenario => parseScenario({
  name: "spreading", countries: ["BFA"], period: {from: "2016-01-01", to: "2021-12-31"}, growth: {law: "none", per_month: 30}, heterogeneity: 0.8,
  front: {origin: [14.5, -1], direction: "south", km_per_year: 60, start_km: 60, breadth_km: 200}, abuses: {by: "army", per_month: 6}, places: {1: 1}, civilians
});

/** Events of the front as the actor, abuses as those of another. */
function sidesOf(scenario: Scenario, seed: number): SideEvent[] {
  const {count, cell, day, front, violence, wherePrec} = reportedEvents(simulate(scenario, seed));
  const first = Date.parse(scenario.period.from) / 86_400_000;
  return Array.from({length: count}, (_, i) => i).filter((i) => wherePrec[i]! <= 2).flatMap((i): SideEvent[] => {
    const event = {cell: cell[i]!, day: first + day[i]!, civilians: violence[i] === 3};
    return front[i] ? [{...event, who: 0}] : [{...event, who: 1}];
  });
}

test("on simulated conflicts most intervals hold the true ratio, and where nothing changes nothing is said to", () => {
  const study = (civilians: object, seed: number) => studyConsolidation(sidesOf(spreading(civilians), seed), [spreading(civilians).period], 12)[0]!.share!;
  const halved = [1, 2, 3, 4, 5, 6].map((seed) => study({share: 0.4, consolidation: {after_days: 365, ratio: 0.5}}, seed));
  assert.ok(halved.filter(({low, high}) => low < Math.log(0.5) && Math.log(0.5) < high).length >= 4, JSON.stringify(halved));
  assert.ok(halved.every(({value, p}) => value < 0 && p < 0.05));
  assert.ok([1, 2, 3, 4, 5, 6].filter((seed) => study({share: 0.4}, seed).p <= 0.05).length <= 1);
});

test("from the records of a simulated conflict it answers consistent with less, and names what it is held against", async () => {
  const scenario = spreading({share: 0.4, consolidation: {after_days: 365, ratio: 0.3}});
  const directory = newFolder();
  await importSimulation(simulate(scenario, 3), directory);
  await asking(directory, async (store) => {
    const result = await runMeasure(store, "consolidation", {actor: "Simulated Front"});
    assert.equal(result.answer!.value, "consistent with less", result.answer!.text);
    assert.match(result.answer!.text, /that of battles .* times; too few events of others to compare/);
    assert.doesNotMatch(result.answer!.text, /caused|because|due to/);
    assert.deepEqual(result.rows.map(({group, from}) => `${String(group)} ${String(from)}`), ["actor", "others"].flatMap((group) => [0, 6, 12, 24, 36].map((from) => `${group} ${from}`)));
    // the same numbers as from the simulation itself
    const {share, bins} = studyConsolidation(sidesOf(scenario, 3), [scenario.period], 12)[0]!;
    assert.deepEqual([result.answer!.values.share_ratio, ...result.rows.slice(0, 5).map(({civilians, battles}) => `${String(civilians)} ${String(battles)}`)], [Number(Math.exp(share!.value).toPrecision(4)), ...bins.map(({civilians, battles}) => `${civilians} ${battles}`)]);
    assert.ok(numbersAreNumbers(result));
  });
});

test("none, one and two events, all on one day, all in one place: too few, and no number that is not one", async () => {
  const event = (cell: number, day: number, civilians = true): SideEvent => ({cell, who: 0, day, civilians});
  for (const events of [[], [event(1, 17000)], [event(1, 17000), event(1, 17900)], Array.from({length: 90}, (_, i) => event(i % 9, 17000)), Array.from({length: 90}, (_, i) => event(1, 16000 + 20 * i, i % 2 === 0))]) {
    const findings = studyConsolidation(events, [{from: "2010-01-01", to: "2020-12-31"}], 12);
    assert.ok(findings.every(({share, bins}) => share === null && bins.length === 5));
    assert.ok(findings.every(({bins}) => bins.every(({months, cells}) => Number.isFinite(months) && cells <= 9)));
  }
  assert.equal(studyConsolidation([event(1, 17000)], [], 12)[0]!.bins[0]!.civilians, 0);
  const directory = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv([...gedRows(4), oneSided({id: 7})])));
  await asking(directory, async (store) => {
    const result = await runMeasure(store, "consolidation", {actor: "JNIM"});
    assert.deepEqual([result.answer!.value, result.answer!.code, result.rows.length], ["cannot tell", "too_few", 10]);
    assert.ok(numbersAreNumbers(result));
  });
});

test("the first event of a side in a cell is arrival, and counts for nothing", () => {
  const [actor] = studyConsolidation([{cell: 1, who: 0, day: 17000, civilians: true}, {cell: 1, who: 0, day: 17010, civilians: false}, {cell: 1, who: 0, day: 17400, civilians: true}], [{from: "2010-01-01", to: "2020-12-31"}], 12);
  assert.deepEqual(actor!.bins.map(({civilians, battles}) => [civilians, battles]), [[0, 1], [0, 0], [1, 0], [0, 0], [0, 0]]);
});

test("arrivals that coarse places hide are put back in the share of the answer, the wider the more of them there are, and in nothing else", () => {
  const scenario = {...spreading({share: 0.4, consolidation: {after_days: 365, ratio: 0.4}}), places: {1: 0.5, 4: 0.5}};
  const [plain, corrected] = [0, 0.5].map((coarse) => [1, 2, 3, 4].map((seed) => studyConsolidation(sidesOf(scenario, seed), [scenario.period], 12, coarse)[0]!));
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  assert.ok(mean(corrected!.map(({share}) => share!.value)) < mean(plain!.map(({share}) => share!.value)));
  for (const [i, {share, recorded, rate}] of corrected!.entries()) {
    assert.deepEqual([recorded, rate], [plain![i]!.share, plain![i]!.rate]);
    assert.ok(share!.high - share!.low > recorded!.high - recorded!.low);
  }
});
