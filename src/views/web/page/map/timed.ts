import {ask} from "../api.ts";
import type {Axis} from "../time/axis.ts";
import type {Query} from "../view.ts";
import {decodeTimed, timedPath} from "./marks-answer.ts";
import type {TimedMarks} from "./marks.ts";
import {sizesFor, type Sizes} from "./sizes.ts";

/** The marks of a selection by period, asked for once more where the playback has not done so. */
export function timedFor(selection: Query, size: number, axis: Axis): Promise<TimedMarks> {
  return ask(timedPath(selection, size, axis), undefined, decodeTimed(axis));
}

/** One scale for all moments, by the largest window of any glyph, so that marks compare through time. `width` is the map's, px. */
export function sizesOver({length, periods, eventSums, deathSums}: TimedMarks, area: "deaths" | "events", mode: "window" | "cumulative", window: number, width: number): Sizes {
  const sums = area === "deaths" ? deathSums : eventSums;
  const step = periods.length + 1;
  const reach = mode === "window" ? window : periods.length;
  let largest = 0;
  for (let i = 0; i < length; i++)
    for (let p = 1; p < step; p++) largest = Math.max(largest, sums[i * step + p]! - sums[i * step + Math.max(0, p - reach)]!);
  return sizesFor(largest, mostRadius(width));
}

/** Radius of the largest mark by the width of the map, px. */
export function mostRadius(width: number): number {
  return width < 560 ? 20 : 30;
}
