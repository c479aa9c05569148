/**
 * AICc: -2 log-likelihood / inflation + 2k + 2k(k+1)/(n-k-1) for k parameters and n observations (Burnham & Anderson 2002, eqs 2.11 and 2.15).
 * `inflation` is their variance inflation factor, 1 for plain AICc. Infinity where n leaves no room for k.
 */
export function aicc(logLikelihood: number, k: number, n: number, inflation = 1): number {
  return n > k + 1 ? -2 * logLikelihood / inflation + 2 * k + 2 * k * (k + 1) / (n - k - 1) : Infinity;
}

/** Akaike weights: exp(-Δ/2), normed to the sum 1. */
export function akaikeWeights(values: readonly number[]): number[] {
  const least = Math.min(...values);
  const relative = values.map((value) => Number.isFinite(value) ? Math.exp((least - value) / 2) : 0);
  const sum = relative.reduce((a, b) => a + b, 0);
  return relative.map((value) => sum > 0 ? value / sum : 0);
}
