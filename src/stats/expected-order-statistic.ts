import {gammaln} from "simple-statistics";

/**
 * Expected k-th smallest of `size` values drawn from `sorted` (ascending) without putting back (David & Nagaraja 2003, §3.7), exactly; k from 1. So samples of different sizes
 * are compared at an equal one. Null where there are fewer than `size`, or no k-th among them.
 */
export function expectedOrderStatistic(sorted: readonly number[] | Float64Array, size: number, k: number): number | null {
  const n = sorted.length;
  if (size > n || k < 1 || k > size) return null;
  const all = logChoose(n, size);
  let [sum, weight] = [0, 0];
  for (let j = k; j <= n - size + k; j++) {
    const share = Math.exp(logChoose(j - 1, k - 1) + logChoose(n - j, size - k) - all);
    sum += share * sorted[j - 1]!;
    weight += share;
  }
  return sum / weight;
}

function logChoose(n: number, k: number): number {
  return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
}
