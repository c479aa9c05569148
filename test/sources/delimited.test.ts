import assert from "node:assert/strict";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {after, before, test} from "node:test";
import fc from "fast-check";
import {RecordSplitter, sniffDelimited} from "../../src/sources/delimited.ts";
import type {DelimitedRecord, Delimiter} from "../../src/sources/delimited.ts";
import {locatePositions, locateRecords} from "../../src/sources/locate.ts";

let folder: string;
let path: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "delimited-"));
  path = join(folder, "t.csv");
});
after(() => rmSync(folder, {recursive: true, force: true}));

function given(text: string): string {
  writeFileSync(path, text);
  return path;
}

function split(text: string, delimiter: Delimiter, cuts: readonly number[] = []): DelimitedRecord[] {
  const splitter = new RecordSplitter(delimiter);
  const letters = [...text];
  const at = [0, ...cuts.map((cut) => cut % (letters.length + 1)).sort((a, b) => a - b), letters.length];
  const records = at.slice(1).flatMap((end, i) => [...splitter.push(letters.slice(at[i], end).join(""))]);
  return [...records, ...splitter.end()];
}

const delimiters = fc.constantFrom<Delimiter>(",", ";", "\t", "|");
const newlines = fc.constantFrom("\n", "\r\n", "\r");
const field = fc.string({unit: fc.constantFrom("a", "7", " ", '"', ",", ";", "\t", "|", "\n", "\r", "é", "𝄞"), maxLength: 8});
const records = fc.array(fc.array(field, {minLength: 1, maxLength: 5}), {maxLength: 8});

/** RFC 4180; a record of one empty field is quoted, or it would be a blank line. */
function write(record: readonly string[], delimiter: Delimiter, quoteAll: boolean): string {
  const quoted = record.map((cell) => quoteAll || /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell).join(delimiter);
  return quoted === "" ? '""' : quoted;
}

const table = fc.record({records, delimiter: delimiters, newline: newlines, quoteAll: fc.boolean(), last: fc.boolean()}).map((t) => {
  const rows = t.records.map((record) => write(record, t.delimiter, t.quoteAll));
  return {...t, rows, text: rows.join(t.newline) + (t.last && rows.length > 0 ? t.newline : "")};
});

test("records written by RFC 4180 come back as they were, with any delimiter, newline and cut", () => {
  fc.assert(fc.property(table, fc.array(fc.nat()), ({records, delimiter, text}, cuts) => {
    assert.deepEqual(split(text, delimiter, cuts).map((record) => record.fields), records);
  }), {numRuns: 1000});
});

test("lines are physical: the text before a record holds one line end less than its number", () => {
  fc.assert(fc.property(table, ({rows, delimiter, newline, text}) => {
    const lines = rows.map((_, i) => (rows.slice(0, i).map((row) => row + newline).join("").match(/\r\n|\n|\r/g)?.length ?? 0) + 1);
    assert.deepEqual(split(text, delimiter).map((record) => record.line), lines);
  }), {numRuns: 1000});
});

test("locateRecords finds what the splitter splits: line, raw text, and position, with chunks of any size", async () => {
  await fc.assert(fc.asyncProperty(table, fc.integer({min: 1, max: 20}), async ({rows, delimiter, newline, text}, chunk) => {
    const found = split(text, delimiter);
    const located = await locateRecords(given(text), rows.map((_, i) => i + 1), {delimiter, chunk});
    assert.deepEqual([...located], rows.map((raw, i) => [i + 1, {record: i + 1, line: found[i]!.line, raw}]));
    const starts = rows.map((_, i) => Buffer.byteLength(rows.slice(0, i).map((row) => row + newline).join("")) + (i > 0 && newline === "\r\n" ? 0 : 1));
    const positioned = await locatePositions(path, starts, {delimiter, chunk});
    assert.deepEqual([...positioned], rows.map((raw, i) => [starts[i]!, {record: i + 1, line: found[i]!.line, raw}]));
  }), {numRuns: 300});
});

test("a quote counts only at the start of a field, blank lines are no records", () => {
  assert.deepEqual(split('a 5" gun,2\n\n\r\n"",x"y\n ,"z"w,\n', ",").map(({fields, line}) => [line, ...fields]), [[1, 'a 5" gun', "2"], [4, "", 'x"y'], [5, " ", "zw", ""]]);
  assert.deepEqual(split("", ","), []);
  assert.deepEqual(split('a,"b', ","), [{fields: ["a", "b"], line: 1}]);
});

test("locateRecords leaves out headers, skipped lines and records that the engine dropped", async () => {
  given('sep=,\n\nid,notes\n#id,#notes\n1,"a\nb"\nbad\n2,c\n\n3,"d\r\ne"\n4,f');
  const located = await locateRecords(path, [1, 2, 3, 4, 9, 1, 0], {delimiter: ",", skip: 2, headers: 2, skipLines: [7]});
  assert.deepEqual([...located], [[1, {record: 1, line: 5, raw: '1,"a\nb"'}], [2, {record: 3, line: 8, raw: "2,c"}], [3, {record: 4, line: 10, raw: '3,"d\r\ne"'}], [4, {record: 5, line: 12, raw: "4,f"}]]);
  assert.deepEqual(await locateRecords(path, [], {delimiter: ","}), new Map());
});

test("raw text is cut at 10,000 characters with a mark, never within a character", async () => {
  given(`${"é".repeat(9_999)}𝄞x,1\n${"a".repeat(10_000)}\n`);
  const located = await locateRecords(path, [1, 2], {delimiter: ",", chunk: 777});
  assert.equal(located.get(1)!.raw, `${"é".repeat(9_999)} [cut]`);
  assert.equal(located.get(2)!.raw, "a".repeat(10_000));
});

test("sniffDelimited tells the delimiter from the header, whatever stands within quotes", async () => {
  for (const [text, delimiter] of [
    ['"a,b,c,d";x\n1;2\n', ";"], ["a\tb,c\n1\t2\n", "\t"], ["a|b|c\n1|2|3", "|"], ["a,b,c\n1;2;3;4;5,2,3\n", ","], ["only\n1\n", ","],
    ['1,"x;y;z;u;v",3\n2,"x;y;z",3\n', ","], ["pays;décès\nMali;1,5\nNiger;2,25\n", ";"]
  ] as const) assert.equal((await sniffDelimited(given(text))).delimiter, delimiter, text);
});

test("sniffDelimited answers newline, first five records with their lines, and the lines before them", async () => {
  assert.deepEqual(await sniffDelimited(given('sep=;\r\nid,a;"b\r\nc"\r\n1;2\r\n')), {delimiter: ";", newline: "\r\n", skip: 1, records: [["id,a", "b\r\nc"], ["1", "2"]], lines: [2, 4]});
  assert.deepEqual(await sniffDelimited(given("\n \n\na,b\r1,2")), {delimiter: ",", newline: "\r", skip: 3, records: [["a", "b"], ["1", "2"]], lines: [4, 5]});
  assert.equal((await sniffDelimited(given("a,b\r\n1,2\n"))).newline, "mixed");
  assert.equal((await sniffDelimited(given("a\n".repeat(9)))).records.length, 5);
  assert.deepEqual((await sniffDelimited(given(""))).records, []);
  assert.equal((await sniffDelimited(given(`a\r\n${"x".repeat((1 << 20) - 4)}\r\n1,2\r\n`))).newline, "\r\n", "a CRLF cut by the end of the first MiB is not taken for CR");
});

test("a first quote that never closes is refused with its line", async () => {
  await assert.rejects(sniffDelimited(given(`\n"a,b\n${"1,2\n".repeat(400_000)}`), "ged.csv"), {code: "file_quote_open", message: "ged.csv: the quote that opens on line 2 is never closed within the first 1 MiB"});
  await assert.rejects(sniffDelimited(given("x".repeat(1 << 21))), {code: "file_line_too_long", message: "t.csv: line 1 is longer than 1 MiB"});
});
