import {numbers} from "../../../../figures/index.ts";
import type {Words} from "../words.ts";
import {kernels, rasterOf, type Raster} from "./kernels.ts";
import type {Marks} from "./marks.ts";
import {amountColors, stepOf, type StepScale} from "./step-scale.ts";
import type {Ground} from "./style.ts";
import type {Box} from "./use-map.ts";

/** A kernel density on a raster in the map's projection, per 1,000 km². */
export interface Density {
  raster: Raster;
  sums: Float64Array;
  scale: StepScale;
}

/** A Gaussian kernel around each mark, summed. */
export function densityOf(marks: Marks, area: "deaths" | "events", box: Box, zoom: number, w: Words): Density {
  const raster = rasterOf(box, zoom);
  const spread = kernels(marks.positions, raster);
  const values = area === "deaths" ? marks.best : marks.events;
  const sums = new Float64Array(raster.columns * raster.rows);
  for (let i = 0; i < marks.length; i++) if (values[i]! > 0) spread(i, values[i]!, sums);
  return {raster, sums, scale: densityScale(highest(sums), area, raster, w)};
}

/** Five classes below the highest value, in round numbers. */
export function densityScale(most: number, area: "deaths" | "events", {bandwidthKm}: Raster, w: Words): StepScale {
  const n = numbers(w.lang);
  const from = most > 0 ? [...new Set([0.02, 0.06, 0.15, 0.35, 0.65].map((share) => Number((share * most).toPrecision(1))))] : [];
  return {label: w.layers.densityHead(area), from, text: from.map((value) => w.layers.atLeast(n.significant(value))), colors: amountColors, note: w.layers.bandwidth(n.count(bandwidthKm))};
}

export function highest(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  return most;
}

/** Paints the classes into a canvas that {@link densityCanvas} made; clear below the lowest. Between the pixels of the raster the sums are interpolated. */
export function paintDensity({sums, raster: {columns, rows}, scale: {from, colors}}: Density, ground: Ground, canvas: HTMLCanvasElement): void {
  const context = canvas.getContext("2d", {willReadFrequently: true})!;
  const image = context.createImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(image.data.buffer);
  // red, green, blue and alpha of a pixel, the lowest byte first
  const inks = colors[ground].map((color) => parseInt(`ff${color.slice(5, 7)}${color.slice(3, 5)}${color.slice(1, 3)}`, 16));
  const lowest = from[0] ?? Infinity;
  const across = between(columns, canvas.width);
  const down = between(rows, canvas.height);
  const line = new Float64Array(columns);
  for (let y = 0, i = 0; y < canvas.height; y++) {
    const [above, below, share] = [down.low[y]! * columns, down.high[y]! * columns, down.share[y]!];
    let most = 0;
    for (let column = 0; column < columns; column++) {
      const value = sums[above + column]! + (sums[below + column]! - sums[above + column]!) * share;
      line[column] = value;
      if (value > most) most = value;
    }
    if (most < lowest) {
      i += canvas.width;
      continue;
    }
    for (let x = 0; x < canvas.width; x++, i++) {
      const left = line[across.low[x]!]!;
      const value = left + (line[across.high[x]!]! - left) * across.share[x]!;
      if (value >= lowest) pixels[i] = inks[stepOf(from, value)]!;
    }
  }
  context.putImageData(image, 0, 0);
}

/** Of each of `fine` pixels the two of `coarse` between whose middles it lies, and how far it is from the first. */
function between(coarse: number, fine: number): {low: Uint16Array; high: Uint16Array; share: Float64Array} {
  const at = Float64Array.from({length: fine}, (_, i) => Math.max(0, Math.min(coarse - 1, (i + 0.5) * coarse / fine - 0.5)));
  return {low: Uint16Array.from(at, Math.floor), high: Uint16Array.from(at, (one) => Math.min(coarse - 1, Math.floor(one) + 1)), share: at.map((one) => one - Math.floor(one))};
}

/** Columns of a canvas that is painted in each frame, and of one whose classes have smooth edges in a file. */
export const [quickColumns, fineColumns] = [360, 1200];

/** A canvas of about so many columns, a whole number for each of the raster. */
export function densityCanvas({columns, rows}: Raster, about: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  const fine = Math.max(1, Math.round(about / columns));
  [canvas.width, canvas.height] = [columns * fine, rows * fine];
  return canvas;
}
