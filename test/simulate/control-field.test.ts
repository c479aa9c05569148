import assert from "node:assert/strict";
import test from "node:test";
import {controlField} from "../../src/simulate/control-field.ts";
import {controlStates} from "../../src/simulate/scenario.ts";
import {simulate, truthOf} from "../../src/simulate/index.ts";
import {generator} from "../../src/stats/generator.ts";
import {sketch} from "./sketch.ts";

const control = sketch({control: {}}).control!;
const government = controlStates.indexOf("G");

test("a cell is the government's until the front arrives, and then starts as the scenario says", () => {
  const {states} = controlField({...control, initial: [0, 0, 1, 0, 0]}, Float64Array.from([2, Infinity, 0]), 5, generator(1));
  assert.deepEqual([...states.subarray(0, 3)], [government, government, 2]);
  assert.deepEqual([...states.subarray(5, 10)], [4, 4, 4, 4, 4]);
  assert.equal(states[10], 2);
});

test("states change from month to month with the chances of the scenario", () => {
  const cells = 4000;
  const months = 40;
  const {states} = controlField(control, new Float64Array(cells), months, generator(1));
  const moves = controlStates.map(() => controlStates.map(() => 0));
  for (let cell = 0; cell < cells; cell++) for (let m = 1; m < months; m++) moves[states[cell * months + m - 1]!]![states[cell * months + m]!]! += 1;
  moves.forEach((row, from) => {
    const n = row.reduce((a, b) => a + b, 0);
    row.forEach((count, to) => {
      const chance = control.transitions[from]![to]!;
      assert.ok(Math.abs(count / n - chance) <= 4 * Math.sqrt(chance * (1 - chance) / n), `${controlStates[from]} to ${controlStates[to]}: ${count / n}, expected ${chance}`);
    });
  });
});

test("violence and its tactics follow the states", () => {
  const simulation = simulate(sketch({growth: {law: "none", per_month: 1000}, control: {initial: [0.2, 0.2, 0.2, 0.2, 0.2], rate: [1, 2, 4, 2, 1], terrorist: [0.3, 0.4, 0.5, 0.7, 0.9]}, civilians: {share: 0.2}}), 1);
  const {events, kinds, control: field, terrain} = simulation;
  const counts = controlStates.map(() => ({events: 0, terrorist: 0, land: 0}));
  terrain.cells.forEach((_, cell) => { for (let m = 0; m < field!.months; m++) counts[field!.states[cell * field!.months + m]!]!.land += terrain.area[cell]!; });
  for (let i = 0; i < events.count; i++) {
    const here = counts[field!.states[events.cell[i]! * field!.months + events.month[i]!]!]!;
    here.events += 1;
    if (kinds.tactic[i]! > 0) here.terrorist += 1;
  }
  const density = counts.map(({events: n, land}) => n / land);
  [1, 2, 4, 2, 1].forEach((rate, state) => assert.ok(Math.abs(density[state]! / density[2]! - rate / 4) < 0.05, `${controlStates[state]}: ${density[state]! / density[2]!}`));
  [0.3, 0.4, 0.5, 0.7, 0.9].forEach((share, state) => assert.ok(Math.abs(counts[state]!.terrorist / counts[state]!.events - share) < 0.035, `${controlStates[state]}: ${counts[state]!.terrorist / counts[state]!.events}`));
});

test("the truth holds the state of every cell in every month", () => {
  const simulation = simulate(sketch({control: {}}), 1);
  const {cells, by_month} = truthOf(simulation).control!;
  assert.equal(cells.length, by_month.length);
  assert.ok(by_month.every((states) => /^[0-4]{24}$/.test(states)));
  assert.equal(by_month[5]![7], String(simulation.control!.states[5 * 24 + 7]));
});
