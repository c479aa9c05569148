import assert from "node:assert/strict";
import test from "node:test";
import {quantileRegression} from "../../src/stats/quantile-regression.ts";

// > library(quantreg)
// > x <- rep(0:9, each=5); i <- 0:49
// > y <- round(100 - 3*x + 20*((i*7919) %% 101)/101, 6)
// > w <- rep(c(1,2,1,3,1,1,2,1,1,4), each=5)
// > for (tau in c(.1,.25,.5)) { print(coef(rq(y ~ x, tau=tau)), digits=9); print(coef(rq(y ~ x, tau=tau, weights=w)), digits=9) }
const fromR = [
  [0.1, [101.074965, -2.943423], [101.074965, -2.943423]],
  [0.25, [104.356436, -2.95049512], [104.90099, -2.950495]],
  [0.5, [109.193777, -2.943423], [109.193777, -2.943423]]
] as const;
const x = Array.from({length: 10}, (_, at) => at);
const y = x.map((at) => Float64Array.from([0, 1, 2, 3, 4], (k) => Number((100 - 3 * at + 20 * ((at * 5 + k) * 7919 % 101) / 101).toFixed(6))).sort());

test("lines are those of R's rq, without and with weights", () => {
  for (const [tau, plain, weighted] of fromR) {
    const fit = quantileRegression(tau, {x, y});
    for (const [line, [intercept, slope]] of [[fit(), plain], [fit([1, 2, 1, 3, 1, 1, 2, 1, 1, 4]), weighted]] as const) {
      assert.ok(Math.abs(line!.intercept - intercept) < 1e-4 && Math.abs(line!.slope - slope) < 1e-5, JSON.stringify([tau, line]));
    }
  }
});

test("one position has no line, and values that are all equal have a level one", () => {
  assert.equal(quantileRegression(0.1, {x: [1], y: [Float64Array.of(1, 2)]})(), null);
  assert.equal(quantileRegression(0.1, {x: [1, 2], y: [Float64Array.of(1, 2), Float64Array.of(1, 2)]})([1, 0]), null);
  assert.deepEqual(quantileRegression(0.1, {x: [0, 2], y: [Float64Array.of(5, 5), Float64Array.of(5)]})(), {slope: 0, intercept: 5});
});
