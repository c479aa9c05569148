import assert from "node:assert/strict";
import test from "node:test";
import {measures, runMeasure} from "../../src/measures/index.ts";
import {importFile, Store} from "../../src/store/index.ts";
import {Resident} from "../../src/store/resident.ts";
import {acledCsv, acledRows} from "../fixture/acled.ts";
import {gedCsv, gedRows, oneSided} from "../fixture/ged.ts";
import {fileOf, storeOf} from "../fixture/store.ts";

const directory = await storeOf(
  fileOf("GEDEvent_v26_0_1.csv", gedCsv([...gedRows(40), oneSided({id: 99})])),
  [fileOf("acled.csv", acledCsv(acledRows(30))), {covers: {from: "2024-01-01", to: "2024-12-31", countries: ["MLI"]}}]
);

for (const source of ["ucdp", "acled"]) test(`a resident store answers every measure as one that reads its files: ${source}`, async () => {
  const [resident, plain] = [await Store.open(directory, {resident: true}), await Store.open(directory)];
  try {
    assert.notEqual((await resident.view(source)).narrow, (await plain.view(source)).narrow);
    // a measure of tactics is asked of a source that tells them
    for (const {name, params} of measures.filter(({tactics}) => source === "acled" || !tactics)) {
      const input = {source, actor: "JNIM", ...params.limit ? {limit: 3} : {}};
      assert.deepEqual(await runMeasure(resident, name, input), await runMeasure(plain, name, input), name);
    }
  } finally {
    resident.close();
    plain.close();
  }
});

test("a store that asks once answers every measure as one that asks again, and the second time the same columns", async () => {
  const [once, plain] = [await Store.open(directory, {once: true}), await Store.open(directory)];
  try {
    for (const _ of [1, 2]) for (const {name, tactics} of measures) if (!tactics) assert.deepEqual(await runMeasure(once, name, {source: "ucdp", actor: "JNIM"}), await runMeasure(plain, name, {source: "ucdp", actor: "JNIM"}), name);
    const view = await once.view("ucdp");
    const count = (least: number) => view.columns(`SELECT count(*) AS n FROM ${view.narrow} WHERE best >= $1`, [least]);
    assert.equal(await count(0), await count(0));
    assert.notDeepEqual(await count(0), await count(1e6));
  } finally {
    once.close();
    plain.close();
  }
});

test("a resident store sees what another import published, answers from the view that was open, and lets go of older ones", async () => {
  const own = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(2))));
  const store = await Store.open(own, {resident: true});
  try {
    const events = async (view: Awaited<ReturnType<Store["view"]>>) => Number((await view.all(`SELECT count(*) AS n FROM ${view.narrow}`))[0]!.n);
    const first = await store.view("ucdp");
    await importFile(own, fileOf("GEDEvent_v26_0_2.csv", gedCsv(gedRows(1).map((row) => ({...row, id: "501"})))));
    const second = await store.view("ucdp");
    assert.deepEqual([await events(first), await events(second)], [2, 3]);
    await importFile(own, fileOf("GEDEvent_v26_0_3.csv", gedCsv(gedRows(1).map((row) => ({...row, id: "502"})))));
    assert.equal(await events(await store.view("ucdp")), 4);
    await assert.rejects(events(first), /does not exist/);
  } finally {
    store.close();
  }
});

test("a source that would take more room than it may stays in its files", async () => {
  const store = await Store.open(directory);
  try {
    const {events, places} = await store.view("ucdp");
    assert.equal(await new Resident(store.engine, {limit: 1_000}).table("ucdp", "a file", events, places), null);
    const narrow = await new Resident(store.engine, {limit: 8_500}).table("ucdp", "a file", events, places);
    assert.equal(narrow?.events, null);
    const wide = await new Resident(store.engine, {limit: 100_000}).table("ucdp", "a file", events, places);
    const rows = (relation: string) => store.engine.all(`SELECT * FROM ${relation} ORDER BY id`);
    assert.deepEqual((await rows(wide!.events!)).map((row) => Object.entries(row).sort()), (await rows(events)).map((row) => Object.entries(row).sort()));
    assert.deepEqual(Object.keys((await rows(narrow!.narrow))[0]!).sort(), Object.keys((await rows(wide!.narrow))[0]!).sort());
  } finally {
    store.close();
  }
});
