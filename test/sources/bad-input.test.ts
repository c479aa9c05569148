import assert from "node:assert/strict";
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {before, test} from "node:test";
import {gzipSync} from "node:zlib";
import fc from "fast-check";
import {HarmattanError, type ErrorCode} from "../../src/error.ts";
import {importFile, type ImportOptions} from "../../src/store/index.ts";
import {csv} from "../fixture/csv.ts";
import {gedColumns, gedCsv, gedRow, gedRows, type GedRowValues} from "../fixture/ged.ts";
import {asking, contentsOf, eventsOf, fileOf, importOf, newFolder, refused, storeOf} from "../fixture/store.ts";
import {zipFile} from "./zip-file.ts";

const name = "GEDEvent_v26_0_4.csv";
const rows = gedRows(24);
const text = gedCsv(rows);
let store: string;
let whole: Record<string, string>;

before(async () => {
  store = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(5, (i) => ({id: i + 1})))));
  whole = contentsOf(store);
});

/** Asserts that importing a file fails with exit 1 and a message that names it, and that the store is byte for byte as before. */
async function refusedFile(path: string, code: ErrorCode, message: RegExp, options: ImportOptions = {}): Promise<HarmattanError> {
  const error = await refused(importFile(store, path, options), code, message);
  assert.equal(error.exit, 1);
  assert.ok(error.message.startsWith(path), error.message);
  assert.ok(error.cure.length > 10 && !/[{}]/.test(error.message + error.cure), error.cure);
  assert.deepEqual(contentsOf(store), whole, "the store changed");
  return error;
}

test("an archive that is cut, damaged, of something else, a bomb or climbs out of its folder is refused", async () => {
  const zip = zipFile([{name, data: text}]);
  await refusedFile(fileOf("cut.zip", zip.subarray(0, zip.length - 40)), "zip_truncated", /cut\.zip: zip ends too early; download it again/);
  await refusedFile(fileOf("cut.csv.gz", gzipSync(text).subarray(0, 500)), "gzip_truncated", /gzip ends too early/);
  await refusedFile(fileOf("poem.csv.gz", gzipSync("Harmattan\nblows\nfrom the Sahara\n")), "file_unknown_form", /no reader knows this form \(columns: harmattan\)/);
  await refusedFile(fileOf("picture.csv.gz", gzipSync(Buffer.from("\x89PNG\r\n\x1a\n0000", "latin1"))), "file_is_binary", /PNG image/);
  await refusedFile(fileOf("climb.zip", zipFile([{name: "../../etc/GEDEvent_v26_0_4.csv", data: text}])), "zip_path", /leaves the folder/);
  await refusedFile(fileOf("bomb.zip", zipFile([{name, data: Buffer.alloc(80 << 20, "0,0\n")}])), "archive_bomb", /unpacks to more than/);
  await refusedFile(fileOf("bomb.csv.gz", gzipSync(Buffer.alloc(80 << 20, "0,0\n"))), "archive_bomb", /unpacks to more than/);
});

test("what is no table is refused: nothing, white space, a folder, a login page, zero bytes, a line without end, no rows", async () => {
  await refusedFile(fileOf(name, ""), "file_empty", /0 bytes/);
  await refusedFile(fileOf(name, " \n\n"), "file_blank", /white space/);
  const folder = join(newFolder(), name);
  mkdirSync(folder);
  await refusedFile(folder, "file_is_directory", /is a directory/);
  await refusedFile(join(folder, "none.csv"), "file_missing", /no such file/);
  await refusedFile(fileOf(name, "<!DOCTYPE html>\n<html><head><title>Log in | ACLED</title></head></html>"), "file_is_html", /web page.*Log in \| ACLED.*in a browser/);
  await refusedFile(fileOf(name, `${text}1,\0,2\n`), "file_is_binary", /zero byte on line 26/);
  await refusedFile(fileOf(name, Buffer.concat([Buffer.from(text), Buffer.alloc(40 << 20, "x")])), "file_line_too_long", /line 26 is longer than 16 MiB/);
  await refusedFile(fileOf(name, gedCsv([])), "no_rows", /a header and no rows/);
});

test("a missing column is named; a renamed one is named together with the unknown one that was found", async () => {
  const without = gedColumns.filter((column) => column !== "best");
  await refusedFile(fileOf(name, gedCsv(rows, {columns: without})), "column_missing", /column best is missing/);
  const renamed = rows.map((row) => ({...row, meilleur: row.best!}));
  await refusedFile(fileOf(name, gedCsv(renamed, {columns: [...without, "meilleur"]})), "column_missing", /column best is missing \(found: not known: meilleur\)/);
  await refusedFile(fileOf(name, gedCsv(rows, {columns: [...gedColumns, "best"]})), "column_twice", /column best stands there twice/);
  await refusedFile(fileOf(name, "a,b,c\n1,2,3\n"), "file_unknown_form", /columns: a, b, c.*--mapping/);
});

test("a file that a spreadsheet saved again is refused, saying what it did and where", async () => {
  const mangled = (values: (i: number) => GedRowValues) => fileOf(name, gedCsv(gedRows(24, values), {delimiter: ";"}));
  await refusedFile(mangled(() => ({date_start: "########"})), "too_many_rejected", /24 of 24 rows rejected.*spreadsheet_date date_start in 24, first in record 1 \(line 2\)/);
  await refusedFile(mangled((i) => ({date_start: i % 2 ? "46032" : "10/01/2026"})), "too_many_rejected", /not_a_date date_start in 12, .*spreadsheet_date date_start in 12/);
  await refusedFile(mangled((i) => ({id: i % 2 ? "2,45E+05" : "2.45E+05"})), "too_many_rejected", /spreadsheet_id id in 24/);
  await refusedFile(mangled(() => ({latitude: "14,5"})), "too_many_rejected", /not_a_number latitude in 24/);
});

const faults: [values: GedRowValues, reason: string, field: string][] = [
  [{latitude: 91}, "out_of_range", "latitude"], [{longitude: -180.5}, "out_of_range", "longitude"], [{latitude: ""}, "half_coordinate", "latitude"], [{latitude: "nan"}, "not_a_number", "latitude"],
  [{best: -1}, "negative", "best"], [{deaths_a: 1.5}, "not_whole", "deaths_a"], [{best: "three"}, "not_a_number", "best"], [{high: "99999999999"}, "out_of_range", "high"], [{high: ""}, "missing", "best"],
  [{date_start: "2026-02-30"}, "not_a_date", "date_start"], [{date_start: "epoch"}, "not_a_date", "date_start"], [{date_start: "infinity"}, "out_of_range", "date_start"], [{date_start: ""}, "missing", "date_start"],
  [{date_start: "2026-01-10", date_end: "2026-01-09"}, "date_order", "date_end"], [{date_start: "1026-01-10"}, "out_of_range", "date_start"], [{type_of_violence: 4}, "unknown_type", "event_type"],
  [{type_of_violence: ""}, "unknown_type", "event_type"], [{where_prec: 8}, "unknown_code", "where_prec"], [{id: ""}, "missing", "id"], [{country_id: 9999, country: "Atlantis"}, "unknown_country", "country"]
];

test("a row that is no event is a rejection with reason, field, record, line and text; the others are imported", async () => {
  const bad = gedRows(faults.length, (i) => ({id: 900 + i, ...faults[i]![0]}));
  const good = gedRows(10);
  const {directory, release} = await importOf(name, gedCsv([...good, ...bad]), {maxRejected: 0.9});
  const rejections = await asking(directory, (opened) => opened.rejections(release.id));
  assert.deepEqual(rejections.map(({reason, field, record, line}) => [reason, field, record, line]), faults.map(([, reason, field], i) => [reason, field, 11 + i, 12 + i]));
  const lines = gedCsv(bad, {header: false}).split("\n");
  assert.deepEqual(rejections.map(({raw}) => raw), lines.slice(0, -1));
  assert.deepEqual([release.rows.read, release.rows.accepted], [30, 10]);
  assert.equal((await eventsOf(directory, "ucdp", "e.id")).length, 10);
});

test("line breaks within quotes part the record from the line, in every form of line end", async () => {
  for (const newline of ["\n", "\r\n", "\r"]) {
    const content = gedCsv(gedRows(30, (i) => i === 3 ? {source_article: `one${newline}two${newline}three`} : i === 9 ? {best: -1, source_headline: `a${newline}b`} : i === 20 ? {latitude: 91} : {}), {newline});
    const {directory, release} = await importOf(name, content, {maxRejected: 0.1});
    const rejections = await asking(directory, (opened) => opened.rejections(release.id));
    assert.deepEqual(rejections.map(({record, line, id}) => [record, line, id]), [[10, 13, "100010"], [21, 25, "100021"]], JSON.stringify(newline));
    assert.match(String(rejections[0]!.raw), newline === "\r" ? /a\rb/ : new RegExp(`a${newline}b`));
  }
});

test("records with too few or too many fields are rejected with record and line, and do not shift those of others", async () => {
  const lines = gedCsv(gedRows(60, (i) => i === 2 ? {source_article: "one\ntwo"} : i === 40 ? {latitude: 91} : {})).split("\n");
  // record 2 (line 3) loses its last fields, record 11 (line 13) gets two more
  lines[2] = lines[2]!.split(",").slice(0, 40).join(",");
  lines[12] = `${lines[12]!},7,8`;
  const {directory, release} = await importOf(name, lines.join("\n"), {maxRejected: 0.1});
  assert.deepEqual(release.rows, {read: 60, accepted: 57, rejected: {"malformed:record": 2, "out_of_range:latitude": 1}, duplicates: 0, revised: 0});
  const rejections = await asking(directory, (opened) => opened.rejections(release.id));
  assert.deepEqual(rejections.map(({reason, record, line}) => [reason, record, line]), [["malformed", 2, 3], ["malformed", 11, 13], ["out_of_range", 41, 43]]);
  assert.equal(rejections[0]!.raw, lines[2]);
});

test("a quote that never closes is a fault of the file, whatever stands before it", async () => {
  const open = (i: number, n: number) => {
    const lines = gedCsv(gedRows(n, () => ({source_article: "unquoted"}))).split("\n");
    lines[i] = lines[i]!.replace("A clash,", "\"A clash,");
    return lines.join("\n");
  };
  await refusedFile(fileOf(name, open(12, 24)), "file_quote_unclosed", /the quote that opens in record 12 \(line 13\) is not closed.*close the quote on line 13/);
  await refusedFile(fileOf(name, open(400, 800)), "file_quote_unclosed", /record 400 \(line 401\)/);
});

test("a stray quote that tears lines apart costs as many rejections as it tears lines", async () => {
  const lines = gedCsv(gedRows(100, () => ({source_article: "unquoted"}))).split("\n");
  lines[12] = lines[12]!.replace("A clash,", "\"A clash,");
  lines[14] = lines[14]!.replace("A clash,", "A \"clash,");
  const {directory, release} = await importOf(name, lines.join("\n"));
  assert.equal(release.rows.accepted + 3, 100);
  assert.deepEqual(release.rows.rejected, {"malformed:record": 3});
  const rejections = await asking(directory, (opened) => opened.rejections(release.id));
  assert.deepEqual(rejections.map(({record, line, raw}) => [record, line, raw]), [12, 13, 14].map((i) => [12, i + 1, lines[i]]));
});

test("up to 5% of rejected rows is an import, more is a refusal that counts the reasons; --max-rejected moves the limit", async () => {
  const bad = (n: number) => gedCsv(gedRows(100, (i) => i < n ? {latitude: 91} : {}));
  const five = await importOf(name, bad(5));
  assert.deepEqual([five.release.rows.accepted, five.rejected[0]!.rows, five.rejected[0]!.about], [95, 5, "the value is outside of what the field can hold"]);
  const error = await refusedFile(fileOf(name, bad(6)), "too_many_rejected", /6 of 100 rows rejected, over the limit of 5%: out_of_range latitude in 6, first in record 1 \(line 2\); .*--max-rejected/);
  assert.equal(error.values.rejected, 6);
  assert.equal((await importOf(name, bad(6), {maxRejected: 0.06})).release.rows.accepted, 94);
  await refusedFile(fileOf(name, bad(1)), "too_many_rejected", /1 of 100/, {maxRejected: 0});
});

test("identical rows are duplicates; another row with the same id is a rejection, and the first one stays", async () => {
  const {directory, release} = await importOf(name, gedCsv([...rows, rows[3]!, rows[3]!, gedRow({...rows[5], best: 9, high: 9})]));
  assert.deepEqual(release.rows, {read: 27, accepted: 24, rejected: {"duplicate_id:id": 1}, duplicates: 2, revised: 0});
  assert.equal((await eventsOf(directory, "ucdp", "best"))[5]!.best, 3);
  const [rejection] = await asking(directory, (opened) => opened.rejections(release.id));
  assert.deepEqual([rejection!.reason, rejection!.record, rejection!.line, rejection!.id], ["duplicate_id", 27, 28, "100006"]);
});

test("a release without rejections has none, and a release that is not there is told", async () => {
  await asking(store, async (opened) => {
    assert.deepEqual(await opened.rejections("ucdp-26.0.1"), []);
    await refused(opened.rejections("ucdp-99.1"), "release_not_loaded", /ucdp-26\.0\.1/);
  });
});

const cell = fc.oneof({arbitrary: fc.constant(null), weight: 30}, {
  arbitrary: fc.oneof(fc.string(), fc.string({unit: "binary"}), fc.constantFrom("", "NA", "\"", "\"\"", "a\"b", "\"a\"b", "a,b", "a\nb", "\r\n", "\r", ";", "1e999", "-0", "0x1", "2026-02-29", "infinity", "NaN", "💥", " ", "=cmd()", "'", "\\")), weight: 1
});
const writer = fc.constantFrom("quoted", "raw");

/** Everything that was written is accounted for, and what is thrown is an error with a code. */
async function accounted(content: string, records: number | null): Promise<void> {
  const directory = join(newFolder(), "store");
  try {
    const {release: {rows: {read, accepted, rejected, duplicates}}} = await importFile(directory, fileOf(name, content), {maxRejected: 1});
    assert.equal(accepted + duplicates + Object.values(rejected).reduce((sum, n) => sum + n, 0), read);
    if (records !== null) assert.equal(read, records);
    if (Object.keys(rejected).length) {
      const rejections = await asking(directory, (opened) => opened.rejections("ucdp-26.0.4"));
      for (const {record, line, raw, reason} of rejections) assert.ok(Number(record) >= 1 && Number(line) > Number(record) && typeof raw === "string" && reason, JSON.stringify({record, line, raw, reason}));
    }
  } catch (error) {
    if (!(error instanceof HarmattanError)) throw error;
    assert.ok(error.exit === 1, error.code);
  }
}

test("property: of any table nothing is lost: accepted, rejected and duplicates are the records that were written", async () => {
  const columns = ["id", "best", "date_start", "latitude", "side_a", "country", "source_article"];
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(...columns.map(() => cell)), {minLength: 20, maxLength: 40}), async (cells) => {
    const table = cells.map((values, i) => gedRow({id: i + 1, ...Object.fromEntries(values.flatMap((value, j) => value === null || /\0|[\ud800-\udfff]/.test(value) ? [] : [[columns[j]!, value]]))}));
    await accounted(csv(gedColumns, table), table.length);
  }), {numRuns: 4, seed: 1});
});

test("property: of any text under the right header nothing but an error with a code is thrown, and what is read is accounted for", async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat({max: 48}), cell, writer), {minLength: 8, maxLength: 30}), async (edits) => {
    const table = gedCsv(gedRows(30), {header: false}).trimEnd().split("\n").map((line, i) => {
      const [at, value] = edits[i] ?? [0, null];
      return value === null ? line : line.split(",").map((field, j) => j === at ? value : field).join(",");
    });
    await accounted(`${gedColumns.join(",")}\n${table.join("\n")}\n`, null);
  }), {numRuns: 4, seed: 2});
});

test("property: bytes cut anywhere out of a good file import or are refused with a code", async () => {
  const bytes = Buffer.from(gedCsv(gedRows(6, (i) => ({source_article: `Béréba "${i}"\nline`}))));
  await fc.assert(fc.asyncProperty(fc.nat({max: bytes.length}), fc.nat({max: 400}), async (from, length) => {
    const directory = join(newFolder(), "store");
    const path = join(newFolder(), name);
    writeFileSync(path, Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]));
    await importFile(directory, path, {maxRejected: 1}).then(({release: {rows: {read, accepted, rejected, duplicates}}}) => {
      assert.equal(accepted + duplicates + Object.values(rejected).reduce((sum, n) => sum + n, 0), read);
    }, (error: unknown) => assert.ok(error instanceof HarmattanError, String(error)));
  }), {numRuns: 5, seed: 3});
});
