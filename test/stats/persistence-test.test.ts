import assert from "node:assert/strict";
import {test} from "node:test";
import {generator} from "../../src/stats/generator.ts";
import {persistenceP} from "../../src/stats/persistence-test.ts";

/** Forty series of thirty times with two trials each; the chance of success follows `chance`. */
function drawn(seed: number, chance: (series: number, time: number) => number) {
  const random = generator(20260401, seed);
  return Array.from({length: 40}, (_, s) => ({trials: new Array<number>(30).fill(2), successes: Array.from({length: 30}, (__, t) => Number(random() < chance(s, t)) + Number(random() < chance(s, t)))}));
}

test("where every trial has the same chance p is at most 5% in about 5 of 100 runs, and at most half in about half", () => {
  const values = Array.from({length: 200}, (_, seed) => persistenceP(drawn(seed, () => 0.4), 0.8));
  const share = (most: number) => values.filter((p) => p <= most).length / values.length;
  assert.ok(share(0.05) >= 0.02 && share(0.05) <= 0.09 && share(0.5) > 0.42 && share(0.5) < 0.58, `${share(0.05)} ${share(0.5)}`);
});

test("series that differ, and chances that last for some times, are found", () => {
  assert.ok(persistenceP(drawn(1, (s) => s % 2 ? 0.3 : 0.5), 0.8) < 0.001);
  assert.ok(persistenceP(drawn(2, (s, t) => (s + Math.floor(t / 6)) % 2 ? 0.2 : 0.6), 0.6) < 0.001);
});

test("no series, nothing but successes or one time alone say nothing", () => {
  for (const series of [[], [{trials: [3, 4], successes: [3, 4]}], [{trials: [0, 9], successes: [0, 4]}]]) assert.equal(persistenceP(series, 0.8), 1);
});
