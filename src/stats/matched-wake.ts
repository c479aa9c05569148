import {deviation} from "d3-array";
import {generator, type Random} from "./generator.ts";
import {studentQuantile} from "./student-t.ts";

/**
 * Triggers with what follows near them. Days are whole numbers from 0 to `days` - 1. The neighbours of trigger k stand from `start[k]` to `start[k + 1]`, in the order of
 * their days: of followers in `near`, of triggers (itself included) in `own`.
 */
export interface Wakes {
  day: Int32Array;
  /** Place of each trigger, from 0; what is drawn as a whole for the interval. */
  cluster: Int32Array;
  /** Triggers that are moved together, numbered from 0. */
  episode: Int32Array;
  start: Int32Array;
  near: Int32Array;
  ownStart: Int32Array;
  own: Int32Array;
  days: number;
  /** Length of the wake, and how far a control day may be off, in days. */
  window: number;
  reach: number;
}

/** Control days by stratum: how many, and the followers in their wakes; by cluster, one row after the other. */
export interface WakeControls {
  count: Float64Array;
  after: Float64Array;
  clusters: number;
}

export interface WakeRatio {
  /** Followers in the wakes of matched triggers over those expected from control days. */
  ratio: number;
  matched: number;
  after: number;
}

const coarse = [0, 1, 2, 3, 5, 9];
const strata = coarse.length ** 2;
const perTrigger = 10;

/**
 * Control days for matched wake analysis (Schutte & Donnay 2014, Political Geography 41): for each trigger ten days at the same place within `reach` days, drawn by the seed, with no
 * trigger near within a window of them.
 */
export function wakeControls(wakes: Wakes, seed: number): WakeControls {
  const clusters = wakes.cluster.reduce((most, name) => Math.max(most, name + 1), 0);
  const controls = {count: new Float64Array(clusters * strata), after: new Float64Array(clusters * strata), clusters};
  for (let k = 0; k < wakes.day.length; k++) {
    const random = generator(seed, 1, k);
    for (let n = 0, attempt = 0; n < perTrigger && attempt < 6 * perTrigger; attempt++) {
      const day = wakes.day[k]! + Math.round((2 * random() - 1) * wakes.reach);
      if (!inside(wakes, day) || between(wakes.own, wakes.ownStart[k]!, wakes.ownStart[k + 1]!, day - wakes.window, day + wakes.window + 1) > 0) continue;
      const at = wakes.cluster[k]! * strata + stratumOf(wakes, k, day);
      controls.count[at]! += 1;
      controls.after[at]! += afterOf(wakes, k, day);
      n++;
    }
  }
  return controls;
}

/** The ratio for triggers on `day` (their own, or others for a permutation); null where nothing is matched or nothing is expected. */
export function wakeRatio(wakes: Wakes, controls: WakeControls, day: Int32Array = wakes.day): WakeRatio | null {
  return ratioOf(treated(wakes, day), controls, null);
}

/**
 * 90% interval of the ratio by a bootstrap that draws clusters as wholes with their control days: symmetric in its logarithm, with Student's t on the clusters less one. Null where half of the
 * draws have no ratio above 0.
 */
export function wakeInterval(wakes: Wakes, controls: WakeControls, options: {seed: number; replicates: number}): {low: number; high: number} | null {
  const {clusters} = controls;
  const own = treated(wakes, wakes.day);
  const whole = ratioOf(own, controls, null);
  const values = Array.from({length: options.replicates}, (_, i) => {
    const random = generator(options.seed, 2, i);
    const times = new Int32Array(clusters);
    for (let c = 0; c < clusters; c++) times[Math.floor(random() * clusters)]! += 1;
    return ratioOf(own, controls, times)?.ratio ?? 0;
  }).filter((value) => value > 0).map(Math.log);
  if (!whole || !(whole.ratio > 0) || clusters < 2 || values.length < options.replicates / 2) return null;
  const reach = studentQuantile(0.1, clusters - 1) * Math.sqrt(clusters / (clusters - 1)) * (deviation(values) ?? 0);
  return {low: whole.ratio * Math.exp(-reach), high: whole.ratio * Math.exp(reach)};
}

/** Each episode moved by up to `reach` days, mirrored at the ends of the period: what hangs together stays together, and so does what changes slowly (Amarasingham et al. 2012). */
export function movedDays({day, episode, days, reach}: Pick<Wakes, "day" | "episode" | "days" | "reach">, random: Random): Int32Array {
  const moves: number[] = [];
  return Int32Array.from(day, (own, k) => {
    const move = moves[episode[k]!] ??= Math.round((2 * random() - 1) * reach);
    const moved = own + move;
    return moved < 0 ? Math.min(days - 1, -moved) : moved >= days ? Math.max(0, 2 * (days - 1) - moved) : moved;
  });
}

function treated(wakes: Wakes, day: Int32Array): WakeControls {
  const clusters = wakes.cluster.reduce((most, name) => Math.max(most, name + 1), 0);
  const sums = {count: new Float64Array(clusters * strata), after: new Float64Array(clusters * strata), clusters};
  for (let k = 0; k < day.length; k++) {
    if (!inside(wakes, day[k]!)) continue;
    const at = wakes.cluster[k]! * strata + stratumOf(wakes, k, day[k]!);
    sums.count[at]! += 1;
    sums.after[at]! += afterOf(wakes, k, day[k]!);
  }
  return sums;
}

/** Exact matching on coarsened history: each stratum's control days stand for its triggers (Iacus, King & Porro 2012). */
function ratioOf(own: WakeControls, controls: WakeControls, times: Int32Array | null): WakeRatio | null {
  let [matched, after, expected] = [0, 0, 0];
  for (let s = 0; s < strata; s++) {
    let [n, hits, days, base] = [0, 0, 0, 0];
    for (let c = 0; c < controls.clusters; c++) {
      const [at, weight] = [c * strata + s, times ? times[c]! : 1];
      n += weight * own.count[at]!;
      hits += weight * own.after[at]!;
      days += weight * controls.count[at]!;
      base += weight * controls.after[at]!;
    }
    if (!n || !days) continue;
    matched += n;
    after += hits;
    expected += n * base / days;
  }
  return expected > 0 ? {ratio: after / expected, matched, after} : null;
}

function inside({days, window}: Wakes, day: number): boolean {
  return day >= 2 * window && day + window < days;
}

function afterOf({near, start, window}: Wakes, k: number, day: number): number {
  return between(near, start[k]!, start[k + 1]!, day + 1, day + window + 1);
}

/** By followers in the window before the day and in the one before that: level and trend. */
function stratumOf({near, start, window}: Wakes, k: number, day: number): number {
  const before = between(near, start[k]!, start[k + 1]!, day - window, day);
  const earlier = between(near, start[k]!, start[k + 1]!, day - 2 * window, day - window);
  return coarseOf(before) * coarse.length + coarseOf(earlier);
}

function coarseOf(count: number): number {
  let bin = coarse.length - 1;
  while (count < coarse[bin]!) bin--;
  return bin;
}

/** How many of the sorted `values` from position `first` to before `end` are at least `low` and below `high`. */
function between(values: Int32Array, first: number, end: number, low: number, high: number): number {
  return position(values, first, end, high) - position(values, first, end, low);
}

/** First position whose value is at least `value`. */
export function position(values: Int32Array, first: number, end: number, value: number): number {
  while (first < end) {
    const middle = (first + end) >> 1;
    if (values[middle]! < value) first = middle + 1;
    else end = middle;
  }
  return first;
}
