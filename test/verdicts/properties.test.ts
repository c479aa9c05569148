import assert from "node:assert/strict";
import {after, test} from "node:test";
import fc from "fast-check";
import {claimEventTypes, claimMeasures, claimRoles, claimUnits, comparators, sourcesNamed, type Claim} from "../../src/claims/claim.ts";
import {Store} from "../../src/store/index.ts";
import {checkClaim} from "../../src/verdicts/check.ts";
import {missingReasons, mostReadings, verdicts} from "../../src/verdicts/verdict.ts";
import {gedCsv, gedRows} from "../fixture/ged.ts";
import {acledCsv, acledRows} from "../fixture/acled.ts";
import {fileOf, storeOf} from "../fixture/store.ts";

const store = await Store.open(await storeOf(
  ["docs/examples/invented.csv", {mapping: "docs/examples/invented.yml"}], fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(5))), fileOf("acled.csv", acledCsv(acledRows(5)))
));
after(() => store.close());

const day = fc.date({min: new Date("2022-06-01"), max: new Date("2026-12-31"), noInvalidDate: true}).map((date) => date.toISOString().slice(0, 10));
const word = fc.constantFrom("JNIM", "Invented Front", "the group", "the army", "militias", "gunmen", "civilians", "Boko Haram", "IS", "nobody's brigade", "", "\u202eJNIM\u202c", "x".repeat(5000), "'; DROP");
const place = fc.constantFrom("Mali", "Iceland", "northern Benin", "Invented Valley", "Koro Bay", "the Sahel", "the world", "Atlantis", "", "le pays", "a,".repeat(4000));
const text = fc.constantFrom("nearly doubled since 2019", "exponential growth", "the deadliest attack since 2023", "civilians killed", "in three regions", "dozens", "", "the first", "y".repeat(30_000), "deadliest year");
const number = fc.oneof(fc.constant(null), fc.integer({min: -500, max: 100_000}), fc.double({min: -100, max: 1e9, noNaN: true}), fc.tuple(fc.nat(500), fc.nat(500)));
const claim: fc.Arbitrary<Claim> = fc.record({
  span: text, measure: fc.constantFrom(...claimMeasures), actors: fc.array(word, {maxLength: 3}), role: fc.constantFrom(...claimRoles), event_type: fc.constantFrom(...claimEventTypes),
  places: fc.array(place, {maxLength: 3}), period: fc.record({from: fc.option(day), to: fc.option(day), text: fc.option(text)}), comparator: fc.constantFrom(...comparators), value: number,
  unit: fc.option(fc.constantFrom(...claimUnits)), baseline: fc.option(text), source_named: fc.option(fc.constantFrom(...sourcesNamed), {freq: 1}), single_event: fc.boolean(), readings: fc.constant([])
});

test("every claim of the type gets a verdict of the contract, and never more readings than stated", {timeout: 120_000}, () => fc.assert(fc.asyncProperty(claim, fc.option(day), async (one, published) => {
  const verdict = await checkClaim(store, one, {published, prefer: ["invented"], actor: "Invented Front", countries: ["ISL"]});
  assert.ok(verdicts.includes(verdict.verdict));
  assert.ok(verdict.missing === null || verdict.missing in missingReasons);
  assert.equal(verdict.missing !== null, ["not_computable", "opinion", "forecast"].includes(verdict.verdict));
  assert.ok(verdict.readings.length <= mostReadings);
  assert.ok(verdict.agreement.readings <= verdict.readings.length);
  assert.ok(verdict.sentence.en.length > 10 && verdict.sentence.fr.length > 10);
  assert.doesNotMatch(verdict.sentence.en + verdict.sentence.fr, /undefined|NaN|\bnull\b|\{/);
  assert.equal(verdict.verdict === "reproduced", verdict.reading === "plain" && verdict.readings[0]!.agrees === true && verdict.missing === null);
  for (const {value, command, id} of [...verdict.readings, ...verdict.quantities, ...verdict.beside]) {
    assert.ok(value === null || Number.isFinite(value));
    assert.match(command, /^harmattan measure |^$/, id);
  }
  assert.doesNotThrow(() => JSON.stringify(verdict));
}), {numRuns: 150, seed: 20261122}));

test("the order of actors and of places changes nothing", {timeout: 120_000}, () => fc.assert(fc.asyncProperty(claim, async (one) => {
  const options = {published: "2026-11-22", prefer: ["invented"], actor: "Invented Front", countries: ["ISL"]};
  const [a, b] = [await checkClaim(store, one, options), await checkClaim(store, {...one, actors: one.actors.toReversed(), places: one.places.toReversed()}, options)];
  assert.deepEqual([a.verdict, a.readings.map(({value}) => value), a.off], [b.verdict, b.readings.map(({value}) => value), b.off]);
}), {numRuns: 60, seed: 20261122}));

test("the same claim gets the same verdict twice", async () => {
  const [one] = fc.sample(claim, {numRuns: 1, seed: 7});
  const options = {published: "2026-11-22", prefer: ["invented"]};
  assert.deepEqual(await checkClaim(store, one!, options), await checkClaim(store, one!, options));
});
