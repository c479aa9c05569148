import assert from "node:assert/strict";
import test from "node:test";
import {openSourceAt} from "../../src/claims/open-sources.ts";
import {findClaims} from "../../src/claims/index.ts";
import {wordsOf} from "../../src/claims/words.ts";

const named = (text: string, i: number, lang: "en" | "fr" = "en") => {
  const words = wordsOf(text);
  const to = openSourceAt(words, i, lang);
  return to === null ? null : words.slice(i, to).map((word) => word.text).join(" ");
};

test("a capitalised name with a word such as Tracker or Observatory counts, and so does an unknown acronym that records", () => {
  assert.equal(named("The Kivu Security Tracker counted 12 deaths", 1), "Kivu Security Tracker");
  assert.equal(named("selon l'Observatoire syrien des droits de l'homme", 2, "fr"), "Observatoire syrien des droits de l' homme");
  assert.equal(named("INSO recorded 40 incidents", 0), "INSO");
});

test("a name without such a word, and an acronym that does something else, are none", () => {
  assert.equal(named("The Green Column counted 12 deaths", 1), null);
  assert.equal(named("XYZ bombed the town", 0), null);
});

test("the place in the name of whoever counts is none of the claim", () => {
  const [claim] = findClaims("The Kivu Security Tracker counted 12 deaths in Bodu district.", {lang: "en"}).claims;
  assert.deepEqual([claim!.places, claim!.source_named], [["Bodu district"], "other"]);
});

test("people who are counted tell nothing", () => {
  const [claim] = findClaims("The strike left 24 medics dead in Bodu.", {lang: "en"}).claims;
  assert.deepEqual([claim!.value, claim!.source_named], [24, null]);
});
