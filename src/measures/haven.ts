import {integer} from "../param.ts";
import {column, measure, type Computed} from "./measure.ts";
import {exposures, type HavenSite} from "./haven-exposure.ts";
import {fewestUnits, silenceOf, testsThatCould, type Silence} from "./haven-silence.ts";
import {preciseSql} from "./precise.ts";
import type {Answer, ResultRow} from "./result.ts";

export const haven = measure({
  name: "haven",
  title: "Silence beside violence",
  about: "First-level units beside active places with few or no events: how much of each lies near events outside it, how many events the neighbourhood would lead one to expect there, and how surprising the silence is.",
  params: {reach: integer(50, {min: 10, max: 300, about: "km: standard deviation of the distance over which neighbouring events count; a place is exposed within twice that of an event outside its unit"})},
  columns: {
    admin1: column("text", "first-level unit, by the polygon around the place"),
    country: column("country", "ISO 3166-1 alpha-3"),
    exposed_km2: column("number", "its land within twice the reach of an event outside it", {unit: "km²"}),
    exposed_share: column("share", "share of the sampled land of the unit near events that this is"),
    events: column("count", "recorded events in the exposed part"),
    coarse: column("count", "recorded events that are known only to the unit or a district of it: they may be in the exposed part"),
    expected: column("number", "events there if they were as dense as in the neighbourhood outside, on average over all exposed units as many as there are", {unit: "events"}),
    low: column("number", "lower end of the 90% range of that, with the dispersion of all exposed units", {unit: "events"}),
    high: column("number", "upper end of it", {unit: "events"}),
    surprise: column("share", "chance of so few events or fewer; none where fewer than eight units are exposed"),
    rank: column("number", "rank among the exposed units by that, the most surprising silence first")
  },
  study: true,
  census: true,
  actor: false,
  query: (scope) => `SELECT e.latitude, e.longitude, coalesce(p.country, e.country) AS country, p.admin1, coalesce(${preciseSql}, false) AS precise, e.place_level IN ('admin1', 'admin2') AS regional, count(*) AS events
    FROM ${scope.events} e LEFT JOIN ${scope.view.places} p ON p.place = e.place WHERE e.latitude IS NOT NULL GROUP BY ALL ORDER BY ALL`,
  compute: (rows, {reach}) => compute(rows as unknown as HavenSite[], reach),
  retract: () => ({value: "not", code: "none"}),
  chart: {mark: "bar", x: "admin1", y: "surprise"},
  method: {
    cite: "leave-one-unit-out kernel average of event density, Gaussian with the reach (Nadaraya 1964, Watson 1964), on points a quarter of a degree apart; negative binomial with the dispersion of all exposed units (Hilbe 2011); Tarone 1990 (correction for as many units as could be surprising)",
    assumes: ["without a cause events would be as dense on both sides of a unit's edge", "roads, people and terrain are as on the other side of the edge", "units that nothing covers are silent for that reason: they are left out where the selection or the releases leave out their country"],
    cautions: [
      "silence is not presence: it does not say that anyone rests, passes or hides there",
      "a unit may be silent because the state holds it, because nobody lives there, or because nobody reports from it",
      "of many units some are surprising by chance: with twenty, one is expected below 0.05"
    ]
  },
  example: ["--actor", "JNIM"]
});

function compute(sites: readonly HavenSite[], reach: number): Computed {
  const exposed = silenceOf(exposures(sites, reach));
  const rows = exposed.map((unit, i): ResultRow => ({...unit, rank: unit.surprise === null ? null : i + 1}));
  const lost = sites.reduce((sum, {precise, events}) => sum + (precise ? 0 : events), 0);
  return {rows, answer: answerOf(exposed), cautions: lost ? [{code: "coarse_not_exposing", text: `expose no neighbour, since the place is known only to a district or less: ${lost === 1 ? "1 event" : `${lost} events`}`, values: {events: lost}}] : []};
}

/**
 * Whether any exposed unit is more silent than its neighbourhood and chance explain: yes where the least `surprise`, times the number of units in which a silence could be surprising
 * (Bonferroni, after Tarone 1990), is at most 0.05.
 */
function answerOf(exposed: readonly Silence[]): Answer {
  const tested = exposed.flatMap((unit) => unit.surprise === null || unit.floor === null ? [] : [{...unit, surprise: unit.surprise, floor: unit.floor}]);
  const [quietest] = tested;
  const could = testsThatCould(tested.map(({floor}) => floor), 0.05);
  const values = {
    units: exposed.length, below: tested.filter(({surprise}) => surprise <= 0.05).length, by_chance: Number((tested.filter(({floor}) => floor <= 0.05).length * 0.05).toFixed(1)), tests: could,
    quietest: quietest?.admin1 ?? null, country: quietest?.country ?? null, surprise: quietest?.surprise ?? null
  };
  if (!quietest) return {value: "cannot tell", code: "too_few", text: `cannot tell: ${exposed.length} exposed units (at least ${fewestUnits} are needed)`, values};
  const p = Number(Math.min(1, could * quietest.surprise).toPrecision(3));
  const told = `${values.below} of ${tested.length} exposed units have a surprise up to 0.05, by chance up to ${values.by_chance} would; the least is that of ${quietest.admin1}, ${quietest.country} (${quietest.surprise}, p = ${p} over the units)`;
  const answer = p <= 0.05 ? {value: "consistent with silence", code: "silent", text: `more silent than the neighbourhood and chance explain: ${told}`} : {value: "not", code: "none", text: `no unit is more silent than the neighbourhood and chance explain: ${told}`};
  return {...answer, values: {...values, p}, tests: [{name: "quietest", p}]};
}
