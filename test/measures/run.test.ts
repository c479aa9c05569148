import assert from "node:assert/strict";
import {test} from "node:test";
import {measures, runMeasure} from "../../src/measures/index.ts";
import {importFile} from "../../src/store/index.ts";
import {acledCsv, acledRows} from "../fixture/acled.ts";
import {gedCsv, gedRow, gedRows, oneSided} from "../fixture/ged.ts";
import {asking, fileOf, refused, storeOf} from "../fixture/store.ts";

const landmarks = fileOf("landmarks.yml", `source: landmarks
title: Landmark events
license: CC0
citation: the case
census: false
constants: {event_type: other}
columns: {id: no, date_start: day, side_a: who, country: land, latitude: lat, longitude: lon, best: dead}
`);
const landmarkRows = "no,day,who,land,lat,lon,dead\n1,2024-06-11,JNIM,BFA,14.1,-0.2,100\n2,2024-09-17,JNIM,MLI,12.6,-8,\n";
const ucdp = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv([...gedRows(3), oneSided({id: 7, date_start: "2026-01-20"}), gedRow({id: 8, country: "Niger", country_id: 436, latitude: 14, longitude: 2, side_b: "IS", side_b_new_id: 234})])));
const both = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(3))), fileOf("acled.csv", acledCsv(acledRows(4))), [fileOf("landmarks.csv", landmarkRows), {mapping: landmarks}]);

test("from a source that is not a census come events, places and marks; every total, trend and zero is refused with the reason", () => asking(both, async (store) => {
  for (const measure of measures) {
    const asked = runMeasure(store, measure.name, {source: "landmarks", actor: "JNIM"});
    if (measure.census) await refused(asked, "not_a_census", new RegExp(`^${measure.name} cannot be answered from landmarks: Landmark events is not a census, so it gives no totals, trends or zeros`));
    else assert.ok((await asked).cautions.some(({code}) => code === "not_a_census"));
  }
  assert.deepEqual(measures.filter(({census}) => !census).map(({name}) => name), ["events", "places", "marks"]);
}));

test("each source is asked with its own actors, in whatever order they are asked", () => asking(both, async (store) => {
  const events = async (source: string) => (await runMeasure(store, "types", {source, actor: "JNIM"})).rows.map((row) => row.events);
  assert.deepEqual([await events("ucdp"), await events("acled"), await events("ucdp")], [[3], [4], [3]]);
}));

test("a measure answers the state of the moment: an import shows in the next answer of an open store", async () => {
  const directory = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(3))));
  await asking(directory, async (store) => {
    const events = async (input = {}) => (await runMeasure(store, "types", input)).rows.map((row) => row.events);
    assert.deepEqual(await events(), [3]);
    await importFile(directory, fileOf("GEDEvent_v26_0_2.csv", gedCsv(gedRows(2, (i) => ({id: 800 + i})))));
    assert.deepEqual([await events(), await events({release: "26.0.1"})], [[5], [3]]);
  });
});

test("a covered selection without events is one row of zeros by=all, and zeros in every month", () => asking(ucdp, async (store) => {
  const zeros = {events: 0, low: 0, best: 0, high: 0, unknown: 0};
  assert.deepEqual((await runMeasure(store, "fatalities", {by: "all", country: ["GHA"], from: "2026-01", to: "2026-01"})).rows, [{period: "all", ...zeros, covered: "full"}]);
  assert.deepEqual((await runMeasure(store, "fatalities", {by: "month", country: ["GHA"], from: "2026-01", to: "2026-02"})).rows, [
    {period: "2026-01", ...zeros, covered: "full"}, {period: "2026-02", events: null, low: null, best: null, high: null, unknown: null, covered: "none"}
  ]);
  assert.deepEqual((await runMeasure(store, "fatalities", {by: "all", country: ["GHA"], from: "2025-02", to: "2025-03"})).rows, [{period: "all", events: null, low: null, best: null, high: null, unknown: null, covered: "none"}]);
}));

test("the command of a result is the result again", () => asking(ucdp, async (store) => {
  const first = await runMeasure(store, "fatalities", {actor: "JNIM", by: "quarter", split: "type", country: ["MLI", "NER"]});
  const words = first.command.split(" ").slice(3);
  const input: Record<string, string[]> = {};
  for (let i = 0; i < words.length; i += 2) (input[words[i]!.slice(2)] ??= []).push(words[i + 1]!);
  const second = await runMeasure(store, "fatalities", input);
  assert.deepEqual([second.rows, second.command], [first.rows, first.command]);
}));

test("an unknown actor is refused with the nearest names, an unknown country, type, release and measure by what was expected", () => asking(ucdp, async (store) => {
  await refused(runMeasure(store, "types", {actor: "JNMI"}), "unknown_actor", /unknown actor: JNMI \(nearest: JNIM/);
  await refused(runMeasure(store, "types", {country: "Mali"}), "invalid_value", /country: MALI \(expected ISO 3166-1 alpha-3, e\.g\. MLI/);
  await refused(runMeasure(store, "types", {type: "war"}), "invalid_value", /type: war \(expected state-based/);
  await refused(runMeasure(store, "types", {release: "25.1"}), "release_not_loaded");
  await refused(runMeasure(store, "violence", {}), "invalid_value", /measure: violence \(expected events, fatalities/);
  await refused(runMeasure(store, "types", {from: "2026-13"}), "invalid_value", /from: 2026-13 \(expected YYYY, YYYY-MM or YYYY-MM-DD\)/);
}));
