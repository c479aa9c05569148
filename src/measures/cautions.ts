import type {CautionFacts, CautionNeeds} from "./caution-facts.ts";
import {addDays} from "./coverage.ts";
import type {Caution, Coverage} from "./result.ts";
import type {Scope} from "./scope.ts";

type Columns = Readonly<Record<string, unknown>>;

/** What must be counted of a selection for a result with these columns. */
export function cautionNeeds({view, selection}: Scope, columns: Columns): CautionNeeds {
  return {
    dated: "period" in columns || selection.from !== null || selection.to !== null,
    placed: "latitude" in columns || "admin1" in columns || selection.admin1.length > 0,
    mapped: "latitude" in columns && "events" in columns,
    provisional: view.releases.flatMap((release, i) => release.provisional ? [i] : [])
  };
}

/**
 * What a reader must know of the events behind a result, with the numbers that make it matter; only what bears on the
 * columns that the result has. `shown` is how many events the rows tell of.
 */
export function cautionsOf(scope: Scope, facts: CautionFacts, coverage: Coverage, columns: Columns, params: Readonly<Record<string, unknown>>, shown: number): Caution[] {
  const {view} = scope;
  const summed = "unknown" in columns;
  const cautions: Caution[] = [];
  const say = (when: boolean, code: string, text: string, values?: Caution["values"]) => {
    if (when) cautions.push({code, text, ...(values ? {values} : {})});
  };
  say(!view.source.census, "not_a_census", `${view.source.title}: landmark events from public reports, not a census`, {title: view.source.title});
  say(view.source.simulated, "simulated", "simulated data, not a record of anything that happened");
  if (facts.provisional) {
    const shares = {zero_share: facts.zero / facts.provisional, not_clear_share: facts.not_clear / facts.provisional, events: facts.provisional};
    const final = view.releases.filter(({provisional: open, replaces}) => !open && replaces).at(-1);
    const told = `${percent(shares.zero_share)} of its events have a best estimate of 0 and ${percent(shares.not_clear_share)} are still under review`;
    if (final) say(true, "joint", `from ${addDays(final.replaces!.to, 1)} on, provisional (Candidate) releases take over: ${told}; the two are not comparable`, {date: addDays(final.replaces!.to, 1), ...shares});
    else say(true, "provisional", `a provisional (Candidate) release: ${told}`, shares);
  }
  say(summed && facts.unknown > 0, "deaths_unknown", `without a known number of deaths, and so in none of the sums: ${facts.unknown} of ${events(facts.events)}`, {unknown: facts.unknown, events: facts.events});
  say(view.source.singleEstimate && facts.events > 0, "single_estimate", "the source gives one number of deaths; low, best and high are the same", {source: view.source.name});
  say(facts.crossing > 0, "crossing", `${percent(facts.crossing / facts.best)} of the deaths are in events that run past the end of the month in which they started; ${params.count === "spread" ? "they are spread evenly over their days" : "they count at their start"}`, {share: facts.crossing / facts.best, spread: params.count === "spread" ? 1 : 0});
  say(facts.coarse > 0, "coarse_places", `known only to a district, a region or a country: ${facts.coarse} of ${events(facts.events)}`, {coarse: facts.coarse, events: facts.events});
  say(facts.unplaced > 0, "unplaced", `without coordinates, and so on no map: ${facts.unplaced} of ${events(facts.events)}`, {unplaced: facts.unplaced, events: facts.events});
  say(Number(params.limit ?? 0) > 0 && shown < facts.events - facts.unplaced, "limited", `shown: ${shown} of ${events(facts.events)}; the rest is beyond --limit ${String(params.limit)}`, {shown, events: facts.events, limit: Number(params.limit)});
  say(facts.inverted > 0, "range_inverted", `in ${events(facts.inverted)} the source itself publishes low > high; kept as published`, {events: facts.inverted});
  say(facts.outside > 0, "outside_country", `the points of ${events(facts.outside)} lie in another country than the one recorded; counted where recorded`, {events: facts.outside});
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
