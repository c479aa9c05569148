import {kindOf} from "../../../../figures/index.ts";
import {useAnswer, type Answer} from "../api.ts";
import type {Result} from "../registry.ts";
import {queryText, type Query} from "../view.ts";
import {marksOf, type Marks} from "./marks.ts";

export type EventRow = Result["rows"][number];

/** From this zoom on single events are drawn where they are not too many. */
export const closeFrom = 7.5;
export const mostEvents = 1500;

/** The events of a part of the map, each with what the source says of it. */
export function useEvents(selection: Query | null, revision: number, limit = mostEvents): Answer<Result> {
  return useAnswer<Result>(selection && `api/events?${queryText(selection, {limit})}`, undefined, revision, "map");
}

const coarse = new Set(["admin2", "admin1", "line", "country", "sea"]);

/** A mark for each event. `order[i]` is the row of glyph i. */
export function eventMarks({rows, command}: Result): {marks: Marks; order: readonly EventRow[]} {
  const placed = rows.filter(({latitude, longitude}) => latitude !== null && longitude !== null).sort((a, b) => Number(b["best"] ?? -1) - Number(a["best"] ?? -1));
  const cell = (name: string) => (row: number) => {
    const of = placed[row]!;
    if (name === "mark") return row;
    if (name === "events") return 1;
    if (name === "unknown") return of["best"] === null ? 1 : 0;
    if (name === "coarse") return coarse.has(String(of["place_level"])) ? 1 : 0;
    return (of[name] ?? null) as string | number | null;
  };
  return {marks: marksOf({length: placed.length, command, get: cell}, kindOf), order: placed};
}
