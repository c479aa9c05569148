import assert from "node:assert/strict";
import test from "node:test";
import {joinCounts} from "../../src/measures/spread-joins.ts";
import {generator} from "../../src/stats/generator.ts";
import {askOwn, numbersAreNumbers, type OwnEvent} from "./own-table.ts";

const spread = (events: readonly OwnEvent[], input: Readonly<Record<string, string>> = {}) => askOwn("spread-type", events, input);
const months = Array.from({length: 24}, (_, i) => `${2015 + Math.floor(i / 12)}-${String(i % 12 + 1).padStart(2, "0")}`);
const covered = months.map((period) => ({period, covered: "full" as const}));
const at = (period: string, column: number, row = 0) => ({period, latitude: 10.2 + row / 2, longitude: 10.2 + column / 2});

test("one cell that moves on month by month is relocation: every step is such a join", () => {
  const found = joinCounts(months.map((period, i) => at(period, i)), covered, {size: 0.5, north: 0, east: 0, seed: 1, replicates: 199});
  assert.deepEqual([found.pairs, found.newCells, found.relocation.joins, found.escalation.joins], [23, 23, 23, 0]);
  assert.ok(found.relocation.p <= 0.01 && found.relocation.expected < 10, JSON.stringify(found.relocation));
});

test("a patch that grows at its edge and never leaves is escalation", () => {
  const found = joinCounts(months.flatMap((period, i) => Array.from({length: i + 1}, (_, column) => at(period, column))), covered, {size: 0.5, north: 0, east: 0, seed: 1, replicates: 199});
  assert.deepEqual([found.newCells, found.relocation.joins, found.escalation.joins], [23, 0, 23]);
  assert.ok(found.escalation.p <= 0.01, JSON.stringify(found.escalation));
});

test("cells that become active at random, some more often than others, show neither in nine of ten runs", () => {
  let [shown, runs] = [0, 20];
  for (let seed = 1; seed <= runs; seed++) {
    const random = generator(seed);
    const sites = months.flatMap((period) => Array.from({length: 64}, (_, k) => ({k, rate: 0.1 + 0.5 * Math.exp(-((k % 8 - 4) ** 2 + (Math.floor(k / 8) - 4) ** 2) / 6)})).filter(({rate}) => random() < rate).map(({k}) => at(period, k % 8, Math.floor(k / 8))));
    const {relocation, escalation} = joinCounts(sites, covered, {size: 0.5, north: 0, east: 0, seed, replicates: 99});
    if (Math.min(relocation.p, escalation.p) <= 0.025) shown += 1;
  }
  assert.ok(shown <= 3, `${shown} of ${runs}`);
});

test("the measure answers with the type that is shown, and says how much the grid matters", async () => {
  const events = months.flatMap((month, i) => Array.from({length: i + 1}, (_, column) => ({day: `${month}-05`, lat: 10.2, lon: 10.2 + column / 2})));
  const {answer, rows} = await spread(events, {by: "month", to: "2016"});
  assert.equal(answer?.value, "escalation", answer?.text);
  assert.deepEqual(rows.map(({type, pairs, joins}) => [type, pairs, joins]), [["relocation", 23, 0], ["escalation", 23, 23]]);
  assert.ok(Number(rows[1]!.ratio_least) <= Number(rows[1]!.ratio) && Number(rows[1]!.ratio) <= Number(rows[1]!.ratio_most));
});

test("by period the joins and what is expected of them sum to those in all, and more draws know a smaller p", async () => {
  const events = months.flatMap((month, i) => Array.from({length: i + 1}, (_, column) => ({day: `${month}-05`, lat: 10.2, lon: 10.2 + column / 2})));
  const {answer, rows} = await spread(events, {by: "month", to: "2016", show: "periods", draws: "499"});
  const of = (type: string, name: string) => rows.filter((row) => row.type === type).reduce((sum, row) => sum + Number(row[name]), 0);
  assert.deepEqual([rows.length, rows[0]!.period, of("escalation", "joins"), of("relocation", "joins")], [46, "2015-02", 23, 0]);
  assert.ok(Math.abs(of("escalation", "expected") - Number(answer!.values.escalation_expected)) < 0.1);
  assert.deepEqual(answer!.tests, [{name: "relocation", p: 1}, {name: "escalation", p: 1 / 500}]);
});

test("no, one and two events, one place and one day are too few, with numbers alone", async () => {
  assert.deepEqual((await spread([{day: "2015-03-01"}], {country: "MLI"})).rows, []);
  const cases: OwnEvent[][] = [[{day: "2015-03-01"}], [{day: "2015-03-01"}, {day: "2018-03-01", lat: 11}], Array.from({length: 30}, () => ({day: "2015-03-01"})), Array.from({length: 30}, (_, i) => ({day: "2015-03-01", lat: i})), [{day: "2015-03-01", lat: 90, lon: 180}, {day: "2015-08-01", lat: -90, lon: -180}], [{day: "2015-03-01", level: "country"}]];
  for (const events of cases) {
    const result = await spread(events);
    assert.equal(result.answer?.code, "too_few");
    assert.ok(numbersAreNumbers(result), JSON.stringify(result.rows));
  }
});
