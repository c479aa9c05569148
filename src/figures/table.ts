import type {Cell, Column} from "../measures/result.ts";
import type {Scene} from "./scene.ts";
import {plain} from "./svg.ts";

export interface Table {
  columns: {key: string; label: string; align: "left" | "right"}[];
  /** Cells as they are read in the language; "" where the source says nothing. */
  rows: string[][];
}

/** The data behind a figure, formatted in the figure's language. */
export function table({result, w, n}: Scene): Table {
  const columns = Object.entries(result.columns);
  return {
    columns: columns.map(([key, column]) => ({key, label: w.columns[key] ?? key.replaceAll("_", " "), align: right(column) ? "right" : "left"})),
    rows: result.rows.map((row) => {
      const silent = row["covered"] === "none" || row["status"] === "not covered";
      return columns.map(([key, column]) => (silent && right(column) ? w.noData : format(row[key] ?? null, key, column)));
    })
  };

  function format(value: Cell, key: string, column: Column): string {
    if (value === null) return column.type === "deaths" ? w.unknown : "";
    if (typeof value === "number") {
      if (column.type === "share") return n.percent(value);
      if (column.type === "number") return Number.isInteger(value) ? n.count(value) : n.significant(value);
      return column.type === "km" || column.type === "degrees" ? n.decimal(value) : n.count(value);
    }
    const text = plain(String(value));
    if (column.type === "country") return n.country(text);
    if (column.type === "period") return w.values[text] ?? n.period(text);
    if (column.type === "date") return n.date(text);
    if (key === "place_level") return (w.levels as Record<string, string>)[text] ?? text;
    return w.values[text] ?? text;
  }
}

function right({type}: Column): boolean {
  return type === "count" || type === "deaths" || type === "share" || type === "km" || type === "degrees" || type === "number";
}
