import assert from "node:assert/strict";
import test from "node:test";
import {errorsFr, inFrench, phraseInFrench} from "../src/error-fr.ts";
import {errors, HarmattanError, type ErrorCode} from "../src/error.ts";
import {describeMeasures, describeParams} from "../src/index.ts";
import {actorParams, claimParams, formParams, importParams, pageParams} from "../src/views/api/parameters.ts";

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted();

test("every error names the same values in French as in English, in the message and in the cure, and no text is left in English", () => {
  for (const code of Object.keys(errors) as ErrorCode[]) {
    const [, message, cure] = errors[code];
    const [frenchMessage, frenchCure] = errorsFr[code];
    assert.deepEqual([placeholders(frenchMessage), placeholders(frenchCure)], [placeholders(message), placeholders(cure)], code);
    assert.notEqual(frenchCure, cure, code);
    assert.ok(/\w\w/.test(message.replace(/\{\w+\}|file|, line/g, "")) ? frenchMessage !== message : true, code);
  }
});

test("what a parameter expects is told in French wherever it is words", () => {
  const {measures, selection} = describeMeasures();
  const params = [...selection, ...measures.flatMap((measure) => measure.params), ...[actorParams, claimParams, formParams, importParams, pageParams].flatMap((some) => describeParams(some))];
  // vocabularies, codes and names of forms are the same in both
  const same = /^[\w-]+( \| [\w-]+)*$|^ISO 3166-1 alpha-3$/;
  assert.deepEqual([...new Set(params.map(({expected}) => expected))].filter((expected) => !same.test(expected) && phraseInFrench(expected) === expected), []);
});

test("an error is filled with its values in French", () => {
  assert.deepEqual(inFrench(new HarmattanError("invalid_value", {field: "limit", value: "x", expected: "a whole number from 1 to 9"})), {message: "limit non valable : x (attendu : un nombre entier de 1 à 9)", cure: "corrigez la valeur"});
  assert.match(inFrench(new HarmattanError("unknown_actor", {actor: "Personne", nearest: "none"})).message, /^acteur inconnu : Personne \(les plus proches : aucun\)$/);
});
