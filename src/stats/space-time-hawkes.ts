import {position} from "./matched-wake.ts";
import {profileInterval} from "./profile-interval.ts";

/** Earlier events near each event: those of event i stand from `start[i]` to `start[i + 1]`, with the days between, the distance in km, and the variance in km² by which it is uncertain on both axes. */
export interface Earlier {
  start: Int32Array;
  index: Int32Array;
  lag: Int32Array;
  km: Float64Array;
  blur: Float64Array;
}

/** Followers, what excites them, and the grid of cells on which the background is smooth. Days are whole numbers from 0 to `days` - 1. */
export interface HawkesEvents {
  day: Int32Array;
  cell: Int32Array;
  /** Area of each cell in km², and its neighbours, from `from[c]` to `from[c + 1]`; a neighbour that no event is in is -1. */
  area: Float64Array;
  from: Int32Array;
  neighbour: Int32Array;
  days: number;
  self: Earlier;
  cross: Earlier;
  /** Days of the triggers. */
  triggers: Int32Array;
}

/** Geometric in days with mean `decay`, Gaussian in km with standard deviation `range` on both axes. */
export interface Kernel {
  decay: number;
  range: number;
}

export interface HawkesFit {
  /** Events that one trigger, and one follower, excites on average. */
  cross: number;
  self: number;
  crossKernel: Kernel;
  selfKernel: Kernel;
  logLikelihood: number;
  /** Density of the background, and of what one expected excited event adds, at each follower. */
  background: Float64Array;
  selfDensity: Float64Array;
  crossDensity: Float64Array;
  /** Events that a strength of 1 gives in the whole period. */
  crossTotal: number;
}

/** Length of a bin of the background, and how many bins it is smoothed over on each side. */
const binDays = 30;
const halfWidth = 6;
/** Share of the background that stays in its cell; the rest goes to the eight around it. */
const ownShare = 0.6;

/**
 * A Hawkes process of two kinds in discrete time and space (after Browning, Manca, Bertarelli & co-authors 2024): the expected followers are a background that changes slowly over cells and
 * half-years, plus what earlier followers excite, plus what triggers excite. Fitted by expectation and maximization with the background declustered on the way (Zhuang, Ogata & Vere-Jones 2002,
 * JASA 97), each event left out of its own background. Kernels are the likeliest of those given.
 */
export function fitHawkes(events: HawkesEvents, kernels: readonly Kernel[], options: {cross: boolean; selfKernel?: Kernel}): HawkesFit {
  const selfKernels = options.selfKernel ? [options.selfKernel] : kernels;
  const none = {density: new Float64Array(events.day.length), total: 0};
  const best = selfKernels.map((kernel) => expectation(events, kernel, excitation(events.self, kernel, events.day.length, events.day, events.days), kernels[0]!, none)).reduce(likelier);
  if (!options.cross) return best;
  const self = excitation(events.self, best.selfKernel, events.day.length, events.day, events.days);
  return kernels.map((kernel) => expectation(events, best.selfKernel, self, kernel, excitation(events.cross, kernel, events.day.length, events.triggers, events.days))).reduce(likelier);
}

function likelier(a: HawkesFit, b: HawkesFit): HawkesFit {
  return b.logLikelihood > a.logLikelihood ? b : a;
}

/** What exciting events give at each follower for a strength of 1, and how many events that is in the whole period. */
export interface Excited {
  density: Float64Array;
  total: number;
}

/** Of the followers and of those that excite them only the ones in `kept`, where it is given. */
function excitation({start, index, lag, km, blur}: Earlier, kernel: Kernel, n: number, from: Int32Array, days: number, kept?: Uint8Array): Excited {
  const density = new Float64Array(n);
  const longest = lag.reduce((most, value) => Math.max(most, value), 0);
  const chances = Float64Array.from({length: longest + 1}, (_, days) => inTime(kernel, days));
  for (let i = 0; i < n; i++) for (let at = start[i]!; at < start[i + 1]!; at++) if (!kept || kept[index[at]!]) density[i]! += chances[lag[at]!]! * inSpace(kernel, km[at]!, blur[at]!);
  const total = from.reduce((sum, day, i) => kept && !kept[i] ? sum : sum + 1 - Math.exp(-(days - 1 - day) / kernel.decay), 0);
  return {density, total};
}

/**
 * The strength that the fit gives to exciting events which excite nothing, `cross`: those of the kernel on moved days, held against the followers in `kept`, from which what goes back to
 * the true ones is thinned out. A background that is smoother than the truth, and leaves each event out of its own, is never quite enough; this tells by how much.
 */
export function emptyStrength(fit: HawkesFit, events: HawkesEvents, cross: Excited, kept: Uint8Array): number {
  return expectation(events, fit.selfKernel, excitation(events.self, fit.selfKernel, events.day.length, events.day, events.days, kept), fit.crossKernel, cross, kept).cross;
}

/** Chance of a lag in days, from 1 on. */
export function inTime({decay}: Kernel, lag: number): number {
  return lag < 1 ? 0 : (Math.exp(1 / decay) - 1) * Math.exp(-lag / decay);
}

/** Density per km² at a distance, which is uncertain on both axes by a variance `blur` (places known to their surroundings only: Holbrook, Ji & Suchard 2022, Annals of Applied Statistics 16). */
export function inSpace({range}: Kernel, km: number, blur = 0): number {
  const variance = range * range + blur;
  return Math.exp(-km * km / (2 * variance)) / (2 * Math.PI * variance);
}

function expectation(events: HawkesEvents, selfKernel: Kernel, self: Excited, crossKernel: Kernel, cross: Excited, kept?: Uint8Array): HawkesFit {
  const n = events.day.length;
  const share = Float64Array.from({length: n}, (_, i) => kept && !kept[i] ? 0 : 0.7);
  let [a, b] = [self.total > 0 ? 0.3 : 0, cross.total > 0 ? 0.2 : 0];
  let background: Float64Array = new Float64Array(n);
  const smooth = smootherOf(events);
  let logLikelihood = -Infinity;
  for (let round = 0; round < 80; round++) {
    background = smooth(share);
    // the strengths go on by themselves, which takes less than to smooth, and is what takes long to settle
    for (let step = 0; step < stepsPerRound; step++) [a, b] = strengths(background, self, cross, a, b, kept);
    let [logs, mass] = [0, 0];
    for (let i = 0; i < n; i++) {
      if (kept && !kept[i]) continue;
      const rate = background[i]! + a * self.density[i]! + b * cross.density[i]!;
      mass += share[i]!;
      share[i] = background[i]! / rate;
      logs += Math.log(rate);
    }
    const before = logLikelihood;
    logLikelihood = logs - mass - a * self.total - b * cross.total;
    if (round > 2 && Math.abs(logLikelihood - before) < 1e-3) break;
  }
  return {cross: b, self: a, crossKernel, selfKernel, logLikelihood, background, selfDensity: self.density, crossDensity: cross.density, crossTotal: cross.total};
}

function smootherOf(events: HawkesEvents): (share: Float64Array) => Float64Array {
  const known = smoothers.get(events) ?? smoother(events);
  smoothers.set(events, known);
  return known;
}

const stepsPerRound = 4;

/** One step of expectation and maximization for the strengths alone. */
function strengths(background: Float64Array, self: Excited, cross: Excited, a: number, b: number, kept: Uint8Array | undefined): [self: number, cross: number] {
  let selfSum = 0, crossSum = 0;
  for (let i = 0; i < background.length; i++) {
    if (kept && !kept[i]) continue;
    const own = a * self.density[i]!, other = b * cross.density[i]!;
    const inverse = 1 / (background[i]! + own + other);
    selfSum += own * inverse;
    crossSum += other * inverse;
  }
  return [self.total > 0 ? selfSum / self.total : 0, cross.total > 0 ? crossSum / cross.total : 0];
}

/** Many fits are of the same events. */
const smoothers = new WeakMap<HawkesEvents, (share: Float64Array) => Float64Array>();

/** The background at each follower, per km² and day, by the shares of all followers: those of all others, smoothed over neighbouring cells and half a year to both sides. */
function smoother({day, cell, area, from, neighbour, days}: HawkesEvents): (share: Float64Array) => Float64Array {
  const [n, cells, bins] = [day.length, area.length, Math.ceil(days / binDays)];
  const mass = Float64Array.from({length: bins}, (_, bin) => weightOf(bin, bins));
  const weights = Float64Array.from({length: 2 * halfWidth + 1}, (_, i) => triangle(i - halfWidth));
  const floor = 0.02 * n / (days * area.reduce((x, y) => x + y, 0));
  const own = Int32Array.from(day, (d, i) => cell[i]! * bins + Math.floor(d / binDays));
  const occupied = Int32Array.from(new Set(own));
  // where the neighbours stand; those that are none have an empty place behind the last cell
  const around = new Int32Array(8 * n).fill(cells * bins);
  for (let i = 0; i < n; i++) for (let k = 0, at = from[cell[i]!]!; at < from[cell[i]! + 1]!; at++) if (neighbour[at]! >= 0) around[8 * i + k++] = neighbour[at]! * bins + own[i]! % bins;
  const [sums, spread] = [new Float64Array(cells * bins), new Float64Array(cells * bins + 1)];
  return (share) => {
    sums.fill(0);
    spread.fill(0);
    for (let i = 0; i < n; i++) sums[own[i]!]! += share[i]!;
    for (const at of occupied) {
      const bin = at % bins;
      const value = sums[at]! / mass[bin]!;
      const last = Math.min(bins - 1 - bin, halfWidth);
      for (let by = -Math.min(bin, halfWidth); by <= last; by++) spread[at + by]! += value * weights[by + halfWidth]!;
    }
    const background = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      let beside = 0;
      for (let k = 8 * i; k < 8 * i + 8; k++) beside += spread[around[k]!]!;
      const value = ownShare * (spread[own[i]!]! - share[i]! * weights[halfWidth]! / mass[own[i]! % bins]!) + (1 - ownShare) / 8 * beside;
      background[i] = Math.max(0, value) / (area[cell[i]!]! * binDays) + floor;
    }
    return background;
  };
}

function triangle(bins: number): number {
  return halfWidth + 1 - Math.abs(bins);
}

/** What of the triangle around a bin lies within the period. */
function weightOf(bin: number, bins: number): number {
  let mass = 0;
  for (let to = Math.max(0, bin - halfWidth); to <= Math.min(bins - 1, bin + halfWidth); to++) mass += triangle(to - bin);
  return mass;
}

/** 90% profile-likelihood interval of the strength of the triggers, with the shape of the background as fitted and its size free. */
export function crossInterval(fit: HawkesFit, events: HawkesEvents): {low: number; high: number} {
  const total = (kernel: Kernel, from: Int32Array) => from.reduce((sum, day) => sum + 1 - Math.exp(-(events.days - 1 - day) / kernel.decay), 0);
  const [selfTotal, crossTotal] = [total(fit.selfKernel, events.day), total(fit.crossKernel, events.triggers)];
  const n = events.day.length;
  const mass = fit.background.reduce((sum, value, i) => sum + value / (value + fit.self * fit.selfDensity[i]! + fit.cross * fit.crossDensity[i]!), 0);
  const profile = (strength: number) => {
    let [size, self, value] = [1, fit.self, -Infinity];
    for (let round = 0; round < 25; round++) {
      let [logs, first, second] = [0, 0, 0];
      for (let i = 0; i < n; i++) {
        const rate = size * fit.background[i]! + self * fit.selfDensity[i]! + strength * fit.crossDensity[i]!;
        logs += Math.log(rate);
        first += size * fit.background[i]! / rate;
        second += self * fit.selfDensity[i]! / rate;
      }
      value = logs - size * mass - self * selfTotal - strength * crossTotal;
      size = mass > 0 ? first / mass : 0;
      self = selfTotal > 0 ? second / selfTotal : 0;
    }
    return value;
  };
  const {low, high} = profileInterval(profile, fit.cross, {from: 0, to: fit.cross + 5, step: 0.05 + fit.cross / 4, precision: 1e-3});
  return {low, high};
}

/** For the test: followers near each trigger, in the order of their days, with what one of them counts: the kernel in space over the rate without triggers. */
export interface ScoreData {
  start: Int32Array;
  index: Int32Array;
  day: Int32Array;
  weight: Float64Array;
  days: number;
  decay: number;
}

/** Derivative of the log-likelihood by the strength of the triggers where it is 0: large where followers come after triggers rather than at other times. For many sets of days of the triggers. */
export function crossScores({start, day, weight, days, decay}: ScoreData): (triggers: Int32Array) => number {
  const kernel = {decay, range: 1};
  const longest = Math.ceil(5 * decay);
  const chances = Float64Array.from({length: longest + 1}, (_, lag) => inTime(kernel, lag));
  const within = Float64Array.from({length: days}, (_, own) => 1 - Math.exp(-(days - 1 - own) / decay));
  return (triggers) => {
    let score = 0;
    for (let k = 0; k < triggers.length; k++) {
      const own = triggers[k]!;
      for (let at = position(day, start[k]!, start[k + 1]!, own + 1); at < start[k + 1]! && day[at]! - own <= longest; at++) score += chances[day[at]! - own]! * weight[at]!;
      score -= within[own]!;
    }
    return score;
  };
}

/** What triggers on some days give at each follower, for a strength of 1; `weight` is the kernel in space. */
export function excitedBy({start, index, day, weight, days, decay}: ScoreData, triggers: Int32Array, followers: number): Excited {
  const kernel = {decay, range: 1};
  const longest = Math.ceil(5 * decay);
  const chances = Float64Array.from({length: longest + 1}, (_, lag) => inTime(kernel, lag));
  const excited = {density: new Float64Array(followers), total: 0};
  for (let k = 0; k < triggers.length; k++) {
    const own = triggers[k]!;
    for (let at = position(day, start[k]!, start[k + 1]!, own + 1); at < start[k + 1]! && day[at]! - own <= longest; at++) excited.density[index[at]!]! += chances[day[at]! - own]! * weight[at]!;
    excited.total += 1 - Math.exp(-(days - 1 - own) / decay);
  }
  return excited;
}
