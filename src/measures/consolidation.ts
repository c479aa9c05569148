import {integer} from "../param.ts";
import {againstCivilians} from "./against-civilians.ts";
import {consolidationAnswer} from "./consolidation-answer.ts";
import {studyConsolidation, type ConsolidationFindings, type Contrast, type SideEvent} from "./consolidation-study.ts";
import {column, measure, type ComputeContext, type Computed} from "./measure.ts";
import {coarseLeftOut, preciseSql} from "./precise.ts";
import type {ResultRow} from "./result.ts";

export const consolidation = measure({
  name: "consolidation",
  title: "Civilians since arrival",
  about: "Violence against civilians by time since the actor's first recorded event in a half-degree cell, beside battles and beside all other sides since theirs. Consistent with less or more, or not; never why.",
  params: {after: integer(12, {min: 1, max: 120, about: "months after arrival from which the answer compares with the time before"})},
  columns: {
    group: column("text", "actor, or others: every other side in events without the actor, each since its own first event in the cell"),
    from: column("number", "since arrival, from", {unit: "months"}),
    to: column("number", "to under; none for the rest", {unit: "months"}),
    cells: column("number", "cells that are covered so long after arrival", {unit: "cells"}),
    cell_months: column("number", "sum of these cells' covered time", {unit: "months"}),
    civilians: column("count", "events against civilians, the first event in the cell left out"),
    battles: column("count", "all other events, the first left out"),
    share: column("share", "of these events that are against civilians"),
    ratio: column("number", "share over that of the first row, within cells"),
    ratio_low: column("number", "lower end of its 90% interval, cells drawn as wholes"),
    ratio_high: column("number", "upper end of its 90% interval"),
    p: column("number", "chance of so much if the share stayed the same"),
    rate: column("number", "events against civilians per cell and year"),
    rate_ratio: column("number", "rate over that of the first row, within cells"),
    rate_low: column("number", "lower end of its 90% interval"),
    rate_high: column("number", "upper end of its 90% interval"),
    battle_rate: column("number", "battles per cell and year"),
    battle_ratio: column("number", "over that of the first row, within cells"),
    battle_low: column("number", "lower end of its 90% interval"),
    battle_high: column("number", "upper end of its 90% interval")
  },
  study: true,
  census: true,
  actor: true,
  query(scope) {
    const {view} = scope;
    const civilians = againstCivilians(view.source);
    const perpetrators = view.source.perpetrator === "all" || view.source.perpetrator.length > 0;
    // where the source says who did it, violence against civilians is that of side A alone
    const sides = (side: "a" | "b") => `SELECT gid, precise, day, id, civilians, ${side} AS side, ${side === "a" ? scope.actorIsA : scope.actorIsB} AS mine FROM e WHERE ${side} IS NOT NULL${side === "b" && perpetrators ? " AND NOT civilians" : ""}`;
    return `WITH e AS (SELECT p.gid, ${preciseSql} AS precise, date_diff('day', DATE '1970-01-01', e.date_start) AS day, e.id, e.a, e.b, ${civilians} AS civilians
        FROM ${scope.surroundings} e LEFT JOIN ${view.places} p ON p.place = e.place),
      every AS (${sides("a")} UNION ALL ${sides("b")}),
      mine AS (SELECT DISTINCT ON (id) gid, precise, day, id, civilians, 0 AS who FROM every WHERE mine ORDER BY id)
      SELECT gid AS cell, who, day, civilians, precise FROM mine
      UNION ALL SELECT gid, side + 1, day, civilians, precise FROM every WHERE precise AND gid IN (SELECT gid FROM mine WHERE precise) AND id NOT IN (SELECT id FROM mine) AND NOT (side IN (SELECT actor FROM ${view.actors} WHERE kind = 'civilians' OR name = 'Civilians'))
      ORDER BY day, cell, who, civilians`;
  },
  compute: (rows, {after}, context) => compute(rows, after, context),
  retract: () => ({value: "not", code: "no_change"}),
  chart: {mark: "line", x: "from", y: "ratio", band: ["ratio_low", "ratio_high"]},
  method: {
    cite: "event study around arrival, after Sun & Abraham 2021 (J. Econometrics 225) in its care for groups that arrive at different times; Hausman, Hall & Griliches 1984 (levels of cells conditioned away); Bell & McCaffrey 2002 (jackknife over cells); Cook & Stefanski 1994 and Küchenhoff, Mwalili & Lesaffre 2006 (simulation and extrapolation, for arrivals at coarse places); Tollefsen, Strand & Buhaug 2012 (PRIO-GRID)",
    assumes: ["arrival is the first recorded event of a side in a cell, and is itself left out, since it is there by definition", "the ratio is the same in all cells", "an event belongs to the day on which it started"],
    cautions: ["time since arrival is not control: control cannot be seen in who is attacked without going in a circle", "what changes with the calendar for all, such as reporting, shows as time since arrival too: compare with others", "an arrival at the start of coverage may be older", "the answer corrects the share for arrivals that coarse places hide, at the rate at which places are coarse; the rows are as recorded, and arrivals that nobody reported stay hidden", "consistent with less or more, never why"]
  },
  example: ["--actor", "JNIM"]
});

function compute(rows: readonly ResultRow[], after: number, {spansOf, from, to}: ComputeContext): Computed {
  const events = rows.filter(({precise, cell}) => precise === true && cell !== null).map(({cell, who, day, civilians}): SideEvent => ({cell: Number(cell), who: Number(who), day: Number(day), civilians: civilians === true}));
  const spans = spansOf(null).flatMap((span) => {
    const part = {from: from && from > span.from ? from : span.from, to: to && to < span.to ? to : span.to};
    return part.from <= part.to ? [part] : [];
  });
  const [own, coarse] = [rows.filter(({who}) => Number(who) === 0).length, rows.filter(({precise, who}) => precise !== true && Number(who) === 0).length];
  const findings = studyConsolidation(events, spans, after, own ? coarse / own : 0);
  return {rows: findings.flatMap(groupRows), answer: consolidationAnswer(findings, after), cautions: coarseLeftOut(coarse)};
}

function groupRows({group, bins}: ConsolidationFindings): ResultRow[] {
  return bins.map(({from, to, cells, months, civilians, battles, share, rate, battle}, bin) => ({
    group, from, to, cells, cell_months: rounded(months), civilians, battles, share: civilians + battles > 0 ? rounded(civilians / (civilians + battles)) : null,
    ...told(["ratio", "ratio_low", "ratio_high"], share, bin), p: share && rounded(share.p),
    rate: months > 0 ? rounded(12 * civilians / months) : null, ...told(["rate_ratio", "rate_low", "rate_high"], rate, bin),
    battle_rate: months > 0 ? rounded(12 * battles / months) : null, ...told(["battle_ratio", "battle_low", "battle_high"], battle, bin)
  }));
}

function told([value, low, high]: readonly [string, string, string], contrast: Contrast | null, bin: number): ResultRow {
  const exp = (logarithm: number | undefined) => logarithm === undefined ? null : rounded(Math.exp(logarithm));
  return {[value]: bin === 0 ? 1 : exp(contrast?.value), [low]: exp(contrast?.low), [high]: exp(contrast?.high)};
}

function rounded(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : null;
}
