import type {Caution} from "./result.ts";

/** SQL over events e: the place is known to about 25 km, or the source says nothing of its precision. A half-degree cell is about 55 km. */
export const preciseSql = "e.latitude IS NOT NULL AND (e.place_level IS NULL OR e.place_level IN ('exact', 'near'))";

/** What a measure of cells says of the events that have none. */
export function coarseLeftOut(events: number): Caution[] {
  return events ? [{code: "coarse_left_out", text: `in no cell, since the place is known only to a district or less: ${events === 1 ? "1 event" : `${events} events`}`, values: {events}}] : [];
}
