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
 * By how much positive autocorrelation inflates the variance of a mean, (1 + r) / (1 - r) for a first-order process (Bartlett 1946). r at
 * lag one is corrected for its bias in short series, (1 + 4r) / n (Kendall 1954), and taken as 0 at least and 0.9 at most.
 */
export function inflation(values: readonly number[]): number {
  const found = autocorrelation(values);
  const r = Math.min(0.9, Math.max(0, values.length ? found + (1 + 4 * found) / values.length : 0));
  return (1 + r) / (1 - r);
}
