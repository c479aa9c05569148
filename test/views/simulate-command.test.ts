import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import test from "node:test";
import {newFolder} from "../fixture/store.ts";

const scenario = "docs/examples/small-front.scenario.yml";

function harmattan(...args: string[]): {status: number | null; out: string; err: string} {
  const {status, stdout, stderr} = spawnSync(process.execPath, ["bin/harmattan.js", ...args], {encoding: "utf8"});
  return {status, out: stdout, err: stderr};
}

test("simulate writes rows, mapping and truth, and with --import fills the store", () => {
  const folder = newFolder();
  const {status, out} = harmattan("simulate", scenario, "--seed", "3", "--out", folder, "--import", "--store", join(folder, "store"), "--format", "json");
  assert.equal(status, 0);
  const answer = JSON.parse(out) as {simulated: boolean; seed: number; events: {happened: number}; files: Record<string, string>; imported: {release: {source: string}}};
  assert.deepEqual([answer.simulated, answer.seed, answer.imported.release.source], [true, 3, "simulated"]);
  for (const file of Object.values(answer.files)) assert.ok(existsSync(file), file);
  assert.match(harmattan("measure", "countries", "--actor", "Simulated Front", "--store", join(folder, "store")).out, /Note: simulated data, not a record of anything that happened/);
});

test("--events multiplies the rates, and --rows parquet writes Parquet", () => {
  const folder = newFolder();
  const {out} = harmattan("simulate", scenario, "--events", "300", "--rows", "parquet", "--out", folder);
  assert.match(out, /^small-front-300, seed 1: simulated, nothing in it happened\n {2}(2[4-9]\d|3[0-5]\d) events happened/);
  assert.equal(readFileSync(join(folder, "small-front-300-seed1.parquet")).toString("latin1", 0, 4), "PAR1");
});

test("a seed that is none is exit 2, a scenario that is missing or faulty exit 1 with file, line and field", () => {
  assert.equal(harmattan("simulate", scenario, "--seed", "x").status, 2);
  const folder = newFolder();
  assert.match(harmattan("simulate", join(folder, "none.yml")).err, /none\.yml: no such file/);
  const faulty = join(folder, "faulty.yml");
  writeFileSync(faulty, readFileSync(scenario, "utf8").replace("strength: 0.8", "strength: much"));
  const {status, err} = harmattan("simulate", faulty);
  assert.equal(status, 1);
  assert.match(err, /faulty\.yml, line \d+: invalid contagion\.strength/);
});

test("start draws the simulated case too, from a store of its own", () => {
  const folder = newFolder();
  const {status, out, err} = harmattan("start", "--offline", "--store", join(folder, "store"), "--out", join(folder, "out"));
  assert.equal(status, 0, err);
  assert.match(out, /A simulated conflict, to see every measure: .*out\/example\/index\.html/);
  assert.match(readFileSync(join(folder, "out", "example", "index.html"), "utf8"), /A simulated conflict/);
  assert.doesNotMatch(readFileSync(join(folder, "store", "store.json"), "utf8"), /"simulated":true|simulated-example/);
  assert.match(readFileSync(join(folder, "store-example", "store.json"), "utf8"), /simulated-example-seed1/);
});
