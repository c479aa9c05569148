import assert from "node:assert/strict";
import {createHash} from "node:crypto";
import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {after, before, test} from "node:test";
import {gzipSync} from "node:zlib";
import {HarmattanError} from "../../src/error.ts";
import {addressName, openInput} from "../../src/sources/intake.ts";
import type {OpenOptions} from "../../src/sources/intake.ts";
import {zipFile} from "./zip-file.ts";

let folder: string;
let workspace: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "intake-"));
  workspace = join(folder, "workspace");
});
after(() => rmSync(folder, {recursive: true, force: true}));

const table = "id,country,best\n1,Mali,3\n2,Côte d’Ivoire,0\n";
const big = 3 << 20;

function given(name: string, data: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, data);
  return path;
}

function opened(name: string, data: Buffer | string, options: Partial<OpenOptions> = {}) {
  return openInput(given(name, data), {workspace, ...options});
}

async function refused(name: string, data: Buffer | string, code: string, message: RegExp, options: Partial<OpenOptions> = {}): Promise<HarmattanError> {
  const path = given(name, data);
  const error: unknown = await openInput(path, {workspace, ...options}).then(() => assert.fail(`${name} was taken`), (e: unknown) => e);
  assert.ok(error instanceof HarmattanError, String(error));
  assert.equal(error.code, code, error.message);
  assert.match(error.message, message);
  assert.ok(error.message.startsWith(path), "the message names the file");
  assert.doesNotMatch(error.message, /\.$|\{\w+\}/);
  assert.ok(error.cure.length > 0 && !/\{\w+\}/.test(error.cure));
  assert.equal(error.exit, 1);
  return error;
}

test("a clean UTF-8 table is used in place and described", async () => {
  const path = given("GEDEvent_v26_0_1.csv", table);
  assert.deepEqual(await openInput(path, {workspace}), {
    name: "GEDEvent_v26_0_1.csv", path, origin: path, member: null, format: "csv", encoding: "utf-8",
    sha256: createHash("sha256").update(table).digest("hex"), bytes: Buffer.byteLength(table),
    delimiter: ",", newline: "\n", skip: 0, lines: [1, 2, 3], records: [["id", "country", "best"], ["1", "Mali", "3"], ["2", "Côte d’Ivoire", "0"]]
  });
});

test("gzip and zip are unpacked whatever they are called, checksum and size are of the file as given", async () => {
  for (const [name, data, member] of [
    ["a.csv.gz", gzipSync(table), null], ["gzipped.csv", gzipSync(table), null], ["two.gz", Buffer.concat([gzipSync(table.slice(0, 20)), gzipSync(table.slice(20))]), null],
    ["a.zip", zipFile([{name: "data/a.csv", data: table}]), "data/a.csv"], ["zipped.csv", zipFile([{name: "a.csv", data: table, method: 0}]), "a.csv"]
  ] as const) {
    const input = await opened(name, data);
    assert.equal(readFileSync(input.path, "utf8"), table);
    assert.ok(input.path.startsWith(workspace));
    assert.equal(input.member, member);
    assert.equal(input.sha256, createHash("sha256").update(data).digest("hex"));
    assert.equal(input.bytes, data.length);
  }
});

test("a zip may hold codebooks, read-me files, folders and what macOS adds beside its one table", async () => {
  const others = ["__MACOSX/._ged.csv", ".DS_Store", "README.txt", "ged codebook.pdf", "docs/", "notes.html"].map((name) => ({name, data: "x"}));
  assert.equal((await opened("a.zip", zipFile([...others, {name: "docs/ged.csv", data: table}]))).member, "docs/ged.csv");
  assert.equal((await opened("b.zip", zipFile([...others, {name: "ged.txt", data: table}]))).member, "ged.txt");
  await refused("c.zip", zipFile(others), "zip_no_table", /zip holds no table \(it holds README.txt, ged codebook.pdf, notes.html\)$/);
  await refused("d.zip", zipFile([]), "zip_no_table", /it holds no file\)$/);
  await refused("e.zip", zipFile([{name: "a.csv", data: table}, {name: "b.csv", data: table}]), "zip_several", /several tables: a\.csv, b\.csv$/);
});

test("JSON, JSON lines and Parquet are known by content", async () => {
  assert.equal((await opened("a.csv", '\n [ {"a": 1} ]\n')).format, "json");
  assert.equal((await opened("a.ndjson", '{"a": 1}\n{"a": 2}\n')).format, "json");
  assert.equal((await opened("bom.json", '\ufeff[{"a": "é"}]')).format, "json");
  const parquet = Buffer.concat([Buffer.from("PAR1"), Buffer.alloc(100), Buffer.from([50, 0, 0, 0]), Buffer.from("PAR1")]);
  assert.deepEqual({...await opened("a.dat", parquet), sha256: null}, {
    name: "a.dat", path: join(folder, "a.dat"), origin: join(folder, "a.dat"), member: null, sha256: null, bytes: 112, encoding: null,
    format: "parquet", delimiter: null, newline: null, skip: 0, records: [], lines: []
  });
  await refused("cut.parquet", parquet.subarray(0, 90), "file_truncated", /footer of the Parquet file is missing/);
  await refused("cut.json", '[{"a": 1}, {"a"', "file_truncated", /JSON is not closed/);
  assert.equal((await opened("line.json", `[${'{"a": "b"},'.repeat(2_000_000)}{}]`)).format, "json", "JSON may be one long line");
});

test("what is no file to read is refused", async () => {
  await refused("empty.csv", "", "file_empty", /is empty \(0 bytes\)$/);
  await refused("blank.csv", "\ufeff \r\n\n", "file_blank", /nothing but white space$/);
  await refused("empty.csv.gz", gzipSync(""), "file_empty", /is empty/);
  await assert.rejects(openInput(join(folder, "nope.csv"), {workspace}), {code: "file_missing", exit: 1});
  await assert.rejects(openInput(folder, {workspace}), {code: "file_is_directory", exit: 1});
  await assert.rejects(openInput("/dev/null", {workspace}), {code: "file_not_regular", exit: 1});
});

test("pages, documents, spreadsheets, images and programs are named as what they are", async () => {
  const login = "\n<!DOCTYPE html>\n<html><head><title>Log in | ACLED</title></head></html>";
  await refused("acled.csv", login, "file_is_html", /is a web page, not data \(title: Log in \| ACLED\)$/);
  await refused("bom.csv", `\ufeff<html lang="en"><body></body></html>`, "file_is_html", /title: none/);
  await refused("acled.csv.gz", gzipSync(login), "file_is_html", /web page/);
  await refused("codebook.csv", "%PDF-1.7\n", "file_is_pdf", /PDF/);
  await refused("old.csv", Buffer.from("d0cf11e0a1b11ae1000000", "hex"), "file_is_spreadsheet", /Excel \.xls\)/);
  const xlsx = zipFile([{name: "[Content_Types].xml", data: "<x/>"}, {name: "xl/workbook.xml", data: "<x/>"}]);
  assert.match((await refused("ged.csv", xlsx, "file_is_spreadsheet", /Excel \.xlsx\)/)).cure, /save it as CSV UTF-8/);
  await refused("in.zip", zipFile([{name: "ged.xlsx", data: xlsx}]), "file_is_spreadsheet", /is a spreadsheet \(ged\.xlsx\)$/);
  await refused("ods.csv", zipFile([{name: "mimetype", data: "x"}, {name: "content.xml", data: "x"}]), "file_is_spreadsheet", /OpenDocument/);
  await refused("png.csv.gz", gzipSync(Buffer.from("\x89PNG\r\n\x1a\n0000", "latin1")), "file_is_binary", /a PNG image/);
  await refused("ged.rds", gzipSync(Buffer.from("X\n\0\0\0\x03", "latin1")), "file_is_binary", /an R data file/);
  const tar = Buffer.alloc(1024);
  tar.write("a.csv");
  tar.write("ustar", 257);
  await refused("a.tgz", gzipSync(tar), "archive_unsupported", /a tar archive/);
  await refused("a.bz2", "BZh91AY", "archive_unsupported", /a bzip2 archive/);
  await refused("junk.csv", Buffer.concat([Buffer.from("a,b\n1,2\n1,"), Buffer.from([0, 1, 2, 0xff])]), "file_is_binary", /a zero byte on line 3\)/);
});

test("cut and damaged archives are refused", async () => {
  const noise = Array.from({length: 20_000}, (_, i) => createHash("md5").update(String(i)).digest("hex")).join("\n");
  const gz = gzipSync(noise);
  await refused("cut.csv.gz", gz.subarray(0, gz.length - 1000), "gzip_truncated", /gzip ends too early$/);
  const bad = Buffer.from(gz);
  bad[bad.length - 6]! ^= 1;
  await refused("bad.csv.gz", bad, "gzip_damaged", /gzip is damaged/);
  const zip = zipFile([{name: "a.csv", data: noise}]);
  await refused("cut.zip", zip.subarray(0, zip.length - 1000), "zip_truncated", /zip ends too early$/);
  await refused("crc.zip", zipFile([{name: "a.csv", data: noise, crc: 1}]), "zip_damaged", /checksum of a\.csv does not match/);
  await refused("size.zip", zipFile([{name: "a.csv", data: noise, size: 10}]), "zip_damaged", /bytes instead of 10/);
  await refused("stream.zip", zipFile([{name: "a.csv", data: noise}]).fill(0xff, 60, 5000), "zip_damaged", /zip is damaged/);
});

test("locked, foreign and dangerous archives are refused", async () => {
  await refused("locked.zip", zipFile([{name: "a.csv", data: table, flags: 1}]), "zip_encrypted", /a\.csv in the zip is locked/);
  await refused("64.zip", zipFile([{name: "a.csv", data: table, method: 9}]), "zip_method", /packed by method deflate64/);
  for (const name of ["../a.csv", "/etc/a.csv", "x/../../a.csv", "..\\a.csv", "\\\\host\\a.csv", "C:\\a.csv", "c:a.csv"]) {
    await refused("climb.zip", zipFile([{name, data: table}]), "zip_path", /a path that leaves the folder/);
  }
  await refused("nested.zip", zipFile([{name: "b.zip", data: zipFile([{name: "a.csv", data: table}])}]), "archive_nested", /another archive: b\.zip$/);
  await refused("disguised.zip", zipFile([{name: "b.csv", data: gzipSync(table)}]), "archive_nested", /a gzip file$/);
  await refused("twice.csv.gz", gzipSync(gzipSync(table)), "archive_nested", /a gzip file$/);
});

test("an archive that unpacks beyond the limits is refused while it unpacks, whatever its header says", async () => {
  const zeros = Buffer.alloc(big, "a,b\n");
  const limits = {ratio: 200, ratioFrom: 1 << 20};
  await refused("bomb.csv.gz", gzipSync(zeros), "archive_bomb", /unpacks to more than 200 times its size$/, {limits});
  await refused("bomb.zip", zipFile([{name: "a.csv", data: zeros}]), "archive_bomb", /more than 200 times/, {limits});
  await refused("liar.zip", zipFile([{name: "a.csv", data: zeros, size: 100}]), "archive_bomb", /more than 200 times/, {limits});
  await refused("large.csv.gz", gzipSync(zeros), "archive_bomb", /more than 2 MiB$/, {limits: {unpacked: 2 << 20}});
  assert.equal((await opened("dense.csv.gz", gzipSync(zeros))).format, "csv", "a dense small file is no bomb");
});

test("a line beyond the limit is refused by its number, before it is held in memory", async () => {
  const limits = {line: 1000};
  const long = "x".repeat(1001);
  await refused("long.csv", `a,b\r\n1,2\r\n${long}\r\n`, "file_line_too_long", /line 3 is longer than 1000 bytes$/, {limits});
  await refused("last.csv", `a,b\n1,2\n3,4\n${long}`, "file_line_too_long", /line 4 /, {limits});
  assert.equal((await opened("fits.csv", `a,b\n${"x".repeat(1000)}\n${"x".repeat(1000)}\r${"x".repeat(1000)}`, {limits})).format, "csv");
  await refused("huge.csv", Buffer.alloc(17 << 20, "x"), "file_line_too_long", /line 1 is longer than 16 MiB$/);
  await refused("huge.csv.gz", gzipSync(Buffer.concat([Buffer.from("a,b\n"), Buffer.alloc(17 << 20, "x")])), "file_line_too_long", /line 2 /);
});

test("byte order marks are taken off and UTF-16 becomes UTF-8", async () => {
  const le = Buffer.from(`\ufeff${table}`, "utf16le");
  for (const [name, data, encoding] of [
    ["bom.csv", Buffer.from(`\ufeff${table}`), "utf-8"], ["le.csv", le, "utf-16le"], ["be.csv", Buffer.from(le).swap16(), "utf-16be"],
    ["le-bare.csv", le.subarray(2), "utf-16le"], ["be-bare.csv", Buffer.from(le).swap16().subarray(2), "utf-16be"], ["le.csv.gz", gzipSync(le), "utf-16le"]
  ] as const) {
    const input = await opened(name, data);
    assert.equal(readFileSync(input.path, "utf8"), table, name);
    assert.equal(input.encoding, encoding);
  }
  await refused("odd.csv", le.subarray(0, le.length - 1), "encoding_invalid", /is not utf-16le/);
});

test("bytes that are not UTF-8 are refused with line and cure, and read when their encoding is named", async () => {
  const ansi = Buffer.from("id,country\n1,Mali\n2,C\xf4te d\x92Ivoire \x80\n", "latin1");
  const error = await refused("ansi.csv", ansi, "encoding_invalid", /line 3 is not utf-8 \(byte 0xF4\)$/);
  assert.match(error.cure, /--encoding windows-1252, or save it as CSV UTF-8/);
  for (const encoding of ["windows-1252", "ISO-8859-1", "latin1"]) {
    const input = await opened("ansi.csv", ansi, {encoding});
    assert.equal(readFileSync(input.path, "utf8"), "id,country\n1,Mali\n2,Côte d’Ivoire €\n");
    assert.equal(input.encoding, "windows-1252");
  }
  const mac = await opened("mac.csv", Buffer.from("a,b\n1,C\x99te\n", "latin1"), {encoding: "macroman"});
  assert.equal(readFileSync(mac.path, "utf8"), "a,b\n1,Côte\n");
  await refused("not-ansi.csv", Buffer.from("a,b\n1,C\x81te\n", "latin1"), "encoding_invalid", /line 2 is not windows-1252 \(byte 0x81\)$/, {encoding: "windows-1252"});
  await refused("tail.csv", Buffer.from("a,b\n1,C\xc3", "latin1"), "encoding_invalid", /line 2 is not utf-8 \(byte 0xC3\)$/);
});

test("the line of a bad byte is right beyond the first chunk and within archives", async () => {
  const lines = "1,Côte d’Ivoire\n".repeat(200_000);
  const data = Buffer.concat([Buffer.from(lines), Buffer.from("1,C\xf4te\n", "latin1"), Buffer.from(lines)]);
  const ascii = Buffer.concat([Buffer.from("1,Mali\r\n".repeat(300_000)), Buffer.from("1,C\xf4te\r\n", "latin1")]);
  await refused("late.csv", ascii, "encoding_invalid", /line 300001 is not utf-8/);
  await refused("late.csv.gz", gzipSync(ascii), "encoding_invalid", /line 300001 is not utf-8/);
  assert.match((await refused("mixed.csv", data, "encoding_mixed", /mixes utf-8 with another encoding, first on line 200001 \(byte 0xF4\)$/)).cure, /repair line 200001/);
});

test("an encoding that contradicts the byte order mark or is unknown is refused", async () => {
  await refused("bom.csv", `\ufeff${table}`, "encoding_contradicted", /the mark of utf-8, but --encoding says windows-1252$/, {encoding: "windows-1252"});
  await assert.rejects(opened("a.csv", table, {encoding: "klingon"}), {code: "invalid_value", exit: 2, message: /invalid encoding: klingon/});
});

test("records that end in several ways come out with one, lines keep their numbers and quoted ends stay", async () => {
  const mixed = await opened("mixed.csv", 'a,b\r\n1,"x\r\ny"\n2,z\r3,w\r\n');
  assert.equal(mixed.newline, "\n");
  assert.equal(readFileSync(mixed.path, "utf8"), 'a,b\n1,"x\r\ny"\n2,z\n3,w\n');
  assert.deepEqual(mixed.lines, [1, 2, 4, 5]);
  const path = given("quoted.csv", 'a,b\n1,"x\r\ny"\n');
  assert.deepEqual(await openInput(path, {workspace}).then((input) => [input.path, input.newline]), [path, "\n"]);
  const late = await opened("late.csv", `a,b\r\n${"1,2\r\n".repeat(400_000)}3,4\n`);
  assert.equal(late.newline, "\n", "a lone LF after the first MiB is seen");
  assert.equal((await opened("crlf.csv", "a,b\r\n1,2\r\n")).newline, "\r\n");
  assert.equal((await opened("cr.csv", "a,b\r1,2\r")).newline, "\r");
});

test("a name that the engine would read as a pattern or a packed file is linked under a plain one", async () => {
  for (const name of ["data[1].csv", "what?.csv", "plain.csv.gz"]) {
    const input = await opened(name, table);
    assert.equal(input.name, name);
    assert.ok(input.path.startsWith(workspace) && input.path.endsWith(".csv"));
    assert.equal(readFileSync(input.path, "utf8"), table);
  }
});

test("progress counts the bytes of the file as given, and a signal stops the reading", async () => {
  const data = Buffer.alloc(big, "a,b\n");
  const seen: number[] = [];
  await opened("a.csv", data, {progress: ({bytes, total}) => seen.push(bytes / total!)});
  assert.deepEqual(seen, [1 / 3, 2 / 3, 1]);
  await assert.rejects(opened("a.csv", data, {signal: AbortSignal.abort()}), {name: "AbortError"});
});

test("an address is downloaded and named by its last part", async (t) => {
  const zip = zipFile([{name: "GEDEvent_v26_1.csv", data: table}]);
  const server = createServer((_, response) => response.setHeader("content-type", "application/zip").end(zip)).listen(0, "127.0.0.1");
  t.after(() => server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/downloads/ged/ged261-csv.zip?x=1`;
  const input = await openInput(origin, {workspace});
  assert.deepEqual([input.name, input.member, input.origin, input.bytes], ["ged261-csv.zip", "GEDEvent_v26_1.csv", origin, zip.length]);
  assert.equal(readFileSync(input.path, "utf8"), table);
  assert.ok(statSync(input.path).isFile());
  for (const bad of ["file:///etc/passwd", "ftp://host/a.csv", "data:text/csv,a"]) await assert.rejects(openInput(bad, {workspace}), {code: "url_scheme", exit: 2});
  assert.equal(addressName("https://host/"), "host");
  assert.equal(addressName("https://host/a%2F..%2Fb.csv"), "b.csv");
  assert.equal(addressName("https://host/%E0%A4%A.csv"), "%E0%A4%A.csv");
});
