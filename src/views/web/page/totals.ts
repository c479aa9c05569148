import type {Result} from "./registry.ts";

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
