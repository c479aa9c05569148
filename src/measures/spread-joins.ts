import {CellField} from "../geo/cell-field.ts";
import {generator} from "../stats/generator.ts";
import {paretoSample} from "../stats/pareto-sample.ts";
import {percentileInterval} from "../stats/percentile-interval.ts";
import type {CoveredPeriod} from "./covered-periods.ts";

/** A place with events in a period. */
export interface SpreadSite {
  period: string;
  latitude: number;
  longitude: number;
}

/** Joins of one type over all pairs of periods, and what Monte Carlo draws without spread have. */
export interface JoinCount {
  joins: number;
  expected: number;
  low: number | null;
  high: number | null;
  p: number;
}

export interface JoinCounts {
  pairs: number;
  newCells: number;
  relocation: JoinCount;
  escalation: JoinCount;
  /** The same for each pair of periods, named after the later one. */
  steps: readonly {period: string; newCells: number; relocation: JoinCount; escalation: JoinCount}[];
}

/**
 * Extended join counts between each covered period and the next: a cell that becomes active beside one that falls silent is a join of relocation, beside one that stays active a join of
 * escalation. The baseline draws, for each pair of periods, as many new and as many staying cells, each with the odds of its own that it has over the whole series. A stream of the seed for each draw.
 */
export function joinCounts(sites: readonly SpreadSite[], periods: readonly CoveredPeriod[], {size, north, east, seed, replicates}: {size: number; north: number; east: number; seed: number; replicates: number}): JoinCounts {
  const field = new CellField(size);
  field.clear(north, east);
  const index = new Map<number, number>();
  const active = new Map<string, Set<number>>();
  for (const {period, latitude, longitude} of sites) {
    const cell = field.cellOf(latitude, longitude);
    if (!index.has(cell)) index.set(cell, index.size);
    let set = active.get(period);
    if (!set) active.set(period, set = new Set());
    set.add(index.get(cell)!);
  }
  const beside = [...index.keys()].map((cell) => field.neighbours(cell).flatMap((next) => index.get(next) ?? []));
  const pairs = periods.slice(1).flatMap(({period, covered}, i) => covered === "none" || periods[i]!.covered === "none" ? [] : [{period, before: active.get(periods[i]!.period) ?? nothing, after: active.get(period) ?? nothing}]);
  const steps = stepsOf(pairs.map(({before, after}) => [before, after] as const), index.size);
  const state = new Uint8Array(index.size);
  const count = (step: Step, stays: readonly number[], fresh: readonly number[]) => {
    for (const cell of step.before) state[cell] = left;
    for (const cell of stays) state[cell] = stayed;
    const found = [0, 0, 0];
    for (const cell of fresh) for (const next of beside[cell]!) found[state[next]!]! += 1;
    for (const cell of step.before) state[cell] = 0;
    return found as [number, number, number];
  };
  const observed = steps.map((step) => count(step, step.stays, step.fresh));
  const drawn = Array.from({length: replicates}, (_, replicate) => {
    const random = generator(seed, replicate);
    return steps.map((step) => count(step,
      paretoSample(step.beforeOdds, step.stays.length, random).map((at) => step.before[at]!),
      paretoSample(step.silentOdds, step.fresh.length, random).map((at) => step.silent[at]!)));
  });
  const over = (joins: (found: readonly (readonly number[])[]) => number) => against(joins(observed), drawn.map(joins));
  const all = (type: 1 | 2) => over((found) => found.reduce((sum, counts) => sum + counts[type]!, 0));
  return {
    pairs: steps.length, newCells: steps.reduce((sum, {fresh}) => sum + fresh.length, 0), relocation: all(left), escalation: all(stayed),
    steps: steps.map(({fresh}, i) => ({period: pairs[i]!.period, newCells: fresh.length, relocation: over((found) => found[i]![left]!), escalation: over((found) => found[i]![stayed]!)}))
  };
}

function against(joins: number, drawn: readonly number[]): JoinCount {
  const range = percentileInterval(drawn);
  return {joins, expected: drawn.reduce((a, b) => a + b, 0) / Math.max(1, drawn.length), low: range?.low ?? null, high: range?.high ?? null, p: (1 + drawn.filter((value) => value >= joins).length) / (1 + drawn.length)};
}

const left = 1;
const stayed = 2;

const nothing: ReadonlySet<number> = new Set();

interface Step {
  before: readonly number[];
  silent: readonly number[];
  stays: readonly number[];
  fresh: readonly number[];
  beforeOdds: readonly number[];
  silentOdds: readonly number[];
}

/** Cells that were active before, with each one's odds of staying so, and those that were silent, with their odds of becoming active: by all pairs of periods, with a tenth of a case added to either side. */
function stepsOf(pairs: readonly (readonly [before: ReadonlySet<number>, after: ReadonlySet<number>])[], cells: number): Step[] {
  const zeros = () => new Array<number>(cells).fill(0);
  const [stays, leaves, starts] = [zeros(), zeros(), zeros()];
  for (const [before, after] of pairs) {
    for (const cell of before) (after.has(cell) ? stays : leaves)[cell]! += 1;
    for (const cell of after) if (!before.has(cell)) starts[cell]! += 1;
  }
  const staying = stays.map((n, cell) => (n + 0.1) / (leaves[cell]! + 0.1));
  const starting = starts.map((n, cell) => (n + 0.1) / (pairs.length - stays[cell]! - leaves[cell]! - n + 0.1));
  return pairs.map(([before, after]) => {
    const [was, silent] = [[...before], starts.flatMap((_, cell) => before.has(cell) ? [] : [cell])];
    return {before: was, silent, stays: was.filter((cell) => after.has(cell)), fresh: silent.filter((cell) => after.has(cell)), beforeOdds: was.map((cell) => staying[cell]!), silentOdds: silent.map((cell) => starting[cell]!)};
  });
}
