import {csv, geojson, type HarmattanError} from "../../index.ts";
import type {Cell, Result} from "../../measures/result.ts";

/** Answers go to standard output; progress and everything else to standard error. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function writeError(error: HarmattanError): void {
  tell(`harmattan: ${error.message}`);
  tell(`  ${error.cure}`);
}

/** A line on a terminal that is written over; nothing where standard error is not a terminal. */
export function progressLine(): {show(text: string): void; clear(): void} {
  const live = process.stderr.isTTY;
  return {
    show: (text) => void (live && process.stderr.write(`\r\x1b[K${text}`)),
    clear: () => void (live && process.stderr.write("\r\x1b[K"))
  };
}

export function formatResult(result: Result, format: string): string {
  if (format === "json") return JSON.stringify(result, null, 1);
  if (format === "csv") return csv(Object.keys(result.columns), result.rows);
  if (format === "geojson") return geojson(result);
  return [
    textTable(Object.keys(result.columns), result.rows, numbersOf(result)),
    "",
    ...result.answer ? [`Answer: ${result.answer.text}`] : [],
    ...new Set(result.provenance.map(({title, license}) => `Source: ${title}, release ${result.provenance.filter((other) => other.title === title).map(({release}) => release).join(", ")} (${license})`)),
    ...result.cautions.map(({text}) => `Note: ${text}`)
  ].join("\n");
}

/** Columns of numbers; true where thousands are told apart, which codes and coordinates do not want. */
function numbersOf({columns}: Result): Map<string, boolean> {
  return new Map(Object.entries(columns).filter(([, {type}]) => !["text", "country", "period", "date", "boolean"].includes(type)).map(([name, {unit}]) => [name, unit === "events" || unit === "deaths"]));
}

/** A table for a terminal: columns as wide as their widest cell, numbers to the right, `no data` for what is missing. */
export function textTable(columns: readonly string[], rows: readonly Readonly<Record<string, Cell>>[], numbers: ReadonlyMap<string, boolean>): string {
  const cells = rows.map((row) => columns.map((name) => show(row[name] ?? null, numbers.get(name), row)));
  const widths = columns.map((name, i) => Math.max(name.length, ...cells.map((row) => row[i]!.length)));
  const line = (row: readonly string[]) => row.map((cell, i) => numbers.has(columns[i]!) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)).join("  ").trimEnd();
  return [line(columns), ...cells.map(line)].join("\n");
}

/** Longest cell of a table on a terminal; the other forms hold all of it. */
const WIDEST = 120;

function show(value: Cell, grouped: boolean | undefined, row: Readonly<Record<string, Cell>>): string {
  if (value === null) return grouped !== undefined && (row.covered === "none" || row.status === "not covered") ? "no data" : "";
  const text = typeof value === "number" && grouped ? value.toLocaleString("en-GB", {maximumFractionDigits: 4}) : String(value);
  // what a source wrote must not steer a terminal
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, " ");
  return plain.length > WIDEST ? `${plain.slice(0, WIDEST - 1)}…` : plain;
}
