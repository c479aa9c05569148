import assert from "node:assert/strict";
import {test} from "node:test";
import fc from "fast-check";
import {benjaminiHochberg, holm} from "../../src/stats/multiple-testing.ts";
import {near} from "./near.ts";

test("corrected p-values are those of R's p.adjust, and what was not tested counts for nothing", () => {
  // > p.adjust(c(.01,.04,.03,.2,.005),"holm"); p.adjust(c(.01,.04,.03,.2,.005),"BH")
  // [1] 0.040 0.090 0.090 0.200 0.025
  // [1] 0.025 0.050 0.050 0.200 0.025
  near(holm([0.01, 0.04, 0.03, 0.2, 0.005]) as number[], [0.04, 0.09, 0.09, 0.2, 0.025], 1e-12);
  near(benjaminiHochberg([0.01, 0.04, 0.03, 0.2, 0.005]) as number[], [0.025, 0.05, 0.05, 0.2, 0.025], 1e-12);
  assert.deepEqual(holm([null, 0.02, null]), [null, 0.02, null]);
  assert.deepEqual(benjaminiHochberg([]), []);
});

test("no correction makes a p smaller, changes the order or passes 1, and Holm's is never the smaller of the two", () => {
  fc.assert(fc.property(fc.array(fc.double({min: 0, max: 1, noNaN: true}), {maxLength: 12}), (values) => {
    const [strict, loose] = [holm(values) as number[], benjaminiHochberg(values) as number[]];
    values.forEach((p, i) => assert.ok(p <= loose[i]! + 1e-12 && loose[i]! <= strict[i]! + 1e-12 && strict[i]! <= 1));
    for (const corrected of [strict, loose]) values.forEach((p, i) => values.forEach((q, j) => assert.ok(p > q || corrected[i]! <= corrected[j]! + 1e-12)));
  }));
});
