import type {View} from "../store/index.ts";
import type {Coverage, Span} from "./result.ts";

/** What the releases of a view say they cover, within [from, to] where those are given. Touching spans are one. */
export function coverageOf(view: View, from: string | null, to: string | null): {coverage: Coverage; spans: Span[]} {
  const spans = merge(view.releases.flatMap(({covers}) => covers));
  const within = spans.flatMap((span) => {
    const clipped = {from: from && from > span.from ? from : span.from, to: to && to < span.to ? to : span.to};
    return clipped.from <= clipped.to ? [clipped] : [];
  });
  const first = from ?? spans[0]?.from ?? null;
  const last = to ?? spans.at(-1)?.to ?? null;
  const countries = view.releases.some((release) => release.countries === "world") ? "world" as const : [...new Set(view.releases.flatMap((release) => release.countries as readonly string[]))].toSorted();
  return {spans, coverage: {from: first, to: last, countries, census: view.source.census, missing: first && last ? gaps(within, first, last) : []}};
}

/** How much of [from, to] is covered by `spans`, which do not overlap. */
export function coveredShare(spans: readonly Span[], from: string, to: string): "full" | "partial" | "none" {
  let days = 0;
  for (const span of spans) {
    const first = span.from > from ? span.from : from;
    const last = span.to < to ? span.to : to;
    if (first <= last) days += dayNumber(last) - dayNumber(first) + 1;
  }
  return days === 0 ? "none" : days === dayNumber(to) - dayNumber(from) + 1 ? "full" : "partial";
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from.localeCompare(b.from))) {
    const last = merged.at(-1);
    if (last && span.from <= addDays(last.to, 1)) last.to = span.to > last.to ? span.to : last.to;
    else merged.push({...span});
  }
  return merged;
}

function gaps(spans: readonly Span[], from: string, to: string): Span[] {
  const missing: Span[] = [];
  let next = from;
  for (const span of spans) {
    if (span.from > next) missing.push({from: next, to: addDays(span.from, -1)});
    next = addDays(span.to, 1);
  }
  if (next <= to) missing.push({from: next, to});
  return missing;
}

function dayNumber(date: string): number {
  return Math.round(Date.parse(date) / 86_400_000);
}
