import assert from "node:assert/strict";
import test from "node:test";
import {readCase} from "../../src/cases/case.ts";
import {checkCase, isContradicted, type CheckedClaim} from "../../src/cases/check.ts";
import {readClaims, textOf} from "../../src/cases/claims.ts";
import {asking, storeOf} from "../fixture/store.ts";

// the case as a fresh clone has it: nothing loaded but its own chronology
const read = readCase("cases/jnim");
const check = storeOf().then((store) => asking(store, (open) => checkCase(open, read)));
const claim = async (id: string): Promise<CheckedClaim> => {
  const found = (await check).claims.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
};

test("the ambush of 54 soldiers is reproduced in number and off in date: the event is of 17 April 2025, before the month that the article means", async () => {
  const {verdict, off, events, readings, sentence} = await claim("ambush-northern-benin");
  assert.equal(verdict, "off_by");
  assert.deepEqual(off, {value: null, date: -14});
  assert.equal(readings[0]!.value, 54);
  assert.deepEqual(events.map(({date_start, country, deaths}) => [date_start, country, deaths]), [["2025-04-17", "BEN", 54]]);
  assert.match(sentence.en, /17 April 2025/);
});

test("the ambush was not one: two posts on one day, 46 and 8 dead", async () => {
  const {records: [parts], sentence, events} = await claim("ambush-northern-benin");
  assert.equal(parts!.agrees, false);
  assert.equal(parts!.rows.reduce((sum, {deaths}) => sum + Number(deaths), 0), events[0]!.deaths);
  assert.deepEqual(parts!.rows.map(({place, deaths}) => [place, deaths]), [["Tri-border post", "46"], ["Koudou Falls", "8"]]);
  assert.match(sentence.en, /Tri-border post, 46; Koudou Falls, 8/);
  assert.match(sentence.fr, /Tri-border post, 46; Koudou Falls, 8/);
});

test("Solenzo: dozens died, 58 to 130, and the killers are the army and militias, not militias alone", async () => {
  const {verdict, readings, events, sentence} = await claim("solenzo");
  assert.equal(verdict, "reproduced_under");
  assert.deepEqual([readings[0]!.low, readings[0]!.high], [58, 130]);
  assert.deepEqual(events.map(({date_start, place}) => [date_start, place]), [["2025-03-10", "Solenzo area"]]);
  assert.match(sentence.en, /But chronology\.csv has “Burkinabe army and allied militias” as side_a, where the claim has “militias”/);
});

test("that JNIM was founded in 2017 of several groups is reproduced by the records of the mergers, with their source", async () => {
  const {verdict, records: [mergers]} = await claim("founded-2017");
  assert.equal(verdict, "reproduced");
  assert.ok(mergers!.rows.length > 1 && mergers!.rows.every(({from, source_url}) => from!.startsWith("2017") && source_url!.startsWith("https://")));
});

test("totals, trends and zeros are not read from the chronology: it is no census", async () => {
  for (const id of ["civilians-five-years", "deaths-togo", "deaths-ivory-coast", "deaths-ghana", "growth-exponential", "bloody-surge", "spread-to-the-coast", "belt"]) {
    const {verdict, missing, readings} = await claim(id);
    assert.deepEqual([id, verdict, missing, readings], [id, "not_computable", "not_a_census", []]);
  }
});

test("what no record of events can settle is said to be so, and why, in English and French", async () => {
  const settled = (await check).claims.filter(({missing}) => missing === "not_in_events");
  for (const id of ["control", "recruitment", "money", "weapons", "leaders", "fighters", "ghana-rear-base"]) assert.ok(settled.some((one) => one.id === id), id);
  for (const {id, sentence} of settled) assert.ok(sentence.en.length > 40 && sentence.fr.length > 40 && sentence.en !== sentence.fr, id);
});

test("with the chronology alone nothing in the article is called contradicted", async () => {
  assert.equal(isContradicted(await check), false);
});

test("every claim is reviewed, told in both languages, and says where it stands", () => {
  for (const one of readClaims(read)) assert.ok(one.reviewed && one.where && textOf(one, "en") !== textOf(one, "fr"), one.id);
});

test("the chronology is called what it is wherever an event of it is behind a verdict", async () => {
  for (const {provenance, cautions, id} of (await check).claims) if (provenance.some(({source}) => source === "jnim-chronology"))
    assert.ok(cautions.some(({text}) => /landmark events from public reports, not a census/.test(text)), id);
});
