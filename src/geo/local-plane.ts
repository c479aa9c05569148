import {geoAzimuthalEqualArea} from "d3-geo";
import {earthRadiusKm} from "./distance.ts";

const radians = Math.PI / 180;

/**
 * The point in degrees whose direction is the mean of those of the points: right across the antimeridian and at the poles. Null where the points
 * balance out around the globe, or there are none.
 */
export function sphericalMean(latitudes: readonly number[], longitudes: readonly number[], weights: readonly number[] = latitudes.map(() => 1)): {lat: number; lon: number} | null {
  let [x, y, z, n] = [0, 0, 0, 0];
  for (const [i, lat] of latitudes.entries()) {
    const weight = weights[i]!;
    const ring = Math.cos(lat * radians);
    x += weight * ring * Math.cos(longitudes[i]! * radians);
    y += weight * ring * Math.sin(longitudes[i]! * radians);
    z += weight * Math.sin(lat * radians);
    n += weight;
  }
  const length = Math.hypot(x, y, z);
  return length > 1e-6 * n && n > 0 ? {lat: Math.atan2(z, Math.hypot(x, y)) / radians, lon: Math.atan2(y, x) / radians} : null;
}

/** Places in km east and north of `center`, in Lambert's azimuthal equal-area projection: true in area everywhere, in distance near the centre. */
export function localPlane(center: {lat: number; lon: number}): (lat: number, lon: number) => [east: number, north: number] {
  const project = geoAzimuthalEqualArea().rotate([-center.lon, -center.lat]).translate([0, 0]).scale(earthRadiusKm).clipAngle(null as unknown as number).precision(0);
  return (lat, lon) => {
    const [x, y] = project([lon, lat]) ?? [0, 0];
    return [x, -y];
  };
}
