import assert from "node:assert/strict";
import test from "node:test";
import {runMeasure} from "../../src/measures/index.ts";
import {gedCsv, gedRow, oneSided} from "../fixture/ged.ts";
import {asking, fileOf, storeOf} from "../fixture/store.ts";

const directory = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv([
  gedRow({id: 1, best: 3, low: 3, high: 3}),
  gedRow({id: 2, best: 5, low: 4, high: 9}),
  oneSided({id: 3, best: 9}),
  gedRow({id: 4, where_prec: 4, where_coordinates: "Mopti region", best: 9, low: 9, high: 9}),
  gedRow({id: 5, where_prec: 6, where_coordinates: "Mali", latitude: 17.5, longitude: -3, best: 0, low: 0, high: 0})
])));

test("places group by point, kind of violence and what the place is known to", () => asking(directory, async (store) => {
  const {rows} = await runMeasure(store, "places");
  assert.deepEqual(rows.map(({place_level, event_type, events, best}) => [place_level, event_type, events, best]), [
    ["exact", "one-sided", 1, 9], ["admin1", "state-based", 1, 9], ["exact", "state-based", 2, 8], ["country", "state-based", 1, 0]
  ].toSorted((a, b) => Number(b[3]) - Number(a[3]) || Number(b[2]) - Number(a[2])));
}));

test("--precision leaves the less precise places out", () => asking(directory, async (store) => {
  assert.equal((await runMeasure(store, "events", {precision: 2})).rows.length, 3);
  assert.equal((await runMeasure(store, "events", {precision: 4})).rows.length, 4);
}));

test("admin1 names the polygon that the point lies in, or the source's own name, and keeps events known only to the country apart", () => asking(directory, async (store) => {
  const names = async (kind: string) => (await runMeasure(store, "admin1", {names: kind})).rows.map(({admin1, events}) => [admin1, events]);
  assert.deepEqual(await names("polygon"), [["Mopti", 4], [null, 1]]);
  assert.deepEqual(await names("source"), [["Mopti region", 4], [null, 1]]);
}));

test("a region is selected by the source's name or by the polygon's, without regard to case and accents", () => asking(directory, async (store) => {
  for (const name of ["mopti region", "MOPTI", "Móptí"]) assert.ok((await runMeasure(store, "events", {admin1: name})).rows.length >= 4, name);
}));

test("deadliest ranks by best estimate; ties share a rank and are all listed", () => asking(directory, async (store) => {
  const {rows} = await runMeasure(store, "deadliest", {n: 1});
  assert.deepEqual(rows.map(({rank, id, best}) => [rank, id, best]), [[1, "3", 9], [1, "4", 9]]);
}));

test("types counts the source's own kinds", () => asking(directory, async (store) => {
  assert.deepEqual((await runMeasure(store, "types")).rows.map(({event_type, events, best}) => [event_type, events, best]), [["state-based", 4, 17], ["one-sided", 1, 9]]);
}));
