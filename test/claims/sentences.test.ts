import assert from "node:assert/strict";
import test from "node:test";
import {LONGEST_SENTENCE, sentencesOf} from "../../src/claims/sentences.ts";

const split = (text: string, language: "en" | "fr" = "en") => sentencesOf(text, language).map(({start, end}) => text.slice(start, end));

test("titles and abbreviations do not end a sentence", () => {
  assert.deepEqual(split("Maj. Ada Obi said 12 died. The U.S. disagreed."), ["Maj. Ada Obi said 12 died.", "The U.S. disagreed."]);
  assert.deepEqual(split("M. Obi compte 1.110 morts. Le bilan monte.", "fr"), ["M. Obi compte 1.110 morts.", "Le bilan monte."]);
});

test("a blank line ends a sentence, a line end does not", () => assert.deepEqual(split("Raid in Kouri\n\nGunmen killed\n12 people."), ["Raid in Kouri", "Gunmen killed\n12 people."]));

test("what is too long for a sentence is cut between words, and nothing is lost", () => {
  const text = "word ".repeat(1000).trim();
  const parts = split(text);
  assert.ok(parts.every((part) => part.length <= LONGEST_SENTENCE && !part.startsWith("ord")));
  assert.equal(parts.join(" "), text);
});

test("an empty text has no sentences", () => assert.deepEqual(split(" \n \n"), []));
