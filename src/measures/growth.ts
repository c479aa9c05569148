import {keyword} from "../param.ts";
import {growthModels, type GrowthModel} from "../stats/growth-curve.ts";
import {coveredPeriods, type CoveredPeriod} from "./covered-periods.ts";
import {growthAnswer, type GrowthFindings, type ModelFindings} from "./growth-answer.ts";
import {studyGrowth} from "./growth-study.ts";
import {column, measure, type ComputeContext, type Computed} from "./measure.ts";
import {periodSql, type PeriodUnit} from "./period.ts";
import {coarseLeftOut, preciseSql} from "./precise.ts";
import type {ResultRow} from "./result.ts";

const models = ({show}: Readonly<Record<string, unknown>>) => show === "models";
const curves = ({show}: Readonly<Record<string, unknown>>) => show === "curves";

export const growth = measure({
  name: "growth",
  title: "Law of growth",
  about: "Fits seven curves to events, deaths or active cells per period, weighs them against each other, and answers whether the growth is exponential: yes, no or cannot tell.",
  params: {
    of: keyword(["events", "deaths", "cells"], "events", "what grows: recorded events, deaths (best estimate) or half-degree cells with an event"),
    by: keyword(["month", "quarter", "year"], "month", "length of a period"),
    show: keyword(["models", "curves"], "models", "models: one row for each curve; curves: one row for each period with what each curve expects")
  },
  columns: {
    model: column("text", "curve of the expected number per period", {only: models}),
    k: column("number", "fitted parameters, dispersion and break included", {only: models}),
    aicc: column("number", "AICc; where shocks last over several periods, of the log-likelihood divided by the inflation of variance (QAICc)", {only: models}),
    delta: column("number", "aicc above the least", {only: models}),
    weight: column("share", "Akaike weight: share of the evidence among the curves that were fitted", {only: models}),
    holdout: column("number", "mean log probability of the next three periods, forecast from rolling origins in the last half; higher is better", {only: models}),
    first: column("number", "expected number in the first fitted period", {only: models}),
    last: column("number", "expected number in the last fitted period", {only: models}),
    yearly: column("number", "exponential: factor of growth per year", {only: models}),
    yearly_low: column("number", "lower end of its 90% interval", {only: models}),
    yearly_high: column("number", "upper end of its 90% interval", {only: models}),
    doubling: column("number", "exponential: time in which the number doubles; none where it does not grow", {unit: "months", only: models}),
    doubling_low: column("number", "lower end of its 90% interval", {unit: "months", only: models}),
    doubling_high: column("number", "upper end of its 90% interval; none where the interval holds no growth", {unit: "months", only: models}),
    exponent: column("number", "generalized: p of dC/dt = r C^p; 0 is constant, 1/2 linear, 1 exponential", {only: models}),
    exponent_low: column("number", "lower end of its 90% interval, searched from 0", {only: models}),
    exponent_high: column("number", "upper end of its 90% interval, searched to 2", {only: models}),
    ceiling: column("number", "logistic, gompertz: the number per period that the curve comes to; none where it is not in sight (ten times the last level)", {only: models}),
    break: column("period", "broken: period in which the rate changes", {only: models}),
    period: column("period", "year, quarter or month", {only: curves}),
    value: column("number", "recorded events, deaths or active cells", {only: curves}),
    covered: column("text", "full, partial or none; only full periods are fitted", {only: curves}),
    unknown: column("count", "events whose deaths are unknown; they are in no number of deaths", {only: ({show, of}) => show === "curves" && of === "deaths"}),
    ...Object.fromEntries(growthModels.map((model) => [model, column("number", `expected by the ${model} curve`, {only: curves})])) as Record<GrowthModel, ReturnType<typeof column>>
  },
  study: true,
  census: true,
  actor: false,
  query: (scope, {by}) => `SELECT ${periodSql(by, "date_start")} AS period, count(*) AS events, sum(best) AS deaths, count(*) - count(best) AS "unknown",
      count(DISTINCT p.gid) FILTER (WHERE ${preciseSql}) AS cells, count(*) FILTER (WHERE NOT (${preciseSql})) AS coarse
    FROM ${scope.events} e LEFT JOIN ${scope.view.places} p ON p.place = e.place GROUP BY 1 ORDER BY 1`,
  compute: (rows, {of, by, show}, context) => compute(rows, of, by, show, context),
  chart: {mark: "line", x: "period", y: "value"},
  method: {
    cite: "Viboud, Simonsen & Chowell 2016, Epidemics 15 (generalized growth); Burnham & Anderson 2002 (AICc, weights, QAICc); Tashman 2000 (rolling origin); negative-binomial likelihood, 90% intervals by profile likelihood",
    assumes: ["the expected number of a period is the curve at its middle, and months count as equally long", "an event belongs to the period in which it started", "with --of cells: only events whose place is known to about 25 km, or whose source says nothing of precision, have a cell"],
    cautions: ["a source that sees more from year to year grows by that alone", "no curve says why", "where shocks last over several months the exponent is more often far too high than far too low; intervals allow for it (validation)"]
  },
  example: ["--actor", "JNIM", "--by", "quarter"]
});

type Quantity = "events" | "deaths" | "cells";

interface Point extends CoveredPeriod {
  value: number | null;
  unknown: number | null;
}

function compute(rows: readonly ResultRow[], of: Quantity, by: PeriodUnit, show: "models" | "curves", context: ComputeContext): Computed {
  const series = seriesOf(rows, of, by, context);
  const findings = studyGrowth(series, of, by);
  const coarse = rows.reduce((sum, row) => sum + Number(row.coarse), 0);
  return {
    rows: show === "models" ? findings.models.map((found) => modelRow(found, findings)) : curveRows(series, findings),
    answer: growthAnswer(findings),
    cautions: of === "cells" ? coarseLeftOut(coarse) : []
  };
}

function seriesOf(rows: readonly ResultRow[], of: Quantity, by: PeriodUnit, context: ComputeContext): Point[] {
  const known = new Map(rows.map((row) => [String(row.period), row]));
  return coveredPeriods([...known.keys()], by, context).map(({period, covered}) => {
    const row = known.get(period);
    // deaths of a period in which nobody counted are unknown, not 0
    const value = row ? row[of] as number | null : covered === "none" ? null : 0;
    return {period, covered, value, unknown: row ? row.unknown as number : value};
  });
}

function modelRow({model, k, aicc, delta, weight, holdout, fit, rate, exponent, break: at}: ModelFindings, {first, last}: GrowthFindings): ResultRow {
  const lastLevel = fit ? fit.mean(last) : null;
  const ceiling = fit?.parameters.ceiling ?? Infinity;
  const doubling = (yearly: number | undefined) => yearly !== undefined && yearly > 0 ? rounded(12 * Math.LN2 / yearly) : null;
  return {
    model, k, aicc: rounded(aicc, 6), delta: rounded(delta), weight: rounded(weight), holdout: rounded(holdout()),
    first: rounded(fit && fit.mean(first)), last: rounded(lastLevel),
    yearly: rounded(rate && Math.exp(rate.value)), yearly_low: rounded(rate && Math.exp(rate.low)), yearly_high: rounded(rate && Math.exp(rate.high)),
    doubling: doubling(rate?.value), doubling_low: doubling(rate?.high), doubling_high: doubling(rate?.low),
    exponent: rounded(exponent && exponent.value), exponent_low: rounded(exponent && exponent.low), exponent_high: rounded(exponent && exponent.high),
    ceiling: lastLevel !== null && ceiling <= 10 * lastLevel ? rounded(ceiling) : null,
    break: at
  };
}

function curveRows(series: readonly Point[], {models: found, first, last}: GrowthFindings): ResultRow[] {
  return series.map((point, time) => ({
    ...point,
    ...Object.fromEntries(found.map(({model, fit}) => [model, fit && time >= first && time <= last ? rounded(fit.mean(time)) : null]))
  }));
}

/** Four digits: what is behind them differs between machines and says nothing. */
function rounded(value: number | null, digits = 4): number | null {
  return value !== null && Number.isFinite(value) ? Number(value.toPrecision(digits)) : null;
}
