import assert from "node:assert/strict";
import {join} from "node:path";
import test from "node:test";
import {runMeasure, writeParquet} from "../../src/measures/index.ts";
import {acledCsv, acledRows} from "../fixture/acled.ts";
import {gedCsv, gedRows} from "../fixture/ged.ts";
import {asking, fileOf, newFolder, storeOf} from "../fixture/store.ts";
import {askOwn, numbersAreNumbers, type OwnEvent} from "./own-table.ts";

const growth = (events: readonly OwnEvent[], input: Readonly<Record<string, string>> = {}) => askOwn("growth", events, input);

/** So many events in each month from January 2015 on, all on its first days. */
function monthly(counts: readonly number[]): OwnEvent[] {
  return counts.flatMap((count, i) => Array.from({length: Math.round(count)}, (_, k) => ({day: `${2015 + Math.floor(i / 12)}-${String(i % 12 + 1).padStart(2, "0")}-${String(k % 28 + 1).padStart(2, "0")}`})));
}

/** Counts that waver around a curve by a fixed pattern, the same at every run. */
function around(curve: (month: number) => number): number[] {
  return Array.from({length: 48}, (_, i) => Math.max(0, curve(i) * (1 + 0.25 * Math.sin(i * i * 1.7))));
}

test("an exponential series is answered yes, with a doubling time that holds the true one", async () => {
  const {answer, rows} = await growth(monthly(Array.from({length: 48}, (_, i) => 6 * 2 ** (i / 9) * (1 + 0.05 * Math.sin(i * i * 1.7)))));
  assert.equal(answer!.value, "yes", answer!.text);
  assert.equal(answer!.code, "exponential");
  const {doubling_low: low, doubling, doubling_high: high} = rows.find(({model}) => model === "exponential")! as Record<string, number>;
  assert.ok(low! < 9 && 9 < high! && low! < doubling! && doubling! < high!, `${low} ${doubling} ${high}`);
  const {exponent_low, exponent_high} = rows.find(({model}) => model === "generalized")! as Record<string, number>;
  assert.ok(exponent_low! > 0.5 && exponent_low! < 1 && exponent_high! > 1, `${exponent_low} ${exponent_high}`);
});

test("a short series does not tell a steady doubling time from one that grows by half: cannot tell, though linear growth is ruled out", async () => {
  const {answer} = await growth(monthly(around((i) => 4 * 2 ** (i / 12))));
  assert.deepEqual([answer!.value, answer!.code, answer!.values.missing], ["cannot tell", "open", "steady"], answer!.text);
  // sixteen times as many in four years: the doubling time grows by half where 16 to the power of 1 - p is 1.5
  assert.ok(Number(answer!.values.exponent_low) > 0.5 && Math.abs(Number(answer!.values.exponent_steady) - (1 - Math.log(1.5) / Math.log(16))) < 0.03);
});

test("a series that grows by the same number, levels off, stays or falls is never answered yes", async () => {
  const answers = [];
  for (const curve of [(i: number) => 5 + i, (i: number) => 60 / (1 + Math.exp(-(i - 18) / 3)), () => 20, (i: number) => 40 - 0.7 * i]) answers.push((await growth(monthly(around(curve)))).answer!);
  assert.deepEqual(answers.map(({value, code}) => `${value} ${code}`), ["no other_law", "no other_law", "no no_growth", "no no_growth"], answers.map(({text}) => text).join("\n"));
});

test("weights sum to 1, the least AICc has delta 0, and every number is finite or null", async () => {
  const result = await growth(monthly(around((i) => 3 + i / 4)));
  const {rows} = result;
  assert.ok(Math.abs(rows.reduce((sum, {weight}) => sum + Number(weight), 0) - 1) < 1e-3);
  assert.equal(Math.min(...rows.map(({delta}) => Number(delta))), 0);
  assert.ok(numbersAreNumbers(result));
});

test("none, one, two events, all on one day: cannot tell, too few, with a row for each curve and no number that is not one", async () => {
  for (const events of [[{day: "2015-01-01"}], [{day: "2015-01-01"}, {day: "2018-12-31"}], Array.from({length: 50}, () => ({day: "2016-05-05"}))]) {
    const result = await growth(events);
    assert.deepEqual([result.answer!.value, result.answer!.code, result.rows.length], ["cannot tell", "too_few", 7]);
    assert.ok(numbersAreNumbers(result), JSON.stringify(result.rows));
  }
  assert.equal((await growth([{day: "2015-01-01"}], {country: "MLI"})).answer!.code, "too_few");
});

test("only fully covered periods are fitted; the others stand in the curves with what they are", async () => {
  const events = monthly(around((i) => 4 + i / 2));
  const {rows} = await growth(events, {show: "curves", from: "2015-01-15", to: "2019-02"});
  assert.deepEqual(rows.filter(({covered}) => covered !== "full").map(({period, covered, value, linear}) => [period, covered, value === null, linear]), [["2015-01", "partial", false, null], ["2019-01", "none", true, null], ["2019-02", "none", true, null]]);
  assert.equal(rows.length, 50);
});

test("cells are half-degree cells of places known to 25 km; what is left out is told", async () => {
  const events = [{day: "2015-01-01", lat: 10.1}, {day: "2015-01-02", lat: 10.4}, {day: "2015-01-03", lat: 10.6, level: "near"}, {day: "2015-01-04", lat: 30, level: "admin1"}, {day: "2015-01-05", lat: 50, level: ""}];
  const {rows, cautions} = await growth(events, {of: "cells", show: "curves", to: "2015-02"});
  assert.deepEqual(rows.map(({period, value}) => [period, value]), [["2015-01", 3], ["2015-02", 0]]);
  assert.equal(cautions.find(({code}) => code === "coarse_left_out")?.values?.events, 1);
});

test("deaths are sums of best estimates; a month in which nobody counted has no number", async () => {
  const {rows} = await growth([{day: "2015-01-01", dead: 3}, {day: "2015-01-02", dead: ""}, {day: "2015-02-02", dead: ""}, {day: "2015-03-02", dead: 0}], {of: "deaths", show: "curves", to: "2015-04"});
  assert.deepEqual(rows.map(({value, unknown}) => [value, unknown]), [[3, 1], [null, 1], [0, 0], [0, 0]]);
});

test("two sources are fitted apart, and each answers for itself", async () => {
  const directory = await storeOf(
    fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(3))),
    [fileOf("acled.csv", acledCsv(acledRows(4))), {covers: {from: "2024-01-01", to: "2024-12-31", countries: ["MLI"]}}]
  );
  await asking(directory, async (store) => {
    const {rows, answer} = await runMeasure(store, "growth", {source: ["ucdp", "acled"]});
    assert.deepEqual([...new Set(rows.map(({source}) => source))], ["ucdp", "acled"]);
    assert.equal(rows.length, 14);
    assert.deepEqual([answer!.value, answer!.code], ["cannot tell", "several_sources"]);
    assert.match(answer!.text, /^ucdp: cannot tell: too few.*; acled: cannot tell: too few/);
  });
});

test("its numbers are numbers in Parquet as well", async () => {
  const result = await growth(monthly(around((i) => 3 + i / 4)));
  const directory = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(1))));
  await asking(directory, async (store) => {
    const file = join(newFolder(), "growth.parquet");
    await writeParquet(store, result, file);
    const [row] = await (await store.view("ucdp")).all(`SELECT typeof(aicc) AS aicc, typeof(model) AS model, sum(weight) OVER () AS weight FROM read_parquet('${file}') LIMIT 1`);
    assert.deepEqual([row!.aicc, row!.model, Math.round(Number(row!.weight) * 100)], ["DOUBLE", "VARCHAR", 100]);
  });
});
