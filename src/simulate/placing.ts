import {randomNormal} from "d3-random";
import {fail} from "../error.ts";
import {earthRadiusKm} from "../geo/distance.ts";
import {cellCenter, gid} from "../geo/grid.ts";
import {unitAt, type Unit} from "../geo/place.ts";
import type {Random} from "../stats/generator.ts";
import type {ControlField} from "./control-field.ts";
import {daysBetween} from "./expected-rate.ts";
import {frontGeometry, type FrontGeometry} from "./front-line.ts";
import type {Scenario} from "./scenario.ts";
import {terrainOf, terrainStep, type Terrain} from "./terrain.ts";

/** A place on the land of a scenario. */
export interface Placed {
  latitude: number;
  longitude: number;
  unit: number;
}

/** What a scenario says of its space before any number is drawn; made once and kept while the scenario is. */
export interface Ground {
  terrain: Terrain;
  unitIndex: ReadonlyMap<Unit, number>;
  front: FrontGeometry | null;
  /** For each cell the least and greatest km along the front's direction, and the least to the side. */
  along: Float64Array;
  across: Float64Array;
  /** For each month the highest density in each cell, made when a month is first asked for. */
  bounds: (Float64Array | undefined)[];
}

export function groundOf(scenario: Scenario): Ground {
  let ground = grounds.get(scenario);
  if (!ground) grounds.set(scenario, ground = survey(scenario));
  return ground;
}

const grounds = new WeakMap<Scenario, Ground>();

/** Length of a degree of latitude on the sphere. */
const kmPerDegree = earthRadiusKm * Math.PI / 180;

/** How far what a point stands for may be off it: more than half the diagonal between points, for km along a front are stretched far to its side. */
const reachOfPoint = terrainStep * kmPerDegree;

function survey(scenario: Scenario): Ground {
  const terrain = terrainOf(scenario.countries);
  const front = scenario.front ? frontGeometry(scenario.front) : null;
  const along = new Float64Array(2 * terrain.cells.length);
  const across = new Float64Array(terrain.cells.length);
  if (front) terrain.cells.forEach((_, cell) => {
    let [low, high, side] = [Infinity, -Infinity, Infinity];
    for (let i = terrain.start[cell]!; i < terrain.start[cell + 1]!; i++) {
      const ahead = front.along(terrain.latitude[i]!, terrain.longitude[i]!);
      low = Math.min(low, ahead);
      high = Math.max(high, ahead);
      side = Math.min(side, Math.abs(front.across(terrain.latitude[i]!, terrain.longitude[i]!)));
    }
    along[2 * cell] = low - reachOfPoint;
    along[2 * cell + 1] = high + reachOfPoint;
    across[cell] = Math.max(0, side - reachOfPoint);
  });
  return {terrain, unitIndex: new Map(terrain.units.map((unit, i) => [unit, i])), front, along, across, bounds: []};
}

/** The month, from 0, in which the front arrives at the middle of each cell; Infinity where it does not within `months`. Without a front all cells have it from the start. */
export function arrivalMonths({terrain, front}: Ground, first: Int32Array): Float64Array {
  if (!front) return new Float64Array(terrain.cells.length);
  return Float64Array.from(terrain.cells, (cell) => {
    const {lat, lon} = cellCenter(cell);
    const along = front.along(lat, lon);
    const month = first.findIndex((day) => front.reach((day + 15) / 365.2425) >= along);
    return month < 0 ? Infinity : month;
  });
}

/**
 * Draws places of events that nothing excites. A cell is drawn by the most that it can hold in the month, a point in it evenly, and the point kept
 * by how dense violence is there at that time: so places follow the front to the km, whatever the cells.
 */
export class Placing {
  readonly #scenario: Scenario;
  readonly #ground: Ground;
  readonly #level: Float64Array;
  readonly #control: ControlField | null;
  readonly #months: {of: Int32Array; first: Int32Array};
  readonly #random: Random;
  readonly #normal: () => number;
  readonly #sums: (Float64Array | undefined)[] = [];
  readonly #jumps: {day: number; share: number; latitude: number; longitude: number; km: number}[];

  constructor(scenario: Scenario, {level, control, months, random}: {level: Float64Array; control: ControlField | null; months: {of: Int32Array; first: Int32Array}; random: Random}) {
    this.#scenario = scenario;
    this.#ground = groundOf(scenario);
    this.#level = level;
    this.#control = control;
    this.#months = months;
    this.#random = random;
    this.#normal = randomNormal.source(random)();
    this.#jumps = scenario.jumps.map(({date, to: [latitude, longitude], share, radius_km}) => ({day: daysBetween(scenario.period.from, date), share, latitude, longitude, km: radius_km}));
  }

  /** Where an event on a day is, fractions counted. Throws `invalid_value` where the front is nowhere on the land of the scenario. */
  draw(time: number): Placed {
    let at = this.#jumps.length ? this.#random() : 1;
    for (const {day, share, latitude, longitude, km} of this.#jumps) {
      if (time < day) continue;
      if (at < share) return this.near(latitude, longitude, km) ?? fail("invalid_value", {field: "jumps", value: `${latitude}, ${longitude}`, expected: "a place on land of the scenario's countries"});
      at -= share;
    }
    const month = this.#months.of[Math.min(this.#months.of.length - 1, Math.floor(time))]!;
    const sums = this.#sums[month] ??= this.#sumsOf(month);
    const bounds = this.#boundsOf(month);
    const {terrain, front} = this.#ground;
    const reach = front?.reach(time / 365.2425) ?? 0;
    for (let tries = 0; tries < 100_000; tries++) {
      const cell = drawFrom(sums, this.#random());
      const point = terrain.start[cell]! + Math.floor(this.#random() * (terrain.start[cell + 1]! - terrain.start[cell]!));
      const latitude = terrain.latitude[point]! + (this.#random() - 0.5) * terrainStep;
      const longitude = terrain.longitude[point]! + (this.#random() - 0.5) * terrainStep;
      if (front && this.#random() * bounds[cell]! > front.density(front.along(latitude, longitude), front.across(latitude, longitude), reach)) continue;
      const unit = this.#unitAt(latitude, longitude);
      if (unit >= 0) return {latitude, longitude, unit};
    }
    return this.#nowhere(month);
  }

  /** A place around another, Gaussian with a standard deviation of `km` on both axes; null where twenty tries find no land of the scenario. */
  near(latitude: number, longitude: number, km: number): Placed | null {
    for (let tries = 0; tries < 20; tries++) {
      const lat = latitude + this.#normal() * km / kmPerDegree;
      const east = longitude + this.#normal() * km / (kmPerDegree * Math.max(0.01, Math.cos(latitude * Math.PI / 180)));
      const lon = east > 180 ? east - 360 : east < -180 ? east + 360 : east;
      if (Math.abs(lat) > 90) continue;
      const unit = this.#unitAt(lat, lon);
      if (unit >= 0) return {latitude: lat, longitude: lon, unit};
    }
    return null;
  }

  /** Index of the unit of a place, -1 off the land; so is an edge of the land in a cell that has no point of it. */
  #unitAt(latitude: number, longitude: number): number {
    const unit = unitAt(latitude, longitude);
    return unit && this.#ground.terrain.cellOf.has(gid(latitude, longitude)) ? this.#ground.unitIndex.get(unit) ?? -1 : -1;
  }

  #sumsOf(month: number): Float64Array {
    const {area} = this.#ground.terrain;
    const bounds = this.#boundsOf(month);
    const rates = this.#scenario.control?.rate;
    const sums = new Float64Array(area.length);
    let sum = 0;
    for (let cell = 0; cell < sums.length; cell++) {
      const rate = rates && this.#control ? rates[this.#control.states[cell * this.#control.months + month]!]! : 1;
      sums[cell] = sum += area[cell]! * this.#level[cell]! * rate * bounds[cell]!;
    }
    return sum > 1e-9 ? sums : this.#nowhere(month);
  }

  #boundsOf(month: number): Float64Array {
    return this.#ground.bounds[month] ??= boundsIn(this.#ground, this.#months, month);
  }

  #nowhere(month: number): never {
    const reach = this.#ground.front?.reach(this.#months.first[month]! / 365.2425) ?? 0;
    return fail("invalid_value", {field: "front", value: `${Math.round(reach)} km from its origin in month ${month + 1}`, expected: "a front on land of the scenario's countries throughout the period"});
  }
}

function boundsIn({terrain, front, along, across}: Ground, {first, of}: {of: Int32Array; first: Int32Array}, month: number): Float64Array {
  if (!front) return new Float64Array(terrain.cells.length).fill(1);
  const reach = [front.reach(first[month]! / 365.2425), front.reach((first[month + 1] ?? of.length) / 365.2425)] as const;
  return Float64Array.from(terrain.cells, (_, cell) => front.bound([along[2 * cell]!, along[2 * cell + 1]!], across[cell]!, reach));
}

function drawFrom(sums: Float64Array, at: number): number {
  const wanted = at * sums[sums.length - 1]!;
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
