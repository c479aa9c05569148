import type {Caution, Coverage} from "./result.ts";
import type {Scope} from "./scope.ts";
import {addDays} from "./coverage.ts";

/**
 * What a reader must know of the events behind a result, with the numbers that make it matter; only what bears on the
 * columns that the result has. One pass over the selection; `shown` is how many events the rows tell of.
 */
export async function cautionsOf(scope: Scope, coverage: Coverage, columns: Readonly<Record<string, unknown>>, params: Readonly<Record<string, unknown>>, shown: number, fresh = false): Promise<Caution[]> {
  const {view, selection} = scope;
  const dated = "period" in columns || selection.from !== null || selection.to !== null;
  const placed = "latitude" in columns || "admin1" in columns || selection.admin1.length > 0;
  const summed = "unknown" in columns;
  const mapped = "latitude" in columns && "events" in columns;
  const provisional = view.releases.flatMap((release, i) => release.provisional ? [i] : []);
  const isProvisional = provisional.length ? `release IN (${provisional.join(", ")})` : "false";
  // first by the flags, so that a text is looked at once and not once for each event
  const keys = ["flags", ...provisional.length ? ["release"] : []];
  const counted = `SELECT ${keys.join(", ")}, count(*) AS n, sum(best) AS best, count(*) - count(best) AS missing, ${mapped ? "count(*) FILTER (WHERE latitude IS NULL)" : "0"} AS unplaced,
    ${placed ? "count(*) FILTER (WHERE coarse)" : "0"} AS coarse, ${dated ? "sum(best) FILTER (WHERE crosses_month)" : "0"} AS crossing, ${provisional.length ? "count(*) FILTER (WHERE best = 0)" : "0"} AS zero
    FROM ${scope.events} GROUP BY ALL`;
  const [row = {}] = await (fresh ? scope.all : scope.remembered)(`SELECT sum(n) AS events, sum(best) AS best, sum(missing) AS unknown, sum(unplaced) AS unplaced, sum(coarse) AS coarse, sum(crossing) AS crossing,
    sum(n) FILTER (WHERE contains(flags, 'range_inverted')) AS inverted,
    sum(n) FILTER (WHERE contains(flags, 'outside_country')) AS outside,
    sum(n) FILTER (WHERE ${isProvisional}) AS provisional,
    sum(zero) FILTER (WHERE ${isProvisional}) AS zero,
    sum(n) FILTER (WHERE ${isProvisional} AND contains(flags, 'not_clear')) AS not_clear
    FROM (${counted})`);
  const n = (name: string) => Number(row[name] ?? 0);
  const cautions: Caution[] = [];
  const say = (when: boolean, code: string, text: string, values?: Caution["values"]) => {
    if (when) cautions.push({code, text, ...(values ? {values} : {})});
  };
  say(!view.source.census, "not_a_census", `${view.source.title}: landmark events from public reports, not a census`, {title: view.source.title});
  say(view.source.simulated, "simulated", "simulated data, not a record of anything that happened");
  if (n("provisional")) {
    const shares = {zero_share: n("zero") / n("provisional"), not_clear_share: n("not_clear") / n("provisional"), events: n("provisional")};
    const final = view.releases.filter(({provisional: open, replaces}) => !open && replaces).at(-1);
    const told = `${percent(shares.zero_share)} of its events have a best estimate of 0 and ${percent(shares.not_clear_share)} are still under review`;
    if (final) say(true, "joint", `from ${addDays(final.replaces!.to, 1)} on, provisional (Candidate) releases take over: ${told}; the two are not comparable`, {date: addDays(final.replaces!.to, 1), ...shares});
    else say(true, "provisional", `a provisional (Candidate) release: ${told}`, shares);
  }
  say(summed && n("unknown") > 0, "deaths_unknown", `without a known number of deaths, and so in none of the sums: ${n("unknown")} of ${events(n("events"))}`, {unknown: n("unknown"), events: n("events")});
  say(view.source.singleEstimate && n("events") > 0, "single_estimate", "the source gives one number of deaths; low, best and high are the same", {source: view.source.name});
  say(dated && n("crossing") > 0, "crossing", `${percent(n("crossing") / n("best"))} of the deaths are in events that run past the end of the month in which they started; ${params.count === "spread" ? "they are spread evenly over their days" : "they count at their start"}`, {share: n("crossing") / n("best"), spread: params.count === "spread" ? 1 : 0});
  say(placed && n("coarse") > 0, "coarse_places", `known only to a district, a region or a country: ${n("coarse")} of ${events(n("events"))}`, {coarse: n("coarse"), events: n("events")});
  say(n("unplaced") > 0, "unplaced", `without coordinates, and so on no map: ${n("unplaced")} of ${events(n("events"))}`, {unplaced: n("unplaced"), events: n("events")});
  say(Number(params.limit ?? 0) > 0 && shown < n("events") - n("unplaced"), "limited", `shown: ${shown} of ${events(n("events"))}; the rest is beyond --limit ${String(params.limit)}`, {shown, events: n("events"), limit: Number(params.limit)});
  say(n("inverted") > 0, "range_inverted", `in ${events(n("inverted"))} the source itself publishes low > high; kept as published`, {events: n("inverted")});
  say(n("outside") > 0, "outside_country", `the points of ${events(n("outside"))} lie in another country than the one recorded; counted where recorded`, {events: n("outside")});
  say(coverage.missing.length > 0 && coverage.from !== null, "missing_periods", `nothing is loaded for ${coverage.missing.map(({from, to}) => `${from} to ${to}`).slice(0, 3).join(", ")}`, {spans: coverage.missing.length});
  say(coverage.from === null && view.source.census, "coverage_undeclared", "nobody declared what the loaded releases cover, so an absence cannot be told from a gap");
  for (const release of view.releases) say(Boolean(release.note) && !release.complete, "partial_release", `${release.version}: ${release.note ?? ""}`, {release: release.version});
  const moved = view.releases.some(({relocate}) => relocate.length > 0);
  say(moved && (scope.selection.country.includes("PSE") || scope.selection.country.includes("ISR")), "relocated", "Gaza and the West Bank are inside other units of the source; events there are counted under PSE");
  for (const actor of scope.actors) {
    say(actor.through !== null, "through", `${view.source.name} does not tell ${actor.label} apart from ${actor.through ?? ""}, whose events stand in`, {actor: actor.label, through: actor.through ?? ""});
    say(!actor.inStore, "actor_absent", `${actor.label} is a known actor without events in this source`, {actor: actor.label});
  }
  return cautions;
}

function events(n: number): string {
  return n === 1 ? "1 event" : `${n} events`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
