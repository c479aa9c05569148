import {cholesky} from "./cholesky.ts";

export interface TimeSeriesFit {
  counts: readonly number[];
  /** A row for each count, in the order of time. */
  design: readonly (readonly number[])[];
  parameters: readonly number[];
  means: readonly number[];
  /** Inverse of the information, and the weight that it gives to each count. */
  bread: readonly (readonly number[])[];
  weights: readonly number[];
}

/** Standard deviation of what lasts, its correlation from one count to the next, and variance of what does not, all of the logarithm: what is averaged over. */
const lasting = [0, 0.1, 0.2, 0.4, 0.8, 1.6].flatMap((sd) => (sd > 0 ? [0.3, 0.6, 0.9] : [0]).map((correlation) => ({sd, correlation})));
/** The prior that nothing lasts; the rest goes to all that does alike. */
const nothingLasts = 1 / 3;
const grid = lasting.flatMap((one) => [0, 0.03, 0.1, 0.3, 1, 3].map((noise) => ({...one, noise, prior: one.sd > 0 ? (1 - nothingLasts) / (lasting.length - 1) : nothingLasts})));
type Errors = (typeof grid)[number];

/**
 * Covariance of the parameters of a log-linear regression of counts over time, where what is left over may last: a latent first-order process in the logarithm, beside noise that does
 * not last and Poisson's variance (Zeger 1988, Biometrika 75). Of short series neither is known well, and residuals hang together less than errors do, since the regression has taken its
 * part. So the covariance is averaged over a grid of both, each weighed by its restricted likelihood (Patterson & Thompson 1971, Biometrika 58) at the working residuals (Breslow &
 * Clayton 1993, JASA 88), with a prior of a third that nothing lasts. A flat prior gives that a sixteenth, and errors a tenth too large
 * where nothing does.
 */
export function autocorrelatedCovariance(fit: TimeSeriesFit): number[][] {
  const {counts, design, parameters, means, bread} = fit;
  const working = counts.map((count, i) => design[i]!.reduce((sum, x, j) => sum + x * parameters[j]!, 0) + (count - means[i]!) / means[i]!);
  const logLikelihoods = grid.map((errors) => restricted(design, working, means, errors) + Math.log(errors.prior));
  const most = Math.max(...logLikelihoods);
  const whole = logLikelihoods.reduce((sum, value) => sum + Math.exp(value - most), 0);
  const weight = logLikelihoods.map((value) => Math.exp(value - most) / whole);
  // the covariance of the scores is a sum of one part for each correlation, one of Poisson's variance and one of noise
  const meat = scoreSquares(fit, (t) => 1 / fit.means[t]! + grid.reduce((sum, {noise}, k) => sum + weight[k]! * noise, 0));
  for (const correlation of new Set(grid.map((errors) => errors.correlation))) {
    const share = grid.reduce((sum, {sd, correlation: own}, k) => own === correlation ? sum + weight[k]! * sd * sd : sum, 0);
    if (share > 0) for (const [i, row] of lastingScores(fit, correlation).entries()) for (const [j, value] of row.entries()) meat[i]![j]! += share * value;
  }
  return product(product(bread, meat), bread);
}

/** Restricted log-likelihood, up to a constant: rows are freed of their correlation by the Kalman filter, in one pass. */
function restricted(design: readonly (readonly number[])[], working: readonly number[], means: readonly number[], {sd, correlation, noise}: Errors): number {
  const width = design[0]!.length;
  const expected = new Array<number>(width + 1).fill(0);
  const free = expected.slice();
  const sums = expected.map(() => new Array<number>(width + 1).fill(0));
  let [variance, logDeterminant] = [sd * sd, 0];
  for (const [t, row] of design.entries()) {
    const spread = variance + 1 / means[t]! + noise;
    const gain = variance / spread;
    logDeterminant += Math.log(spread);
    for (let j = 0; j <= width; j++) free[j] = (j < width ? row[j]! : working[t]!) - expected[j]!;
    for (let i = 0; i <= width; i++) {
      expected[i] = correlation * (expected[i]! + gain * free[i]!);
      for (let j = 0; j <= i; j++) sums[i]![j]! += free[i]! * free[j]! / spread;
    }
    variance = correlation ** 2 * variance * (1 - gain) + sd * sd * (1 - correlation ** 2);
  }
  // of the factor of the sums of squares of design and residuals the last row is the fit, its end the root of what is left over
  const factor = cholesky(sums.slice(0, width));
  if (!factor) return -Infinity;
  const projected: number[] = [];
  for (const [i, row] of factor.entries()) projected.push((sums[width]![i]! - projected.reduce((sum, value, k) => sum + row[k]! * value, 0)) / row[i]!);
  const left = sums[width]![width]! - projected.reduce((sum, value) => sum + value * value, 0);
  return -0.5 * (logDeterminant + left) - factor.reduce((sum, row, i) => sum + Math.log(row[i]!), 0);
}

/** Sum of the squares of the scores, each times what is left over that does not last. */
function scoreSquares({design, weights}: TimeSeriesFit, variance: (t: number) => number): number[][] {
  const sums = design[0]!.map(() => new Array<number>(design[0]!.length).fill(0));
  for (const [t, row] of design.entries()) {
    const square = weights[t]! ** 2 * variance(t);
    for (let i = 0; i < row.length; i++) for (let j = 0; j < row.length; j++) sums[i]![j]! += square * row[i]! * row[j]!;
  }
  return sums;
}

/** Covariance of the scores under what lasts with a standard deviation of 1: the correlation to the power of the steps between. */
function lastingScores({design, weights}: TimeSeriesFit, correlation: number): number[][] {
  const width = design[0]!.length;
  let before = new Array<number>(width).fill(0);
  const sums = before.map(() => new Array<number>(width).fill(0));
  for (const [t, row] of design.entries()) {
    const score = row.map((x) => x * weights[t]!);
    const carried = before.map((value) => correlation * value);
    for (let i = 0; i < width; i++) for (let j = 0; j < width; j++) sums[i]![j]! += carried[i]! * score[j]! + score[i]! * carried[j]! + score[i]! * score[j]!;
    before = carried.map((value, i) => value + score[i]!);
  }
  return sums;
}

function product(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)));
}
