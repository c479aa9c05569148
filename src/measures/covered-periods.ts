import {coveredShare} from "./coverage.ts";
import type {ComputeContext} from "./measure.ts";
import {periodEnd, periodOf, periodsBetween, periodStart, type PeriodUnit} from "./period.ts";

export interface CoveredPeriod {
  period: string;
  /** Whether the releases cover the whole calendar period and the selection takes all of it. */
  covered: "full" | "partial" | "none";
}

/**
 * Every period from the first of `seen` (or --from) to the end of what is covered (or --to). A period that --from or --to cuts is
 * partial, and so is one with events that no release declares: its number is that of a shorter time than its neighbours'.
 */
export function coveredPeriods(seen: readonly string[], unit: PeriodUnit, {coverage, from, to, spansOf}: ComputeContext): CoveredPeriod[] {
  const known = new Set(seen);
  const sorted = [...known].toSorted();
  const first = from ? periodOf(from, unit) : sorted[0];
  const last = [to ? periodOf(to, unit) : null, !to && coverage.to ? periodOf(coverage.to, unit) : null, sorted.at(-1) ?? null].filter((end) => end !== null).toSorted().at(-1);
  if (!first || !last || first > last) return [];
  const spans = spansOf(null);
  return periodsBetween(first, last, unit).map((period) => {
    const [start, end] = [periodStart(period), periodEnd(period)];
    const share = coveredShare(spans, start, end);
    const cut = from !== null && from > start || to !== null && to < end;
    return {period, covered: share === "none" ? known.has(period) ? "partial" : "none" : cut ? "partial" : share};
  });
}
