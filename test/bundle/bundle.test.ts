import assert from "node:assert/strict";
import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {filesOf, openBundle} from "../../src/bundle/open.ts";
import {acledCsv, acledRow} from "../fixture/acled.ts";
import {fileOf, newFolder, refused, storeOf} from "../fixture/store.ts";
import {bundleOf, caseFolder, events, gedStore, verified} from "./bundled-case.ts";

const contents = (folder: string) => Object.fromEntries(filesOf(folder, folder).map((name) => [name, readFileSync(join(folder, name)).toString("base64")]));
const json = (folder: string, name: string) => JSON.parse(readFileSync(join(folder, name), "utf8"));

test("a bundle holds the report, verdicts, results, queries, releases, events and the case, and a manifest of them", async () => {
  const folder = await bundleOf(await gedStore());
  const names = filesOf(folder, folder);
  for (const name of ["README.txt", "case/case.yml", "case/claims.yml", "case/README.md", "claims.csv", "claims.json", "events/actors.csv", "events/ucdp-26.1.csv", "manifest.json", "manifest.sha256", "queries.json", "releases.json", "report/index.html", "report/figures/years.svg", "results/years.csv", "results/years.json"])
    assert.ok(names.includes(name), name);
  assert.deepEqual(json(folder, "manifest.json").files.map(({path}: {path: string}) => path), names.filter((name) => !name.startsWith("manifest.")));
  assert.deepEqual(json(folder, "claims.json").claims.map(({id, verdict}: Record<string, string>) => [id, verdict]), [["clashes", "reproduced"], ["dead", "contradicted"]]);
  const [{version, origin, sha256}] = json(folder, "releases.json").releases;
  assert.deepEqual([version, origin, /^[0-9a-f]{64}$/.test(sha256)], ["26.1", "GEDEvent_v26_1.csv", true]);
});

test("the actors that a source knows go along, since a name stands for what the source has: nothing needs the release itself", async () => {
  const others = ["Dozos (Mali)", "VDP"].map((name, i) => ({...events()[0]!, id: 50 + i, side_a: name, side_a_new_id: 900 + i, side_b: "IS", side_b_new_id: 234, country: "Niger", country_id: 436, latitude: 14.2, longitude: 2, date_start: "2015-01-01", date_end: "2015-01-01"}));
  const claim = "claims:\n  - id: militias\n    text: Militias killed 9 in 2019.\n    reading: {measure: fatalities, actors: [militias], role: perpetrator, period: {from: 2019, to: 2019}, value: 9}\n";
  const folder = await bundleOf(await gedStore([...events(), ...others]), caseFolder({"claims.yml": claim}));
  assert.match(readFileSync(join(folder, "events/actors.csv"), "utf8"), /^source,name,id,kind\n.*ucdp,Dozos \(Mali\),900,state\n/s);
  assert.deepEqual(json(folder, "manifest.json").needs_releases, []);
  assert.deepEqual((await verified(folder, join(newFolder(), "none"))).differences, []);
});

test("the events behind are those of the selections, and those that a measure compares with", async () => {
  const folder = await bundleOf(await gedStore([...events(), {...events()[0]!, id: 99, side_b: "IS", side_b_new_id: 234, country: "Niger", country_id: 436, latitude: 14.2, longitude: 2}]));
  const ids = readFileSync(join(folder, "events/ucdp-26.1.csv"), "utf8").trim().split("\n").slice(1).map((line) => line.split(",")[0]);
  assert.ok(["1", "2", "3", "4", "5", "6", "7"].every((id) => ids.includes(id)));
  assert.ok(!ids.includes("99"), "an event of others in a country without the actor");
});

test("two stores of the same imports give the same bytes, as folder and as zip, and both hold the same files", async () => {
  const folder = caseFolder();
  const first = await bundleOf(await gedStore(), folder);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const second = await gedStore();
  assert.deepEqual(contents(await bundleOf(second, folder)), contents(first));
  const [zip, again] = [await bundleOf(second, folder, "bundle.zip"), await bundleOf(second, folder, "other.zip")];
  assert.ok(readFileSync(zip).equals(readFileSync(again)));
  assert.deepEqual(contents(await openBundle(zip, newFolder())), contents(first));
});

test("neither a day of retrieval nor a folder of the machine is in a bundle", async () => {
  const store = await gedStore();
  const folder = await bundleOf(store);
  const {retrieved} = JSON.parse(readFileSync(join(store, "store.json"), "utf8")).releases[0];
  for (const name of filesOf(folder, folder)) {
    const text = readFileSync(join(folder, name), "utf8");
    assert.ok(!text.includes(retrieved.slice(0, 10)), `${name}: day of retrieval`);
    assert.ok(!text.includes(store) && !text.includes("harmattan-bundle-") && !text.includes("harmattan-test-"), `${name}: folder`);
  }
});

test("of ACLED no row is in a bundle: ids and queries stay in, tables in its form are left out and told", async () => {
  const rows = [1, 2, 3].map((i) => acledRow({event_id_cnty: `MLI${i}`, event_date: `2024-03-0${i}`, location: "Koro Bay", notes: "An invented clash at Koro Bay.", fatalities: 1000 + i}));
  const text = acledCsv(rows);
  const store = await storeOf([fileOf("acled.csv", text), {version: "export", covers: {from: "2024-01-01", to: "2024-12-31", countries: ["MLI"]}}]);
  const folder = caseFolder({
    "rows.csv": text, "case.yml": `title: {en: T, fr: T}
summary: {en: S, fr: S}
article: {publisher: Invented Wire, date: 2026-08-01, about: an invented group}
sources: [acled]
actor: JNIM
figures:
  - {id: years, measure: fatalities, with: {by: year}}
  - {id: list, measure: events}
  - {id: worst, measure: deadliest}
`, "claims.yml": "claims:\n  - id: clashes\n    text: JNIM was in 3 events in 2024.\n    reading: {measure: events, actors: [JNIM], period: {from: 2024, to: 2024}, value: 3}\n  - id: attack\n    text: 1002 people died in one clash in March 2024.\n    reading: {measure: fatalities, actors: [JNIM], period: {from: 2024-03, to: 2024-03}, value: 1002, single_event: true}\n"
  });
  const bundle = await bundleOf(store, folder);
  assert.equal(readFileSync(join(bundle, "events/acled-export.csv"), "utf8"), "id\nMLI1\nMLI2\nMLI3\n");
  assert.deepEqual(json(bundle, "results/list.json").rows, [{id: "MLI1"}, {id: "MLI2"}, {id: "MLI3"}]);
  assert.match(json(bundle, "results/list.json").command, /harmattan measure events --source acled --actor JNIM/);
  const claims = json(bundle, "claims.json").claims as {verdict: string; events: object[]}[];
  assert.deepEqual(claims.map(({verdict, events: behind}) => [verdict, behind.map((one) => Object.keys(one).join())]), [["reproduced", ["id", "id", "id"]], ["reproduced", ["id"]]]);
  for (const name of filesOf(bundle, bundle)) assert.doesNotMatch(readFileSync(join(bundle, name), "utf8"), /Koro Bay|1,?00[13]\b/, name);
  assert.ok(!existsSync(join(bundle, "case/rows.csv")));
  assert.deepEqual(json(bundle, "manifest.json").left_out.map(({path}: {path: string}) => path), ["case/rows.csv"]);
  const found = await verified(bundle, join(newFolder(), "empty"));
  assert.deepEqual([found.recomputed, found.lacking.map(({release: name}) => name)], [null, ["acled-export"]]);
  assert.deepEqual((await verified(bundle, store)).differences, []);
});

test("an article in the case folder is left out and told", async () => {
  const bundle = await bundleOf(await gedStore(), caseFolder({"article.txt": "Somebody's words."}));
  assert.deepEqual(json(bundle, "manifest.json").left_out, [{path: "case/article.txt", reason: "neither named by the case nor a table, a mapping or a read-me file"}]);
});

test("a text that a spreadsheet would run as a formula stands behind an apostrophe and comes back as it was", async () => {
  const store = await gedStore(events().map((row) => ({...row, where_coordinates: row.id === 1 ? "=1+1" : row.id === 2 ? "'quoted" : row.id === 3 ? "a \"b\",\nc" : "", adm_1: "-"})));
  const bundle = await bundleOf(store);
  assert.match(readFileSync(join(bundle, "events/ucdp-26.1.csv"), "utf8"), /,'=1\+1,/);
  assert.deepEqual((await verified(bundle, join(newFolder(), "empty"))).differences, []);
});

test("a folder that holds something is not written to", async () => {
  const out = newFolder();
  writeFileSync(join(out, "mine.txt"), "mine");
  const {bundleCase} = await import("../../src/bundle/index.ts");
  const {readCase} = await import("../../src/cases/index.ts");
  await refused(bundleCase(readCase(caseFolder()), {store: await gedStore(), out, lang: "en", report: async () => ({results: [], also: []})}), "bundle_taken");
  assert.deepEqual(readdirSync(out), ["mine.txt"]);
});

test("a store without events is told so", async () => {
  await refused(bundleOf(join(newFolder(), "store")), "store_empty");
});
