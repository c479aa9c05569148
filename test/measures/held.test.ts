import assert from "node:assert/strict";
import {after, test} from "node:test";
import fc from "fast-check";
import {runMeasure} from "../../src/measures/index.ts";
import {Store} from "../../src/store/index.ts";
import {acledCsv, acledRow} from "../fixture/acled.ts";
import {gedCsv, gedRow, oneSided} from "../fixture/ged.ts";
import {fileOf, storeOf} from "../fixture/store.ts";
import {ownStore} from "./own-table.ts";

/** Events that differ in all that a selection asks for; some without coordinates or a known place, some across months and years, with ties of deaths and a low above its high. */
const ged = Array.from({length: 240}, (_, i) => {
  const day = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
  const values = {
    id: 1000 + i * 7 % 240, date_start: day(i * 37 % 1500), date_end: day(i * 37 % 1500 + (i % 9 === 0 ? 40 : 0)), where_prec: 1 + i % 7,
    latitude: [14.5, 14.25, -13.123457, 12.5000005][i % 4]!, longitude: [-4.2, 179.9, -179.9, -4.2000015][i * 3 % 4]!,
    country: ["Mali", "Niger", "Burkina Faso"][i % 3]!, country_id: [432, 436, 439][i % 3]!, best: i % 5, low: i % 11 === 0 ? 9 : i % 5, high: i % 5 + 1,
    deaths_a: i % 5, deaths_b: 0, deaths_civilians: 0, code_status: i % 6 ? "Clear" : "Check dyad",
    ...i % 13 === 0 ? {side_b: "AQIM", side_b_new_id: 539, dyad_name: "Government of Mali - AQIM"} : {}
  };
  return i % 4 ? gedRow(values) : oneSided({...values, deaths_a: 0, deaths_civilians: i % 5});
});
const acled = Array.from({length: 120}, (_, i) => acledRow({
  event_id_cnty: `MLI${90001 + i}`, event_date: `2024-${String(1 + i % 12).padStart(2, "0")}-${String(1 + i % 28).padStart(2, "0")}`, fatalities: i % 4, geo_precision: 1 + i % 3,
  latitude: 13 + i % 5, longitude: -4 + i % 3, ...i % 3 === 0 ? {event_type: "Explosions/Remote violence", sub_event_type: "Air/drone strike"} : {}, ...i % 10 === 0 ? {assoc_actor_1: "AQIM: Al Qaeda in the Islamic Maghreb"} : {}
}));
const directory = await storeOf(fileOf("GEDEvent_v25_1.csv", gedCsv(ged.slice(0, 160))), fileOf("GEDEvent_v26_0_1.csv", gedCsv(ged.slice(160))), [fileOf("acled.csv", acledCsv(acled)), {covers: {from: "2024-01-01", to: "2024-12-31", countries: ["MLI"]}}]);
/** What nobody knows: deaths, places and how well a place is known. */
const unknown = await ownStore(Array.from({length: 60}, (_, i) => ({
  day: `2016-${String(1 + i % 12).padStart(2, "0")}-${String(1 + i % 28).padStart(2, "0")}`, ...i % 4 ? {} : {dead: "" as const}, ...i % 5 ? {lat: 10 + i % 3} : {lat: "" as const, lon: "" as const},
  level: ["exact", "", "country", "admin1"][i % 4]!, land: i % 7 ? "Mali" : ""
})));
const stores = await Promise.all([directory, unknown].map(async (folder) => ({holding: await Store.open(folder, {resident: true}), plain: await Store.open(folder)})));
const [{holding, plain}] = stores as [typeof stores[0]];
after(() => {
  for (const {holding, plain} of stores) {
    holding.close();
    plain.close();
  }
});

const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, {nil: undefined, freq: 2});
const one = (...values: string[]) => fc.constantFrom(...values);
const selection = {
  source: one("ucdp", "ucdp", "acled", "own"), from: some(one("2019", "2020-03", "2021-02-10", "2024-05")), to: some(one("2020-01-05", "2021-12", "2024-02", "2030")), country: some(one("MLI", "NER", "BFA", "GHA")),
  actor: some(one("JNIM", "Government of Mali", "AQIM", "Military Forces of Mali")), role: some(one("any", "involved")), type: some(one("state-based", "one-sided", "battle")), precision: some(one("1", "3")),
  deaths: some(one("0", "1", "3")), bbox: some(one("-10,0,10,20", "170,-20,-170,20", "-5,14.5,-4,14.5"))
};
const questions = fc.oneof(
  fc.record({measure: one("marks"), size: some(one("0", "0.5", "2", "360")), by: some(one("week", "month", "quarter", "year")), split: some(one("none")), limit: some(one("0", "1", "3")), count: some(one("spread"))}),
  fc.record({measure: one("fatalities"), by: some(one("month", "quarter", "year", "all")), split: some(one("country", "type")), count: some(one("spread"))}),
  fc.record({measure: one("countries", "losses")}), fc.record({measure: one("types"), sub: some(one("true"))}), fc.record({measure: one("admin1"), names: some(one("source"))}),
  fc.record({measure: one("events"), order: some(one("deaths")), limit: some(one("1", "7", "400")), offset: some(one("3", "60"))}), fc.record({measure: one("deadliest"), n: some(one("1", "4"))})
);

test("events that are held answer as the engine does, rows, cautions and refusals alike", async () => {
  assert.ok((await holding.view("ucdp")).held && (await holding.view("acled")).held && (await stores[1]!.holding.view("own")).held);
  assert.equal((await plain.view("ucdp")).held, null);
  await fc.assert(fc.asyncProperty(fc.record(selection), questions, async (chosen, {measure, ...params}) => {
    const asked = async (store: Store) => runMeasure(store, measure, {...chosen, ...params}).catch((error: Error) => error.message);
    const {holding, plain} = stores[Number(chosen.source === "own")]!;
    assert.deepEqual(await asked(holding), await asked(plain));
  }), {numRuns: 200});
});

test("what is not held is asked of the engine: regions by name", async () => {
  const asked = (store: Store) => runMeasure(store, "types", {source: "ucdp", admin1: "Mopti region"});
  const answer = await asked(holding);
  assert.ok(answer.rows.length > 0);
  assert.deepEqual(answer, await asked(plain));
});
