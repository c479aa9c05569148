import assert from "node:assert/strict";
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {readCase, turnedVerdicts, type Turned} from "../../src/cases/index.ts";
import {gedCsv, gedRow, type GedRowValues} from "../fixture/ged.ts";
import {fileOf, newFolder, refused, storeOf} from "../fixture/store.ts";

const ged = (name: string, ...rows: GedRowValues[]) => fileOf(`GEDEvent_v${name}.csv`, gedCsv(rows.map((row) => gedRow({...row, low: row.best, high: row.best}))));

function caseOf(...claims: readonly (readonly [id: string, value: number, year: number])[]) {
  const folder = join(newFolder(), "river");
  mkdirSync(folder);
  writeFileSync(join(folder, "case.yml"), "title: {en: T, fr: T}\nsummary: {en: S, fr: S}\nsources: [ucdp]\nactor: JNIM\nfigures:\n  - {id: years, measure: fatalities}\n");
  writeFileSync(join(folder, "claims.yml"), `claims:\n${claims.map(([id, value, year]) => `  - id: ${id}\n    text: ${value} died in ${year}.\n    reading: {measure: fatalities, actors: [JNIM], period: {from: ${year}, to: ${year}}, value: ${value}}\n`).join("")}`);
  return readCase(folder);
}
const brief = ({turned, moved}: Turned) => [turned, moved].map((list) => list.map(({id, before, after}) => `${id} ${before.verdict} ${before.value} ${after.verdict} ${after.value}`));

test("a verdict that another release turns is told with what it was and is, and one that stands on another value too", async () => {
  const store = await storeOf(ged("25_1", {id: 1, date_start: "2024-01-01", best: 40}, {id: 2, date_start: "2023-01-01", best: 50}), ged("26_1", {id: 1, date_start: "2024-01-01", best: 90}, {id: 2, date_start: "2023-01-01", best: 51}));
  const read = caseOf(["right", 40, 2024], ["wrong", 9000, 2023], ["none", 3, 1999]);
  assert.deepEqual(brief(await turnedVerdicts(store, read, "25.1", "26.1")), [["right reproduced 40 contradicted 90"], ["wrong contradicted 50 contradicted 51"]]);
});

test("a yearly release is held against what stood before it: the Candidate months beside the yearly release of before", async () => {
  const store = await storeOf(
    ged("25_1", {id: 1, date_start: "2024-01-01", best: 40}), ged("25_0_1", {id: 2, date_start: "2025-01-05", best: 7}), ged("26_1", {id: 1, date_start: "2024-01-01", best: 40}, {id: 2, date_start: "2025-01-05", best: 70}),
    ged("27_1", {id: 1, date_start: "2024-01-01", best: 1}));
  const read = caseOf(["last", 40, 2024], ["month", 7, 2025]);
  const [turned, moved] = brief(await turnedVerdicts(store, read, "25.0.1", "26.1"));
  assert.equal(moved!.length, 0);
  assert.deepEqual(turned!.map((one) => one.split(" ").filter((_, i) => i !== 1 && i !== 3)), [["month", "7", "70"]]);
});

test("releases of two sources turn nothing", async () => {
  const mapping = fileOf("own.yml", "source: own\ntitle: Own\nlicense: CC0 1.0\nversion: one\ncitation: invented\ncensus: true\nconstants: {event_type: battle, country: MLI}\ncolumns: {id: id, date_start: day, best: dead}\n");
  const store = await storeOf(ged("25_1", {id: 1, date_start: "2024-01-01", best: 4}), [fileOf("own.csv", "id,day,dead\n1,2019-01-01,4\n"), {mapping}]);
  await refused(turnedVerdicts(store, caseOf(["a", 1, 2024]), "25.1", "one"), "diff_sources");
});
