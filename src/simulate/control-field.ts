import type {Random} from "../stats/generator.ts";
import {controlStates, type Scenario} from "./scenario.ts";

/** State of each cell in each month, as the index in {@link controlStates}: state of cell i in month m is `states[i * months + m]`. */
export interface ControlField {
  months: number;
  states: Uint8Array;
}

const government = controlStates.length - 1;

/** A Markov chain for each cell from the month in which the front arrives, `arrival` (months, Infinity for never); before that the cell is the government's. */
export function controlField({initial, transitions}: NonNullable<Scenario["control"]>, arrival: Float64Array, months: number, random: Random): ControlField {
  const states = new Uint8Array(arrival.length * months).fill(government);
  const sums = transitions.map(cumulated);
  const first = cumulated(initial);
  arrival.forEach((from, cell) => {
    if (from >= months) return;
    let state = drawn(first, random());
    for (let m = Math.max(0, from); m < months; m++) {
      states[cell * months + m] = state;
      state = drawn(sums[state]!, random());
    }
  });
  return {months, states};
}

function cumulated(chances: readonly number[]): number[] {
  let sum = 0;
  return chances.map((chance) => (sum += chance));
}

function drawn(sums: readonly number[], at: number): number {
  const found = sums.findIndex((sum) => at < sum);
  return found < 0 ? sums.findLastIndex((sum, i) => sum > (sums[i - 1] ?? 0)) : found;
}
