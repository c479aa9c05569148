import type {Caution, Provenance} from "../measures/result.ts";

export const verdicts = ["reproduced", "reproduced_under", "off_by", "another_quantity", "contradicted", "not_computable", "opinion", "forecast"] as const;
export type VerdictName = (typeof verdicts)[number];

/** What a check of one claim found. */
export interface Verdict {
  verdict: VerdictName;
  /** One sentence a journalist can print, in English and French, that says no more than the numbers do. */
  sentence: {en: string; fr: string};
  /** By how much the nearest reading misses; `date` in days, where an event is found on another day than the claim's period. */
  off: Off | null;
  /** The reading that decided, by its id; null where nothing could be computed. */
  reading: string | null;
  /** Every reading that was computed, ranked beforehand: the first is the plain one. Never more than a handful. */
  readings: readonly ReadingAnswer[];
  /** How many readings there are, their span, and the share that agrees with the claim. */
  agreement: {readings: number; lowest: number | null; highest: number | null; share: number | null};
  /** Events behind the deciding reading; for many, the ones that weigh most, with `eventCount` for all. */
  events: readonly VerdictEvent[];
  eventCount: number | null;
  /** Which data is missing or why no data could settle it; for not_computable, opinion and forecast. */
  missing: MissingReason | null;
  /** Other sources' answers, shown beside and never as the judge of a claim that names its source. */
  beside: readonly ReadingAnswer[];
  cautions: readonly Caution[];
  provenance: readonly Provenance[];
}

export interface Off {
  /** computed minus claimed, in the claim's unit; null where the value is met. */
  value: number | null;
  /** Days from the claim's period to the event (negative: earlier); null where the date is met. */
  date: number | null;
}

export const missingReasons = ["place_not_covered", "period_not_covered", "not_a_census", "kind_not_recorded", "source_not_loaded", "actor_not_recorded", "undercount", "period_unknown", "not_in_events"] as const;
export type MissingReason = (typeof missingReasons)[number];

export interface ReadingAnswer {
  id: string;
  /** What this reading takes, axis by axis, in words of docs/verdicts.md. */
  definition: {en: string; fr: string};
  axes: Readonly<Record<string, string>>;
  value: number | null;
  low: number | null;
  high: number | null;
  agrees: boolean | null;
  events: number | null;
  /** The command that reproduces the value. */
  command: string;
}

export interface VerdictEvent {
  id: string;
  date_start: string;
  country: string | null;
  place: string | null;
  deaths: number | null;
}
