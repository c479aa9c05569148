import assert from "node:assert/strict";
import test from "node:test";
import type {HarmattanError} from "../../src/error.ts";
import {runMeasure} from "../../src/measures/index.ts";
import {asking, fileOf, storeOf} from "../fixture/store.ts";

const mapping = fileOf("own.yml", "source: own\ntitle: Own\nlicense: none\ncitation: none\ncensus: true\ncovers: {from: 2024-01-01, to: 2024-12-31, countries: world}\ncolumns: {id: id, date_start: day, side_a: a, side_b: b, country: country, best: dead}\nconstants: {event_type: battle}\n");
const rows = [
  "1,2024-01-01,JNIM,Malian army,MLI,1", "2,2024-01-02,JNIM and Ansarul Islam,Malian army,MLI,1", "3,2024-01-03,JNIM and/or Islamic State,Malian army,MLI,1",
  "4,2024-01-04,Suspected JNIM,Malian army,MLI,1", "5,2024-01-05,Katiba Macina,Malian army,MLI,1", "6,2024-01-06,Unidentified armed men,Malian army,MLI,1"
];
const directory = await storeOf([fileOf("own.csv", `id,day,a,b,country,dead\n${rows.join("\n")}\n`), {mapping}]);
const ids = (input: Record<string, string | string[]>) => asking(directory, async (store) => (await runMeasure(store, "events", {actor: "JNIM", ...input})).rows.map(({id}) => String(id)).join(""));

test("named and joint attribution count unless others are asked for", async () => assert.equal(await ids({}), "12"));

test("each level of attribution can be switched on by itself", async () => {
  for (const [level, found] of [["named", "1"], ["joint", "2"], ["either", "3"], ["suspected", "4"], ["component", "5"]] as const) assert.equal(await ids({attribution: level}), found, level);
  assert.equal(await ids({attribution: ["named", "joint", "either", "suspected", "component"]}), "12345");
});

test("unidentified sides count only when asked for, and then only with a place", async () => {
  assert.equal(await ids({attribution: ["named", "unidentified"], country: "MLI"}), "16");
  await assert.rejects(ids({attribution: "unidentified"}), (error: HarmattanError) => error.code === "unidentified_place" && error.exit === 2);
});
