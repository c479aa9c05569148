import {gammaln} from "simple-statistics";

/**
 * Expected number of groups in a random sample of `size` out of counts per group, without putting back (Hurlbert 1971, Ecology 52,
 * as R's vegan::rarefy). Null where there are fewer than `size`.
 */
export function rarefied(counts: readonly number[], size: number): number | null {
  const n = counts.reduce((a, b) => a + b, 0);
  if (size > n || size < 0) return null;
  return counts.reduce((sum, count) => sum + (n - count < size ? Number(count > 0) : 1 - Math.exp(logChoose(n - count, size) - logChoose(n, size))), 0);
}

function logChoose(n: number, k: number): number {
  return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
}
