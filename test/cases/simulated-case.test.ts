import assert from "node:assert/strict";
import {cpSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import test from "node:test";
import {loadEmbedded, measures, readCase, readScenario, simulate} from "../../src/index.ts";
import {writeReport} from "../../src/views/report/index.ts";
import {asking, newFolder, refused, storeOf} from "../fixture/store.ts";

/** The example's folder with `case.yml` changed. */
function caseWith(change: (text: string) => string): string {
  const folder = join(newFolder(), "mine");
  mkdirSync(folder);
  cpSync("cases/example", folder, {recursive: true});
  writeFileSync(join(folder, "case.yml"), change(readFileSync("cases/example/case.yml", "utf8")));
  return folder;
}

test("a case may embed a scenario and a seed instead of data; loaded twice it changes nothing", async () => {
  const store = newFolder();
  const read = readCase("cases/example");
  await loadEmbedded(read, store);
  await loadEmbedded(read, store);
  const {recording} = simulate(readScenario("cases/example/scenario.yml"), 1);
  await asking(store, async (open) => {
    const {sources, releases} = open.state();
    assert.equal(sources.simulated!.events, [...recording.reporting].filter((code) => code === 0).length);
    assert.equal(sources.simulated!.source.simulated, true);
    assert.equal(releases.length, 1);
  });
});

test("an embedded scenario has a seed and lies in the folder, and its faults name its own file", async () => {
  const load = async (folder: string) => loadEmbedded(readCase(folder), newFolder());
  await refused(load(caseWith((text) => text.replace("scenario: scenario.yml, seed: 1", "scenario: scenario.yml"))), "yaml_field", /case\.yml, line \d+: invalid embedded\.0: expected \{file, mapping\} or \{scenario, seed\}/);
  await refused(load(caseWith((text) => text.replace("scenario: scenario.yml", "scenario: ../scenario.yml"))), "invalid_value", /a file of the case folder/);
  await refused(load(caseWith((text) => text.replace("scenario: scenario.yml", "scenario: none.yml"))), "file_missing", /none\.yml/);
  const faulty = caseWith((text) => text);
  writeFileSync(join(faulty, "scenario.yml"), readFileSync(join(faulty, "scenario.yml"), "utf8").replace("km_per_year: 70", "km_per_year: fast"));
  await refused(load(faulty), "yaml_field", /scenario\.yml, line \d+: invalid front\.km_per_year/);
});

test("the example shows every measure, and says on every figure, in both languages, that it is simulated", {timeout: 120_000}, async () => {
  const read = readCase("cases/example");
  assert.deepEqual([...new Set(read.figures.map(({measure}) => measure))].toSorted(), measures.map(({name}) => name).toSorted(), "a figure of each measure stands in cases/example/case.yml");
  const store = await storeOf();
  for (const [lang, word] of [["en", "SIMULATED"], ["fr", "SIMULÉ"]] as const) {
    const out = newFolder();
    const {results, source} = await writeReport(read, {store, out, lang});
    assert.equal(source, "simulated");
    for (const {id, result, figure} of results) {
      assert.ok(result.rows.length > 0, `${id} has rows`);
      assert.match(figure.svg, new RegExp(`>${word}<`), id);
      assert.match(readFileSync(join(out, "figures", `${id}.svg`), "utf8"), new RegExp(`>${word}<`), id);
    }
  }
});

test("a report of a simulated case draws its own scenario, also where the store holds another", async () => {
  const store = newFolder();
  await loadEmbedded(readCase(caseWith((text) => text.replace("seed: 1", "seed: 2"))), store);
  const {results} = await writeReport({...readCase("cases/example"), figures: [{id: "countries", measure: "countries", with: {}, take: {}, also: []}]}, {store, out: newFolder(), lang: "en"});
  assert.deepEqual(results[0]!.result.provenance.map(({release}) => release), ["example-seed1"]);
});
