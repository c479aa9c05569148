import type {Caution, Provenance} from "../measures/result.ts";

export const verdicts = ["reproduced", "reproduced_under", "off_by", "another_quantity", "contradicted", "not_computable", "opinion", "forecast"] as const;
export type VerdictName = (typeof verdicts)[number];

/** What a check of one claim found. */
export interface Verdict {
  verdict: VerdictName;
  /** One sentence a journalist can print, in English and French, that says no more than the numbers do. */
  sentence: Bilingual;
  /** By how much the nearest reading misses; `date` in days, where an event is found on another day than the claim's period. */
  off: Off | null;
  /** The reading that decided, by its id; null where nothing could be computed. */
  reading: string | null;
  /** Every reading that was computed, ranked beforehand: the first is the plain one. Never more than {@link mostReadings}. */
  readings: readonly ReadingAnswer[];
  /** How many readings there are, their span, and the share that agrees with the claim. */
  agreement: {readings: number; lowest: number | null; highest: number | null; share: number | null};
  /** Other quantities that the number was held against, because no reading met it; they are not readings and do not count in `agreement`. */
  quantities: readonly ReadingAnswer[];
  /** Events behind the deciding reading; for many, the ones that weigh most, with `eventCount` for all. */
  events: readonly VerdictEvent[];
  eventCount: number | null;
  /** Which data is missing or why no data could settle it; for not_computable, opinion and forecast. */
  missing: MissingReason | null;
  /** Where records do not hold what the claim is about: what the measure that comes nearest to it finds. */
  note?: Bilingual;
  /** Other sources' answers, shown beside and never as the judge of a claim that names its source. */
  beside: readonly ReadingAnswer[];
  cautions: readonly Caution[];
  provenance: readonly Provenance[];
}

export interface Bilingual {
  en: string;
  fr: string;
}

export interface Off {
  /** computed minus claimed, in the claim's unit; null where the value is met. */
  value: number | null;
  /** Days from the claim's period to the event (negative: earlier); null where the date is met. */
  date: number | null;
}

/** The most readings of a claim; docs/verdicts.md tells which. */
export const mostReadings = 8;

export const missingReasons = {
  place_not_covered: "no loaded release covers the place",
  period_not_covered: "no loaded release covers the period, or too little of it",
  not_a_census: "what is loaded is no census: it can show single events, not totals",
  kind_not_recorded: "the source does not record this kind of event or number",
  source_not_loaded: "the source that the claim names is not loaded",
  not_as_published: "the source that the claim names is loaded, but not as it stood at publication",
  actor_not_recorded: "the claim's actor is none that the source or the alias table knows",
  place_unknown: "the claim's place is none that the source or the gazetteer knows, or the claim has neither actor nor place",
  place_too_small: "the place is a town or village: single events are looked up there, totals are not",
  undercount: "the source records less than was claimed, and a source that undercounts cannot refute a lower bound, nor a number without a source that another may count",
  period_unknown: "the claim depends on a period that it does not tell, or not in a way that could be read",
  event_not_found: "no recorded event fits, and a source that undercounts cannot refute one",
  undecided: "the events are too few or too even to tell",
  not_in_events: "records of events do not hold what the claim is about"
} as const;
export type MissingReason = keyof typeof missingReasons;

export interface ReadingAnswer {
  id: string;
  /** What this reading takes, axis by axis, in words of docs/verdicts.md. */
  definition: Bilingual;
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
  /** The two sides as the source names them. */
  sides?: string | null;
}
