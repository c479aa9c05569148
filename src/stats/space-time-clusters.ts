/** Points in three dimensions with a day each; columns of equal length, in the order of the days. */
export interface SpaceTimePoints {
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  day: Float64Array;
}

export interface Reach {
  /** Straight distance, in the unit of the points, and days up to which two points are neighbours. */
  distance: number;
  days: number;
  /** Points that a neighbourhood needs, its middle included, to be dense. */
  least: number;
}

/**
 * ST-DBSCAN (Birant & Kut 2007, Data & Knowledge Engineering 60(1); Ester et al. 1996): points with dense neighbourhoods that are neighbours form a cluster, and so do the
 * points beside them, each with the nearest dense one, the earliest of equals. Answers the cluster of each point, numbered from 0 by its first point, or -1. Any dense point of
 * a cluster reaches any other by steps within the reach, so a cluster may be far longer than a step. Throws nothing; the points must be in order of `day`.
 */
export function spaceTimeClusters({x, y, z, day}: SpaceTimePoints, {distance, days, least}: Reach): Int32Array {
  const n = day.length;
  const square = distance * distance;
  const near = (i: number, j: number) => (x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2 + (z[i]! - z[j]!) ** 2;
  const neighbours = new Int32Array(n).fill(1);
  for (let i = 0; i < n; i++) {
    const [last, a, b, c] = [day[i]! + days, x[i]!, y[i]!, z[i]!];
    let found = 0;
    for (let j = i + 1; j < n && day[j]! <= last; j++) {
      const up = c - z[j]!;
      if (up > distance || up < -distance) continue;
      const [along, across] = [a - x[j]!, b - y[j]!];
      if (along * along + across * across + up * up > square) continue;
      found++;
      neighbours[j]! += 1;
    }
    neighbours[i]! += found;
  }
  const parent = Int32Array.from({length: n}, (_, i) => i);
  const nearest = new Float64Array(n).fill(Infinity);
  const beside = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n && day[j]! <= day[i]! + days; j++) {
    const up = z[i]! - z[j]!;
    if (up > distance || up < -distance) continue;
    const [a, b] = [neighbours[i]! >= least, neighbours[j]! >= least];
    if (!a && !b || a && b && parent[i] === parent[j]) continue;
    const apart = near(i, j);
    if (apart > square) continue;
    if (a && b) join(parent, i, j);
    else {
      const [dense, point] = a ? [i, j] : [j, i];
      if (apart < nearest[point]!) [nearest[point], beside[point]] = [apart, dense];
    }
  }
  const numbers = new Map<number, number>();
  return Int32Array.from(neighbours, (count, i) => {
    const dense = count >= least ? i : beside[i]!;
    if (dense < 0) return -1;
    const top = root(parent, dense);
    return numbers.get(top) ?? (numbers.set(top, numbers.size), numbers.size - 1);
  });
}

function join(parent: Int32Array, i: number, j: number): void {
  const [a, b] = [root(parent, i), root(parent, j)];
  if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
}

function root(parent: Int32Array, i: number): number {
  let at = i;
  while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
  return at;
}
