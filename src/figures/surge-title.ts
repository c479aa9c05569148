import type {ResultRow} from "../measures/result.ts";
import {yearOf} from "./period.ts";
import {when, whom, type Scene} from "./scene.ts";
import {text, total, type Tally} from "./tally.ts";

/**
 * The title of the surge chart. A change is named only between full years of one source, and only where the ranges of
 * both do not overlap; otherwise the title is the sum, and without deaths to speak of, the question.
 */
export function surgeTitle(scene: Scene): {title: string; compared: [string, string] | null} {
  const {w, n, result} = scene;
  const {fatalities: f} = w;
  const known = result.rows.filter((row) => row["covered"] !== "none");
  if (known.length === 0) return {title: f.question(whom(scene)), compared: null};
  const years = fullYears(scene);
  const [first, last] = [years[0], years.at(-1)];
  if (first !== undefined && last !== undefined && first !== last) {
    const change = changeBetween(scene, first.sum, last.sum);
    const title = change === null ? f.unclear(whom(scene), first.year, last.year) : f.rose(change, whom(scene), first.year, last.year);
    if (first.sum.best !== null && last.sum.best !== null && first.sum.best + last.sum.best > 0) return {title, compared: [first.year, last.year]};
  }
  const sum = total(known);
  const period = when(scene);
  const whole = period !== "" && result.coverage.missing.length === 0 && known.length === result.rows.length;
  const during = whole ? f.during(period) : "";
  if (sum.best === null) return {title: f.question(whom(scene)), compared: null};
  if (!sum.best) return {title: f.nothing(whom(scene), during), compared: null};
  return {title: f.title(n.count(sum.low ?? sum.best), sum.low === 1, whom(scene), during), compared: null};
}

/** Dates at which the source changes. */
export function joints({result}: Scene): string[] {
  return result.cautions.filter(({code}) => code === "joint").map(({values}) => String(values?.["date"] ?? "")).filter((date) => /^\d{4}/.test(date));
}

/** Years of which every period is covered in full, up to the first change of source. */
function fullYears(scene: Scene): {year: string; sum: Tally}[] {
  const byYear = new Map<string, ResultRow[]>();
  for (const row of scene.result.rows) {
    const year = yearOf(text(row, "period") ?? "");
    byYear.set(year, [...(byYear.get(year) ?? []), row]);
  }
  const [end = "9999"] = joints(scene).sort();
  return [...byYear]
    .filter(([year, rows]) => rows.every((row) => row["covered"] === "full") && year < end.slice(0, 4) && periodsOfYear(rows))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([year, rows]) => ({year, sum: total(rows)}));
}

function periodsOfYear(rows: readonly ResultRow[]): boolean {
  const periods = new Set(rows.map((row) => text(row, "period") ?? ""));
  const [one = ""] = periods;
  return periods.size === (one.length === 4 ? 1 : one.includes("Q") ? 4 : 12);
}

function changeBetween({w, n}: Scene, from: Tally, to: Tally): string | null {
  const {fatalities: f} = w;
  if (!from.best || !to.best) return null;
  if ((to.low ?? to.best) > (from.high ?? from.best)) {
    const fold = Math.floor(to.best / from.best);
    return fold >= 2 ? (f.folds[Math.min(fold, 10)] ?? null) : f.roseBy(n.percent(to.best / from.best - 1));
  }
  if ((to.high ?? to.best) < (from.low ?? from.best)) return f.fellBy(n.percent(1 - to.best / from.best));
  return null;
}
