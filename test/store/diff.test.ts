import assert from "node:assert/strict";
import {test} from "node:test";
import fc from "fast-check";
import {acledApi} from "../../src/sources/acled-api.ts";
import {importDeletions} from "../../src/store/deletions.ts";
import {diffReleases, importFile, type ReleaseDiff} from "../../src/store/index.ts";
import {acledCsv, acledRow} from "../fixture/acled.ts";
import {csv} from "../fixture/csv.ts";
import {gedCsv, gedRow, type GedRowValues} from "../fixture/ged.ts";
import {asking, eventsOf, fileOf, refused, storeOf} from "../fixture/store.ts";

const ged = (name: string, ...rows: GedRowValues[]) => fileOf(`GEDEvent_v${name}.csv`, gedCsv(rows.map((row) => gedRow(row))));
const diff = (directory: string, before: string, after: string, limit?: number) => asking(directory, (store) => diffReleases(store, before, after, limit === undefined ? {} : {limit}));
const brief = ({events}: ReleaseDiff) => events.map(({change, id, columns}) => [change, id, columns?.join(" ") ?? null].join(" ").trim());
const codes = ({compared}: ReleaseDiff) => compared.notes.map(({code}) => code);

test("events are added, removed and changed by id, with the columns that changed and the change in deaths", async () => {
  const directory = await storeOf(
    ged("26_0_1", {id: 1}, {id: 2, best: 5, high: 9, low: 4}, {id: 3}),
    ged("26_01_26_03", {id: 1}, {id: 2, best: 7, high: 9, low: 4, side_b: "IS", side_b_new_id: 234}, {id: 4, best: 11, low: 10, high: 12}));
  const found = await diff(directory, "26.0.1", "26.01-26.03");
  assert.deepEqual(found.counts, {added: 1, removed: 1, changed: 1, same: 1, outside: {before: 0, after: 0}});
  assert.deepEqual(brief(found), ["added 4", "removed 3", "changed 2 best side_b"]);
  assert.deepEqual(found.deaths.before, {events: 3, low: 10, best: 11, high: 15, unknown: 0});
  assert.deepEqual(found.deaths.change, {low: 7, best: 10, high: 9});
  const changed = found.events.find(({change}) => change === "changed");
  assert.deepEqual([changed?.before, changed?.after], [{best: 5, side_b: "JNIM"}, {best: 7, side_b: "IS"}]);
  assert.deepEqual(found.columns, [{column: "best", events: 1}, {column: "side_b", events: 1}]);
});

test("the change in deaths is told for each country; an event that moved takes its deaths along", async () => {
  const directory = await storeOf(
    ged("26_0_1", {id: 1, best: 5, low: 5, high: 5}, {id: 2}, {id: 3, country: "Togo", country_id: 461, latitude: 9, longitude: 0.9}),
    ged("26_01_26_01", {id: 1, best: 5, low: 5, high: 5, country: "Burkina Faso", country_id: 439, latitude: 13, longitude: -1}, {id: 2}, {id: 3, country: "Togo", country_id: 461, latitude: 9, longitude: 0.9}));
  const {countries} = await diff(directory, "26.0.1", "26.01-26.01");
  assert.deepEqual(countries.map(({country, added, removed, changed, change}) => [country, added, removed, changed, change.best]), [["BFA", 0, 0, 1, 5], ["MLI", 0, 0, 0, -5]]);
});

test("a Candidate release and a yearly one are compared for the month that both cover, and this is said", async () => {
  const directory = await storeOf(
    ged("25_0_12", {id: 1, date_start: "2025-12-05"}, {id: 2, date_start: "2025-12-06"}, {id: 9, date_start: "2025-11-30"}),
    ged("26_1", {id: 1, date_start: "2025-12-05"}, {id: 5, date_start: "2025-12-07"}, {id: 6, date_start: "2019-03-01"}));
  const found = await diff(directory, "25.0.12", "26.1");
  assert.deepEqual(found.compared.period, [{from: "2025-12-01", to: "2025-12-31"}]);
  assert.match(found.compared.notes.find(({code}) => code === "overlap")!.text, /2025-12-01 to 2025-12-31, which both cover/);
  assert.deepEqual(brief(found), ["added 5", "removed 2"]);
  assert.deepEqual(found.counts.outside, {before: 1, after: 1});
});

test("releases without a common period are compared on the ids in both alone", async () => {
  const found = await diff(await storeOf(ged("26_0_1", {id: 1}, {id: 2}), ged("26_0_2", {id: 1, best: 4, high: 4}, {id: 3, date_start: "2026-02-01"})), "26.0.1", "26.0.2");
  assert.deepEqual([brief(found), codes(found), found.counts.outside], [["changed 1 best high"], ["no_common_period"], {before: 1, after: 1}]);
});

test("what a part of a release lacks was not removed", async () => {
  const found = await diff(await storeOf(ged("26_1", {id: 1, date_start: "2025-01-01"}, {id: 2, date_start: "2025-01-02"}), ged("26_1_mali", {id: 1, date_start: "2025-01-03"})), "26.1", "26.1-part");
  assert.deepEqual([brief(found), codes(found)], [["changed 1 date_start date_end"], ["part"]]);
});

const mapping = (id: boolean) => fileOf("mapping.yml", `source: own\ntitle: Own\nlicense: CC0 1.0\ncitation: invented\ncensus: true\ncovers: {from: 2024-01-01, to: 2024-12-31, countries: [MLI]}
constants: {event_type: battle, country: MLI}\ncolumns: {${id ? "id: id, " : ""}date_start: day, best: dead}\n`);
const table = (...rows: (readonly [id: string, day: string, dead: number])[]) => fileOf("own.csv", csv(["id", "day", "dead"], rows.map(([id, day, dead]) => ({id, day, dead}))));

test("a table without identifiers is compared by whole rows, and this is said", async () => {
  const how = {mapping: mapping(false)};
  const directory = await storeOf([table(["", "2024-01-01", 3], ["", "2024-01-01", 3], ["", "2024-01-02", 4]), {...how, version: "one"}], [table(["", "2024-01-02", 4], ["", "2024-01-01", 3], ["", "2024-01-05", 4]), {...how, version: "two"}]);
  const found = await diff(directory, "one", "two");
  assert.deepEqual(codes(found), ["no_ids"]);
  assert.deepEqual(found.counts, {added: 1, removed: 1, changed: 0, same: 2, outside: {before: 0, after: 0}});
  assert.deepEqual(found.events.map(({change, id, before, after}) => [change, id, before?.date_start ?? after?.date_start]), [["added", "", "2024-01-05"], ["removed", "", "2024-01-01"]]);
});

test("a table whose ids do not meet is said to have none in common", async () => {
  const how = {mapping: mapping(true)};
  const found = await diff(await storeOf([table(["a", "2024-01-01", 3]), {...how, version: "one"}], [table(["b", "2024-01-01", 3]), {...how, version: "two"}]), "one", "two");
  assert.deepEqual([codes(found), brief(found)], [["no_shared_ids"], ["added b", "removed a"]]);
});

test("of ACLED's events only ids and counts are told, as they stood with each release, deletions included", async () => {
  const rows = (...values: (readonly [string, number, number])[]) => fileOf("acled.csv", acledCsv(values.map(([id, fatalities, timestamp]) => acledRow({event_id_cnty: id, fatalities, timestamp}))));
  const covers = {from: "2024-01-01", to: "2024-12-31", countries: ["MLI"]};
  const directory = await storeOf([rows(["MLI1", 3, 100], ["MLI2", 4, 100], ["MLI3", 1, 100]), {covers, version: "first"}], [rows(["MLI2", 9, 200]), {covers, version: "second"}]);
  const found = await diff(directory, "first", "second");
  assert.deepEqual(found.counts, {added: 0, removed: 0, changed: 1, same: 2, outside: {before: 0, after: 0}});
  assert.deepEqual(found.events, [{id: "MLI2", change: "changed", columns: null, before: null, after: null}]);
  assert.deepEqual([found.deaths.change.best, codes(found)], [5, ["standing", "rows_restricted"]]);
  const deletions = await importDeletions(directory, acledApi, [{id: "MLI1", deleted: 300}], {origin: "invented"});
  assert.deepEqual(brief(await diff(directory, "second", deletions!.release.id)), ["removed MLI1"]);
});

test("no more events are listed than asked for, the largest change of deaths first, and the rest is counted", async () => {
  const directory = await storeOf(ged("26_0_1", {id: 9, best: 0, low: 0, high: 0}), ged("26_01_26_01", ...[3, 9, 5].map((best, i) => ({id: i + 1, best, low: best, high: best}))));
  const found = await diff(directory, "26.0.1", "26.01-26.01", 2);
  assert.deepEqual([brief(found), found.unlisted], [["added 2", "added 3"], 2]);
});

test("releases of two sources, an unknown release and a list of deletions alone are refused", async () => {
  const directory = await storeOf(ged("26_0_1", {id: 1}), ged("26_0_2", {id: 1}), [table(["a", "2024-01-01", 3]), {mapping: mapping(true), version: "one"}]);
  await refused(diff(directory, "26.0.1", "one"), "diff_sources", /ucdp-26\.0\.1 and own-one/);
  await refused(diff(directory, "26.0.3", "26.0.1"), "release_not_loaded", /no release 26\.0\.3 in this store \(loaded: ucdp-26\.0\.1, ucdp-26\.0\.2\)/);
});

test("applying the difference of two releases to the first gives the second", async () => {
  const row = fc.record({id: fc.integer({min: 1, max: 8}), day: fc.integer({min: 1, max: 28}), best: fc.integer({min: 0, max: 9}), side: fc.constantFrom("JNIM", "IS"), adm: fc.constantFrom("Mopti region", "Gao region")});
  const release = fc.uniqueArray(row, {minLength: 1, maxLength: 8, selector: ({id}) => id});
  const toRow = (one: {id: number; day: number; best: number; side: string; adm: string}): GedRowValues => ({id: one.id, date_start: `2026-01-${String(one.day).padStart(2, "0")}`, best: one.best, low: one.best, high: one.best, side_b: one.side, side_b_new_id: one.side === "IS" ? 234 : 6716, adm_1: one.adm});
  await fc.assert(fc.asyncProperty(release, release, async (a, b) => {
    const directory = await storeOf(ged("26_0_1", ...a.map(toRow)));
    await importFile(directory, ged("26_01_26_01", ...b.map(toRow)));
    const found = await diff(directory, "26.0.1", "26.01-26.01", 0);
    const select = "e.id, CAST(date_start AS VARCHAR) AS date_start, CAST(date_end AS VARCHAR) AS date_end, best, low, high, b.name AS side_b, adm_1";
    const events = new Map((await eventsOf(directory, "ucdp", select, {release: "26.0.1"})).map((event) => [String(event.id), event]));
    for (const {id, change, after} of found.events) {
      if (change === "removed") events.delete(id);
      else events.set(id, Object.fromEntries(Object.entries({...events.get(id), id, ...after}).filter(([name]) => /^(id|date_start|date_end|best|low|high|side_b|adm_1)$/.test(name))));
    }
    const sorted = [...events.values()].toSorted((x, y) => Number(x.id) - Number(y.id));
    assert.deepEqual(sorted.map((event) => ({...event})), await eventsOf(directory, "ucdp", select, {release: "26.01-26.01"}));
  }), {numRuns: 10});
});
