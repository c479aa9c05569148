import assert from "node:assert/strict";
import {gzipSync} from "node:zlib";
import {test} from "node:test";
import {ucdpGed} from "../../src/sources/ucdp-ged.ts";
import {Engine, literal} from "../../src/store/engine.ts";
import {gedColumns, gedCsv, gedRow, gedRows, oneSided} from "../fixture/ged.ts";
import {asking, eventsOf, fileOf, importOf, newFolder, refused, storeOf} from "../fixture/store.ts";
import {zipFile} from "./zip-file.ts";

const name = "GEDEvent_v26_0_1.csv";
const all = "e.* EXCLUDE (place, a, b, assoc_a, assoc_b, release, file_row_number), a.name AS side_a, b.name AS side_b, p.gid";
const rows = gedRows(12, (i) => i % 3 ? {} : oneSided({id: 100001 + i, latitude: 13.75, longitude: -3.25, country: "Burkina Faso", country_id: 439}));

async function eventsIn(content: string | Buffer, file = name) {
  const {directory} = await importOf(file, content);
  return eventsOf(directory, "ucdp", all);
}

test("the 49 columns are read in any order, without a header, with R's NA and with a row of HXL tags", async () => {
  const plain = await eventsIn(gedCsv(rows));
  assert.equal(plain.length, 12);
  assert.deepEqual(await eventsIn(gedCsv(rows, {columns: gedColumns.toReversed()})), plain, "reversed");
  assert.deepEqual(await eventsIn(gedCsv(rows, {header: false})), plain, "no header");
  assert.deepEqual(await eventsIn(gedCsv(rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value === "" ? "NA" : value]))))), plain, "NA");
  const tagged = gedCsv([Object.fromEntries(gedColumns.map((column, i) => [column, i % 4 ? `#${column.replaceAll("_", "+")}` : ""])), ...rows]);
  assert.deepEqual(await eventsIn(tagged), plain, "HXL");
});

test("csv, csv.gz, zip and parquet of the same rows make the same events, and so do names of columns in capitals", async () => {
  const text = gedCsv(rows);
  const plain = await eventsIn(text);
  assert.deepEqual(await eventsIn(gzipSync(text), `${name}.gz`), plain, "gzip");
  assert.deepEqual(await eventsIn(zipFile([{name, data: text}]), "download.zip"), plain, "zip");
  assert.deepEqual(await eventsIn(text.replace(/^.*/, (header) => header.toUpperCase())), plain, "capitals");
  assert.deepEqual(await eventsOf(await parquetOf(text, "all_varchar=true"), "ucdp", all), plain, "parquet of text");
  assert.deepEqual(await eventsOf(await parquetOf(text, "types={'gwnoa': 'DOUBLE', 'country_id': 'DOUBLE', 'id': 'DOUBLE', 'best': 'DOUBLE'}"), "ucdp", all), plain, "parquet as pandas and R write it");
});

async function parquetOf(text: string, how: string): Promise<string> {
  const engine = await Engine.open();
  const path = `${newFolder()}/GEDEvent_v26_0_1.parquet`;
  await engine.run(`COPY (FROM read_csv(${literal(fileOf("ged.csv", text))}, ${how})) TO ${literal(path)} (FORMAT parquet)`);
  engine.close();
  return storeOf(path);
}

test("lossless spellings are read: BOM, semicolons, UTF-16, CRLF, a header with a line break in it", async () => {
  const accents = rows.map((row) => ({...row, where_coordinates: "Béréba"}));
  const text = gedCsv(accents);
  const plain = await eventsIn(text);
  assert.equal(plain[0]!.place_name, "Béréba");
  assert.deepEqual(await eventsIn(`\ufeff${text}`), plain, "BOM");
  assert.deepEqual(await eventsIn(gedCsv(accents, {delimiter: ";", columns: [...gedColumns, "a\nnote"]})), plain, "semicolons, and a column of one's own with a line break in its name");
  assert.deepEqual(await eventsIn(gedCsv(accents, {delimiter: "\t", newline: "\r\n"})), plain, "tabs and CRLF");
  assert.deepEqual(await eventsIn(gedCsv(accents, {newline: "\r"})), plain, "CR");
  assert.deepEqual(await eventsIn(Buffer.from(`\ufeff${text}`, "utf16le")), plain, "UTF-16");
});

test("Latin-1 is refused with the line until it is named", async () => {
  const text = Buffer.from(gedCsv(gedRows(3, (i) => i === 2 ? {where_coordinates: "Béréba"} : {})), "latin1");
  await refused(importOf(name, text), "encoding_invalid", /GEDEvent_v26_0_1\.csv: line 4 is not utf-8 \(byte 0xE9\); .*--encoding windows-1252/);
  const {directory} = await importOf(name, text, {encoding: "windows-1252"});
  assert.equal((await eventsOf(directory, "ucdp", "place_name"))[2]!.place_name, "Béréba");
});

const file = {sha256: "0".repeat(64), retrieved: "2026-11-22T10:00:00.000Z"};
const month = (from: string, to: string) => [{from, to}];

test("the release is read from the publisher's names, a copy's number in brackets included", () => {
  for (const [file_name, version, from, to] of [
    ["ged261-csv.zip", "26.1", "1989-01-01", "2025-12-31"], ["ged211.csv", "21.1", "1989-01-01", "2020-12-31"], ["GEDEvent_v26_1.csv", "26.1", "1989-01-01", "2025-12-31"],
    ["GEDEvent_v26_0_4.csv", "26.0.4", "2026-04-01", "2026-04-30"], ["GEDEvent_v24_0_2 (1).csv", "24.0.2", "2024-02-01", "2024-02-29"], ["gedevent_v26_0_12(2).csv.gz", "26.0.12", "2026-12-01", "2026-12-31"],
    ["GEDEvent_v26_01_26_06.csv", "26.01-26.06", "2026-01-01", "2026-06-30"], ["GEDEvent_v25_01_25_12.parquet", "25.01-25.12", "2025-01-01", "2025-12-31"]
  ] as const) {
    const release = ucdpGed.release({...file, name: file_name});
    assert.deepEqual([release.version, release.covers, release.complete], [version, month(from, to), true], file_name);
    assert.equal(release.provisional, version.split(".").length > 2, file_name);
  }
});

test("a file under another name is a part: it covers nothing and replaces nothing until --release-version calls it whole", () => {
  for (const name of ["GEDEvent_v26_1_mali.csv", "my ged261 excerpt.csv", "GEDEvent_v26_0_4 - Copy.csv", "GEDEvent_v23_1_sample1000.csv"]) {
    const release = ucdpGed.release({...file, name});
    assert.match(release.version, /^\d\d\.\d.*-part$/, name);
    assert.deepEqual([release.complete, release.covers, release.replaces], [false, [], null], name);
    assert.match(release.note ?? "", /say --release-version/);
  }
  const said = ucdpGed.release({...file, name: "part.csv", version: "26.1"});
  assert.deepEqual([said.version, said.complete, said.replaces], ["26.1", true, {from: "1989-01-01", to: "2025-12-31"}]);
});

test("a name without a release is refused with the flag to give, a version of another form with the forms there are", async () => {
  const text = gedCsv(gedRows(2));
  for (const name of ["events.csv", "mali_20_2021.csv", "v2020_11.csv", "ged2011.csv"]) await refused(importOf(name, text), "release_unknown", /the release cannot be read from the name; say it with --release-version, e\.g\. 26\.1 or 26\.0\.4$/);
  for (const version of ["26", "26.x", "26.0.13", "26.2.4", "20.2021", "26.1.2.3.4", ""]) await refused(importOf("events.csv", text, {version}), "invalid_value", /release version/);
});

test("inside a zip the member's name tells the release, else the zip's", async () => {
  const data = gedCsv(gedRows(2));
  assert.equal((await importOf("download.zip", zipFile([{name: "folder/GEDEvent_v26_0_4.csv", data}]))).release.version, "26.0.4");
  assert.equal((await importOf("ged261-csv.zip", zipFile([{name: "events.csv", data}]))).release.version, "26.1");
});

test("countries come from GW numbers, and from the name where there is no number; the source's own value stays beside", async () => {
  const {directory} = await importOf(name, gedCsv([
    gedRow({id: 1}), gedRow({id: 2, country_id: "", country: "Yemen (North Yemen)", latitude: 15.4, longitude: 44.2}), gedRow({id: 3, country_id: 490, country: "DR Congo (Zaire)", latitude: -1.5, longitude: 29}),
    gedRow({id: 4, country_id: "", country: "Bosnia-Herzegovina", latitude: 44, longitude: 18}), gedRow({id: 5, country_id: "", country: "", latitude: "", longitude: "", where_prec: 7})
  ]));
  assert.deepEqual(await eventsOf(directory, "ucdp", "e.country, country_source"), [
    {country: "MLI", country_source: "Mali"}, {country: "YEM", country_source: "Yemen (North Yemen)"}, {country: "COD", country_source: "DR Congo (Zaire)"},
    {country: "BIH", country_source: "Bosnia-Herzegovina"}, {country: null, country_source: null}
  ]);
});

test("Gaza and the West Bank, inside Israel's number in UCDP, are PSE by their point; Israel stays Israel", async () => {
  const {directory} = await importOf(name, gedCsv([
    gedRow({id: 1, country_id: 666, country: "Israel", latitude: 31.5, longitude: 34.46}), gedRow({id: 2, country_id: 666, country: "Israel", latitude: 32.22, longitude: 35.26}),
    gedRow({id: 3, country_id: 666, country: "Israel", latitude: 32.08, longitude: 34.78})
  ]));
  assert.deepEqual(await eventsOf(directory, "ucdp", "e.country, country_source, e.flags"), [
    {country: "PSE", country_source: "Israel", flags: null}, {country: "PSE", country_source: "Israel", flags: null}, {country: "ISR", country_source: "Israel", flags: null}
  ]);
});

test("an unknown country is a rejection that names it", async () => {
  const {directory, release, rejected} = await importOf(name, gedCsv(gedRows(30, (i) => i === 4 ? {country_id: 9999, country: "Atlantis"} : {})));
  assert.deepEqual(rejected.map(({reason, field, rows: n}) => [reason, field, n]), [["unknown_country", "country", 1]]);
  const [rejection] = await asking(directory, (store) => store.rejections(release.id));
  assert.match(String(rejection!.raw), /Atlantis/);
});

test("what the publisher did publish is kept and flagged: low > high, best outside, review open, date_prec 0, a point abroad", async () => {
  const {directory, release} = await importOf(name, gedCsv([
    gedRow({id: 1, low: 9, best: 5, high: 3}), gedRow({id: 2, low: 1, best: 9, high: 3}), gedRow({id: 3, code_status: "Check deaths"}), gedRow({id: 4, date_prec: 0}),
    gedRow({id: 5, latitude: 5.55, longitude: -0.2}), gedRow({id: 6}), gedRow({id: 7, low: 9, high: 3, code_status: "Review", date_prec: 0})
  ]));
  assert.deepEqual((await eventsOf(directory, "ucdp", "e.flags, low, best, high")).map(({flags, low, best, high}) => [flags, low, best, high]), [
    ["range_inverted", 9, 5, 3], ["best_outside_range", 1, 9, 3], ["not_clear", 3, 3, 3], ["date_precision_unknown", 3, 3, 3], ["outside_country", 3, 3, 3], [null, 3, 3, 3],
    ["range_inverted not_clear date_precision_unknown", 9, 3, 3]
  ]);
  assert.deepEqual(release.rows, {read: 7, accepted: 7, rejected: {}, duplicates: 0, revised: 0});
});

test("the PRIO-GRID cell of a place is priogrid_gid, also on the equator, the Greenwich meridian and the edges of cells", async () => {
  const points = [[0, 0], [-0.0001, 0.0001], [0, -0.5], [14.5, -4.2], [-89.9, 179.9], [89.99, -180], [51.5, 0], [0.5, 0.5]] as const;
  const {directory} = await importOf(name, gedCsv(points.map(([latitude, longitude], i) => gedRow({id: i + 1, latitude, longitude}))));
  for (const {gid, priogrid_gid} of await eventsOf(directory, "ucdp", "p.gid, priogrid_gid")) assert.equal(gid, priogrid_gid);
});

test("R's 1e+05 is the id 100000; a spreadsheet's 1.00E+05 is rejected, since digits may be lost", async () => {
  const {directory, rejected} = await importOf(name, gedCsv(gedRows(3, (i) => ({id: ["1e+05", "100001", "1.00E+05"][i]!}))), {maxRejected: 0.5});
  assert.deepEqual((await eventsOf(directory, "ucdp", "e.id")).map(({id}) => id), ["100000", "100001"]);
  assert.deepEqual(rejected.map(({reason}) => reason), ["spreadsheet_id"]);
});
