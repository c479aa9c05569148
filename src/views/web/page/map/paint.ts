import {kinds, type Kind} from "../../../../figures/index.ts";
import type {MarkColumns} from "./mark-layer.ts";
import {shapeNumbers} from "./mark-layer.ts";
import type {Marks} from "./marks.ts";
import {leastRadius, radiusOf, type Sizes} from "./sizes.ts";
import type {Ground} from "./style.ts";

/** The colours of kinds for what knows no custom properties, as the figures have them. */
export const kindColors: Readonly<Record<Ground, Readonly<Record<Kind, readonly [number, number, number]>>>> = {
  light: {battle: [0, 114, 178], civilians: [213, 94, 0], nonstate: [0, 158, 115], explosion: [230, 159, 0], other: [120, 120, 120]},
  dark: {battle: [75, 163, 220], civilians: [239, 125, 43], nonstate: [47, 191, 148], explosion: [240, 180, 41], other: [163, 163, 163]}
};

const clear = 0;

/** The columns of a layer of marks. Places known only to a district or region are open rings, and so is what has no known deaths. */
export function paint(marks: Marks, values: Float64Array, sizes: Sizes, ground: Ground): MarkColumns {
  const {length, positions, kind, coarse} = marks;
  const [fills, lines] = [new Uint8Array(length * 4), new Uint8Array(length * 4)];
  const [radii, shapes] = [new Float32Array(length), new Float32Array(length)];
  for (let i = 0; i < length; i++) {
    const color = kindColors[ground][kind[i]!];
    const value = values[i]!;
    fills.set(color, 4 * i);
    fills[4 * i + 3] = coarse[i] || !(value > 0) ? clear : ground === "dark" ? 150 : 140;
    lines.set(color, 4 * i);
    lines[4 * i + 3] = 220;
    radii[i] = radiusOf(value, sizes);
    shapes[i] = shapeNumbers[kinds[kind[i]!].shape];
  }
  return {length, positions, radii, fills, lines, shapes};
}

/** Sets the radii for one moment of the playback in place: nothing where nothing is recorded in it. */
export function paintMoment(columns: MarkColumns, events: Float64Array, values: Float64Array, sizes: Sizes): void {
  const {radii} = columns;
  for (let i = 0; i < columns.length; i++) {
    const value = values[i]!;
    radii[i] = value > 0.01 ? Math.max(leastRadius * Math.min(1, events[i]! * 4), sizes.perRoot * Math.sqrt(value)) : events[i]! > 0.05 ? leastRadius : 0;
  }
}
