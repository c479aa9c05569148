import {cellCenter, gid} from "../geo/grid.ts";
import {unitAt, type Unit} from "../geo/place.ts";
import type {Tactic} from "./tactics.ts";

/** Events of one tactic at one point in one month, counted from 0. Degrees north and east. */
export interface TacticalSite {
  month: number;
  latitude: number;
  longitude: number;
  tactic: Tactic;
  events: number;
}

/** Expected events of each tactic in each half-degree cell and month: of cell i in month m at `i * months + m`. */
export interface Evidence {
  months: number;
  /** PRIO-GRID numbers, ascending. */
  cells: Int32Array;
  /** First-level unit in which the middle of the cell's land lies. */
  units: Unit[];
  terrorist: Float64Array;
  conventional: Float64Array;
}

/**
 * Shares each event out among the cell that it is recorded in and the neighbours with land: a neighbour counts by the logistic of the distance to its edge, one half of
 * the own cell at `rangeKm`, and the shares of an event sum to 1, so that no event speaks twice. The curve has the shape of Anders 2020, a = 7 and b = -7 / rangeKm.
 */
export function evidenceOf(sites: readonly TacticalSite[], months: number, rangeKm: number): Evidence {
  const land = new Map<number, Unit | null>();
  const landOf = (cell: number) => land.get(cell) ?? (land.has(cell) ? null : remembered(land, cell, landUnit(cell)));
  const shares = new Map<string, [cell: number, share: number][]>();
  const parts = sites.map((site) => {
    const key = `${site.latitude} ${site.longitude}`;
    let found = shares.get(key);
    if (!found) shares.set(key, found = sharesOf(site.latitude, site.longitude, rangeKm, landOf));
    return found;
  });
  const cells = Int32Array.from(new Set(parts.flatMap((part) => part.map(([cell]) => cell)))).sort();
  const at = new Map([...cells].map((cell, i) => [cell, i]));
  const evidence: Evidence = {
    months, cells, units: [...cells].map((cell) => landOf(cell)!),
    terrorist: new Float64Array(cells.length * months), conventional: new Float64Array(cells.length * months)
  };
  for (const [i, {month, tactic, events}] of sites.entries()) for (const [cell, share] of parts[i]!) evidence[tactic][at.get(cell)! * months + month]! += share * events;
  return evidence;
}

function remembered<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value);
  return value;
}

const columns = 720;
const kmPerDegree = 111.195;

function sharesOf(lat: number, lon: number, rangeKm: number, landOf: (cell: number) => Unit | null): [cell: number, share: number][] {
  const own = gid(lat, lon) - 1;
  const [row, column] = [Math.floor(own / columns), own % columns];
  const narrow = Math.cos(lat * Math.PI / 180);
  const weights: [number, number][] = [];
  for (let north = -1; north <= 1; north++) {
    for (let east = -1; east <= 1; east++) {
      if (row + north < 0 || row + north >= 360) continue;
      const cell = (row + north) * columns + (column + east + columns) % columns + 1;
      if (!landOf(cell)) continue;
      const up = north < 0 ? lat + 90 - row / 2 : north > 0 ? (row + 1) / 2 - (lat + 90) : 0;
      const side = east < 0 ? lon + 180 - column / 2 : east > 0 ? (column + 1) / 2 - (lon + 180) : 0;
      const km = kmPerDegree * Math.hypot(up, side * narrow);
      const weight = north || east ? 1 / (1 + Math.exp(7 * km / rangeKm - 7)) : 1;
      if (weight > 0.01) weights.push([cell, weight]);
    }
  }
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  return weights.map(([cell, weight]) => [cell, weight / sum]);
}

/** The first-level unit of the land of a cell: at its middle, else where most of 25 points lie; null where none is on land. */
function landUnit(cell: number): Unit | null {
  const {lat, lon} = cellCenter(cell);
  const middle = unitAt(lat, lon);
  if (middle) return middle;
  const seen = new Map<Unit, number>();
  for (const north of fifths) for (const east of fifths) {
    const unit = unitAt(lat + north, lon + east);
    if (unit) seen.set(unit, (seen.get(unit) ?? 0) + 1);
  }
  return [...seen].reduce<[Unit | null, number]>((best, next) => next[1] > best[1] ? next : best, [null, 0])[0];
}

const fifths = [-0.2, -0.1, 0, 0.1, 0.2] as const;
