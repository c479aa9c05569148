import assert from "node:assert/strict";
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import test from "node:test";
import type {Case} from "../../src/cases/case.ts";
import {claimsSchema, readClaims, textOf, type CaseClaim} from "../../src/cases/claims.ts";
import {HarmattanError} from "../../src/error.ts";
import {parseYaml} from "../../src/yaml.ts";
import {newFolder} from "../fixture/store.ts";

const claimsOf = (text: string): CaseClaim[] => parseYaml(text, "claims.yml", claimsSchema).claims;

/** The message of the fault in a text. */
function faultOf(text: string): string {
  try {
    claimsOf(text);
  } catch (error) {
    assert.ok(error instanceof HarmattanError);
    return `${error.message}; ${error.cure}`;
  }
  return "none";
}

test("a reading needs its measure alone; the other slots have defaults that follow from it", () => {
  const [claim] = claimsOf("claims:\n  - {id: one, text: Twelve died., reading: {measure: fatalities, actors: [Invented Front], value: 12}}\n");
  assert.deepEqual(claim!.reading, {
    measure: "fatalities", actors: ["Invented Front"], role: "involved", event_type: "any", places: [], period: {from: null, to: null, text: null},
    comparator: "eq", value: 12, unit: "deaths", baseline: null, source_named: null, single_event: false, readings: []
  });
  const [bare] = claimsOf("claims:\n  - {id: one, text: It spread., reading: {measure: spread}}\n");
  assert.deepEqual([bare!.reading!.role, bare!.reading!.comparator, bare!.reading!.unit], ["any", "none", "places"]);
  assert.deepEqual([bare!.reviewed, bare!.corrected, bare!.records], [false, [], []]);
});

test("a year or a month in a period is its first or last day, written as text or as a number", () => {
  const [claim] = claimsOf("claims:\n  - {id: one, text: t, reading: {measure: events, period: {from: 2019, to: 2024-02}}}\n");
  assert.deepEqual(claim!.reading!.period, {from: "2019-01-01", to: "2024-02-29", text: null});
});

test("a text in two languages is given in the one asked for, a text in one in both", () => {
  const [both, one] = claimsOf("claims:\n  - {id: a, text: {en: dead, fr: morts}, kind: opinion, why: {en: e, fr: f}}\n  - {id: b, text: dead, kind: opinion, why: {en: e, fr: f}}\n");
  assert.deepEqual([textOf(both!, "en"), textOf(both!, "fr"), textOf(one!, "fr")], ["dead", "morts", "dead"]);
});

test("a fault is told with file, line, field and cure", () => {
  const head = "claims:\n  - id: one\n    text: Twelve died.\n";
  for (const [text, expected] of [
    [`${head}    reading: {measure: deaths}\n`, /^claims\.yml, line 4: invalid claims\.0\.reading\.measure: .*"fatalities".*; correct the field/],
    [`${head}    reading: {measure: events, valeu: 3}\n`, /line 4: invalid claims\.0\.reading: unrecognized key: "valeu"/],
    [`${head}    reading: {measure: events, value: [1, 2, 3]}\n`, /claims\.0\.reading\.value: expected a number or \[low, high\]/],
    [`${head}    reading:\n      measure: events\n      period: {from: 2023-02-30}\n`, /line 6: invalid claims\.0\.reading\.period\.from: expected a day of the calendar/],
    [head, /line 2: invalid claims\.0\.reading: is missing/],
    [`${head}    kind: opinion\n`, /claims\.0\.why: is missing/],
    [`${head}    kind: fact\n`, /claims\.0\.records: is missing/],
    [`${head}    kind: fact\n    records: [{file: ../secret.csv, where: {id: a}}]\n`, /line 5: invalid claims\.0\.records\.0\.file: expected a CSV file of the case folder/],
    [`${head}    kind: opinion\n    why: {en: e, fr: f}\n  - {id: one, text: again, kind: opinion, why: {en: e, fr: f}}\n`, /line 6: invalid claims\.1\.id: one stands there twice/],
    [`${head}    selection: {country: MLI, colour: red}\n    reading: {measure: events}\n`, /line 4: invalid claims\.0\.selection: unrecognized key: "colour"/],
    ["claims: [\n", /^claims\.yml, line \d: /]
  ] as const) assert.match(faultOf(text), expected);
});

test("a file with no claims yet has none", () => {
  assert.deepEqual(claimsOf("claims: []\n"), []);
});

test("a case without claims.yml says so, with the command that would find its claims", () => {
  const directory = newFolder();
  assert.throws(() => readClaims({directory} as Case), (error: HarmattanError) => error.code === "claims_missing" && error.exit === 2 && /harmattan claims FILE --case/.test(error.cure));
  writeFileSync(join(directory, "claims.yml"), "claims: []\n");
  assert.deepEqual(readClaims({directory} as Case), []);
});
