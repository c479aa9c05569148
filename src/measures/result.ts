import type {Cell} from "../event.ts";

export type {Cell};

/** What every measure answers, the same in every view. `Row` is a plain object keyed by the names in `columns`. */
export interface Result<Row extends ResultRow = ResultRow> {
  measure: string;
  /** The selection in its one text form: the CLI's flags without dashes, the query string's keys, the keys in YAML. */
  selection: Readonly<Record<string, string | readonly string[]>>;
  params: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  columns: Readonly<Record<string, Column>>;
  rows: Row[];
  /** Of a measure whose rows are events: how many the selection has, where the rows may be a page of them. */
  total?: number;
  /** The rows column by column, where that was asked; `rows` is empty then. */
  data?: Readonly<Record<string, readonly Cell[]>>;
  coverage: Coverage;
  provenance: Provenance[];
  cautions: Caution[];
  /** What the rows say to the measure's question, by a rule that its page of the docs holds; absent where the rows are all there is. */
  answer?: Answer;
  /** The command line that reproduces this result. */
  command: string;
}

export type ResultRow = Record<string, Cell>;

export type ColumnType = "text" | "period" | "date" | "country" | "count" | "deaths" | "share" | "km" | "degrees" | "number" | "boolean";

export interface Column {
  type: ColumnType;
  /** Unit of a number, e.g. "deaths", "events", "km"; null where a column has none. */
  unit: string | null;
  about: string;
}

/** What the source says it covers; never inferred from rows. `missing` lists spans within [from, to] that no loaded release covers. */
export interface Coverage {
  from: string | null;
  to: string | null;
  countries: "world" | readonly string[];
  census: boolean;
  missing: readonly Span[];
}

/** Dates as YYYY-MM-DD, both ends inclusive. */
export interface Span {
  from: string;
  to: string;
}

export interface Provenance {
  source: string;
  release: string;
  title: string;
  retrieved: string;
  license: string;
  citation: string;
  /** True for sources made by `harmattan simulate`. */
  simulated: boolean;
}

/** The answer in the measure's own few words, and the sentence behind it. `code` is stable: one for each rule that can decide. */
export interface Answer {
  value: string;
  code: string;
  text: string;
  values: Readonly<Record<string, string | number | null>>;
  /** Tests that the answer rests on, for a report to correct those of all its answers together. */
  tests?: readonly Test[];
}

/** A p as it is, before any correction, under a name within its answer; `corrected` once it was corrected together with all others of a report. */
export interface Test {
  name: string;
  p: number;
  corrected?: number;
}

/** `code` is stable and can be translated; `text` is English. `values` fill the translation. */
export interface Caution {
  code: string;
  text: string;
  values?: Readonly<Record<string, string | number>>;
}
