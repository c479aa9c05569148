import assert from "node:assert/strict";
import test from "node:test";
import {findClaims} from "../../src/claims/index.ts";

const reasons = (text: string, lang: "en" | "fr" = "en") => findClaims(text, {lang}).set_aside.map(({reason}) => reason);

test("numbers of other things are told apart", () => {
  for (const text of ["The base holds 2,500 troops.", "The ransom was $7 million.", "More than 3,000 people have fled their homes.", "The town is 60 km away."]) assert.deepEqual(reasons(text), ["number_not_events"], text);
  assert.deepEqual(reasons("La base compte 2 500 soldats.", "fr"), ["number_not_events"]);
});

test("what may come is a forecast", () => assert.deepEqual(reasons("Attacks on the coast could become more frequent."), ["forecast"]));
test("what is judged is an opinion", () => assert.deepEqual(reasons("The envoy condemned the violence."), ["opinion"]));
test("what only describes is qualitative", () => assert.deepEqual(reasons("The militants control large parts of the north."), ["qualitative"]));
test("every sentence is a claim's or set aside", () => {
  const {claims, set_aside} = findClaims("Gunmen killed 12 people in Kouri. It rained. The base holds 2,500 troops.", {lang: "en"});
  assert.deepEqual([claims.map(({sentence}) => sentence), set_aside.map(({sentence}) => sentence)], [["Gunmen killed 12 people in Kouri."], ["It rained.", "The base holds 2,500 troops."]]);
});
