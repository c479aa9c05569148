import assert from "node:assert/strict";
import {test} from "node:test";
import {negativeBinomialRegression} from "../../src/stats/negative-binomial-regression.ts";
import {near} from "./near.ts";

const y = [2, 10, 8, 3, 3, 4, 7, 4, 4, 1, 5, 7, 6, 7, 6, 9, 2, 8, 6, 6, 14, 11, 10, 7, 15, 26, 24, 11, 15, 13, 12, 6, 11, 31, 9, 58];

test("coefficients, theta, likelihood and standard errors are those of MASS's glm.nb", () => {
  // > library(MASS); t <- 0:35; m <- glm.nb(y ~ t)
  // > coef(m); m$theta; logLik(m); vcov(m)
  //   (Intercept)             t
  // 1.22577205511 0.05501597606
  // [1] 5.296821532
  // [1] -105.3640659
  //                 (Intercept)                t
  // (Intercept)  0.040586635027 -1.633238167e-03
  // t           -0.001633238167  8.307723672e-05
  const fit = negativeBinomialRegression(y, y.map((_, t) => [1, t]))!;
  near(fit.parameters, [1.22577205511, 0.05501597606], 1e-5);
  near(fit.theta, 5.296821532, 1e-5);
  near(fit.logLikelihood, -105.3640659, 1e-8);
  near(fit.covariance!.flat(), [0.040586635027, -1.633238167e-3, -1.633238167e-3, 8.307723672e-5], 1e-4);
});

test("with a second predictor and an offset as well", () => {
  // > x2 <- rep(c(0,1,2),12); e <- rep(c(30,31,28,31),9); m2 <- glm.nb(y ~ t + x2 + offset(log(e)))
  // > coef(m2); m2$theta; logLik(m2); sqrt(diag(vcov(m2)))
  //    (Intercept)              t             x2
  // -2.28618478502  0.05387726011  0.12575290326
  // [1] 5.651441442
  // [1] -104.6214359
  // 0.224133473783 0.008965795176 0.111014773248
  const fit = negativeBinomialRegression(y, y.map((_, t) => [1, t, t % 3]), {offset: y.map((_, t) => Math.log([30, 31, 28, 31][t % 4]!))})!;
  near(fit.parameters, [-2.28618478502, 0.05387726011, 0.12575290326], 1e-5);
  near(fit.theta, 5.651441442, 1e-5);
  near(fit.logLikelihood, -104.6214359, 1e-8);
  near(fit.covariance!.map((row, i) => Math.sqrt(row[i]!)), [0.224133473783, 0.008965795176, 0.111014773248], 1e-4);
});

test("no counts, no rows and nothing but zeros are null; predictors that say the same leave no covariance", () => {
  assert.equal(negativeBinomialRegression([], []), null);
  assert.equal(negativeBinomialRegression([0, 0, 0], [[1], [1], [1]]), null);
  const twice = negativeBinomialRegression([3, 1, 4, 1, 5], [0, 1, 2, 3, 4].map((t) => [1, t, 2 * t]))!;
  assert.equal(twice.covariance, null);
  assert.ok(twice.parameters.every(Number.isFinite));
});
