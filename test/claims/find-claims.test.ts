import assert from "node:assert/strict";
import test from "node:test";
import {findClaims} from "../../src/claims/index.ts";

test("a count of killed civilians fills measure, actor, role, comparator, value and period", () => {
  const {claims: [claim]} = findClaims("JNIM killed nearly 6,000 civilians in the past five years.", {published: "2025-06-08"});
  assert.deepEqual(
    {measure: claim!.measure, actors: claim!.actors, role: claim!.role, comparator: claim!.comparator, value: claim!.value, unit: claim!.unit, from: claim!.period.from, to: claim!.period.to},
    {measure: "civilian_fatalities", actors: ["JNIM"], role: "perpetrator", comparator: "approx", value: 6000, unit: "deaths", from: "2020-06-09", to: "2025-06-08"}
  );
});

test("numbers that are not events are set aside with the reason", () => {
  const {claims, set_aside} = findClaims("The base holds about 1,200 soldiers. Repairs cost $3 million.");
  assert.deepEqual([claims.length, set_aside.map(({reason}) => reason)], [0, ["number_not_events", "number_not_events"]]);
});

test("names of actors can be given beside those that the tables have", () => {
  const text = "In May zarma and its allies killed 12 people.";
  const actors = (own: readonly string[]) => findClaims(text, {lang: "en", actors: own}).claims.map((claim) => claim.actors);
  assert.deepEqual(actors([]), [[]]);
  assert.deepEqual(actors(["zarma"]), [["zarma"]]);
});
