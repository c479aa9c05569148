import {integer, keyword} from "../param.ts";
import {coveredPeriods} from "./covered-periods.ts";
import {column, measure, type ComputeContext, type Computed} from "./measure.ts";
import {periodSql, type PeriodUnit} from "./period.ts";
import {coarseLeftOut, preciseSql} from "./precise.ts";
import type {Answer, ResultRow} from "./result.ts";
import {joinCounts, type JoinCount, type JoinCounts, type SpreadSite} from "./spread-joins.ts";

const types = ({show}: Readonly<Record<string, unknown>>) => show === "types";

export const spreadType = measure({
  name: "spread-type",
  title: "Relocation or escalation",
  about: "Whether violence spreads by moving to neighbouring cells and leaving the old ones (relocation), or by reaching neighbours while it goes on where it was (escalation), more than cells that become active independently of each other would.",
  params: {
    by: keyword(["month", "quarter", "year"], "quarter", "length of a period; each is compared with the next"),
    draws: integer(99, {min: 99, max: 9999, about: "draws without spread; p is at least one in so many and one"}),
    show: keyword(["types", "periods"], "types", "types: one row for each type over all periods; periods: one row for each period, against the one before, and type")
  },
  columns: {
    period: column("period", "the later of two neighbouring periods", {only: ({show}) => show === "periods"}),
    type: column("text", "relocation: a cell falls silent and a neighbour becomes active; escalation: a cell stays active and a neighbour becomes active"),
    pairs: column("number", "pairs of neighbouring periods that are covered", {unit: "pairs of periods", only: types}),
    new_cells: column("number", "times that a cell became active", {unit: "cells"}),
    joins: column("number", "such joins of two cells that share an edge or a corner", {unit: "joins"}),
    expected: column("number", "joins if the same number of cells had become active and had stayed active independently of their neighbours", {unit: "joins"}),
    low: column("number", "lower end of the 90% range of that", {unit: "joins"}),
    high: column("number", "upper end of it", {unit: "joins"}),
    ratio: column("number", "joins over expected", {only: types}),
    p: column("share", "chance of so many joins or more without spread; 0.01 is the least that 99 draws can say", {only: types}),
    ratio_least: column("number", "the least ratio on four grids shifted by half a cell and on quarter-degree cells", {only: types}),
    ratio_most: column("number", "the most of them", {only: types})
  },
  study: true,
  census: true,
  actor: false,
  query: (scope, {by}) => `SELECT ${periodSql(by, "date_start")} AS period, latitude, longitude, coalesce(${preciseSql}, false) AS precise, count(*) AS events FROM ${scope.events} e GROUP BY ALL ORDER BY ALL`,
  compute: (rows, {by, draws, show}, context) => compute(rows as unknown as Row[], {by, draws, show}, context),
  retract: withoutTypes,
  chart: {mark: "bar", x: "type", y: "ratio"},
  method: {
    cite: "Schutte & Weidmann 2011, Political Geography 30(3) (extended join counts with a Monte Carlo baseline); Rosén 1997 (draws with odds of their own)",
    assumes: [
      "a cell can become active if it is active at some time of the selection",
      "without spread, a cell that is silent becomes active, and one that is active stays so, with odds of its own: those that it has over the whole selection, so that places which are violent anyway do not pass for spread"
    ],
    cautions: ["neighbours that become active for a common cause count as spread", "the size of cells and periods decides what is a neighbour and what is staying: ask with --by month and --by year as well", "silence in a period is no sign that anyone left"]
  },
  example: ["--actor", "JNIM"]
});

interface Row extends SpreadSite {
  precise: boolean;
  events: number;
}

/** Times that a cell became active, below which nothing is said. */
const fewest = 10;

function compute(rows: readonly Row[], {by, draws, show}: {by: PeriodUnit; draws: number; show: "types" | "periods"}, context: ComputeContext): Computed {
  const precise = rows.filter(({precise}) => precise);
  const periods = coveredPeriods([...new Set(rows.map(({period}) => period))], by, context);
  const coarse = coarseLeftOut(rows.reduce((sum, {precise, events}) => sum + (precise ? 0 : events), 0));
  if (!rows.length) return {rows: [], answer: answerOf(null)};
  const main = joinCounts(precise, periods, {size: 0.5, north: 0, east: 0, seed: 1, replicates: draws});
  const others = [[0.5, 0, 0.5], [0.5, 0.5, 0], [0.5, 0.5, 0.5], [0.25, 0, 0]].map(([size, north, east], i) => joinCounts(precise, periods, {size: size!, north: north!, east: east!, seed: 2 + i, replicates: 10}));
  const row = (type: "relocation" | "escalation") => {
    const found = main[type];
    const ratios = [main, ...others].flatMap((counts) => ratioOf(counts[type]) ?? []);
    return {
      type, pairs: main.pairs, new_cells: main.newCells, joins: found.joins, expected: rounded(found.expected), low: found.low, high: found.high, ratio: rounded(ratioOf(found)),
      p: main.newCells < fewest ? null : found.p, ratio_least: ratios.length ? rounded(Math.min(...ratios)) : null, ratio_most: ratios.length ? rounded(Math.max(...ratios)) : null
    };
  };
  const steps = main.steps.flatMap(({period, newCells, ...found}) => (["relocation", "escalation"] as const).map((type): ResultRow => ({period, type, new_cells: newCells, joins: found[type].joins, expected: rounded(found[type].expected), low: found[type].low, high: found[type].high})));
  return {rows: show === "periods" ? steps : [row("relocation"), row("escalation")], answer: answerOf(main), cautions: coarse};
}

function ratioOf({joins, expected}: JoinCount): number | null {
  return expected > 0 ? joins / expected : null;
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(4));
}

/** By two tests at 5%, Holm-corrected: a type is shown where there are more joins than chance gives. */
function answerOf(found: JoinCounts | null): Answer {
  const [relocation, escalation, newCells] = [found?.relocation ?? null, found?.escalation ?? null, found?.newCells ?? 0];
  const told = (name: string, count: JoinCount | null) => ({[`${name}_p`]: count?.p ?? null, [`${name}_ratio`]: count && rounded(ratioOf(count)), [`${name}_joins`]: count?.joins ?? null, [`${name}_expected`]: count && rounded(count.expected), [`${name}_low`]: count?.low ?? null, [`${name}_high`]: count?.high ?? null});
  const values: Answer["values"] = {new_cells: newCells, pairs: found?.pairs ?? 0, ...told("relocation", relocation), ...told("escalation", escalation)};
  if (!relocation || !escalation || newCells < fewest) return {value: "cannot tell", code: "too_few", text: `cannot tell: cells became active ${newCells} times (at least ${fewest} are needed)`, values};
  const [least, most] = [Math.min(relocation.p, escalation.p), Math.max(relocation.p, escalation.p)];
  const shown = (p: number) => least <= 0.025 && (p === least || most <= 0.05);
  const numbers = `relocation ${values.relocation_ratio ?? "without"} times what independence gives (p ${relocation.p}), escalation ${values.escalation_ratio ?? "without"} times (p ${escalation.p})`;
  const answer = ofTypes(shown(relocation.p), shown(escalation.p));
  const text = {both: "both relocation and escalation", escalation: "escalation", relocation: "relocation", neither: "neither is shown"}[answer.code];
  return {...answer, text: `${text}: ${numbers}`, values, tests: [{name: "relocation", p: relocation.p}, {name: "escalation", p: escalation.p}]};
}

function ofTypes(moves: boolean, grows: boolean): {value: string; code: "both" | "escalation" | "relocation" | "neither"} {
  const code = moves && grows ? "both" : grows ? "escalation" : moves ? "relocation" : "neither";
  return {value: code, code};
}

/** The types whose tests still hold. */
function withoutTypes({code}: Answer, failed: ReadonlySet<string>): Pick<Answer, "value" | "code"> {
  const left = (type: string) => (code === type || code === "both") && !failed.has(type);
  return ofTypes(left("relocation"), left("escalation"));
}
