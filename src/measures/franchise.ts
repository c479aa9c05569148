import {rollup} from "d3-array";
import {distanceKm, earthRadiusKm} from "../geo/distance.ts";
import {gid} from "../geo/grid.ts";
import {sphericalMean} from "../geo/local-plane.ts";
import {unitAt} from "../geo/place.ts";
import {integer} from "../param.ts";
import {generator} from "../stats/generator.ts";
import {permutationTest} from "../stats/permutation-test.ts";
import {spaceTimeClusters} from "../stats/space-time-clusters.ts";
import {column, measure, type Computed} from "./measure.ts";
import {coarseLeftOut, preciseSql} from "./precise.ts";
import type {Answer, Caution, ResultRow} from "./result.ts";

export const franchise = measure({
  name: "franchise",
  title: "Clusters of events and their tactics",
  about: "Clusters of an actor's events that hang together in space and time, the mix of tactics in each, and whether the mixes differ more than chance.",
  params: {
    km: integer(50, {min: 1, max: 1000, about: "events up to so many km apart are neighbours"}),
    days: integer(60, {min: 1, max: 3660, about: "and up to so many days"}),
    least: integer(10, {min: 2, max: 10_000, about: "events that a neighbourhood needs to be dense, the one in its middle included"}),
    permutations: integer(999, {min: 99, max: 99_999, about: "random orders of the tactics"}),
    seed: integer(1, {about: "of the random orders"})
  },
  columns: {
    cluster: column("text", "number of the cluster, by its first event; unclustered for the events in none"),
    country: column("country", "of the unit in which the middle lies"),
    unit: column("text", "first-level unit in which the middle of the events lies"),
    from: column("date", "first event"),
    to: column("date", "last event"),
    events: column("count", "located events"),
    tactic: column("text", "the commonest tactic: the source's finer kind, or its kind of violence where it has none"),
    tactic_share: column("share", "of the cluster's events that are of it"),
    elsewhere: column("share", "of all other located events that are of it"),
    mix: column("text", "all tactics with their events, the commonest first"),
    difference: column("share", "of the mix from that of all other events: total variation distance, 0 the same, 1 nothing in common"),
    p: column("number", "probability that in a random order any cluster differs as much from what its years have, corrected for the number of clusters"),
    radius_km: column("km", "from the middle, within which nine of ten events lie"),
    latitude: column("degrees", "middle of the events, to a tenth of a degree north"),
    longitude: column("degrees", "middle of the events, to a tenth of a degree east")
  },
  study: true,
  census: true,
  actor: true,
  query: (scope) => `SELECT CAST(date_start AS VARCHAR) AS day, date_diff('day', DATE '1970-01-01', date_start) AS number, date_diff('day', date_start, date_end) AS span,
      latitude, longitude, coalesce(sub_event_type, event_type) AS tactic, ${preciseSql} AS precise FROM ${scope.events} e ORDER BY date_start, id`,
  compute: (rows, params) => compute(rows as unknown as Found[], params),
  retract: () => ({value: "cannot tell", code: "mixes_alike"}),
  chart: {mark: "map", x: "longitude", y: "latitude"},
  method: {
    cite: "after Prieto Curiel, Walther & O'Clery 2020, Applied Network Science 5 (cells of a group from the sequence of its events); clusters by ST-DBSCAN (Birant & Kut 2007); Pearson's statistic by permutation within calendar years, corrected by the largest of all clusters (Westfall & Young 1993)",
    assumes: ["events of one tactic in one half-degree cell, month and cluster count once in the test: they are rarely independent of each other"],
    cautions: ["a cluster of events is not a unit of a group: it may hold several, and one unit may make several", "clusters depend on the reach: see the note with half and twice the distance", "mixes also differ where reporters and the terrain do", "nothing here says where anybody is now"]
  },
  example: ["--actor", "JNIM"]
});

interface Reach {
  km: number;
  days: number;
  least: number;
  permutations: number;
  seed: number;
}

interface Found {
  day: string;
  number: number;
  /** Days from the first to the last on which it may have happened. */
  span: number;
  latitude: number;
  longitude: number;
  tactic: string | null;
  precise: boolean;
}

const noise = -1;

function compute(rows: readonly Found[], {km, days, least, permutations, seed}: Reach): Computed {
  const vague = rows.filter(({precise, span}) => precise && span > days).length;
  const events = rows.filter(({precise, span}) => precise && span <= days);
  const clusters = clustersOf(events, km, days, least);
  const count = clusters.reduce((most, cluster) => Math.max(most, cluster + 1), 0);
  const test = testOf(events, clusters, count, permutations, seed);
  const cautions: Caution[] = [...coarseLeftOut(rows.filter(({precise}) => !precise).length)];
  if (vague) cautions.push({code: "date_vague", text: `left out, since the date is known to a span longer than --days: ${vague === 1 ? "1 event" : `${vague} events`}`, values: {events: vague}});
  if (events.length >= least) {
    const [half, twice] = [km / 2, 2 * km].map((reach) => clustersOf(events, reach, days, least).reduce((most, cluster) => Math.max(most, cluster + 1), 0)) as [number, number];
    cautions.push({code: "cluster_reach", text: `clusters with ${km} km: ${count}; with half of it: ${half}; with twice: ${twice}`, values: {km, clusters: count, half, twice}});
  }
  const members = rollup(events.map((event, i) => ({event, cluster: clusters[i]!})), (some) => some.map(({event}) => event), ({cluster}) => cluster);
  const known = tally(events);
  const described = [...Array.from({length: count}, (_, cluster) => cluster), noise].flatMap((cluster) => {
    const some = members.get(cluster);
    return some ? [rowOf(cluster, some, known, test?.corrected[cluster] ?? null)] : [];
  });
  return {rows: described, answer: answerOf(test, count, events.length), cautions};
}

function clustersOf(events: readonly Found[], km: number, days: number, least: number): Int32Array {
  const radians = Math.PI / 180;
  const ring = (lat: number) => Math.cos(lat * radians);
  return spaceTimeClusters({
    x: Float64Array.from(events, ({latitude, longitude}) => ring(latitude) * Math.cos(longitude * radians)),
    y: Float64Array.from(events, ({latitude, longitude}) => ring(latitude) * Math.sin(longitude * radians)),
    z: Float64Array.from(events, ({latitude}) => Math.sin(latitude * radians)),
    day: Float64Array.from(events, ({number}) => number)
  }, {distance: 2 * Math.sin(km / earthRadiusKm / 2), days, least});
}

/** Spells that a cluster needs to be compared. */
const fewest = 10;

interface Tested {
  p: number;
  corrected: readonly (number | null)[];
  /** Cramér's V of clusters and tactics, from 0, the same mixes, to 1, each its own; corrected for what chance adds (Bergsma 2013). */
  v: number;
  compared: number;
  spells: number;
}

/** Null where fewer than two clusters have enough spells, or there is but one tactic. */
function testOf(events: readonly Found[], clusters: Int32Array, count: number, permutations: number, seed: number): Tested | null {
  const spells = new Map<string, {cluster: number; tactic: string; year: number}>();
  for (const [i, {day, latitude, longitude, tactic}] of events.entries()) {
    if (clusters[i] === noise || tactic === null) continue;
    spells.set(`${clusters[i]} ${gid(latitude, longitude)} ${day.slice(0, 7)} ${tactic}`, {cluster: clusters[i]!, tactic, year: Number(day.slice(0, 4))});
  }
  const sizes = rollup(spells.values(), (some) => some.length, ({cluster}) => cluster);
  const large = Array.from({length: count}, (_, cluster) => cluster).filter((cluster) => (sizes.get(cluster) ?? 0) >= fewest);
  const used = [...spells.values()].filter(({cluster}) => large.includes(cluster));
  const tactics = [...new Set(used.map(({tactic}) => tactic))].toSorted();
  if (large.length < 2 || tactics.length < 2) return null;
  const group = Int32Array.from(used, ({cluster}) => large.indexOf(cluster));
  const labels = Int32Array.from(used, ({tactic}) => tactics.indexOf(tactic));
  const years = Int32Array.from(used, ({year}) => year);
  const expected = expectedCounts(group, labels, years, large.length, tactics.length);
  const {p, corrected, observed} = permutationTest(labels, years, (order) => pearson(group, order, expected, large.length, tactics.length), permutations, generator(seed));
  return {p, corrected: Array.from({length: count}, (_, cluster) => corrected[large.indexOf(cluster)] ?? null), v: cramersV(observed.reduce((a, b) => a + b, 0), used.length, large.length, tactics.length), compared: large.length, spells: used.length};
}

/** What clusters would have of each tactic if they took part in what each year has. */
function expectedCounts(group: Int32Array, labels: Int32Array, years: Int32Array, groups: number, kinds: number): Float64Array {
  const expected = new Float64Array(groups * kinds);
  for (const year of new Set(years)) {
    const [inGroup, ofKind] = [new Float64Array(groups), new Float64Array(kinds)];
    let n = 0;
    for (const [i, other] of years.entries()) if (other === year) {
      inGroup[group[i]!]! += 1;
      ofKind[labels[i]!]! += 1;
      n++;
    }
    for (let g = 0; g < groups; g++) for (let k = 0; k < kinds; k++) expected[g * kinds + k]! += inGroup[g]! * ofKind[k]! / n;
  }
  return expected;
}

/** Pearson's statistic of each cluster: the squared differences from what is expected, in relation to it. */
function pearson(group: Int32Array, labels: Int32Array, expected: Float64Array, groups: number, kinds: number): Float64Array {
  const counts = new Float64Array(expected.length);
  for (let i = 0; i < labels.length; i++) counts[group[i]! * kinds + labels[i]!]! += 1;
  const statistics = new Float64Array(groups);
  for (let at = 0; at < counts.length; at++) if (expected[at]! > 0) statistics[Math.floor(at / kinds)]! += (counts[at]! - expected[at]!) ** 2 / expected[at]!;
  return statistics;
}

function cramersV(statistic: number, n: number, groups: number, kinds: number): number {
  const excess = Math.max(0, statistic / n - (groups - 1) * (kinds - 1) / (n - 1));
  const shrunk = (size: number) => size - (size - 1) ** 2 / (n - 1);
  const least = Math.min(shrunk(groups), shrunk(kinds)) - 1;
  return least > 0 ? Math.min(1, Math.sqrt(excess / least)) : 0;
}

function answerOf(test: Tested | null, clusters: number, events: number): Answer {
  if (!test) return {value: "too few", code: "too_few", text: `too few: ${clusters} ${clusters === 1 ? "cluster" : "clusters"} from ${events} located events; two are needed with ${fewest} months of a tactic in a cell each, and two tactics`, values: {clusters, events, needed: fewest}};
  const {p, compared, spells} = test;
  const v = Number(test.v.toFixed(3));
  const told = `p = ${Number(p.toPrecision(2))}, Cramér's V ${v}, ${compared} clusters, ${spells} months of a tactic in a cell`;
  const tests = [{name: "mixes", p}];
  if (p <= 0.05) return {value: "yes", code: "mixes_differ", text: `yes: the mixes of tactics differ more than chance (${told})`, values: {p, v, compared, spells}, tests};
  return {value: "cannot tell", code: "mixes_alike", text: `cannot tell: the mixes of tactics differ no more than chance explains (${told})`, values: {p, v, compared, spells}, tests};
}

function rowOf(cluster: number, events: readonly Found[], known: ReadonlyMap<string, number>, p: number | null): ResultRow {
  const own = tally(events);
  const [n, all] = [sum(own), sum(known)];
  const mix = [...own].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const [commonest, most] = mix[0] ?? [null, 0];
  const share = (value: number, of: number) => of > 0 ? Number((value / of).toFixed(3)) : null;
  const apart = n > 0 && all > n ? [...known].reduce((total, [tactic, count]) => total + Math.abs((own.get(tactic) ?? 0) / n - (count - (own.get(tactic) ?? 0)) / (all - n)), 0) / 2 : null;
  const center = cluster === noise ? null : sphericalMean(events.map(({latitude}) => latitude), events.map(({longitude}) => longitude));
  const unit = center && unitAt(center.lat, center.lon);
  const distances = center ? events.map(({latitude, longitude}) => distanceKm(center.lat, center.lon, latitude, longitude)).toSorted((a, b) => a - b) : [];
  return {
    cluster: cluster === noise ? "unclustered" : String(cluster + 1), country: unit?.iso3 ?? null, unit: unit?.name ?? null,
    from: events[0]!.day, to: events.at(-1)!.day, events: events.length,
    tactic: commonest, tactic_share: share(most, n), elsewhere: commonest === null ? null : share((known.get(commonest) ?? 0) - most, all - n),
    mix: mix.map(([tactic, count]) => `${tactic} ${count}`).join(", ") || null,
    difference: apart === null ? null : Number(apart.toFixed(3)), p: p === null ? null : Number(p.toPrecision(3)),
    radius_km: distances.length ? Math.round(distances[Math.ceil(0.9 * distances.length) - 1]!) : null,
    latitude: center && Number(center.lat.toFixed(1)), longitude: center && Number(center.lon.toFixed(1))
  };
}

function tally(events: readonly Found[]): Map<string, number> {
  return rollup(events.filter(({tactic}) => tactic !== null), (some) => some.length, ({tactic}) => tactic!);
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((a, b) => a + b, 0);
}
