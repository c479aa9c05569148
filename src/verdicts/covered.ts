import type {Result} from "../measures/result.ts";
import type {Reading} from "./readings.ts";

/** How much of a reading's places and period the loaded releases cover, by what they declare. */
export type Covered = "full" | "partial" | "none" | "undeclared" | "other_place";

/** Share of the days of a period that have to be covered for a number to be held against a claim. */
export const enoughDays = 0.9;

export function coveredIn({coverage}: Result, {countries, from, to}: Pick<Reading, "countries" | "from" | "to">, period: {from: string | null; to: string | null}): Covered {
  if (coverage.countries !== "world" && coverage.countries.length && countries.some((iso3) => !coverage.countries.includes(iso3))) return "other_place";
  if (coverage.countries !== "world" && !coverage.countries.length || coverage.from === null || coverage.to === null) return "undeclared";
  const missing = days(coverage.missing);
  const all = days([{from: coverage.from, to: coverage.to}]);
  if (all <= 0 || missing >= all) return "none";
  // an end that the claim leaves open is where the loaded releases end
  if (period.from === null && period.to === null || from === null || to === null) return "full";
  return missing <= (1 - enoughDays) * all ? "full" : "partial";
}

/** The worse covered of two. */
export function leastCovered(a: Covered, b: Covered): Covered {
  const order: readonly Covered[] = ["other_place", "none", "partial", "undeclared", "full"];
  return order.indexOf(a) <= order.indexOf(b) ? a : b;
}

function days(spans: readonly {from: string; to: string}[]): number {
  return spans.reduce((sum, {from, to}) => sum + Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1, 0);
}
