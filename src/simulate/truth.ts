import {quantileSorted} from "d3-array";
import {distanceKm} from "../geo/distance.ts";
import {ABUSE, FRONT} from "./excitation.ts";
import {groundOf} from "./placing.ts";
import {reportings} from "./recording.ts";
import {controlStates, type Scenario} from "./scenario.ts";
import type {Simulation} from "./simulate.ts";

/** Quantiles of the km along a front's direction. */
interface Quantiles<T> {
  q50: T;
  q90: T;
  q95: T;
}

/**
 * What is true of a simulation: every parameter, and what came of it. Rates are events a month; `log_` is natural; a part is null where the scenario has none.
 * Estimates may be held against the parameters; `realised` tells what this one seed happened to do.
 */
export interface Truth {
  simulated: true;
  scenario: Scenario;
  seed: number;
  months: readonly string[];
  growth: {law: string; exponent: number | null; doubling_months: number | null; expected: readonly number[]; happened: readonly number[]; shocks: readonly number[]};
  front: null | {km_per_year: number; direction: string | number; position_km: readonly number[]; reached_km: readonly {year: number; happened: Quantiles<number | null>; expected: Quantiles<number>}[]};
  excitation: readonly {name: string; strength: number; range_km: number; decay_days: number; events: number; share: number}[];
  contagion: null | {strength: number; rate_ratios: readonly RateRatio[]};
  control: null | {states: readonly string[]; cells: readonly number[]; by_month: readonly string[]; share: Readonly<Record<string, number>>};
  consolidation: {ratio: number; log_ratio: number; after_days: number | null; by_year: readonly {years: number; events: number; civilians: number; share: number}[]};
  intervention: null | {date: string; level: number; slope_per_year: number; log_level: number; log_slope: number};
  places: {share: Readonly<Record<string, number>>; mean_error_km: number};
  reporting: Readonly<Record<(typeof reportings)[number], number>>;
  events: {happened: number; front: number; abuses: number; terrorist_share: number};
}

export function truthOf(simulation: Simulation): Truth {
  const {scenario, seed, months, events, kinds, recording} = simulation;
  const ofFront = count(events.count, (i) => events.kind[i] === FRONT);
  const {consolidation} = scenario.civilians;
  const {intervention} = scenario;
  return {
    simulated: true, scenario, seed, months: months.names,
    growth: growthTruth(simulation),
    front: frontTruth(simulation),
    excitation: simulation.kernels.map(({name, strength, range_km, decay_days, to}, k) => {
      const excited = count(events.count, (i) => events.by[i] === k);
      return {name, strength, range_km, decay_days, events: excited, share: ratio(excited, count(events.count, (i) => events.kind[i] === to))};
    }),
    contagion: scenario.contagion ? {
      strength: scenario.contagion.strength,
      rate_ratios: [1, 2].map((times) => rateRatio(simulation, times * scenario.contagion!.range_km, times * scenario.contagion!.decay_days))
    } : null,
    control: controlTruth(simulation),
    consolidation: {ratio: consolidation?.ratio ?? 1, log_ratio: Math.log(consolidation?.ratio ?? 1), after_days: consolidation?.after_days ?? null, by_year: byYearSinceArrival(simulation)},
    intervention: intervention ? {...intervention, log_level: Math.log(intervention.level), log_slope: Math.log(intervention.slope_per_year)} : null,
    places: placeTruth(simulation),
    reporting: Object.fromEntries(reportings.map((name, code) => [name, count(events.count, (i) => recording.reporting[i] === code)])) as Truth["reporting"],
    events: {happened: events.count, front: ofFront, abuses: events.count - ofFront, terrorist_share: ratio(count(events.count, (i) => events.kind[i] === FRONT && kinds.tactic[i]! > 0), ofFront)}
  };
}

export interface RateRatio {
  radius_km: number;
  days: number;
  /** Abuses looked at: all, or 2,000 of them evenly in time. */
  abuses: number;
  /** Events of the front so near and so soon after an abuse, and those of them that go back to contagion. */
  events: number;
  contagious: number;
  /** Events over the events without those that go back to contagion; null where there are none. */
  ratio: number | null;
}

/**
 * How many times as many events of the front follow abuses, within a distance and a time, as would without contagion. With `recorded` of what a table with precise places holds: of
 * reported abuses and events, where and when they are recorded with a precision of 1 or 2, and of contagion by these abuses. Nothing can measure more than that.
 */
export function rateRatio({events, kernels, recording}: Simulation, radiusKm: number, days: number, {recorded = false}: {recorded?: boolean} = {}): RateRatio {
  const byContagion = kernels.findIndex(({name}) => name === "contagion");
  const seen = (i: number) => !recorded || recording.reporting[i] === 0 && recording.wherePrec[i]! <= 2;
  const [latitude, longitude] = recorded ? [recording.latitude, recording.longitude] : [events.latitude, events.longitude];
  // of recorded dates the first day, and nothing follows on the same one
  const lag = (from: number, to: number) => recorded ? recording.firstDay[to]! - recording.firstDay[from]! : events.time[to]! - events.time[from]!;
  const longest = days + (recorded ? 30 : 0);
  const contagious = new Uint8Array(events.count);
  // a parent happens before what it excites, so it stands before it
  for (let i = 0; i < events.count; i++) contagious[i] = events.parent[i]! < 0 ? 0 : byContagion >= 0 && events.by[i] === byContagion ? Number(seen(events.parent[i]!)) : contagious[events.parent[i]!]!;
  const abuses = indices(events.count, (i) => events.kind[i] === ABUSE && seen(i));
  const step = Math.max(1, abuses.length / 2000);
  const out: RateRatio = {radius_km: radiusKm, days, abuses: 0, events: 0, contagious: 0, ratio: null};
  for (let at = 0; at < abuses.length; at += step) {
    const a = abuses[Math.floor(at)]!;
    out.abuses += 1;
    for (let i = a + 1; i < events.count && events.time[i]! <= events.time[a]! + longest; i++) {
      if (events.kind[i] !== FRONT || !seen(i) || lag(a, i) > days || recorded && lag(a, i) < 1 || distanceKm(latitude[a]!, longitude[a]!, latitude[i]!, longitude[i]!) > radiusKm) continue;
      out.events += 1;
      out.contagious += contagious[i]!;
    }
  }
  out.ratio = out.events > out.contagious ? out.events / (out.events - out.contagious) : null;
  return out;
}

function growthTruth({scenario: {growth}, expected, months, shocks, events}: Simulation): Truth["growth"] {
  const happened = new Array<number>(months.names.length).fill(0);
  const wanted = new Array<number>(months.names.length).fill(0);
  for (let i = 0; i < events.count; i++) if (events.kind[i] === FRONT) happened[events.month[i]!]! += 1;
  expected[FRONT]!.forEach((rate, d) => { wanted[months.of[d]!]! += rate; });
  const exponents = {none: null, linear: 0, exponential: 1, logistic: null, gompertz: null, generalized: null} as const;
  const doubling = growth.law === "exponential" ? growth.doubling_months : null;
  return {law: growth.law, exponent: growth.law === "generalized" ? growth.exponent : exponents[growth.law], doubling_months: doubling, expected: wanted.map(rounded), happened, shocks: [...shocks].map(rounded)};
}

function frontTruth(simulation: Simulation): Truth["front"] {
  const {scenario, events, months} = simulation;
  const {front} = groundOf(scenario);
  if (!front || !scenario.front) return null;
  const years = months.names.map((name) => Number(name.slice(0, 4)));
  const along = Array.from({length: events.count}, (_, i) => front.along(events.latitude[i]!, events.longitude[i]!));
  const byYear = [...new Set(years)].map((year) => {
    const inYear = indices(events.count, (i) => events.kind[i] === FRONT && years[events.month[i]!] === year).map((i) => along[i]!);
    const first = months.first[years.indexOf(year)]!;
    const last = months.first[years.lastIndexOf(year) + 1] ?? simulation.days;
    const reach = front.reach((first + last) / 2 / 365.2425);
    return {year, happened: {q50: quantile(inYear, 0.5), q90: quantile(inYear, 0.9), q95: quantile(inYear, 0.95)}, expected: expectedQuantiles(simulation, reach)};
  });
  return {km_per_year: scenario.front.km_per_year, direction: scenario.front.direction, position_km: [...months.first].map((day) => rounded(front.reach(day / 365.2425))), reached_km: byYear};
}

/** Those of the density of the front and each cell's level, without control, jumps and excitation: what the front alone gives. */
function expectedQuantiles({scenario, level, terrain}: Simulation, reach: number): Quantiles<number> {
  const front = groundOf(scenario).front!;
  const weighted: [km: number, weight: number][] = [];
  terrain.cells.forEach((_, cell) => {
    for (let i = terrain.start[cell]!; i < terrain.start[cell + 1]!; i++) {
      const km = front.along(terrain.latitude[i]!, terrain.longitude[i]!);
      weighted.push([km, level[cell]! * Math.cos(terrain.latitude[i]! * Math.PI / 180) * front.density(km, front.across(terrain.latitude[i]!, terrain.longitude[i]!), reach)]);
    }
  });
  weighted.sort((a, b) => a[0] - b[0]);
  const whole = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  const at = (p: number) => {
    let left = p * whole;
    return rounded(weighted.find(([, weight]) => (left -= weight) <= 0)?.[0] ?? weighted.at(-1)![0]);
  };
  return {q50: at(0.5), q90: at(0.9), q95: at(0.95)};
}

function controlTruth({control, terrain}: Simulation): Truth["control"] {
  if (!control) return null;
  const {states, months} = control;
  const share = Object.fromEntries(controlStates.map((name, state) => [name, rounded(ratio(count(states.length, (i) => states[i] === state), states.length))]));
  return {states: controlStates, cells: [...terrain.cells], by_month: [...terrain.cells].map((_, cell) => states.subarray(cell * months, (cell + 1) * months).join("")), share};
}

function byYearSinceArrival({events, kinds}: Simulation): Truth["consolidation"]["by_year"] {
  const last = kinds.since.reduce((a, b) => Math.max(a, b), 0);
  return Array.from({length: Math.floor(last / 365.2425) + 1}, (_, years) => {
    const here = indices(events.count, (i) => kinds.since[i]! >= 0 && Math.floor(kinds.since[i]! / 365.2425) === years);
    const civilians = here.filter((i) => kinds.violence[i] === 3).length;
    return {years, events: here.length, civilians, share: rounded(ratio(civilians, here.length))};
  });
}

function placeTruth({events, recording}: Simulation): Truth["places"] {
  const share = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((code) => [code, rounded(ratio(count(events.count, (i) => recording.wherePrec[i] === code), events.count))]));
  let error = 0;
  for (let i = 0; i < events.count; i++) error += distanceKm(events.latitude[i]!, events.longitude[i]!, recording.latitude[i]!, recording.longitude[i]!);
  return {share, mean_error_km: rounded(ratio(error, events.count))};
}

function indices(n: number, holds: (i: number) => boolean): number[] {
  const found: number[] = [];
  for (let i = 0; i < n; i++) if (holds(i)) found.push(i);
  return found;
}

function count(n: number, holds: (i: number) => boolean): number {
  let found = 0;
  for (let i = 0; i < n; i++) if (holds(i)) ++found;
  return found;
}

/** Of no events there is no quantile: null in JSON. */
function quantile(values: readonly number[], p: number): number | null {
  const value = quantileSorted(values.toSorted((a, b) => a - b), p);
  return value === undefined ? null : rounded(value);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
