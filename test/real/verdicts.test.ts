import assert from "node:assert/strict";
import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import test, {after, before} from "node:test";
import type {Claim} from "../../src/claims/claim.ts";
import {checkClaim, importFile, Store, type CheckOptions} from "../../src/index.ts";
import {claimOf, years} from "../fixture/claim.ts";

const file = resolve(process.env.HARMATTAN_DATA ?? "../shared/data", "ucdp", "ged211-where12-1989-2020.csv.gz");
const folder = mkdtempSync(join(tmpdir(), "harmattan-real-"));
let stranger: Store;
let jnim: Store;

before(async () => {
  assert.ok(existsSync(file), `${file}: missing; npm run test:real needs the published files`);
  await importFile(join(folder, "stranger"), file, {mapping: "docs/examples/ged211.yml"});
  await importFile(join(folder, "jnim"), "cases/jnim/chronology.csv", {mapping: "cases/jnim/chronology.yml"});
  [stranger, jnim] = [await Store.open(join(folder, "stranger")), await Store.open(join(folder, "jnim"))];
});
after(() => {
  stranger.close();
  jnim.close();
  rmSync(folder, {recursive: true, force: true});
});

const check = (slots: Partial<Claim> & {span: string}, options: Partial<CheckOptions> = {}, store = stranger) => checkClaim(store, claimOf(slots), {published: null, actor: "JNIM", countries: ["MLI", "BFA", "NER"], ...options});
const involved = {actors: ["JNIM"], role: "involved"} as const;

test("201 events in 2019, more than 1,200 dead in 2020 and a fivefold rise from 2017 are reproduced from the stranger's table", async () => {
  const events = await check({span: "JNIM was involved in 201 recorded events in 2019", measure: "events", ...involved, period: years(2019), value: 201, unit: "events"});
  assert.deepEqual([events.verdict, events.readings[0]!.value, events.eventCount], ["reproduced", 201, 201]);
  const deaths = await check({span: "more than 1,200 people died in its clashes in 2020", actors: ["its"], role: "involved", event_type: "battle", period: years(2020), comparator: "gt", value: 1200, unit: "deaths"});
  assert.deepEqual([deaths.verdict, deaths.readings[0]!.value], ["reproduced", 1215]);
  const rise = await check({span: "deaths rose fivefold between 2017 and 2020", measure: "change", period: years(2017, 2020), value: 5, unit: "ratio"});
  assert.deepEqual([rise.verdict, rise.readings[0]!.value], ["reproduced", 1215 / 240]);
  assert.match(rise.sentence.en, /from 240 \(2017\) to 1,215 \(2020\), 5\.06 times/);
});

test("no death in Togo in 2019 is told apart from what others did there and from what is not covered", async () => {
  const none = await check({span: "no JNIM deaths in Togo in 2019", ...involved, places: ["Togo"], period: years(2019), value: 0, unit: "deaths"});
  assert.deepEqual([none.verdict, none.readings[0]!.value], ["reproduced", 0]);
  assert.match(none.sentence.en, /Without JNIM, 1 event with 1 death is recorded there \(side A of the deadliest: Government of Togo\)\.$/);
  const later = await check({span: "no JNIM deaths in Togo in 2022", ...involved, places: ["Togo"], period: years(2022), value: 0, unit: "deaths"});
  assert.deepEqual([later.verdict, later.missing], ["not_computable", "period_not_covered"]);
});

test("nearly 3,000 civilians is another quantity: all deaths are 2,867, those of one-sided violence 552", async () => {
  const verdict = await check({span: "JNIM killed nearly 3,000 civilians", measure: "civilian_fatalities", actors: ["JNIM"], role: "perpetrator", comparator: "approx", value: 3000, unit: "deaths"});
  assert.deepEqual([verdict.verdict, verdict.readings[0]!.value], ["another_quantity", 552]);
  assert.deepEqual(verdict.quantities.filter(({agrees}) => agrees).map(({id, value}) => [id, value]), [["other_deaths", 2867]]);
  // the table does not divide the dead, so civilians in all events have no number
  assert.equal(verdict.readings.find(({id}) => id === "role")!.value, null);
});

test("an army's undercounted foe: 14 soldiers at Kafolo in June 2020 are not in the table, and it refutes nothing", async () => {
  const verdict = await check({span: "14 soldiers were killed at Kafolo in June 2020", ...involved, places: ["Kafolo", "Ivory Coast"], period: {from: "2020-06-01", to: "2020-06-30", text: "in June 2020"}, value: 14, unit: "deaths", single_event: true});
  assert.deepEqual([verdict.verdict, verdict.missing], ["not_computable", "event_not_found"]);
});

test("Mali's share, the deadliest year and the law of growth come from their own measures", async () => {
  assert.equal((await check({span: "Mali saw 64% of the deaths", measure: "share", ...involved, places: ["Mali"], period: years(2017, 2020), value: 64, unit: "percent", baseline: "all deaths linked to JNIM"})).verdict, "reproduced");
  assert.equal((await check({span: "2020 was its deadliest year", measure: "rank", ...involved, period: years(2020), value: 1, unit: "rank"})).verdict, "reproduced");
  const growth = await check({span: "an exponential expansion", measure: "change", ...involved, period: years(2017, 2020), comparator: "none"});
  assert.match(growth.readings[0]!.command, /^harmattan measure growth /);
  assert.ok(["contradicted", "not_computable"].includes(growth.verdict), growth.verdict);
});

test("the chronology finds the ambush of 54 soldiers a fortnight before the month that the article says, and Solenzo's killers", async () => {
  const article = {published: "2025-06-08", countries: ["BFA", "MLI"]};
  const ambush = await check({span: "54 soldiers killed in one ambush last month", actors: ["JNIM"], role: "perpetrator", places: ["northern Benin"], period: {from: "2025-05-01", to: "2025-05-31", text: "last month"}, value: 54, unit: "deaths", single_event: true}, article, jnim);
  assert.deepEqual([ambush.verdict, ambush.off, ambush.events[0]!.date_start], ["off_by", {value: null, date: -14}, "2025-04-17"]);
  assert.match(ambush.sentence.en, /The record names more than one place/);
  const massacre = {span: "dozens of Fulani killed at Solenzo", measure: "civilian_fatalities", role: "perpetrator", places: ["Solenzo"], period: {from: "2025-03-01", to: "2025-03-31", text: "in March"}, comparator: "ge", value: 24, unit: "deaths", single_event: true} as const;
  const militias = await check({...massacre, actors: ["militias"]}, article, jnim);
  assert.deepEqual([militias.verdict, militias.readings[0]!.low, militias.readings[0]!.high], ["reproduced", 58, 130]);
  assert.match(militias.events[0]!.sides!, /army and allied militias/);
  assert.equal((await check({...massacre, actors: ["JNIM"]}, article, jnim)).verdict, "contradicted");
  const total = await check({span: "nearly 6,000 civilians in five years", measure: "civilian_fatalities", actors: ["JNIM"], role: "perpetrator", period: {from: "2020-06-09", to: "2025-06-08", text: "in five years"}, comparator: "approx", value: 6000, unit: "deaths"}, article, jnim);
  assert.deepEqual([total.verdict, total.missing], ["not_computable", "not_a_census"]);
});
