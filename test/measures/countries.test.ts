import assert from "node:assert/strict";
import test from "node:test";
import {runMeasure} from "../../src/measures/index.ts";
import {gedCsv, gedRow, gedRows} from "../fixture/ged.ts";
import {acledCsv, acledRows} from "../fixture/acled.ts";
import {asking, fileOf, storeOf} from "../fixture/store.ts";

test("a covered country without events reads none recorded with zeros, one that is not covered has no numbers", async () => {
  const directory = await storeOf([fileOf("acled.csv", acledCsv(acledRows(3))), {covers: {from: "2024-01-01", to: "2024-12-31", countries: ["MLI", "GHA"]}}]);
  await asking(directory, async (store) => {
    const {rows} = await runMeasure(store, "countries", {actor: "JNIM", list: ["GHA", "TGO"]});
    assert.deepEqual(rows, [
      {country: "MLI", events: 3, low: 9, best: 9, high: 9, unknown: 0, status: "recorded"},
      {country: "GHA", events: 0, low: 0, best: 0, high: 0, unknown: 0, status: "none recorded"},
      {country: "TGO", events: null, low: null, best: null, high: null, unknown: null, status: "not covered"}
    ]);
  });
});

test("events in Gaza are counted under PSE although the source writes Israel, and the source's own value is kept", async () => {
  const gaza = gedRow({id: 5, country: "Israel", country_id: 666, adm_1: "Gaza Strip", latitude: 31.42, longitude: 34.36});
  const directory = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv([gaza, gedRow({id: 6, country: "Israel", country_id: 666, latitude: 31.25, longitude: 34.79})])));
  await asking(directory, async (store) => {
    assert.deepEqual((await runMeasure(store, "countries")).rows.map(({country, events}) => [country, events]), [["ISR", 1], ["PSE", 1]]);
    const {rows, cautions} = await runMeasure(store, "events", {country: "PSE"});
    assert.deepEqual(rows.map(({id, country_source}) => [id, country_source]), [["5", "Israel"]]);
    assert.ok(cautions.some(({code}) => code === "relocated"));
  });
});

test("a point in another country than the one recorded counts where recorded and is flagged", async () => {
  const directory = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv([...gedRows(2), gedRow({id: 9, latitude: 12.37, longitude: -1.52})])));
  await asking(directory, async (store) => {
    const {rows, cautions} = await runMeasure(store, "countries");
    assert.deepEqual(rows.map(({country, events}) => [country, events]), [["MLI", 3]]);
    assert.equal(cautions.find(({code}) => code === "outside_country")!.values!.events, 1);
  });
});
