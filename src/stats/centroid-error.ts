/** Root of the 0.90 quantile of chi-squared with two degrees of freedom, over the root of two: radius of a circle for one standard error per axis. */
const radius90 = Math.sqrt(4.605170186 / 2);

/**
 * Radius around the mean of points within which the true mean lies with 90%, as a circle, from a variance that takes groups of points as drawn
 * together (Liang & Zeger 1986). Groups by `cluster`; null for fewer than three of them.
 */
export function centroidError(x: readonly number[], y: readonly number[], weights: readonly number[], cluster: readonly (string | number)[]): number | null {
  const n = weights.reduce((a, b) => a + b, 0);
  const mean = (values: readonly number[]) => values.reduce((sum, value, i) => sum + value * weights[i]!, 0) / n;
  const [mx, my] = [mean(x), mean(y)];
  const sums = new Map<string | number, [number, number]>();
  for (const [i, name] of cluster.entries()) {
    const sum = sums.get(name) ?? [0, 0];
    sums.set(name, [sum[0] + weights[i]! * (x[i]! - mx), sum[1] + weights[i]! * (y[i]! - my)]);
  }
  const groups = sums.size;
  if (groups < 3) return null;
  const square = [...sums.values()].reduce((sum, [a, b]) => sum + a * a + b * b, 0);
  return radius90 * Math.sqrt(groups / (groups - 1) * square) / n;
}
