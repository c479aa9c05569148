import {autocorrelatedCovariance} from "./autocorrelated-covariance.ts";
import {cholesky, choleskyInverse} from "./cholesky.ts";
import {variance} from "./negative-binomial.ts";

/**
 * By how much what lasts over several observations inflates the variance of a curvature, by which curves of growth differ, and 1 at least: that of the square of time beside level and slope
 * in the logarithm, around a curve whose means and dispersion are given, by {@link autocorrelatedCovariance} over that of the likelihood. Log-likelihoods divided by it are on the scale of
 * what the series knows (Chandler & Bate 2007, Biometrika 94). 1 where there are too few observations.
 */
export function curvatureInflation(times: readonly number[], counts: readonly number[], means: readonly number[], theta: number): number {
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
  const design = times.map((time) => (time - first) / (last - first) - 0.5).map((x) => [1, x, x * x]);
  const weights = means.map((mean) => mean * mean / variance(mean, theta));
  const factor = counts.length > 4 ? cholesky([0, 1, 2].map((i) => [0, 1, 2].map((j) => design.reduce((sum, row, t) => sum + weights[t]! * row[i]! * row[j]!, 0)))) : null;
  if (!factor) return 1;
  const bread = choleskyInverse(factor);
  return Math.max(1, autocorrelatedCovariance({counts, design, parameters: [0, 0, 0], means, bread, weights}, nothingLasts)[2]![2]! / bread[2]![2]!);
}

/** More than beside a change of level: one curvature, of which what lasts explains less, with intervals a twentieth narrower where nothing lasts and hardly so where something does. */
const nothingLasts = 1 / 2;
