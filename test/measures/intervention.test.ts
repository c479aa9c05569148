import assert from "node:assert/strict";
import test from "node:test";
import {studyIntervention, type InterventionPoint} from "../../src/measures/intervention-study.ts";
import {reportedEvents, simulate} from "../../src/simulate/index.ts";
import {sketch} from "../simulate/sketch.ts";
import {askOwn, numbersAreNumbers, type OwnEvent} from "./own-table.ts";

const intervention = (events: readonly OwnEvent[], input: Readonly<Record<string, string | readonly string[]>> = {}) => askOwn("intervention", events, input);

/** So many events in each month from January 2015 on. */
function monthly(counts: readonly number[]): OwnEvent[] {
  return counts.flatMap((count, i) => Array.from({length: Math.round(count)}, (_, k) => ({day: `${2015 + Math.floor(i / 12)}-${String(i % 12 + 1).padStart(2, "0")}-${String(k % 28 + 1).padStart(2, "0")}`})));
}

/** Counts that waver around a curve by a fixed pattern, the same at every run. */
function around(curve: (month: number) => number): number[] {
  return Array.from({length: 48}, (_, i) => Math.max(0, curve(i) * (1 + 0.3 * Math.sin(i * i * 1.7))));
}

test("a jump at the date is consistent with a change, with intervals that hold the true ones, and says that reporting changes too", async () => {
  const {rows: [row], answer} = await intervention(monthly(around((i) => i < 24 ? 10 : 30)), {at: "2017"});
  assert.equal(answer!.value, "consistent with a change", answer!.text);
  assert.match(answer!.text, /ends of missions and bans of media change reporting as well as violence$/);
  assert.doesNotMatch(answer!.text, /caused|because|due to/);
  const {level_low, level_high, slope_low, slope_high, placebos, chance} = row as Record<string, number>;
  assert.ok(level_low! < 3 && 3 < level_high! && slope_low! < 1 && 1 < slope_high!, JSON.stringify(row));
  assert.ok(placebos! >= 10 && chance! <= 0.1, JSON.stringify(row));
});

test("steady growth is no change, however steep", async () => {
  for (const curve of [() => 15, (i: number) => 5 * 2 ** (i / 16)]) {
    const {rows: [row], answer} = await intervention(monthly(around(curve)), {at: "2017-03-15"});
    assert.deepEqual([row!.finding, answer!.value], ["no change", "not"], answer!.text);
  }
});

test("several dates are corrected together, and none near one of them is a placebo", async () => {
  const events = monthly(around((i) => i < 24 ? 10 : 30));
  const alone = (await intervention(events, {at: "2017"})).rows[0]!;
  const {rows} = await intervention(events, {at: ["2017", "2016-06-20", "2017-09"]});
  assert.deepEqual(rows.map(({at}) => at), ["2016-06-20", "2017-01-01", "2017-09-01"]);
  assert.equal(rows[1]!.p, alone.p);
  assert.ok(Math.abs(Number(rows[1]!.p_corrected) / (3 * Number(alone.p)) - 1) < 0.01 && Number(rows[1]!.placebos) < Number(alone.placebos));
});

test("no date, none or few events, all on one day, a date outside of what is covered: too few, and no number that is not one", async () => {
  const none = await intervention(monthly([3, 4]));
  assert.deepEqual([none.answer!.code, none.rows.length], ["no_date", 1]);
  for (const [events, at] of [[[{day: "2015-01-01"}], "2017"], [[{day: "2015-01-01"}, {day: "2018-12-31"}], "2017"], [Array.from({length: 50}, () => ({day: "2016-05-05"})), "2016-05-05"], [monthly(around(() => 10)), "2031"]] as const) {
    const result = await intervention(events, {at});
    assert.deepEqual([result.rows.length, result.rows[0]!.finding, result.answer!.code], [1, "too few", "too_few"]);
    assert.ok(numbersAreNumbers(result) && numbersAreNumbers(none), JSON.stringify(result.rows));
    assert.deepEqual((await intervention(events, {at, country: "MLI"})).answer!.code, "too_few");
  }
  await assert.rejects(intervention(monthly([3]), {at: "soon"}), /invalid at: soon \(expected YYYY, YYYY-MM or YYYY-MM-DD\)$/);
});

test("a trend is not carried over months that nobody covers", async () => {
  const {rows: [row]} = await intervention(monthly(around(() => 10)), {at: "2018-12"});
  assert.deepEqual([row!.finding, row!.after], ["too few", 1]);
});

test("on simulated conflicts most intervals hold the true level and slope, and a conflict without a change is told so", () => {
  const study = (fields: object, seed: number) => {
    const simulation = simulate(sketch({period: {from: "2014-01-01", to: "2021-12-31"}, growth: {law: "exponential", per_month: 20, doubling_months: 40}, ...fields}), seed);
    const {month, front} = reportedEvents(simulation);
    const values = new Array<number>(simulation.months.names.length).fill(0);
    month.forEach((m, i) => values[m]! += front[i]!);
    const series = simulation.months.names.map((period, i): InterventionPoint => ({period, covered: "full", value: values[i]!, other: null}));
    return studyIntervention(series, ["2018-01-01"], 48)[0]!;
  };
  const runs = [1, 2, 3, 4, 5, 6].map((seed) => study({intervention: {date: "2018-01-01", level: 0.4, slope_per_year: 0.8}}, seed));
  const holds = runs.filter(({fit}) => fit!.level.low < Math.log(0.4) && Math.log(0.4) < fit!.level.high && fit!.slope.low < Math.log(0.8) && Math.log(0.8) < fit!.slope.high);
  assert.ok(holds.length >= 4, `${holds.length} of 6`);
  assert.ok(runs.filter(({finding}) => finding === "change").length >= 5);
  assert.ok([1, 2, 3, 4, 5, 6].filter((seed) => study({}, seed).finding === "change").length <= 1);
});
