import assert from "node:assert/strict";
import {test} from "node:test";
import {studentP, studentQuantile, twoParameterP} from "../../src/stats/student-t.ts";
import {near} from "./near.ts";

test("p, quantile and the p of two parameters are those of R's pt, qt and pf", () => {
  // > 2*pt(-2.3,7); qt(.95,c(3,44)); pf(3.2,2,20,lower.tail=FALSE)
  // [1] 0.0549910952
  // [1] 2.353363435 1.680229977
  // [1] 0.06226739369
  near(studentP(-2.3, 7), 0.0549910952, 1e-9);
  near([studentQuantile(0.1, 3), studentQuantile(0.1, 44)], [2.353363435, 1.680229977], 1e-8);
  near(twoParameterP(3.2, 20), 0.06226739369, 1e-9);
});

test("p is 1 at 0, 0 far out, and falls on the way", () => {
  assert.equal(studentP(0, 5), 1);
  assert.ok(studentP(1e9, 5) < 1e-30);
  assert.ok([0.5, 1, 2, 4, 8].every((t) => studentP(t, 3) < studentP(t / 2, 3)));
});
