import {mercator} from "./pick.ts";
import type {Box} from "./use-map.ts";

/** A raster of the map's projection over a box, with the standard deviation of the Gaussian kernel. */
export interface Raster {
  box: Box;
  columns: number;
  rows: number;
  bandwidthKm: number;
}

const kmPerDegree = 111.195;
/** Standard deviation of the Gaussian kernel by the zoom of the map: some 12 px, in round km. */
const bandwidths = [400, 200, 100, 50, 25, 15];

/** Marks of squares of a quarter of a degree (28 km) stand for their events, so the bandwidth is never below 15 km. Four pixels to a bandwidth, which is all that the sum of such kernels has to show. */
export function rasterOf(box: Box, zoom: number): Raster {
  const [x0, y0, x1, y1] = edges(box);
  const bandwidthKm = bandwidths[Math.max(0, Math.min(bandwidths.length - 1, Math.round(zoom) - 2))]!;
  const latitude = (Math.max(-85, box.south) + Math.min(85, box.north)) / 2;
  const km = (box.east - box.west) * kmPerDegree * Math.cos(latitude * Math.PI / 180);
  const columns = Math.max(40, Math.min(320, Math.ceil(4 * km / bandwidthKm)));
  return {box, columns, rows: Math.max(8, Math.min(480, Math.round(columns * (y1 - y0) / (x1 - x0)))), bandwidthKm};
}

/**
 * Adds `value` at mark `i`, spread by a Gaussian cut at three bandwidths, to a raster of sums per 1,000 km². A Gaussian is the product of its columns and its rows, so
 * that both are computed once for each mark and a sum costs no exponential.
 */
export function kernels(positions: Float32Array, {box, columns, rows, bandwidthKm}: Raster): (mark: number, value: number, sums: Float64Array) => void {
  const [x0, y0, x1, y1] = edges(box);
  const [dx, dy] = [(x1 - x0) / columns, (y1 - y0) / rows];
  const peak = 1000 / (2 * Math.PI * bandwidthKm ** 2);
  const spreads = Array.from({length: positions.length / 2}, (_, i) => {
    const [lon, lat] = [positions[2 * i]!, positions[2 * i + 1]!];
    const [x, y] = mercator(lon, lat);
    // km on the ground for one unit of the projection, at this latitude
    const km = 360 * kmPerDegree * Math.cos(lat * Math.PI / 180);
    return {across: along((x - x0) / dx, columns, dx * km / bandwidthKm), down: along((y - y0) / dy, rows, dy * km / bandwidthKm)};
  });
  return (mark, value, sums) => {
    const {across, down} = spreads[mark]!;
    for (let row = 0; row < down.weights.length; row++) {
      const share = value * peak * down.weights[row]!;
      const start = (down.first + row) * columns + across.first;
      for (let column = 0; column < across.weights.length; column++) sums[start + column]! += share * across.weights[column]!;
    }
  };
}

/** The Gaussian around `center` at the middles of the pixels that it reaches; `step` is a pixel in bandwidths. */
function along(center: number, length: number, step: number): {first: number; weights: Float64Array} {
  const reach = 3 / step;
  const first = Math.max(0, Math.ceil(center - reach));
  const last = Math.min(length - 1, Math.floor(center + reach));
  return {first, weights: Float64Array.from({length: Math.max(0, last - first + 1)}, (_, i) => Math.exp(-(((first + i + 0.5 - center) * step) ** 2) / 2))};
}

/** Of a box in the projection: west, north, east, south. */
function edges({west, south, east, north}: Box): [x0: number, y0: number, x1: number, y1: number] {
  return [...mercator(west, Math.min(85, north)), ...mercator(east, Math.max(-85, south))];
}
