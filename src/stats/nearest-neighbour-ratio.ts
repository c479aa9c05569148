export interface NeighbourRatio {
  /** Mean distance to the nearest other point over that of points at random: below 1 clustered, above 1 dispersed. */
  ratio: number;
  /** Its distance from 1 in standard errors of points at random. */
  z: number;
}

/**
 * Ratio of the mean distance to the nearest neighbour to the one expected of as many points at random in so large an area, without correction for its edges (Clark & Evans 1954, Ecology 35).
 * `weights` are points at one place, at distance 0 of each other. Null for fewer than two points.
 */
export function nearestNeighbourRatio(x: readonly number[], y: readonly number[], area: number, weights: readonly number[] = x.map(() => 1)): NeighbourRatio | null {
  const n = weights.reduce((a, b) => a + b, 0);
  if (n < 2) return null;
  const order = x.map((_, i) => i).toSorted((a, b) => x[a]! - x[b]!);
  let sum = 0;
  for (const [at, i] of order.entries()) {
    if (weights[i]! > 1) continue;
    let best = Infinity;
    for (const step of [-1, 1]) {
      for (let k = at + step; k >= 0 && k < order.length; k += step) {
        const dx = x[order[k]!]! - x[i]!;
        if (dx * dx >= best) break;
        best = Math.min(best, dx * dx + (y[order[k]!]! - y[i]!) ** 2);
      }
    }
    sum += Math.sqrt(best);
  }
  const expected = 0.5 / Math.sqrt(n / area);
  return {ratio: sum / n / expected, z: (sum / n - expected) / (Math.sqrt((4 - Math.PI) / (4 * Math.PI)) / Math.sqrt(n * n / area))};
}
