import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {tableReader} from "../../src/sources/table.ts";
import {importFile} from "../../src/store/index.ts";
import {csv} from "../fixture/csv.ts";
import {eventsOf, fileOf, importOf, refused} from "../fixture/store.ts";

const head = "source: mine\ntitle: My table\nlicense: CC0\ncitation: me\ncensus: true\n";
const columns = ["no", "year", "month", "day", "land", "kind", "who", "whom", "lat", "lon", "dead"];
const row = (values: Record<string, string | number> = {}) => ({no: 1, year: 2020, month: 3, day: 7, land: "Mali", kind: "clash", who: "A", whom: "B", lat: 14.5, lon: -4.2, dead: 2, ...values});
const rows = Array.from({length: 30}, (_, i) => row({no: i + 1}));
const mapping = `${head}columns:
  id: no
  date_start: {year: year, month: month, day: day}
  event_type: {column: kind, values: {clash: battle, massacre: one-sided}}
  country: land
  side_a: who
  side_b: whom
  latitude: lat
  longitude: lon
  best: dead
`;

const mapped = (text: string) => ({mapping: fileOf("mine.yml", text)});
const faulty = (text: string, line: number, message: RegExp) => refused(importOf("mine.csv", csv(columns, rows), mapped(text)), "yaml_field", new RegExp(`mine\\.yml, line ${line}: ${message.source}`));

test("the worked example is short and whole", () => {
  const file = "docs/examples/ged211.yml";
  assert.ok(readFileSync(file, "utf8").trimEnd().split("\n").length < 25);
  const reader = tableReader(file);
  assert.deepEqual([reader.source.name, reader.source.census], ["ged211", true]);
  assert.deepEqual(reader.release({name: "x.csv", sha256: "abcdef0123", retrieved: "2026-11-22T00:00:00.000Z"}).covers, [{from: "1989-01-01", to: "2020-12-31"}]);
});

test("a table becomes events by its mapping: names of columns, values, dates in three columns, countries by name", async () => {
  const {directory, release} = await importOf("mine.csv", csv(columns, [...rows.slice(1), row({no: 1, kind: "massacre", land: "Côte d'Ivoire", lat: 9.5, lon: -5.5})]), mapped(mapping));
  assert.deepEqual(release.rows, {read: 30, accepted: 30, rejected: {}, duplicates: 0, revised: 0});
  const [first, second] = await eventsOf(directory, "mine", "e.id, CAST(date_start AS VARCHAR) AS start, CAST(date_end AS VARCHAR) AS end, event_type, e.country, country_source, low, best, high, a.name AS side_a");
  assert.deepEqual(first, {id: "1", start: "2020-03-07", end: "2020-03-07", event_type: "one-sided", country: "CIV", country_source: "Côte d'Ivoire", low: 2, best: 2, high: 2, side_a: "A"});
  assert.equal(second!.event_type, "battle");
});

test("constants, values for countries, words for missing, a date format and rows without an id", async () => {
  const text = `${head}missing: [unknown]\ndates: ["%d.%m.%Y"]\nconstants: {event_type: battle, place_level: near, where_prec: 2}\ncolumns:\n  date_start: when\n  country: {column: code, values: {M: MLI, B: Burkina Faso}}\n  best: dead\n`;
  const {directory, release} = await importOf("mine.csv", "when,code,dead\n07.03.2020,M,5\n08.03.2020,B,unknown\n09.03.2020,NER,0\n", mapped(text));
  assert.equal(release.rows.accepted, 3);
  assert.deepEqual(await eventsOf(directory, "mine", "e.id, CAST(date_start AS VARCHAR) AS start, e.country, best, place_level, where_prec"), [
    {id: "row-1", start: "2020-03-07", country: "MLI", best: 5, place_level: "near", where_prec: 2}, {id: "row-2", start: "2020-03-08", country: "BFA", best: null, place_level: "near", where_prec: 2},
    {id: "row-3", start: "2020-03-09", country: "NER", best: 0, place_level: "near", where_prec: 2}
  ]);
});

test("columns of one's own may be called as the engine's or ours are", async () => {
  const text = `${head}columns: {id: code, date_start: iso3, event_type: record, country: "its code", side_a: order, best: "select"}\n`;
  const {directory} = await importOf("mine.csv", "code,iso3,record,its code,order,select,flags,rejection,its record\n1,2020-03-07,battle,MLI,A,4,x,y,z\n", mapped(text));
  assert.deepEqual(await eventsOf(directory, "mine", "e.id, event_type, e.country, a.name AS side_a, best, e.flags"), [{id: "1", event_type: "battle", country: "MLI", side_a: "A", best: 4, flags: null}]);
});

test("a column that the table does not have is refused, naming those that it has", async () => {
  await refused(importOf("mine.csv", csv(columns, rows), mapped(mapping.replace("best: dead", "best: deaths"))), "column_missing", /mine\.csv: column deaths is missing \(found: not known: dead\)/);
});

test("a value that the mapping leaves out is a rejection, never another kind, and keeps its text elsewhere", async () => {
  const {rejected} = await importOf("mine.csv", csv(columns, [...rows, row({no: 31, kind: "skirmish"})]), mapped(mapping));
  assert.deepEqual(rejected.map(({reason, field, rows: n}) => [reason, field, n]), [["unknown_type", "event_type", 1]]);
  const numbers = await importOf("mine.csv", csv(columns, [...rows, row({no: 31, dead: "dozens"}), row({no: 32, dead: "many"})]), mapped(mapping.replace("best: dead", "best: {column: dead, values: {dozens: 12}}")));
  assert.deepEqual(numbers.rejected.map(({reason, field, rows: n}) => [reason, field, n]), [["not_a_number", "best", 1]]);
});

test("faults of the mapping are told with file, line, field and what was expected", async () => {
  await faulty(mapping.replace("source: mine", "source: My Table"), 1, /invalid source: expected lower-case/);
  await faulty(mapping.replace("source: mine", "source: ucdp"), 1, /invalid source: is the name of a publisher's source/);
  await faulty(mapping.replace("  best: dead", "  deaths: dead"), 7, /invalid columns/);
  await faulty(mapping.replace("census: true", "census: maybe"), 5, /invalid census/);
  await faulty(mapping.replace("  id: no", "  id: [no]"), 7, /invalid columns\.id: expected a column name/);
  await faulty(`${mapping}covers: {from: 2020-01-01, to: soon, countries: world}\n`, 16, /invalid covers\.to: expected a date/);
  await faulty(`${mapping}constants: {country: Mali}\n`, 16, /invalid constants\.country: expected ISO 3166/);
  await faulty(mapping.replace(/ {2}date_start.*\n/, ""), 7, /invalid columns: expected date_start/);
  await faulty(`${mapping}perpetrators: all\n`, 1, /invalid document: unrecognized key/);
  await refused(importOf("mine.csv", "x", mapped(`${head}columns: {id: no\n`)), "yaml_invalid", /mine\.yml, line \d+: /);
  await refused(importOf("mine.csv", "x", {mapping: "/nowhere/mine.yml"}), "file_missing");
});

test("a new file replaces the table as a whole; the old state can be asked as of its day", async () => {
  const options = mapped(mapping);
  const {directory} = await importOf("mine.csv", csv(columns, rows), {...options, now: () => new Date("2026-01-01T00:00:00Z")});
  const next = await importFile(directory, fileOf("mine.csv", csv(columns, [row({no: 2, dead: 9}), row({no: 99})])), {...options, now: () => new Date("2026-02-01T00:00:00Z")});
  assert.deepEqual([next.events, next.release.rows.revised], [2, 1]);
  assert.deepEqual(await eventsOf(directory, "mine", "e.id, best"), [{id: "2", best: 9}, {id: "99", best: 2}]);
  assert.equal((await eventsOf(directory, "mine", "e.id", {asOf: "2026-01-31"})).length, 30);
});

test("the same table under a mended mapping is imported again; under the same mapping it is unchanged", async () => {
  const path = fileOf("mine.csv", csv(columns, rows));
  const {directory, release} = await importOf("mine.csv", readFileSync(path), mapped(mapping));
  assert.equal((await importFile(directory, path, mapped(mapping))).unchanged, true);
  const mended = await importFile(directory, path, mapped(mapping.replace("clash: battle", "clash: other")));
  assert.deepEqual([mended.unchanged, mended.release.version, mended.events], [false, `${release.version}-r2`, 30]);
  assert.equal((await eventsOf(directory, "mine", "event_type"))[0]!.event_type, "other");
  assert.equal((await importFile(directory, path, mapped(mapping))).unchanged, false, "back to the first mapping, which does not count any more");
});
