import {earthRadiusKm} from "./distance.ts";

const kmPerDegree = earthRadiusKm * Math.PI / 180;

/** A place so many km east and north of another, in degrees; across the antimeridian, and no farther than the poles. */
export function displaced(lat: number, lon: number, eastKm: number, northKm: number): {lat: number; lon: number} {
  const north = Math.max(-90, Math.min(90, lat + northKm / kmPerDegree));
  const east = lon + eastKm / (kmPerDegree * Math.max(0.01, Math.cos(north * Math.PI / 180)));
  return {lat: north, lon: ((east + 180) % 360 + 360) % 360 - 180};
}
