import assert from "node:assert/strict";
import test from "node:test";
import {askOwn, numbersAreNumbers, type OwnEvent} from "./own-table.ts";

const arrival = (events: readonly OwnEvent[], input: Readonly<Record<string, string>> = {}) => askOwn("arrival", events, input);
const only = (rows: readonly Readonly<Record<string, unknown>>[], ...names: string[]) => rows.map((row) => names.map((name) => row[name]));
const mopti = {lat: 14.5, lon: -4.2, land: "Mali"};
const center = {lat: 12.4, lon: -1.5, land: "Burkina Faso"};

test("each unit has its first event, in order of arrival, with the days on which it may have happened and the next one", async () => {
  const {rows} = await arrival([{day: "2016-05-01", ...mopti}, {day: "2015-02-01", end: "2015-02-09", ...mopti}, {day: "2015-07-01", ...center}], {per: "country"});
  assert.deepEqual(only(rows, "unit", "date", "date_latest", "next_date", "events", "id"), [["MLI", "2015-02-01", "2015-02-09", "2016-05-01", 2, "0001"], ["BFA", "2015-07-01", "2015-07-01", null, 1, "0002"]]);
});

test("covered_from is the day from which nobody could have missed it: the start of coverage, or --from", async () => {
  assert.deepEqual(only((await arrival([{day: "2016-05-01", ...mopti}], {per: "country"})).rows, "covered_from"), [["2015-01-01"]]);
  assert.deepEqual(only((await arrival([{day: "2016-05-01", ...mopti}], {per: "country", from: "2016"})).rows, "covered_from"), [["2016-01-01"]]);
  assert.deepEqual(only((await arrival([{day: "2019-05-01", ...mopti}], {per: "country"})).rows, "covered_from"), [[null]]);
});

test("events too coarse for the unit never arrive in it, and those before the first are counted", async () => {
  const events: OwnEvent[] = [
    {day: "2015-01-05", ...mopti, level: "country"}, {day: "2015-01-06", ...mopti, level: "admin1"}, {day: "2015-01-07", ...center, level: "country"}, {day: "2015-03-01", ...mopti}, {day: "2015-04-01", ...mopti, level: "admin2"}
  ];
  assert.deepEqual(only((await arrival(events, {per: "cell"})).rows, "unit", "date", "events", "earlier_coarse"), [["150832", "2015-03-01", 1, 2]]);
  assert.deepEqual(only((await arrival(events, {per: "admin1"})).rows, "unit", "date", "events", "earlier_coarse"), [["Mopti", "2015-01-06", 3, 1]]);
  assert.deepEqual(only((await arrival(events, {per: "country"})).rows, "unit", "date", "events", "earlier_coarse"), [["MLI", "2015-01-05", 4, 0], ["BFA", "2015-01-07", 1, 0]]);
});

test("of several events on the first day the one that ends first counts, then the first id", async () => {
  const {rows} = await arrival([{day: "2015-01-05", end: "2015-01-09", ...mopti}, {day: "2015-01-05", ...mopti}, {day: "2015-01-05", ...mopti}], {per: "cell"});
  assert.deepEqual(only(rows, "id", "next_date", "events"), [["0001", "2015-01-05", 3]]);
});

test("no events is no rows; the antimeridian and the poles are cells like others; a place at sea is in no unit", async () => {
  assert.deepEqual((await arrival([{day: "2015-01-01"}], {country: "MLI"})).rows, []);
  const edge = await arrival([{day: "2015-01-01", lat: 0, lon: 180}, {day: "2015-01-02", lat: 0, lon: -180}, {day: "2015-01-03", lat: 90, lon: 0}], {per: "cell"});
  assert.deepEqual(only(edge.rows, "unit"), [["130320"], ["129601"], ["258841"]]);
  assert.ok(numbersAreNumbers(edge));
  assert.deepEqual((await arrival([{day: "2015-01-01", lat: 0, lon: -30}], {per: "admin1"})).rows, []);
});
