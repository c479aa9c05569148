import assert from "node:assert/strict";
import test from "node:test";
import {askOwn, numbersAreNumbers, type OwnEvent} from "./own-table.ts";

const extent = (events: readonly OwnEvent[], input: Readonly<Record<string, string>> = {}) => askOwn("extent", events, input);
const only = (rows: readonly Readonly<Record<string, unknown>>[], ...names: string[]) => rows.map((row) => names.map((name) => row[name]));

test("cells of a period are told apart into new ones, and those of the period before that are left", async () => {
  const {rows} = await extent([
    {day: "2015-03-01", lat: 10.1}, {day: "2015-04-01", lat: 10.6}, {day: "2015-05-01", lat: 10.7},
    {day: "2016-01-01", lat: 10.6}, {day: "2016-02-01", lat: 11.1},
    {day: "2018-01-01", lat: 10.1}
  ]);
  assert.deepEqual(only(rows, "period", "events", "cells", "new_cells", "left_cells", "covered"), [
    ["2015", 3, 2, 2, null, "full"], ["2016", 2, 2, 1, 1, "full"], ["2017", 0, 0, 0, 2, "full"], ["2018", 1, 1, 0, 0, "full"]
  ]);
});

test("cells of each period are new, stay, come back or are left; the answer gives the first and the last full period", async () => {
  const events: OwnEvent[] = [{day: "2015-03-01", lat: 10.1, lon: 0.1}, {day: "2015-04-01", lat: 10.6, lon: 0.1}, {day: "2016-01-01", lat: 10.6, lon: 0.1}, {day: "2016-01-02", lat: 10.7, lon: 0.2}, {day: "2017-01-01", lat: 10.1, lon: 0.1}];
  const {rows, answer, cautions} = await extent(events, {show: "cells", to: "2017"});
  const [low, high] = [200 * 720 + 360 + 1, 201 * 720 + 360 + 1].map(String);
  assert.deepEqual(only(rows, "period", "cell", "change", "events", "latitude", "longitude"), [
    ["2015", low, "new", 1, 10.25, 0.25], ["2015", high, "new", 1, 10.75, 0.25], ["2016", high, "stayed", 2, 10.75, 0.25], ["2016", low, "left", 0, 10.25, 0.25], ["2017", low, "again", 1, 10.25, 0.25], ["2017", high, "left", 0, 10.75, 0.25]
  ]);
  assert.deepEqual([answer!.code, answer!.values.from, answer!.values.first_cells, answer!.values.to, answer!.values.last_cells], ["extent", "2015", 2, "2017", 1]);
  assert.equal(answer!.text, (await extent(events, {to: "2017"})).answer!.text);
  assert.ok(cautions.some(({code, text}) => code === "extent_grids" && /2015 2 to \d, /.test(text)));
  assert.equal((await extent(events, {by: "all"})).answer, undefined);
});

test("a cell's area is that of its strip of the sphere; a quarter-degree grid covers less", async () => {
  // 6371.0088^2 * (0.5 degrees in radians) * (sin 10.5 - sin 10)
  const {rows} = await extent([{day: "2015-03-01", lat: 10.1, lon: 10.1}], {by: "all"});
  const radians = Math.PI / 180;
  assert.equal(rows[0]!.area_km2, Math.round(6371.0088 ** 2 * 0.5 * radians * (Math.sin(10.5 * radians) - Math.sin(10 * radians))));
  assert.ok(Number(rows[0]!.area_fine_km2) > 0.24 * Number(rows[0]!.area_km2) && Number(rows[0]!.area_fine_km2) < 0.26 * Number(rows[0]!.area_km2));
});

test("a shifted origin parts or joins events that one grid has in one cell", async () => {
  const {rows} = await extent([{day: "2015-03-01", lat: 10.05, lon: 10.05}, {day: "2015-03-02", lat: 10.45, lon: 10.05}], {by: "all"});
  assert.deepEqual(only(rows, "cells", "cells_least", "cells_most"), [[1, 1, 2]]);
});

test("a place known to a district or less has no cell; what it would change is told", async () => {
  const {rows, cautions} = await extent([{day: "2015-03-01"}, {day: "2015-03-02", lat: 20, level: "admin2"}, {day: "2015-03-03", lat: 30, level: "country"}, {day: "2015-03-04", lat: "", lon: "", level: ""}], {by: "all"});
  assert.deepEqual(only(rows, "events", "located", "cells", "cells_all"), [[4, 1, 1, 3]]);
  assert.equal(cautions.find(({code}) => code === "coarse_left_out")?.values?.events, 3);
});

test("centroid, ellipse and shift are those of points counted by hand", async () => {
  const cross = (year: string, lat: number, lon: number): OwnEvent[] => [[1, 0], [-1, 0], [0, 0.5], [0, -0.5]].map(([north, east], i) => ({day: `${year}-0${i + 1}-01`, lat: lat + north!, lon: lon + east!}));
  const {rows} = await extent([...cross("2015", 0, 20), ...cross("2016", 0, 21)], {to: "2016"});
  const [first, second] = rows as [Record<string, number>, Record<string, number>];
  // one degree of a great circle is 111.195 km: variances 2/3 of 111.195^2 north and 2/3 of 55.6^2 east
  assert.deepEqual([first.latitude, first.longitude, first.major_km, first.minor_km, first.distance_km], [0, 20, 90.8, 45.4, 101.5]);
  assert.ok(Math.min(first.bearing!, 180 - first.bearing!) < 0.01);
  assert.equal(second.shift_km, 111.2);
});

test("across the antimeridian and at the pole the centroid is where the events are", async () => {
  const [row] = (await extent([179.5, -179.5, 179.9].map((lon, i) => ({day: `2015-03-0${i + 1}`, lat: -17, lon})), {by: "all"})).rows as [Record<string, number>];
  assert.ok(Math.abs(row.longitude!) > 179.9 && Math.abs(row.latitude! + 17) < 0.01 && row.major_km! < 60, JSON.stringify(row));
  const [polar] = (await extent([0, 90, 180, -90].map((lon, i) => ({day: `2015-03-0${i + 1}`, lat: 89, lon})), {by: "all"})).rows as [Record<string, number>];
  assert.ok(polar.latitude! > 89.999 && Math.abs(polar.major_km! - polar.minor_km!) < 0.2, JSON.stringify(polar));
  assert.ok(numbersAreNumbers(await extent([{day: "2015-03-01", lat: 90, lon: 180}, {day: "2015-03-02", lat: -90, lon: -180}, {day: "2015-03-03", lat: 0, lon: 0}])));
});

test("no, one and two events, and all in one place, have no ellipse or one of nothing, and no number that is not one", async () => {
  const none = await extent([{day: "2015-03-01"}], {country: "MLI"});
  assert.deepEqual(none.rows, []);
  const two = await extent([{day: "2015-03-01"}, {day: "2015-03-02", lat: 12}], {by: "all"});
  assert.deepEqual(only(two.rows, "cells", "major_km", "bearing", "centroid_error_km", "latitude"), [[2, null, null, null, 11]]);
  const same = await extent(Array.from({length: 12}, () => ({day: "2015-03-01"})), {by: "all"});
  assert.deepEqual(only(same.rows, "cells", "major_km", "minor_km", "bearing", "distance_km", "cells_most"), [[1, 0, 0, null, 0, 1]]);
  for (const result of [two, same]) assert.ok(numbersAreNumbers(result));
});

test("cells at equal numbers of events do not grow because events do", async () => {
  const spots = Array.from({length: 10}, (_, i) => 10 + i);
  const {rows} = await extent([...spots.map((lat) => ({day: "2015-05-05", lat})), ...[0, 1, 2].flatMap(() => spots.map((lat) => ({day: "2016-05-05", lat})))], {to: "2016"});
  const [a, b] = rows as [Record<string, number>, Record<string, number>];
  assert.equal(a.cells_equal, 10);
  // 10 of 30 events, three in each of 10 cells: 10 * (1 - C(27, 10) / C(30, 10)) = 7.19
  assert.equal(b.cells_equal, 7.2);
});

test("a period that nothing covers has no number, and none is compared with it; one that is cut is partial", async () => {
  const {rows} = await extent([{day: "2015-03-01"}, {day: "2018-03-01"}], {from: "2015-02", to: "2019"});
  assert.deepEqual(only(rows, "period", "cells", "left_cells", "covered"), [["2015", 1, null, "partial"], ["2016", 0, 1, "full"], ["2017", 0, 0, "full"], ["2018", 1, 0, "full"], ["2019", null, null, "none"]]);
});

test("the whole of a covered selection without events is a row of zeros, that of one which nothing covers has no number", async () => {
  const events = [{day: "2015-03-01"}];
  assert.deepEqual(only((await extent(events, {by: "all", from: "2016", to: "2017"})).rows, "events", "cells", "admin1", "country_codes", "covered"), [[0, 0, 0, "", "full"]]);
  assert.deepEqual(only((await extent(events, {by: "all", from: "2030", to: "2031"})).rows, "events", "cells", "covered"), [[null, null, "none"]]);
});

test("countries are those recorded, units those of the polygon around a place that is known to its region", async () => {
  const {rows} = await extent([{day: "2015-03-01", lat: 14.5, lon: -4.2, land: "Mali"}, {day: "2015-03-02", lat: 14.5, lon: -4.2, land: "Mali", level: "country"}, {day: "2015-03-03", lat: 12.4, lon: -1.5, land: "Burkina Faso", level: "admin1"}], {by: "all"});
  assert.deepEqual(only(rows, "countries", "country_codes", "admin1", "cells"), [[2, "BFA, MLI", 2, 1]]);
});
