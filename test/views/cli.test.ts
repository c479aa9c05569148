import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import test, {after} from "node:test";
import {measures, selectionParams, type Result} from "../../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "harmattan-cli-"));
const store = join(folder, "store");
after(() => rmSync(folder, {recursive: true, force: true}));

function harmattan(...args: string[]): {status: number | null; out: string; err: string} {
  const {status, stdout, stderr} = spawnSync(process.execPath, ["bin/harmattan.js", ...args], {encoding: "utf8", env: {...process.env, HARMATTAN_STORE: store}});
  return {status, out: stdout, err: stderr};
}
const json = (...args: string[]) => JSON.parse(harmattan(...args, "--format", "json").out) as Result;

test("import prints what it did and exits 0", () => {
  const {status, out} = harmattan("import", "docs/examples/invented.csv", "--mapping", "docs/examples/invented.yml");
  assert.equal(status, 0);
  assert.match(out, /rows read, \d+ accepted, 0 rejected, 0 duplicates/);
  assert.match(out, /licence: CC0 1\.0/);
});

test("--format json prints one JSON document on standard output and nothing else", () => {
  const result = json("measure", "countries", "--actor", "Invented Front");
  assert.equal(result.measure, "countries");
  assert.ok(result.rows.length > 0);
  for (const {country, events, low, best, high, unknown} of result.rows) {
    assert.match(String(country), /^[A-Z]{3}$/);
    for (const number of [events, low, best, high, unknown]) assert.equal(typeof number, "number");
  }
  assert.deepEqual(Object.keys(result).toSorted(), ["cautions", "columns", "command", "coverage", "measure", "params", "provenance", "rows", "selection"]);
});

test("the command that a result carries gives the same rows", () => {
  const first = json("measure", "fatalities", "--actor", "Invented Front", "--by", "quarter", "--split", "country", "--from", "2023-02");
  const words = first.command.match(/'[^']*'|\S+/g)!.map((word) => word.replaceAll("'", "")).slice(1);
  assert.deepEqual(json(...words).rows, first.rows);
});

test("every measure answers its own example or refuses it with exit 2 and a cure", () => {
  for (const {name, tactics} of measures) {
    const {status, err} = harmattan("measure", name, "--actor", "Invented Front");
    assert.equal(status, tactics ? 2 : 0, `${name}: ${err}`);
    if (tactics) assert.match(err, /needs the tactics of events.*\n {2}load ACLED, or a table of your own/);
  }
});

test("an unknown actor is exit 2 with the nearest names", () => {
  const {status, err} = harmattan("measure", "events", "--actor", "Invented Frnt");
  assert.equal(status, 2);
  assert.match(err, /Invented Front/);
});

test("an unknown flag, value, measure or command is exit 2", () => {
  for (const args of [["measure", "events", "--nonsense"], ["measure", "fatalities", "--by", "week"], ["measure", "nonsense"], ["nonsense"], ["measure", "events", "--country", "MALI"], ["measure", "events", "--from", "2023-02-30"], ["import"]])
    assert.equal(harmattan(...args).status, 2, args.join(" "));
});

test("a file that is not there is exit 1, names the file and the cure, and leaves nothing on standard output", () => {
  const {status, out, err} = harmattan("import", join(folder, "nothing.csv"));
  assert.equal(status, 1);
  assert.equal(out, "");
  assert.match(err, /nothing\.csv: no such file\n {2}check the path/);
});

test("two sources without --source are exit 2 and listed; with both they stand side by side and are not summed", () => {
  assert.equal(harmattan("import", "cases/jnim/chronology.csv", "--mapping", "cases/jnim/chronology.yml").status, 0);
  const {status, err} = harmattan("measure", "events");
  assert.equal(status, 2);
  assert.match(err, /invented, jnim-chronology/);
  const {rows} = json("measure", "places", "--source", "invented", "--source", "jnim-chronology");
  assert.deepEqual([...new Set(rows.map(({source}) => source))], ["invented", "jnim-chronology"]);
});

test("a source that is not a census is refused totals with the reason", () => {
  for (const name of ["fatalities", "countries", "losses"]) {
    const {status, err} = harmattan("measure", name, "--source", "jnim-chronology");
    assert.equal(status, 2);
    assert.match(err, /not a census/);
  }
});

test("csv hands no formula to a spreadsheet", () => {
  const file = join(folder, "formula.csv");
  writeFileSync(file, `${readFileSync("docs/examples/invented.csv", "utf8").trim().split("\n").slice(0, 2).join("\n").replace("Invented Harbour", "=cmd()")}\n`);
  const mapping = join(folder, "formula.yml");
  writeFileSync(mapping, readFileSync("docs/examples/invented.yml", "utf8").replace("source: invented", "source: formula"));
  assert.equal(harmattan("import", file, "--mapping", mapping).status, 0);
  const {out} = harmattan("measure", "events", "--source", "formula", "--format", "csv");
  assert.match(out, /,'=cmd\(\),/);
  assert.equal(json("measure", "events", "--source", "formula").rows[0]!.place_name, "=cmd()");
});

test("geojson and parquet hold the same events", () => {
  const {features} = JSON.parse(harmattan("measure", "events", "--source", "invented", "--format", "geojson").out) as {features: unknown[]};
  const all = json("measure", "events", "--source", "invented").rows.filter(({latitude}) => latitude !== null);
  assert.equal(features.length, all.length);
  assert.equal(harmattan("measure", "events", "--source", "invented", "--format", "parquet", "--out", join(folder, "events.parquet")).status, 0);
  assert.equal(readFileSync(join(folder, "events.parquet")).subarray(0, 4).toString(), "PAR1");
});

test("the help of every command is complete: each flag of the selection and of each measure is in it", () => {
  const {status, out} = harmattan("--help");
  assert.equal(status, 0);
  for (const command of ["import", "fetch", "measure", "measures", "releases", "rejections", "report", "start"]) {
    assert.match(out, new RegExp(`^ {2}${command}\\b`, "m"));
    assert.equal(harmattan(command, "--help").status, 0);
  }
  const [first] = measures;
  const help = harmattan("measure", first!.name, "--help").out;
  for (const flag of [...Object.keys(selectionParams), ...Object.keys(first!.params)]) assert.match(help, new RegExp(`--${flag}\\b`));
});

test("report writes the packaged case from any folder, and start prints the main numbers and where to look", () => {
  const out = join(folder, "out");
  const {status, out: text} = harmattan("start", "--offline", "--store", join(folder, "fresh"), "--out", out);
  assert.equal(status, 0);
  assert.match(text, /Look at .*index\.html/);
  assert.match(text, /landmark events from public reports, not a census/);
  assert.ok(existsSync(join(out, "index.html")));
});

test("with a file given, start draws all four figures from it", () => {
  const out = join(folder, "four");
  const {status, out: text, err} = harmattan("start", "docs/examples/invented.csv", "--mapping", "docs/examples/invented.yml", "--store", join(folder, "given"), "--out", out);
  assert.equal(status, 0, err);
  assert.match(text, /Look at/);
  for (const name of ["map", "surge", "countries", "civilians"]) assert.ok(existsSync(join(out, "figures", `${name}.svg`)), name);
});
