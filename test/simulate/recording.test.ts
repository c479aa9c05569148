import assert from "node:assert/strict";
import test from "node:test";
import {distanceKm} from "../../src/geo/distance.ts";
import {gid} from "../../src/geo/grid.ts";
import {describePlaces, unitAt} from "../../src/geo/place.ts";
import {simulate, type Simulation} from "../../src/simulate/index.ts";
import {mean, sketch} from "./sketch.ts";

const many = {growth: {law: "none", per_month: 300}};
const at = ({recording}: Simulation, precision: number) => [...recording.wherePrec.keys()].filter((i) => recording.wherePrec[i] === precision);
const moved = ({events, recording}: Simulation, i: number) => distanceKm(events.latitude[i]!, events.longitude[i]!, recording.latitude[i]!, recording.longitude[i]!);

test("places have the precisions that the scenario says, near ones moved to exact where no village is near enough", () => {
  const simulation = simulate(sketch({...many, places: {1: 0.3, 2: 0.2, 3: 0.2, 4: 0.15, 5: 0.1, 6: 0.05}}), 1);
  const share = (precision: number) => at(simulation, precision).length / simulation.events.count;
  for (const [precision, expected] of [[3, 0.2], [4, 0.15], [5, 0.1], [6, 0.05], [7, 0]] as const) assert.ok(Math.abs(share(precision) - expected) < 0.02, `${precision}: ${share(precision)}`);
  assert.ok(share(2) > 0.17 && share(2) < 0.22 && Math.abs(share(1) + share(2) - 0.5) < 0.025);
});

test("1 is the place itself, 2 within 25 km, 3 the town of its cell, 4 one point of its unit, 6 one of its country", () => {
  const simulation = simulate(sketch({...many, countries: ["BFA", "GHA"]}), 1);
  const {events, recording, terrain} = simulation;
  const point = (i: number) => `${recording.latitude[i]} ${recording.longitude[i]}`;
  for (const i of at(simulation, 1)) assert.equal(moved(simulation, i), 0);
  for (const i of at(simulation, 2)) assert.ok(moved(simulation, i) > 0 && moved(simulation, i) <= 25);
  for (const i of at(simulation, 3)) assert.equal(gid(recording.latitude[i]!, recording.longitude[i]!), terrain.cells[events.cell[i]!]);
  for (const i of at(simulation, 4)) assert.deepEqual(unitAt(recording.latitude[i]!, recording.longitude[i]!), terrain.units[events.unit[i]!]);
  assert.equal(new Set(at(simulation, 6).map(point)).size, 2);
  assert.equal(new Set(at(simulation, 4).map(point)).size, new Set(at(simulation, 4).map((i) => events.unit[i])).size);
});

test("7 lies at sea, and is refused where there is none near", () => {
  const simulation = simulate(sketch({...many, countries: ["GHA"], places: {7: 1}}), 1);
  assert.deepEqual(new Set(describePlaces(simulation.recording.latitude, simulation.recording.longitude).country), new Set([null]));
  assert.throws(() => simulate(sketch({countries: ["RWA"], growth: {law: "none", per_month: 5}, places: {7: 1}}), 1), {code: "invalid_value", message: /places\.7.*there is no sea near RWA/});
});

test("geocodes piled on district towns pass for exact", () => {
  const plain = simulate(sketch({...many, places: {1: 1}}), 1);
  const piled = simulate(sketch({...many, places: {1: 1}, misspecified: {geocodes_on_district_towns: 0.4}}), 1);
  const share = at(piled, 1).filter((i) => moved(piled, i) > 0).length / piled.events.count;
  assert.ok(Math.abs(share - 0.4) < 0.03);
  assert.deepEqual(piled.events, plain.events);
});

test("as many events go unreported as the scenario says, and more where the front controls if it says so", () => {
  const reported = ({recording, events, control}: Simulation, state?: number) => mean([...recording.reporting].filter((_, i) => state === undefined || control!.states[events.cell[i]! * control!.months + events.month[i]!] === state).map((code) => code === 0 ? 1 : 0));
  assert.ok(Math.abs(reported(simulate(sketch({...many, reporting: {share: 0.7}}), 1)) - 0.7) < 0.02);
  const falls = simulate(sketch({...many, control: {initial: [0.2, 0.2, 0.2, 0.2, 0.2], rate: [1, 1, 1, 1, 1]}, misspecified: {reporting_falls_with_control: 0.8}}), 1);
  [0.2, 0.4, 0.6, 0.8, 1].forEach((share, state) => assert.ok(Math.abs(reported(falls, state) - share) < 0.05, `${state}: ${reported(falls, state)}`));
});

test("reports take their time, and what is reported after the last day is missing", () => {
  const simulation = simulate(sketch({...many, reporting: {delay_days: 30}}), 1);
  const {events, recording, days} = simulation;
  // of whole days, half a day shorter than the delay itself and half a day longer for the time of the day
  assert.ok(Math.abs(mean([...recording.reportedDay].map((day, i) => day + 0.5 - events.time[i]!)) - 30) < 1.5);
  for (let i = 0; i < events.count; i++) assert.equal(recording.reporting[i] === 2, recording.reportedDay[i]! >= days);
  const longer = simulate(sketch({...many, reporting: {delay_days: 30, until: "2021-12-31"}}), 1);
  assert.ok([...longer.recording.reporting].every((code) => code === 0));
});

test("dates are open for as long as their precision says, hold the day, and stay within the period", () => {
  const {events, recording, days} = simulate(sketch({...many, dates: {1: 0.4, 2: 0.3, 3: 0.2, 4: 0.1}}), 1);
  const open = [0, 1, 6, 7, 30];
  for (let i = 0; i < events.count; i++) {
    const day = Math.floor(events.time[i]!);
    assert.ok(recording.firstDay[i]! <= day && day <= recording.lastDay[i]!);
    assert.ok(recording.firstDay[i]! >= 0 && recording.lastDay[i]! < days);
    assert.equal(recording.lastDay[i]! - recording.firstDay[i]! + 1, open[recording.datePrec[i]!]);
  }
});
