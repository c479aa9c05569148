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
const noises = [0, 0.03, 0.1, 0.3, 1, 3] as const;
const grid = lasting.flatMap((one) => noises.map((noise) => ({...one, noise})));
type Errors = (typeof grid)[number];
/** What is less likely by so much in the logarithm counts for nothing, and neither does what is noisier still. */
const negligible = 45;

/**
 * Covariance of the parameters of a log-linear regression of counts over time, where what is left over may last: a latent first-order process in the logarithm, beside noise that does
 * not last and Poisson's variance (Zeger 1988, Biometrika 75). Of short series neither is known well, and residuals hang together less than errors do, since the regression has taken its
 * part. So the covariance is averaged over a grid of both, each weighed by its restricted likelihood (Patterson & Thompson 1971, Biometrika 58) at the working residuals (Breslow &
 * Clayton 1993, JASA 88), with a prior `nothingLasts` that nothing lasts; the rest goes to all that does alike. A flat prior gives that a sixteenth, and errors a tenth too large
 * where nothing does.
 */
export function autocorrelatedCovariance(fit: TimeSeriesFit, nothingLasts = 1 / 3): number[][] {
  const {counts, design, parameters, means, bread} = fit;
  const working = counts.map((count, i) => design[i]!.reduce((sum, x, j) => sum + x * parameters[j]!, 0) + (count - means[i]!) / means[i]!);
  const width = design[0]!.length;
  const rows = Float64Array.from(design.flatMap((row, i) => [...row, working[i]!]));
  const room = {expected: new Float64Array(width + 1), free: new Float64Array(width + 1), sums: new Float64Array((width + 1) ** 2)};
  const logs = new Float64Array(grid.length).fill(-Infinity);
  let most = -Infinity;
  for (let from = 0; from < grid.length; from += noises.length) {
    for (let k = from; k < from + noises.length; k++) {
      const errors = grid[k]!;
      logs[k] = restricted(rows, width, means, errors, room) + Math.log(errors.sd > 0 ? (1 - nothingLasts) / (lasting.length - 1) : nothingLasts);
      most = Math.max(most, logs[k]!);
      if (k > from && logs[k]! < logs[k - 1]! && logs[k]! < most - negligible) break;
    }
  }
  const chances = logs.map((log) => Math.exp(log - most));
  const whole = chances.reduce((sum, chance) => sum + chance, 0);
  const weight = chances.map((chance) => chance / whole);
  // the covariance of the scores is a sum of one part for each correlation, one of Poisson's variance and one of noise
  const meat = scoreSquares(fit, (t) => 1 / fit.means[t]! + grid.reduce((sum, {noise}, k) => sum + weight[k]! * noise, 0));
  for (const correlation of new Set(grid.map((errors) => errors.correlation))) {
    const share = grid.reduce((sum, {sd, correlation: own}, k) => own === correlation ? sum + weight[k]! * sd * sd : sum, 0);
    if (share > 0) for (const [i, row] of lastingScores(fit, correlation).entries()) for (const [j, value] of row.entries()) meat[i]![j]! += share * value;
  }
  return product(product(bread, meat), bread);
}

/**
 * Restricted log-likelihood, up to a constant: rows are freed of their correlation by the Kalman filter, in one pass. `rows` holds the design with the working residuals behind it, `width` + 1
 * numbers for each count; `room` is for sums of squares.
 */
function restricted(rows: Float64Array, width: number, means: readonly number[], {sd, correlation, noise}: Errors, room: Room): number {
  const size = width + 1;
  const {expected, free, sums} = room;
  expected.fill(0);
  sums.fill(0);
  let variance = sd * sd, logDeterminant = 0, determinant = 1;
  for (let t = 0; t < means.length; t++) {
    const spread = variance + 1 / means[t]! + noise;
    const gain = variance / spread;
    const weight = 1 / spread;
    determinant *= spread;
    if (determinant > 1e200 || determinant < 1e-200) {
      logDeterminant += Math.log(determinant);
      determinant = 1;
    }
    for (let i = 0; i < size; i++) {
      const own = rows[t * size + i]! - expected[i]!;
      free[i] = own;
      expected[i] = correlation * (expected[i]! + gain * own);
      for (let j = 0; j <= i; j++) sums[i * size + j]! += own * weight * free[j]!;
    }
    variance = correlation ** 2 * variance * (1 - gain) + sd * sd * (1 - correlation ** 2);
  }
  logDeterminant += Math.log(determinant);
  const left = factored(sums, size);
  if (left === null) return -Infinity;
  for (let i = 0; i < width; i++) logDeterminant += 2 * Math.log(sums[i * size + i]!);
  return -0.5 * (logDeterminant + left);
}

interface Room {
  expected: Float64Array;
  free: Float64Array;
  sums: Float64Array;
}

/** Cholesky's factor of sums of squares of design and residuals, in place; answers what the design leaves over of the residuals' square, or null where the design is not of full rank. */
function factored(sums: Float64Array, size: number): number | null {
  for (let i = 0; i < size; i++) {
    const whole = sums[i * size + i]!;
    for (let j = 0; j <= i; j++) {
      let value = sums[i * size + j]!;
      for (let k = 0; k < j; k++) value -= sums[i * size + k]! * sums[j * size + k]!;
      if (i === size - 1 && j === i) return value;
      if (j === i && !(value > 1e-12 * whole)) return null;
      sums[i * size + j] = j < i ? value / sums[j * size + j]! : Math.sqrt(value);
    }
  }
  return null;
}

/** Sum of the squares of the scores, each times what is left over that does not last. */
function scoreSquares({design, weights}: TimeSeriesFit, variance: (t: number) => number): number[][] {
  const width = design[0]!.length;
  const sums = Array.from({length: width}, () => new Array<number>(width).fill(0));
  for (let t = 0; t < design.length; t++) {
    const row = design[t]!;
    const square = weights[t]! ** 2 * variance(t);
    for (let i = 0; i < width; i++) for (let j = 0; j < width; j++) sums[i]![j]! += square * row[i]! * row[j]!;
  }
  return sums;
}

/** Covariance of the scores under what lasts with a standard deviation of 1: the correlation to the power of the steps between. */
function lastingScores({design, weights}: TimeSeriesFit, correlation: number): number[][] {
  const width = design[0]!.length;
  const score = new Float64Array(width);
  const carried = new Float64Array(width);
  const sums = Array.from({length: width}, () => new Array<number>(width).fill(0));
  for (let t = 0; t < design.length; t++) {
    const row = design[t]!;
    for (let i = 0; i < width; i++) {
      carried[i] = correlation * (carried[i]! + score[i]!);
      score[i] = row[i]! * weights[t]!;
    }
    for (let i = 0; i < width; i++) for (let j = 0; j < width; j++) sums[i]![j]! += carried[i]! * score[j]! + score[i]! * carried[j]! + score[i]! * score[j]!;
  }
  return sums;
}

function product(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)));
}
