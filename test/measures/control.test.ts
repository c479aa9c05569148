import assert from "node:assert/strict";
import test from "node:test";
import {brier, estimatesOf, gap, reliability, scenarios, sides, states} from "../../scripts/control-validation.ts";
import type {HarmattanError} from "../../src/error.ts";
import {evidenceOf, type TacticalSite} from "../../src/measures/control-evidence.ts";
import {fitControl} from "../../src/measures/control-model.ts";
import {runMeasure} from "../../src/measures/index.ts";
import type {Result} from "../../src/measures/result.ts";
import {tacticOf} from "../../src/measures/tactics.ts";
import {parseScenario} from "../../src/simulate/index.ts";
import {csv} from "../fixture/csv.ts";
import {gedCsv, gedRows} from "../fixture/ged.ts";
import {asking, fileOf, storeOf} from "../fixture/store.ts";
import {numbersAreNumbers} from "./own-table.ts";

interface Told {
  day: string;
  kind: string;
  lat?: number;
  lon?: number;
  level?: string;
  a?: string;
  b?: string;
}

/** Asks of a table of invented events that knows tactics and covers the world from 2015 to 2018. */
async function ask(events: readonly Told[], input: Readonly<Record<string, string>> = {}): Promise<Result> {
  const columns = ["id", "day", "kind", "lat", "lon", "level", "a", "b"];
  const rows = events.map((event, id) => ({id, lat: 13.25, lon: 0.25, level: "exact", a: "Invented Army", b: "Invented Front", ...event}));
  const mapping = fileOf("own.yml", `source: own
title: Own
license: none
citation: none
census: true
covers: {from: 2015-01-01, to: 2018-12-31, countries: world}
columns:
  {id: id, date_start: day, date_end: day, sub_event_type: kind, latitude: lat, longitude: lon, place_level: level, side_a: a, side_b: b,
   side_a_kind: {column: a, values: {Invented Army: state, Invented Front: rebel, Invented Guard: militia}},
   side_b_kind: {column: b, values: {Invented Army: state, Invented Front: rebel, Invented Guard: militia, Civilians: civilians}}}
constants: {event_type: battle}
`);
  const directory = await storeOf([fileOf("own.csv", csv(columns, rows)), {mapping}]);
  return asking(directory, (store) => runMeasure(store, "control", {actor: "Invented Front", ...input}));
}

const day = (i: number, year = 2015) => new Date(Date.UTC(year, 0, 1 + i * 9)).toISOString().slice(0, 10);
const many = (n: number, values: Partial<Told> & {kind: string}, year = 2015): Told[] => Array.from({length: n}, (_, i) => ({day: day(i, year), ...values}));

test("a source that tells no tactics is refused with what would help", async () => {
  const directory = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(40))));
  await assert.rejects(asking(directory, (store) => runMeasure(store, "control", {actor: "JNIM"})), (error: HarmattanError) => error.code === "tactics_missing" && error.exit === 2 && /sub_event_type/.test(error.cure));
});

test("clashes speak for the actor's side, mines and attacks for the government's", async () => {
  const {rows} = await ask([...many(100, {kind: "Armed clash"}), ...many(100, {kind: "Remote explosive/landmine/IED", lat: 9.25})], {to: "2017-05"});
  assert.equal(rows.length, 2);
  const [north, south] = rows.toSorted((a, b) => Number(b.latitude) - Number(a.latitude)) as [Record<string, number>, Record<string, number>];
  assert.ok(north.actor_side! > 0.6 && north.government_side! < 0.1, JSON.stringify(north));
  assert.ok(south.government_side! > 0.6 && south.actor_side! < 0.1, JSON.stringify(south));
  for (const row of rows) {
    assert.ok(Math.abs(Number(row.actor_side) + Number(row.disputed) + Number(row.government_side) - 1) < 0.002);
    assert.ok(Math.abs(Number(row.actor) + Number(row.nearer_actor) - Number(row.actor_side)) < 0.002);
  }
});

test("too few events have rows without an estimate and say so", async () => {
  const few = await ask(many(29, {kind: "Attack"}));
  assert.equal(few.answer?.value, "too few");
  assert.deepEqual(few.rows.map(({side, actor_side, cells}) => [side, actor_side, cells]), [[null, null, 0]]);
  const [none, untold] = [await ask([{day: "2015-01-01", kind: "Attack", level: "country"}]), await ask(many(40, {kind: "Agreement"}).concat({day: "2015-01-01", kind: "Attack"}))];
  assert.deepEqual([none.rows, none.answer?.code, untold.rows.length, untold.answer?.code], [[], "too_few", 1, "too_few"]);
  assert.equal(untold.cautions.find(({code}) => code === "tactic_unknown")?.values?.events, 40);
});

test("tactics that are the same everywhere at any time tell nothing, and no estimate is made of them", async () => {
  const events = Array.from({length: 400}, (_, i): Told => ({day: day(i % 100, 2015 + i % 3), kind: (i * 7 + Math.floor(i / 5)) % 11 < 6 ? "Armed clash" : "Attack", lat: 9.25 + 0.5 * (i % 8)}));
  for (const show of ["last", "sensitivity"]) {
    const {answer, rows} = await ask(events, {show});
    assert.deepEqual([answer?.value, answer?.code], ["cannot tell", "no_signal"], answer?.text);
    assert.ok(Number(answer!.values.p) > 0.05 && rows.every(({side, actor_side}) => side === null && actor_side === null));
  }
});

test("cells are shown only up to 90 days before the last month with events, units up to the last month", async () => {
  const events = [...many(40, {kind: "Attack"}), {day: "2018-06-20", kind: "Armed clash"}];
  const cells = await ask(events, {per: "cell", show: "all"});
  assert.equal(cells.rows.at(-1)!.period, "2018-02");
  assert.equal((await ask(events, {show: "all"})).rows.at(-1)!.period, "2018-12");
  assert.deepEqual((await ask([...many(40, {kind: "Attack", day: "2018-06-01"})], {per: "cell"})).rows, []);
});

test("a cell with several armed groups has no estimate, and neither has one where nothing was recorded for two years", async () => {
  const [other] = (await ask([...many(40, {kind: "Armed clash"}), ...many(40, {kind: "Attack", a: "Invented Guard", b: "Civilians"})], {to: "2015-12"})).rows as [Record<string, unknown>];
  assert.deepEqual([other.cells, other.parties, other.side], [0, 1, null]);
  const alone = (await ask([...many(40, {kind: "Armed clash"}), ...many(40, {kind: "Attack", lat: 9.25})], {to: "2015-12"})).rows;
  assert.deepEqual(alone.map(({cells, parties}) => [cells, parties]), [[1, 0], [1, 0]]);
  const [silent] = (await ask(many(40, {kind: "Armed clash"}))).rows as [Record<string, unknown>];
  assert.deepEqual([silent.period, silent.cells, silent.silent, silent.side], ["2018-12", 0, 1, null]);
});

test("places known to a district or less are left out and counted; --precision is obeyed", async () => {
  const {cautions, rows} = await ask([...many(40, {kind: "Armed clash"}), ...many(7, {kind: "Attack", level: "admin2"})], {to: "2015-12"});
  assert.equal(cautions.find(({code}) => code === "coarse_left_out")?.values?.events, 7);
  assert.equal(rows[0]!.events, 40);
});

test("all in one place on one day, at the pole, across the antimeridian and on the equator have numbers or nothing", async () => {
  for (const place of [{lat: 90, lon: 0}, {lat: -17.8, lon: 179.999}, {lat: 0, lon: 9.99}, {lat: 0, lon: 0}])
    for (const show of ["all", "sensitivity"]) assert.ok(numbersAreNumbers(await ask(many(40, {kind: "Attack", day: "2015-03-03", ...place}), {show})), JSON.stringify(place));
});

test("the same events in another order give the same bytes", async () => {
  const events = [...many(60, {kind: "Armed clash"}), ...many(60, {kind: "Attack", lat: 12.75})];
  assert.deepEqual((await ask(events, {show: "all"})).rows, (await ask(events.toReversed(), {show: "all"})).rows);
});

test("an event is shared with the cell beyond a near edge, by the logistic curve, and never counts twice", () => {
  const at = (latitude: number, longitude: number): TacticalSite => ({month: 0, latitude, longitude, tactic: "terrorist", events: 1});
  const middle = evidenceOf([at(13.25, 0.25)], 1, 2);
  assert.deepEqual([...middle.terrorist], [1]);
  // 2 km south of the edge: the cell beyond it counts one half, so two thirds stay
  const edge = evidenceOf([at(13.5 - 2 / 111.195, 0.25)], 1, 2);
  assert.deepEqual([...edge.terrorist].map((share) => share.toFixed(3)), ["0.667", "0.333"]);
  const wide = evidenceOf([at(13.49, 0.26), at(11.01, -1.01), at(5.1, -3.2)], 1, 20);
  assert.ok(Math.abs(wide.terrorist.reduce((a, b) => a + b, 0) - 3) < 1e-9);
  assert.ok(wide.cells.length > 3 && wide.units.every(Boolean));
});

test("a month that nobody watched says nothing of the states but by what is recorded in it", () => {
  const sites = Array.from({length: 12}, (_, month): TacticalSite => ({month, latitude: 13.25, longitude: 0.25, tactic: "conventional", events: 4}));
  const evidence = evidenceOf(sites, 24, 2);
  const held = (watched: Uint8Array) => fitControl(evidence, undefined, {watched}).posterior[23 * 5]!;
  const blind = new Uint8Array(24).fill(1, 0, 12);
  assert.ok(held(new Uint8Array(24).fill(1)) > held(blind) + 0.03, `${held(new Uint8Array(24).fill(1))} ${held(blind)}`);
});

test("every tactic has a family, and what does not tell how a group fights has none", () => {
  assert.deepEqual([tacticOf["Armed clash"], tacticOf.Attack, tacticOf["Air/drone strike"]], ["conventional", "terrorist", undefined]);
});

test("on simulations the three sides are as frequent as their probabilities say, within 0.1, and better than the nearest event by far", () => {
  const scenario = parseScenario({
    name: "control", countries: ["MLI", "BFA", "NER"], period: {from: "2017-01-01", to: "2021-12-31"}, growth: {law: "none", per_month: 120}, heterogeneity: 0.5,
    front: {origin: [16, -2], direction: "south", km_per_year: 60, start_km: 150, breadth_km: 250}, control: {}, civilians: {share: 0.15}
  });
  const estimates = [101, 102].flatMap((seed) => estimatesOf(scenario, seed).estimates);
  const bins = reliability(estimates, sides).filter(({n}) => n >= 400);
  assert.ok(bins.length >= 8);
  for (const {said, was, n} of bins) assert.ok(Math.abs(said - was) < 0.1, `said ${said}, was ${was} (${n})`);
  assert.ok(brier(estimates, "estimated", sides) < 0.6 * brier(estimates, "nearest", sides), `${brier(estimates, "estimated", sides)} ${brier(estimates, "nearest", sides)}`);
});

test("with other tactics than the prior's the five states are as frequent as their probabilities say, within 0.1", () => {
  const estimates = [101, 102].flatMap((seed) => estimatesOf(parseScenario({name: "other-tactics", ...scenarios["other-tactics"]}), seed).estimates);
  const far = gap(reliability(estimates, states), estimates.length);
  assert.ok(far < 0.1, `${far}`);
});
