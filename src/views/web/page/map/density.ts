import type {Marks} from "./marks.ts";
import {mercator} from "./pick.ts";
import {amountColors} from "./areas.ts";
import type {Ground} from "./style.ts";
import type {Box} from "./use-map.ts";

/** A kernel density of the marks as an image in the map's projection. */
export interface Density {
  canvas: HTMLCanvasElement;
  box: Box;
  bandwidthKm: number;
  /** Lowest value of each class, per 1,000 km². */
  steps: {from: number; color: string}[];
}

const kmPerDegree = 111.195;
/** Standard deviation of the Gaussian kernel by the zoom of the map: some 12 px, in round km. */
const bandwidths = [400, 200, 100, 50, 25, 15];

/**
 * A Gaussian kernel around each mark, cut at three bandwidths, summed on a raster of the box and given per 1,000 km². Marks of squares of a quarter of a
 * degree (28 km) stand for their events, so the bandwidth is never below 15 km.
 */
export function densityImage(marks: Marks, area: "deaths" | "events", box: Box, zoom: number, ground: Ground): Density {
  const bandwidthKm = bandwidths[Math.max(0, Math.min(bandwidths.length - 1, Math.round(zoom) - 2))]!;
  const [x0, y0] = mercator(box.west, Math.min(85, box.north));
  const [x1, y1] = mercator(box.east, Math.max(-85, box.south));
  const columns = 320;
  const rows = Math.max(40, Math.min(480, Math.round(columns * (y1 - y0) / (x1 - x0))));
  const [dx, dy] = [(x1 - x0) / columns, (y1 - y0) / rows];
  const sums = new Float64Array(columns * rows);
  const values = area === "deaths" ? marks.best : marks.events;
  for (let i = 0; i < marks.length; i++) {
    const value = values[i]!;
    if (!(value > 0)) continue;
    const [lon, lat] = [marks.positions[2 * i]!, marks.positions[2 * i + 1]!];
    const [x, y] = mercator(lon, lat);
    // km on the ground for one unit of the projection, at this latitude
    const km = 360 * kmPerDegree * Math.cos(lat * Math.PI / 180);
    const [reachX, reachY] = [3 * bandwidthKm / km / dx, 3 * bandwidthKm / km / dy];
    const [cx, cy] = [(x - x0) / dx, (y - y0) / dy];
    const peak = value / (2 * Math.PI * bandwidthKm ** 2) * 1000;
    for (let row = Math.max(0, Math.ceil(cy - reachY)); row <= Math.min(rows - 1, cy + reachY); row++)
      for (let column = Math.max(0, Math.ceil(cx - reachX)); column <= Math.min(columns - 1, cx + reachX); column++) {
        const distance = ((column + 0.5 - cx) * dx * km) ** 2 + ((row + 0.5 - cy) * dy * km) ** 2;
        sums[row * columns + column]! += peak * Math.exp(-distance / (2 * bandwidthKm ** 2));
      }
  }
  const steps = stepsOf(sums, ground);
  return {canvas: imageOf(sums, columns, rows, steps), box, bandwidthKm, steps};
}

/** Five classes by halving from the highest, in round numbers. */
function stepsOf(sums: Float64Array, ground: Ground): Density["steps"] {
  const most = sums.reduce((top, value) => value > top ? value : top, 0);
  if (!most) return [];
  const round = (value: number) => Number(value.toPrecision(1));
  const froms = [...new Set([0.02, 0.06, 0.15, 0.35, 0.65].map((share) => round(share * most)))];
  return froms.map((from, i) => ({from, color: amountColors[ground][i]!}));
}

function imageOf(sums: Float64Array, columns: number, rows: number, steps: Density["steps"]): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [columns, rows];
  const context = canvas.getContext("2d")!;
  const image = context.createImageData(columns, rows);
  const colors = steps.map(({color}) => [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16)));
  for (let i = 0; i < sums.length; i++) {
    const at = steps.findLastIndex(({from}) => sums[i]! >= from);
    if (at < 0) continue;
    image.data.set([...colors[at]!, 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

