import assert from "node:assert/strict";
import test from "node:test";
import {runMeasure} from "../../src/measures/index.ts";
import {gedCsv, gedRow} from "../fixture/ged.ts";
import {asking, fileOf, storeOf} from "../fixture/store.ts";

const directory = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv([
  gedRow({id: 1, deaths_a: 5, deaths_b: 2, deaths_civilians: 1, deaths_unknown: 4, best: 12, low: 12, high: 12}),
  gedRow({id: 2, type_of_violence: 2, side_a: "JNIM", side_a_new_id: 6716, side_b: "IS", side_b_new_id: 234, gwnoa: "", deaths_a: 3, deaths_b: 8, deaths_civilians: 0, deaths_unknown: 0, best: 11, low: 11, high: 11})
])));

test("with an actor its own dead and those of its opponents are told apart, whichever side it is listed on", () => asking(directory, async (store) => {
  const {rows} = await runMeasure(store, "losses", {actor: "JNIM"});
  assert.deepEqual(rows.map(({side, deaths, events}) => [side, deaths, events]), [["actor", 5, 2], ["opponents", 13, 2], ["civilians", 1, 1], ["unknown", 4, 1]]);
}));

test("without an actor the sides are side_a and side_b, and all four parts sum to the best estimate", () => asking(directory, async (store) => {
  const {rows} = await runMeasure(store, "losses");
  assert.deepEqual(rows.map(({side, deaths}) => [side, deaths]), [["side_a", 8], ["side_b", 10], ["civilians", 1], ["unknown", 4]]);
  assert.equal(rows.reduce((sum, {deaths}) => sum + Number(deaths), 0), 23);
}));

test("opponents are the other side of the dyad, whichever side the actor is listed on", () => asking(directory, async (store) => {
  const {rows} = await runMeasure(store, "opponents", {actor: "JNIM"});
  assert.deepEqual(rows.map(({opponent, events, best}) => [opponent, events, best]), [["Government of Mali", 1, 12], ["IS", 1, 11]]);
}));
