import {earthRadiusKm} from "../geo/distance.ts";
import {compass, type FrontLine} from "./scenario.ts";

const radians = Math.PI / 180;

/**
 * Where a place stands to a front: `along` in km from the origin in the direction of the front, `across` in km to the side (0 for an outward front),
 * both on the sphere; and how dense violence is there, from 0 to 1, when the front is `reach` km from its origin.
 */
export interface FrontGeometry {
  along(lat: number, lon: number): number;
  across(lat: number, lon: number): number;
  /** km from the origin, so many years after the start. */
  reach(years: number): number;
  density(along: number, across: number, reach: number): number;
  /** The highest density in a box of `along` and `across`, while the front goes from one reach to another. */
  bound(along: readonly [number, number], across: number, reach: readonly [number, number]): number;
}

export function frontGeometry({origin: [lat, lon], direction, km_per_year, start_km, edge_km, behind_km, depth_km = Infinity, breadth_km = Infinity}: FrontLine): FrontGeometry {
  const o = unit(lat, lon);
  const bearing = direction === "outward" ? 0 : (typeof direction === "number" ? direction : compass[direction]) * radians;
  const [east, north] = [Math.sin(bearing), Math.cos(bearing)];
  const [sinLat, cosLat, sinLon, cosLon] = [Math.sin(lat * radians), Math.cos(lat * radians), Math.sin(lon * radians), Math.cos(lon * radians)];
  const ahead: Vector = [-east * sinLon - north * sinLat * cosLon, east * cosLon - north * sinLat * sinLon, north * cosLat];
  const side: Vector = [o[1] * ahead[2] - o[2] * ahead[1], o[2] * ahead[0] - o[0] * ahead[2], o[0] * ahead[1] - o[1] * ahead[0]];
  const behindWeight = (behind: number) => (behind > 0 ? Math.exp(-behind / depth_km) : 1) / (1 + Math.exp(-behind / edge_km));
  // far enough behind, the soft edge is over and only the fall remains
  const peak = depth_km > 2 * edge_km && depth_km < Infinity ? edge_km * Math.log(depth_km / edge_km - 1) : depth_km === Infinity ? Infinity : 0;
  const rearWeight = (along: number) => direction === "outward" ? 1 : 1 / (1 + Math.exp(-(along + behind_km) / edge_km));
  const acrossWeight = (across: number) => Math.exp(-0.5 * (across / breadth_km) ** 2);
  return {
    along: direction === "outward" ? (lat, lon) => { const p = unit(lat, lon); return earthRadiusKm * Math.acos(Math.min(1, dot(p, o))); }
      : (lat, lon) => { const p = unit(lat, lon); return earthRadiusKm * Math.atan2(dot(p, ahead), dot(p, o)); },
    across: direction === "outward" ? () => 0 : (lat, lon) => earthRadiusKm * Math.asin(Math.max(-1, Math.min(1, dot(unit(lat, lon), side)))),
    reach: (years) => start_km + km_per_year * years,
    density: (along, across, reach) => behindWeight(reach - along) * rearWeight(along) * acrossWeight(across),
    bound: ([low, high], across, [from, to]) => behindWeight(Math.max(from - high, Math.min(to - low, peak))) * rearWeight(high) * acrossWeight(across)
  };
}

type Vector = [x: number, y: number, z: number];

function unit(lat: number, lon: number): Vector {
  const ring = Math.cos(lat * radians);
  return [ring * Math.cos(lon * radians), ring * Math.sin(lon * radians), Math.sin(lat * radians)];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
