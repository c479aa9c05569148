import {quickselect} from "d3-array";
import type {Random} from "./generator.ts";

/**
 * Positions of `size` items drawn without putting back by Pareto sampling (Rosén 1997, J. Statistical Planning and Inference 62): nearly as if each were drawn by itself with its own odds, under
 * the condition that so many are. All of them where there are no more; odds are above 0.
 */
export function paretoSample(odds: readonly number[], size: number, random: Random): number[] {
  if (size >= odds.length) return odds.map((_, i) => i);
  if (size <= 0) return [];
  const keys = new Float64Array(odds.length);
  for (let i = 0; i < keys.length; i++) {
    const u = random();
    keys[i] = u / (1 - u) / odds[i]!;
  }
  const limit = quickselect(keys.slice(), size - 1)[size - 1]!;
  const drawn: number[] = [];
  for (let i = 0; i < keys.length && drawn.length < size; i++) if (keys[i]! <= limit) drawn.push(i);
  return drawn;
}
