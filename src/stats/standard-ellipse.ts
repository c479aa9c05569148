export interface StandardEllipse {
  /** Standard deviations along the principal axes, in the unit of the points. */
  major: number;
  minor: number;
  /** Of the major axis, degrees clockwise from the y axis, 0 to under 180; null where no axis is longer. */
  bearing: number | null;
  /** Standard distance: the root of the sum of both squares (Bachi 1963). */
  distance: number;
}

/**
 * Standard deviational ellipse (Lefever 1926, Yuill 1971) of points (x, y) with whole weights, by the eigenvalues of their covariance with
 * divisor n - 1. Under a normal distribution it holds 39% of the points. Null for fewer than three points.
 */
export function standardEllipse(x: readonly number[], y: readonly number[], weights: readonly number[] = x.map(() => 1)): StandardEllipse | null {
  const n = weights.reduce((a, b) => a + b, 0);
  if (n < 3) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, value, i) => sum + value * weights[i]!, 0) / n;
  const [mx, my] = [mean(x), mean(y)];
  const moment = (a: readonly number[], ma: number, b: readonly number[], mb: number) => a.reduce((sum, value, i) => sum + weights[i]! * (value - ma) * (b[i]! - mb), 0) / (n - 1);
  const [xx, yy, xy] = [moment(x, mx, x, mx), moment(y, my, y, my), moment(x, mx, y, my)];
  const [half, apart] = [(xx + yy) / 2, Math.hypot((xx - yy) / 2, xy)];
  const [major, minor] = [Math.sqrt(half + apart), Math.sqrt(Math.max(0, half - apart))];
  const angle = Math.atan2(2 * xy, yy - xx) / 2 * 180 / Math.PI;
  return {major, minor, bearing: apart > 1e-9 * half ? (angle + 180) % 180 : null, distance: Math.sqrt(xx + yy)};
}
