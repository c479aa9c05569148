import {deviation, mean, median} from "d3-array";
import {probit} from "simple-statistics";
import {cellAreaKm2} from "../geo/grid.ts";
import {generator} from "../stats/generator.ts";
import {matchedWakes, moving, plainRatios, position, shareWithin, wakeInterval, wakeRatio, type NearDays, type Wakes} from "../stats/matched-wake.ts";
import {holm} from "../stats/multiple-testing.ts";
import {drop90} from "../stats/profile-interval.ts";
import {studentQuantile} from "../stats/student-t.ts";
import {crossInterval, crossScores, emptyStrength, excitedBy, fitHawkes, inSpace, inTime, type HawkesEvents, type HawkesFit, type Kernel, type ScoreData} from "../stats/space-time-hawkes.ts";
import {cellsOfEvents, earlierEvents, nearEvents, type Near, type PlacedEvents} from "./near-events.ts";
import {permute, type Work} from "./permute.ts";
import {pileUpBlur} from "./pile-ups.ts";

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
  const matched = matchedWakes(wakes);
  const [ratio, interval] = [wakeRatio(matched), wakeInterval(wakes, matched)];
  if (ratio === null || !interval || matched.trigger.length < contagionNeeds.triggers) return found;
  const others = await permute({kind: "wake", seed: options.seed, wakes, matched}, options.permutations, work);
  return {...found, matched: matched.trigger.length, ratio, low: interval.low, high: interval.high, moved: median(others)!, p: share(plainRatios(wakes, matched)(wakes.day), others)};
}

function wakesOf(triggers: PlacedEvents, followers: PlacedEvents, {km, window, days}: ContagionOptions): Wakes {
  const [wide, others] = [nearEvents(triggers, followers, 2 * km), nearEvents(triggers, triggers, 2 * km)];
  const {cell} = cellsOfEvents(triggers);
  const before = new Int32Array(days + 1);
  for (const day of followers.day) before[day + 1]! += 1;
  for (let day = 0; day < days; day++) before[day + 1]! += before[day]!;
  const shares = Float64Array.from({length: 101}, (_, i) => shareWithin(i / 50));
  return {
    day: triggers.day, cluster: cell, episode: episodesOf(triggers.day, cell), near: daysWithin(wide, followers, km), wide: daysWithin(wide, followers, 2 * km), before, own: daysWithin(others, triggers, km),
    others: {...daysWithin(others, triggers, 2 * km), share: others.km.map((distance) => shares[Math.round(50 * distance / km)]!)}, days, window, reach: Math.max(60, 3 * window)
  };
}

function daysWithin({start, index, km}: Near, {day}: PlacedEvents, radius: number): NearDays {
  const starts = new Int32Array(start.length);
  const found = new Int32Array(index.length);
  for (let k = 0, n = 0; k + 1 < start.length; k++) {
    for (let at = start[k]!; at < start[k + 1]!; at++) if (km[at]! <= radius) found[n++] = day[index[at]!]!;
    starts[k + 1] = n;
  }
  return {start: starts, day: found.slice(0, starts.at(-1))};
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
  const [triggerBlur, followerBlur] = pileUpBlur([triggers, followers]) as [Float64Array, Float64Array];
  // what the widest kernel reaches, 99% of it where both places are as uncertain as any
  const radius = 3 * Math.sqrt((km / 2) ** 2 + Math.max(0, ...new Set(triggerBlur)) + Math.max(0, ...new Set(followerBlur)));
  const events: HawkesEvents = {
    day: followers.day, cell, area: Float64Array.from(gids, (name) => cellAreaKm2(name)), from, neighbour, days, triggers: triggers.day,
    self: earlierEvents(followers, followers, radius, 5 * window, [followerBlur, followerBlur]), cross: earlierEvents(followers, triggers, radius, 5 * window, [followerBlur, triggerBlur])
  };
  // within the wake, so that a kernel does not take in what the background leaves over months: a wake of twice the mean and the standard deviation holds 86% in time and in space
  const kernels = [0.25, 0.5, 1].flatMap((time) => [0.25, 0.5, 1].map((space): Kernel => ({decay: time * window / 2, range: space * km / 2})));
  const without = fitHawkes(events, kernels, {cross: false});
  const fit = fitHawkes(events, kernels, {cross: true, selfKernel: without.selfKernel});
  const interval = crossInterval(fit, events);
  const near = nearEvents(triggers, followers, radius);
  const shocks = sharedShocks(followers.day, days);
  const rates = without.background.map((value, i) => shocks[i]! * (value + without.self * without.selfDensity[i]!));
  const scored = scoring({decay: window / 2, range: km / 2}, near, followers.day, [triggerBlur, followerBlur], days, rates);
  const moves = {day: triggers.day, episode: episodesOf(triggers.day, cellsOfEvents(triggers).cell), days, reach: Math.max(60, 3 * window)};
  const others = await permute({kind: "score", seed, score: scored, moves}, options.permutations, work);
  const spatial = scoring(fit.crossKernel, near, followers.day, [triggerBlur, followerBlur], days);
  const move = moving(moves);
  const emptyOf = (cross: number) => {
    const back = tracedBack(fit, events, cross);
    return Array.from({length: emptyFits}, (_, i) => {
      const random = generator(seed, 4, i);
      return emptyStrength(fit, events, excitedBy(spatial, move(random), followers.day.length), Uint8Array.from(back, (chance) => Number(random() >= chance)));
    });
  };
  // what is thinned out depends on what is taken off, and the other way round
  const empty = emptyOf(Math.max(0, fit.cross - mean(emptyOf(fit.cross))!));
  const p = share(crossScores(scored)(triggers.day), others);
  const spread = studentQuantile(0.1, emptyFits - 1) * Math.sqrt(1 + 1 / emptyFits) * deviation(empty)!;
  const above = (value: number) => Math.max(0, value - mean(empty)!);
  // where the profile reaches no strength at all, permutation decides whether that is held: at the end of what can be, the whole of 10% lies on one side (Feldman & Cousins 1998)
  const surely = Math.max(0, 1 - oneSided90 / probit(1 - Math.min(0.5, p)));
  const ends = (chance: number) => {
    const reach = (end: number) => Math.sqrt(Math.max(0, (end - fit.cross) ** 2 - chance) + spread ** 2);
    const value = above(fit.cross);
    return {value, low: p > 0.1 ? 0 : above(fit.cross - reach(interval.low)) || surely * value, high: above(fit.cross + reach(interval.high))};
  };
  const wakes = earlierEvents(followers, triggers, km, window).start;
  const ratio = (cross: number) => ratioOf(tracedBack(fit, events, cross), wakes);
  // the ratio is of the events that there were, so by how much their number happens to differ from its mean is no error of it (missing information: Louis 1982)
  const realised = ends(2 * drop90 * fit.cross / fit.crossTotal);
  return {...found, ratio: ratio(realised.value), low: ratio(realised.low), high: ratio(realised.high), strength: ends(0), kernel: fit.crossKernel, p};
}

/** Fits with triggers on moved days that tell what the fit gives to nothing. */
const emptyFits = 10;

/** What a normal deviate exceeds with a chance of 10%. */
const oneSided90 = probit(0.9);

/** Followers near each trigger with the kernel in space, over their rates where these are given. */
function scoring(kernel: Kernel, {start, index, km}: Near, followers: Int32Array, [triggerBlur, followerBlur]: readonly [Float64Array, Float64Array], days: number, rates?: Float64Array): ScoreData {
  const weight = new Float64Array(index.length);
  for (let k = 0; k + 1 < start.length; k++)
    for (let at = start[k]!; at < start[k + 1]!; at++) weight[at] = inSpace(kernel, km[at]!, triggerBlur[k]! + followerBlur[index[at]!]!) / (rates ? rates[index[at]!]! : 1);
  return {start, index, day: index.map((i) => followers[i]!), weight, days, decay: kernel.decay};
}

/** By how much more followers there are anywhere in the month around each than in the year around it; one more of both, spread evenly, so that few of them tell little. */
function sharedShocks(day: Int32Array, days: number): Float64Array {
  const around = (own: number, reach: number) => position(day, 0, day.length, own + reach + 1) - position(day, 0, day.length, own - reach);
  const length = (own: number, reach: number) => Math.min(days - 1, own + reach) - Math.max(0, own - reach) + 1;
  return Float64Array.from(day, (own) => (around(own, 15) + 1) / (around(own, 180) * length(own, 15) / length(own, 180) + 1));
}

/** For each follower the chance that it goes back to a trigger, by however many steps, in proportion where the strength is another than the fitted one. */
function tracedBack(fit: HawkesFit, {self, day}: HawkesEvents, strength: number): Float64Array {
  const back = new Float64Array(day.length);
  const part = fit.cross > 0 ? strength / fit.cross : 0;
  for (let i = 0; i < back.length; i++) {
    let excited = fit.cross * fit.crossDensity[i]!;
    for (let at = self.start[i]!; at < self.start[i + 1]!; at++) {
      const ancestor = back[self.index[at]!]!;
      if (ancestor > 0) excited += fit.self * ancestor * inTime(fit.selfKernel, self.lag[at]!) * inSpace(fit.selfKernel, self.km[at]!, self.blur[at]!);
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
