import {randomNormal, randomPoisson} from "d3-random";
import {CellField} from "../geo/cell-field.ts";
import {displaced} from "../geo/displace.ts";
import {belongsTo, type NamedPlace} from "../geo/named-place.ts";
import {pointsInUnit} from "../geo/points-in-unit.ts";
import {widestGapKm} from "../geo/widest-gap.ts";
import {generator, type Random} from "../stats/generator.ts";

/** Events at one place, known to the same level. */
export interface BeltSite {
  latitude: number;
  longitude: number;
  country: string | null;
  admin1: string | null;
  /** What the place is known to: 25 km or better, a district, a first-level unit. Others have no place in a belt. */
  known: "exact" | "near" | "admin2" | "admin1";
  events: number;
}

/** Whether two places hang together in the events, on cells of one size. */
export interface Joining {
  /** On the unshifted grid, by the precise events where they are recorded. */
  joined: boolean;
  /** Share of 16 grids, shifted by quarters of a cell, on which they are joined. */
  grids: number;
  /** Share of the draws in which they are joined, each on a grid with an origin drawn at random: places drawn within their precision... */
  placed: number;
  /** ...and the events drawn with putting back as well... */
  resampled: number;
  /** ...or the missing events put back. */
  completed: number;
}

/** An event belongs to an end that is a point within this distance. */
export const endKm = 50;
/** Radius of the disc within which a place known to 25 km, or to a district, is drawn; of a unit, its area. */
const radiusKm = {exact: 0, near: 25, admin2: 50, admin1: 0} as const;
/** Standard deviation, per axis, of the distance at which a missing event is put beside one that is recorded. */
const missingKm = 25;
/** Draws of the events of one place that is not exact, at most: 20 fill its cells. */
const mostDraws = 20;

/** Draws whether two ends are joined, `replicates` times in each of three ways, of which the third goes on from the first; a stream of its own for each draw. `missing` is the share of events that the source is taken to lack. */
export function joining(sites: readonly BeltSite[], ends: readonly [NamedPlace, NamedPlace], {size, missing, seed, replicates}: {size: number; missing: number; seed: number; replicates: number}): Joining {
  const field = new CellField(size);
  const drawer = new Drawer(sites, ends, seed);
  const precise = sites.map((site, i) => ({site, i})).filter(({site}) => site.known === "exact" || site.known === "near");
  const onGrid = (north: number, east: number) => {
    field.clear(north, east);
    const marks = new Marks(field);
    for (const {site, i} of precise) marks.add(site.latitude, site.longitude, drawer.endsOf(i, site.latitude, site.longitude));
    return marks.joined();
  };
  // more events never part what is joined, so what would still be drawn then changes nothing: for each draw the step after which the ends are joined
  const joinedAfter = (stream: number, steps: readonly ((marks: Marks, random: Random) => void)[]) => Array.from({length: replicates}, (_, replicate) => {
    const random = generator(seed, stream, replicate);
    field.clear(random(), random());
    const marks = new Marks(field);
    const step = steps.findIndex((draw) => {
      draw(marks, random);
      return marks.joined();
    });
    return step < 0 ? Infinity : step;
  });
  const share = (steps: readonly number[], last: number) => replicates ? steps.filter((step) => step <= last).length / replicates : 0;
  const drawn = joinedAfter(1, [(marks) => drawer.exact(marks, () => true), (marks, random) => drawer.others(marks, random, (events) => events), (marks, random) => drawer.missing(marks, random, missing)]);
  const resampled = joinedAfter(2, [
    (marks, random) => drawer.exact(marks, (events) => random() >= Math.exp(-events)),
    (marks, random) => {
      const poisson = randomPoisson.source(random);
      drawer.others(marks, random, (events) => poisson(events)());
    }
  ]);
  const quarters = [0, 0.25, 0.5, 0.75];
  return {
    joined: onGrid(0, 0),
    grids: quarters.flatMap((north) => quarters.map((east) => Number(onGrid(north, east)))).reduce((a, b) => a + b, 0) / 16,
    placed: share(drawn, 1), resampled: share(resampled, 1), completed: share(drawn, 2)
  };
}

/** The widest gap between events, in km, on the best way from one end to the other, by the precise events; null where an end has none. */
export function gapKm(sites: readonly BeltSite[], [a, b]: readonly [NamedPlace, NamedPlace]): number | null {
  const precise = thinned(sites.filter(({known}) => known === "exact" || known === "near"));
  const at = (end: NamedPlace) => precise.flatMap((site, i) => belongsTo(end, placeOf(site), endKm) ? [i] : []);
  return widestGapKm(precise.map(({latitude}) => latitude), precise.map(({longitude}) => longitude), at(a), at(b));
}

/** Of very many places one for each tenth of a degree. */
function thinned(sites: readonly BeltSite[]): readonly BeltSite[] {
  if (sites.length <= 4000) return sites;
  return [...new Map(sites.map((site) => [`${Math.round(site.latitude * 10)} ${Math.round(site.longitude * 10)}`, site])).values()];
}

function placeOf({latitude, longitude, country, admin1}: BeltSite): {lat: number; lon: number; country: string | null; admin1: string | null} {
  return {lat: latitude, lon: longitude, country, admin1};
}

/** Marked cells, with those that belong to the two ends. */
class Marks {
  readonly #field: CellField;
  readonly #a: number[] = [];
  readonly #b = new Set<number>();

  constructor(field: CellField) {
    this.#field = field;
  }

  /** `ends`: 1 for the first end, 2 for the second, 3 for both. */
  add(lat: number, lon: number, ends: number): void {
    const cell = this.#field.mark(lat, lon);
    if (ends & 1) this.#a.push(cell);
    if (ends & 2) this.#b.add(cell);
  }

  joined(): boolean {
    return this.#b.size > 0 && this.#field.joins(this.#a, this.#b);
  }
}

/** Draws where events are, within what is known of their places. */
class Drawer {
  readonly #sites: readonly BeltSite[];
  readonly #ends: readonly [NamedPlace, NamedPlace];
  /** Ends of a site as recorded; of an end that is an area, also of whatever is drawn for it. */
  readonly #recorded: readonly number[];
  readonly #areas: number;
  /** Whether anything drawn for a site can come near an end that is a point. */
  readonly #nearby: readonly boolean[];
  readonly #points = new Map<string, readonly {lat: number; lon: number}[]>();
  readonly #until: Float64Array;

  constructor(sites: readonly BeltSite[], ends: readonly [NamedPlace, NamedPlace], seed: number) {
    this.#sites = sites;
    this.#ends = ends;
    this.#recorded = sites.map((site) => endBits(ends, (end) => belongsTo(end, placeOf(site), endKm)));
    this.#areas = endBits(ends, ({kind}) => kind === "area");
    this.#nearby = sites.map((site) => site.known === "admin1" || ends.some((end) => end.kind === "point" && belongsTo(end, placeOf(site), endKm + 50 + 6 * missingKm)));
    this.#until = new Float64Array(sites.length);
    let sum = 0;
    for (const [i, {events}] of sites.entries()) this.#until[i] = sum += events;
    for (const {known, country, admin1, latitude, longitude} of sites) {
      const key = `${country} ${admin1}`;
      if (known !== "admin1" || this.#points.has(key)) continue;
      const points = country !== null && admin1 !== null ? pointsInUnit(country, admin1, 64, generator(seed, 4, this.#points.size)) : [];
      this.#points.set(key, points.length ? points : [{lat: latitude, lon: longitude}]);
    }
  }

  endsOf(i: number, lat: number, lon: number): number {
    const site = this.#sites[i]!;
    if (lat === site.latitude && lon === site.longitude) return this.#recorded[i]!;
    if (!this.#nearby[i]) return this.#recorded[i]! & this.#areas;
    return this.#recorded[i]! & this.#areas | endBits(this.#ends, (end) => end.kind === "point" && belongsTo(end, {lat, lon, country: null, admin1: null}, endKm));
  }

  /** The events whose places are exact. */
  exact(marks: Marks, some: (events: number) => boolean): void {
    for (let i = 0; i < this.#sites.length; i++) {
      const {events, known, latitude, longitude} = this.#sites[i]!;
      if (known === "exact" && some(events)) marks.add(latitude, longitude, this.#recorded[i]!);
    }
  }

  /** Those whose places are drawn. */
  others(marks: Marks, random: Random, count: (events: number) => number): void {
    for (let i = 0; i < this.#sites.length; i++) {
      const {events, known} = this.#sites[i]!;
      if (known === "exact") continue;
      const drawn = Math.min(count(events), mostDraws);
      for (let k = 0; k < drawn; k++) {
        const {lat, lon} = this.#draw(i, random);
        marks.add(lat, lon, this.endsOf(i, lat, lon));
      }
    }
  }

  missing(marks: Marks, random: Random, share: number): void {
    const total = this.#until.at(-1) ?? 0;
    const normal = randomNormal.source(random)(0, missingKm);
    const lost = total && share ? randomPoisson.source(random)(total * share / (1 - share))() : 0;
    for (let k = 0; k < lost; k++) {
      const i = this.#siteAt(random() * total);
      const beside = this.#draw(i, random);
      const {lat, lon} = displaced(beside.lat, beside.lon, normal(), normal());
      marks.add(lat, lon, this.endsOf(i, lat, lon));
    }
  }

  #draw(i: number, random: Random): {lat: number; lon: number} {
    const {known, latitude, longitude, country, admin1} = this.#sites[i]!;
    if (known === "exact") return {lat: latitude, lon: longitude};
    if (known === "admin1") {
      const points = this.#points.get(`${country} ${admin1}`)!;
      return points[Math.floor(random() * points.length)]!;
    }
    for (;;) {
      const [east, north] = [2 * random() - 1, 2 * random() - 1];
      if (east * east + north * north <= 1) return displaced(latitude, longitude, radiusKm[known] * east, radiusKm[known] * north);
    }
  }

  #siteAt(at: number): number {
    let [low, high] = [0, this.#until.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#until[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function endBits([a, b]: readonly [NamedPlace, NamedPlace], test: (end: NamedPlace) => boolean): number {
  return (test(a) ? 1 : 0) | (test(b) ? 2 : 0);
}
