import {deviation} from "d3-array";
import {blockResample} from "./block-bootstrap.ts";
import {generator} from "./generator.ts";
import {quantileRegression, type QuantileGroups} from "./quantile-regression.ts";
import {studentQuantile} from "./student-t.ts";

export interface QuantileTrend {
  slope: number;
  /** 90% interval of the slope; null where the series is shorter than four blocks. */
  interval: {low: number; high: number} | null;
  /** The line at a position with its 90% band. */
  at(x: number): {value: number; low: number | null; high: number | null};
}

/**
 * The slope of a quantile over time, from values by period (group i at x[i]; empty groups are time without values). Its error comes from circular blocks of `block`
 * neighbouring periods (Politis & Romano 1992), a stream of its own for each resample, with Student's t, since few blocks are few observations: n / block
 * blocks less the two numbers that are fitted. Null where no line can be drawn.
 */
export function quantileTrend(tau: number, groups: QuantileGroups, {weights = groups.x.map(() => 1), block, seed, replicates}: {weights?: readonly number[]; block: number; seed: number; replicates: number}): QuantileTrend | null {
  const fit = quantileRegression(tau, groups);
  const found = fit(weights);
  if (!found) return null;
  const blocks = groups.x.length / block;
  const lines = blocks < 4 ? [] : Array.from({length: replicates}, (_, i) => {
    const drawn = new Array<number>(groups.x.length).fill(0);
    for (const at of blockResample(groups.x.length, block, generator(seed, i))) drawn[at]! += weights[at]!;
    return fit(drawn, resampled);
  }).filter((line) => line !== null);
  const reach = lines.length < 20 ? null : studentQuantile(0.1, Math.floor(blocks) - 2) * Math.sqrt(blocks / (blocks - 2));
  const around = (value: number, values: readonly number[]) => reach === null ? null : {low: value - reach * deviation(values)!, high: value + reach * deviation(values)!};
  return {
    slope: found.slope,
    interval: around(found.slope, lines.map(({slope}) => slope)),
    at(x) {
      const value = found.intercept + found.slope * x;
      return {value, ...around(value, lines.map(({intercept, slope}) => intercept + slope * x)) ?? {low: null, high: null}};
    }
  };
}

/** Precision of the line of a resample, far below what resamples differ by. */
const resampled = 1e-4;
