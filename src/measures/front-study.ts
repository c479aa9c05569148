import {expectedOrderStatistic} from "../stats/expected-order-statistic.ts";
import {quantileTrend, type QuantileTrend} from "../stats/quantile-trend.ts";
import type {CoveredPeriod} from "./covered-periods.ts";
import type {ResultRow} from "./result.ts";

/** A month of the series with the distances of its events in km. */
export interface FrontMonth {
  month: string;
  covered: CoveredPeriod["covered"];
  events: number;
  precise: number[];
  /** Of events whose place is not precise: at the point that the source gives. */
  coarse: number[];
}

export interface FrontStudy {
  /** Located events and months that are fitted. */
  located: number;
  months: number;
  /** Slope of the quantile in km per year; below zero toward the target. Null for too few events or too short a time. */
  trend: QuantileTrend | null;
  /** The same where every year weighs as much, however many events it has. */
  equal: QuantileTrend | null;
  first: string | null;
  last: string | null;
}

/** Months in a block of the bootstrap. */
export const blockMonths = 6;
/** Located events below which no line is drawn. */
export const fewestEvents = 20;

/**
 * Fits the line of a quantile of distance over the months that are covered, with or without events. Growth of counts cannot move it by
 * itself: a quantile is a share of the events, unlike the nearest one, and in `equal` a year with many events weighs no more than one with few.
 */
export function studyFront(months: readonly FrontMonth[], tau: number): FrontStudy {
  const used = months.map((month, index) => ({...month, index})).filter(({covered}) => covered !== "none");
  const located = used.reduce((sum, {precise}) => sum + precise.length, 0);
  const base = {located, months: used.length, first: used[0]?.month ?? null, last: used.at(-1)?.month ?? null};
  if (located < fewestEvents || used.length < 4 * blockMonths) return {...base, trend: null, equal: null};
  const groups = {x: used.map(({index}) => (index + 0.5) / 12), y: used.map(({precise}) => Float64Array.from(precise).sort())};
  const perYear = new Map<string, number>();
  for (const {month, precise} of used) perYear.set(month.slice(0, 4), (perYear.get(month.slice(0, 4)) ?? 0) + precise.length);
  const options = {block: blockMonths, seed: 1, replicates: 200};
  const weights = used.map(({month}) => 1 / Math.max(1, perYear.get(month.slice(0, 4))!));
  return {...base, trend: quantileTrend(tau, groups, options), equal: quantileTrend(tau, groups, {...options, weights})};
}

/** The rows of the years: what is observed, what the line says, and both at equal numbers of events. */
export function frontYears(years: readonly CoveredPeriod[], months: readonly FrontMonth[], {trend}: FrontStudy, tau: number): ResultRow[] {
  const found = years.map(({period, covered}) => {
    const own = months.map((month, index) => ({...month, index})).filter(({month}) => month.startsWith(period));
    const within = own.filter(({covered: of}) => of !== "none");
    const precise = own.flatMap((month) => month.precise).toSorted((a, b) => a - b);
    return {period, covered, precise, all: own.flatMap((month) => [...month.precise, ...month.coarse]).toSorted((a, b) => a - b), events: own.reduce((sum, {events}) => sum + events, 0), middle: within.length ? ((within[0]!.index + within.at(-1)!.index + 1) / 2) / 12 : null};
  });
  const size = Math.min(...found.map(({precise}) => precise.length).filter((n) => n >= 10));
  const rankIn = (n: number) => Math.max(1, Math.ceil(tau * n - 1e-9));
  return found.map(({period, covered, precise, all, events, middle}) => {
    const line = trend && middle !== null ? trend.at(middle) : null;
    const equally = (k: number) => Number.isFinite(size) ? tenth(expectedOrderStatistic(precise, size, k)) : null;
    return {
      year: period, events: covered === "none" ? null : events, located: covered === "none" ? null : precise.length,
      distance_km: tenth(precise[rankIn(precise.length) - 1]), line_km: tenth(line?.value), line_low_km: tenth(line?.low), line_high_km: tenth(line?.high),
      equal_km: equally(rankIn(Number.isFinite(size) ? size : 1)), nearest_km: tenth(precise[0]), nearest_equal_km: equally(1), all_km: tenth(all[rankIn(all.length) - 1]), covered
    };
  });
}

function tenth(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value * 10) / 10;
}
