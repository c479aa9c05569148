import {randomGamma, randomNormal, randomPoisson} from "d3-random";
import {fail} from "../error.ts";
import {gid} from "../geo/grid.ts";
import {unitAt} from "../geo/place.ts";
import {generator} from "../stats/generator.ts";
import {controlField, type ControlField} from "./control-field.ts";
import {ABUSE, backgroundRates, Cluster, excite, FRONT, kernelsOf, type Kernel} from "./excitation.ts";
import {daysBetween, expectedRate, monthDays, monthsOf} from "./expected-rate.ts";
import {deathsOf, kindsOf, type Deaths, type Kinds} from "./marks.ts";
import {arrivalMonths, groundOf, Placing} from "./placing.ts";
import {datesOf, placesOf, reportingOf, type Recording} from "./recording.ts";
import type {Scenario} from "./scenario.ts";
import type {Terrain} from "./terrain.ts";

/**
 * Events in the order of time, in columns of equal length: all that happened, reported or not. Times and days count from the first day of the period;
 * places are the true ones, those of the table stand in `recording`.
 */
export interface SimulatedEvents {
  count: number;
  time: Float64Array;
  latitude: Float64Array;
  longitude: Float64Array;
  /** Index of the first-level unit in `terrain.units`. */
  unit: Int32Array;
  /** Index of the half-degree cell in `terrain.cells`. */
  cell: Int32Array;
  /** Month of the period, from 0. */
  month: Int32Array;
  /** 0 for an event of the front, 1 for an abuse of the other side. */
  kind: Uint8Array;
  /** The event that excited it, -1 for none. */
  parent: Int32Array;
  /** Index of the kernel by which it did. */
  by: Int8Array;
}

/** A conflict that never happened, with what no record of a real one has: all of its truth. */
export interface Simulation {
  scenario: Scenario;
  seed: number;
  days: number;
  months: {of: Int32Array; first: Int32Array; names: string[]};
  terrain: Terrain;
  kernels: readonly Kernel[];
  /** Expected events a day by kind, before shocks; and the part that nothing excites. */
  expected: readonly Float64Array[];
  background: readonly Float64Array[];
  /** Factor of each month on the background: shared shocks, and overdispersion of the front's events. */
  shocks: Float64Array;
  /** Each cell's own level of violence. */
  level: Float64Array;
  control: ControlField | null;
  events: SimulatedEvents;
  kinds: Kinds;
  deaths: Deaths;
  recording: Recording;
}

/** Parts of a simulation draw from streams of their own: another rule of reporting does not move the events. */
const streams = {shocks: 1, level: 2, control: 3, background: 4, places: 5, excitation: 6, kinds: 7, deaths: 8, reporting: 9, dates: 10, precision: 11} as const;

/**
 * Simulates a scenario, in memory and by nothing but the scenario and the seed (a whole number). 2,000 events take some 15 ms once the terrain is there.
 * Throws `invalid_value` where the scenario cannot be: a front off its countries, excitation beyond the growth law, rates of more than ten million events.
 */
export function simulate(scenario: Scenario, seed: number): Simulation {
  if (!Number.isSafeInteger(seed)) fail("invalid_value", {field: "seed", value: seed, expected: "a whole number"});
  const {terrain} = groundOf(scenario);
  const days = daysBetween(scenario.period.from, scenario.period.to) + 1;
  const months = monthsOf(scenario.period.from, days);
  const kernels = kernelsOf(scenario);
  const expected = wantedRates(scenario, days);
  const background = backgroundRates(expected, kernels);
  const shocks = shocksOf(scenario, months.names.length, seed);
  const level = levelOf(scenario, terrain.cells.length, seed);
  const control = scenario.control ? controlField(scenario.control, arrivalMonths(groundOf(scenario), months.first), months.names.length, generator(seed, streams.control)) : null;
  const events = eventsOf({scenario, seed, days, months, terrain, kernels, background, shocks, level, control, expected});
  const kinds = kindsOf(scenario, events, control, terrain.cells.length, generator(seed, streams.kinds));
  const recording: Recording = {
    ...reportingOf(scenario, events, control, generator(seed, streams.reporting)),
    ...datesOf(scenario, events, days, generator(seed, streams.dates)),
    ...placesOf(scenario, events, terrain, seaOf(scenario, terrain), generator(seed, streams.precision))
  };
  return {scenario, seed, days, months, terrain, kernels, expected, background, shocks, level, control, events, kinds, deaths: deathsOf(scenario, kinds.violence, generator(seed, streams.deaths)), recording};
}

/** A scenario with all its rates multiplied, so that so many events are to be expected; its name says so. */
export function withEvents(scenario: Scenario, events: number): Scenario {
  const days = daysBetween(scenario.period.from, scenario.period.to) + 1;
  const factor = events / wantedRates(scenario, days).reduce((sum, rates) => sum + total(rates), 0);
  const growth = {...scenario.growth, per_month: scenario.growth.per_month * factor};
  if ("capacity" in growth) growth.capacity *= factor;
  if ("added_per_year" in growth) growth.added_per_year *= factor;
  return {...scenario, name: `${scenario.name}-${events}`, growth, ...(scenario.abuses ? {abuses: {...scenario.abuses, per_month: scenario.abuses.per_month * factor}} : {})};
}

const most = 10_000_000;

function wantedRates(scenario: Scenario, days: number): Float64Array[] {
  const front = expectedRate(scenario, days);
  const {abuses} = scenario;
  const wanted = [front, ...(abuses ? [front.map((rate) => abuses.follows_growth ? rate / front[0]! * abuses.per_month / monthDays : abuses.per_month / monthDays)] : [])];
  const events = wanted.reduce((sum, rates) => sum + total(rates), 0);
  if (!(events <= most)) fail("invalid_value", {field: "growth", value: `${events.toPrecision(3)} events to be expected`, expected: `at most ${most.toLocaleString("en-GB")}`});
  return wanted;
}

/** Factors with mean 1, by month; those of the background alone, so that the expected counts stay as they are. */
function shocksOf({misspecified: {shared_shocks}}: Scenario, months: number, seed: number): Float64Array {
  const normal = randomNormal.source(generator(seed, streams.shocks, 0))();
  const {sd, correlation} = shared_shocks ?? {sd: 0, correlation: 0};
  let z = normal();
  return Float64Array.from({length: months}, () => {
    const factor = Math.exp(sd * z - sd * sd / 2);
    z = correlation * z + Math.sqrt(1 - correlation ** 2) * normal();
    return factor;
  });
}

function levelOf({heterogeneity: sd}: Scenario, cells: number, seed: number): Float64Array {
  const normal = randomNormal.source(generator(seed, streams.level))();
  return Float64Array.from({length: cells}, () => Math.exp(sd * normal() - sd * sd / 2));
}

type Made = Pick<Simulation, "scenario" | "seed" | "days" | "months" | "terrain" | "kernels" | "background" | "shocks" | "level" | "control" | "expected">;

function eventsOf(made: Made): SimulatedEvents {
  const {scenario, seed, days, months, terrain, kernels, background, shocks, level, control, expected} = made;
  const random = generator(seed, streams.background);
  const poisson = randomPoisson.source(random);
  const spread = dispersionOf(scenario, months.names.length, seed);
  const placing = new Placing(scenario, {level, control, months, random: generator(seed, streams.places)});
  const cluster = new Cluster(Math.ceil(1.2 * expected.reduce((sum, rates) => sum + total(rates), 0)) + 100);
  for (const kind of background.length > 1 ? [FRONT, ABUSE] : [FRONT]) {
    for (let d = 0; d < days; d++) {
      const month = months.of[d]!;
      const rate = background[kind]![d]! * shocks[month]! * (kind === FRONT ? spread[month]! : 1);
      for (let n = rate > 0 ? poisson(rate)() : 0; n > 0; n--) {
        const time = d + random();
        cluster.add(kind, time, placing.draw(time), -1, -1);
      }
    }
  }
  const near = new Placing(scenario, {level, control, months, random: generator(seed, streams.excitation, 1)});
  excite(cluster, kernels, days, generator(seed, streams.excitation, 0), (latitude, longitude, km) => near.near(latitude, longitude, km));
  return inOrder(cluster, months.of, terrain);
}

/** Gamma factors with mean 1 that make the monthly counts negative binomial. */
function dispersionOf({dispersion}: Scenario, months: number, seed: number): Float64Array {
  const factor = dispersion ? randomGamma.source(generator(seed, streams.shocks, 1))(dispersion, 1 / dispersion) : () => 1;
  return Float64Array.from({length: months}, factor);
}

/** The events by time: first by day, then within it. */
function inOrder({count, ...columns}: Cluster, monthOf: Int32Array, terrain: Terrain): SimulatedEvents {
  const perDay = new Int32Array(monthOf.length + 1);
  for (let i = 0; i < count; i++) perDay[Math.floor(columns.time[i]!) + 1]! += 1;
  for (let d = 0; d < monthOf.length; d++) perDay[d + 1]! += perDay[d]!;
  const ends = perDay.slice();
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[ends[Math.floor(columns.time[i]!)]!++] = i;
  for (let d = 0; d < monthOf.length; d++) order.subarray(perDay[d]!, perDay[d + 1]!).sort((a, b) => columns.time[a]! - columns.time[b]! || a - b);
  const place = new Int32Array(count);
  order.forEach((i, at) => { place[i] = at; });
  return {
    count,
    time: Float64Array.from(order, (i) => columns.time[i]!),
    latitude: Float64Array.from(order, (i) => columns.latitude[i]!),
    longitude: Float64Array.from(order, (i) => columns.longitude[i]!),
    unit: Int32Array.from(order, (i) => columns.unit[i]!),
    cell: Int32Array.from(order, (i) => terrain.cellOf.get(gid(columns.latitude[i]!, columns.longitude[i]!))!),
    month: Int32Array.from(order, (i) => monthOf[Math.floor(columns.time[i]!)]!),
    kind: Uint8Array.from(order, (i) => columns.kind[i]!),
    parent: Int32Array.from(order, (i) => columns.parent[i]! < 0 ? -1 : place[columns.parent[i]!]!),
    by: Int8Array.from(order, (i) => columns.by[i]!)
  };
}

/** The nearest of the points at sea, half a degree apart, up to three degrees around the land; only made where a scenario has events at sea. */
function seaOf({places, countries}: Scenario, terrain: Terrain): (lat: number, lon: number) => {lat: number; lon: number} {
  if (!places["7"]) return (lat, lon) => ({lat, lon});
  const points: {lat: number; lon: number}[] = [];
  const lats = terrain.latitude.reduce(([a, b], lat) => [Math.min(a!, lat), Math.max(b!, lat)], [90, -90]);
  const lons = terrain.longitude.reduce(([a, b], lon) => [Math.min(a!, lon), Math.max(b!, lon)], [180, -180]);
  for (let lat = Math.floor(lats[0]!) - 3; lat <= lats[1]! + 3; lat += 0.5)
    for (let lon = Math.floor(lons[0]!) - 3; lon <= lons[1]! + 3; lon += 0.5) if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && !unitAt(lat, lon)) points.push({lat, lon});
  if (!points.length) fail("invalid_value", {field: "places.7", value: places["7"], expected: `0, for there is no sea near ${countries.join(", ")}`});
  return (lat, lon) => {
    const square = (point: {lat: number; lon: number}) => (point.lat - lat) ** 2 + ((point.lon - lon) * Math.cos(lat * Math.PI / 180)) ** 2;
    return points.reduce((best, point) => square(point) < square(best) ? point : best);
  };
}

function total(rates: Float64Array): number {
  return rates.reduce((sum, rate) => sum + rate, 0);
}
