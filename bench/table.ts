import type {Sample} from "./workers.ts";

/** One line of the table. `engine` is the engine's memory setting in bytes, where the work runs in it. */
export interface Line {
  name: string;
  sample: Sample;
  engine: number | null;
  /** What was aimed at and, in the same words, what came out. */
  aim?: {text: string; met: boolean} | undefined;
}

/** A section of the report in Markdown. */
export function table(title: string, lines: readonly Line[]): string {
  const rows = lines.map(({name, sample, engine, aim}) => sample.skipped !== null
    ? [name, "", "", "", "", "", sample.skipped]
    : [name, String(sample.ms.length), time(Math.min(...sample.ms)), time(median(sample.ms)), sample.peak ? megabytes(sample.peak) : "", sample.peak && engine ? megabytes(Math.max(0, sample.peak - engine)) : "", aim ? `${aim.text} ${aim.met ? "✓" : "✗"}` : ""]);
  return [`### ${title}`, "", line(["", "runs", "min", "median", "peak memory", "beyond engine", "aim"]), line(["---", "--:", "--:", "--:", "--:", "--:", "---"]), ...rows.map(line)].join("\n");
}

/** One thing that was measured of a page, beside what was aimed at. */
export interface Measured {
  what: string;
  aim: string;
  value: string;
}

/** A table of them in Markdown. */
export function measured(title: string, rows: readonly Measured[]): string {
  return `| ${title} | aim | measured |\n|---|---|---|\n${rows.map(({what, aim, value}) => `| ${what} | ${aim} | ${value} |`).join("\n")}\n`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** 3.2 ms, 48 ms, 1.94 s. */
export function time(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(2)} s`;
  return ms >= 10 ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`;
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString("en-GB")} MB`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
