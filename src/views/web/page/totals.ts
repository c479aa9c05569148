import type {Result} from "./registry.ts";
import {queryText, type Query} from "./view.ts";

/** The sums of a selection. Without a census they are what a list of landmarks holds, never a total. */
export interface Totals {
  events: number;
  low: number | null;
  best: number | null;
  high: number | null;
  unknown: number;
  census: boolean;
  simulated: boolean;
  /** False where no loaded release covers any of the period asked for: then "nothing recorded" would be a guess. */
  covered: boolean;
}

/** The question whose answer {@link totalsOf} reads: all events as one mark, a row for each kind. */
export function sumsPath(selection: Query): string {
  return `api/measures/marks?${queryText(selection, {size: 360, limit: 1})}`;
}

/** The answer to {@link sumsPath} from one to the same selection by marks; null where that has not all events, since some have no place or there are too many marks. */
export function sumsOfMarks(about: Omit<Result, "rows">, rows: readonly Row[]): Result | null {
  if (about.cautions.some(({code}) => code === "unplaced" || code === "limited")) return null;
  const sum = (column: keyof Row) => rows.every((row) => row[column] === null) ? null : rows.reduce((total, row) => total + (row[column] ?? 0), 0);
  return {...about, rows: rows.length ? [{events: sum("events"), low: sum("low"), best: sum("best"), high: sum("high"), unknown: sum("unknown")}] : []};
}

type Row = Readonly<Record<"events" | "low" | "best" | "high" | "unknown", number | null>>;

export function totalsOf(result: Result | null): Totals | null {
  if (!result) return null;
  const sum = (column: string) => result.rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
  const deaths = (column: string) => result.rows.length && result.rows.every((row) => row[column] === null) ? null : sum(column);
  return {
    events: sum("events"), low: deaths("low"), best: deaths("best"), high: deaths("high"), unknown: sum("unknown"),
    census: result.coverage.census, simulated: result.provenance.some(({simulated}) => simulated),
    covered: isCovered(result.coverage)
  };
}

function isCovered({from, to, missing}: Result["coverage"]): boolean {
  return from !== null && to !== null && !missing.some((gap) => gap.from <= from && gap.to >= to);
}
