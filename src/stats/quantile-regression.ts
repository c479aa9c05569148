/** Values at common positions on the line of x: group i has x[i] and its values in ascending order. */
export interface QuantileGroups {
  x: readonly number[];
  y: readonly Float64Array[];
}

export interface QuantileLine {
  intercept: number;
  slope: number;
}

/**
 * Quantile regression on one regressor (Koenker & Bassett 1978): the line with the least sum of w (tau - [r < 0]) r over the residuals r. Exact up to
 * the search: the sum is convex in the slope and, given the slope, least at a weighted quantile of y - slope x, so it is a search in a search, over sorted
 * groups with their running sums; a resample that only reweights groups costs no sorting. `weights` are those of the groups, `precision` that of the slope, relative to the range of y over
 * half of that of x.
 * Null where fewer than two positions have a weight. Where several lines are equally good, one of them.
 */
export function quantileRegression(tau: number, groups: QuantileGroups): (weights?: readonly number[], precision?: number) => QuantileLine | null {
  const sums = groups.y.map(runningSums);
  return (weights = groups.x.map(() => 1), precision = 1e-8) => {
    const used = groups.x.flatMap((x, i) => weights[i]! > 0 && groups.y[i]!.length ? [{x, y: groups.y[i]!, sums: sums[i]!, weight: weights[i]!}] : []);
    const [low, high] = [Math.min(...used.map(({x}) => x)), Math.max(...used.map(({x}) => x))];
    return high > low ? leastLine(tau, used, (low + high) / 2, (high - low) / 2, precision) : null;
  };
}

interface Group {
  x: number;
  y: Float64Array;
  sums: Float64Array;
  weight: number;
}

function leastLine(tau: number, groups: readonly Group[], center: number, half: number, precision: number): QuantileLine {
  const [least, most] = [Math.min(...groups.map(({y}) => y[0]!)), Math.max(...groups.map(({y}) => y.at(-1)!))];
  const range = most - least;
  const wanted = tau * groups.reduce((sum, {y, weight}) => sum + y.length * weight, 0);
  const tolerance = precision / 10 * Math.max(1, Math.abs(least), Math.abs(most));
  // x from its middle, in half ranges: a change of slope then moves no value by more than itself
  const at = (slope: number, from: number, to: number) => {
    const height = levelFor(groups, center, slope / half, wanted, from, to, tolerance);
    return {slope, height, loss: loss(tau, groups, center, height, slope / half)};
  };
  let [low, high] = [-range, range];
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [at(high - ratio * (high - low), least - range, most + range), at(low + ratio * (high - low), least - range, most + range)];
  while (high - low > precision * range) {
    const near = (slope: number, best: typeof a) => at(slope, best.height - Math.abs(slope - best.slope) - tolerance, best.height + Math.abs(slope - best.slope) + tolerance);
    if (a.loss <= b.loss) {
      [high, b] = [b.slope, a];
      a = near(high - ratio * (high - low), b);
    } else {
      [low, a] = [a.slope, b];
      b = near(low + ratio * (high - low), a);
    }
  }
  const best = a.loss <= b.loss ? a : b;
  return {slope: best.slope / half, intercept: best.height - best.slope / half * center};
}

/** The lowest height of a line of this slope at `center` with at least the wanted weight on or under it. */
function levelFor(groups: readonly Group[], center: number, slope: number, wanted: number, from: number, to: number, tolerance: number): number {
  let [low, high] = [from, to];
  while (high - low > tolerance) {
    const middle = (low + high) / 2;
    let under = 0;
    for (const {x, y, weight} of groups) under += weight * countTo(y, middle + slope * (x - center));
    if (under >= wanted) high = middle;
    else low = middle;
  }
  return high;
}

function loss(tau: number, groups: readonly Group[], center: number, height: number, slope: number): number {
  let total = 0;
  for (const {x, y, sums, weight} of groups) {
    const level = height + slope * (x - center);
    const under = countTo(y, level);
    total += weight * (tau * (sums[y.length]! - sums[under]! - (y.length - under) * level) + (1 - tau) * (under * level - sums[under]!));
  }
  return total;
}

/** How many of the sorted values are at most `level`. */
function countTo(sorted: Float64Array, level: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= level) low = middle + 1;
    else high = middle;
  }
  return low;
}

function runningSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!;
  return sums;
}
