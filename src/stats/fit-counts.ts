import {cholesky, choleskyInverse, choleskySolve} from "./cholesky.ts";
import {dispersions, likelihood, variance} from "./negative-binomial.ts";

/** The expected counts under parameters, one for each observation; anything that is not a number above 0 refuses the parameters. */
export type Means = (parameters: readonly number[]) => ArrayLike<number>;

export interface CountFit {
  parameters: number[];
  /** NB2 dispersion; Infinity is Poisson. */
  theta: number;
  means: number[];
  logLikelihood: number;
  /** Inverse of the expected information of the parameters, by rows; null where it is singular or a parameter is at its bound. */
  covariance: number[][] | null;
}

export interface FitOptions {
  /** Known dispersion; fitted where absent. */
  theta?: number;
  lower?: readonly number[];
  upper?: readonly number[];
  /** Derivatives of the logarithm of observation i's mean by each parameter; found by differences where absent. */
  logSlopes?: LogSlopes;
}

export type LogSlopes = (parameters: readonly number[]) => (i: number) => readonly number[];

/**
 * Maximum-likelihood fit of a curve of expected counts under the negative binomial: Fisher scoring with Levenberg's damping for the
 * parameters, in turns with {@link dispersion} for theta, as MASS::glm.nb does for linear predictors (Venables & Ripley 2002, §7.4).
 * Goes from `start`, and stays within the bounds; null where the start itself is refused.
 */
export function fitCounts(counts: ArrayLike<number>, means: Means, start: readonly number[], options: FitOptions = {}): CountFit | null {
  let parameters = within(start, options);
  let mu = means(parameters);
  const dispersionAt = dispersions(counts);
  let theta = options.theta ?? dispersionAt(allowed(mu) ? mu : Array.from(counts, () => 1));
  const likelihoodAt = likelihood(counts);
  let value = likelihoodAt(theta);
  let best = allowed(mu) ? value(mu) : -Infinity;
  if (best === -Infinity) return null;
  let damping = 1e-3;
  for (let round = 0; round < 200; round++) {
    const before = best;
    const {slopes, information, gradient, free} = scoring(counts, means, parameters, mu, theta, options);
    for (let attempt = 0; attempt < 12 && slopes.length; attempt++) {
      const factor = cholesky(information.map((row, i) => row.map((value, j) => i === j ? value * (1 + damping) + 1e-12 : value)));
      const step = factor && choleskySolve(factor, gradient);
      const next = step && within(parameters.map((value, i) => value + (free.includes(i) ? step[free.indexOf(i)]! : 0)), options);
      const there = next && means(next);
      const reached = there && allowed(there) ? value(there) : -Infinity;
      if (next && there && reached >= best) {
        [parameters, mu, best] = [next, there, reached];
        damping = Math.max(1e-9, damping / 8);
        break;
      }
      damping = Math.min(1e12, damping * 6);
    }
    if (options.theta === undefined) {
      const fitted = dispersionAt(mu, theta);
      const there = likelihoodAt(fitted);
      const reached = there(mu);
      if (reached >= best) [theta, value, best] = [fitted, there, reached];
    }
    if (best - before < 1e-9 * (1 + Math.abs(best))) break;
  }
  return {parameters, theta, means: Array.from(mu), logLikelihood: best, covariance: covarianceAt(counts, means, parameters, mu, theta, options)};
}

interface Scoring {
  /** Derivatives of the means by each free parameter. */
  slopes: Float64Array[];
  information: number[][];
  gradient: number[];
  /** Parameters that are not held at a bound by the gradient. */
  free: number[];
}

function scoring(counts: ArrayLike<number>, means: Means, parameters: readonly number[], mu: ArrayLike<number>, theta: number, {lower, upper, logSlopes}: FitOptions): Scoring {
  const all = logSlopes ? exactSlopes(logSlopes(parameters), parameters.length, mu) : parameters.map((_, i) => slope(means, parameters, i, mu));
  const weights = new Float64Array(mu.length);
  const left = new Float64Array(mu.length);
  for (let i = 0; i < mu.length; i++) {
    weights[i] = 1 / variance(mu[i]!, theta);
    left[i] = counts[i]! - mu[i]!;
  }
  const gradients = all.map((derivative) => weighted(derivative, weights, left));
  const held = (i: number) => lower !== undefined && parameters[i]! <= lower[i]! && gradients[i]! < 0 || upper !== undefined && parameters[i]! >= upper[i]! && gradients[i]! > 0;
  const free = parameters.map((_, i) => i).filter((i) => !held(i) && all[i]!.some((d) => d !== 0));
  const slopes = free.map((i) => all[i]!);
  const information = slopes.map((a) => slopes.map((b) => weighted(a, weights, b)));
  return {slopes, information, gradient: free.map((i) => gradients[i]!), free};
}

function weighted(a: ArrayLike<number>, weights: Float64Array, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += a[i]! * weights[i]! * b[i]!;
  return sum;
}

function covarianceAt(counts: ArrayLike<number>, means: Means, parameters: readonly number[], mu: ArrayLike<number>, theta: number, options: FitOptions): number[][] | null {
  const {information, free} = scoring(counts, means, parameters, mu, theta, options);
  if (free.length < parameters.length) return null;
  const factor = cholesky(information);
  return factor && choleskyInverse(factor);
}

function exactSlopes(logSlopes: (i: number) => readonly number[], width: number, mu: ArrayLike<number>): Float64Array[] {
  const all = Array.from({length: width}, () => new Float64Array(mu.length));
  for (let i = 0; i < mu.length; i++) {
    const own = logSlopes(i);
    for (let j = 0; j < width; j++) all[j]![i] = mu[i]! * own[j]!;
  }
  return all;
}

/** Central difference; one-sided where a side is refused. */
function slope(means: Means, parameters: readonly number[], i: number, mu: ArrayLike<number>): Float64Array {
  const step = 1e-5 * (1 + Math.abs(parameters[i]!));
  const at = (shift: number) => means(parameters.map((value, j) => j === i ? value + shift : value));
  const [above, below] = [at(step), at(-step)];
  const [up, down] = [allowed(above), allowed(below)];
  return Float64Array.from(mu, (middle, k) => {
    const d = up && down ? (above[k]! - below[k]!) / (2 * step) : up ? (above[k]! - middle) / step : down ? (middle - below[k]!) / step : 0;
    return Number.isFinite(d) ? d : 0;
  });
}

function allowed(means: ArrayLike<number>): boolean {
  for (let i = 0; i < means.length; i++) if (!(means[i]! > 0 && means[i]! < Infinity)) return false;
  return means.length > 0;
}

function within(parameters: readonly number[], {lower, upper}: FitOptions): number[] {
  return parameters.map((value, i) => Math.min(upper?.[i] ?? Infinity, Math.max(lower?.[i] ?? -Infinity, value)));
}
