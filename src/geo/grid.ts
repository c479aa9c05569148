import type {Polygon} from "geojson";
import {fail} from "../error.ts";
import {earthRadiusKm} from "./distance.ts";

/**
 * Number of the PRIO-GRID cell of a place in degrees (Tollefsen, Strand & Buhaug 2012): cells of half a degree, numbered from 1 in the south-west corner
 * eastwards and then northwards. A cell owns its southern and western edge. The two edges of the world that no cell would own, latitude 90 and
 * longitude 180, belong to the last row and the last column. `size` halves the cell for finer grids (0.25, 0.125, ...), numbered the same way.
 * Throws `invalid_value` where the place is not on the globe or the size does not divide the world.
 */
export function gid(lat: number, lon: number, size = 0.5): number {
  const columns = columnsOf(size);
  if (!(Math.abs(lat) <= 90)) fail("invalid_value", {field: "latitude", value: lat, expected: "-90 to 90"});
  if (!(Math.abs(lon) <= 180)) fail("invalid_value", {field: "longitude", value: lon, expected: "-180 to 180"});
  const row = Math.min(Math.floor((lat + 90) / size), columns / 2 - 1);
  const column = Math.min(Math.floor((lon + 180) / size), columns - 1);
  return row * columns + column + 1;
}

/** Centre of a cell, in degrees. */
export function cellCenter(gid: number, size = 0.5): {lat: number; lon: number} {
  const {south, west} = corner(gid, size);
  return {lat: south + size / 2, lon: west + size / 2};
}

/** Outline of a cell, clockwise as d3-geo wants it, [longitude, latitude] in degrees. */
export function cellPolygon(gid: number, size = 0.5): Polygon {
  const {south, west} = corner(gid, size);
  const [north, east] = [south + size, west + size];
  return {type: "Polygon", coordinates: [[[west, south], [west, north], [east, north], [east, south], [west, south]]]};
}

/** Area of a cell in km² on the sphere of the mean earth radius, land and sea. */
export function cellAreaKm2(gid: number, size = 0.5): number {
  const {south} = corner(gid, size);
  const sine = (lat: number) => Math.sin(lat * Math.PI / 180);
  return earthRadiusKm ** 2 * size * Math.PI / 180 * (sine(south + size) - sine(south));
}

/** {@link gid} as SQL over two expressions of degrees; NULL where one is NULL or off the globe. The expressions are pasted: never outside input. */
export function gidSql(latExpr: string, lonExpr: string, size = 0.5): string {
  const columns = columnsOf(size);
  const [lat, lon] = [`(${latExpr})`, `(${lonExpr})`];
  const row = `least(floor((${lat} + 90) / ${size}), ${columns / 2 - 1})`;
  const column = `least(floor((${lon} + 180) / ${size}), ${columns - 1})`;
  return `(CASE WHEN ${lat} BETWEEN -90 AND 90 AND ${lon} BETWEEN -180 AND 180 THEN CAST(${row} * ${columns} + ${column} + 1 AS INTEGER) END)`;
}

function corner(gid: number, size: number): {south: number; west: number} {
  const columns = columnsOf(size);
  if (!Number.isInteger(gid) || gid < 1 || gid > columns * columns / 2) fail("invalid_value", {field: "grid cell", value: gid, expected: `1 to ${columns * columns / 2}`});
  return {south: Math.floor((gid - 1) / columns) * size - 90, west: (gid - 1) % columns * size - 180};
}

function columnsOf(size: number): number {
  const columns = 360 / size;
  if (!(size > 0) || !Number.isInteger(columns / 2)) fail("invalid_value", {field: "cell size", value: size, expected: "degrees that divide 180, such as 0.5"});
  return columns;
}
