import assert from "node:assert/strict";
import test from "node:test";
import {correctTogether, measures} from "../../src/measures/index.ts";
import type {Answer, Result} from "../../src/measures/result.ts";

const answered = (measure: string, answer?: Answer): Result => ({measure, selection: {}, params: {}, columns: {}, rows: [], coverage: {from: null, to: null, countries: "world", census: true, missing: []}, provenance: [], cautions: [], command: "", ...(answer ? {answer} : {})});
const contagion = (wake: number, hawkes: number) => answered("contagion", {value: "consistent with", code: "forward", text: "more", values: {}, tests: [{name: "wake", p: wake}, {name: "hawkes", p: hawkes}]});
const consolidation = (p: number) => answered("consolidation", {value: "consistent with less", code: "less", text: "less", values: {}, tests: [{name: "share", p}]});

test("p-values of all answers of a report are corrected together, as R's p.adjust does over them", () => {
  // > p.adjust(c(0.001, 0.012, 0.03), "holm")
  // [1] 0.003 0.024 0.030
  const [one, two] = correctTogether([contagion(0.001, 0.03), consolidation(0.012)]);
  assert.deepEqual(one!.answer!.tests, [{name: "wake", p: 0.001, corrected: 0.003}, {name: "hawkes", p: 0.03, corrected: 0.03}]);
  assert.deepEqual(two!.answer!.tests, [{name: "share", p: 0.012, corrected: 0.024}]);
  assert.deepEqual([one!.answer!.code, two!.answer!.code], ["forward", "less"]);
});

test("an answer whose test does not hold among the others says so no longer, and why", () => {
  const [first, second, third] = correctTogether([contagion(0.02, 0.03), consolidation(0.04), answered("growth")]);
  assert.deepEqual([first!.answer!.value, first!.answer!.code], ["not", "none"]);
  assert.deepEqual([second!.answer!.value, second!.answer!.code], ["not", "no_change"]);
  assert.match(second!.answer!.text, /^less; not beyond chance once the 3 tests of the report are corrected together$/);
  assert.deepEqual(third, answered("growth"));
});

test("of two types of spread and of several dates the one that holds stays", () => {
  const spread = answered("spread-type", {value: "both", code: "both", text: "both", values: {}, tests: [{name: "relocation", p: 0.04}, {name: "escalation", p: 0.001}]});
  const dates = answered("intervention", {value: "consistent with a change", code: "change", text: "changes", values: {"2020-01-01": "change", "2021-01-01": "change", "2020-01-01_p": 0.001}, tests: [{name: "2020-01-01", p: 0.0001}, {name: "2021-01-01", p: 0.03}]});
  const [type, change] = correctTogether([spread, dates]);
  assert.equal(type!.answer!.code, "escalation");
  assert.deepEqual(change!.answer!.values, {"2020-01-01": "change", "2021-01-01": "no change", "2020-01-01_p": 0.001});
  assert.equal(change!.answer!.code, "change");
  const [none] = correctTogether([dates, ...Array.from({length: 600}, () => consolidation(0.5))]);
  assert.deepEqual([none!.answer!.code, none!.answer!.value], ["no_change", "not"]);
});

test("an answer that claimed nothing is not retracted", () => {
  const dates = answered("intervention", {value: "not", code: "no_change", text: "no change", values: {"2020-01-01": "no change"}, tests: [{name: "2020-01-01", p: 0.4}]});
  const silence = answered("haven", {value: "not", code: "none", text: "none", values: {}, tests: [{name: "quietest", p: 1}]});
  assert.deepEqual(correctTogether([dates, silence]).map(({answer}) => answer!.text), ["no change", "none"]);
});

test("an answer without tests, and no answers at all, stay as they are", () => {
  assert.deepEqual(correctTogether([]), []);
  const front = answered("front", {value: "yes", code: "approaches", text: "yes", values: {}});
  assert.deepEqual(correctTogether([front, consolidation(0.01)])[0], front);
});

test("each measure that may be retracted retracts to an answer that claims less", () => {
  const names = measures.filter(({retract}) => retract).map(({name}) => name);
  assert.deepEqual(names.toSorted(), ["consolidation", "contagion", "franchise", "haven", "intervention", "spread-type"]);
  for (const measure of measures) if (measure.retract) {
    const left = measure.retract({value: "yes", code: "yes", text: "", values: {}, tests: [{name: "x", p: 1}]}, new Set(["x"]));
    assert.match(left.value, /^(not|cannot tell|neither)$/);
  }
});
