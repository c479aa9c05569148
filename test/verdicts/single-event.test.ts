import assert from "node:assert/strict";
import {test} from "node:test";
import type {Claim} from "../../src/claims/claim.ts";
import {checkClaim} from "../../src/verdicts/check.ts";
import {claimOf} from "../fixture/claim.ts";
import {gedCsv, gedRow, oneSided} from "../fixture/ged.ts";
import {asking, fileOf, storeOf} from "../fixture/store.ts";

const rows = [
  gedRow({id: 1, date_start: "2025-04-17", best: 46, low: 46, high: 46, deaths_a: 46, deaths_b: 0, where_coordinates: "North Post"}),
  gedRow({id: 2, date_start: "2025-04-17", best: 8, low: 8, high: 8, deaths_a: 8, deaths_b: 0, where_coordinates: "South Falls"}),
  gedRow({id: 3, date_start: "2025-03-10", best: 31, low: 20, high: 40, where_coordinates: "Koro Bay"}),
  oneSided({id: 4, date_start: "2025-05-05", best: 77, where_coordinates: "Long Mill", side_a: "Government of Mali", side_a_new_id: 72}),
  gedRow({id: 5, date_start: "2025-05-20", best: 54, low: 54, high: 54, where_coordinates: "Far Wells", country: "Niger", country_id: 436, latitude: 14, longitude: 2, side_a: "Government of Niger", side_a_new_id: 75}),
  oneSided({id: 6, date_start: "2025-05-11", best: 15, deaths_civilians: 12, deaths_unknown: 3, where_coordinates: "Short Mill"})
];
const yearly = await storeOf([fileOf("GEDEvent_v26_1.csv", gedCsv(rows)), {covers: {from: "2020-01-01", to: "2025-12-31", countries: "world"}}]);
const landmarks = await storeOf([fileOf("landmarks.csv", "no,day,who,whom,land,where,lat,lon,dead,low,high\n1,2025-04-17,JNIM,army,MLI,North Post and South Falls,14.1,-4.2,54,54,103\n2,2025-03-10,army and allied militias,villagers,MLI,Long Mill area,14.1,-4.2,130,58,130\n"), {
  mapping: fileOf("landmarks.yml", `source: landmarks
title: Landmark events
license: CC0
citation: the case
census: false
perpetrator: all
constants: {event_type: other}
columns: {id: no, date_start: day, side_a: who, side_b: whom, country: land, place_name: where, latitude: lat, longitude: lon, best: dead, low: low, high: high}
`)
}]);

const may = {from: "2025-05-01", to: "2025-05-31", text: "last month"};
const check = (slots: Partial<Claim> & {span: string}, store = yearly) => asking(store, (open) =>
  checkClaim(open, claimOf({single_event: true, actors: ["JNIM"], role: "perpetrator", places: ["Mali"], unit: "deaths", ...slots}), {published: "2025-06-08", actor: "JNIM", countries: ["MLI"]}));

test("an event of the claim's number, place and period is found and listed with its sides", async () => {
  const verdict = await check({span: "31 killed at Koro Bay in March", places: ["Koro Bay"], period: {from: "2025-03-01", to: "2025-03-31", text: "in March"}, value: 31});
  assert.deepEqual([verdict.verdict, verdict.eventCount, verdict.events[0]?.id, verdict.events[0]?.sides], ["reproduced", 1, "3", "Government of Mali – JNIM"]);
});

test("a number between the low and the high of one event is met by that event", async () => {
  assert.equal((await check({span: "38 killed", places: ["Koro Bay"], period: {from: "2025-03-01", to: "2025-03-31", text: "in March"}, value: 38})).verdict, "reproduced");
});

test("a number that adds up two events of one day, on another day than the claim's, is said to be both", async () => {
  const verdict = await check({span: "54 soldiers killed in one ambush last month", period: may, value: 54});
  assert.deepEqual([verdict.verdict, verdict.off, verdict.eventCount], ["off_by", {value: null, date: -14}, 2]);
  assert.match(verdict.sentence.en, /14 days earlier than the claim says\. The number adds up 2 events of one day: 46 \(North Post\), 8 \(South Falls\)\.$/);
  assert.match(verdict.sentence.fr, /14 jours plus tôt que ne le dit l’affirmation\. Le nombre additionne 2 événements d’un même jour : 46 \(North Post\), 8 \(South Falls\)\.$/);
});

test("a source that is no census shows a single event, and that its record names two places", async () => {
  const verdict = await check({span: "54 soldiers killed in one ambush last month", period: may, value: 54}, landmarks);
  assert.deepEqual([verdict.verdict, verdict.off], ["off_by", {value: null, date: -14}]);
  assert.match(verdict.sentence.en, /The record names more than one place: North Post and South Falls\.$/);
  const total = await check({span: "54 soldiers killed last month", single_event: false, period: may, value: 54}, landmarks);
  assert.deepEqual([total.verdict, total.missing], ["not_computable", "not_a_census"]);
});

test("an event that others did contradicts, with the sides that the source records", async () => {
  const verdict = await check({span: "JNIM killed 77 at Long Mill", places: ["Long Mill"], period: may, value: 77});
  assert.equal(verdict.verdict, "contradicted");
  assert.equal(verdict.events[0]?.sides, "Government of Mali – Civilians");
  assert.match(verdict.sentence.en, /The event that fits is not recorded as involving JNIM\.$/);
});

test("a word for the killers that stands in the side's own name fits it", async () => {
  const verdict = await check({span: "dozens killed by militias", actors: ["militias"], places: ["Long Mill"], period: {from: "2025-03-01", to: "2025-03-31", text: "in March"}, comparator: "ge", value: 24}, landmarks);
  assert.deepEqual([verdict.verdict, verdict.events[0]?.sides], ["reproduced", "army and allied militias – villagers"]);
});

test("civilians of an event are held against its civilian dead", async () => {
  assert.equal((await check({span: "12 civilians killed", measure: "civilian_fatalities", places: ["Short Mill"], period: may, value: 12})).verdict, "reproduced");
  assert.notEqual((await check({span: "15 civilians killed", measure: "civilian_fatalities", places: ["Short Mill"], period: may, value: 15})).verdict, "reproduced");
});

test("an event that no record fits is not refuted, wherever its number turns up", async () => {
  const verdict = await check({span: "54 killed at Koro Bay", places: ["Koro Bay"], period: may, value: 54});
  assert.deepEqual([verdict.verdict, verdict.missing], ["not_computable", "event_not_found"]);
  assert.equal((await check({span: "54 killed at Atlantis", places: ["Atlantis"], period: may, value: 54})).missing, "event_not_found");
});

test("a wrong number on the right day is off by the difference", async () => {
  const verdict = await check({span: "36 killed at Koro Bay", places: ["Koro Bay"], period: {from: "2025-03-10", to: "2025-03-10", text: "on 10 March"}, value: 45});
  assert.deepEqual([verdict.verdict, verdict.off], ["contradicted", {value: -14, date: null}]);
});
