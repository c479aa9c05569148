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
  return likelihood(counts)(theta)(means);
}

/**
 * {@link logLikelihood} in steps, for a search that asks for the same counts and theta many times: what depends on the counts
 * alone, and on theta, is computed once.
 */
export function likelihood(counts: ArrayLike<number>): (theta: number) => (means: ArrayLike<number>) => number {
  const distinct = tallied(counts);
  const factorials = sumOver(distinct, (y) => gammaln(y + 1));
  return (theta) => {
    const base = theta === Infinity ? 0 : gammaln(theta);
    const constant = (theta === Infinity ? 0 : sumOver(distinct, (y) => gammaln(y + theta) - base)) - factorials;
    return (means) => {
      let sum = constant;
      for (let i = 0; i < counts.length; i++) {
        const [y, mu] = [counts[i]!, means[i]!];
        if (!(mu > 0)) return -Infinity;
        sum += theta === Infinity ? y * Math.log(mu) - mu : (y === 0 ? 0 : y * Math.log(mu / theta)) - (y + theta) * Math.log1p(mu / theta);
      }
      return sum;
    };
  };
}

/** How often each count above 0 occurs. */
function tallied(counts: ArrayLike<number>): ReadonlyMap<number, number> {
  const distinct = new Map<number, number>();
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) distinct.set(counts[i]!, (distinct.get(counts[i]!) ?? 0) + 1);
  return distinct;
}

function sumOver(distinct: ReadonlyMap<number, number>, value: (count: number) => number): number {
  let sum = 0;
  for (const [count, times] of distinct) sum += times * value(count);
  return sum;
}

/** Variance of one count. */
export function variance(mean: number, theta: number): number {
  return mean + mean * mean / theta;
}

/**
 * Maximum-likelihood theta for counts with known means, as MASS::theta.ml; Infinity where the counts vary no more than
 * Poisson. The score is bracketed around `near`, and its zero found by the Illinois variant of false position, which is safe where
 * Newton's method leaves the range.
 */
export function dispersion(counts: ArrayLike<number>, means: ArrayLike<number>, near = 1): number {
  const [least, most] = [Math.log(1e-4), Math.log(1e5)];
  const distinct = tallied(counts);
  let low = Math.min(most - 1, Math.max(least, Math.log(Math.min(near, 1e5)) - 0.5));
  let high = low + 1;
  let [atLow, atHigh] = [score(low), score(high)];
  while (atLow <= 0) {
    if (low <= least) return Math.exp(least);
    [high, atHigh, low] = [low, atLow, Math.max(least, low - 2)];
    atLow = score(low);
  }
  while (atHigh > 0) {
    if (high >= most) return Infinity;
    [low, atLow, high] = [high, atHigh, Math.min(most, high + 2)];
    atHigh = score(high);
  }
  let side = 0;
  let before = Infinity;
  for (let step = 0; step < 80 && high - low > 1e-10; step++) {
    const middle = step % 12 === 11 ? (low + high) / 2 : (low * atHigh - high * atLow) / (atHigh - atLow);
    const here = score(middle);
    // steps shrink faster than geometrically, so the next would be far smaller
    if (Math.abs(here) < 1e-12 || Math.abs(middle - before) < 1e-7) return Math.exp(middle);
    before = middle;
    if (here > 0) {
      [low, atLow] = [middle, here];
      if (side === 1) atHigh /= 2;
      side = 1;
    } else {
      [high, atHigh] = [middle, here];
      if (side === -1) atLow /= 2;
      side = -1;
    }
  }
  return Math.exp((low + high) / 2);

  /** Derivative of the log-likelihood by theta, times theta so that its scale is that of log theta. */
  function score(logTheta: number): number {
    const theta = Math.exp(logTheta);
    const base = digamma(theta);
    let sum = sumOver(distinct, (y) => digamma(y + theta) - base);
    for (let i = 0; i < counts.length; i++) {
      const [y, mu] = [counts[i]!, means[i]!];
      sum += (mu - y) / (mu + theta) - Math.log1p(mu / theta);
    }
    return theta * sum;
  }
}
