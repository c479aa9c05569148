import assert from "node:assert/strict";
import test from "node:test";
import type {HarmattanError} from "../../src/error.ts";
import {measures, runMeasure} from "../../src/measures/index.ts";
import {openScope} from "../../src/measures/scope.ts";
import {parseSelection} from "../../src/measures/selection.ts";
import {parseParams} from "../../src/param.ts";
import {gedCsv, gedRows, oneSided} from "../fixture/ged.ts";
import {acledCsv, acledRows} from "../fixture/acled.ts";
import {asking, fileOf, storeOf} from "../fixture/store.ts";

const directory = await storeOf(
  fileOf("GEDEvent_v26_0_1.csv", gedCsv([...gedRows(4), oneSided({id: 7})])),
  [fileOf("acled.csv", acledCsv(acledRows(3))), {covers: {from: "2024-01-01", to: "2024-12-31", countries: ["MLI"]}}]
);

for (const measure of measures) {
  test(`${measure.name}: the engine can plan its SQL for every value of every closed parameter, on both sources`, () => asking(directory, async (store) => {
    const inputs = [{}, ...Object.entries(measure.params).flatMap(([name, {values = []}]) => values.map((value) => ({[name]: value})))];
    for (const source of ["ucdp", "acled"])
      for (const input of inputs) {
        const scope = await openScope(await store.view(source), parseSelection({actor: "JNIM", country: ["MLI", "BFA"], from: "2020", to: "2026", precision: 3, admin1: "Mopti"}));
        await scope.all(`EXPLAIN ${measure.query(scope, parseParams(measure.params, input) as never)}`);
      }
  }));

  test(`${measure.name}: every row has exactly the declared columns, and numbers are numbers or null`, () => asking(directory, async (store) => {
    const {columns, rows} = await runMeasure(store, measure.name, {actor: "JNIM", source: measure.tactics ? "acled" : "ucdp"});
    assert.ok(rows.length > 0);
    for (const row of rows) {
      assert.deepEqual(Object.keys(row), Object.keys(columns));
      for (const [name, {type}] of Object.entries(columns)) if (type === "count" || type === "deaths") assert.ok(row[name] === null || Number.isFinite(row[name]), `${name}: ${String(row[name])}`);
    }
  }));

  test(`${measure.name}: an unknown parameter is refused by name`, () => asking(directory, async (store) => {
    await assert.rejects(runMeasure(store, measure.name, {actor: "JNIM", source: "ucdp", nonsense: "1"}), (error: HarmattanError) => error.exit === 2 && /invalid parameter: nonsense/.test(error.message));
  }));
}

test("two sources asked together are answered side by side with a column source, and nothing is summed over them", () => asking(directory, async (store) => {
  const {rows, provenance} = await runMeasure(store, "countries", {source: ["ucdp", "acled"], actor: "JNIM"});
  assert.deepEqual(rows.map(({source, country, events}) => [source, country, events]), [["ucdp", "MLI", 5], ["acled", "MLI", 3]]);
  assert.deepEqual(provenance.map(({source}) => source), ["ucdp", "acled"]);
}));

test("without --source the order of preference decides and says what the better source would add; without one it is an error", () => asking(directory, async (store) => {
  await assert.rejects(runMeasure(store, "events"), /several sources: ucdp, acled/);
  const {provenance, cautions} = await runMeasure(store, "events", {}, {prefer: ["nothing", "ucdp", "acled"]});
  assert.equal(provenance[0]!.source, "ucdp");
  assert.ok(!cautions.some(({code}) => code === "better_source"));
}));

test("a role that the source does not define is refused with the kinds for which it does", () => asking(directory, async (store) => {
  await assert.rejects(runMeasure(store, "events", {source: "ucdp", actor: "JNIM", role: "perpetrator"}), (error: HarmattanError) => error.code === "role_undefined" && /--type one-sided/.test(error.cure));
  await assert.rejects(runMeasure(store, "events", {source: "acled", actor: "JNIM", role: "perpetrator"}), /role_undefined|not defined by acled/);
  const {rows} = await runMeasure(store, "events", {source: "ucdp", actor: "JNIM", role: "perpetrator", type: "one-sided"});
  assert.deepEqual(rows.map(({id}) => id), ["7"]);
}));

test("the source's own text comes only on request, and never from ACLED", () => asking(directory, async (store) => {
  assert.ok(!("source_headline" in (await runMeasure(store, "events", {source: "ucdp"})).columns));
  assert.equal((await runMeasure(store, "events", {source: "ucdp", text: "true"})).rows[0]!.source_headline, "A clash");
  for (const row of (await runMeasure(store, "events", {source: "acled", text: "true"})).rows) assert.equal(row.notes, null);
}));

test("a name that is worldwide asks for a place", () => asking(directory, async (store) => {
  await assert.rejects(runMeasure(store, "events", {source: "ucdp", actor: "IS"}), (error: HarmattanError) => error.exit === 2 && /--country ISO3/.test(error.cure));
  assert.deepEqual((await runMeasure(store, "events", {source: "ucdp", actor: "IS", country: "world"})).rows, []);
}));
