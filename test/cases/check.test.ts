import assert from "node:assert/strict";
import {rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import test from "node:test";
import {readCase} from "../../src/cases/case.ts";
import {checkCase, isContradicted, type CaseCheck, type CheckedClaim} from "../../src/cases/check.ts";
import {newCase} from "../../src/cases/new.ts";
import {asking, contentsOf, newFolder, refused, storeOf} from "../fixture/store.ts";

const invented = ["docs/examples/invented.csv", {mapping: "docs/examples/invented.yml"}] as const;

/** A case about the invented conflict with these claims. */
function caseOf(claims: string, more: Record<string, string> = {}): string {
  const folder = join(newFolder(), "case");
  newCase(folder, {actor: "Invented Front", publisher: "Paper", published: "2024-01-15", sources: ["invented"]});
  writeFileSync(join(folder, "claims.yml"), `claims:\n${claims}`);
  for (const [name, text] of Object.entries(more)) writeFileSync(join(folder, name), text);
  return folder;
}

async function checked(claims: string, more: Record<string, string> = {}): Promise<CaseCheck> {
  return asking(await storeOf(invented), (store) => checkCase(store, readCase(caseOf(claims, more))));
}

async function verdictOf(claim: string, more: Record<string, string> = {}): Promise<CheckedClaim> {
  return (await checked(claim, more)).claims[0]!;
}

const events = (value: number, more = "") => `  - {id: a, text: The Invented Front took part in ${value} recorded events in 2023, reading: {measure: events, actors: [Invented Front], period: {from: 2023, to: 2023}, value: ${value}${more}}}\n`;

test("a number that the data give again is reproduced, with the reading, the events and the source behind it", async () => {
  const claim = await verdictOf(events(18));
  assert.deepEqual([claim.verdict, claim.reading, claim.eventCount, claim.off], ["reproduced", "plain", 18, null]);
  assert.deepEqual([...new Set(claim.provenance.map(({source}) => source))], ["invented"]);
  assert.match(claim.readings[0]!.command, /^harmattan measure /);
});

test("a number that no reading comes near is contradicted, and that is told apart from everything else", async () => {
  const wrong = await checked(events(900));
  assert.equal(wrong.claims[0]!.verdict, "contradicted");
  assert.equal(isContradicted(wrong), true);
  assert.equal(isContradicted(await checked(events(18))), false);
});

test("an opinion, a forecast and what events do not hold are said to be so, with the analyst's reason", async () => {
  const why = "why: {en: It is a view., fr: C’est un avis.}";
  const {claims} = await checked(["opinion", "forecast", "not_in_events"].map((kind) => `  - {id: ${kind.replaceAll("_", "-")}, text: Something, kind: ${kind}, ${why}}\n`).join(""));
  assert.deepEqual(claims.map(({verdict, missing}) => [verdict, missing]), [["opinion", "not_in_events"], ["forecast", "not_in_events"], ["not_computable", "not_in_events"]]);
  for (const {sentence, events: behind} of claims) assert.deepEqual([sentence, behind], [{en: "It is a view.", fr: "C’est un avis."}, []]);
});

test("a fact is reproduced by records of the case's own table, contradicted by others, and not computable without any", async () => {
  const table = {"mergers.csv": "part,whole,from\nNorth,Front,2023-03\nSouth,Front,2023-03\n"};
  const fact = (from: number, whole = "Front") => `  - {id: a, text: Founded, kind: fact, records: [{file: mergers.csv, where: {whole: ${whole}}, expect: {from: ${from}}, at_least: 2}]}\n`;
  const verdicts = await Promise.all([fact(2023), fact(2019), fact(2023, "Nobody")].map((claim) => verdictOf(claim, table)));
  assert.deepEqual(verdicts.map(({verdict, missing}) => [verdict, missing]), [["reproduced", null], ["contradicted", null], ["not_computable", "not_in_events"]]);
});

test("a number that is met while a record tells otherwise is reproduced in part only, and the sentence says what differs", async () => {
  const table = {"parts.csv": "event,place\nx,Harbour\nx,Farm\n"};
  const claim = (count: number) => events(18).replace(/\}\n$/, `, records: [{file: parts.csv, where: {event: x}, count: ${count}, show: [place]}]}\n`);
  assert.equal((await verdictOf(claim(2), table)).verdict, "reproduced");
  const differing = await verdictOf(claim(1), table);
  assert.equal(differing.verdict, "reproduced_under");
  assert.match(differing.sentence.en, /But parts\.csv has 2 such records \(Harbour; Farm\), where the claim has 1\.$/);
  assert.match(differing.sentence.fr, /Mais parts\.csv contient 2 enregistrements/);
});

test("a claim that names a source which is not loaded is not judged by another", async () => {
  const claim = await verdictOf(events(900, ", source_named: ACLED"));
  assert.deepEqual([claim.verdict, claim.missing], ["not_computable", "source_not_loaded"]);
  assert.deepEqual(claim.beside.map(({value}) => value), [18]);
});

test("what an analyst resolved by hand replaces what the words give", async () => {
  const claim = events(3).replace(/\}\n$/, ", selection: {actor: Invented Guard}}\n");
  assert.equal((await verdictOf(claim)).readings[0]!.command.includes("Invented Guard"), true);
});

test("a store without events leaves every claim not computable, and says that nothing is loaded", async () => {
  const folder = caseOf(events(18));
  const {claims} = await asking(await storeOf(), (store) => checkCase(store, readCase(folder)));
  assert.deepEqual(claims.map(({verdict, missing}) => [verdict, missing]), [["not_computable", "source_not_loaded"]]);
});

test("embedded data are loaded for the check, once", async () => {
  const store = await storeOf();
  const read = readCase("cases/jnim");
  await asking(store, (open) => checkCase(open, read));
  const first = contentsOf(store);
  assert.ok(Object.keys(first).length > 0);
  await asking(store, (open) => checkCase(open, read));
  assert.deepEqual(contentsOf(store), first);
});

test("--source lets one source judge; one that is not loaded judges nothing", async () => {
  const store = await storeOf(invented);
  const read = readCase(caseOf(events(18)));
  const by = (source: string) => asking(store, (open) => checkCase(open, read, {source}));
  assert.equal((await by("invented")).claims[0]!.verdict, "reproduced");
  assert.equal((await by("ucdp")).claims[0]!.missing, "source_not_loaded");
});

test("a case without claims.yml is refused before anything is loaded", async () => {
  const store = await storeOf();
  const folder = caseOf("");
  rmSync(join(folder, "claims.yml"));
  await refused(asking(store, (open) => checkCase(open, readCase(folder))), "claims_missing", /claims\.yml/);
  assert.deepEqual(contentsOf(store), {});
});
