/** Where `value` is largest between `from` and `to`: the best of a grid of `points`, then golden-section search beside it (Kiefer 1953). */
export function maximize(value: (x: number) => number, from: number, to: number, points = 21, precision = 1e-4): number {
  const grid = Array.from({length: points}, (_, i) => from + (to - from) * i / (points - 1));
  const values = grid.map(value);
  const best = values.reduce((top, here, i) => here > values[top]! ? i : top, 0);
  let [low, high] = [grid[Math.max(0, best - 1)]!, grid[Math.min(points - 1, best + 1)]!];
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let [atLeft, atRight] = [value(left), value(right)];
  while (high - low > precision) {
    if (atLeft >= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - golden * (high - low);
      atLeft = value(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + golden * (high - low);
      atRight = value(right);
    }
  }
  const found = (low + high) / 2;
  return value(found) >= values[best]! ? found : grid[best]!;
}

const golden = (Math.sqrt(5) - 1) / 2;
