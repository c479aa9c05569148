import assert from "node:assert/strict";
import test from "node:test";
import {runMeasure} from "../../src/measures/index.ts";
import type {Result} from "../../src/measures/result.ts";
import {csv} from "../fixture/csv.ts";
import {asking, fileOf, storeOf} from "../fixture/store.ts";
import {generator} from "../../src/stats/generator.ts";
import {numbersAreNumbers} from "./own-table.ts";

interface Told {
  day: string;
  end?: string;
  kind?: string;
  lat?: number;
  lon?: number;
  level?: string;
}

async function ask(events: readonly Told[], input: Readonly<Record<string, string>> = {}): Promise<Result> {
  const rows = events.map((event, id) => ({id: String(id).padStart(5, "0"), kind: "Armed clash", lat: 13.25, lon: 0.25, level: "exact", a: "Invented Front", ...event, end: event.end ?? event.day}));
  const mapping = fileOf("own.yml", `source: own
title: Own
license: none
citation: none
census: true
covers: {from: 2015-01-01, to: 2018-12-31, countries: world}
columns: {id: id, date_start: day, date_end: end, sub_event_type: kind, latitude: lat, longitude: lon, place_level: level, side_a: a}
constants: {event_type: battle}
`);
  const directory = await storeOf([fileOf("own.csv", csv(["id", "day", "end", "kind", "lat", "lon", "level", "a"], rows)), {mapping}]);
  return asking(directory, (store) => runMeasure(store, "franchise", {actor: "Invented Front", permutations: "199", ...input}));
}

const date = (days: number) => new Date(Date.UTC(2016, 0, 1 + Math.floor(days))).toISOString().slice(0, 10);

/** Events through a year around each of some places; kinds by a rule for place and turn. */
function around(places: readonly (readonly [lat: number, lon: number])[], each: number, kind: (place: number, turn: number) => string, seed = 1): Told[] {
  const random = generator(seed);
  return places.flatMap(([lat, lon], place) => Array.from({length: each}, (_, i) => ({day: date(i * 365 / each), lat: lat + 0.6 * (random() - 0.5), lon: lon + 0.6 * (random() - 0.5), kind: kind(place, i)})));
}

const places = [[13.2, 0.2], [9.2, 2.2], [11.2, -4.2]] as const;

test("clusters are told apart, with place, dates, mix and what is in none", async () => {
  const {rows, answer} = await ask([...around(places, 60, (place) => place ? "Attack" : "Armed clash"), {day: "2016-05-05", lat: 18.2, lon: 1.2}]);
  assert.deepEqual(rows.map(({cluster, events, tactic, tactic_share, elsewhere, country}) => [cluster, events, tactic, tactic_share, elsewhere, country]), [
    ["1", 60, "Armed clash", 1, 0.008, "BFA"], ["2", 60, "Attack", 1, 0.496, "BEN"], ["3", 60, "Attack", 1, 0.496, "BFA"], ["unclustered", 1, "Armed clash", 1, 0.333, null]
  ]);
  assert.equal(answer?.value, "yes");
  // every event of cluster 1 is a clash, one of the 121 others is
  assert.equal(rows[0]!.difference, 0.992);
  assert.equal(rows[0]!.p, 0.005);
  assert.ok(Math.abs(Number(rows[0]!.latitude) - 13.2) < 0.11 && Number(rows[0]!.radius_km) < 50);
});

test("the same mix everywhere is no difference, also where the mix changes from year to year for all", async () => {
  const alike = await ask(around(places, 60, (_, turn) => turn % 3 ? "Attack" : "Armed clash"));
  assert.equal(alike.answer?.value, "cannot tell");
  const turned = [...around([places[0]], 60, () => "Attack"), ...around([places[1]], 60, () => "Armed clash").map((event) => ({...event, day: event.day.replace("2016", "2018")}))];
  assert.equal((await ask(turned)).answer?.value, "cannot tell");
});

test("where tactics fall by chance, it says yes in about one of twenty", async () => {
  let yes = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const random = generator(7, seed);
    yes += Number((await ask(around(places, 40, () => random() < 0.5 ? "Attack" : "Armed clash", seed), {permutations: "99"})).answer?.value === "yes");
  }
  assert.ok(yes <= 4, String(yes));
});

test("many events of one kind in one cell and month are one spell: they do not make a difference by themselves", async () => {
  const burst = around(places, 48, (_, turn) => turn % 2 ? "Attack" : "Armed clash");
  const copied = burst.flatMap((event, i) => i === 1 ? Array.from({length: 100}, () => event) : [event]);
  const [plain, loud] = [await ask(burst), await ask(copied)];
  assert.equal(plain.answer?.values.spells, loud.answer?.values.spells);
  assert.equal(loud.answer?.value, "cannot tell");
});

test("too few clusters, spells or tactics are said so", async () => {
  for (const events of [[{day: "2016-01-01", level: "country"}], [{day: "2016-01-01"}], around([places[0]], 60, (_, turn) => turn % 2 ? "Attack" : "Armed clash"), around(places, 60, () => "Attack"), around(places, 60, () => "")])
    assert.equal((await ask(events)).answer?.value, "too few");
  assert.deepEqual((await ask([{day: "2016-01-01", level: "country"}])).rows, []);
});

test("places known to a district or less and dates known to a longer span are left out and counted", async () => {
  const {cautions, rows} = await ask([...around([places[0]], 60, () => "Attack"), {day: "2016-01-01", level: "admin1"}, {day: "2016-01-01", end: "2016-12-31"}], {least: "3"});
  assert.equal(cautions.find(({code}) => code === "coarse_left_out")?.values?.events, 1);
  assert.equal(cautions.find(({code}) => code === "date_vague")?.values?.events, 1);
  assert.deepEqual(cautions.find(({code}) => code === "cluster_reach")?.values, {km: 50, clusters: 1, half: 1, twice: 1});
  assert.equal(rows[0]!.events, 60);
});

test("across the antimeridian and at the pole neighbours are neighbours; all on one day in one place are one cluster", async () => {
  for (const spots of [[[-17.8, 179.95], [-17.8, -179.95]], [[90, 0], [89.9, 180]], [[0, 0], [0, 0]]] as const) {
    const result = await ask(Array.from({length: 20}, (_, i) => ({day: "2016-03-03", lat: spots[i % 2]![0], lon: spots[i % 2]![1], kind: i % 3 ? "Attack" : "Armed clash"})));
    assert.deepEqual(result.rows.map(({cluster, events}) => [cluster, events]), [["1", 20]]);
    assert.ok(numbersAreNumbers(result));
  }
});

test("the same seed gives the same bytes, another seed another p", async () => {
  const random = generator(3);
  const events = around(places, 40, () => random() < 0.5 ? "Attack" : "Armed clash");
  const [a, b, c] = [await ask(events), await ask(events), await ask(events, {seed: "2"})];
  assert.deepEqual([a.rows, a.answer], [b.rows, b.answer]);
  assert.notDeepEqual(a.answer, c.answer);
});
