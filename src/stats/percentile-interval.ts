import {quantile} from "d3-array";

/** Percentile interval of a bootstrap (Efron & Tibshirani 1993, ch. 13), by quantiles of type 7 in R; null for fewer than 20 values. */
export function percentileInterval(values: readonly number[], level = 0.9): {low: number; high: number} | null {
  if (values.length < 20) return null;
  return {low: quantile(values, (1 - level) / 2)!, high: quantile(values, (1 + level) / 2)!};
}
