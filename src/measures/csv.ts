import type {Cell} from "./result.ts";

/**
 * Rows as RFC 4180 text. A text that a spreadsheet would run as a formula (it starts with = + - @ or a control
 * character) is handed over behind an apostrophe; numbers stay as they are.
 */
export function csv(columns: readonly string[], rows: readonly Readonly<Record<string, Cell>>[]): string {
  const line = (cells: readonly Cell[]) => cells.map(field).join(",");
  return [line(columns), ...rows.map((row) => line(columns.map((name) => row[name] ?? null)))].join("\r\n");
}

function field(value: Cell): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
