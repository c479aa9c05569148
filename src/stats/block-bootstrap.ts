import {generator, type Random} from "./generator.ts";

/**
 * Positions of one resample of a series of `n` by circular blocks (Politis & Romano 1992): blocks of `length` neighbours, drawn with putting
 * back, the end followed by the beginning. Length 1 is the plain bootstrap.
 */
export function blockResample(n: number, length: number, random: Random): number[] {
  const positions: number[] = [];
  while (positions.length < n) {
    const start = Math.floor(random() * n);
    for (let i = 0; i < length && positions.length < n; i++) positions.push((start + i) % n);
  }
  return positions;
}

/**
 * A statistic of `replicates` resamples, each with a stream of its own of the seed, so that a part of them (`from`) can be computed in
 * another thread with the same numbers. Resamples in which the statistic does not exist (null) are left out.
 */
export function blockBootstrap(n: number, length: number, statistic: (positions: readonly number[]) => number | null, options: {seed: number; replicates: number; from?: number}): number[] {
  const {seed, replicates, from = 0} = options;
  return Array.from({length: replicates}, (_, i) => statistic(blockResample(n, length, generator(seed, from + i)))).filter((value) => value !== null);
}
