import {deviation, mean, median} from "d3-array";
import {distanceKm} from "../geo/distance.ts";
import {cellAreaKm2} from "../geo/grid.ts";
import {generator} from "../stats/generator.ts";
import {movedDays, wakeControls, wakeInterval, wakeRatio, type Wakes} from "../stats/matched-wake.ts";
import {holm} from "../stats/multiple-testing.ts";
import {studentQuantile} from "../stats/student-t.ts";
import {crossInterval, crossScore, emptyStrength, excitedBy, fitHawkes, inSpace, inTime, type HawkesEvents, type HawkesFit, type Kernel, type ScoreData} from "../stats/space-time-hawkes.ts";
import {cellsOfEvents, earlierEvents, nearEvents, type PlacedEvents} from "./near-events.ts";
import {permute, type Work} from "./permute.ts";

export interface ContagionOptions {
  /** Radius and length of a wake. */
  km: number;
  window: number;
  permutations: number;
  seed: number;
  /** Days of the period. */
  days: number;
}

export type Direction = "forward" | "backward" | "placebo";

/** What is asked of a study: a direction by a method. */
export interface ContagionPart {
  direction: Direction;
  method: "wake" | "hawkes";
}

export interface ContagionFinding extends ContagionPart {
  triggers: number;
  followers: number;
  matched: number | null;
  ratio: number | null;
  low: number | null;
  high: number | null;
  /** The wake ratio of triggers on moved days, in the middle of the permutations. */
  moved: number | null;
  strength: {value: number; low: number; high: number} | null;
  kernel: Kernel | null;
  p: number | null;
  corrected: number | null;
}

export const contagionNeeds = {triggers: 20, followers: 50} as const;

/** Episodes are triggers of one cell with less than so many days between. */
const apart = 7;

/** Both methods in both directions, and the wakes of triggers that are moved by a year, the negative control. */
export const contagionParts: readonly ContagionPart[] = [
  {direction: "forward", method: "wake"}, {direction: "forward", method: "hawkes"}, {direction: "backward", method: "wake"}, {direction: "backward", method: "hawkes"}, {direction: "placebo", method: "wake"}
];

export async function studyContagion(triggers: PlacedEvents, followers: PlacedEvents, options: ContagionOptions, work: Work = {}, parts = contagionParts): Promise<ContagionFinding[]> {
  const findings: ContagionFinding[] = [];
  const of = parts.length * options.permutations;
  for (const {direction, method} of parts) {
    const done = findings.length * options.permutations;
    const told: Work = {...work, ...(work.progress ? {progress: (part: number) => work.progress!(done + part, of)} : {})};
    const [from, to] = direction === "backward" ? [followers, triggers] : [direction === "placebo" ? moved(triggers, options) : triggers, followers];
    findings.push(await (method === "wake" ? wake : hawkes)(direction, from, to, options, told));
  }
  const tested = findings.filter(({direction}) => direction !== "placebo");
  const corrected = holm(tested.map(({p}) => p));
  for (const [i, finding] of tested.entries()) finding.corrected = corrected[i]!;
  return findings;
}

/** A year later, or earlier where that is past the period; triggers for which both are outside are left out. */
function moved({day, latitude, longitude}: PlacedEvents, {days}: ContagionOptions): PlacedEvents {
  const places = Array.from(day, (own, i) => ({day: own + 365 < days ? own + 365 : own - 365, latitude: latitude[i]!, longitude: longitude[i]!})).filter((event) => event.day >= 0).toSorted((a, b) => a.day - b.day);
  return {day: Int32Array.from(places, (event) => event.day), latitude: Float64Array.from(places, (event) => event.latitude), longitude: Float64Array.from(places, (event) => event.longitude)};
}

function nothing(direction: Direction, method: ContagionFinding["method"], triggers: PlacedEvents, followers: PlacedEvents): ContagionFinding {
  return {direction, method, triggers: triggers.day.length, followers: followers.day.length, matched: null, ratio: null, low: null, high: null, moved: null, strength: null, kernel: null, p: null, corrected: null};
}

function tooFew(triggers: PlacedEvents, followers: PlacedEvents): boolean {
  return Math.min(triggers.day.length, followers.day.length) < contagionNeeds.triggers || Math.max(triggers.day.length, followers.day.length) < contagionNeeds.followers;
}

async function wake(direction: Direction, triggers: PlacedEvents, followers: PlacedEvents, options: ContagionOptions, work: Work): Promise<ContagionFinding> {
  const found = nothing(direction, "wake", triggers, followers);
  if (tooFew(triggers, followers)) return found;
  const wakes = wakesOf(triggers, followers, options);
  const controls = wakeControls(wakes, options.seed);
  const own = wakeRatio(wakes, controls);
  const interval = wakeInterval(wakes, controls, {seed: options.seed, replicates: 400});
  if (!own || !interval || own.matched < contagionNeeds.triggers) return found;
  const others = await permute({kind: "wake", seed: options.seed, wakes, controls}, options.permutations, work);
  return {...found, matched: own.matched, ratio: own.ratio, low: interval.low, high: interval.high, moved: median(others)!, p: share(own.ratio, others)};
}

function wakesOf(triggers: PlacedEvents, followers: PlacedEvents, {km, window, days}: ContagionOptions): Wakes {
  const [near, own] = [nearEvents(triggers, followers, km), nearEvents(triggers, triggers, km)];
  const {cell} = cellsOfEvents(triggers);
  return {
    day: triggers.day, cluster: cell, episode: episodesOf(triggers.day, cell), start: near.start, near: near.index.map((i) => followers.day[i]!), ownStart: own.start, own: own.index.map((i) => triggers.day[i]!),
    days, window, reach: Math.max(60, 3 * window)
  };
}

function episodesOf(day: Int32Array, cell: Int32Array): Int32Array {
  const open = new Map<number, {last: number; episode: number}>();
  let episodes = 0;
  return Int32Array.from(day, (own, k) => {
    const before = open.get(cell[k]!);
    const episode = before && own - before.last < apart ? before.episode : episodes++;
    open.set(cell[k]!, {last: own, episode});
    return episode;
  });
}

async function hawkes(direction: Direction, triggers: PlacedEvents, followers: PlacedEvents, options: ContagionOptions, work: Work): Promise<ContagionFinding> {
  const found = nothing(direction, "hawkes", triggers, followers);
  const {km, window, days, seed} = options;
  if (tooFew(triggers, followers)) return found;
  const {cell, gids, from, neighbour} = cellsOfEvents(followers);
  const events: HawkesEvents = {
    day: followers.day, cell, area: Float64Array.from(gids, (name) => cellAreaKm2(name)), from, neighbour, days, triggers: triggers.day,
    self: earlierEvents(followers, followers, 3 * km, 5 * window), cross: earlierEvents(followers, triggers, 3 * km, 5 * window)
  };
  // within the wake, so that a kernel does not take in what the background leaves over months: a wake of twice the mean and the standard deviation holds 86% in time and in space
  const kernels = [0.25, 0.5, 1].flatMap((time) => [0.25, 0.5, 1].map((space): Kernel => ({decay: time * window / 2, range: space * km / 2})));
  const without = fitHawkes(events, kernels, {cross: false});
  const fit = fitHawkes(events, kernels, {cross: true, selfKernel: without.selfKernel});
  const interval = crossInterval(fit, events);
  const rates = without.background.map((value, i) => value + without.self * without.selfDensity[i]!);
  const scored = scoring({decay: window / 2, range: km / 2}, triggers, followers, rates, options);
  const moves = {day: triggers.day, episode: episodesOf(triggers.day, cellsOfEvents(triggers).cell), days, reach: Math.max(60, 3 * window)};
  const others = await permute({kind: "score", seed, score: scored, moves}, options.permutations, work);
  const spatial = scoring(fit.crossKernel, triggers, followers, null, options);
  const emptyOf = (cross: number) => {
    const back = tracedBack(fit, events, cross);
    return Array.from({length: emptyFits}, (_, i) => {
      const random = generator(seed, 4, i);
      return emptyStrength(fit, events, excitedBy(spatial, movedDays(moves, random), followers.day.length), Uint8Array.from(back, (chance) => Number(random() >= chance)));
    });
  };
  // what is thinned out depends on what is taken off, and the other way round
  const empty = emptyOf(Math.max(0, fit.cross - mean(emptyOf(fit.cross))!));
  const above = (value: number) => Math.max(0, value - mean(empty)!);
  const reach = (end: number) => Math.hypot(end - fit.cross, studentQuantile(0.1, emptyFits - 1) * Math.sqrt(1 + 1 / emptyFits) * deviation(empty)!);
  const strength = {value: above(fit.cross), low: above(fit.cross - reach(interval.low)), high: above(fit.cross + reach(interval.high))};
  const wakes = earlierEvents(followers, triggers, km, window).start;
  const ratio = (cross: number) => ratioOf(tracedBack(fit, events, cross), wakes);
  return {...found, ratio: ratio(strength.value), low: ratio(strength.low), high: ratio(strength.high), strength, kernel: fit.crossKernel, p: share(crossScore(scored, triggers.day), others)};
}

/** Fits with triggers on moved days that tell what the fit gives to nothing. */
const emptyFits = 10;

/** Followers near each trigger with the kernel in space, over their rates where these are given. */
function scoring(kernel: Kernel, triggers: PlacedEvents, followers: PlacedEvents, rates: Float64Array | null, {km, days}: ContagionOptions): ScoreData {
  const {start, index} = nearEvents(triggers, followers, Math.max(1.5 * km, 3 * kernel.range));
  const weight = new Float64Array(index.length);
  for (let k = 0; k < triggers.day.length; k++)
    for (let at = start[k]!; at < start[k + 1]!; at++) {
      const i = index[at]!;
      weight[at] = inSpace(kernel, distanceKm(triggers.latitude[k]!, triggers.longitude[k]!, followers.latitude[i]!, followers.longitude[i]!)) / (rates ? rates[i]! : 1);
    }
  return {start, index, day: index.map((i) => followers.day[i]!), weight, days, decay: kernel.decay};
}

/** For each follower the chance that it goes back to a trigger, by however many steps, in proportion where the strength is another than the fitted one. */
function tracedBack(fit: HawkesFit, {self, day}: HawkesEvents, strength: number): Float64Array {
  const back = new Float64Array(day.length);
  const part = fit.cross > 0 ? strength / fit.cross : 0;
  for (let i = 0; i < back.length; i++) {
    let excited = fit.cross * fit.crossDensity[i]!;
    for (let at = self.start[i]!; at < self.start[i + 1]!; at++) {
      const ancestor = back[self.index[at]!]!;
      if (ancestor > 0) excited += fit.self * ancestor * inTime(fit.selfKernel, self.lag[at]!) * inSpace(fit.selfKernel, self.km[at]!);
    }
    back[i] = excited / (fit.background[i]! + fit.self * fit.selfDensity[i]! + fit.cross * fit.crossDensity[i]!);
  }
  return back.map((chance) => Math.min(1, part * chance));
}

/** Followers in the wakes, of which follower i is in `wakes[i + 1] - wakes[i]`, over those of them that do not go back to a trigger. */
function ratioOf(back: Float64Array, wakes: Int32Array): number | null {
  let [all, contagious] = [0, 0];
  for (const [i, chance] of back.entries()) {
    all += wakes[i + 1]! - wakes[i]!;
    contagious += (wakes[i + 1]! - wakes[i]!) * chance;
  }
  return all > contagious ? all / (all - contagious) : null;
}

/** One-sided p of a permutation test, the observed one among them (Davison & Hinkley 1997, §4.2). */
function share(own: number, others: Float64Array): number {
  return (1 + others.reduce((n, value) => n + Number(value >= own), 0)) / (1 + others.length);
}
