import {admin1} from "./basemap.ts";
import {unitAt} from "./place.ts";

/**
 * Up to `count` points drawn evenly over the area of a first-level unit, by the uniform numbers of `random`; fewer, or none, for a unit that is tiny or
 * that the basemap does not have.
 */
export function pointsInUnit(iso3: string, name: string, count: number, random: () => number): {lat: number; lon: number}[] {
  const positions = admin1([iso3]).features.filter(({properties}) => properties.name === name)
    .flatMap(({geometry}) => geometry.type === "Polygon" ? geometry.coordinates.flat() : geometry.coordinates.flat(2));
  if (!positions.length) return [];
  const extent = (axis: 0 | 1) => positions.reduce<readonly [number, number]>(([low, high], position) => [Math.min(low, position[axis]!), Math.max(high, position[axis]!)], [Infinity, -Infinity]);
  const [[west, east], [south, north]] = [extent(0), extent(1)];
  const sine = (degrees: number) => Math.sin(degrees * Math.PI / 180);
  const points: {lat: number; lon: number}[] = [];
  for (let tries = 0; tries < 20 * count && points.length < count; tries++) {
    const lat = Math.asin(sine(south) + random() * (sine(north) - sine(south))) * 180 / Math.PI;
    const lon = west + random() * (east - west);
    const unit = unitAt(lat, lon);
    if (unit?.iso3 === iso3 && unit.name === name) points.push({lat, lon});
  }
  return points;
}
