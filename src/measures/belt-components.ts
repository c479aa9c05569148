import {CellField} from "../geo/cell-field.ts";
import {earthRadiusKm} from "../geo/distance.ts";
import {sphericalMean} from "../geo/local-plane.ts";
import {cellCenter} from "../geo/grid.ts";
import {belongsTo, type NamedPlace} from "../geo/named-place.ts";
import {endKm, type BeltSite} from "./belt-joining.ts";
import type {ResultRow} from "./result.ts";

/** A site with the country that the source records. */
export type LocatedRow = BeltSite & {recorded: string | null};

const kmPerDegree = earthRadiusKm * Math.PI / 180;

/** The belts of precise events on the unshifted half-degree grid, from the one with most cells, then most events. */
export function components(sites: readonly LocatedRow[], ends: readonly [NamedPlace, NamedPlace] | null): ResultRow[] {
  const belts = beltsOf(sites);
  const all = belts.reduce((sum, {cells}) => sum + cells.length, 0);
  return belts.map(({cells, members, events}, i): ResultRow => ({belt: i + 1, cells: cells.length, events, cells_share: Math.round(cells.length / all * 1000) / 1000, ...spanOf(members), ...ends ? {ends: reached(members, ends)} : {}}));
}

/** The cells of the same belts, each belt's from the one with most events. */
export function componentCells(sites: readonly LocatedRow[], ends: readonly [NamedPlace, NamedPlace] | null): ResultRow[] {
  return beltsOf(sites).flatMap(({cells, members}, i) => {
    const own: ResultRow = ends ? {ends: reached(members, ends)} : {};
    return cells.map(({cell, sites: here}): ResultRow => {
      // the unshifted field counts cells from 0 as PRIO-GRID does from 1
      const {lat, lon} = cellCenter(cell + 1);
      return {belt: i + 1, cell: String(cell + 1), events: eventsOf(here), country_codes: codesOf(here).join(", "), latitude: lat, longitude: lon, ...own};
    }).toSorted((a, b) => Number(b.events) - Number(a.events) || Number(a.cell) - Number(b.cell));
  });
}

interface Belt {
  cells: {cell: number; sites: LocatedRow[]}[];
  members: LocatedRow[];
  events: number;
}

function beltsOf(sites: readonly LocatedRow[]): Belt[] {
  const field = new CellField(0.5);
  field.clear();
  const inCell = new Map<number, LocatedRow[]>();
  for (const site of sites) {
    const cell = field.mark(site.latitude, site.longitude);
    const known = inCell.get(cell);
    if (known) known.push(site);
    else inCell.set(cell, [site]);
  }
  return field.components().map((numbers): Belt => {
    const cells = numbers.map((cell) => ({cell, sites: inCell.get(cell)!}));
    const members = cells.flatMap(({sites: here}) => here);
    return {cells, members, events: eventsOf(members)};
  }).toSorted((a, b) => b.cells.length - a.cells.length || b.events - a.events);
}

function eventsOf(sites: readonly LocatedRow[]): number {
  return sites.reduce((sum, {events}) => sum + events, 0);
}

/** Countries that the source records. */
function codesOf(sites: readonly LocatedRow[]): string[] {
  return [...new Set(sites.flatMap(({recorded}) => recorded ?? []))].toSorted();
}

/** How many belts there are, and how many cells the largest has, over 16 shifted grids: the least and the most; and the belts on quarter-degree cells. */
export function shiftedComponents(sites: readonly LocatedRow[]): {belts: readonly [number, number]; cells: readonly [number, number]; fine: readonly [number, number]} {
  const precise = sites.filter(({known}) => known === "exact" || known === "near");
  const quarters = [0, 0.25, 0.5, 0.75];
  const over = (size: number) => {
    const field = new CellField(size);
    return quarters.flatMap((north) => quarters.map((east) => {
      field.clear(north, east);
      for (const {latitude, longitude} of precise) field.mark(latitude, longitude);
      const found = field.components();
      return {belts: found.length, cells: found[0]?.length ?? 0};
    }));
  };
  const ends = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
  const half = over(0.5);
  return {belts: ends(half.map(({belts}) => belts)), cells: ends(half.map(({cells}) => cells)), fine: ends(over(0.25).map(({belts}) => belts))};
}

function spanOf(sites: readonly LocatedRow[]): ResultRow {
  const latitudes = sites.map(({latitude}) => latitude);
  const longitudes = sites.map(({longitude}) => longitude);
  const middle = sphericalMean(latitudes, longitudes, sites.map(({events}) => events));
  const [south, north] = [least(latitudes), -least(latitudes.map((lat) => -lat))];
  const codes = codesOf(sites);
  return {
    east_west_km: tenth(arcOf(longitudes) * kmPerDegree * Math.cos((north + south) / 2 * Math.PI / 180)), north_south_km: tenth((north - south) * kmPerDegree),
    countries: codes.length, country_codes: codes.join(", "),
    latitude: middle && Number(middle.lat.toFixed(4)), longitude: middle && Number(middle.lon.toFixed(4))
  };
}

/** Degrees of the shortest arc that holds all longitudes, also across the antimeridian. */
function arcOf(longitudes: readonly number[]): number {
  const sorted = [...new Set(longitudes.map((lon) => (lon + 360) % 360))].toSorted((a, b) => a - b);
  const gaps = sorted.map((lon, i) => (i ? lon - sorted[i - 1]! : lon + 360 - sorted.at(-1)!));
  return sorted.length < 2 ? 0 : 360 - Math.max(...gaps);
}

function reached(sites: readonly LocatedRow[], ends: readonly [NamedPlace, NamedPlace]): string {
  return ends.filter((end) => sites.some(({latitude, longitude, country, admin1}) => belongsTo(end, {lat: latitude, lon: longitude, country, admin1}, endKm))).map(({name}) => name).join("; ");
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
