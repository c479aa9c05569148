import assert from "node:assert/strict";
import {test} from "node:test";
import {generator} from "../../src/stats/generator.ts";

const draws = (n: number, seed: number, ...stream: number[]) => {
  const random = generator(seed, ...stream);
  return Array.from({length: n}, random);
};

test("the same seed and stream give the same numbers, in whatever order the streams are drawn", () => {
  const [second, first] = [draws(5, 7, 2), draws(5, 7, 1)];
  assert.deepEqual(first, draws(5, 7, 1));
  assert.deepEqual(second, draws(5, 7, 2));
  assert.notDeepEqual(first, second);
});

test("neighbouring seeds, streams and orders of streams share nothing", () => {
  const starts = [[0], [1], [-1], [2 ** 32], [2 ** 33], [0, 0], [0, 1], [1, 0], [0, 1, 2], [0, 2, 1]].map(([seed = 0, ...stream]) => draws(1, seed, ...stream)[0]);
  assert.equal(new Set(starts).size, starts.length);
  const seeds = Array.from({length: 2000}, (_, i) => draws(1, i)[0]!);
  const mean = seeds.reduce((a, b) => a + b, 0) / seeds.length;
  const products = seeds.slice(1).reduce((sum, value, i) => sum + (value - 0.5) * (seeds[i]! - 0.5), 0) / seeds.length;
  // standard errors 0.0065 and 0.0019
  assert.ok(Math.abs(mean - 0.5) < 0.02, `mean ${mean}`);
  assert.ok(Math.abs(products) < 0.006, `covariance ${products}`);
});

test("numbers are uniform in [0, 1): each tenth holds about a tenth", () => {
  const counts = new Array<number>(10).fill(0);
  for (const value of draws(100_000, 42)) {
    assert.ok(value >= 0 && value < 1);
    counts[Math.floor(value * 10)]!++;
  }
  const chi2 = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  // 0.999 quantile of chi-squared with 9 degrees of freedom
  assert.ok(chi2 < 27.9, `chi-squared ${chi2}`);
});
