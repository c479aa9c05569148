import {gammaln} from "simple-statistics";
import {digamma} from "./digamma.ts";

/**
 * The negative binomial of counts with mean mu and variance mu + mu² / theta (NB2). theta = Infinity is Poisson.
 * Hilbe (2011), Negative Binomial Regression, 2nd ed., ch. 8.
 */
export function logProbability(count: number, mean: number, theta: number): number {
  if (!(mean > 0)) return count === 0 && mean === 0 ? 0 : -Infinity;
  if (theta === Infinity) return count * Math.log(mean) - mean - gammaln(count + 1);
  const rising = count === 0 ? 0 : gammaln(count + theta) - gammaln(theta) - gammaln(count + 1);
  return rising - theta * Math.log1p(mean / theta) + (count === 0 ? 0 : count * Math.log(mean / (mean + theta)));
}

/** Sum of {@link logProbability} over counts with a mean each; -Infinity where a mean is not a number above 0. */
export function logLikelihood(counts: ArrayLike<number>, means: ArrayLike<number>, theta: number): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    if (!(means[i]! > 0)) return -Infinity;
    sum += logProbability(counts[i]!, means[i]!, theta);
  }
  return sum;
}

/** Variance of one count. */
export function variance(mean: number, theta: number): number {
  return mean + mean * mean / theta;
}

/**
 * Maximum-likelihood theta for counts with known means, as MASS::theta.ml; Infinity where the counts vary no more than
 * Poisson. Found by bisection on the score, which is safe where Newton's method leaves the range.
 */
export function dispersion(counts: ArrayLike<number>, means: ArrayLike<number>): number {
  let [low, high] = [Math.log(1e-4), Math.log(1e5)];
  if (score(Math.exp(high)) >= 0) return Infinity;
  if (score(Math.exp(low)) <= 0) return Math.exp(low);
  for (let step = 0; step < 60 && high - low > 1e-10; step++) {
    const middle = (low + high) / 2;
    if (score(Math.exp(middle)) > 0) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);

  function score(theta: number): number {
    const here = digamma(theta);
    let sum = 0;
    for (let i = 0; i < counts.length; i++) {
      const [y, mu] = [counts[i]!, means[i]!];
      sum += (y === 0 ? 0 : digamma(y + theta) - here) - Math.log1p(mu / theta) + (mu - y) / (mu + theta);
    }
    return sum;
  }
}
