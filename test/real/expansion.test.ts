import assert from "node:assert/strict";
import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import test, {after, before} from "node:test";
import {importFile, runMeasure, Store} from "../../src/index.ts";

const file = resolve(process.env.HARMATTAN_DATA ?? "../shared/data", "ucdp", "ged211-where12-1989-2020.csv.gz");
const folder = mkdtempSync(join(tmpdir(), "harmattan-real-"));
let store: Store;

before(async () => {
  assert.ok(existsSync(file), `${file}: missing; npm run test:real needs the published files`);
  await importFile(folder, file, {mapping: "docs/examples/ged211.yml"});
  store = await Store.open(folder);
});
after(() => {
  store.close();
  rmSync(folder, {recursive: true, force: true});
});

test("cells, new and left ones, and cells at equal numbers of events are those that Python counts in the file", async () => {
  // cells by floor((lat + 90) * 2), floor((lon + 180) * 2) per year; 66 events drawn by math.comb
  const {rows} = await runMeasure(store, "extent", {actor: "JNIM"});
  assert.deepEqual(rows.map(({period, located, cells, new_cells, left_cells, cells_equal}) => [period, located, cells, new_cells, left_cells, cells_equal]), [
    ["2017", 66, 41, 41, null, 41], ["2018", 116, 54, 31, 18, 38.5], ["2019", 201, 62, 25, 22, 35.7], ["2020", 163, 63, 18, 24, 38.6]
  ]);
});

test("the first events by country are those of the file", async () => {
  const {rows} = await runMeasure(store, "arrival", {actor: "JNIM", per: "country"});
  assert.deepEqual(rows.map(({unit, date, id, covered_from}) => [unit, date, id, covered_from]), [["MLI", "2017-03-05", "237108", "1989-01-01"], ["BFA", "2017-07-15", "240546", "1989-01-01"]]);
});

test("the exponential curve of monthly events is R's, its interval wider by what neighbouring months have in common", async () => {
  // > y <- tabulate((j$year - 2017) * 12 + j$month - 2, 46); t <- 0:45; m <- glm.nb(y ~ t)
  // > c(exp(coef(m)[2] * 12), m$theta, logLik(m)); exp(12 * profile interval)
  //   1.2471829  17.6250045 -130.9876615
  // [1] 1.1438388 1.3642005
  const {rows, answer} = await runMeasure(store, "growth", {actor: "JNIM"});
  const {yearly, yearly_low, yearly_high} = rows.find(({model}) => model === "exponential")! as Record<string, number>;
  assert.equal(yearly, 1.247);
  assert.ok(yearly_low! < 1.1438 && yearly_high! > 1.3642 && Number(answer!.values.inflation) > 1);
  assert.notEqual(answer!.value, "yes");
});

test("growth by month, extent by month and arrival by cell of nearly 50,000 events take under 2 s", async () => {
  for (const [measure, input] of [["growth", {by: "month"}], ["extent", {by: "month"}], ["arrival", {per: "cell"}]] as const) {
    const start = performance.now();
    // 47,683 events
    await runMeasure(store, measure, {...input, country: "world", from: "2016", to: "2020"});
    assert.ok(performance.now() - start < 2000, `${measure}: ${Math.round(performance.now() - start)} ms`);
  }
});
