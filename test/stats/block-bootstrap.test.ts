import assert from "node:assert/strict";
import {test} from "node:test";
import {blockBootstrap, blockResample} from "../../src/stats/block-bootstrap.ts";
import {generator} from "../../src/stats/generator.ts";
import {percentileInterval} from "../../src/stats/percentile-interval.ts";
import {near} from "./near.ts";

test("a resample is made of blocks of neighbours, the end followed by the beginning", () => {
  const positions = blockResample(10, 4, generator(3));
  assert.equal(positions.length, 10);
  for (const [i, position] of positions.entries()) if (i % 4) assert.equal(position, (positions[i - 1]! + 1) % 10);
  assert.deepEqual(blockResample(0, 3, generator(3)), []);
  assert.deepEqual(blockResample(1, 3, generator(3)), [0]);
});

test("every position is drawn equally often, whatever the length of the blocks", () => {
  for (const length of [1, 3, 7]) {
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 4000; i++) for (const position of blockResample(10, length, generator(1, i))) counts[position]!++;
    for (const count of counts) assert.ok(Math.abs(count - 4000) < 500, String(counts));
  }
});

test("replicates split over threads are the same numbers", () => {
  const mean = (positions: readonly number[]) => positions.reduce((a, b) => a + b, 0) / positions.length;
  const whole = blockBootstrap(30, 3, mean, {seed: 9, replicates: 20});
  assert.deepEqual([...blockBootstrap(30, 3, mean, {seed: 9, replicates: 12}), ...blockBootstrap(30, 3, mean, {seed: 9, replicates: 8, from: 12})], whole);
  assert.deepEqual(blockBootstrap(30, 3, () => null, {seed: 9, replicates: 5}), []);
});

test("the bootstrap's standard error of a mean is the textbook's", () => {
  const values = Array.from({length: 50}, (_, i) => (i * 37) % 50);
  const means = blockBootstrap(50, 1, (positions) => positions.reduce((sum, i) => sum + values[i]!, 0) / 50, {seed: 5, replicates: 4000});
  const average = means.reduce((a, b) => a + b) / means.length;
  const error = Math.sqrt(means.reduce((sum, mean) => sum + (mean - average) ** 2, 0) / means.length);
  // variance of 0..49 with divisor n is 2499/12
  near(error, Math.sqrt(2499 / 12 / 50), 0.05);
});

test("the interval is R's quantile of type 7; too few values have none", () => {
  // > quantile((1:101)^2, c(.05, .95))
  //   5%  95%
  //   36 9216
  const {low, high} = percentileInterval(Array.from({length: 101}, (_, i) => (i + 1) ** 2))!;
  near([low, high], [36, 9216], 1e-12);
  assert.equal(percentileInterval([1, 2, 3]), null);
});
