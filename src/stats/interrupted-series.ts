import {autocorrelatedCovariance} from "./autocorrelated-covariance.ts";
import {negativeBinomialRegression} from "./negative-binomial-regression.ts";
import {variance} from "./negative-binomial.ts";
import {studentP, studentQuantile, twoParameterP} from "./student-t.ts";

export interface Effect {
  value: number;
  low: number;
  high: number;
  p: number;
}

export interface Interruption {
  /** Logarithm of the factor by which the expected count jumps. */
  level: Effect;
  /** Change of the logarithm's slope, per unit of `times`. */
  slope: Effect;
  /** Wald test of both together. */
  f: number;
  p: number;
  theta: number;
  /** Expected counts, and those that the trend before alone would give. */
  means: number[];
  without: number[];
}

/** What a fit needs at least: observations on each side, those of them above zero on each side, and in all. */
export const interruptionNeeds = {each: 10, above: 4, total: 30} as const;

/**
 * Segmented regression of counts over time (Wagner et al. 2002, J. Clin. Pharm. Ther. 27): log mean = trend + level change + change of slope from `at` on, negative
 * binomial. Observation i runs from `times[i]` to `times[i + 1]`; `times` has one more than `counts`. One that holds `at` takes its share of both.
 * The covariance allows for what lasts over several observations (see {@link autocorrelatedCovariance}); 90% intervals and p by Student's t.
 * Null where there are too few (see {@link interruptionNeeds}).
 */
export function interruptedSeries(times: readonly number[], counts: readonly number[], at: number): Interruption | null {
  const middles = counts.map((_, i) => (times[i]! + times[i + 1]!) / 2);
  const after = counts.map((_, i) => Math.min(1, Math.max(0, (times[i + 1]! - at) / (times[i + 1]! - times[i]!))));
  const enough = (side: readonly number[]) => side.length >= interruptionNeeds.each && side.filter((count) => count > 0).length >= interruptionNeeds.above;
  if (!enough(counts.filter((_, i) => after[i] === 0)) || !enough(counts.filter((_, i) => after[i] === 1)) || counts.reduce((a, b) => a + b, 0) < interruptionNeeds.total) return null;
  // time from the date on, so that the coefficient of `after` is the jump at the date
  const design = middles.map((time, i) => [1, time - at, after[i]!, after[i]! * Math.max(0, (Math.max(times[i]!, at) + times[i + 1]!) / 2 - at)]);
  const offset = counts.map((_, i) => Math.log(times[i + 1]! - times[i]!));
  const fit = negativeBinomialRegression(counts, design, {offset});
  if (!fit?.covariance) return null;
  const {means, theta, parameters, covariance: bread} = fit;
  const covariance = autocorrelatedCovariance({counts, design, parameters, means, bread, weights: means.map((mean) => mean * mean / variance(mean, theta))});
  const [n, k] = [counts.length, 4];
  const effect = (i: number): Effect => {
    const error = Math.sqrt(covariance[i]![i]!);
    const reach = studentQuantile(0.1, n - k) * error;
    return {value: parameters[i]!, low: parameters[i]! - reach, high: parameters[i]! + reach, p: studentP(parameters[i]! / error, n - k)};
  };
  const f = wald(parameters, covariance);
  if (!Number.isFinite(f)) return null;
  return {
    level: effect(2), slope: effect(3), f, p: twoParameterP(f, n - k), theta, means,
    without: design.map(([, time], i) => Math.exp(parameters[0]! + parameters[1]! * time! + offset[i]!))
  };
}

/** Wald's F of the last two of four parameters. */
function wald(parameters: readonly number[], covariance: readonly (readonly number[])[]): number {
  const [b, c] = [parameters[2]!, parameters[3]!];
  const [bb, bc, cc] = [covariance[2]![2]!, covariance[2]![3]!, covariance[3]![3]!];
  return (b * b * cc - 2 * b * c * bc + c * c * bb) / (bb * cc - bc * bc) / 2;
}
