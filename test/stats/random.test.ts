import assert from "node:assert/strict";
import test from "node:test";
import {gammaDraw} from "../../src/stats/gamma-draw.ts";
import {negativeBinomialDraw} from "../../src/stats/negative-binomial-draw.ts";
import {poissonDraw} from "../../src/stats/poisson-draw.ts";
import {Random} from "../../src/stats/random.ts";

const draws = (n: number, draw: (random: Random) => number, seed = 1) => {
  const random = new Random(seed, "test");
  return Array.from({length: n}, () => draw(random));
};
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]) => {
  const m = mean(values);
  return mean(values.map((value) => (value - m) ** 2));
};
const near = (found: number, expected: number, within: number, what: string) => assert.ok(Math.abs(found - expected) <= within, `${what}: ${found}, expected ${expected} within ${within}`);

test("the same seed and stream give the same numbers, another seed or stream gives others", () => {
  const ten = (seed: number, stream: string) => {
    const random = new Random(seed, stream);
    return Array.from({length: 10}, () => random.next());
  };
  assert.deepEqual(ten(7, "a"), ten(7, "a"));
  assert.notDeepEqual(ten(7, "a"), ten(8, "a"));
  assert.notDeepEqual(ten(7, "a"), ten(7, "b"));
});

test("numbers are in [0, 1), spread evenly over 100 bins (chi-squared below its 99.9% point, 148.2) and uncorrelated", () => {
  const numbers = draws(100_000, (random) => random.next());
  assert.ok(numbers.every((x) => x >= 0 && x < 1));
  const bins = new Array<number>(100).fill(0);
  for (const x of numbers) bins[Math.floor(x * 100)]! += 1;
  assert.ok(bins.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0) < 148.2);
  near(mean(numbers.slice(1).map((x, i) => (x - 0.5) * (numbers[i]! - 0.5))) * 12, 0, 0.0125, "correlation with the one before");
});

test("the first numbers of neighbouring seeds and streams are uncorrelated", () => {
  const first = Array.from({length: 20_000}, (_, seed) => new Random(seed, "x").next());
  near(mean(first.slice(1).map((x, i) => (x - 0.5) * (first[i]! - 0.5))) * 12, 0, 0.028, "correlation");
});

test("normal and exponential have their moments", () => {
  const normal = draws(100_000, (random) => random.normal());
  near(mean(normal), 0, 0.0125, "mean");
  near(variance(normal), 1, 0.018, "variance");
  near(mean(normal.map((x) => x ** 4)), 3, 0.13, "fourth moment");
  const exponential = draws(100_000, (random) => random.exponential());
  near(mean(exponential), 1, 0.0125, "mean");
  near(variance(exponential), 1, 0.036, "variance");
});

test("Poisson numbers have mean and variance alike, on both sides of the change of method", () => {
  for (const expected of [0.3, 4, 9.99, 10, 30, 400]) {
    const numbers = draws(50_000, (random) => poissonDraw(random, expected));
    near(mean(numbers), expected, 4 * Math.sqrt(expected / 50_000), `mean of ${expected}`);
    near(variance(numbers) / expected, 1, 4 * Math.sqrt((2 + 1 / expected) / 50_000), `variance of ${expected}`);
  }
  assert.deepEqual([0, -1, NaN].map((none) => poissonDraw(new Random(1), none)), [0, 0, 0]);
});

test("Poisson numbers have the right chance of each value", () => {
  // R: dpois(c(6, 10, 15), 10) gives 0.06305546 0.12511004 0.03471807
  const numbers = draws(100_000, (random) => poissonDraw(random, 10));
  for (const [value, chance] of [[6, 0.06305546], [10, 0.12511004], [15, 0.03471807]] as const)
    near(numbers.filter((n) => n === value).length / 1e5, chance, 4 * Math.sqrt(chance / 1e5), `chance of ${value}`);
});

test("gamma numbers have mean and variance of their shape, below 1 too", () => {
  for (const shape of [0.2, 1, 5]) {
    const numbers = draws(100_000, (random) => gammaDraw(random, shape));
    near(mean(numbers), shape, 4 * Math.sqrt(shape / 1e5), `mean of ${shape}`);
    near(variance(numbers) / shape, 1, 4 * Math.sqrt((2 + 6 / shape) / 1e5), `variance of ${shape}`);
  }
});

test("negative binomial numbers have variance mean + mean squared / size", () => {
  const numbers = draws(100_000, (random) => negativeBinomialDraw(random, 6, 2));
  near(mean(numbers), 6, 4 * Math.sqrt(24 / 1e5), "mean");
  near(variance(numbers), 24, 0.8, "variance");
  near(variance(draws(100_000, (random) => negativeBinomialDraw(random, 6, Infinity))), 6, 0.13, "variance at size Infinity");
});
