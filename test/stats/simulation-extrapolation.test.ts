import assert from "node:assert/strict";
import test from "node:test";
import {extrapolationWeights} from "../../src/stats/simulation-extrapolation.ts";
import {near} from "./near.ts";

// R: x <- c(0, .5, 1, 1.5, 2); y <- c(3.1, 2.9, 2.6, 2.5, 2.2); predict(lm(y ~ x), data.frame(x = -1))
//    3.54
test("the weights carry estimates back along the line of least squares to where there is no error, as R's lm", () => {
  const weights = extrapolationWeights([0, 0.5, 1, 1.5, 2]);
  near([3.1, 2.9, 2.6, 2.5, 2.2].reduce((sum, y, i) => sum + weights[i]! * y, 0), 3.54, 1e-12);
  weights.forEach((weight, i) => near(weight, [1, 0.6, 0.2, -0.2, -0.6][i]!, 1e-12));
});

test("what error does not move stays, and one estimate alone stays as it is", () => {
  near(extrapolationWeights([0, 1, 2]).reduce((a, b) => a + b, 0), 1, 1e-12);
  assert.deepEqual(extrapolationWeights([0]), [1]);
});
