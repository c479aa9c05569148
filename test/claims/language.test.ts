import assert from "node:assert/strict";
import test from "node:test";
import {detectLanguage} from "../../src/claims/language.ts";

test("a text is French or English by its frequent words", () => {
  assert.equal(detectLanguage("Des hommes armés ont tué douze personnes dans le village, selon un élu."), "fr");
  assert.equal(detectLanguage("Gunmen killed twelve people in the village, according to an official."), "en");
  assert.equal(detectLanguage(""), "en");
});
