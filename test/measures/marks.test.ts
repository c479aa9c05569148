import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {runMeasure, type Result} from "../../src/measures/index.ts";
import {periodEnd, periodOf, periodsBetween, periodStart} from "../../src/measures/period.ts";
import {gedCsv, gedRow, oneSided} from "../fixture/ged.ts";
import {asking, fileOf, refused, storeOf} from "../fixture/store.ts";

/** Five points in three squares of half a degree, two of them in one, on both sides of the antimeridian and without coordinates. */
const directory = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv([
  gedRow({id: 1, latitude: 14.1, longitude: -4.4, best: 3, low: 2, high: 5, date_start: "2026-01-01"}),
  gedRow({id: 2, latitude: 14.3, longitude: -4.2, best: 5, low: 4, high: 9, date_start: "2026-01-05"}),
  gedRow({id: 3, latitude: 14.3, longitude: -4.2, best: 7, low: 7, high: 7, date_start: "2026-01-30", date_end: "2026-02-02"}),
  oneSided({id: 4, latitude: 14.3, longitude: -4.2, best: 1, date_start: "2026-01-30"}),
  gedRow({id: 5, latitude: 14.6, longitude: -4.2, where_prec: 4, best: 9, low: 9, high: 9, date_start: "2025-12-29"}),
  gedRow({id: 6, latitude: -16.5, longitude: 179.9, country: "Fiji", country_id: 950, best: 2, low: 2, high: 2}),
  gedRow({id: 7, latitude: -16.5, longitude: -179.9, country: "Fiji", country_id: 950, best: 0, low: 0, high: 0})
])));

const ask = (input: Record<string, string | number> = {}, measure = "marks"): Promise<Result> => asking(directory, (store) => runMeasure(store, measure, input));
const cells = (rows: Result["rows"], ...columns: string[]) => rows.map((row) => columns.map((name) => row[name]));

test("a mark is a square with its kinds of violence, at the mean position of its events, the deadliest first", async () => {
  const {rows} = await ask();
  assert.deepEqual(cells(rows, "mark", "event_type", "events", "low", "best", "high", "latitude", "longitude", "coarse"), [
    [0, "one-sided", 1, 1, 1, 1, 14.25, -4.25, 0], [0, "state-based", 3, 13, 15, 21, 14.25, -4.25, 0], [1, "state-based", 1, 9, 9, 9, 14.6, -4.2, 1],
    [2, "state-based", 1, 2, 2, 2, -16.5, 179.9, 0], [3, "state-based", 1, 0, 0, 0, -16.5, -179.9, 0]
  ]);
});

test("with size 0 the published places are the marks; without kinds each has one row", async () => {
  const {rows} = await ask({size: 0, split: "none"});
  assert.deepEqual(cells(rows, "mark", "events", "best", "latitude", "longitude"), [[0, 3, 13, 14.3, -4.2], [1, 1, 9, 14.6, -4.2], [2, 1, 3, 14.1, -4.4], [3, 1, 2, -16.5, 179.9], [4, 1, 0, -16.5, -179.9]]);
});

test("by period a mark keeps its number and position, and its periods sum to what it is without", async () => {
  const {rows} = await ask({by: "week", split: "none"});
  assert.deepEqual(cells(rows.filter(({mark}) => mark === 0), "period", "events", "best", "latitude"), [["2026-W01", 1, 3, 14.25], ["2026-W02", 1, 5, 14.25], ["2026-W05", 2, 8, 14.25]]);
  assert.deepEqual(cells(rows.filter(({mark}) => mark === 1), "period"), [["2026-W01"]], "29 December belongs to the first week of the next year");
  for (const by of ["week", "month", "quarter", "year"]) for (const count of ["start", "spread"]) {
    const summed = (some: Result["rows"], column: string) => some.reduce((sum, row) => sum + Number(row[column]), 0);
    const periods = await ask({by, count});
    for (const column of ["events", "low", "best", "high", "unknown"]) assert.ok(Math.abs(summed(periods.rows, column) - summed((await ask()).rows, column)) < 0.05, `${by} ${count} ${column}`);
  }
});

test("an event that runs into the next month is divided over its days where that is asked", async () => {
  const {rows} = await ask({by: "month", count: "spread", split: "none", size: 0});
  assert.deepEqual(cells(rows.filter(({mark}) => mark === 0), "period", "events", "best"), [["2026-01", 3, 5 + 1 + 3.5], ["2026-02", 0, 3.5]]);
});

test("beyond the limit stand the marks with fewest deaths, and a caution says how many events they hold", async () => {
  const {rows, cautions} = await ask({limit: 2});
  assert.deepEqual([...new Set(rows.map(({mark}) => mark))], [0, 1]);
  assert.deepEqual(cautions.find(({code}) => code === "limited")!.values, {shown: 5, events: 7, limit: 2});
  assert.equal((await ask()).cautions.some(({code}) => code === "limited"), false);
});

test("the marks of any size hold all events that are on the map", () => fc.assert(fc.asyncProperty(fc.double({min: 0.05, max: 30, noNaN: true}), async (size) => {
  const {rows} = await ask({size: size.toFixed(3)});
  assert.equal(rows.reduce((sum, row) => sum + Number(row.events), 0), 7);
}), {numRuns: 20}));

test("with size 360 all events are one mark, those without a place too, at once and by period", async () => {
  const summed = (rows: Result["rows"], column: string) => rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
  const {rows: [all]} = await ask({by: "all"}, "fatalities");
  for (const input of [{}, {by: "month"}, {by: "week", count: "spread"}] as Record<string, string>[]) {
    const {rows} = await ask({size: 360, ...input});
    assert.deepEqual([...new Set(rows.map(({mark, latitude}) => `${mark} ${latitude}`))], ["0 null"]);
    for (const column of ["events", "low", "best", "high", "unknown"]) assert.ok(Math.abs(summed(rows, column) - Number(all![column])) < 0.05, column);
  }
});

test("a box keeps what lies within, also across the antimeridian and from a map that was turned around the world", async () => {
  const ids = async (bbox: string) => (await ask({bbox}, "events")).rows.map(({id}) => Number(id)).sort();
  assert.deepEqual(await ids("-5,14,-4,14.5"), [1, 2, 3, 4]);
  assert.deepEqual(await ids("-4.2,14.3,-4.2,14.3"), [2, 3, 4]);
  assert.deepEqual(await ids("179,-17,-179,-16"), [6, 7]);
  assert.deepEqual(await ids("179,-17,181,-16"), [6, 7]);
  assert.deepEqual(await ids("355,14,356,14.5"), [1, 2, 3, 4]);
  assert.deepEqual(await ids("-180,-90,180,90"), [1, 2, 3, 4, 5, 6, 7]);
  assert.deepEqual(await ids("-400,-90,300,90"), [1, 2, 3, 4, 5, 6, 7]);
  assert.equal((await ask({bbox: " -5, 14,-4,14.5"})).selection.bbox, "-5,14,-4,14.5");
  for (const bad of ["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "0,20,1,10", "0,-91,1,10", "1e2,0,2,1", "NaN,0,1,1", "800,0,801,1"]) await refused(ask({bbox: bad}), "invalid_value", /bbox.*west,south,east,north/);
});

test("--deaths leaves out events with fewer deaths by the best estimate, and keeps those with none only at 0", async () => {
  const ids = async (deaths: number) => (await ask({deaths}, "events")).rows.map(({id}) => Number(id)).sort();
  assert.deepEqual([await ids(5), await ids(0), await ids(100)], [[2, 3, 5], [1, 2, 3, 4, 5, 6, 7], []]);
  await refused(ask({deaths: "many"}), "invalid_value", /deaths.*a whole number from 0/);
});

test("a week begins on Monday, belongs to the year of its Thursday, and every day lies in one", () => {
  assert.deepEqual(["2024-12-29", "2024-12-30", "2026-01-01", "2027-01-03", "2027-01-04"].map((day) => periodOf(day, "week")), ["2024-W52", "2025-W01", "2026-W01", "2026-W53", "2027-W01"]);
  assert.deepEqual(periodsBetween("2026-W52", "2027-W02", "week"), ["2026-W52", "2026-W53", "2027-W01", "2027-W02"]);
  fc.assert(fc.property(fc.integer({min: -20_000, max: 40_000}), (days) => {
    const day = new Date(days * 86_400_000).toISOString().slice(0, 10);
    const week = periodOf(day, "week");
    assert.ok(periodStart(week) <= day && day <= periodEnd(week));
    assert.equal(new Date(periodStart(week)).getUTCDay(), 1);
    assert.equal(periodOf(periodStart(week), "week"), week);
  }));
});
