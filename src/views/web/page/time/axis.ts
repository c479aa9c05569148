import {periodEnd, periodOf, periodsBetween, periodStart, type Kind, type PeriodUnit} from "../../../../figures/index.ts";
import type {Result} from "../registry.ts";

export type AxisUnit = PeriodUnit | "week";

/** Everything on one axis of time: what each period counts by kind of violence, and which periods nothing loaded covers. */
export interface Axis {
  unit: AxisUnit;
  periods: readonly string[];
  /** Of the selected kinds. */
  kinds: ReadonlyMap<Kind, {events: Float64Array; best: Float64Array}>;
  /** Events of every kind, selected or not: what a filter of kinds offers. */
  offered: ReadonlyMap<Kind, Float64Array>;
  events: Float64Array;
  best: Float64Array;
  /** 1 where a release covers the period, 0 where none does: there "nothing recorded" would be a guess. */
  covered: Uint8Array;
  census: boolean;
}

/** The axis from the answer of the measure `marks` by period, wide enough for the days of `include`, drawn of the `types` alone where there are some; null where neither event nor coverage gives it a beginning and an end. */
export function axisOf(result: Result, unit: AxisUnit, kindOf: (type: string | null) => Kind, {include = [], types = []}: {include?: readonly string[]; types?: readonly string[]} = {}): Axis | null {
  const seen = result.rows.map(({period}) => String(period)).sort();
  const {coverage} = result;
  // a series begins with the year of its first event, as in the figures: who was not there yet has no long row of zeros
  const first = seen[0] ? periodOf(`${seen[0].slice(0, 4)}-01-04`, unit) : coverage.from && periodOf(coverage.from, unit);
  const ends = [seen[0], first, seen.at(-1), coverage.to && periodOf(coverage.to, unit)].filter((end) => typeof end === "string").sort();
  if (!ends.length) return null;
  const begin = coverage.from && periodOf(coverage.from, unit) > ends[0]! && seen[0] ? [seen[0], periodOf(coverage.from, unit)].sort()[0]! : ends[0]!;
  const wide = [begin, ends.at(-1)!, ...include.map((day) => periodOf(day, unit))].sort();
  const periods = periodsBetween(wide[0]!, wide.at(-1)!, unit);
  const index = new Map(periods.map((period, i) => [period, i]));
  const kinds = new Map<Kind, {events: Float64Array; best: Float64Array}>();
  const offered = new Map<Kind, Float64Array>();
  const [events, best] = [new Float64Array(periods.length), new Float64Array(periods.length)];
  for (const row of result.rows) {
    const kind = kindOf(row["event_type"] as string | null);
    const i = index.get(String(row["period"]))!;
    if (!offered.has(kind)) offered.set(kind, new Float64Array(periods.length));
    offered.get(kind)![i]! += Number(row["events"]);
    if (types.length && !types.includes(String(row["event_type"]))) continue;
    if (!kinds.has(kind)) kinds.set(kind, {events: new Float64Array(periods.length), best: new Float64Array(periods.length)});
    const of = kinds.get(kind)!;
    of.events[i]! += Number(row["events"]);
    of.best[i]! += Number(row["best"] ?? 0);
    events[i]! += Number(row["events"]);
    best[i]! += Number(row["best"] ?? 0);
  }
  return {unit, periods, kinds, offered, events, best, covered: coveredOf(periods, coverage), census: coverage.census};
}

/** The periods that overlap what is covered, gaps left out. */
function coveredOf(periods: readonly string[], {from, to, missing}: Result["coverage"]): Uint8Array {
  return Uint8Array.from(periods, (period) => {
    const [start, end] = [periodStart(period), periodEnd(period)];
    if (from === null || to === null || end < from || start > to) return 0;
    return missing.some((gap) => gap.from <= start && gap.to >= end) ? 0 : 1;
  });
}

/** Where the span of days stands on the axis, in periods from its beginning; both ends inclusive as in a selection. */
export function spanOnAxis({periods, unit}: Pick<Axis, "periods" | "unit">, from: string | null, to: string | null): [number, number] {
  const start = from === null ? 0 : periods.findIndex((period) => period >= periodOf(`${from}-01-01`.slice(0, 10), unit));
  const end = to === null ? periods.length : periods.findLastIndex((period) => period <= periodOf(lastDay(to), unit)) + 1;
  return [start < 0 ? periods.length : start, end];
}

/** The days from the beginning of one period to the end of another, shortest form: 2019, 2019-03 or 2019-03-04. */
export function daysOf({periods}: Pick<Axis, "periods">, first: number, last: number): {from: string; to: string} {
  const [from, to] = [periodStart(periods[first]!), periodEnd(periods[last]!)];
  if (from.endsWith("-01-01") && to.endsWith("-12-31")) return {from: from.slice(0, 4), to: to.slice(0, 4)};
  if (from.endsWith("-01") && periodEnd(to.slice(0, 7)) === to) return {from: from.slice(0, 7), to: to.slice(0, 7)};
  return {from, to};
}

/** What a window shows, in whole periods. */
export function spanOf({periods}: Pick<Axis, "periods">, [from, to]: readonly [number, number], n: {span(from: string, to: string): string}): string {
  const first = Math.min(periods.length - 1, Math.max(0, Math.round(from)));
  const last = Math.min(periods.length - 1, Math.max(first, Math.ceil(to) - 1));
  return n.span(periodStart(periods[first]!), periodEnd(periods[last]!));
}

/** YYYY, YYYY-MM or YYYY-MM-DD as its last day. */
export function lastDay(date: string): string {
  return date.length >= 10 ? date : periodEnd(date);
}
