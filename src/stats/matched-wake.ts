import {errorFunction} from "simple-statistics";
import type {Random} from "./generator.ts";
import {studentQuantile} from "./student-t.ts";

/** Sorted days near each trigger: those of trigger k stand from `start[k]` to `start[k + 1]`. */
export interface NearDays {
  start: Int32Array;
  day: Int32Array;
}

/** Triggers with what follows near them. Days are whole numbers from 0 to `days` - 1. */
export interface Wakes {
  day: Int32Array;
  /** Place of each trigger, from 0. */
  cluster: Int32Array;
  /** Triggers that are moved together, numbered from 0. */
  episode: Int32Array;
  /** Followers within the wake's distance, and within twice it. */
  near: NearDays;
  wide: NearDays;
  /** Followers anywhere before each day, from 0 to `days`. */
  before: Int32Array;
  /** Triggers within the wake's distance; and within twice it, with the share of what they excite that falls within the wake's distance ({@link shareWithin}). The trigger itself is among them. */
  own: NearDays;
  others: NearDays & {share: Float64Array};
  days: number;
  /** Length of the wake, and how far a control day may be off, in days. */
  window: number;
  reach: number;
}

/** One day at one place, or the mean of several: followers in the wake; how many are to be expected by those elsewhere on the same days; and how many for each that a trigger excites. */
interface Wake {
  after: number;
  exposure: number;
  excited: number;
}

/** The triggers that have control days. */
export interface Matched {
  trigger: Int32Array;
  /** Followers elsewhere that a window has on average around each. */
  level: Float64Array;
  own: readonly Wake[];
  control: readonly Wake[];
}

/** Control days in a window. */
const perWindow = 6;

/**
 * Matched wake analysis (Schutte & Donnay 2014, Political Geography 41), with other days at the same place as controls: those within `reach` days that have no trigger near within a window. Days
 * before a trigger weigh as much as those after it, so that trends fall out (Janes, Sheppard & Lumley 2005, Epidemiology 16, on referents of both sides).
 */
export function matchedWakes(wakes: Wakes): Matched {
  const {day, own, window, reach} = wakes;
  const step = Math.max(1, Math.floor(window / perWindow));
  const matched: {k: number; level: number; own: Wake; control: Wake}[] = [];
  for (let k = 0; k < day.length; k++) {
    if (!inside(wakes, day[k]!)) continue;
    const level = levelOf(wakes, k);
    const sides = [-1, 1].map((side) => {
      const found: Wake[] = [];
      for (let off = step; off <= reach; off += step) {
        const at = day[k]! + side * off;
        if (inside(wakes, at) && within(own, k, at - window, at + window + 1) === 0) found.push(wakeAt(wakes, k, at, level));
      }
      return found;
    }).filter((found) => found.length > 0);
    if (sides.length > 0) matched.push({k, level, own: wakeAt(wakes, k, day[k]!, level), control: meanOf(sides.map(meanOf))});
  }
  return {trigger: Int32Array.from(matched, ({k}) => k), level: Float64Array.from(matched, ({level}) => level), own: matched.map((one) => one.own), control: matched.map(({control}) => control)};
}

/**
 * Followers in the wakes over those to be expected there without any trigger: by the control days and by followers elsewhere, so that shocks which all places share fall out. What triggers put into
 * wakes and control days, some of it from farther off and from earlier, is taken out of both by a kernel ({@link shareWithin}) of the strength that then follows. Null where nothing is to be expected.
 */
export function wakeRatio(matched: Matched): number | null {
  const sums = sumsOf(matched);
  return sums && sums.after / sums.without;
}

/**
 * 90% interval of the ratio, symmetric in its logarithm: each trigger's influence on it, clustered both by place and by time (Cameron, Gelbach & Miller 2011, JBES 29), as long as control days
 * reach, with Student's t on the fewer clusters less one. Null where there are not two of each.
 */
export function wakeInterval({cluster, day, reach}: Wakes, matched: Matched): {low: number; high: number} | null {
  const sums = sumsOf(matched);
  if (!sums || !(sums.after > 0)) return null;
  const {after, exposure, base, baseExposure, dilution, without} = sums;
  const influence = matched.own.map((own, i) => {
    const control = matched.control[i]!;
    const expected = own.exposure * base / baseExposure + exposure / baseExposure * (control.after - base / baseExposure * control.exposure);
    return own.after / after - ((1 - dilution) * own.after + dilution * expected) / without;
  });
  const [place, time] = [matched.trigger, matched.trigger].map((triggers, by) => Array.from(triggers, (k) => by === 0 ? cluster[k]! : Math.floor(day[k]! / reach)));
  const [byPlace, byTime, byBoth] = [clustered(influence, place!), clustered(influence, time!), clustered(influence, place!.map((name, i) => `${name} ${time![i]}`))];
  const clusters = Math.min(byPlace.clusters, byTime.clusters);
  if (clusters < 2) return null;
  const variance = Math.max(byPlace.variance, byTime.variance, byPlace.variance + byTime.variance - byBoth.variance);
  const width = Math.exp(studentQuantile(0.1, clusters - 1) * Math.sqrt(variance));
  return {low: after / without / width, high: after / without * width};
}

/** Followers in the wakes of matched triggers on some days over those to be expected by the control days, with nothing taken out; 0 where nothing is to be expected. For many sets of days, none of them farther off than `reach`. */
export function plainRatios(wakes: Wakes, matched: Matched): (day: Int32Array) => number {
  const {trigger, control} = matched;
  const [base, baseExposure] = [control.reduce((sum, {after}) => sum + after, 0), control.reduce((sum, {exposure}) => sum + exposure, 0)];
  const {afters, exposures} = aroundEach(wakes, matched);
  const {reach} = wakes;
  return (day) => {
    let after = 0, exposure = 0;
    for (let i = 0; i < trigger.length; i++) {
      const k = trigger[i]!;
      const at = i * (2 * reach + 1) + day[k]! - wakes.day[k]! + reach;
      after += afters[at]!;
      exposure += exposures[at]!;
    }
    return base > 0 && exposure > 0 ? after / exposure * baseExposure / base : 0;
  };
}

/** What a wake of each matched trigger would have on each day from `reach` days before to as many after; 0 where it is not inside the period. */
function aroundEach(wakes: Wakes, {trigger, level}: Matched): {afters: Float64Array; exposures: Float64Array} {
  const {near, wide, before, days, window, reach} = wakes;
  const size = 2 * reach + 1;
  const [afters, exposures] = [new Float64Array(trigger.length * size), new Float64Array(trigger.length * size)];
  for (let i = 0; i < trigger.length; i++) {
    const k = trigger[i]!;
    const [nearEnd, wideEnd] = [near.start[k + 1]!, wide.start[k + 1]!];
    let from = near.start[k]!, to = from, wideFrom = wide.start[k]!, wideTo = wideFrom;
    for (let own = Math.max(0, wakes.day[k]! - reach); own <= wakes.day[k]! + reach && own + window < days; own++) {
      while (from < nearEnd && near.day[from]! <= own) from++;
      while (to < nearEnd && near.day[to]! <= own + window) to++;
      while (wideFrom < wideEnd && wide.day[wideFrom]! <= own) wideFrom++;
      while (wideTo < wideEnd && wide.day[wideTo]! <= own + window) wideTo++;
      const at = i * size + own - wakes.day[k]! + reach;
      afters[at] = to - from;
      exposures[at] = (before[own + window + 1]! - before[own + 1]! - (wideTo - wideFrom) + 1) / (level[i]! + 1);
    }
  }
  return {afters, exposures};
}

/** Each episode moved by up to `reach` days, mirrored at the ends of the period: what hangs together stays together, and so does what changes slowly (Amarasingham et al. 2012). Answers in the same array each time. */
export function moving({day, episode, days, reach}: Pick<Wakes, "day" | "episode" | "days" | "reach">): (random: Random) => Int32Array {
  const [moves, drawn, moved] = [new Int32Array(day.length), new Uint8Array(day.length), new Int32Array(day.length)];
  return (random) => {
    drawn.fill(0);
    for (let k = 0; k < day.length; k++) {
      const own = episode[k]!;
      if (!drawn[own]) moves[own] = Math.round((2 * random() - 1) * reach);
      drawn[own] = 1;
      const to = day[k]! + moves[own]!;
      moved[k] = to < 0 ? Math.min(days - 1, -to) : to >= days ? Math.max(0, 2 * (days - 1) - to) : to;
    }
    return moved;
  };
}

/** The share of what is excited at a distance, Gaussian with half the radius as its standard deviation on both axes, that falls within the radius. Distances are in radii. */
export function shareWithin(distance: number): number {
  const steps = 100;
  let share = 0;
  for (let i = 0; i < steps; i++) {
    const x = (2 * i + 1) / steps - 1;
    share += Math.exp(-2 * (x - distance) ** 2) * errorFunction(Math.SQRT2 * Math.sqrt(1 - x * x));
  }
  return share * 2 / steps * Math.sqrt(2 / Math.PI);
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

/** `dilution` is by how much the difference of wakes and control days is less than what triggers put into the wakes. */
function sumsOf({own, control}: Matched): {after: number; exposure: number; base: number; baseExposure: number; dilution: number; without: number} | null {
  const sum = (wakes: readonly Wake[], of: keyof Wake) => wakes.reduce((total, wake) => total + wake[of], 0);
  const [after, exposure, base, baseExposure] = [sum(own, "after"), sum(own, "exposure"), sum(control, "after"), sum(control, "exposure")];
  const excited = sum(own, "excited");
  const dilution = excited / (excited - sum(control, "excited") * exposure / baseExposure);
  const without = (1 - dilution) * after + dilution * base * exposure / baseExposure;
  return dilution > 0 && base > 0 && without > 0 ? {after, exposure, base, baseExposure, dilution, without} : null;
}

function wakeAt(wakes: Wakes, k: number, day: number, level: number): Wake {
  return {after: afterOf(wakes, k, day), exposure: exposureOf(wakes, k, day, level), excited: excitedOf(wakes, k, day)};
}

function meanOf(wakes: readonly Wake[]): Wake {
  const sum = {after: 0, exposure: 0, excited: 0};
  for (const {after, exposure, excited} of wakes) {
    sum.after += after;
    sum.exposure += exposure;
    sum.excited += excited;
  }
  return {after: sum.after / wakes.length, exposure: sum.exposure / wakes.length, excited: sum.excited / wakes.length};
}

function inside({days, window}: Wakes, day: number): boolean {
  return day >= 0 && day + window < days;
}

function afterOf({near, window}: Wakes, k: number, day: number): number {
  return within(near, k, day + 1, day + window + 1);
}

/** Followers elsewhere in the same days over their mean around the trigger; one more, spread evenly, so that few of them tell little. */
function exposureOf(wakes: Wakes, k: number, day: number, level: number): number {
  return (elsewhere(wakes, k, day + 1, day + wakes.window + 1) + 1) / (level + 1);
}

function levelOf(wakes: Wakes, k: number): number {
  const {day, days, window, reach} = wakes;
  const [from, to] = [Math.max(0, day[k]! - reach), Math.min(days, day[k]! + reach + window + 1)];
  return elsewhere(wakes, k, from, to) * window / (to - from);
}

function elsewhere({before, wide}: Wakes, k: number, from: number, to: number): number {
  return before[to]! - before[from]! - within(wide, k, from, to);
}

/** What falls into a wake for each event that one of the triggers near excites, by the kernel: in time geometric with half the window as its mean. */
function excitedOf({others: {start, day, share}, window}: Wakes, k: number, at: number): number {
  let sum = 0;
  for (let j = position(day, start[k]!, start[k + 1]!, at - 4 * window); j < start[k + 1]! && day[j]! < at + window; j++) sum += share[j]! * (laterThan(at - day[j]!, window) - laterThan(at + window - day[j]!, window));
  return sum;
}

function laterThan(lag: number, window: number): number {
  return lag < 1 ? 1 : Math.exp(-2 * lag / window);
}

/** How many days from `low` to before `high` are near trigger k. */
function within({start, day}: NearDays, k: number, low: number, high: number): number {
  return position(day, start[k]!, start[k + 1]!, high) - position(day, start[k]!, start[k + 1]!, low);
}

/** Variance of a sum of terms that may hang together within clusters. */
function clustered(terms: readonly number[], names: readonly (number | string)[]): {variance: number; clusters: number} {
  const sums = new Map<number | string, number>();
  for (const [i, name] of names.entries()) sums.set(name, (sums.get(name) ?? 0) + terms[i]!);
  const squares = [...sums.values()].reduce((sum, value) => sum + value * value, 0);
  return {variance: squares * sums.size / Math.max(1, sums.size - 1), clusters: sums.size};
}
