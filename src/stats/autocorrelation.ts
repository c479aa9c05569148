/** Autocorrelation at a lag, as R's acf: covariance over variance, both divided by n. 0 where nothing varies or the lag is too long. */
export function autocorrelation(values: readonly number[], lag = 1): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  let [all, lagged] = [0, 0];
  for (const [i, value] of values.entries()) {
    all += (value - mean) ** 2;
    if (i >= lag) lagged += (value - mean) * (values[i - lag]! - mean);
  }
  return all > 0 ? lagged / all : 0;
}

/**
 * By how much positive autocorrelation inflates the variance of a mean, (1 + r) / (1 - r) for a first-order process
 * (Bartlett 1946); never below 1, and r is taken as 0.9 at most.
 */
export function inflation(values: readonly number[]): number {
  const r = Math.min(0.9, Math.max(0, autocorrelation(values)));
  return (1 + r) / (1 - r);
}
