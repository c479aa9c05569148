import {studentP} from "./student-t.ts";

/** Trials and successes of one series, in the order of time. */
export interface Successes {
  trials: ArrayLike<number>;
  successes: ArrayLike<number>;
}

/**
 * Chance that the shares of successes hang together so much within their series if every trial succeeds with the same probability: products of what successes are above expectation at two
 * times of one series, weighed by `decay` to the power of the steps between, over their standard deviation (a Moran's I in time, its normal form; Cliff & Ord 1981). One-sided; 1 where nothing varies.
 */
export function persistenceP(series: readonly Successes[], decay: number): number {
  const sum = (of: (one: Successes) => ArrayLike<number>) => series.reduce((total, one) => total + Array.from(of(one)).reduce((a, b) => a + b, 0), 0);
  const share = sum(({successes}) => successes) / sum(({trials}) => trials);
  let [products, variance] = [0, 0];
  for (const {trials, successes} of series) {
    let [before, spread] = [0, 0];
    for (let t = 0; t < trials.length; t++) {
      const above = successes[t]! - share * trials[t]!;
      const own = share * (1 - share) * trials[t]!;
      products += above * before;
      variance += own * spread;
      before = decay * (before + above);
      spread = decay ** 2 * (spread + own);
    }
  }
  if (!(variance > 0)) return 1;
  // Student's t with so many degrees of freedom is the normal
  const half = studentP(products / Math.sqrt(variance), 1e6) / 2;
  return products > 0 ? half : 1 - half;
}
