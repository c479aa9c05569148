import {resolveActor} from "../actors/resolve.ts";
import {integer, texts} from "../param.ts";
import {againstCivilians} from "./against-civilians.ts";
import {contagionAnswer} from "./contagion-answer.ts";
import {studyContagion, type ContagionFinding} from "./contagion-study.ts";
import {column, measure, type ComputeContext, type Computed} from "./measure.ts";
import {inOrderOfDays, type PlacedEvents} from "./near-events.ts";
import {coarseLeftOut, preciseSql} from "./precise.ts";
import type {ResultRow} from "./result.ts";
import type {Scope} from "./scope.ts";

export const contagion = measure({
  name: "contagion",
  title: "After violence against civilians",
  about: "Whether the actor's recorded events become more frequent nearby after others' violence against civilians, by matched wakes and by a Hawkes process, in both directions, beside triggers moved by a year. Consistent with it or not; never what caused it. Recruitment cannot be computed from events.",
  params: {
    other: texts("whose violence against civilians; everybody else's where nobody is named", "a name, e.g. a government"),
    km: integer(30, {min: 5, max: 500, about: "radius in km of the wake of an event"}),
    days: integer(30, {min: 3, max: 365, about: "length of the wake in days"}),
    permutations: integer(1000, {min: 99, max: 100_000, about: "times that the triggers' days are moved for p"}),
    seed: integer(1, {about: "of the draws"})
  },
  columns: {
    direction: column("text", "forward: from others' violence against civilians to the actor's events; backward: the other way; placebo: forward, with the triggers' days moved by a year"),
    method: column("text", "wake or hawkes"),
    triggers: column("count", "events after which is looked"),
    followers: column("count", "events that may follow"),
    matched: column("number", "wake: triggers with control days at the same place", {unit: "events"}),
    ratio: column("number", "followers in the wakes over those expected without the triggers"),
    ratio_low: column("number", "lower end of its 90% interval"),
    ratio_high: column("number", "upper end of its 90% interval"),
    moved_ratio: column("number", "wake: followers after triggers on moved days over those after control days, in the middle of the permutations; above 1 where triggers are followed by more, since many moved days lie in other wakes, or where days without triggers are quieter ones"),
    strength: column("number", "hawkes: followers that one trigger excites on average, above what the fit gives to triggers on moved days", {unit: "events"}),
    strength_low: column("number", "lower end of its 90% interval", {unit: "events"}),
    strength_high: column("number", "upper end of its 90% interval", {unit: "events"}),
    range_km: column("km", "hawkes: likeliest standard deviation of the distance"),
    decay_days: column("number", "hawkes: likeliest mean of the time between", {unit: "days"}),
    p: column("number", "chance of so much if the triggers' days had nothing to do with the followers', by permutation, one-sided"),
    p_corrected: column("number", "the same after Holm's correction for both methods and directions")
  },
  study: "long",
  census: true,
  actor: true,
  query(scope, {other}) {
    const {view} = scope;
    const civilians = againstCivilians(view.source);
    const named = view.source.perpetrator === "all" || view.source.perpetrator.length > 0;
    const keys = keysOf(scope, other);
    const among = (side: "a" | "b") => keys.length ? `${side} IN (${keys.join(", ")})` : "false";
    const theirs = !other.length ? "true" : named ? among("a") : `(${among("a")} OR ${among("b")})`;
    const row = (own: boolean, from: string, where: string) => `SELECT ${own} AS own, date_diff('day', DATE '1970-01-01', e.date_start) AS day, e.latitude, e.longitude, coalesce(${preciseSql}, false) AS precise, e.id FROM ${from} e WHERE ${where}`;
    return `WITH mine AS (${row(true, scope.events, "true")})
      SELECT * EXCLUDE (id) FROM (SELECT * FROM mine UNION ALL
        ${row(false, scope.surroundings, `${civilians} AND ${theirs} AND country IN (SELECT country FROM ${scope.events}) AND id NOT IN (SELECT id FROM mine)`)}) ORDER BY day, own, id`;
  },
  compute: (rows, params, context) => compute(rows, params, context),
  retract: () => ({value: "not", code: "none"}),
  chart: {mark: "table", x: "method", y: "ratio", band: ["ratio_low", "ratio_high"]},
  method: {
    cite: "Schutte & Donnay 2014, Political Geography 41 (matched wake analysis); Janes, Sheppard & Lumley 2005, Epidemiology 16 (control days on both sides); Cameron, Gelbach & Miller 2011, JBES 29 (clustering by place and by time); Browning et al. 2024 (two-type Hawkes process in discrete space and time); Zhuang, Ogata & Vere-Jones 2002, JASA 97 (declustering); Holbrook, Ji & Suchard 2022, Annals of Applied Statistics 16 (places known to their surroundings only); Louis 1982, JRSS B 44 (missing information); Feldman & Cousins 1998, Physical Review D 57 (intervals at the end of what can be); Amarasingham et al. 2012 (permutation by moved days, by which the strength is corrected too); Holm 1979",
    assumes: ["control days are other days at the same place rather than events of another kind, since sources that count only the dead have no milder kind", "what hangs together without the triggers changes slowly over two months and more, or everywhere at once", "an event belongs to the day on which it started, and events of the same day follow nothing", "a point that has events on three times as many days as the other points of its half-degree cell, and on three at least, is where coders put what they know to the district only"],
    cautions: ["consistent with contagion or not, never caused: a third thing that moves both within weeks at one place looks the same", "recruitment itself cannot be computed from events", "ratios are of what is recorded with precise places: what coarse places, or places put at towns, blur is not put back", "where what follows lasts much longer than a wake, the Hawkes ratio is somewhat too low and its interval too narrow (validation): look at both methods", "violence that draws reporters makes the next event likelier to be recorded"]
  },
  example: ["--actor", "JNIM", "--permutations", "199"]
});

function keysOf({known, selection}: Scope, names: readonly string[]): number[] {
  return names.flatMap((name) => {
    const {keys} = resolveActor(name, known);
    return selection.attribution.flatMap((level) => keys.get(level) ?? []);
  });
}

async function compute(rows: readonly ResultRow[], {km, days: window, permutations, seed}: {km: number; days: number; permutations: number; seed: number}, {coverage, work}: ComputeContext): Promise<Computed> {
  const dayOf = (date: string | null) => date === null ? null : Math.round(Date.parse(date) / 86_400_000);
  const seen = rows.map(({day}) => Number(day));
  const first = Math.min(dayOf(coverage.from) ?? Infinity, seen[0] ?? 0);
  const last = Math.max(dayOf(coverage.to) ?? -Infinity, seen.at(-1) ?? 0);
  const placed = (own: boolean): PlacedEvents => inOrderOfDays(rows.filter((row) => row.own === own && row.precise === true).map((row) => ({day: Number(row.day) - first, latitude: Number(row.latitude), longitude: Number(row.longitude)})));
  const findings = await studyContagion(placed(false), placed(true), {km, window, permutations, seed, days: last - first + 1}, work);
  return {rows: findings.map(findingRow), answer: contagionAnswer(findings, {km, window}), cautions: coarseLeftOut(rows.filter(({precise}) => precise !== true).length)};
}

function findingRow({direction, method, triggers, followers, matched, ratio, low, high, moved, strength, kernel, p, corrected}: ContagionFinding): ResultRow {
  return {
    direction, method, triggers, followers, matched, ratio: rounded(ratio), ratio_low: rounded(low), ratio_high: rounded(high), moved_ratio: rounded(moved),
    strength: rounded(strength && strength.value), strength_low: rounded(strength && strength.low), strength_high: rounded(strength && strength.high),
    range_km: kernel && kernel.range, decay_days: kernel && kernel.decay, p: rounded(p), p_corrected: rounded(corrected)
  };
}

function rounded(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? Number(value.toPrecision(4)) : null;
}
