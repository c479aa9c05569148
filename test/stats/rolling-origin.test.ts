import assert from "node:assert/strict";
import {test} from "node:test";
import {rollingOrigin} from "../../src/stats/rolling-origin.ts";

test("every origin scores the observations after it, fewer at the end, and never one that it has seen", () => {
  const seen: [number, number][] = [];
  const mean = rollingOrigin(6, {first: 3, ahead: 2}, (origin) => (target) => seen.push([origin, target]));
  assert.deepEqual(seen, [[3, 3], [3, 4], [4, 4], [4, 5], [5, 5]]);
  assert.equal(mean, 3);
});

test("of many origins the last and every so-manieth before it count; without any there is no score", () => {
  const origins = new Set<number>();
  rollingOrigin(20, {first: 10, ahead: 1, most: 4}, (origin) => () => origins.add(origin).size);
  assert.deepEqual([...origins], [10, 13, 16, 19]);
  assert.equal(rollingOrigin(3, {first: 3, ahead: 1}, () => () => 1), null);
  assert.equal(rollingOrigin(5, {first: 3, ahead: 1}, () => () => null), null);
});
