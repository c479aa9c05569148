import type {Source} from "../sources/source.ts";
import type {Release} from "./state.ts";

/** A release and the releases that make up what it is compared by. */
export interface Side {
  release: Release;
  releases: readonly Release[];
}

/** What of two releases can be compared, and what must be said about it. */
export interface Compared {
  /** `row` where events have no identifiers: a revised event is then one removed and one added. */
  by: "id" | "row";
  /** Where an event of one release alone counts as added or removed. An event that is in both is compared whatever its date. */
  period: readonly {from: string; to: string}[] | "undeclared" | "shared ids only";
  countries: "world" | readonly string[];
  notes: {code: DiffNote; text: string}[];
}

export type DiffNote = "standing" | "part" | "no_common_period" | "overlap" | "no_ids" | "no_shared_ids" | "coverage_undeclared" | "no_common_country" | "rows_restricted";

/** Decides what two releases can be compared on, from what they declare and whether their ids meet. */
export function compared(source: Source, a: Side, b: Side, {shared, numbered}: {shared: number; numbered: boolean}): Compared {
  const notes: Compared["notes"] = [];
  const say = (code: DiffNote, text: string) => void notes.push({code, text});
  const by = numbered ? "row" : "id";
  if (source.revision === "by-id") say("standing", "releases of this source build on each other: compared are the events as they stood with each");
  if (numbered) say("no_ids", "the table has no identifiers, so rows are compared as wholes: an event that was revised is one removed and one added");
  else if (!shared) say("no_shared_ids", "no identifier is in both releases, so no event can be called changed: one that was revised under another identifier is one removed and one added");
  if (source.restricted) say("rows_restricted", `the terms of ${source.name} forbid passing its rows on: ids and counts are all that is told`);
  return {by, ...scopeOf(a, b, say), notes};
}

function scopeOf(a: Side, b: Side, say: (code: DiffNote, text: string) => void): Pick<Compared, "period" | "countries"> {
  const part = [a, b].find(({release}) => !release.complete);
  const sharedOnly = {period: "shared ids only", countries: "world"} as const;
  if (part) {
    say("part", `${part.release.version} may be a part of its release, so what it lacks was not removed: only events in both are compared`);
    return sharedOnly;
  }
  const [first, second] = [spansOf(a), spansOf(b)];
  if (!first.length || !second.length) {
    say("coverage_undeclared", "nobody declared what the releases cover, so an event of one alone may only lie outside of what the other covers");
    return {period: "undeclared", countries: "world"};
  }
  const period = common(first, second);
  if (!period.length) {
    say("no_common_period", `${a.release.version} covers ${told(first)}, ${b.release.version} ${told(second)}: only events in both are compared`);
    return sharedOnly;
  }
  const countries = commonCountries(a, b);
  if (countries !== "world" && !countries.length) {
    say("no_common_country", "the releases cover no country in common: only events in both are compared");
    return sharedOnly;
  }
  if (told(period) !== told(first) || told(period) !== told(second)) say("overlap", `added and removed are told for ${told(period)}, which both cover; an event in both is compared whatever its date`);
  return {period, countries};
}

interface Span {
  from: string;
  to: string;
}

function told(spans: readonly Span[]): string {
  return spans.map(({from, to}) => `${from} to ${to}`).join(", ");
}

/** What a side covers, spans that touch or overlap taken as one. */
function spansOf({releases}: Side): Span[] {
  const merged: Span[] = [];
  for (const span of releases.flatMap(({covers}) => covers).toSorted((x, y) => x.from.localeCompare(y.from))) {
    const last = merged.at(-1);
    if (last && Date.parse(span.from) <= Date.parse(last.to) + 86_400_000) last.to = span.to > last.to ? span.to : last.to;
    else merged.push({...span});
  }
  return merged;
}

function common(first: readonly Span[], second: readonly Span[]): Span[] {
  return first.flatMap((x) => second.flatMap((y) => {
    const both = {from: x.from > y.from ? x.from : y.from, to: x.to < y.to ? x.to : y.to};
    return both.from <= both.to ? [both] : [];
  }));
}

function commonCountries(a: Side, b: Side): "world" | readonly string[] {
  const [x, y] = [a, b].map(({releases}) => releases.some(({countries}) => countries === "world") ? "world" as const : [...new Set(releases.flatMap(({countries}) => countries as readonly string[]))]) as ["world" | string[], "world" | string[]];
  if (x === "world") return y;
  return y === "world" ? x : x.filter((code) => y.includes(code));
}

/**
 * The releases of a source as they stood with each of two of them, for asking what turned between the two. The lower in rank
 * stays where the higher is, since it fills what the higher does not cover; what outranks either and takes its place is left out.
 */
export function standingWith(source: Source, releases: readonly Release[], before: Release, after: Release): {before: Release[]; after: Release[]} {
  if (source.revision === "replace") return {before: [before], after: [after]};
  const up = (to: Release) => releases.slice(0, releases.indexOf(to) + 1);
  if (source.revision === "by-id") return {before: up(before), after: up(after)};
  const [lower, higher] = rank(before) <= rank(after) ? [before, after] : [after, before];
  const others = releases.filter((one) => one !== lower && one !== higher && ![lower, higher].some((named) => displaces(one, named)));
  const [without, withBoth] = [inOrder([...others, lower]), inOrder([...others, lower, higher])];
  return higher === after ? {before: without, after: withBoth} : {before: withBoth, after: without};

  function inOrder(some: readonly Release[]): Release[] {
    return releases.filter((one) => some.includes(one));
  }
}

function rank({order, complete}: Release): number {
  return order * 2 + Number(complete);
}

/** Whether a release takes the place of another, or of a part of what it covers. */
function displaces(one: Release, other: Release): boolean {
  if (rank(one) < rank(other) || !one.complete) return false;
  if (one.order === other.order) return true;
  const {replaces} = one;
  return replaces !== null && (other.covers.length === 0 || other.covers.some(({from, to}) => from <= replaces.to && to >= replaces.from));
}
