import type {Draft} from "./draft.ts";

/** What a count of a sentence is of, as far as the rules of counts.ts can tell. */
export type Counted = "events" | "deaths" | "civilian_deaths" | "casualties" | "abducted" | "places" | "wounded" | "not_events" | "unknown";

export interface Count {
  index: number;
  counted: Counted;
  draft: Draft | null;
}
