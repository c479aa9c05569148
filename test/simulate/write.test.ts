import assert from "node:assert/strict";
import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import test from "node:test";
import fc from "fast-check";
import {parseHTML} from "linkedom";
import {figure} from "../../src/figures/index.ts";
import {basemap, measures, runMeasure} from "../../src/index.ts";
import {importSimulation, parseScenario, simulate, writeSimulation, type Scenario, type Truth} from "../../src/simulate/index.ts";
import {rowColumns} from "../../src/simulate/rows.ts";
import {importFile} from "../../src/store/index.ts";
import {asking, contentsOf, eventsOf, newFolder, refused} from "../fixture/store.ts";
import {sketch} from "./sketch.ts";

const rich = (fields: object = {}) => sketch({
  name: "rich", countries: ["BFA", "GHA", "CIV"], front: {origin: [13, -2], direction: "south", km_per_year: 80}, control: {}, abuses: {per_month: 6}, contagion: {strength: 0.5, range_km: 20, decay_days: 10},
  militia_share: 0.3, reporting: {share: 0.9, delay_days: 5}, dates: {1: 0.7, 2: 0.1, 3: 0.1, 4: 0.1}, places: {1: 0.4, 2: 0.1, 3: 0.1, 4: 0.1, 5: 0.1, 6: 0.1, 7: 0.1}, ...fields
});

test("the same scenario and seed write the same bytes", async () => {
  const [one, other] = [newFolder(), newFolder()];
  await writeSimulation(simulate(rich(), 3), one);
  await writeSimulation(simulate(rich(), 3), other);
  assert.deepEqual(contentsOf(one), contentsOf(other));
  assert.deepEqual(readdirSync(one).toSorted(), ["rich-seed3.csv", "rich-seed3.mapping.yml", "rich-seed3.truth-events.csv", "rich-seed3.truth.json"]);
});

test("rows have UCDP's 49 columns in their order, and say that they are simulated", async () => {
  const files = await writeSimulation(simulate(rich(), 3), newFolder());
  const lines = readFileSync(files.rows, "utf8").trimEnd().split("\n");
  assert.deepEqual(lines[0]!.split(","), [...rowColumns]);
  assert.deepEqual(rowColumns.slice(0, 49).filter((_, i) => [0, 1, 5, 24, 29, 33, 44, 48].includes(i)), ["id", "relid", "type_of_violence", "where_prec", "latitude", "country", "best", "gwnob"]);
  for (const line of lines.slice(1)) {
    assert.equal(line.split(",").length, 52, line);
    assert.match(line, /simulated by harmattan from rich with seed 3$/);
  }
});

test("the truth beside the rows holds the parameters, and every event as it happened, reported or not", async () => {
  const simulation = simulate(rich(), 3);
  const files = await writeSimulation(simulation, newFolder());
  const truth = JSON.parse(readFileSync(files.truth, "utf8")) as Truth;
  assert.equal(truth.simulated, true);
  assert.deepEqual(parseScenario(truth.scenario), simulation.scenario);
  const events = readFileSync(files.events, "utf8").trimEnd().split("\n").slice(1);
  const reported = new Set(readFileSync(files.rows, "utf8").trimEnd().split("\n").slice(1).map((line) => line.split(",")[0]));
  assert.equal(events.length, simulation.events.count);
  assert.equal(reported.size, truth.reporting.reported);
  for (const line of events) assert.equal(reported.has(line.split(",")[0]!), line.includes(",reported,"));
});

test("every row of any scenario is imported, as the source simulated", {timeout: 120_000}, async () => {
  const scenarios: Scenario[] = [rich(), rich({abuses: {by: "militia", per_month: 6, follows_growth: true}, retaliation: {strength: 0.2, range_km: 30, decay_days: 5}}), rich({countries: ["FJI", "NZL"], front: undefined}), sketch({countries: ["COD", "RUS"], growth: {law: "none", per_month: 30}})];
  for (const [at, scenario] of scenarios.entries()) {
    const simulation = simulate(scenario, at);
    const summary = await importSimulation(simulation, newFolder());
    assert.deepEqual(summary.rejected, []);
    assert.equal(summary.release.source, "simulated");
    assert.equal(summary.release.rows.accepted, [...simulation.recording.reporting].filter((code) => code === 0).length);
  }
  await fc.assert(fc.asyncProperty(fc.integer(), fc.constantFrom("MLI", "CIV", "UKR", "USA", "LUX"), fc.double({min: 0.3, max: 1, noNaN: true}), async (seed, country, share) => {
    const summary = await importSimulation(simulate(sketch({countries: [country], reporting: {share}}), seed), newFolder());
    assert.deepEqual(summary.rejected, []);
  }), {numRuns: 5});
});

test("an import says what the scenario covers, replaces the one before, and twice the same changes nothing", async () => {
  const directory = newFolder();
  const {release} = await importSimulation(simulate(rich(), 1), directory);
  assert.deepEqual([release.covers, release.countries, release.version], [[{from: "2018-01-01", to: "2019-12-31"}], ["BFA", "GHA", "CIV"], "rich-seed1"]);
  assert.equal((await importSimulation(simulate(rich(), 1), directory)).unchanged, true);
  const second = simulate(rich(), 2);
  assert.equal((await importSimulation(second, directory)).events, [...second.recording.reporting].filter((code) => code === 0).length);
});

test("events come out of the store as they were simulated", async () => {
  const directory = newFolder();
  const simulation = simulate(rich(), 5);
  const {events, kinds, recording, deaths} = simulation;
  await importSimulation(simulation, directory);
  const rows = await eventsOf(directory, "simulated", "e.id, e.event_type, e.civilian_targeting, e.sub_event_type, a.name AS a, b.name AS b, a.kind AS a_kind, e.best, e.low, e.high, p.latitude, e.place_level, CAST(e.date_start AS VARCHAR) AS day");
  assert.ok(rows.length > 300);
  for (const row of rows) {
    const i = Number(row.id) - 1;
    const abuse = events.kind[i] === 1;
    const violence = kinds.violence[i]!;
    assert.deepEqual([row.event_type, row.civilian_targeting, row.best, row.low, row.high], [["", "state-based", "non-state", "one-sided"][violence], violence === 3, deaths.best[i], deaths.low[i], deaths.high[i]]);
    assert.deepEqual([row.a, row.b], abuse ? ["Simulated Army", "Civilians"] : [["Simulated Army", "Simulated Front"], ["Simulated Front", "Simulated Militia"], ["Simulated Front", "Civilians"]][violence - 1]);
    assert.equal(row.place_level, ["", "exact", "near", "admin2", "admin1", "line", "country", "sea"][recording.wherePrec[i]!]);
    assert.ok(Math.abs(Number(row.latitude) - recording.latitude[i]!) < 1e-4);
    assert.equal(Date.parse(String(row.day)), Date.parse("2018-01-01") + recording.firstDay[i]! * 86_400_000);
  }
});

test("the mapping beside the rows imports them, as CSV and as Parquet", async () => {
  for (const format of ["csv", "parquet"] as const) {
    const files = await writeSimulation(simulate(rich(), 3), newFolder(), format);
    const {release, rejected} = await importFile(newFolder(), files.rows, {mapping: files.mapping});
    assert.deepEqual([release.source, release.rows.accepted > 300, rejected], ["simulated", true, []]);
  }
});

test("simulated rows are refused as anybody's records: by their columns, by name, and by a mapping that does not call them simulated", async () => {
  for (const format of ["csv", "parquet"] as const) {
    const files = await writeSimulation(simulate(rich(), 3), newFolder(), format);
    await refused(importFile(newFolder(), files.rows), "file_simulated", /simulated_by.*--mapping/);
    await refused(importFile(newFolder(), files.rows, {reader: "ucdp-ged", version: "26.1"}), "file_simulated");
    const own = join(newFolder(), "own.yml");
    const mapping = readFileSync(files.mapping, "utf8").replace("simulated: true\n", "").replace("source: simulated", "source: mine");
    writeFileSync(own, mapping);
    await refused(importFile(newFolder(), files.rows, {mapping: own}), "file_simulated");
    writeFileSync(own, mapping.replace("source: mine", "source: simulated"));
    await refused(importFile(newFolder(), files.rows, {mapping: own}), "yaml_field", /simulated: expected true for the source simulated/);
  }
});

test("every measure of simulated data says so in provenance, cautions and across its figure, in both languages", {timeout: 120_000}, async () => {
  const directory = newFolder();
  await importSimulation(simulate(rich({growth: {law: "exponential", per_month: 12, doubling_months: 12}}), 1), directory);
  await asking(directory, async (store) => {
    for (const {name} of measures) {
      const result = await runMeasure(store, name, {actor: ["Simulated Front"], source: ["simulated"]});
      assert.ok(result.provenance.length > 0 && result.provenance.every(({simulated}) => simulated), name);
      assert.ok(result.cautions.some(({code}) => code === "simulated"), name);
      for (const [lang, word] of [["en", "SIMULATED"], ["fr", "SIMULÉ"]] as const) {
        const {document} = parseHTML("<!doctype html><html><body></body></html>");
        const {svg, notes} = figure(result, {lang, width: 358, document: document as unknown as Document, basemap, actor: "Simulated Front"});
        assert.match(svg, new RegExp(`>${word}<`), name);
        assert.match(notes.join(" "), /[Ss]imul/, name);
      }
    }
  });
});
