import {cellCenter, gid} from "../geo/grid.ts";
import {keyword} from "../param.ts";
import {evidenceOf, type Evidence, type TacticalSite} from "./control-evidence.ts";
import {controlPrior, enoughEvents, fitControl, signalP, type ControlFit, type ControlPrior} from "./control-model.ts";
import {addDays} from "./coverage.ts";
import {coveredPeriods} from "./covered-periods.ts";
import {column, measure, type ComputeContext, type Computed} from "./measure.ts";
import {periodEnd} from "./period.ts";
import {coarseLeftOut, preciseSql} from "./precise.ts";
import type {Answer, Caution, ResultRow} from "./result.ts";
import {tacticSql} from "./tactics.ts";

const estimates = ({show}: Readonly<Record<string, unknown>>) => show !== "sensitivity";
const variants = ({show}: Readonly<Record<string, unknown>>) => show === "sensitivity";

export const control = measure({
  name: "control",
  title: "Estimated control",
  about: "How probable five states between the actor's control and the government's are in half-degree cells, month by month, as far as the actor's tactics tell; by first-level unit, or by cell at least 90 days later.",
  params: {
    per: keyword(["admin1", "cell"], "admin1", "first-level unit (mean of its cells), or PRIO-GRID cell; cells only up to 90 days before the last month with events"),
    show: keyword(["last", "all", "sensitivity"], "last", "last: the last month; all: every month; sensitivity: how much the estimates change with what is assumed")
  },
  columns: {
    unit: column("text", "name of the first-level unit in which the middle of the cell lies, or number of the cell", {only: estimates}),
    country: column("country", "ISO 3166-1 alpha-3", {only: estimates}),
    period: column("period", "month", {only: estimates}),
    side: column("text", "actor, disputed or government: the side whose probability is above one half; not clear where none is; none where there is no estimate", {only: estimates}),
    actor_side: column("share", "probability of the two states on the actor's side", {only: estimates}),
    disputed: column("share", "probability of D: neither side is closer to control", {only: estimates}),
    government_side: column("share", "probability of the two states on the government's side", {only: estimates}),
    actor: column("share", "probability of R, the actor's control", {only: estimates}),
    nearer_actor: column("share", "probability of DR, contested and closer to the actor's control", {only: estimates}),
    nearer_government: column("share", "probability of DG, contested and closer to the government's control", {only: estimates}),
    government: column("share", "probability of G, the government's control", {only: estimates}),
    cells: column("number", "cells with an estimate", {unit: "cells", only: estimates}),
    silent: column("number", "cells without one, since nothing was recorded there for 24 months", {unit: "cells", only: estimates}),
    parties: column("number", "cells without one, since other armed groups have at least a quarter of the events and three of them within six months", {unit: "cells", only: estimates}),
    events: column("number", "events with a known tactic in the last twelve months, those near an edge shared with the cell beyond it", {unit: "events", only: estimates}),
    latitude: column("degrees", "middle of the cells, degrees north", {only: estimates}),
    longitude: column("degrees", "middle of the cells, degrees east", {only: estimates}),
    variant: column("text", "what is assumed instead", {only: variants}),
    estimates: column("number", "cells and months that have an estimate under both", {unit: "cell months", only: variants}),
    moved: column("share", "mean change in the probability of the actor's side", {only: variants}),
    changed: column("share", "estimates whose side is another", {only: variants})
  },
  study: true,
  census: true,
  actor: true,
  tactics: true,
  query: (scope) => `WITH own AS (SELECT *, ${tacticSql("sub_event_type")} AS tactic, ${preciseSql} AS precise FROM ${scope.events} e),
      other AS (SELECT e.* FROM ${scope.surroundings} e LEFT JOIN ${scope.view.actors} a ON a.actor = e.a LEFT JOIN ${scope.view.actors} b ON b.actor = e.b
        WHERE ${preciseSql} AND (a.kind IN (${armed}) AND NOT ${scope.actorIsA} OR b.kind IN (${armed}) AND NOT ${scope.actorIsB}))
    SELECT CASE WHEN NOT precise THEN 'coarse' WHEN tactic IS NULL THEN 'untold' ELSE tactic END AS part, strftime(date_start, '%Y-%m') AS month, latitude, longitude, count(*) AS events FROM own GROUP BY ALL
    UNION ALL SELECT 'other', strftime(date_start, '%Y-%m'), latitude, longitude, count(*) FROM other GROUP BY ALL ORDER BY ALL`,
  compute: (rows, {per, show}, context) => compute(rows as unknown as Part[], per, show, context),
  chart: {mark: "map", x: "longitude", y: "latitude"},
  method: {
    cite: "Anders 2020, J. Peace Research 57(6): five hidden states, observed by the mix of terrorist-type and conventional tactics; probabilities by the forward-backward algorithm (Rabiner 1989), parameters by expectation and maximisation under a prior after the paper's emission probabilities",
    assumes: [
      "a group prefers terrorist-type tactics where its opponent has control, and conventional ones where it has it itself",
      "little is recorded where either side has control",
      "there are two parties, of which one is the government's",
      "each cell changes by itself, by steps to the neighbouring states, with a chance of 0.06 a month for each"
    ],
    cautions: [
      "an estimate from recorded events, not an observation: it shows no positions of forces, and is no ground for a decision on anybody's safety",
      "the states are not the zones of analysts' maps (attack, contested support, support), which are drawn by other rules",
      "read the three sides; which of the two states on a side it is, the estimates say less reliably",
      "reporting that falls with a group's control looks like another's control",
      "in simulations the three sides are as frequent as said within 0.1 (validation); tactics that hang together by place and time for another reason than control pass for a signal"
    ]
  },
  example: ["--actor", "JNIM", "--source", "acled"]
});

/** Kinds of actors that make a third party. */
const armed = "'rebel', 'militia', 'communal', 'organized'";

/** Events of the selection by month, point and tactic, and what cannot be used. */
interface Part {
  part: "terrorist" | "conventional" | "coarse" | "untold" | "other";
  month: string;
  latitude: number;
  longitude: number;
  events: number;
}

/** An event in a cell stands for it alone, unless it is within a few km of the edge. */
const rangeKm = 2;
const silentMonths = 24;
const partyMonths = 6;
/** Fewer located events with a tactic than this are too few for any estimate. */
const fewest = 30;
/** At most so probable by chance must be what tactics tell, or there is no estimate. */
export const signalLevel = 0.01;

function compute(parts: readonly Part[], per: "admin1" | "cell", show: "last" | "all" | "sensitivity", context: ComputeContext): Computed {
  const of = (wanted: (part: Part["part"]) => boolean) => parts.filter(({part}) => wanted(part));
  const tactical = of((part) => part === "terrorist" || part === "conventional");
  const located = total(tactical);
  const periods = coveredPeriods(tactical.map(({month}) => month), "month", context);
  const cautions = [...coarseLeftOut(total(of((part) => part === "coarse"))), ...untoldLeftOut(total(of((part) => part === "untold")))];
  if (!periods.length) return {rows: [], answer: tooFew(located), cautions};
  const at = new Map(periods.map(({period}, month) => [period, month]));
  const sites = tactical.map(({part, month, ...rest}): TacticalSite => ({...rest, tactic: part as TacticalSite["tactic"], month: at.get(month)!}));
  const watched = Uint8Array.from(periods, ({covered}) => Number(covered !== "none"));
  const evidence = evidenceOf(sites, periods.length, rangeKm);
  const refused = located < fewest ? tooFew(located) : null;
  const fit = fitControl(evidence, controlPrior, {watched, ...(refused ? {iterations: 1} : {})});
  const answer = refused ?? noSignal(signalP(evidence));
  const others = of((part) => part === "other" ).flatMap((part) => at.has(part.month) ? [{...part, month: at.get(part.month)!}] : []);
  const masked = statesOf(evidence, fit, others);
  const state = answer ? masked.map((one) => refused || one === ESTIMATED ? NONE : one) : masked;
  const told = answer ? {answer} : {};
  if (show === "sensitivity") return {rows: answer ? [] : sensitivity(sites, evidence, fit, state, watched), ...told, cautions};
  const last = lastShown(periods.map(({period}) => period), tactical, per);
  const months = show === "all" ? Array.from({length: last + 1}, (_, m) => m) : last >= 0 ? [last] : [];
  const rows = months.flatMap((m) => rowsOf(evidence, fit, state, m, per).map((row) => ({...row, period: periods[m]!.period})));
  return {rows, ...told, cautions};
}

function total(parts: readonly Part[]): number {
  return parts.reduce((sum, {events}) => sum + events, 0);
}

function tooFew(events: number): Answer {
  return {value: "too few", code: "too_few", text: `too few: ${events} located ${events === 1 ? "event" : "events"} with a known tactic, ${fewest} are needed`, values: {events, needed: fewest}};
}

/** What is said where tactics do not hang together by place and time more than chance gives. */
function noSignal(p: number): Answer | null {
  if (p <= signalLevel) return null;
  return {value: "cannot tell", code: "no_signal", text: `cannot tell: the tactics of these events do not hang together by place and time more than chance gives (p = ${p.toPrecision(2)}), so they tell nothing of control`, values: {p: Number(p.toPrecision(4))}};
}

function untoldLeftOut(events: number): Caution[] {
  return events ? [{code: "tactic_unknown", text: `of no tactic that tells terrorist-type from conventional: ${events === 1 ? "1 event" : `${events} events`}, left out`, values: {events}}] : [];
}

/** Estimates of cells are old enough when 90 days have passed to the last month in which anything is recorded. */
function lastShown(periods: readonly string[], told: readonly Part[], per: "admin1" | "cell"): number {
  if (per === "admin1") return periods.length - 1;
  const latest = told.reduce((last, {month}) => month > last ? month : last, "");
  return periods.findLastIndex((period) => addDays(periodEnd(period), 90) <= addDays(`${latest}-01`, 0));
}

const [NONE, ESTIMATED, SILENT, PARTIES] = [0, 1, 2, 3] as const;

/** Of each cell and month whether it has an estimate, and why not. */
function statesOf({cells, months, terrorist, conventional}: Evidence, {first}: ControlFit, others: readonly {month: number; latitude: number; longitude: number; events: number}[]): Uint8Array {
  const index = new Map([...cells].map((cell, i) => [cell, i]));
  const foreign = new Float64Array(cells.length * months);
  for (const {month, latitude, longitude, events} of others) {
    const cell = index.get(gid(latitude, longitude));
    if (cell !== undefined) foreign[cell * months + month]! += events;
  }
  const states = new Uint8Array(cells.length * months);
  for (let cell = 0; cell < cells.length; cell++) {
    const own = (m: number) => terrorist[cell * months + m]! + conventional[cell * months + m]!;
    for (let m = first[cell]!; m < months; m++) {
      const [a, b] = [Math.max(0, m - partyMonths), Math.min(months - 1, m + partyMonths)];
      const theirs = summed(a, b, (i) => foreign[cell * months + i]!);
      if (theirs >= 3 && theirs >= 0.25 * (theirs + summed(a, b, own))) states[cell * months + m] = PARTIES;
      else states[cell * months + m] = summed(Math.max(0, m - silentMonths), m, own) < enoughEvents ? SILENT : ESTIMATED;
    }
  }
  return states;
}

function summed(from: number, to: number, value: (i: number) => number): number {
  let sum = 0;
  for (let i = from; i <= to; i++) sum += value(i);
  return sum;
}

/** One row for each unit that has begun by month `m`, in order of country and name, or for each cell. */
function rowsOf(evidence: Evidence, fit: ControlFit, states: Uint8Array, m: number, per: "admin1" | "cell"): ResultRow[] {
  const {cells, months, units, terrorist, conventional} = evidence;
  const groups = new Map<string, number[]>();
  for (const [i, cell] of cells.entries()) {
    if (fit.first[i]! > m) continue;
    const key = per === "cell" ? String(cell) : `${units[i]!.iso3} ${units[i]!.name}`;
    groups.set(key, [...groups.get(key) ?? [], i]);
  }
  return [...groups.entries()].toSorted(([a], [b]) => per === "cell" ? Number(a) - Number(b) : a < b ? -1 : 1).map(([key, members]) => {
    const having = (state: number) => members.filter((i) => states[i * months + m] === state);
    const estimated = having(ESTIMATED);
    const p = estimated.length ? [0, 1, 2, 3, 4].map((s) => estimated.reduce((sum, i) => sum + fit.posterior[(i * months + m) * 5 + s]!, 0) / estimated.length) : null;
    const centers = members.map((i) => cellCenter(cells[i]!));
    const east = centers.map(({lon}) => lon - centers[0]!.lon > 180 ? lon - 360 : lon - centers[0]!.lon < -180 ? lon + 360 : lon);
    const lon = mean(east);
    const round = (share: number | undefined) => share === undefined ? null : Number(share.toFixed(3));
    return {
      unit: per === "cell" ? key : units[members[0]!]!.name, country: units[members[0]!]!.iso3,
      side: p && sideOf(p), actor_side: p && round(p[0]! + p[1]!), disputed: p && round(p[2]), government_side: p && round(p[3]! + p[4]!),
      actor: p && round(p[0]), nearer_actor: p && round(p[1]), nearer_government: p && round(p[3]), government: p && round(p[4]),
      cells: estimated.length, silent: having(SILENT).length, parties: having(PARTIES).length,
      events: Number(members.reduce((sum, i) => sum + summed(Math.max(0, m - 11), m, (k) => terrorist[i * months + k]! + conventional[i * months + k]!), 0).toFixed(1)),
      latitude: Number(mean(centers.map(({lat}) => lat)).toFixed(2)), longitude: Number((lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon).toFixed(2))
    };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function sideOf(p: ArrayLike<number>): "actor" | "disputed" | "government" | "not clear" {
  if (p[0]! + p[1]! > 0.5) return "actor";
  if (p[2]! > 0.5) return "disputed";
  return p[3]! + p[4]! > 0.5 ? "government" : "not clear";
}

/** What else could be assumed: how far an event reaches, and each part of the prior. */
export const alternatives: readonly {variant: string; rangeKm?: number; prior?: Partial<ControlPrior>}[] = [
  {variant: "an event reaches 10 km beyond the edge of its cell", rangeKm: 10},
  {variant: "an event reaches 20 km beyond the edge of its cell", rangeKm: 20},
  {variant: "tactics tell less of control", prior: {terrorist: [0.35, 0.4, 0.5, 0.6, 0.65]}},
  {variant: "control changes half as often", prior: {change: 0.03}},
  {variant: "control changes twice as often", prior: {change: 0.12}},
  {variant: "the first events come with the government in control", prior: {initial: [0.025, 0.025, 0.025, 0.025, 0.9]}},
  {variant: "as much is recorded under control as in contest", prior: {rate: [1, 1, 1, 1, 1]}}
];

function sensitivity(sites: readonly TacticalSite[], evidence: Evidence, fit: ControlFit, states: Uint8Array, watched: Uint8Array): ResultRow[] {
  const {months, cells} = evidence;
  return alternatives.map(({variant, rangeKm: other, prior}) => {
    const beside = other === undefined ? evidence : evidenceOf(sites, months, other);
    const next = fitControl(beside, {...controlPrior, ...prior}, {watched});
    const index = new Map([...beside.cells].map((cell, i) => [cell, i]));
    let [n, moved, changed] = [0, 0, 0];
    for (const [i, cell] of cells.entries()) {
      const j = index.get(cell);
      for (let m = 0; m < months; m++) {
        if (j === undefined || states[i * months + m] !== ESTIMATED || m < next.first[j]!) continue;
        const [a, b] = [fit.posterior.subarray((i * months + m) * 5, (i * months + m) * 5 + 5), next.posterior.subarray((j * months + m) * 5, (j * months + m) * 5 + 5)];
        n++;
        moved += Math.abs(a[0]! + a[1]! - b[0]! - b[1]!);
        changed += Number(sideOf(a) !== sideOf(b));
      }
    }
    return {variant, estimates: n, moved: n ? Number((moved / n).toFixed(3)) : null, changed: n ? Number((changed / n).toFixed(3)) : null};
  });
}
