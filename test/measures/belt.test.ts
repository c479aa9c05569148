import assert from "node:assert/strict";
import test from "node:test";
import {joining, type BeltSite} from "../../src/measures/belt-joining.ts";
import {namedPlace} from "../../src/geo/named-place.ts";
import {parseScenario, reportedEvents, simulate} from "../../src/simulate/index.ts";
import {refused} from "../fixture/store.ts";
import {askOwn, numbersAreNumbers, type OwnEvent} from "./own-table.ts";

type Input = Readonly<Record<string, string | readonly string[]>>;
const belt = (events: readonly OwnEvent[], input: Input = {}) => askOwn("belt", events, input);
const only = (rows: readonly Readonly<Record<string, unknown>>[], ...names: string[]) => rows.map((row) => names.map((name) => row[name]));

/** Events along the parallel of 10 N, a quarter of a degree apart, in pairs. */
function along(from: number, to: number, lat = 10.1): OwnEvent[] {
  return Array.from({length: Math.round((to - from) * 4) + 1}, (_, i) => ({day: "2015-03-01", lat, lon: from + i / 4 + 0.1})).flatMap((event) => [event, event, event, event]);
}

test("cells that share an edge or a corner are one belt; its spans are those between its outermost events", async () => {
  const {rows} = await belt([{day: "2015-03-01", lat: 10.1, lon: 10.1}, {day: "2015-03-01", lat: 10.6, lon: 10.6}, {day: "2015-03-01", lat: 10.6, lon: 12.1}]);
  assert.deepEqual(only(rows, "belt", "cells", "events", "east_west_km", "north_south_km", "cells_share"), [
    [1, 2, 2, Math.round(0.5 * 111.195 * Math.cos(10.35 * Math.PI / 180) * 10) / 10, 55.6, 0.667], [2, 1, 1, 0, 0, 0.333]
  ]);
});

test("a dense line joins its ends, a line with a hole of three degrees does not, and says how wide it is", async () => {
  const join = ["10.1,10.1", "10.1,18.1"];
  const whole = await belt(along(10, 18), {join, show: "joining"});
  assert.equal(whole.answer?.code, "joined", whole.answer?.text);
  assert.deepEqual(only(whole.rows, "cell_size", "joined", "grids", "placed"), [[0.5, true, 1, 1], [0.25, true, 1, 1]]);
  const apart = await belt([...along(10, 12), ...along(15, 18)], {join, show: "joining"});
  assert.equal(apart.answer?.code, "apart", apart.answer?.text);
  assert.ok(Math.abs(Number(apart.rows[0]!.gap_km) - 3 * 111.195 * Math.cos(10.1 * Math.PI / 180)) < 1, String(apart.rows[0]!.gap_km));
  assert.equal((await belt(along(10, 12), {join})).answer?.code, "end_empty");
});

test("what hangs on a single event is not sure: resampling loses it", async () => {
  const {answer} = await belt([...along(10, 12), {day: "2015-03-01", lat: 10.1, lon: 12.6}, ...along(13, 15)], {join: ["10.1,10.1", "10.1,15.1"]});
  const {joined, resampled} = answer!.values as Record<string, number>;
  assert.equal(joined, 1);
  assert.ok(resampled! < 0.8, answer!.text);
  assert.equal(answer?.code, "open");
});

test("an event known to a district lies somewhere around: it may join, and joins nothing for sure; --precision 1 leaves it out", async () => {
  const events: OwnEvent[] = [...along(10, 12), {day: "2015-03-01", lat: 10.1, lon: 12.6, level: "admin2"}, ...along(13, 15)];
  const {answer, rows, cautions} = await belt(events, {join: ["10.1,10.1", "10.1,15.1"], show: "joining"});
  assert.ok(Number(rows[0]!.placed) > 0 && rows[0]!.joined === false, answer!.text);
  assert.deepEqual(cautions.find(({code}) => code === "coarse_not_in_belt")?.values, {events: 1, drawn: 1});
});

test("cells tell the belt that each is in and which ends that belt reaches; an end is where it is named, or in the middle of its events", async () => {
  const events: OwnEvent[] = [{day: "2015-03-01", lat: 14.2, lon: -10.2, land: "Mali"}, {day: "2015-03-02", lat: 14.2, lon: -10.2, land: "Mali"}, {day: "2015-03-01", lat: 14.7, lon: -9.7, land: "Mali"}, {day: "2015-03-01", lat: 11.1, lon: 2.9, land: "Benin"}];
  const {rows, answer, cautions} = await belt(events, {join: ["western Mali", "11.1,2.9"], show: "cells"});
  assert.deepEqual(only(rows, "belt", "cell", "events", "country_codes", "latitude", "longitude", "ends"), [
    [1, String(208 * 720 + 339 + 1), 2, "MLI", 14.25, -10.25, "western Mali"], [1, String(209 * 720 + 340 + 1), 1, "MLI", 14.75, -9.75, "western Mali"], [2, String(202 * 720 + 365 + 1), 1, "BEN", 11.25, 2.75, "11.1, 2.9"]
  ]);
  const {a_kind, a_country, a_half, b_kind, b_latitude, b_longitude, a_latitude} = answer!.values;
  assert.deepEqual([a_kind, a_country, a_half, b_kind, b_latitude, b_longitude], ["area", "MLI", "west", "point", 11.1, 2.9]);
  assert.ok(Math.abs(Number(a_latitude) - (14.2 * 2 + 14.7) / 3) < 0.02);
  assert.ok(cautions.some(({code}) => code === "belt_grids"));
});

test("places are read by name: halves of countries, units and towns", async () => {
  const events: OwnEvent[] = [{day: "2015-03-01", lat: 16.3, lon: -0.05, land: "Mali"}, {day: "2015-03-01", lat: 14.5, lon: -10, land: "Mali"}, {day: "2015-03-01", lat: 11.2, lon: 2.9, land: "Benin"}];
  const {rows} = await belt(events, {join: ["western Mali", "nord du Bénin"]});
  assert.deepEqual(only(rows, "ends", "country_codes").toSorted(), [["", "MLI"], ["northern Benin", "BEN"], ["western Mali", "MLI"]]);
  assert.deepEqual(only((await belt([...events, {day: "2015-03-01", lat: 14.5, lon: -4.2, land: "Mali"}], {join: ["Mopti region", "Kandi"]})).rows, "ends").flat().toSorted(), ["", "", "Kandi", "Mopti"]);
  assert.equal(namedPlace("Mopti region", "join").kind, "area");
  await refused(belt(events, {join: ["Mopti"]}), "invalid_value", /two places/);
  await refused(belt(events, {show: "joining"}), "invalid_value", /two places/);
  await refused(belt(events, {join: ["Mopti", "Atlantis"]}), "invalid_value", /invalid join: Atlantis/);
});

test("a belt goes on across the antimeridian and around the pole", async () => {
  const line = [178.9, 179.4, 179.9, -179.9, -179.4].map((lon) => ({day: "2015-03-01", lat: -17, lon}));
  const {rows} = await belt(line);
  assert.deepEqual(only(rows, "belt", "cells"), [[1, 5]]);
  assert.ok(Math.abs(Number(rows[0]!.east_west_km) - 1.7 * 111.195 * Math.cos(17 * Math.PI / 180)) < 0.2 && Math.abs(Number(rows[0]!.longitude)) > 179);
  assert.deepEqual(only((await belt([0, 90, 180, -90].map((lon) => ({day: "2015-03-01", lat: 89.8, lon})))).rows, "cells"), [[4]]);
});

test("no, one and two events, one place and missing places give rows or a stated too few, and numbers", async () => {
  const join = ["10,10", "20,20"];
  assert.deepEqual((await belt([{day: "2015-03-01"}], {country: "MLI"})).rows, []);
  assert.equal((await belt([{day: "2015-03-01", level: "country"}], {join})).answer?.code, "too_few");
  for (const events of [[{day: "2015-03-01"}], [{day: "2015-03-01"}, {day: "2015-03-01"}], [{day: "2015-03-01", lat: "" as const, lon: "" as const}], [{day: "2015-03-01", lat: 90, lon: 180}, {day: "2015-03-01", lat: -90, lon: -180}]])
    for (const input of [{}, {join}, {join, show: "joining"}, {show: "cells"}, {join, show: "cells"}, {by: "year"}] as Input[]) assert.ok(numbersAreNumbers(await belt(events, input)));
  const both = await belt([{day: "2015-03-01"}], {join: ["10,10", "10.1,10.1"], show: "joining"});
  assert.deepEqual(only(both.rows, "joined", "gap_km", "placed"), [[true, 0, 1], [true, 0, 1]]);
});

test("by year each window stands alone, and one that nothing covers has no probability", async () => {
  const {rows} = await belt([...along(10, 11), {day: "2017-01-01", lat: 10.1, lon: 10.1}], {by: "year", join: ["10.1,10.1", "10.1,11.1"], show: "joining", to: "2019"});
  assert.deepEqual(only(rows.filter(({cell_size}) => cell_size === 0.5), "period", "joined", "covered"), [["2015", true, "full"], ["2016", false, "full"], ["2017", false, "full"], ["2018", false, "full"], ["2019", null, "none"]]);
});

test("on simulated conflicts the probability tells belts of the truth from gaps: it is held against all events at their true places", () => {
  const ends = [namedPlace("14,-5", "join"), namedPlace("12.5,1", "join")] as const;
  const scores: {p: number; truth: boolean}[] = [];
  for (let seed = 1; seed <= 12; seed++) {
    const simulation = simulate(parseScenario({name: "belt", countries: ["MLI", "BFA", "NER"], period: {from: "2018-01-01", to: "2018-12-31"}, growth: {law: "none", per_month: 10 + 4 * seed}, heterogeneity: 1.2, front: {origin: [13.5, -2], direction: "south", km_per_year: 0, start_km: 100, behind_km: 150}, reporting: {share: 0.8}}), seed);
    const {events} = simulation;
    const happened = sitesOf(events.count, (i) => [events.latitude[i]!, events.longitude[i]!, 1]);
    const rows = reportedEvents(simulation);
    const reported = sitesOf(rows.count, (i) => [rows.latitude[i]!, rows.longitude[i]!, rows.wherePrec[i]!]);
    scores.push({p: joining(reported, ends, {size: 0.5, missing: 0.2, seed, replicates: 100}).completed, truth: joining(happened, ends, {size: 0.5, missing: 0, seed, replicates: 0}).grids >= 0.5});
  }
  const brier = scores.reduce((sum, {p, truth}) => sum + (p - Number(truth)) ** 2, 0) / scores.length;
  assert.ok(scores.some(({truth}) => truth) && scores.some(({truth}) => !truth), JSON.stringify(scores));
  assert.ok(brier < 0.2, JSON.stringify(scores));
});

function sitesOf(count: number, at: (i: number) => [lat: number, lon: number, precision: number]): BeltSite[] {
  const known = {1: "exact", 2: "near", 3: "admin2"} as const;
  return Array.from({length: count}, (_, i) => at(i)).flatMap(([latitude, longitude, precision]) => precision in known ? [{latitude, longitude, country: null, admin1: null, known: known[precision as 1], events: 1}] : []);
}
