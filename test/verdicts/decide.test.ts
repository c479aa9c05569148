import assert from "node:assert/strict";
import {test} from "node:test";
import {statedBy} from "../../src/verdicts/compatible.ts";
import {decide, type Answer, type Evidence} from "../../src/verdicts/decide.ts";
import type {Reading} from "../../src/verdicts/readings.ts";
import type {Comparator} from "../../src/claims/claim.ts";
import type {Covered} from "../../src/verdicts/covered.ts";
import {compatible} from "../../src/verdicts/compatible.ts";

const reading: Reading = {
  id: "plain", axis: null, quantity: "deaths", estimate: "best", source: "invented", state: {}, actor: [], attribution: ["named"], countries: [], worldwide: false, admin1: [], types: [], from: null, to: null, precision: null
};

/** The decision on a claimed number with the values of the readings, the plain one first, and of other quantities. */
function decided(comparator: Comparator, value: number, values: readonly (number | null)[], change: Partial<Omit<Evidence, "quantities">> & {quantities?: readonly number[]} = {}) {
  const stated = statedBy({span: "", comparator, value, unit: "deaths"});
  const answer = (id: string, n: number | null): Answer => ({reading: {...reading, id}, computed: {value: n, low: n, high: n, events: null, results: []}, agrees: compatible(stated, n)});
  const {quantities = [], ...rest} = change;
  const evidence = {stated, readings: values.map((n, i) => answer(i ? `reading${i}` : "plain", n)), covered: "full" as Covered, additive: true, named: false, asPublished: true, recorded: false, ...rest};
  const {verdict, by, off, missing} = decide({...evidence, quantities: quantities.map((n) => answer("other", n))});
  return [verdict, missing ?? by?.reading.id ?? null, off?.value ?? null];
}

test("the plain reading reproduces, another one reproduces only under itself", () => {
  assert.deepEqual(decided("eq", 251, [251, 300]), ["reproduced", "plain", null]);
  assert.deepEqual(decided("eq", 251, [240, 251]), ["reproduced_under", "reading1", null]);
});

test("a number is off where the nearest reading misses by at most a quarter or by two, and contradicted beyond", () => {
  assert.deepEqual(decided("eq", 400, [500, 700]), ["off_by", "plain", 100]);
  assert.deepEqual(decided("eq", 400, [501, 700]), ["contradicted", "plain", 101]);
  assert.deepEqual(decided("eq", 3, [5]), ["off_by", "plain", 2]);
  assert.deepEqual(decided("eq", 3, [6]), ["contradicted", "plain", 3]);
});

test("an exact number of deaths without a source is left open above a census that undercounts, up to twice what it records, and where it records nothing", () => {
  assert.deepEqual(decided("eq", 231, [90, 120]), ["not_computable", "undercount", -111]);
  assert.deepEqual(decided("eq", 251, [90, 120]), ["contradicted", "reading1", -131]);
  assert.deepEqual(decided("eq", 14, [0]), ["not_computable", "undercount", -14]);
  assert.deepEqual(decided("eq", 130, [120]), ["off_by", "plain", -10]);
  assert.deepEqual(decided("eq", 231, [120], {stated: statedBy({span: "", comparator: "eq", value: 231, unit: "events"})}), ["contradicted", "plain", -111], "a number of events is one of records");
});

test("such a number is contradicted where the text names the source, speaks of records, or a second census stays below it too, and wherever the census has more", () => {
  assert.deepEqual(decided("eq", 231, [120], {named: true}), ["contradicted", "plain", -111]);
  assert.deepEqual(decided("eq", 231, [120], {recorded: true}), ["contradicted", "plain", -111]);
  const stated = statedBy({span: "", comparator: "eq", value: 231, unit: "deaths"});
  const answer = (id: string, axis: "source" | null, value: number): Answer => ({reading: {...reading, id, axis}, computed: {value, low: value, high: value, events: null, results: []}, agrees: false});
  const evidence: Evidence = {stated, readings: [answer("plain", null, 120), answer("source_acled", "source", 140)], quantities: [], covered: "full", additive: true, named: false, asPublished: true, recorded: false};
  assert.equal(decide(evidence).verdict, "contradicted");
  assert.deepEqual(decided("eq", 40, [251]), ["contradicted", "plain", 211]);
});

test("none is refuted by one event", () => {
  assert.deepEqual(decided("eq", 0, [1]), ["contradicted", "plain", 1]);
});

test("another quantity is named before a miss, and never before a reading", () => {
  assert.deepEqual(decided("eq", 3000, [550], {quantities: [3010]}), ["another_quantity", "other", -2450]);
  assert.deepEqual(decided("eq", 550, [550], {quantities: [550]}), ["reproduced", "plain", null]);
});

test("a source that undercounts leaves a lower bound open, an upper bound that it exceeds is refuted", () => {
  assert.deepEqual(decided("ge", 600, [550]), ["not_computable", "undercount", -50]);
  assert.deepEqual(decided("gt", 600, [100]), ["not_computable", "undercount", -500]);
  assert.deepEqual(decided("le", 100, [550]), ["contradicted", "plain", 450]);
});

test("of a source that it names, a claim speaks of the source's own count, which refutes a lower bound too", () => {
  assert.deepEqual(decided("ge", 600, [550], {named: true}), ["off_by", "plain", -50]);
  assert.deepEqual(decided("ge", 600, [100], {named: true}), ["contradicted", "plain", -500]);
});

test("the named source in another state than at publication may reproduce, and refutes nothing", () => {
  assert.deepEqual(decided("eq", 600, [600], {named: true, asPublished: false}), ["reproduced", "plain", null]);
  assert.deepEqual(decided("eq", 600, [100], {named: true, asPublished: false}), ["not_computable", "not_as_published", -500]);
});

test("of a period covered in part, a bound that is met stays met and a number that is exceeded stays exceeded; all else is open", () => {
  const partial = {covered: "partial" as const};
  assert.deepEqual(decided("ge", 100, [120], partial), ["reproduced", "plain", null]);
  assert.deepEqual(decided("eq", 100, [180], partial), ["contradicted", "plain", 80]);
  assert.deepEqual(decided("eq", 100, [100], partial), ["not_computable", "period_not_covered", null]);
  assert.deepEqual(decided("eq", 100, [80], partial), ["not_computable", "period_not_covered", -20]);
  assert.deepEqual(decided("eq", 0, [0], partial), ["not_computable", "period_not_covered", null]);
  assert.deepEqual(decided("eq", 0, [2], partial), ["contradicted", "plain", 2]);
});

test("where nobody declared what is covered a match counts, but a zero does not", () => {
  assert.deepEqual(decided("eq", 251, [251], {covered: "undeclared"}), ["reproduced", "plain", null]);
  assert.deepEqual(decided("eq", 0, [0], {covered: "undeclared"}), ["not_computable", "period_not_covered", null]);
});

test("a place or period that nothing covers is not computable, whatever the rows say", () => {
  assert.deepEqual(decided("eq", 0, [0], {covered: "other_place"}), ["not_computable", "place_not_covered", null]);
  assert.deepEqual(decided("eq", 0, [0], {covered: "none"}), ["not_computable", "period_not_covered", null]);
});

test("a reading without a number counts neither for nor against", () => {
  assert.deepEqual(decided("eq", 251, [null, 251]), ["reproduced_under", "reading1", null]);
  assert.deepEqual(decided("eq", 251, [null]), ["not_computable", "kind_not_recorded", null]);
});
