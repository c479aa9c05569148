import assert from "node:assert/strict";
import test from "node:test";
import {squareCell} from "../../src/geo/square-grid.ts";
import {askOwn, numbersAreNumbers, type OwnEvent} from "./own-table.ts";

const scdi = (events: readonly OwnEvent[], input: Readonly<Record<string, string>> = {}) => askOwn("scdi", events, input);
const only = (rows: readonly Readonly<Record<string, unknown>>[], ...names: string[]) => rows.map((row) => names.map((name) => row[name]));

/** Nine events about the middle of a cell, so many degrees apart. */
function nine(step: number): OwnEvent[] {
  const {south, north, west, east} = squareCell(10, 10, 50);
  const [lat, lon] = [(south + north) / 2, (west + east) / 2];
  return [-1, 0, 1].flatMap((north) => [-1, 0, 1].map((east) => ({day: "2015-03-01", lat: lat + north * step, lon: lon + east * step})));
}

test("events close together in a cell are clustered, events apart are dispersed, and a count over the cutoff is high", async () => {
  assert.deepEqual(only((await scdi(nine(0.02), {show: "cells"})).rows, "events", "class"), [[9, "clustered high"]]);
  const apart = await scdi(nine(0.14), {show: "cells"});
  assert.deepEqual(only(apart.rows, "events", "class"), [[9, "dispersed high"]], JSON.stringify(apart.rows));
  assert.deepEqual(only((await scdi(nine(0.02), {show: "cells", cutoff: "40"})).rows, "class"), [["clustered low"]]);
});

test("the intensity is events for the area of the cell, about 2,500 km²", async () => {
  const [row] = (await scdi(nine(0.02), {show: "cells"})).rows;
  assert.ok(Math.abs(Number(row!.per_10000_km2) - 36) < 1, String(row!.per_10000_km2));
});

test("one event has no neighbour; events at one place are as clustered as can be; imprecise ones are in no cell", async () => {
  const {rows, cautions} = await scdi([{day: "2015-03-01"}, {day: "2015-03-01", lat: 20}, {day: "2015-04-01", lat: 20}, {day: "2015-04-01", lat: 20, level: "admin2"}], {show: "cells"});
  assert.deepEqual(only(rows, "events", "class", "ratio"), [[2, "clustered low", 0], [1, "single", null]]);
  assert.equal(cautions.find(({code}) => code === "coarse_left_out")?.values?.events, 1);
});

test("years count their cells of each class, zero where nothing is recorded and nothing where nothing is covered", async () => {
  const {rows} = await scdi([...nine(0.02), {day: "2017-01-01"}], {to: "2019"});
  assert.deepEqual(only(rows, "year", "events", "clustered_high", "single", "covered"), [["2015", 9, 1, 0, "full"], ["2016", 0, 0, 0, "full"], ["2017", 1, 0, 1, "full"], ["2018", 0, 0, 0, "full"], ["2019", null, null, null, "none"]]);
  assert.ok(Number(rows[0]!.high_least) <= 1 && Number(rows[0]!.high_most) >= 1);
});

test("no events, the antimeridian and the poles give rows with numbers", async () => {
  assert.deepEqual((await scdi([{day: "2015-03-01"}], {country: "MLI"})).rows, []);
  const edge: OwnEvent[] = [{day: "2015-03-01", lat: 90, lon: 180}, {day: "2015-03-01", lat: -90, lon: -180}, {day: "2015-03-01", lat: 0, lon: 180}, {day: "2015-03-01", lat: 0, lon: -180}, {day: "2015-03-01", lat: 89.9, lon: 0}, {day: "2015-03-01", lat: 89.9, lon: 179}];
  for (const show of ["cells", "years"]) assert.ok(numbersAreNumbers(await scdi(edge, {show})));
});
