import type {Cell, ResultRow} from "../measures/result.ts";
import {plain} from "./svg.ts";

/** A range of deaths with the events behind it; null where no report gives a number. */
export interface Tally {
  events: number;
  low: number | null;
  best: number | null;
  high: number | null;
  unknown: number;
}

/** The tally of one row. A row without a column `events` is a single event; one whose `events` is null has no data. */
export function tally(row: ResultRow): Tally {
  const best = amount(row, "best");
  return {
    events: "events" in row ? amount(row, "events") ?? 0 : 1,
    low: amount(row, "low") ?? best,
    best,
    high: amount(row, "high") ?? best,
    unknown: amount(row, "unknown") ?? (best === null && !("events" in row) ? 1 : 0)
  };
}

/** The sum of rows; a bound stays null where no row has one. */
export function total(rows: readonly ResultRow[]): Tally {
  return rows.map(tally).reduce(
    (a, b) => ({
      events: a.events + b.events,
      low: plus(a.low, b.low),
      best: plus(a.best, b.best),
      high: plus(a.high, b.high),
      unknown: a.unknown + b.unknown
    }),
    {events: 0, low: null, best: null, high: null, unknown: 0}
  );
}

export function amount(row: ResultRow, column: string): number | null {
  const value: Cell | undefined = row[column];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

export function text(row: ResultRow, column: string): string | null {
  const value: Cell | undefined = row[column];
  return value === null || value === undefined || value === "" ? null : plain(String(value));
}

function plus(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : a + b;
}
