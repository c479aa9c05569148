import type {Random} from "./generator.ts";

export interface PermutationTest {
  /** The statistics of the labels as they are. */
  observed: Float64Array;
  /** Share of the orders, the given one included, in which the sum of the statistics is at least as large. */
  p: number;
  /** For each statistic the share of the orders in which the largest of all is at least as large: corrected for their number (Westfall & Young 1993, single step). */
  corrected: Float64Array;
}

/**
 * Permutation test of statistics that are larger the less chance explains them: `labels` change places at random among the items of the same stratum. The smallest p is
 * 1 / (permutations + 1) (Phipson & Smyth 2010). What differs by less than a billionth counts as equal.
 */
export function permutationTest(labels: Int32Array, strata: Int32Array, statistics: (labels: Int32Array) => Float64Array, permutations: number, random: Random): PermutationTest {
  const observed = statistics(labels);
  const total = sum(observed);
  const members = new Map<number, number[]>();
  for (const [i, stratum] of strata.entries()) {
    const some = members.get(stratum);
    if (some) some.push(i);
    else members.set(stratum, [i]);
  }
  const shuffled = labels.slice();
  let above = 1;
  const largest = new Float64Array(observed.length).fill(1);
  for (let n = 0; n < permutations; n++) {
    for (const some of members.values()) shuffle(shuffled, some, random);
    const found = statistics(shuffled);
    if (atLeast(sum(found), total)) above++;
    const most = found.reduce((a, b) => Math.max(a, b), -Infinity);
    for (let i = 0; i < observed.length; i++) if (atLeast(most, observed[i]!)) largest[i]! += 1;
  }
  return {observed, p: above / (permutations + 1), corrected: largest.map((count) => count / (permutations + 1))};
}

function atLeast(value: number, than: number): boolean {
  return value >= than - 1e-9 * Math.abs(than);
}

function sum(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0);
}

/** Fisher and Yates, among the places named. */
function shuffle(values: Int32Array, places: readonly number[], random: Random): void {
  for (let i = places.length - 1; i > 0; i--) {
    const [a, b] = [places[i]!, places[Math.floor(random() * (i + 1))]!];
    [values[a], values[b]] = [values[b]!, values[a]!];
  }
}
