import assert from "node:assert/strict";
import test from "node:test";
import {importSimulation, parseScenario, simulate} from "../../src/simulate/index.ts";
import {checkClaim, type CheckOptions} from "../../src/verdicts/check.ts";
import type {Verdict} from "../../src/verdicts/verdict.ts";
import {claimOf} from "../fixture/claim.ts";
import {gedCsv, gedRows} from "../fixture/ged.ts";
import {asking, fileOf, newFolder, storeOf} from "../fixture/store.ts";

/** Abuses excite the front's events, its violence against civilians falls to 0.3 a year after arrival, and all of it to 0.4 in 2019. */
const scenario = parseScenario({
  name: "mechanisms", countries: ["BFA"], period: {from: "2016-01-01", to: "2021-12-31"}, growth: {law: "exponential", per_month: 20, doubling_months: 48}, heterogeneity: 0.8, places: {1: 1},
  front: {origin: [14.5, -1], direction: "south", km_per_year: 50, start_km: 150, breadth_km: 200}, abuses: {by: "army", per_month: 6}, contagion: {strength: 1, range_km: 15, decay_days: 15},
  civilians: {share: 0.4, consolidation: {after_days: 365, ratio: 0.3}}, intervention: {date: "2019-01-01", level: 0.4}
});
const directory = newFolder();
const ready = importSimulation(simulate(scenario, 3), directory);
const check = async (span: string, slots: object = {}, options: Partial<CheckOptions> = {}): Promise<Verdict> => {
  await ready;
  return asking(directory, (store) => checkClaim(store, claimOf({span, measure: "other", actors: ["Simulated Front"], role: "involved", comparator: "none", ...slots}), {published: null, actor: "Simulated Front", ...options}));
};
const never = (text: string) => assert.doesNotMatch(text, /caused by|because|due to|led to|à cause|en raison|a conduit/);

test("less violence against civilians after consolidation is reproduced by the share since arrival, which is said not to be control", async () => {
  const verdict = await check("uses less violence against civilians where it has consolidated", {measure: "change"});
  assert.equal(verdict.verdict, "reproduced", verdict.sentence.en);
  assert.match(verdict.sentence.en, /a share of violence against civilians among its events that is, from 12 months after the first event in a place on, 0\.\d+ \(0\.\d+ to 0\.\d+\) times that before/);
  assert.match(verdict.sentence.en, /Time since arrival is not control, and why it is so events do not say\.$/);
  assert.match(verdict.sentence.fr, /Le temps écoulé depuis l’arrivée n’est pas le contrôle/);
  assert.match(verdict.readings[0]!.command, /measure consolidation/);
  never(verdict.sentence.en);
});

test("recruitment is not computable, and the events near abuses stand beside it as consistent or not", async () => {
  const verdict = await check("abuses by the army feed recruitment");
  assert.deepEqual([verdict.verdict, verdict.missing], ["not_computable", "not_in_events"]);
  assert.match(verdict.note!.en, /within 30 km and 30 days of others’ violence against civilians, they are consistent with that: [\d.]+ and [\d.]+ times as many/);
  assert.match(verdict.sentence.en, /Recruitment itself cannot be computed from events\.$/);
  assert.match(verdict.note!.fr, /ils sont compatibles avec cela.*Le recrutement lui-même ne peut être calculé/);
  never(verdict.sentence.en);
});

test("a withdrawal is looked at on the date that the claim names, else on those of the case, and is never said to have caused anything", async () => {
  const named = await check("the withdrawal of troops opened the space", {period: {from: "2019-01-01", to: "2019-01-01", text: null}});
  assert.deepEqual([named.verdict, named.missing], ["not_computable", "not_in_events"]);
  assert.match(named.note!.en, /1 January 2019 \(consistent with a change, 0\.\d+ times the trend before a year later\)\. Ends of missions change reporting as well as violence\. What opened or caused it events do not say\.$/);
  const ofCase = await check("le retrait des troupes a ouvert l’espace", {}, {dates: ["2017-07-01", "2030-01-01"]});
  assert.match(ofCase.note!.en, /1 July 2017 \([a-z ]+, .*\); at one more too few to tell/);
  assert.match(ofCase.note!.fr, /1er juillet 2017 .* à une autre date/);
  assert.match((await check("the withdrawal opened the space")).note!.en, /names a date at which/);
});

test("too few events leave all three open, and one with a number is counted as any other", async () => {
  const few = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(6))));
  const asked = (span: string, slots: object = {}) => asking(few, (store) => checkClaim(store, claimOf({span, measure: "change", actors: ["JNIM"], role: "involved", comparator: "none", ...slots}), {published: null, actor: "JNIM", countries: ["MLI"], dates: ["2026-01-10"]}));
  assert.equal((await asked("less violence once consolidated")).missing, "undecided");
  assert.match((await asked("abuses feed recruitment")).note!.en, /too few to tell/);
  assert.match((await asked("after the withdrawal")).note!.en, /At 10 January 2026 the events are too few to tell/);
  assert.equal((await asked("attacks doubled after the withdrawal", {value: 100, comparator: "eq", unit: "percent"})).note, undefined);
});
