import assert from "node:assert/strict";
import {test} from "node:test";
import fc from "fast-check";
import {differences} from "../../src/bundle/compare.ts";

test("equal documents have no difference, whatever the order of their keys", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    assert.equal(differences(value, JSON.parse(JSON.stringify(value))).count, 0);
  }));
  assert.equal(differences({a: 1, b: 2}, {b: 2, a: 1}).count, 0);
});

test("unequal documents have one", () => {
  fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
    fc.pre(JSON.stringify(a).replaceAll("-0", "0") !== JSON.stringify(b).replaceAll("-0", "0") && JSON.stringify(sorted(a)) !== JSON.stringify(sorted(b)));
    assert.ok(differences(a, b).count > 0);
  }));
});

test("members with ids are matched by them, rows are told by their place and names", () => {
  assert.deepEqual(differences({claims: [{id: "a", v: 1}, {id: "b", v: 2}]}, {claims: [{id: "b", v: 3}, {id: "c", v: 4}]}).values, [
    {at: "claim a", was: '{"id":"a","v":1}', is: "not there"}, {at: "claim b, v", was: "2", is: "3"}, {at: "claim c", was: "not there", is: '{"id":"c","v":4}'}
  ]);
  assert.deepEqual(differences({rows: [{period: "2019", best: 1}]}, {rows: [{period: "2019", best: 2}]}).values, [{at: "row 1 (period 2019), best", was: "1", is: "2"}]);
});

test("no more are listed than asked for, and all are counted", () => {
  const found = differences(Array.from({length: 500}, (_, i) => i), Array.from({length: 500}, (_, i) => i + 1), 10);
  assert.deepEqual([found.values.length, found.count], [10, 500]);
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1).map(([key, one]) => [key, sorted(one)]));
}
