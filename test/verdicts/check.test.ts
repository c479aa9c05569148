import assert from "node:assert/strict";
import {test} from "node:test";
import type {Claim} from "../../src/claims/claim.ts";
import {checkClaim, type CheckOptions} from "../../src/verdicts/check.ts";
import type {Verdict} from "../../src/verdicts/verdict.ts";
import {claimOf, years} from "../fixture/claim.ts";
import {acledCsv, acledRows} from "../fixture/acled.ts";
import {gedCsv, gedRow, gedRows, oneSided} from "../fixture/ged.ts";
import {asking, fileOf, storeOf} from "../fixture/store.ts";

// numbers of the invented table were counted with another program: its Front has 18 events with 83 deaths in 2023 and 16 with 112 in 2024
const invented = await storeOf(["docs/examples/invented.csv", {mapping: "docs/examples/invented.yml"}]);
const acledCovered = {covers: {from: "2024-01-01", to: "2024-12-31", countries: ["MLI"]}};
const both = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv([...gedRows(6), oneSided({id: 7, date_start: "2026-01-20", best: 9})])), [fileOf("acled.csv", acledCsv(acledRows(20))), acledCovered]);
const options = {published: null, actor: "Invented Front", countries: ["ISL", "LUX"]};

const check = (slots: Partial<Claim> & {span: string}, change: Partial<CheckOptions> = {}, store = invented): Promise<Verdict> => asking(store, (open) => checkClaim(open, claimOf(slots), {...options, ...change}));
const front = {actors: ["Invented Front"], role: "involved"} as const;

test("a count that the plain reading gives is reproduced, with its command, events and span of readings", async () => {
  const verdict = await check({span: "the Front took part in 18 events in 2023", measure: "events", ...front, period: years(2023), value: 18, unit: "events"});
  assert.deepEqual([verdict.verdict, verdict.reading, verdict.off, verdict.missing], ["reproduced", "plain", null, null]);
  assert.equal(verdict.readings[0]!.command, "harmattan measure fatalities --source invented --actor 'Invented Front' --from 2023-01-01 --to 2023-12-31 --by all");
  // with suspected and either-or attributions there is one event more
  assert.deepEqual(verdict.agreement, {readings: 2, lowest: 18, highest: 19, share: 0.5});
  assert.equal(verdict.eventCount, 18);
  assert.equal(verdict.events.length, 5);
  assert.match(verdict.sentence.en, /^Reproduced: the data give 18 recorded events involving Invented Front, 2023 \(invented\); the claim says 18\.$/);
  assert.match(verdict.sentence.fr, /^Reproduit : les données donnent 18 événements recensés impliquant Invented Front, 2023 \(invented\) ; l’affirmation dit 18\.$/);
  assert.deepEqual(verdict.provenance.map(({source}) => source), ["invented"]);
  assert.ok(verdict.cautions.some(({code}) => code === "simulated"));
});

test("a number that only the highest estimates give is reproduced under that reading", async () => {
  const verdict = await check({span: "125 people died", ...front, period: years(2023), value: 125});
  assert.deepEqual([verdict.verdict, verdict.reading], ["reproduced_under", "deaths_high"]);
  assert.deepEqual(verdict.readings.map(({id, value}) => [id, value]), [["plain", 83], ["actors", 86], ["deaths_low", 66], ["deaths_high", 125]]);
});

test("a number that no reading gives is off by how much, or contradicted", async () => {
  assert.deepEqual(await check({span: "93 people died", ...front, period: years(2023), value: 93}).then(({verdict, off, reading}) => [verdict, off, reading]), ["off_by", {value: -7, date: null}, "actors"]);
  assert.deepEqual(await check({span: "903 people died", ...front, period: years(2023), value: 903}).then(({verdict}) => verdict), "contradicted");
});

test("all deaths printed as civilians are another quantity, which is no reading", async () => {
  const verdict = await check({span: "the Front killed 195 civilians", measure: "civilian_fatalities", actors: ["Invented Front"], role: "perpetrator", period: years(2023, 2024), value: 195});
  assert.deepEqual([verdict.verdict, verdict.reading], ["another_quantity", "other_deaths"]);
  assert.equal(verdict.readings[0]!.value, 48);
  assert.ok(verdict.readings.every(({id}) => !id.startsWith("other_")));
  assert.deepEqual(verdict.quantities.map(({id, value, agrees}) => [id, value, agrees]), [["other_deaths", 195, true], ["other_events", 34, false]]);
});

test("civilians killed by an actor are those of one-sided violence, and the dead of its own side are counted apart", async () => {
  assert.equal((await check({span: "the Front killed 29 civilians", measure: "civilian_fatalities", actors: ["Invented Front"], role: "perpetrator", period: years(2024), value: 29})).verdict, "reproduced");
  assert.equal((await check({span: "67 of its fighters died", actors: ["its"], role: "target", period: years(2023, 2024), value: 67})).verdict, "reproduced");
  assert.equal((await check({span: "76 civilians died", measure: "civilian_fatalities", places: ["Iceland", "Luxembourg"], period: years(2023, 2024), value: 76})).verdict, "reproduced");
});

test("none is told apart from nobody looking, and from what others did there", async () => {
  const none = await check({span: "no deaths in Luxembourg in 2023", ...front, places: ["Luxembourg"], period: years(2023), value: 0});
  assert.deepEqual([none.verdict, none.missing], ["reproduced", null]);
  assert.ok(none.cautions.some(({code}) => code === "none_recorded"));
  assert.match(none.sentence.en, /No event of anybody else is recorded there either\.$/);
  const uncovered = await check({span: "no deaths in Norway in 2023", ...front, places: ["Norway"], period: years(2023), value: 0});
  assert.deepEqual([uncovered.verdict, uncovered.missing], ["not_computable", "place_not_covered"]);
  const late = await check({span: "no deaths in Luxembourg in 2031", ...front, places: ["Luxembourg"], period: years(2031), value: 0});
  assert.deepEqual([late.verdict, late.missing], ["not_computable", "period_not_covered"]);
  const guard = await check({span: "no deaths in the Invented Valley", actors: ["Invented Guard"], role: "involved", places: ["Invented Valley"], period: years(2024), value: 0});
  assert.match(guard.sentence.en, /Without Invented Guard, 12 events with 94 deaths are recorded there/);
});

test("a lower bound that is not met stays open, one that is met is reproduced", async () => {
  assert.deepEqual(await check({span: "more than 200 died", ...front, period: years(2024), comparator: "gt", value: 200}).then(({verdict, missing, off}) => [verdict, missing, off]), ["not_computable", "undercount", {value: -44, date: null}]);
  assert.equal((await check({span: "more than 100 died", ...front, period: years(2024), comparator: "gt", value: 100})).verdict, "reproduced");
});

test("changes are held between two periods: years of a span, a year and the one before, a baseline", async () => {
  const rose = {measure: "change", ...front, unit: "percent"} as const;
  assert.equal((await check({...rose, span: "deaths rose 35% in 2024", period: years(2024), value: 35})).verdict, "reproduced");
  assert.equal((await check({...rose, span: "deaths rose between 2023 and 2024", period: years(2023, 2024), comparator: "gt", value: 0})).verdict, "reproduced");
  assert.equal((await check({...rose, span: "attacks fell 11% on 2023", period: years(2024), baseline: "2023", value: -11})).verdict, "reproduced");
  assert.equal((await check({...rose, span: "deaths doubled in 2024", period: years(2024), value: 2, unit: "ratio"})).verdict, "contradicted");
  assert.equal((await check({...rose, span: "attacks surged in 2024", period: years(2024), comparator: "gt", value: 0})).verdict, "another_quantity");
});

test("a change whose earlier period nothing covers is not computable", async () => {
  const verdict = await check({span: "deaths doubled in 2023", measure: "change", ...front, period: years(2023), value: 2, unit: "ratio"});
  assert.deepEqual([verdict.verdict, verdict.missing], ["not_computable", "period_not_covered"]);
});

test("exponential growth is for the measure growth to answer, and twelve months are too few", async () => {
  const verdict = await check({span: "an exponential expansion", measure: "change", actors: ["the group"], period: {from: "2024-01-01", to: "2024-03-31", text: null}, comparator: "none"});
  assert.deepEqual([verdict.verdict, verdict.missing], ["not_computable", "undecided"]);
  assert.match(verdict.readings[0]!.command, /^harmattan measure growth /);
});

test("ranks are held among the units that the words name", async () => {
  const rank = {measure: "rank", ...front, value: 1, unit: "rank"} as const;
  assert.equal((await check({...rank, span: "2024 was the deadliest year", period: years(2024)})).verdict, "reproduced");
  assert.equal((await check({...rank, span: "2023 was the deadliest year", period: years(2023)})).missing, "undecided", "one year has no rank");
  assert.equal((await check({...rank, span: "2023 was the deadliest year", period: years(2023)}, {published: "2025-02-01"})).verdict, "off_by", "a later one was deadlier by then");
  assert.equal((await check({...rank, span: "Luxembourg was the country with the most deaths", places: ["Luxembourg"], period: years(2024)})).verdict, "reproduced");
  assert.equal((await check({...rank, span: "October saw the deadliest attack since 2023", period: {from: "2024-10-01", to: "2024-10-31", text: "in October"}})).verdict, "reproduced");
  assert.equal((await check({...rank, span: "July was the deadliest month since early 2024", period: {from: "2024-07-01", to: "2024-07-31", text: "in July"}})).verdict, "reproduced");
  assert.equal((await check({...rank, span: "April was the deadliest month", period: {from: "2024-04-01", to: "2024-04-30", text: "in April"}})).verdict, "contradicted");
});

test("shares are of the whole that the baseline names", async () => {
  const verdict = await check({span: "76% of the deaths were in Luxembourg", measure: "share", ...front, places: ["Luxembourg"], period: years(2024), value: 76, unit: "percent", baseline: "deaths linked to the Invented Front"});
  assert.equal(verdict.verdict, "reproduced");
  // 85 of the 94 deaths there
  const ofPlace = await check({span: "the Front took part in 90% of the deaths there", measure: "share", ...front, places: ["Luxembourg"], period: years(2024), value: 90, unit: "percent", baseline: "all deaths in Luxembourg"});
  assert.equal(ofPlace.verdict, "reproduced");
});

test("spread counts countries or regions with events, and districts it does not know", async () => {
  const where = {measure: "spread", ...front, unit: "places"} as const;
  assert.equal((await check({...where, span: "in two countries", period: years(2024), value: 2})).verdict, "reproduced");
  assert.equal((await check({...where, span: "in three countries", period: years(2024), value: 3})).verdict, "off_by");
  assert.equal((await check({...where, span: "in four regions", period: years(2023, 2024), value: 4})).verdict, "reproduced");
  assert.deepEqual(await check({...where, span: "in nine districts", period: years(2024), value: 9}).then(({missing}) => missing), "kind_not_recorded");
});

test("an earlier event refutes a first one, a later one does not", async () => {
  const first = {measure: "first_event", ...front, places: ["Luxembourg"]} as const;
  assert.equal((await check({...first, span: "its first attack there came in January 2024", period: {from: "2024-01-01", to: "2024-01-31", text: null}})).verdict, "reproduced");
  const late = await check({...first, span: "its first attack there came in March 2024", period: {from: "2024-03-01", to: "2024-03-31", text: null}});
  assert.deepEqual([late.verdict, late.off?.date, late.events[0]?.id], ["contradicted", -54, "inv-022"]);
  const early = await check({...first, span: "its first attack there came in 2023", period: years(2023)});
  assert.deepEqual([early.verdict, early.missing], ["not_computable", "event_not_found"]);
});

test("words that cannot be read are a stated reason, and a condition is never dropped", async () => {
  assert.deepEqual(await check({span: "the Zephyr Brigade killed 5", actors: ["the Zephyr Brigade"], value: 5}).then(({missing, sentence}) => [missing, sentence.en]),
    ["actor_not_recorded", "Not computable: “the Zephyr Brigade” is no actor that invented or the alias table knows."]);
  assert.equal((await check({span: "5 died in Atlantis", ...front, places: ["Atlantis"], value: 5})).missing, "place_unknown");
  assert.equal((await check({span: "5 attacks at Invented Mill", measure: "events", unit: "events", ...front, places: ["Invented Mill"], value: 5})).missing, "place_too_small");
  assert.equal((await check({span: "400 died in Invented Mill", ...front, places: ["Invented Mill"], value: 400})).missing, "place_too_small");
  assert.equal((await check({span: "5 blasts", measure: "events", ...front, event_type: "explosion", value: 5})).missing, "kind_not_recorded");
  assert.equal((await check({span: "5 died"}, {actor: null, countries: []})).missing, "place_unknown");
});

test("a name for groups all over the world is asked for everywhere, a group that the source files under it at home only", async () => {
  const is = (id: number, change = {}) => gedRow({id, date_start: "2025-03-01", side_b: "IS", side_b_new_id: 234, ...change});
  const store = await storeOf([fileOf("GEDEvent_v26_1.csv", gedCsv([is(1), is(2, {country: "Iraq", country_id: 645, latitude: 33.3, longitude: 44.4, side_a: "Government of Iraq", side_a_new_id: 116})])), {covers: {from: "2020-01-01", to: "2025-12-31", countries: "world"}}]);
  const count = (actor: string, countries: readonly string[]) => check({span: "", measure: "events", actors: [actor], role: "involved", period: years(2025), value: 1, unit: "events"}, {actor: null, countries}, store).then(({readings, missing}) => readings[0]?.value ?? missing);
  assert.deepEqual([await count("Islamic State", []), await count("ISGS", ["MLI"]), await count("ISGS", [])], [2, 1, "place_unknown"]);
});

test("a period that is told and could not be read is not taken for all time, and a claim without one counts all that is loaded", async () => {
  const claim = {span: "195 died", ...front, value: 195} as const;
  assert.equal((await check({...claim, period: {from: null, to: null, text: "in those dark weeks"}})).missing, "period_unknown");
  const verdict = await check(claim);
  assert.equal(verdict.verdict, "reproduced");
  assert.ok(verdict.cautions.some(({code}) => code === "period_not_stated"));
});

test("a case's actor that a source does not know is a reason there, not an error", async () => {
  assert.equal((await check({span: "the group killed 5", actors: ["the group"], value: 5}, {prefer: ["ucdp"], hints: {source: "ucdp"}}, both)).missing, "actor_not_recorded");
});

test("a hand-resolved selection replaces what the words give", async () => {
  const verdict = await check({span: "the fighters of the hills caused 85 deaths", actors: ["the fighters of the hills"], places: ["the valley of mills"], value: 85, period: years(2024)}, {hints: {actor: "Invented Front", country: "LUX"}});
  assert.equal(verdict.verdict, "reproduced");
});

test("a claim that names a source which is not loaded is judged by none, and the others stand beside", async () => {
  const verdict = await check({span: "by ACLED's count 18 events", measure: "events", ...front, period: years(2023), value: 18, unit: "events", source_named: "ACLED"});
  assert.deepEqual([verdict.verdict, verdict.missing], ["not_computable", "source_not_loaded"]);
  assert.deepEqual(verdict.beside.map(({id, value, agrees}) => [id, value, agrees]), [["source_invented", 18, true]]);
});

test("a claim that names its source is refuted by that source only as it stood at publication, and never by another", async () => {
  const claim = {span: "ACLED counts 70 deaths", actors: ["JNIM"], role: "involved", places: ["Mali"], period: {from: "2024-03-01", to: "2024-03-31", text: null}, value: 70, source_named: "ACLED"} as const;
  const before = await check(claim, {published: "2024-05-01", actor: "JNIM"}, both);
  assert.deepEqual([before.verdict, before.missing, before.off], ["not_computable", "not_as_published", {value: -10, date: null}]);
  const today = new Date().toISOString().slice(0, 10);
  const after = await check(claim, {published: today, actor: "JNIM"}, both);
  assert.deepEqual([after.verdict, after.off], ["off_by", {value: -10, date: null}]);
  assert.match(after.readings[0]!.command, new RegExp(`--as-of ${today}`));
  assert.equal((await check({...claim, value: 60}, {published: "2024-05-01", actor: "JNIM"}, both)).verdict, "reproduced");
});

test("a source that an analyst chose judges alone, and undercounts as any other", async () => {
  const verdict = await check({span: "more than 300 died", actors: ["JNIM"], places: ["Mali"], period: {from: "2024-03-01", to: "2024-03-31", text: null}, comparator: "gt", value: 300}, {hints: {source: "acled"}}, both);
  assert.deepEqual([verdict.missing, new Set(verdict.readings.map(({axes}) => axes.source))], ["undercount", new Set(["acled"])]);
});

test("of a source whose rows may not be passed on, a verdict holds ids and days alone", async () => {
  const {events} = await check({span: "60 died", actors: ["JNIM"], places: ["Mali"], period: {from: "2024-03-01", to: "2024-03-31", text: null}, value: 60}, {prefer: ["acled"]}, both);
  assert.ok(events.length > 0);
  assert.ok(events.every(({id, country, place, deaths}) => id.startsWith("MLI") && country === null && place === null && deaths === null));
});

test("nothing of such a row stands in the sentence about a single event either", async () => {
  const {verdict, sentence, events} = await check({span: "three killed on 5 March", actors: ["JNIM"], places: ["Mali"], period: {from: "2024-03-05", to: "2024-03-05", text: null}, value: 3, single_event: true}, {prefer: ["acled"]}, both);
  assert.deepEqual([verdict, events.length], ["reproduced", 1]);
  assert.doesNotMatch(sentence.en + sentence.fr, /Koro Bay|Military Forces/);
});

test("marks that turn or hide text do not reach the sentence", async () => {
  const {sentence} = await check({span: "5 died", actors: ["the \u202eZephyr\u0007 Brigade"], value: 5});
  assert.match(sentence.en, /“the Zephyr Brigade”/);
});

test("without a named source the preferred one judges, and where it covers nothing the next one does", async () => {
  const claim = {span: "27 deaths in January 2026", actors: ["JNIM"], role: "involved", places: ["Mali"], period: {from: "2026-01-01", to: "2026-01-31", text: null}, value: 27} as const;
  const verdict = await check(claim, {prefer: ["acled", "ucdp"]}, both);
  assert.deepEqual([verdict.verdict, verdict.readings[0]!.axes.source], ["reproduced", "ucdp"]);
});

test("a claim about days after publication is a forecast, and what was set aside is not computed", async () => {
  assert.equal((await check({span: "500 will die next year", ...front, period: years(2027), value: 500}, {published: "2026-11-22"})).verdict, "forecast");
  assert.equal((await check({span: "a menace"}, {aside: "opinion"})).verdict, "opinion");
  assert.deepEqual(await check({span: "80 people were seized", measure: "other", event_type: "abduction", value: 80}).then(({verdict, missing}) => [verdict, missing]), ["not_computable", "kind_not_recorded"]);
});

test("an empty store answers that nothing is loaded", async () => {
  assert.equal((await check({span: "5 died", ...front, value: 5}, {}, await storeOf())).missing, "source_not_loaded");
});

test("a rolling span of years is also read as calendar years, and linked groups count where the words say linked", async () => {
  const events = [gedRow({id: 1, date_start: "2023-03-01"}), gedRow({id: 2, date_start: "2024-02-01", side_b: "Katiba Macina", side_b_new_id: 6267}), gedRow({id: 3, date_start: "2025-03-01"})];
  const store = await storeOf([fileOf("GEDEvent_v26_1.csv", gedCsv(events)), {covers: {from: "2020-01-01", to: "2025-12-31", countries: "world"}}]);
  const verdict = await check({span: "3 deaths linked to JNIM in the past two years", actors: ["JNIM"], places: ["Mali"], period: {from: "2023-06-09", to: "2025-06-08", text: "in the past two years"}, value: 9}, {published: "2025-06-08"}, store);
  assert.deepEqual(verdict.readings.map(({id, value}) => [id, value]), [["plain", 3], ["period", 3], ["actors", 6], ["deaths_low", 3], ["deaths_high", 3]]);
  assert.equal(verdict.readings[1]!.axes.period, "2023-01-01..2024-12-31");
});

test("deaths at a town are looked up among single events, and the verdict says so", async () => {
  const verdict = await check({span: "11 people died at Invented Mill in August", ...front, places: ["Invented Mill"], period: {from: "2024-08-01", to: "2024-08-31", text: "in August"}, value: 11});
  assert.deepEqual([verdict.verdict, verdict.events[0]?.id], ["reproduced", "inv-034"]);
  assert.ok(verdict.cautions.some(({code}) => code === "looked_up"));
});

test("where a claim names a place and nobody, the case's actor is a reading of its own", async () => {
  const inMalta = {span: "Malta had none", measure: "fatalities", places: ["Malta"], period: years(2024), value: 0} as const;
  assert.equal((await check(inMalta)).verdict, "reproduced");
  const verdict = await check({...inMalta, span: "25 died in Luxembourg", places: ["Luxembourg"], period: years(2023), value: 25});
  assert.deepEqual(verdict.readings.slice(0, 2).map(({id, axes}) => [id, axes.actors]), [["plain", "everybody"], ["meant", "Invented Front (named, joint)"]]);
  const nobody = await check({...inMalta, places: ["Luxembourg"]}, {actor: null});
  assert.ok(!nobody.readings.some(({id}) => id === "meant"));
});

test("a share of a region that the claim's own places repeat is of the narrower place; a part that is the whole is no share", async () => {
  const shares = {measure: "share", period: {from: null, to: null, text: null}, unit: "percent", comparator: "gt", value: 60} as const;
  const same = await check({...shares, span: "more than 60% of the deaths in Luxembourg", places: ["Luxembourg"], baseline: "deaths in Luxembourg"});
  assert.deepEqual([same.verdict, same.missing], ["not_computable", "not_in_events"]);
  const narrow = await check({...shares, span: "more than 60% of the deaths in Europe were in Luxembourg", places: ["Luxembourg", "Iceland"], baseline: "all deaths in Luxembourg and Iceland"});
  assert.notEqual(narrow.verdict, "reproduced");
});

test("what other sources give is told in the sentence of a verdict that they do not judge", async () => {
  const verdict = await check({span: "JNIM killed 9 civilians, the ministry said", measure: "civilian_fatalities", actors: ["JNIM"], role: "perpetrator", period: {from: "2026-01-01", to: "2026-01-31", text: null}, value: 9, source_named: "government"}, {actor: "JNIM", countries: ["MLI"]}, both);
  assert.deepEqual([verdict.verdict, verdict.missing], ["not_computable", "source_not_loaded"]);
  assert.match(verdict.sentence.en, /\(government\)\. Beside it, and not as its judge: 9 .*\(ucdp\)/);
});
