import type {Release} from "../store/index.ts";
import type {Coverage, Span} from "./result.ts";

/** What a source says of itself: whether it is a census, and what its releases cover. */
export interface Covering {
  census: boolean;
  releases: readonly Pick<Release, "countries" | "covers">[];
}

export interface Covered {
  coverage: Coverage;
  /** Spans that the releases cover for one country, or for all the countries asked together. */
  spansOf(country: string | null): Span[];
}

/**
 * What releases say they cover, within [from, to] where those are given. Touching spans are one. With
 * `countries`, only what is covered for each of them counts.
 */
export function coverageOf(covering: Covering, from: string | null, to: string | null, asked: readonly string[] = []): Covered {
  const spansOf = (country: string | null): Span[] => country === null ? together(covering, asked) : merge(releasesOf(covering, country).flatMap(({covers}) => covers));
  const spans = spansOf(null);
  const within = clipped(spans, from, to);
  const first = from ?? spans[0]?.from ?? null;
  const last = to ?? spans.at(-1)?.to ?? null;
  const countries = covering.releases.some((release) => release.countries === "world") ? "world" as const : [...new Set(covering.releases.flatMap((release) => release.countries as readonly string[]))].toSorted();
  return {spansOf, coverage: {from: first, to: last, countries, census: covering.census, missing: first && last ? gaps(within, first, last) : []}};
}

function releasesOf({releases}: Covering, country: string): Covering["releases"] {
  return releases.filter(({countries}) => countries === "world" || countries.includes(country));
}

/** Spans in which every country asked is covered; without countries, spans in which anything is. */
function together(covering: Covering, asked: readonly string[]): Span[] {
  const named = asked.filter((code) => code !== "world");
  if (!named.length) return merge(covering.releases.flatMap(({covers}) => covers));
  const [first = [], ...rest] = named.map((country) => merge(releasesOf(covering, country).flatMap(({covers}) => covers)));
  return rest.reduce((kept, spans) => kept.flatMap((span) => clipped(spans, span.from, span.to)), first);
}

function clipped(spans: readonly Span[], from: string | null, to: string | null): Span[] {
  return spans.flatMap((span) => {
    const part = {from: from && from > span.from ? from : span.from, to: to && to < span.to ? to : span.to};
    return part.from <= part.to ? [part] : [];
  });
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
