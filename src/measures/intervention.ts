import {fail} from "../error.ts";
import {integer, keyword, parseDate, texts} from "../param.ts";
import type {Effect} from "../stats/interrupted-series.ts";
import {coveredPeriods} from "./covered-periods.ts";
import {interventionAnswer, withoutChange} from "./intervention-answer.ts";
import {atOneYear, studyIntervention, type InterventionFindings, type InterventionPoint} from "./intervention-study.ts";
import {column, measure, type ComputeContext, type Computed} from "./measure.ts";
import {periodSql, type PeriodUnit} from "./period.ts";
import type {ResultRow} from "./result.ts";

const effects = ({show}: Readonly<Record<string, unknown>>) => show === "effects";
const series = ({show}: Readonly<Record<string, unknown>>) => show === "series";
const ratio = (about: string) => column("number", about, {only: effects});

export const intervention = measure({
  name: "intervention",
  title: "Before and after a date",
  about: "Whether recorded events or deaths change at given dates more than their trend and chance give: change of level and slope, beside the same at placebo dates and for everybody else. Consistent with a change or not; never what caused it.",
  params: {
    at: texts("date to look around, named before looking at the data; several are corrected together", "YYYY, YYYY-MM or YYYY-MM-DD"),
    of: keyword(["events", "deaths"], "events", "what may change: recorded events or deaths (best estimate)"),
    by: keyword(["month", "quarter"], "month", "length of a period"),
    window: integer(36, {min: 12, max: 240, about: "months looked at before each date, and as many after"}),
    show: keyword(["effects", "series"], "effects", "effects: one row for each date; series: one row for each date and period, with what is expected")
  },
  columns: {
    at: column("date", "the date; of a year or month its first day"),
    finding: column("text", "change, change elsewhere too, no change or too few", {only: effects}),
    from: column("period", "first period of the window that is used", {only: effects}),
    to: column("period", "last one", {only: effects}),
    before: column("number", "periods that end before the date", {unit: "periods", only: effects}),
    after: column("number", "periods that begin with it or later", {unit: "periods", only: effects}),
    level: ratio("factor by which the expected number jumps at the date"),
    level_low: ratio("lower end of its 90% interval"),
    level_high: ratio("upper end of its 90% interval"),
    slope: ratio("factor by which growth per year is another after the date"),
    slope_low: ratio("lower end of its 90% interval"),
    slope_high: ratio("upper end of its 90% interval"),
    year_later: ratio("expected number one year after the date over what the trend before it gives"),
    p: column("number", "chance of so much in level and slope together if nothing changed", {only: effects}),
    p_corrected: column("number", "the same after Holm's correction for all dates asked", {only: effects}),
    placebos: column("number", "other dates at which the same was fitted", {unit: "dates", only: effects}),
    chance: column("share", "share of those dates, this one among them, that show as much", {only: effects}),
    control_year_later: ratio("year_later of all other events in the same countries"),
    control_p: column("number", "p of these", {only: effects}),
    period: column("period", "quarter or month", {only: series}),
    value: column("number", "recorded events or deaths", {only: series}),
    other: column("number", "those of everybody else in the same countries; none where no actor is selected", {only: series}),
    expected: column("number", "expected with a change at the date", {only: series}),
    without: column("number", "expected by the trend before the date alone", {only: series})
  },
  study: true,
  census: true,
  actor: false,
  query(scope, {by}) {
    const own = scope.selection.actor.length > 0;
    const sums = (from: string, mine: boolean) => `SELECT ${periodSql(by, "date_start")} AS period, ${mine} AS own, count(*) AS events, sum(best) AS deaths FROM ${from} GROUP BY 1, 2`;
    const others = `(SELECT * FROM ${scope.surroundings} WHERE country IN (SELECT country FROM ${scope.events}) AND file_row_number NOT IN (SELECT file_row_number FROM ${scope.events}))`;
    return `${sums(scope.events, true)}${own ? ` UNION ALL ${sums(others, false)}` : ""} ORDER BY ALL`;
  },
  compute: (rows, params, context) => compute(rows, {...params, at: daysOf(params.at)}, context),
  retract: withoutChange,
  chart: {mark: "line", x: "period", y: "value"},
  method: {
    cite: "Wagner, Soumerai, Zhang & Ross-Degnan 2002, J. Clin. Pharm. Ther. 27 (segmented regression); Zeger 1988, Biometrika 75 (errors that last); Holm 1979 (several dates); negative-binomial likelihood",
    assumes: ["without the date the trend of the window goes on, as a constant rate of growth", "an event belongs to the period in which it started", "a period that holds the date takes its share of the change"],
    cautions: ["ends of missions and bans of media change reporting as well as violence", "consistent with a change at that time, never caused by what happened then: whatever else changed in those months changes the numbers too", "a date chosen after a look at the series proves nothing", "shocks that last for months look like a change: intervals and p allow for them, with a prior of a third that none lasts; weak ones beside much noise are too sure (validation): read chance beside p"]
  },
  example: ["--actor", "JNIM", "--at", "2022-08-15"]
});

interface Asked {
  at: readonly string[];
  of: "events" | "deaths";
  by: PeriodUnit;
  window: number;
  show: "effects" | "series";
}

function daysOf(dates: readonly string[]): string[] {
  const days = dates.map((date) => parseDate(date, "first") ?? fail("invalid_value", {field: "at", value: date, expected: "YYYY, YYYY-MM or YYYY-MM-DD"}));
  return [...new Set(days)].toSorted();
}

function compute(rows: readonly ResultRow[], {at, of, by, window, show}: Asked, context: ComputeContext): Computed {
  const points = seriesOf(rows, of, by, context);
  const findings = studyIntervention(points, at, window);
  return {
    rows: show === "series" ? findings.flatMap(seriesRows) : at.length ? findings.map(effectRow) : [{finding: "too few"}],
    answer: interventionAnswer(findings, of)
  };
}

function seriesOf(rows: readonly ResultRow[], of: "events" | "deaths", by: PeriodUnit, context: ComputeContext): InterventionPoint[] {
  const [own, others] = [true, false].map((mine) => new Map(rows.filter((row) => row.own === mine).map((row) => [String(row.period), row[of] as number | null])));
  return coveredPeriods([...own!.keys()], by, context).map(({period, covered}) => {
    const at = (known: ReadonlyMap<string, number | null>) => known.has(period) ? known.get(period)! : covered === "none" ? null : 0;
    return {period, covered, value: at(own!), other: context.selection.actor.length ? at(others!) : null};
  });
}

function effectRow({at, finding, from, to, before, after, fit, corrected, placebos, chance, control}: InterventionFindings): ResultRow {
  const told = (name: string, effect: Effect | undefined) => ({[name]: exp(effect?.value), [`${name}_low`]: exp(effect?.low), [`${name}_high`]: exp(effect?.high)});
  return {
    at, finding, from, to, before, after, ...told("level", fit?.level), ...told("slope", fit?.slope), year_later: exp(fit ? atOneYear(fit) : undefined), p: rounded(fit?.p), p_corrected: rounded(corrected),
    placebos, chance: rounded(chance), control_year_later: exp(control ? atOneYear(control) : undefined), control_p: rounded(control?.p)
  };
}

function seriesRows({at, window, fit}: InterventionFindings): ResultRow[] {
  return window.map(({period, value, other}, i) => ({at, period, value, other, expected: rounded(fit?.means[i]), without: rounded(fit?.without[i])}));
}

function exp(value: number | undefined): number | null {
  return value === undefined ? null : rounded(Math.exp(value));
}

/** Four digits: what is behind them differs between machines and says nothing. */
function rounded(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && Number.isFinite(value) ? Number(value.toPrecision(4)) : null;
}
