import assert from "node:assert/strict";
import test from "node:test";
import {measures} from "../../src/index.ts";
import {questionWords} from "../../src/views/report/question-words.ts";

test("every measure has its words in the report in both languages, and those of spread their question", () => {
  const [en, fr] = [questionWords("en"), questionWords("fr")];
  assert.deepEqual(Object.keys(en.measures).toSorted(), measures.map(({name}) => name).toSorted());
  assert.deepEqual(Object.keys(fr.measures), Object.keys(en.measures));
  for (const [name, {ask}] of Object.entries(en.measures)) {
    assert.equal(typeof fr.measures[name]!.ask, typeof ask, name);
    if (ask) assert.match(`${ask}${fr.measures[name]!.ask!}`, /^[^?]+\?[^?]+\u202f\?$/, name);
  }
  for (const {name, retract} of measures) if (retract) assert.ok(en.measures[name]!.ask, `${name} has tests, so it asks a question`);
});

test("each reason for a refusal, and each name of a test, is told in both languages", () => {
  const [en, fr] = [questionWords("en"), questionWords("fr")];
  assert.deepEqual(Object.keys(fr.names), Object.keys(en.names));
  assert.deepEqual(Object.keys(fr.refused), Object.keys(en.refused));
  assert.match(en.refused.tactics_missing!("Source"), /^An estimate of control needs the tactics .* Source does not tell them apart/);
});
