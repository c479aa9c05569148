import assert from "node:assert/strict";
import {test} from "node:test";
import {generator} from "../../src/stats/generator.ts";
import {permutationTest} from "../../src/stats/permutation-test.ts";

const strata = (n: number, of = 1) => Int32Array.from({length: n}, (_, i) => i % of);
/** Ones among the first half. */
const first = (labels: Int32Array) => Float64Array.of(labels.slice(0, labels.length / 2).reduce((a, b) => a + b, 0));

test("p comes to that of all orders: 3 of 3 ones in the first half of 6 is 1 of 20", () => {
  // > 1 / choose(6, 3)
  // [1] 0.05
  const {p, observed, corrected} = permutationTest(Int32Array.of(1, 1, 1, 0, 0, 0), strata(6), first, 20_000, generator(1));
  assert.ok(Math.abs(p - 0.05) < 0.005, String(p));
  assert.equal(observed[0], 3);
  assert.equal(corrected[0], p);
});

test("labels stay within their stratum, so what only differs between strata is chance", () => {
  const labels = Int32Array.of(1, 0, 1, 0, 1, 0, 1, 0);
  assert.equal(permutationTest(labels, strata(8, 2), first, 99, generator(1)).p, 1);
});

test("the smallest p is one of all orders; the same seed gives the same p", () => {
  const labels = Int32Array.from({length: 60}, (_, i) => Number(i < 30));
  assert.equal(permutationTest(labels, strata(60), first, 99, generator(2)).p, 0.01);
  const mixed = Int32Array.from({length: 60}, (_, i) => i % 3 % 2);
  assert.deepEqual(permutationTest(mixed, strata(60), first, 99, generator(2)), permutationTest(mixed, strata(60), first, 99, generator(2)));
});

test("of several statistics each is held against the largest of all", () => {
  const both = (labels: Int32Array) => Float64Array.of(labels[0]!, first(labels)[0]!);
  const {corrected} = permutationTest(Int32Array.of(1, 1, 1, 0, 0, 0), strata(6), both, 2000, generator(3));
  // the largest is 0 only where all three ones are in the second half: 1 of 20 orders
  assert.ok(Math.abs(corrected[0]! - 0.95) < 0.02 && Math.abs(corrected[1]! - 0.05) < 0.02, corrected.join(" "));
});

test("under chance p is below 0.05 in about one of twenty", () => {
  const random = generator(9);
  let low = 0;
  for (let run = 0; run < 400; run++) low += Number(permutationTest(Int32Array.from({length: 40}, () => Number(random() < 0.4)), strata(40), first, 99, generator(9, run)).p <= 0.05);
  assert.ok(low >= 4 && low <= 32, String(low));
});
