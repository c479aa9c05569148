import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import test, {after, before} from "node:test";
import {importFile, readCase, runMeasure, Store, type Result} from "../../src/index.ts";
import {writeReport} from "../../src/views/report/index.ts";

const data = resolve(process.env.HARMATTAN_DATA ?? "../shared/data", "ucdp");
const file = (name: string) => {
  const path = join(data, name);
  assert.ok(existsSync(path), `${path}: missing; npm run test:real needs the published files`);
  return path;
};
const folder = mkdtempSync(join(tmpdir(), "harmattan-real-"));
const candidate = join(folder, "candidate");
const stranger = join(folder, "stranger");
let open: Store[] = [];

before(async () => {
  for (const name of ["GEDEvent_v26_0_1.csv", "GEDEvent_v26_0_4.csv"]) await importFile(candidate, file(name));
  await importFile(stranger, file("ged211-where12-1989-2020.csv.gz"), {mapping: "docs/examples/ged211.yml"});
  open = [await Store.open(candidate), await Store.open(stranger)];
});
after(() => {
  for (const store of open) store.close();
  rmSync(folder, {recursive: true, force: true});
});

const april = [["BFA", 59, 269, 270, 430], ["MLI", 44, 91, 91, 327], ["NER", 3, 38, 38, 53], ["NGA", 1, 1, 1, 1]];
const figuresOf = (result: Pick<Result, "rows">) => result.rows.map(({country, events, low, best, high}) => [country, events, low, best, high]);

test("GED Candidate 26.0.4 holds 1,675 events, and JNIM's by country come out of the library as published", async () => {
  const [store] = open as [Store];
  assert.equal(store.state().releases.find(({version}) => version === "26.0.4")!.rows.accepted, 1675);
  assert.deepEqual(figuresOf(await runMeasure(store, "countries", {actor: "JNIM", release: "26.0.4"})), april);
  const events = await runMeasure(store, "events", {actor: "JNIM", release: "26.0.4"});
  assert.equal(events.rows.length, 107);
  const civilians = (country: string) => events.rows.filter((row) => row.country === country).reduce((sum, {deaths_civilians: n}) => sum + Number(n), 0);
  assert.deepEqual(["BFA", "MLI", "NER", "NGA"].map(civilians), [36, 10, 0, 0]);
});

test("the same numbers come out of the command line", () => {
  const answer = execFileSync("bin/harmattan.js", ["measure", "countries", "--store", candidate, "--actor", "JNIM", "--release", "26.0.4", "--format", "json"], {encoding: "utf8"});
  assert.deepEqual(figuresOf(JSON.parse(answer) as Result), april);
});

test("the same numbers stand in the report", async () => {
  const store = join(folder, "april");
  await importFile(store, file("GEDEvent_v26_0_4.csv"));
  const out = join(folder, "out");
  const report = await writeReport(readCase("cases/jnim"), {store, out, lang: "en"});
  assert.deepEqual(figuresOf(report.results.find(({id}) => id === "countries")!.result).slice(0, 4), april);
  const html = readFileSync(report.file, "utf8");
  assert.match(html, /270 \(269–430\)/);
  assert.match(html, /91 \(91–327\)/);
  assert.match(readFileSync(join(out, "figures", "countries.csv"), "utf8"), /^BFA,59,269,270,430,0,recorded\r?$/m);
});

test("GED Candidate 26.0.1 has 115 events with JNIM in 5 countries", async () => {
  const {rows} = await runMeasure(open[0]!, "countries", {actor: "JNIM", release: "26.0.1"});
  assert.equal(rows.length, 5);
  assert.equal(rows.reduce((sum, {events}) => sum + Number(events), 0), 115);
});

test("low > high stays as published and is flagged: 2 rows of 26.0.1 and 5 of 26.0.4", async () => {
  for (const [release, count] of [["26.0.1", 2], ["26.0.4", 5]] as const) {
    const {rows} = await runMeasure(open[0]!, "events", {release, country: "world"});
    assert.equal(rows.filter(({flags}) => String(flags).includes("range_inverted")).length, count);
  }
});

test("the stranger's table imports with a mapping of under 25 lines: 176,579 events, 546 with JNIM", async () => {
  assert.ok(readFileSync("docs/examples/ged211.yml", "utf8").trim().split("\n").length < 25);
  const [, store] = open as [Store, Store];
  assert.equal(store.state().releases[0]!.rows.accepted, 176_579);
  const {rows} = await runMeasure(store, "fatalities", {actor: "JNIM", by: "year"});
  assert.deepEqual(rows.map(({period, events, best}) => [period, events, best]), [["2017", 66, 240], ["2018", 116, 446], ["2019", 201, 966], ["2020", 163, 1215]]);
  assert.equal((await runMeasure(store, "events", {actor: "JNIM"})).rows.length, 546);
});

test("the PRIO-GRID cell computed from the point equals priogrid_gid in every row of the published files", async () => {
  await importFile(join(folder, "sample"), file("GEDEvent_v23_1_sample1000.csv"));
  const sample = await Store.open(join(folder, "sample"));
  for (const store of [open[0]!, sample]) {
    const view = await store.view("ucdp");
    const [row] = await view.all(`SELECT count(*) AS rows, count(*) FILTER (WHERE p.gid <> e.priogrid_gid OR p.gid IS NULL) AS wrong FROM ${view.events} e LEFT JOIN ${view.places} p USING (place)`);
    assert.ok(Number(row!.rows) >= 1000);
    assert.equal(row!.wrong, 0);
  }
  sample.close();
});

test("a random sample of a release is read as a part of it, with R's NA, and covers nothing", async () => {
  const store = await Store.open(join(folder, "sample"));
  const [release] = store.state().releases;
  assert.equal(release!.version, "23.1-part");
  assert.equal(release!.rows.accepted, 1000);
  assert.deepEqual(release!.covers, []);
  store.close();
});

test("deaths that cross a month are a quarter of 26.0.4 and keep their sum when spread over their days", async () => {
  const sum = async (count: string) => (await runMeasure(open[0]!, "fatalities", {release: "26.0.4", count})).rows.reduce((total, {best}) => total + Number(best ?? 0), 0);
  assert.ok(Math.abs(await sum("start") - await sum("spread")) < 0.5);
  const {cautions} = await runMeasure(open[0]!, "fatalities", {release: "26.0.4"});
  const share = Number(cautions.find(({code}) => code === "crossing")!.values!.share);
  assert.ok(share > 0.2 && share < 0.3, String(share));
});
