/** What a sentence states about recorded conflict events, in the words of the sentence. Slots that it does not fill are empty or null. */
export interface Claim {
  /** The exact part of the text that states it. */
  span: string;
  measure: ClaimMeasure;
  /** Actors as written. */
  actors: readonly string[];
  role: ClaimRole;
  event_type: ClaimEventType;
  /** Places as written. */
  places: readonly string[];
  period: ClaimPeriod;
  comparator: Comparator;
  /** A number, a range [low, high], or null where the sentence has none. */
  value: number | readonly [number, number] | null;
  unit: ClaimUnit | null;
  /** What a share, change or rank is held against, in the words of the sentence. */
  baseline: string | null;
  source_named: SourceNamed | null;
  /** True where the sentence is about one event (an ambush, a raid, a massacre), not about a sum over many. */
  single_event: boolean;
  /** Other readings of the same words, most likely first. */
  readings: readonly OtherReading[];
}

export const claimMeasures = ["events", "fatalities", "civilian_fatalities", "share", "change", "rank", "first_event", "spread", "other"] as const;
export type ClaimMeasure = (typeof claimMeasures)[number];

export const claimRoles = ["perpetrator", "involved", "target", "any"] as const;
export type ClaimRole = (typeof claimRoles)[number];

export const claimEventTypes = ["battle", "explosion", "civilian_targeting", "abduction", "protest", "any"] as const;
export type ClaimEventType = (typeof claimEventTypes)[number];

/** `none` stands where a sentence has neither number nor bound; "no deaths" is `eq` 0. */
export const comparators = ["eq", "approx", "gt", "ge", "lt", "le", "none"] as const;
export type Comparator = (typeof comparators)[number];

export const claimUnits = ["events", "deaths", "percent", "ratio", "rank", "places"] as const;
export type ClaimUnit = (typeof claimUnits)[number];

export const sourcesNamed = ["ACLED", "UCDP", "UN", "government", "other"] as const;
export type SourceNamed = (typeof sourcesNamed)[number];

/** Days as YYYY-MM-DD, inclusive; null where it cannot be known. `text` as written. */
export interface ClaimPeriod {
  from: string | null;
  to: string | null;
  text: string | null;
}

/** The slots that read otherwise, and why both readings are possible. */
export interface OtherReading {
  slots: Partial<Omit<Claim, "readings" | "span">>;
  reason: string;
}

/** Why a sentence holds no claim that records of events could settle. */
export const setAsideReasons = ["number_not_events", "opinion", "forecast", "qualitative", "other"] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

export interface Extraction {
  claims: readonly (Claim & {sentence: string})[];
  set_aside: readonly {sentence: string; reason: SetAsideReason}[];
}
