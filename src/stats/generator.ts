import {uniformFloat64} from "pure-rand/distribution/uniformFloat64";
import {xoroshiro128plusFromState} from "pure-rand/generator/xoroshiro128plus";

/** Uniform numbers in [0, 1) with 53 bits; what d3-random takes as a source. */
export type Random = () => number;

/**
 * A seeded generator (xoroshiro128+, Blackman & Vigna 2021). `stream` numbers independent streams of one seed: give each
 * replicate its own, and the numbers are the same whatever the order or the number of threads. Seed and stream are whole numbers.
 */
export function generator(seed: number, ...stream: readonly number[]): Random {
  const state = [1, 2, 3, 4].map((word) => [seed, ...stream].reduce((hash, value) => mixed(mixed(hash, value | 0), Math.floor(value / 2 ** 32)), mixed(0x9e3779b9, word)));
  const source = xoroshiro128plusFromState(state.every((word) => word === 0) ? [1, 0, 0, 0] : state);
  return () => uniformFloat64(source);
}

/** One round of MurmurHash3 with its finalizer, so that neighbouring seeds share nothing. */
function mixed(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  let h = hash ^ k;
  h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64 | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
