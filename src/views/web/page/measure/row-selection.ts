import {eventTypes} from "../../../../event.ts";
import {periodEnd, periodStart} from "../../../../figures/index.ts";
import type {Result} from "../registry.ts";
import {withValues, type Query} from "../view.ts";

/** The selection that a row of an answer stands for, within `selection`: its country, unit, kind, side and period; null where it stands for none. */
export function rowSelection(row: Result["rows"][number], {columns}: Pick<Result, "columns">, selection: Query): Query | null {
  let next = selection;
  const is = (name: string, type?: string) => typeof row[name] === "string" && row[name] !== "" && (type === undefined || columns[name]?.type === type);
  if (is("country", "country")) next = withValues(next, "country", [String(row["country"])]);
  if (is("admin1", "text")) next = withValues(next, "admin1", [String(row["admin1"])]);
  if (is("event_type") && String(row["event_type"]) in eventTypes) next = withValues(next, "type", [String(row["event_type"])]);
  const period = Object.keys(columns).find((name) => columns[name]!.type === "period" && is(name) && /^\d{4}/.test(String(row[name])));
  if (period) next = withSpan(next, String(row[period]), String(row[period]));
  return next === selection ? null : next;
}

/** The selection from the beginning of one period to the end of another. */
export function withSpan(selection: Query, first: string, last: string): Query {
  const [from, to] = [first, last].sort() as [string, string];
  const plain = /^\d{4}(-\d\d)?$/;
  return withValues(withValues(selection, "from", [plain.test(from) ? from : periodStart(from)]), "to", [plain.test(to) ? to : periodEnd(to)]);
}
