/**
 * Covariance of the parameters of a regression over time that holds under heteroscedasticity and autocorrelation (Newey & West 1987): bread · meat · bread, where
 * the meat sums the scores' autocovariances with Bartlett's weights. `scores` has the derivative of each observation's log-likelihood by each parameter, in the order
 * of time; `bread` is the inverse of the information. Multiplied by n / (n - k), as R's sandwich::NeweyWest with adjust.
 */
export function neweyWest(bread: readonly (readonly number[])[], scores: readonly (readonly number[])[], lag = neweyWestLag(scores.length)): number[][] {
  const [n, k] = [scores.length, bread.length];
  const meat = bread.map(() => new Array<number>(k).fill(0));
  for (let l = 0; l <= Math.min(lag, n - 1); l++) {
    const weight = 1 - l / (lag + 1);
    for (let t = l; t < n; t++)
      for (let i = 0; i < k; i++)
        for (let j = 0; j < k; j++) meat[i]![j]! += weight * (scores[t]![i]! * scores[t - l]![j]! + (l > 0 ? scores[t - l]![i]! * scores[t]![j]! : 0));
  }
  const scale = n > k ? n / (n - k) : 1;
  return product(product(bread, meat), bread).map((row) => row.map((value) => value * scale));
}

/** The lag that Newey & West (1994) take for Bartlett's weights. */
export function neweyWestLag(n: number): number {
  return Math.floor(4 * (n / 100) ** (2 / 9));
}

function product(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)));
}
