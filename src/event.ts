/**
 * The one canonical shape of an event. Each column is declared here once: its SQL type, unit, meaning, and where it
 * stands in UCDP (GED codebook 25.1) and ACLED (codebook 2024). Everything else, readers, store, measures and docs,
 * reads this table.
 */
export interface EventColumn {
  sql: "VARCHAR" | "DATE" | "DOUBLE" | "INTEGER" | "TINYINT" | "BOOLEAN" | "BIGINT";
  unit?: string;
  about: string;
  ucdp?: string;
  acled?: string;
  /** Free text of the source: kept in the release, never in `current`, handed out only on request. */
  text?: true;
}

export const eventColumns = {
  id: {sql: "VARCHAR", about: "the source's own identifier", ucdp: "id", acled: "event_id_cnty"},
  date_start: {sql: "DATE", about: "first day on which the event may have happened", ucdp: "date_start", acled: "event_date"},
  date_end: {sql: "DATE", about: "last day on which the event may have happened", ucdp: "date_end", acled: "event_date"},
  date_prec: {sql: "TINYINT", about: "precision of the date on the source's own scale", ucdp: "date_prec", acled: "time_precision"},
  event_type: {sql: "VARCHAR", about: "kind of violence, one of eventTypes", ucdp: "type_of_violence", acled: "event_type"},
  sub_event_type: {sql: "VARCHAR", about: "the source's finer kind", acled: "sub_event_type"},
  civilian_targeting: {sql: "BOOLEAN", about: "the source says that civilians were the target", ucdp: "type_of_violence = 3", acled: "civilian_targeting"},
  conflict: {sql: "VARCHAR", about: "name of the conflict", ucdp: "conflict_name"},
  dyad: {sql: "VARCHAR", about: "name of the dyad", ucdp: "dyad_name"},
  side_a: {sql: "VARCHAR", about: "first named side; the perpetrator only where the source says so", ucdp: "side_a", acled: "actor1"},
  side_a_id: {sql: "VARCHAR", about: "the source's number of side_a", ucdp: "side_a_new_id"},
  side_a_kind: {sql: "VARCHAR", about: "kind of side_a, one of actorKinds", ucdp: "gwnoa", acled: "inter1"},
  side_b: {sql: "VARCHAR", about: "second named side", ucdp: "side_b", acled: "actor2"},
  side_b_id: {sql: "VARCHAR", about: "the source's number of side_b", ucdp: "side_b_new_id"},
  side_b_kind: {sql: "VARCHAR", about: "kind of side_b, one of actorKinds", ucdp: "gwnob", acled: "inter2"},
  assoc_a: {sql: "VARCHAR", about: "actors named beside side_a, separated by semicolons", acled: "assoc_actor_1"},
  assoc_b: {sql: "VARCHAR", about: "actors named beside side_b, separated by semicolons", acled: "assoc_actor_2"},
  country: {sql: "VARCHAR", about: "ISO 3166-1 alpha-3", ucdp: "country_id", acled: "iso"},
  country_source: {sql: "VARCHAR", about: "the country as the source writes it", ucdp: "country", acled: "country"},
  adm_1: {sql: "VARCHAR", about: "first-level unit as the source names it", ucdp: "adm_1", acled: "admin1"},
  adm_2: {sql: "VARCHAR", about: "second-level unit as the source names it", ucdp: "adm_2", acled: "admin2"},
  place_name: {sql: "VARCHAR", about: "name of the place", ucdp: "where_coordinates", acled: "location"},
  latitude: {sql: "DOUBLE", unit: "degrees north, WGS 84", about: "latitude", ucdp: "latitude", acled: "latitude"},
  longitude: {sql: "DOUBLE", unit: "degrees east, WGS 84", about: "longitude", ucdp: "longitude", acled: "longitude"},
  where_prec: {sql: "TINYINT", about: "precision of the place on the source's own scale", ucdp: "where_prec", acled: "geo_precision"},
  place_level: {sql: "VARCHAR", about: "what the place is known to, one of placeLevels", ucdp: "where_prec", acled: "geo_precision"},
  priogrid_gid: {sql: "INTEGER", about: "PRIO-GRID cell as the source gives it", ucdp: "priogrid_gid"},
  deaths_a: {sql: "INTEGER", unit: "deaths", about: "dead of side_a, best estimate", ucdp: "deaths_a"},
  deaths_b: {sql: "INTEGER", unit: "deaths", about: "dead of side_b, best estimate", ucdp: "deaths_b"},
  deaths_civilians: {sql: "INTEGER", unit: "deaths", about: "dead civilians, best estimate", ucdp: "deaths_civilians"},
  deaths_unknown: {sql: "INTEGER", unit: "deaths", about: "dead of unknown status, best estimate", ucdp: "deaths_unknown"},
  low: {sql: "INTEGER", unit: "deaths", about: "lowest reliable estimate of all deaths", ucdp: "low", acled: "fatalities"},
  best: {sql: "INTEGER", unit: "deaths", about: "best estimate of all deaths; null where no report gives a number", ucdp: "best", acled: "fatalities"},
  high: {sql: "INTEGER", unit: "deaths", about: "highest reliable estimate of all deaths", ucdp: "high", acled: "fatalities"},
  code_status: {sql: "VARCHAR", about: "the publisher's own review mark; Clear where it is done", ucdp: "code_status"},
  event_clarity: {sql: "TINYINT", about: "1 a single event, 2 a summary of several", ucdp: "event_clarity"},
  attribution: {sql: "VARCHAR", about: "who says that side_a did it: claimed, reported or disputed"},
  number_of_sources: {sql: "INTEGER", about: "reports behind the event", ucdp: "number_of_sources"},
  source_office: {sql: "VARCHAR", about: "publishers of the reports", ucdp: "source_office", acled: "source", text: true},
  source_headline: {sql: "VARCHAR", about: "headlines of the reports", ucdp: "source_headline", text: true},
  source_original: {sql: "VARCHAR", about: "who told the reporters", ucdp: "source_original", text: true},
  notes: {sql: "VARCHAR", about: "the source's description of the event", acled: "notes", text: true},
  source_url: {sql: "VARCHAR", about: "address of the report", text: true},
  changed: {sql: "BIGINT", unit: "seconds since 1970", about: "last change of the record at the publisher", acled: "timestamp"},
  flags: {sql: "VARCHAR", about: "published oddities kept as they are, one or more of eventFlags, separated by spaces"}
} as const satisfies Record<string, EventColumn>;

export type EventColumnName = keyof typeof eventColumns;
export const eventColumnNames = Object.keys(eventColumns) as EventColumnName[];

export const eventTypes = {
  "state-based": "violence between two parties of which one is a government (UCDP 1)",
  "non-state": "violence between organized groups, none a government (UCDP 2)",
  "one-sided": "deliberate killing of civilians by a government or an organized group (UCDP 3)",
  battle: "armed clash (ACLED Battles)",
  explosion: "explosion or remote violence (ACLED)",
  "civilian-targeting": "violence against civilians (ACLED)",
  protest: "protest (ACLED)",
  riot: "riot or mob violence (ACLED)",
  strategic: "strategic development, not violent by itself (ACLED)",
  abduction: "abduction or hostage taking",
  blockade: "blockade of a place",
  agreement: "agreement or truce",
  other: "a kind that the source itself calls other"
} as const;
export type EventType = keyof typeof eventTypes;

export const actorKinds = {
  state: "state forces or a government",
  rebel: "rebel group",
  militia: "political militia",
  communal: "identity militia",
  rioters: "rioters",
  protesters: "protesters",
  civilians: "civilians",
  external: "external or other forces",
  organized: "organized group that is not a government (UCDP does not tell rebels from militias)"
} as const;
export type ActorKind = keyof typeof actorKinds;

/** From the most to the least precise. A map draws the first two as points, the others as rings or tints. */
export const placeLevels = {
  exact: "the place itself",
  near: "near the place, within about 25 km",
  admin2: "a district: the point stands for it",
  admin1: "a region: the point stands for it",
  line: "a line or a fuzzy area",
  country: "the country only: the point stands for it",
  sea: "international waters or airspace"
} as const;
export type PlaceLevel = keyof typeof placeLevels;

export const eventFlags = {
  range_inverted: "low > high as published",
  best_outside_range: "best is not between low and high as published",
  outside_country: "the point lies in another country than the one recorded",
  not_clear: "the publisher has not finished its review (code_status is not Clear)",
  date_precision_unknown: "date_prec is 0, which the codebook does not define"
} as const;
export type EventFlag = keyof typeof eventFlags;

/** A value in a row of ours: dates are text (YYYY-MM-DD), missing is null, never 0 and never "". */
export type Cell = string | number | boolean | null;
