import assert from "node:assert/strict";
import test from "node:test";
import {checkClaim, type CheckOptions} from "../../src/verdicts/check.ts";
import {claimOf, years} from "../fixture/claim.ts";
import {gedCsv, oneSided} from "../fixture/ged.ts";
import {asking, fileOf, storeOf} from "../fixture/store.ts";

const simulated = ["docs/examples/invented.csv", {mapping: "docs/examples/invented.yml"}] as const;
const recorded = fileOf("GEDEvent_v26_0_1.csv", gedCsv([oneSided({id: 7, date_start: "2026-01-20", best: 9})]));
const claim = claimOf({span: "the Front took part in 18 events in 2023", measure: "events", actors: ["Invented Front"], role: "involved", period: years(2023), value: 18, unit: "events"});
const check = async (directory: string, options: Partial<CheckOptions> = {}) => asking(directory, (store) => checkClaim(store, claim, {published: null, actor: "Invented Front", countries: ["ISL", "LUX"], ...options}));

test("simulated data judge no claim beside recorded data, neither as judge nor beside", async () => {
  const verdict = await check(await storeOf(simulated, recorded));
  assert.deepEqual([...verdict.provenance, ...verdict.beside].filter((one) => JSON.stringify(one).includes("invented")), []);
  assert.notEqual(verdict.verdict, "reproduced");
});

test("simulated data judge where the case is about them, where they are named, and where nothing else is loaded", async () => {
  assert.equal((await check(await storeOf(simulated, recorded), {prefer: ["invented"]})).verdict, "reproduced");
  assert.equal((await check(await storeOf(simulated, recorded), {hints: {source: "invented"}})).verdict, "reproduced");
  assert.equal((await check(await storeOf(simulated))).verdict, "reproduced");
});
