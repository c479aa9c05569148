import {keyword} from "../param.ts";
import {coveredShare} from "./coverage.ts";
import {column, measure, sums, sumsSql, type ComputeContext} from "./measure.ts";
import {periodEnd, periodOf, periodsBetween, periodStart, type PeriodUnit} from "./period.ts";
import type {ResultRow, Span} from "./result.ts";
import {spreadDeaths, spreadSumsSql} from "./spread-deaths.ts";
import {tallied, tallySql, type Tally} from "./tally.ts";

const splits = {none: null, country: "country", type: "event_type"} as const;
type Split = keyof typeof splits;

export const fatalities = measure({
  name: "fatalities",
  title: "Deaths and events over time",
  about: "Events and deaths (low, best, high) per period. A covered period without events is 0; a period that nothing covers has no number.",
  params: {
    by: keyword(["month", "quarter", "year", "all"], "month", "length of a period; all for one row"),
    split: keyword(["none", "country", "type"], "none", "a series for each country or kind of event"),
    count: keyword(["start", "spread"], "start", "start: all deaths of an event in the period of its start; spread: evenly over its days (an event still counts once, at its start)")
  },
  columns: {
    period: column("period", "year, quarter or month: 2019, 2019-Q1, 2019-03; all for the whole selection"),
    country: column("country", "ISO 3166-1 alpha-3", {only: ({split}) => split === "country"}),
    event_type: column("text", "kind of violence", {only: ({split}) => split === "type"}),
    ...sums,
    covered: column("text", "full, partial or none: how much of the period the loaded releases cover")
  },
  census: true,
  actor: false,
  query(scope, {by, split, count}) {
    const series = splits[split] ? `, ${splits[split]}` : "";
    const unit = by === "all" ? null : by;
    if (!unit) return `SELECT 'all' AS period${series}, ${sumsSql} FROM ${scope.events} GROUP BY ALL ORDER BY ALL`;
    if (count === "start") return tallySql(scope, byPeriod(unit, split));
    return `WITH e AS (SELECT * FROM ${scope.events}) SELECT period${series}, ${spreadSumsSql} FROM ${spreadDeaths("e", unit, splits[split] ? [splits[split]] : [])} GROUP BY ALL ORDER BY ALL`;
  },
  held: (chosen, {by, split, count}) => by === "all" || count === "spread" ? null : tallied(chosen, byPeriod(by, split)),
  compute: (rows, {by, split}, context) => by === "all" ? rows.map((row) => silent({...row, covered: whole(context)})) : complete(rows, by, split, context),
  chart: {mark: "line", x: "period", y: "best", band: ["low", "high"]},
  method: {
    cite: "Sundberg & Melander 2013; sums of low, best and high separately, as UCDP publishes them",
    assumes: ["an event belongs to the period in which it started, unless --count spread"],
    cautions: ["the sum of lows is lower, the sum of highs higher than any interval of the total would be"]
  },
  example: ["--actor", "JNIM", "--by", "year"]
});

function byPeriod(unit: PeriodUnit, split: Split): Tally {
  const by = splits[split] ? [splits[split]] : [];
  return {unit, by, order: ["period", ...by]};
}

function whole({coverage, spansOf}: ComputeContext): string {
  return coverage.from && coverage.to ? coveredShare(spansOf(null), coverage.from, coverage.to) : "partial";
}

/** A row without events: 0 where something covers it, no number where nothing does. */
function silent(row: ResultRow): ResultRow {
  if (row.events !== 0) return row;
  const none = row.covered === "none" ? null : 0;
  return {...row, events: none, low: none, best: none, high: none, unknown: none};
}

/**
 * Every period from the first event (or --from) to the end of what is covered (or --to), for every series: 0 where a
 * covered period has no events, null where nothing is loaded.
 */
function complete(rows: ResultRow[], unit: PeriodUnit, split: Split, {coverage, from, to, spansOf}: ComputeContext): ResultRow[] {
  const seen = rows.map(({period}) => String(period)).toSorted();
  const first = from ? periodOf(from, unit) : seen[0];
  const ends = [to ? periodOf(to, unit) : null, !to && coverage.to ? periodOf(coverage.to, unit) : null, seen.at(-1) ?? null].filter((end) => end !== null).toSorted();
  const last = ends.at(-1);
  if (!first || !last || first > last) return rows.map((row) => ({...row, covered: "partial"}));
  const name = splits[split];
  const series = name ? [...new Set(rows.map((row) => row[name] as string | null))] : [null];
  const known = new Map(rows.map((row) => [`${String(row.period)} ${name ? String(row[name]) : "null"}`, row]));
  return series.flatMap((value) => {
    const spans = spansOf(split === "country" ? value : null);
    return periodsBetween(first, last, unit).map((period) => rowOf(period, value, share(period, spans)));
  });

  function rowOf(period: string, value: string | null, covered: "full" | "partial" | "none"): ResultRow {
    const row = known.get(`${period} ${String(value)}`);
    const key = {period, ...(name ? {[name]: value} : {})};
    // events are there although no release declares the period: what is counted is a part
    if (row) return {...key, ...row, covered: covered === "none" ? "partial" : covered};
    return silent({...key, events: 0, covered});
  }

  function share(period: string, spans: readonly Span[]): "full" | "partial" | "none" {
    const start = periodStart(period);
    const end = periodEnd(period);
    return coveredShare(spans, from && from > start ? from : start, to && to < end ? to : end);
  }
}
