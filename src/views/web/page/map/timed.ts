import {ask} from "../api.ts";
import type {Axis} from "../time/axis.ts";
import type {Query} from "../view.ts";
import {decodeTimed, timedPath} from "./marks-answer.ts";
import type {TimedMarks} from "./marks.ts";
import {sizesFor, type Sizes} from "./sizes.ts";

/** A part of the axis, in periods from its beginning; fractions count in proportion. */
export type Span = readonly [from: number, to: number];

/** `window`: the last `width` periods; `cumulative`: all from the start. */
export interface WindowKind {
  mode: "window" | "cumulative";
  width: number;
}

/** Which squares a layer plays: of what side in degrees, and whether each kind of violence has its own. */
export interface Squares {
  size: number;
  split: "type" | "none";
}

/** PRIO-GRID's, as its layer draws them. */
export const cellSquares: Squares = {size: 0.5, split: "none"};
export const densitySquares: Squares = {size: 0.25, split: "none"};

/** Where a window that ends at `end` begins, on an axis from 0. */
export function windowStart(end: number, {mode, width}: WindowKind): number {
  return mode === "cumulative" ? 0 : Math.max(0, end - width);
}

/** The marks of a selection by period, asked for once more where the playback has not done so. */
export function timedFor(selection: Query, squares: Squares, axis: Axis): Promise<TimedMarks> {
  return ask(timedPath(selection, squares, axis), undefined, decodeTimed(axis));
}

/** One scale for all moments, by the largest window of any glyph, so that marks compare through time. `width` is the map's, px. */
export function sizesOver({length, periods, eventSums, deathSums}: TimedMarks, area: "deaths" | "events", kind: WindowKind, width: number): Sizes {
  const sums = area === "deaths" ? deathSums : eventSums;
  const step = periods.length + 1;
  let largest = 0;
  for (let i = 0; i < length; i++)
    for (let p = 1; p < step; p++) largest = Math.max(largest, sums[i * step + p]! - sums[i * step + windowStart(p, kind)]!);
  return sizesFor(largest, mostRadius(width));
}

/** Radius of the largest mark by the width of the map, px. */
export function mostRadius(width: number): number {
  return width < 560 ? 20 : 30;
}
