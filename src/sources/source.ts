import type {EventColumnName, EventType} from "../event.ts";

/** A publisher's body of events, and what may be said from it. */
export interface Source {
  name: string;
  title: string;
  license: string;
  citation: string;
  /** True where every event that meets the source's own rule of inclusion is meant to be in. */
  census: boolean;
  /** The rule of inclusion, in one sentence; a count of zero means "none under this rule". */
  inclusion: string;
  /** Event types for which side_a is the perpetrator; "all" where the source defines it so for every row. */
  perpetrator: readonly EventType[] | "all";
  /** How releases of the source make up its current events. */
  revision: "ucdp" | "by-id" | "replace";
  /** One number of deaths instead of low, best and high. */
  singleEstimate: boolean;
  /** Highest value of where_prec or geo_precision, and what the values mean. */
  precision: Readonly<Record<number, string>>;
  /** Rows may not be handed on, only counts, ids and queries. */
  restricted: boolean;
  simulated: boolean;
}

/** One immutable import as the reader understands it, before it is written. */
export interface ReleaseInfo {
  version: string;
  /** Whether the file holds all of the release. A part neither replaces other releases nor covers anything. */
  complete: boolean;
  /** Spans that the publisher says the release covers, inclusive dates; empty where nobody declared any. */
  covers: readonly {from: string; to: string}[];
  countries: "world" | readonly string[];
  /** True for events that the publisher still reviews, e.g. UCDP Candidate. */
  provisional: boolean;
  /** Later releases in this order revise earlier ones. */
  order: number;
  /** Span whose events this release replaces as a whole, vanished ids included; null where it only revises ids. */
  replaces: {from: string; to: string} | null;
  note?: string;
}

export interface InputColumn {
  required?: true;
  /** Other names under which publishers and their tools write the column. */
  also?: readonly string[];
}

/** A row that breaks `when` (SQL over the event columns and the raw columns) is rejected for `reason`. */
export interface Rule {
  reason: RejectionReason;
  field: string;
  when: string;
}

export interface CountryColumn {
  column: string;
  code: "gw" | "iso-numeric" | "iso-alpha3" | "name";
  /** SQL over input columns, where the code is not the column's text itself. */
  sql?: string;
}

/** What is known of a file when its release is described. `version` and `covers` are what the user said. */
export interface ReleaseFile {
  name: string;
  sha256: string;
  /** ISO 8601 time at which the file was read. */
  retrieved: string;
  version?: string | undefined;
  covers?: {from: string; to: string; countries: "world" | readonly string[]} | undefined;
}

/** Knows one file form of a source. Columns come in as text; the store compiles a reader into one statement. */
export interface Reader {
  name: string;
  source: Source;
  /** What the reader is for, in one line of help. */
  about: string;
  columns: Readonly<Record<string, InputColumn>>;
  /** Order of the columns in a file without a header; absent where such files are not known. */
  standardOrder?: readonly string[];
  /** Texts that mean "missing". */
  nulls: readonly string[];
  /** Formats of dates tried after ISO 8601, in strptime notation. */
  dateFormats: readonly string[];
  /**
   * SQL (over input columns, all text) of each event column, before parsing to its type. `has` tells whether the file
   * has an input column.
   */
  event(has: (column: string) => boolean): Partial<Record<EventColumnName, string>>;
  /** Input columns that hold the country: the first that maps to ISO 3166 counts. */
  country: readonly CountryColumn[];
  rules?: readonly Rule[];
  release(file: ReleaseFile): ReleaseInfo;
  /** Countries whose events are moved to another where the point lies in it, e.g. Gaza inside Israel. */
  relocate?: readonly {from: string; to: string}[];
}

export const rejectionReasons = {
  malformed: "the record has another number of fields than the header, or a quote that does not close",
  missing: "a field that every event needs is empty",
  not_a_number: "the field is not a number",
  not_whole: "the field counts people and is not a whole number",
  not_a_date: "the field is not a date of the calendar in a form that this reader knows",
  spreadsheet_date: "a spreadsheet turned the date into a number or into ########",
  spreadsheet_id: "a spreadsheet turned the identifier into scientific notation",
  out_of_range: "the value is outside of what the field can hold",
  negative: "a number of deaths is below zero",
  date_order: "date_end is before date_start",
  half_coordinate: "only one of latitude and longitude is given",
  unknown_type: "the kind of event is not one that this reader knows",
  unknown_code: "the code is not one that the codebook defines",
  unknown_country: "the country is not one that the reader can map to ISO 3166",
  duplicate_id: "the file holds another record with the same identifier and other contents"
} as const;
export type RejectionReason = keyof typeof rejectionReasons;
