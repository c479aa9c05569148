import type {Random} from "./generator.ts";

/**
 * Draws `size` items without putting back by Pareto sampling (Rosén 1997, J. Statistical Planning and Inference 62): nearly as if each were drawn by itself with its own odds, under
 * the condition that so many are. All of them where there are no more; odds are above 0. Each draw answers positions, in the same array as the one before.
 */
export function paretoSampling(odds: Float64Array, size: number): (random: Random) => Int32Array {
  const drawn = new Int32Array(Math.max(0, Math.min(size, odds.length)));
  if (drawn.length === odds.length) for (let i = 0; i < drawn.length; i++) drawn[i] = i;
  if (drawn.length === odds.length || drawn.length === 0) return () => drawn;
  const [keys, sorted] = [new Float64Array(odds.length), new Float64Array(odds.length)];
  return (random) => {
    for (let i = 0; i < keys.length; i++) {
      const u = random();
      keys[i] = sorted[i] = u / (1 - u) / odds[i]!;
    }
    const limit = smallest(sorted, drawn.length - 1);
    for (let i = 0, n = 0; n < drawn.length; i++) if (keys[i]! <= limit) drawn[n++] = i;
    return drawn;
  };
}

/** What would stand at place k if the values were sorted (Hoare 1961, Comm. ACM 4, Find). Leaves them in another order. */
function smallest(values: Float64Array, k: number): number {
  let low = 0, high = values.length - 1;
  while (low < high) {
    const pivot = values[k]!;
    let i = low, j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const value = values[i]!;
      values[i++] = values[j]!;
      values[j--] = value;
    }
    if (j < k) low = i;
    if (k < i) high = j;
  }
  return values[k]!;
}
