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
        const y = counts[i]!;
        const mu = means[i]!;
        if (!(mu > 0)) return -Infinity;
        sum += theta === Infinity ? y * Math.log(mu) - mu : (y === 0 ? 0 : y * Math.log(mu / theta)) - (y + theta) * Math.log1p(mu / theta);
      }
      return sum;
    };
  };
}

/** The counts above 0, and how often each occurs. */
interface Tally {
  count: Float64Array;
  times: Float64Array;
}

function tallied(counts: ArrayLike<number>): Tally {
  const distinct = new Map<number, number>();
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) distinct.set(counts[i]!, (distinct.get(counts[i]!) ?? 0) + 1);
  return {count: Float64Array.from(distinct.keys()), times: Float64Array.from(distinct.values())};
}

function sumOver({count, times}: Tally, value: (count: number) => number): number {
  let sum = 0;
  for (let k = 0; k < count.length; k++) sum += times[k]! * value(count[k]!);
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
  return dispersions(counts)(means, near);
}

/** {@link dispersion} for a search that asks for the same counts many times. */
export function dispersions(counts: ArrayLike<number>): (means: ArrayLike<number>, near?: number) => number {
  const distinct = tallied(counts);
  return (means, near = 1) => zeroOfScore((logTheta) => score(distinct, counts, means, Math.exp(logTheta)), Math.log(Math.min(near, 1e5)));
}

/** Theta at the zero of a score that falls, by the logarithm of theta. */
function zeroOfScore(score: (logTheta: number) => number, near: number): number {
  const least = Math.log(1e-4);
  const most = Math.log(1e5);
  let low = Math.min(most - 1, Math.max(least, near - 0.5));
  let high = low + 1;
  let atLow = score(low);
  let atHigh = score(high);
  while (atLow <= 0) {
    if (low <= least) return Math.exp(least);
    high = low;
    atHigh = atLow;
    low = Math.max(least, low - 2);
    atLow = score(low);
  }
  while (atHigh > 0) {
    if (high >= most) return Infinity;
    low = high;
    atLow = atHigh;
    high = Math.min(most, high + 2);
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
      low = middle;
      atLow = here;
      if (side === 1) atHigh /= 2;
      side = 1;
    } else {
      high = middle;
      atHigh = here;
      if (side === -1) atLow /= 2;
      side = -1;
    }
  }
  return Math.exp((low + high) / 2);
}

/** Derivative of the log-likelihood by theta, times theta so that its scale is that of log theta. */
function score({count, times}: Tally, counts: ArrayLike<number>, means: ArrayLike<number>, theta: number): number {
  const base = digamma(theta);
  let sum = 0;
  for (let k = 0; k < count.length; k++) sum += times[k]! * (digamma(count[k]! + theta) - base);
  for (let i = 0; i < counts.length; i++) {
    const mu = means[i]!;
    sum += (mu - counts[i]!) / (mu + theta) - Math.log1p(mu / theta);
  }
  return theta * sum;
}
