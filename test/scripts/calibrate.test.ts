import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import test from "node:test";
import {calibrate} from "../../scripts/calibrate.ts";
import {trials} from "../../scripts/calibration-trials.ts";
import {newFolder} from "../fixture/store.ts";

const folder = newFolder();

test("it goes on where it was stopped, says how long it takes, and prints a row for each trial and method", async () => {
  const file = join(folder, "calibration.jsonl");
  const told: string[] = [];
  const ask = (seeds: number) => calibrate({seeds, from: 1, file, chosen: (name) => name.startsWith("intervention-none") || name === "control-plain", told: (line) => told.push(line)});
  await ask(1);
  const first = readFileSync(file, "utf8");
  const table = await ask(2);
  assert.ok(readFileSync(file, "utf8").startsWith(first) && readFileSync(file, "utf8").split("\n").length === 5);
  assert.deepEqual(told.map((line) => line.replace(/[\d.]+ min/, "x min")), ["2 runs in x min", "1 runs in x min", "2 runs in x min"]);
  assert.match(table, /^\| intervention-none \| 2 \| log level \| 0\.00 \| -?\d\.\d\d \| \d\.\d\d \| \d+% \| \d+% \| at most 10% \|$/m);
  assert.match(table, /^\| intervention-none-shocks \| 2 /m);
  assert.match(table, /^\| control-plain \| 1 \| 0 \| [\d,]+ \| 0\.\d{3} /m);
  assert.equal(await ask(2), table);
  assert.equal(told.length, 3);
});

test("the short version: of the intervals of each measure on a few conflicts most hold the truth, and where there is nothing little is found", async () => {
  const names = ["front", "growth", "intervention", "consolidation"];
  const table = await calibrate({seeds: 4, from: 1, file: join(folder, "short.jsonl"), chosen: (name) => names.includes(name) || name === "consolidation-none" || name === "front-none", told: () => {}});
  const rows = table.split("\n").slice(2).map((line) => line.split(" | ").map((cell) => cell.replace(/[|%]/g, "").trim()));
  assert.deepEqual(rows.map(([name]) => name).toSorted(), [...names, "growth, deaths", "growth, cells", "consolidation-none", "front-none"].toSorted());
  const covers = rows.filter(([name]) => !name!.includes(",")).reduce((sum, row) => sum + Number(row[6]) / 100 * 4, 0);
  assert.ok(covers >= 17, `${covers} of 24 hold the truth`);
  for (const [name, , , , , , , yes] of rows) if (/-none$/.test(name!)) assert.ok(Number(yes) <= 25, `${name} says yes in ${yes}%`);
});

test("every trial but those of nothing has its misspecified ones", () => {
  for (const measure of ["front", "growth", "intervention", "consolidation", "contagion"]) assert.ok([...trials.keys()].some((name) => name.startsWith(`${measure}-`) && /(shocks|towns|hidden)$/.test(name)), measure);
});
