import assert from "node:assert/strict";
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import test, {after} from "node:test";
import {importFile, readCase, runMeasure, Store} from "../../src/index.ts";
import {Drawings} from "../../src/views/report/drawings.ts";

const folder = mkdtempSync(join(tmpdir(), "harmattan-drawings-"));
after(() => rmSync(folder, {recursive: true, force: true}));

test("a figure is the same drawn in a thread and here, on the page and in its files; what cannot be drawn is told from the thread", async () => {
  await importFile(join(folder, "store"), "docs/examples/invented.csv", {mapping: "docs/examples/invented.yml"});
  const store = await Store.open(join(folder, "store"));
  const read = readCase("cases/jnim");
  const asked = await Promise.all(read.figures.filter(({id}) => ["surge", "countries"].includes(id)).map(async (spec) => ({spec, result: await runMeasure(store, spec.measure, spec.with), also: []})));
  store.close();
  const [here, away] = await Promise.all([false, true].map(async (thread) => {
    const out = join(folder, String(thread));
    mkdirSync(join(out, "figures"), {recursive: true});
    const drawings = new Drawings(read, "en", out, {thread});
    try {
      const figures = await Promise.all(asked.map((one) => drawings.draw(one)));
      const [first] = asked;
      if (thread) await assert.rejects(drawings.draw({...first!, result: {...first!.result, rows: [{source: "a"}, {source: "b"}]}}), {code: "figure_sources"});
      return {figures: JSON.stringify(figures), files: readdirSync(join(out, "figures")).toSorted().map((name) => [name, readFileSync(join(out, "figures", name), "utf8")])};
    } finally {
      await drawings.close();
    }
  }));
  assert.equal(here!.files.length, 4);
  assert.match(here!.figures, /<svg/);
  assert.deepEqual(away, here);
});
