import {distanceKm, earthRadiusKm} from "../geo/distance.ts";
import {CellField} from "../geo/cell-field.ts";
import {unitAt} from "../geo/place.ts";

/** Events at one place. */
export interface HavenSite {
  latitude: number;
  longitude: number;
  country: string | null;
  admin1: string | null;
  precise: boolean;
  /** Known to a district or a first-level unit. */
  regional: boolean | null;
  events: number;
}

export interface Exposure {
  admin1: string;
  country: string;
  exposed_km2: number;
  exposed_share: number;
  events: number;
  coarse: number;
  /** Events that the neighbourhood outside the unit would give its exposed part. */
  neighbourhood: number;
}

const step = 0.25;
const kmPerDegree = earthRadiusKm * Math.PI / 180;

interface Point {
  lat: number;
  lon: number;
  unit: string;
  area: number;
  events: number;
}

/**
 * The land around events as points a quarter of a degree apart, each with its unit and the precise events of its square; and for each unit the density that a Gaussian average of
 * the points outside it gives for those within, where one with events is within twice the reach. Events off the land count for no unit and expose none.
 */
export function exposures(sites: readonly HavenSite[], reach: number): Exposure[] {
  const far = 3 * reach;
  const field = new CellField(step);
  field.clear();
  const events = new Map<number, number>();
  for (const site of sites) if (site.precise) events.set(field.cellOf(site.latitude, site.longitude), (events.get(field.cellOf(site.latitude, site.longitude)) ?? 0) + site.events);
  const points = new Map<number, Point | null>();
  const at = (cell: number) => {
    let point = points.get(cell);
    if (point === undefined) points.set(cell, point = pointOf(cell, events.get(cell) ?? 0));
    return point;
  };
  for (const cell of events.keys()) for (const near of within(cell, far)) at(near);
  const units = new Map<string, Exposure & {sampled: number}>();
  for (const [cell, point] of [...points].toSorted(([a], [b]) => a - b)) {
    if (!point) continue;
    const [country, admin1] = point.unit.split("\n") as [string, string];
    let unit = units.get(point.unit);
    if (!unit) units.set(point.unit, unit = {admin1, country, exposed_km2: 0, exposed_share: 0, events: 0, coarse: 0, neighbourhood: 0, sampled: 0});
    unit.sampled += point.area;
    const density = outside(cell, point, {at, reach, far});
    if (density === null) continue;
    unit.exposed_km2 += point.area;
    unit.events += point.events;
    unit.neighbourhood += density * point.area;
  }
  for (const {country, admin1, regional, precise, events: n} of sites) {
    const unit = units.get(`${country}\n${admin1}`);
    if (unit && !precise && regional) unit.coarse += n;
  }
  return [...units.values()].filter(({exposed_km2}) => exposed_km2 > 0).map(({sampled, ...unit}) => ({...unit, exposed_km2: Math.round(unit.exposed_km2), exposed_share: Math.round(unit.exposed_km2 / sampled * 1000) / 1000}));
}

/** Density of events, per km², of the land outside the unit of a point; null where no event there is within twice the reach. */
function outside(cell: number, point: Point, {at, reach, far}: {at: (cell: number) => Point | null; reach: number; far: number}): number | null {
  let [sum, weight, nearest] = [0, 0, Infinity];
  for (const near of within(cell, far)) {
    const other = at(near);
    if (!other || other.unit === point.unit) continue;
    const km = distanceKm(point.lat, point.lon, other.lat, other.lon);
    const kernel = Math.exp(-0.5 * (km / reach) ** 2);
    sum += kernel * other.events;
    weight += kernel * other.area;
    if (other.events && km < nearest) nearest = km;
  }
  return nearest <= 2 * reach && weight > 0 ? sum / weight : null;
}

const columns = 360 / step;
const rows = 180 / step;

function middleOf(cell: number): {lat: number; lon: number} {
  return {lat: (Math.floor(cell / columns) + 0.5) * step - 90, lon: (cell % columns + 0.5) * step - 180};
}

/** Cells whose middle is within so many km, across the antimeridian; near a pole the whole rows. */
function within(cell: number, km: number): number[] {
  const [row, column] = [Math.floor(cell / columns), cell % columns];
  const {lat} = middleOf(cell);
  const tall = Math.floor(km / kmPerDegree / step);
  const found: number[] = [];
  for (let r = Math.max(0, row - tall); r <= Math.min(rows - 1, row + tall); r++) {
    const north = (r - row) * step * kmPerDegree;
    const narrow = Math.cos(Math.min(89.9, Math.max(Math.abs(lat), Math.abs((r + 0.5) * step - 90))) * Math.PI / 180);
    const wide = Math.min(columns / 2 - 1, Math.floor(Math.sqrt(Math.max(0, km * km - north * north)) / (kmPerDegree * narrow * step)));
    for (let c = column - wide; c <= column + wide; c++) found.push(r * columns + (c + columns) % columns);
  }
  return found;
}

function pointOf(cell: number, events: number): Point | null {
  const {lat, lon} = middleOf(cell);
  const unit = unitAt(lat, lon);
  const area = kmPerDegree ** 2 * step * step * Math.cos(lat * Math.PI / 180);
  return unit ? {lat, lon, unit: `${unit.iso3}\n${unit.name}`, area, events} : null;
}
