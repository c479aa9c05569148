import assert from "node:assert/strict";
import {test} from "node:test";
import {randomNormal, randomPoisson} from "d3-random";
import {autocorrelatedCovariance} from "../../src/stats/autocorrelated-covariance.ts";
import {cholesky, choleskyInverse} from "../../src/stats/cholesky.ts";
import {generator} from "../../src/stats/generator.ts";
import {negativeBinomialRegression} from "../../src/stats/negative-binomial-regression.ts";
import {variance} from "../../src/stats/negative-binomial.ts";
import {near} from "./near.ts";

type Matrix = readonly (readonly number[])[];
const times = (a: Matrix, b: Matrix) => a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)));
const turned = (a: Matrix) => a[0]!.map((_, j) => a.map((row) => row[j]!));
const inverse = (a: Matrix) => choleskyInverse(cholesky(a)!);
const logDeterminant = (a: Matrix) => cholesky(a)!.reduce((sum, row, i) => sum + 2 * Math.log(row[i]!), 0);

function fitOf(counts: readonly number[]) {
  const design = counts.map((_, i) => [1, i / counts.length, Number(i >= counts.length / 2)]);
  const {parameters, means, theta, covariance} = negativeBinomialRegression(counts, design)!;
  return {counts, design, parameters, means, bread: covariance!, weights: means.map((mean) => mean * mean / variance(mean, theta))};
}

/** Counts whose logarithm has a first-order process of such a standard deviation and correlation. */
function series(seed: number, sd: number, correlation: number, n = 60): number[] {
  const random = generator(20260301, seed);
  const normal = randomNormal.source(random)();
  let state = normal() * sd;
  return Array.from({length: n}, () => {
    state = correlation * state + Math.sqrt(1 - correlation ** 2) * sd * normal();
    return randomPoisson.source(random)(20 * Math.exp(state))();
  });
}

test("it is the average that whole matrices give: (X'WX)^-1 X'WVWX (X'WX)^-1 over the grid, by the restricted likelihood of each V and a prior of a third that nothing lasts", () => {
  const fit = fitOf(series(1, 0.4, 0.6, 24));
  const {design, means, weights, parameters, counts, bread} = fit;
  const working = counts.map((count, i) => [design[i]!.reduce((sum, x, j) => sum + x * parameters[j]!, 0) + count / means[i]! - 1]);
  const weighted = design.map((row, i) => row.map((x) => x * weights[i]!));
  const parts: [logLikelihood: number, covariance: number[][]][] = [];
  for (const sd of [0, 0.1, 0.2, 0.4, 0.8, 1.6]) for (const correlation of sd ? [0.3, 0.6, 0.9] : [0]) for (const noise of [0, 0.03, 0.1, 0.3, 1, 3]) {
    const v = counts.map((_, i) => counts.map((__, j) => sd ** 2 * correlation ** Math.abs(i - j) + (i === j ? 1 / means[i]! + noise : 0)));
    const precision = inverse(v);
    const information = times(times(turned(design), precision), design);
    const b = times(inverse(information), times(times(turned(design), precision), working));
    const left = working.map(([z], i) => [z! - design[i]!.reduce((sum, x, j) => sum + x * b[j]![0]!, 0)]);
    parts.push([Math.log(sd ? 2 / 3 / 15 : 1 / 3) - (logDeterminant(v) + logDeterminant(information) + times(times(turned(left), precision), left)[0]![0]!) / 2, times(times(bread, times(times(turned(weighted), v), weighted)), bread)]);
  }
  const whole = parts.reduce((sum, [logLikelihood]) => sum + Math.exp(logLikelihood), 0);
  const average = bread.map((row, i) => row.map((_, j) => parts.reduce((sum, [logLikelihood, covariance]) => sum + Math.exp(logLikelihood) / whole * covariance[i]![j]!, 0)));
  near(autocorrelatedCovariance(fit).flat(), average.flat(), 1e-6);
});

test("what lasts makes it wider than the likelihood's, the more of it there is, and none of it hardly so", () => {
  const ratio = (sd: number, correlation: number) => [1, 2, 3, 4, 5, 6].reduce((sum, seed) => {
    const fit = fitOf(series(seed, sd, correlation));
    return sum + autocorrelatedCovariance(fit)[2]![2]! / fit.bread[2]![2]! / 6;
  }, 0);
  const [none, some, much] = [ratio(0, 0), ratio(0.4, 0.5), ratio(0.4, 0.8)];
  assert.ok(none > 0.9 && none < 1.6 && some > 1.3 && much > some, `${none} ${some} ${much}`);
});
