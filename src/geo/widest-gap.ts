import {earthRadiusKm, vectorsOf} from "./distance.ts";

/**
 * The widest gap, in km, that has to be crossed to go from one set of points to another by way of points: the least over all ways of the longest step on
 * the way (the bottleneck of the minimum spanning tree, Prim 1957). 0 where the sets share a point, null where one of them is empty. `from` and `to` are positions in the arrays.
 */
export function widestGapKm(latitudes: readonly number[], longitudes: readonly number[], from: readonly number[], to: readonly number[]): number | null {
  if (!from.length || !to.length) return null;
  const n = latitudes.length;
  const vectors = vectorsOf(latitudes, longitudes);
  const reach = new Float64Array(n).fill(Infinity);
  const done = new Uint8Array(n);
  const ends = new Set(to);
  for (const i of from) reach[i] = 0;
  let widest = 0;
  for (let next = from[0]!; ;) {
    done[next] = 1;
    widest = Math.max(widest, reach[next]!);
    if (ends.has(next)) return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(widest) / 2));
    const x = vectors[3 * next]!, y = vectors[3 * next + 1]!, z = vectors[3 * next + 2]!;
    let [nearest, least] = [-1, Infinity];
    for (let i = 0; i < n; i++) {
      if (done[i]) continue;
      const dx = vectors[3 * i]! - x, dy = vectors[3 * i + 1]! - y, dz = vectors[3 * i + 2]! - z;
      const square = dx * dx + dy * dy + dz * dz;
      if (square < reach[i]!) reach[i] = square;
      if (reach[i]! < least) [nearest, least] = [i, reach[i]!];
    }
    next = nearest;
  }
}
