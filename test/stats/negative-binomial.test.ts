import assert from "node:assert/strict";
import {test} from "node:test";
import {dispersion, logLikelihood, logProbability, variance} from "../../src/stats/negative-binomial.ts";
import {digamma} from "../../src/stats/digamma.ts";
import {near} from "./near.ts";

test("log probabilities are R's dnbinom, and dpois where theta is infinite", () => {
  // > dnbinom(c(0, 1, 7, 300), size = 2.5, mu = 4, log = TRUE)
  // [1]   -2.388778613   -1.957995696   -2.907844134 -139.763896351
  near([0, 1, 7, 300].map((count) => logProbability(count, 4, 2.5)), [-2.388778613, -1.957995696, -2.907844134, -139.763896351], 1e-9);
  // > dpois(c(0, 7), 4, log = TRUE)
  // [1] -4.000000000 -2.821100833
  near([0, 7].map((count) => logProbability(count, 4, Infinity)), [-4, -2.821100833], 1e-9);
});

test("probabilities sum to 1 and come to Poisson as theta grows", () => {
  near(Array.from({length: 400}, (_, count) => Math.exp(logProbability(count, 6, 1.3))).reduce((a, b) => a + b), 1, 1e-9);
  near(logProbability(9, 6, 1e7), logProbability(9, 6, Infinity), 1e-5);
  assert.equal(variance(4, 2), 12);
  assert.equal(variance(4, Infinity), 4);
});

test("a mean of 0 allows only 0; a mean that is not a number refuses the likelihood", () => {
  assert.equal(logProbability(0, 0, 2), 0);
  assert.equal(logProbability(1, 0, 2), -Infinity);
  assert.equal(logLikelihood([1, 2], [1, NaN], 2), -Infinity);
});

test("dispersion is MASS's theta.ml; counts that vary less than Poisson have theta infinite", () => {
  // > library(MASS); y <- c(2,10,8,3,3,4,7,4,4,1,5,7,6,7,6,9,2,8,6,6,14,11,10,7,15,26,24,11,15,13,12,6,11,31,9,58)
  // > glm.nb(y ~ 1)$theta
  // [1] 2.017752860
  near(dispersion(y, y.map(() => mean(y))), 2.017752860, 1e-6);
  assert.equal(dispersion([4, 5, 4, 5, 4, 5], [4.5, 4.5, 4.5, 4.5, 4.5, 4.5]), Infinity);
  assert.equal(dispersion([5], [5]), Infinity);
});

test("digamma is R's from near 0 to large", () => {
  // > digamma(c(1e-3, 0.1, 1, 2.5, 10, 1e5))
  // [1] -1000.5755719318   -10.4237549404    -0.5772156649     0.7031566406     2.2517525891    11.5129204650
  near([1e-3, 0.1, 1, 2.5, 10, 1e5].map(digamma), [-1000.5755719318, -10.4237549404, -0.5772156649, 0.7031566406, 2.2517525891, 11.512920465], 1e-9);
});

const y = [2, 10, 8, 3, 3, 4, 7, 4, 4, 1, 5, 7, 6, 7, 6, 9, 2, 8, 6, 6, 14, 11, 10, 7, 15, 26, 24, 11, 15, 13, 12, 6, 11, 31, 9, 58];
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
