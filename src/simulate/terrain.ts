import {fail} from "../error.ts";
import {admin1} from "../geo/basemap.ts";
import {cellCenter, gid} from "../geo/grid.ts";
import {unitAt, type Unit} from "../geo/place.ts";

/**
 * The land of some countries as a simulation needs it: points a tenth of a degree apart, by half-degree cell, each in its first-level unit. A cell is a district,
 * with a town and a village in each quarter. Positions in degrees, columns of equal length.
 */
export interface Terrain {
  units: readonly Unit[];
  /** PRIO-GRID numbers of the cells, ascending. */
  cells: Int32Array;
  cellOf: ReadonlyMap<number, number>;
  /** Points of cell i are those from `start[i]` to before `start[i + 1]`. */
  start: Int32Array;
  latitude: Float64Array;
  longitude: Float64Array;
  unit: Int32Array;
  /** Land of a cell, in square degrees at the equator's scale. */
  area: Float64Array;
  /** Points that stand for a district, a unit, a country. */
  town: Int32Array;
  /** Of the quarters of cell i, from the south-west to the north-east, those from `4 * i`; -1 where a quarter has no land. */
  village: Int32Array;
  unitCenter: Int32Array;
  countryCenter: ReadonlyMap<string, number>;
}

/** Step between the points, in degrees. */
export const terrainStep = 0.1;

/** The terrain of countries by ISO 3166-1 alpha-3, made once (0.3 s for seven of West Africa) and kept. Throws `invalid_value` where a country has no land on the basemap. */
export function terrainOf(countries: readonly string[]): Terrain {
  const key = countries.toSorted().join(" ");
  let terrain = made.get(key);
  if (!terrain) made.set(key, terrain = make(countries));
  return terrain;
}

const made = new Map<string, Terrain>();

function make(countries: readonly string[]): Terrain {
  const points = pointsOf(countries);
  const empty = countries.find((iso3) => !points.some(({unit}) => unit.iso3 === iso3));
  if (empty !== undefined) fail("invalid_value", {field: "countries", value: empty, expected: "countries large enough to hold a simulation"});
  const units = [...new Set(points.map(({unit}) => unit))].toSorted((a, b) => compare(a.iso3, b.iso3) || compare(a.name, b.name));
  const indexOf = new Map(units.map((unit, i) => [unit, i]));
  const cells = Int32Array.from(new Set(points.map(({cell}) => cell))).sort();
  const cellOf = new Map([...cells].map((cell, i) => [cell, i]));
  const start = new Int32Array(cells.length + 1);
  points.forEach(({cell}) => { start[cellOf.get(cell)! + 1]! += 1; });
  for (let i = 0; i < cells.length; i++) start[i + 1]! += start[i]!;
  const latitude = Float64Array.from(points, ({lat}) => lat);
  const longitude = Float64Array.from(points, ({lon}) => lon);
  const unit = Int32Array.from(points, (point) => indexOf.get(point.unit)!);
  const where = {latitude, longitude};
  const members = (count: number, of: (i: number) => number) => {
    const lists = Array.from({length: count}, (): number[] => []);
    for (let i = 0; i < points.length; i++) lists[of(i)]!.push(i);
    return lists;
  };
  const isos = [...new Set(units.map(({iso3}) => iso3))];
  const country = members(isos.length, (i) => isos.indexOf(units[unit[i]!]!.iso3));
  return {
    units, cells, cellOf, start, latitude, longitude, unit,
    area: Float64Array.from(cells, (cell, i) => (start[i + 1]! - start[i]!) * terrainStep ** 2 * Math.cos(cellCenter(cell).lat * Math.PI / 180)),
    town: Int32Array.from(cells, (cell, i) => nearest(range(start[i]!, start[i + 1]!), cellCenter(cell), where)),
    village: Int32Array.from({length: 4 * cells.length}, (_, k) => villageOf(k % 4, cellCenter(cells[k >> 2]!), range(start[k >> 2]!, start[(k >> 2) + 1]!), where)),
    unitCenter: Int32Array.from(members(units.length, (i) => unit[i]!), (list) => middle(list, where)),
    countryCenter: new Map(isos.map((iso3, i) => [iso3, middle(country[i]!, where)]))
  };
}

interface Point {
  lat: number;
  lon: number;
  unit: Unit;
  cell: number;
}

/** Every point of the countries, by cell, then from south to north and west to east. */
function pointsOf(countries: readonly string[]): Point[] {
  const wanted = new Set(countries);
  const seen = new Set<number>();
  const points: (Point & {key: number})[] = [];
  const perRow = Math.round(360 / terrainStep);
  for (const {geometry} of admin1(countries).features) {
    for (const [ring] of geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) {
      const step = (degrees: number, edge: number, round: (x: number) => number) => round((degrees + edge) / terrainStep);
      const lons = ring!.map(([lon]) => lon!);
      const lats = ring!.map(([, lat]) => lat!);
      const last = step(lons.reduce((a, b) => Math.max(a, b)), 180, Math.ceil);
      const top = step(lats.reduce((a, b) => Math.max(a, b)), 90, Math.ceil);
      for (let row = step(lats.reduce((a, b) => Math.min(a, b)), 90, Math.floor); row < top; row++) {
        for (let column = step(lons.reduce((a, b) => Math.min(a, b)), 180, Math.floor); column < last; column++) {
          const key = row * perRow + column;
          if (seen.has(key)) continue;
          seen.add(key);
          const lat = (row + 0.5) * terrainStep - 90;
          const lon = (column + 0.5) * terrainStep - 180;
          const unit = unitAt(lat, lon);
          if (unit && wanted.has(unit.iso3)) points.push({key, lat, lon, unit, cell: gid(lat, lon)});
        }
      }
    }
  }
  return points.toSorted((a, b) => a.cell - b.cell || a.key - b.key);
}

/** Which quarter of its cell a place lies in: 0 south-west, 1 south-east, 2 north-west, 3 north-east. */
export function quarterOf(lat: number, lon: number): 0 | 1 | 2 | 3 {
  return ((Math.floor(lat * 4) & 1) * 2 + (Math.floor(lon * 4) & 1)) as 0 | 1 | 2 | 3;
}

function villageOf(quarter: number, center: {lat: number; lon: number}, points: readonly number[], where: Pick<Terrain, "latitude" | "longitude">): number {
  const inside = points.filter((i) => quarterOf(where.latitude[i]!, where.longitude[i]!) === quarter);
  return inside.length ? nearest(inside, {lat: center.lat + (quarter < 2 ? -0.125 : 0.125), lon: center.lon + (quarter % 2 ? 0.125 : -0.125)}, where) : -1;
}

function range(from: number, to: number): number[] {
  return Array.from({length: to - from}, (_, i) => from + i);
}

/** The point of a list that is nearest to its mean. */
function middle(list: readonly number[], where: Pick<Terrain, "latitude" | "longitude">): number {
  const mean = (values: Float64Array) => list.reduce((sum, i) => sum + values[i]!, 0) / list.length;
  return nearest(list, {lat: mean(where.latitude), lon: mean(where.longitude)}, where);
}

function nearest(list: readonly number[], {lat, lon}: {lat: number; lon: number}, {latitude, longitude}: Pick<Terrain, "latitude" | "longitude">): number {
  const narrow = Math.cos(lat * Math.PI / 180);
  const square = (i: number) => (latitude[i]! - lat) ** 2 + ((longitude[i]! - lon) * narrow) ** 2;
  return list.reduce((best, i) => square(i) < square(best) ? i : best);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
