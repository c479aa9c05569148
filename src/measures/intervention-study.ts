import {interruptedSeries, type Interruption} from "../stats/interrupted-series.ts";
import {holm} from "../stats/multiple-testing.ts";
import type {CoveredPeriod} from "./covered-periods.ts";
import {periodEnd, periodStart} from "./period.ts";

export interface InterventionPoint extends CoveredPeriod {
  value: number | null;
  /** The same of everybody else, the negative control. */
  other: number | null;
}

export type InterventionFinding = "change" | "change elsewhere too" | "no change" | "too few";

export interface InterventionFindings {
  at: string;
  finding: InterventionFinding;
  from: string | null;
  to: string | null;
  before: number;
  after: number;
  fit: Interruption | null;
  /** p of level and slope together, corrected over all dates asked. */
  corrected: number | null;
  placebos: number;
  /** The F of level and slope together at these dates, of all dates asked the same. */
  placeboF: readonly number[];
  /** Share of placebo dates, the date itself among them, that show as much. */
  chance: number | null;
  control: Interruption | null;
  /** Periods of the window, for the figure. */
  window: readonly InterventionPoint[];
}

/** The thresholds of the rule, which docs/measures/intervention.md holds. */
export const interventionRule = {p: 0.05, chance: 0.1, placebos: 10} as const;

/**
 * Fits an interrupted series around each date, with `window` months on both sides, and around placebo dates: the starts of all other periods, those left out within
 * half a year of a date that is asked. `dates` are days YYYY-MM-DD.
 */
export function studyIntervention(points: readonly InterventionPoint[], dates: readonly string[], window: number): InterventionFindings[] {
  const series = points.map((point): Timed => ({...point, first: dayNumber(periodStart(point.period)), last: dayNumber(periodEnd(point.period))}));
  const cache = new Map<string, Interruption | null>();
  const fitAt = (day: string) => {
    if (!cache.has(day)) cache.set(day, fitOf(windowOf(series, day, window), day, "value"));
    return cache.get(day)!;
  };
  const asked = dates.map(dayNumber);
  const candidates = series.filter(({first}) => asked.every((day) => Math.abs(years(day, first)) > 0.5)).map(({period}) => periodStart(period));
  const placebos = candidates.flatMap((day) => fitAt(day) ?? []);
  const fits = dates.map(fitAt);
  const corrected = holm(fits.map((fit) => fit?.p ?? null));
  return dates.map((at, i) => {
    const near = windowOf(series, at, window);
    const fit = fits[i]!;
    const control = fit && fitOf(near, at, "other");
    const chance = fit && placebos.length ? (1 + placebos.filter(({f}) => f >= fit.f).length) / (1 + placebos.length) : null;
    const day = dayNumber(at);
    return {
      at, from: near[0]?.period ?? null, to: near.at(-1)?.period ?? null, before: near.filter(({last}) => last < day).length, after: near.filter(({first}) => first >= day).length,
      fit, corrected: corrected[i]!, placebos: placebos.length, placeboF: placebos.map(({f}) => f), chance, control, window: near.map(({first: _, last: __, ...point}) => point), finding: findingOf(fit, corrected[i]!, placebos.length, chance, control)
    };
  });
}

function findingOf(fit: Interruption | null, corrected: number | null, placebos: number, chance: number | null, control: Interruption | null): InterventionFinding {
  if (!fit || corrected === null || chance === null || placebos < interventionRule.placebos) return "too few";
  if (corrected > interventionRule.p || chance > interventionRule.chance) return "no change";
  return control && control.p <= interventionRule.p && Math.sign(atOneYear(control)) === Math.sign(atOneYear(fit)) ? "change elsewhere too" : "change";
}

/** Logarithm of the ratio to what the trend before gives, one year after the date. */
export function atOneYear({level, slope}: Interruption): number {
  return level.value + slope.value;
}

/** The fully covered periods with a number that begin within `window` months before the date and end within as many after. */
function windowOf(series: readonly Timed[], at: string, window: number): Timed[] {
  const day = dayNumber(at);
  const near = series.filter(({first, last}) => years(day, first) >= -window / 12 - 0.01 && years(day, last) <= window / 12 + 0.01);
  // from the last gap before the date to the first after it: a trend is not carried over what nobody covers
  const whole = ({covered, value}: InterventionPoint) => covered === "full" && value !== null;
  const middle = near.findIndex(({last}) => last >= day);
  if (middle < 0 || !whole(near[middle]!)) return [];
  let [first, last] = [middle, middle];
  while (first > 0 && whole(near[first - 1]!)) first--;
  while (last + 1 < near.length && whole(near[last + 1]!)) last++;
  return near.slice(first, last + 1);
}

function fitOf(points: readonly Timed[], at: string, of: "value" | "other"): Interruption | null {
  if (!points.length || points.some((point) => point[of] === null)) return null;
  const day = dayNumber(at);
  const times = [...points.map(({first}) => years(day, first)), years(day, points.at(-1)!.last + 1)];
  return interruptedSeries(times, points.map((point) => point[of]!), 0);
}

/** A point with its first and last day, in days since 1970. */
interface Timed extends InterventionPoint {
  first: number;
  last: number;
}

function dayNumber(date: string): number {
  return Math.round(Date.parse(date) / 86_400_000);
}

function years(day: number, other: number): number {
  return (other - day) / 365.2425;
}
