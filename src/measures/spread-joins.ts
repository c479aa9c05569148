import {CellField} from "../geo/cell-field.ts";
import {generator, type Random} from "../stats/generator.ts";
import {paretoSampling} from "../stats/pareto-sample.ts";
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
  const beside = Array.from(index.keys(), (cell) => Int32Array.from(field.neighbours(cell).flatMap((next) => index.get(next) ?? [])));
  const pairs = periods.slice(1).flatMap(({period, covered}, i) => covered === "none" || periods[i]!.covered === "none" ? [] : [{period, before: active.get(periods[i]!.period) ?? nothing, after: active.get(period) ?? nothing}]);
  const steps = stepsOf(pairs.map(({before, after}) => [before, after] as const), index.size);
  const state = new Uint8Array(index.size);
  const count = ({before}: Step, stays: Int32Array, fresh: Int32Array): JoinsByType => {
    for (let i = 0; i < before.length; i++) state[before[i]!] = left;
    for (let i = 0; i < stays.length; i++) state[stays[i]!] = stayed;
    const found: JoinsByType = [0, 0, 0];
    for (let i = 0; i < fresh.length; i++) {
      const near = beside[fresh[i]!]!;
      for (let k = 0; k < near.length; k++) found[state[near[k]!]!]! += 1;
    }
    for (let i = 0; i < before.length; i++) state[before[i]!] = 0;
    return found;
  };
  const observed = steps.map((step) => count(step, step.stays, step.fresh));
  const draws = steps.map((step) => ({step, staying: drawing(step.before, step.beforeOdds, step.stays.length), starting: drawing(step.silent, step.silentOdds, step.fresh.length)}));
  const drawn = Array.from({length: replicates}, (_, replicate) => {
    const random = generator(seed, replicate);
    return draws.map(({step, staying, starting}) => count(step, staying(random), starting(random)));
  });
  const over = (joins: (found: readonly (readonly number[])[]) => number) => against(joins(observed), drawn.map(joins));
  const all = (type: 1 | 2) => over((found) => found.reduce((sum, counts) => sum + counts[type]!, 0));
  return {
    pairs: steps.length, newCells: steps.reduce((sum, {fresh}) => sum + fresh.length, 0), relocation: all(left), escalation: all(stayed),
    steps: steps.map(({fresh}, i) => ({period: pairs[i]!.period, newCells: fresh.length, relocation: over((found) => found[i]![left]!), escalation: over((found) => found[i]![stayed]!)}))
  };
}

/** Draws so many of some cells, each with its odds. */
function drawing(cells: Int32Array, odds: Float64Array, size: number): (random: Random) => Int32Array {
  const sample = paretoSampling(odds, size);
  const drawn = new Int32Array(Math.min(size, cells.length));
  return (random) => {
    const positions = sample(random);
    for (let i = 0; i < drawn.length; i++) drawn[i] = cells[positions[i]!]!;
    return drawn;
  };
}

function against(joins: number, drawn: readonly number[]): JoinCount {
  const range = percentileInterval(drawn);
  return {joins, expected: drawn.reduce((a, b) => a + b, 0) / Math.max(1, drawn.length), low: range?.low ?? null, high: range?.high ?? null, p: (1 + drawn.filter((value) => value >= joins).length) / (1 + drawn.length)};
}

/** Joins with cells that were silent, fell silent, and stayed active. */
type JoinsByType = [silent: number, left: number, stayed: number];
const left = 1;
const stayed = 2;

const nothing: ReadonlySet<number> = new Set();

interface Step {
  before: Int32Array;
  silent: Int32Array;
  stays: Int32Array;
  fresh: Int32Array;
  beforeOdds: Float64Array;
  silentOdds: Float64Array;
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
    const [was, silent] = [Int32Array.from(before), Int32Array.from(starts.flatMap((_, cell) => before.has(cell) ? [] : [cell]))];
    const became = (cell: number) => after.has(cell);
    return {before: was, silent, stays: was.filter(became), fresh: silent.filter(became), beforeOdds: Float64Array.from(was, (cell) => staying[cell]!), silentOdds: Float64Array.from(silent, (cell) => starting[cell]!)};
  });
}
