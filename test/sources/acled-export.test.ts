import assert from "node:assert/strict";
import {test} from "node:test";
import {acledColumns, acledCsv, acledRow, acledRows, oldAcledColumns, type AcledRow} from "../fixture/acled.ts";
import {asking, eventsOf, importOf, refused} from "../fixture/store.ts";

const all = "e.* EXCLUDE (place, a, b, assoc_a, assoc_b, release, file_row_number), a.name AS side_a, a.kind AS side_a_kind, b.name AS side_b, b.kind AS side_b_kind";
const rows = acledRows(6, (i) => i % 2 ? {event_type: "Violence against civilians", sub_event_type: "Attack", actor1: "JNIM: Group for Support of Islam and Muslims", inter1: "Rebel group", actor2: "Civilians (Mali)", inter2: "Civilians", civilian_targeting: "Civilian targeting"} : {});

async function eventsIn(content: string | Buffer, file = "acled.csv") {
  const {directory} = await importOf(file, content);
  return eventsOf(directory, "acled", all);
}

/** The rows with other values in some columns. */
function changed(values: (row: AcledRow) => AcledRow): AcledRow[] {
  return rows.map((row) => ({...row, ...values(row)}));
}

test("today's columns in any order, and the old ones with data_id, iso3 and without disorder_type, make the same events", async () => {
  const today = await eventsIn(acledCsv(rows));
  assert.equal(today.length, 6);
  assert.deepEqual([today[1]!.event_type, today[1]!.civilian_targeting, today[0]!.civilian_targeting], ["civilian-targeting", true, false]);
  assert.deepEqual(await eventsIn(acledCsv(rows, {columns: acledColumns.toReversed(), delimiter: ";"})), today);
  const old = await eventsIn(acledCsv(rows, {columns: oldAcledColumns}));
  // without the column, only violence against civilians is known to target them
  assert.deepEqual(old, today.map((event) => ({...event, civilian_targeting: event.civilian_targeting || null})));
});

test("a second header row of HXL tags is left out, also where the tags are not aligned with the columns", async () => {
  const text = acledCsv(rows);
  const plain = await eventsIn(text);
  for (const tags of ["#event+code,#date+occurred,#date+year", ",,#event +type,,#x,extra,columns".padEnd(90, ",")]) {
    assert.deepEqual(await eventsIn(text.replace("\n", `\n${tags}\n`)), plain, tags);
  }
});

test("the three styles of dates are the same days", async () => {
  const plain = await eventsIn(acledCsv(rows));
  const styles = [(day: string) => `${day} March 2024`, (day: string) => `${day}-Mar-24`, (day: string) => `2024-03-${day}`, (day: string) => `${Number(day)} March 2024`];
  const mixed = rows.map((row, i) => ({...row, event_date: styles[i % 4]!(String(row.event_date).slice(8))}));
  assert.deepEqual(mixed.slice(0, 3).map(({event_date}) => event_date), ["01 March 2024", "02-Mar-24", "2024-03-03"]);
  assert.deepEqual(await eventsIn(acledCsv(mixed)), plain);
});

test("a date whose order of day and month cannot be told is rejected, not guessed", async () => {
  await refused(importOf("acled.csv", acledCsv(changed(() => ({event_date: "03/05/2024"})))), "too_many_rejected", /not_a_date date_start in 6, first in record 1 \(line 2\)/);
});

test("numeric and text inter codes are the same kinds of actors; a code of neither is rejected", async () => {
  const kinds = [["1", "State forces", "state"], ["2", "Rebel group", "rebel"], ["3", "Political militia", "militia"], ["4", "Identity militia", "communal"], ["5", "Rioters", "rioters"],
    ["6", "Protesters", "protesters"], ["7", "Civilians", "civilians"], ["8", "External/Other forces", "external"], ["0", "", null]] as const;
  const {directory} = await importOf("acled.csv", acledCsv(acledRows(9, (i) => ({inter1: kinds[i]![0], inter2: kinds[i]![1]}))));
  assert.deepEqual(await eventsOf(directory, "acled", "a.kind AS a, b.kind AS b"), kinds.map(([, , kind]) => ({a: kind, b: kind})));
  const unknown = await importOf("acled.csv", acledCsv(acledRows(30, (i) => i === 3 ? {inter1: "9"} : i === 4 ? {geo_precision: 4} : {})), {maxRejected: 0.1});
  assert.deepEqual(unknown.rejected.map(({reason, field}) => `${reason} ${field}`), ["unknown_code geo_precision", "unknown_code side_a_kind"]);
});

test("json reads as csv does: a list of objects, objects line by line, and the list under data that the API answers", async () => {
  const plain = await eventsIn(acledCsv(rows));
  const objects = rows.map((row) => Object.fromEntries(acledColumns.map((column) => [column, row[column]!])));
  assert.deepEqual(await eventsIn(JSON.stringify(objects), "acled.json"), plain, "list");
  assert.deepEqual(await eventsIn(JSON.stringify({status: 200, success: true, count: 6, data: objects}), "acled.json"), plain, "data");
  assert.deepEqual(await eventsIn(objects.map((object) => JSON.stringify(object)).join("\n"), "acled.json"), plain, "lines");
  assert.deepEqual(await eventsIn(JSON.stringify(objects.map((object) => ({...object, latitude: String(object.latitude), fatalities: String(object.fatalities), assoc_actor_1: null, tags: undefined}))), "acled.json"), plain, "numbers as text, nulls and absent keys");
});

test("a rejected object of json carries its ordinal and its text", async () => {
  const {directory, release} = await importOf("acled.json", JSON.stringify({data: acledRows(30, (i) => i === 6 ? {latitude: 91} : {})}));
  const [rejection] = await asking(directory, (store) => store.rejections(release.id));
  assert.deepEqual([rejection!.record, rejection!.line, rejection!.reason, rejection!.field], [7, null, "out_of_range", "latitude"]);
  assert.equal((JSON.parse(String(rejection!.raw)) as AcledRow).event_id_cnty, "MLI90007");
});

test("broken json and json without events are refused", async () => {
  await refused(importOf("acled.json", '[{"event_id_cnty": "MLI1"}, {"event_id_cnty": }]'), "table_unreadable", /acled\.json: Malformed JSON|malformed JSON/i);
  await refused(importOf("acled.json", '{"status": 200, "data": []}'), "no_rows");
  await refused(importOf("acled.json", "[]"), "no_rows");
  await refused(importOf("acled.json", '[{"a": 1}]'), "file_unknown_form", /columns: a/);
});

test("an event that comes twice in a file counts once, by its latest timestamp", async () => {
  const {directory, release} = await importOf("acled.csv", acledCsv([acledRow({fatalities: 1, timestamp: 100}), acledRow({fatalities: 7, timestamp: 300}), acledRow({fatalities: 5, timestamp: 200})]));
  assert.deepEqual(release.rows, {read: 3, accepted: 1, rejected: {}, duplicates: 2, revised: 0});
  assert.deepEqual(await eventsOf(directory, "acled", "e.id, best, low, high, changed"), [{id: "MLI90001", best: 7, low: 7, high: 7, changed: 300}]);
});

test("kinds of events of before 2019 are today's where the codebook says which; an unknown kind is rejected", async () => {
  const kinds = [["Battle-No change of territory", 1, "battle"], ["Remote violence", 1, "explosion"], ["Strategic development", 1, "strategic"], ["Headquarters or base established", 1, "strategic"],
    ["Riots/Protests", 5, "riot"], ["Riots/Protests", 6, "protest"], ["Explosions/Remote violence", 1, "explosion"]] as const;
  const {directory} = await importOf("acled.csv", acledCsv(acledRows(7, (i) => ({event_type: kinds[i]![0], inter1: kinds[i]![1]}))));
  assert.deepEqual((await eventsOf(directory, "acled", "event_type")).map(({event_type}) => event_type), kinds.map(([, , kind]) => kind));
  await refused(importOf("acled.csv", acledCsv(changed(() => ({event_type: "Battles and riots"})))), "too_many_rejected", /unknown_type event_type in 6/);
});

test("countries come from the ISO number, the ISO letters or the name, in this order", async () => {
  const cases = [{iso: 466, iso3: "MLI"}, {iso: "004", country: "Afghanistan"}, {iso: 0, iso3: "", country: "Kosovo"}, {iso: "", iso3: "TGO", country: "?"}, {iso: "", iso3: "", country: "Côte d’Ivoire"}];
  const {directory} = await importOf("acled.csv", acledCsv(acledRows(5, (i) => cases[i]!), {columns: [...oldAcledColumns]}));
  assert.deepEqual((await eventsOf(directory, "acled", "e.country")).map(({country}) => country), ["MLI", "AFG", "XKX", "TGO", "CIV"]);
});

test("an export covers what the user declares and nothing else, and says so", async () => {
  const undeclared = await importOf("acled.csv", acledCsv(rows), {now: () => new Date("2026-11-22T12:00:00Z")});
  assert.deepEqual([undeclared.release.version, undeclared.release.covers, undeclared.release.countries], ["2026-11-22", [], []]);
  assert.match(undeclared.release.note!, /--covers/);
  const covers = {from: "2024-01-01", to: "2024-12-31", countries: ["MLI"]};
  const declared = await importOf("acled.csv", acledCsv(rows), {covers});
  assert.deepEqual([declared.release.covers, declared.release.countries, declared.release.note], [[{from: "2024-01-01", to: "2024-12-31"}], ["MLI"], undefined]);
});
