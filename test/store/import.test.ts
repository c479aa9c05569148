import assert from "node:assert/strict";
import {createHash} from "node:crypto";
import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {importFile, type ImportProgress} from "../../src/store/index.ts";
import {readState} from "../../src/store/state.ts";
import {acledCsv, acledRow, acledRows} from "../fixture/acled.ts";
import {gedCsv, gedRow, gedRows} from "../fixture/ged.ts";
import {asking, contentsOf, eventsOf, fileOf, importOf, newFolder, refused, storeOf} from "../fixture/store.ts";

test("the summary counts what was read, accepted, rejected by reason, duplicate and revised, and the events that now stand", async () => {
  const directory = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(60))));
  const rows = [...gedRows(40), ...gedRows(5, (i) => ({id: 500 + i})), gedRow({id: 600, latitude: 91}), gedRow({id: 601, best: -1}), gedRow({id: 602, longitude: 200}), gedRow({id: 500, date_start: "2026-01-01"})];
  const {release, rejected, events, unchanged} = await importFile(directory, fileOf("GEDEvent_v26_0_2.csv", gedCsv(rows)), {maxRejected: 0.2});
  assert.deepEqual(release.rows, {read: 49, accepted: 45, rejected: {"negative:best": 1, "out_of_range:latitude": 1, "out_of_range:longitude": 1}, duplicates: 1, revised: 40});
  assert.deepEqual(rejected.map(({reason, field, rows: n, about}) => [reason, field, n, about]), [
    ["negative", "best", 1, "a number of deaths is below zero"], ["out_of_range", "latitude", 1, "the value is outside of what the field can hold"], ["out_of_range", "longitude", 1, "the value is outside of what the field can hold"]
  ]);
  assert.deepEqual([events, unchanged], [65, false]);
});

test("a release keeps where it is from: address, checksum, size, time, reader, licence, schema", async () => {
  const path = fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(3)));
  const directory = await storeOf([path, {now: () => new Date("2026-11-22T09:08:07Z")}]);
  const [release] = readState(directory).releases;
  assert.deepEqual([release!.id, release!.source, release!.reader, release!.version, release!.retrieved, release!.license, release!.schema, release!.kind], ["ucdp-26.0.1", "ucdp", "ucdp-ged", "26.0.1", "2026-11-22T09:08:07.000Z", "CC BY 4.0", 1, "events"]);
  assert.deepEqual([release!.origin, release!.sha256, release!.bytes], [path, createHash("sha256").update(readFileSync(path)).digest("hex"), statSync(path).size]);
});

test("the same file again is unchanged and writes nothing; said to cover another span it is read again", async () => {
  const path = fileOf("acled.csv", acledCsv(acledRows(5)));
  const covers = {from: "2024-01-01", to: "2024-12-31", countries: ["MLI"]};
  const directory = await storeOf([path, {covers, now: () => new Date("2026-01-01T00:00:00Z")}]);
  const before = contentsOf(directory);
  const again = await importFile(directory, path, {covers});
  assert.deepEqual([again.unchanged, again.release.version, again.events], [true, "2026-01-01", 5]);
  assert.deepEqual(contentsOf(directory), before);
  const wider = await importFile(directory, path, {covers: {...covers, from: "2023-01-01"}});
  assert.deepEqual([wider.unchanged, wider.events, wider.release.covers], [false, 5, [{from: "2023-01-01", to: "2024-12-31"}]]);
});

test("two sources live in one store and do not touch each other's events", async () => {
  const directory = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(3))), fileOf("acled.csv", acledCsv(acledRows(4))), fileOf("GEDEvent_v26_0_2.csv", gedCsv(gedRows(2, (i) => ({id: 900 + i})))));
  assert.equal((await eventsOf(directory, "ucdp", "e.id")).length, 5);
  const acled = await eventsOf(directory, "acled", "a.name AS a, b.name AS b, p.gid, e.country");
  assert.deepEqual(acled[0], {a: "Military Forces of Mali (2021-)", b: "JNIM: Group for Support of Islam and Muslims", gid: 150832, country: "MLI"});
});

test("an actor keeps its key, and so does a place, through every later import", async () => {
  const directory = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv([gedRow({id: 1, side_b: "Zulu Front", side_b_new_id: 2})])));
  const keys = () => eventsOf(directory, "ucdp", "e.a, e.b, e.place");
  const [before] = await keys();
  await importFile(directory, fileOf("GEDEvent_v26_0_2.csv", gedCsv([gedRow({id: 2, side_b: "Alpha Front", side_b_new_id: 1, latitude: 10, longitude: -1})])));
  assert.deepEqual((await keys())[0], before);
});

test("names that differ in id or kind are different actors, also where the id is missing", async () => {
  const {directory} = await importOf("GEDEvent_v26_0_1.csv", gedCsv([gedRow({id: 1, side_b: "Front", side_b_new_id: 1}), gedRow({id: 2, side_b: "Front", side_b_new_id: 2}), gedRow({id: 3, side_b: "Front", side_b_new_id: ""}), gedRow({id: 4, side_b: "Front", side_b_new_id: 1})]));
  const keys = (await eventsOf(directory, "ucdp", "e.b")).map(({b}) => b);
  assert.equal(new Set(keys).size, 3);
  assert.equal(keys[0], keys[3]);
});

test("places carry cell, first-level unit, coast, border and capitals, each in km", async () => {
  const {directory} = await importOf("GEDEvent_v26_0_1.csv", gedCsv([gedRow({latitude: 12.65, longitude: -8}), gedRow({id: 2, latitude: 0, longitude: 0, where_prec: 7, country: "", country_id: ""})]));
  const [bamako, sea] = await eventsOf(directory, "ucdp", "p.gid, p.country, p.admin1, p.capital_km, p.coast_km, p.border_km, p.nearest_capital");
  assert.deepEqual([sea!.country, sea!.admin1, sea!.gid], [null, null, 129961]);
  assert.deepEqual([bamako!.country, bamako!.nearest_capital], ["MLI", "MLI"]);
  assert.ok(Number(bamako!.capital_km) < 5 && Number(bamako!.coast_km) > 600 && Number(bamako!.border_km) > 50, JSON.stringify(bamako));
});

test("the reader is found by the columns, named with --as, and refused by name", async () => {
  const file = fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(2)));
  const directory = join(newFolder(), "store");
  await refused(importFile(directory, file, {reader: "gdelt"}), "invalid_value", /invalid --as: gdelt \(expected one of ucdp-ged, acled-export/);
  await refused(importFile(directory, file, {reader: "acled-export"}), "file_unknown_form");
  assert.equal((await importFile(directory, file, {reader: "ucdp-ged"})).release.reader, "ucdp-ged");
});

test("progress tells the step and the file", async () => {
  const seen: ImportProgress[] = [];
  await importOf("acled.csv", acledCsv([acledRow()]), {progress: (progress) => void seen.push(progress)});
  assert.ok(seen.some(({step, file}) => step === "check" && file === "acled.csv"));
});

test("free text stays in the release file and out of the current events", async () => {
  const {directory} = await importOf("GEDEvent_v26_0_1.csv", gedCsv([gedRow()]));
  await asking(directory, async (store) => {
    const view = await store.view("ucdp");
    const columns = (await view.all(`DESCRIBE SELECT * FROM ${view.events}`)).map(({column_name}) => column_name);
    for (const text of ["source_office", "source_headline", "source_original", "notes", "source_url"]) assert.ok(!columns.includes(text), text);
    const [row] = await view.all(`SELECT source_office, source_headline, source_original FROM ${view.text(view.releases[0]!)}`);
    assert.deepEqual(row, {source_office: "Invented Wire", source_headline: "A clash", source_original: "army"});
  });
});

test("a memory that is too small for the file is an error with a cure, and the store is as before", async () => {
  const directory = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(2))));
  const before = contentsOf(directory);
  await refused(importFile(directory, fileOf("GEDEvent_v26_0_2.csv", gedCsv(gedRows(2))), {engine: {memory: "1MB"}}), "engine_memory", /needs more memory than the engine has/);
  assert.deepEqual(contentsOf(directory), before);
});
