import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {kindOf} from "../../src/figures/index.ts";
import {describeMeasures, runMeasure, Store, type Result} from "../../src/index.ts";
import {readCommand} from "../../src/views/web/page/command.ts";
import {kernels, rasterOf} from "../../src/views/web/page/map/kernels.ts";
import {timedMarksOf, windowSums, type Columns} from "../../src/views/web/page/map/marks.ts";
import {mercator, pick, project, unmercator} from "../../src/views/web/page/map/pick.ts";
import {legendValues} from "../../src/views/web/page/map/sizes.ts";
import {quantileSteps, stepOf} from "../../src/views/web/page/map/step-scale.ts";
import {axisOf, daysOf, spanOnAxis} from "../../src/views/web/page/time/axis.ts";
import {fr} from "../../src/views/web/page/words-fr.ts";
import {readView, writeView, type Query, type View} from "../../src/views/web/page/view.ts";
import {storeOf} from "../fixture/store.ts";

const names = fc.constantFrom("actor", "country", "from", "to", "source", "type", "deaths", "bbox", "as-of");
const query: fc.Arbitrary<Query> = fc.dictionary(names, fc.array(fc.string({minLength: 1, maxLength: 12}), {minLength: 1, maxLength: 3}));
const view: fc.Arbitrary<View> = fc.record({
  selection: query, against: fc.option(query), measure: fc.constantFrom("", "countries"), params: fc.dictionary(fc.constantFrom("by", "limit"), fc.array(fc.string({minLength: 1, maxLength: 5}), {minLength: 1, maxLength: 2})),
  layer: fc.constantFrom("places", "cells", "arrival"), area: fc.constantFrom("deaths", "events"), near: fc.option(fc.constant("1,2,3,4")), panel: fc.constantFrom("measure", "claims", "events", "data"),
  at: fc.option(fc.record({lon: fc.integer({min: -180, max: 180}), lat: fc.integer({min: -80, max: 80}), zoom: fc.integer({min: 1, max: 12})})), claim: fc.option(fc.constant("a-claim")), lang: fc.option(fc.constantFrom("en", "fr")), theme: fc.constantFrom("auto", "light", "dark")
});

test("every view is what its address says: written and read again it is the same, whatever text a selection holds", () => {
  fc.assert(fc.property(view, (one) => assert.deepEqual(plain(readView(`?${writeView(one)}`)), plain(one))));
});

test("the selection stands in the address under the names of the command's flags", () => {
  const {selection, against, params} = readView("?actor=JNIM&country=MLI&country=BFA&vs.actor=IS&p.by=year&measure=countries");
  assert.deepEqual([plain(selection), plain(against), plain(params)], [{actor: ["JNIM"], country: ["MLI", "BFA"]}, {actor: ["IS"]}, {by: ["year"]}]);
});

test("the command of every answer leads back to its measure, selection and parameters", async () => {
  const directory = await storeOf(["docs/examples/invented.csv", {mapping: "docs/examples/invented.yml"}]);
  const store = await Store.open(directory);
  try {
    for (const [measure, input] of [["fatalities", {actor: "Invented Front", by: "year", from: "2023"}], ["countries", {list: ["MLT", "ISL"], country: ["ISL", "LUX"]}], ["marks", {size: "2", type: "one-sided", deaths: "2"}]] as const) {
      const {command, selection, params} = await runMeasure(store, measure, input);
      const read = readCommand(command, describeMeasures());
      assert.equal(read?.measure, measure);
      const again = await runMeasure(store, measure, {...read.selection, ...read.params});
      assert.deepEqual([again.selection, again.params], [{source: ["invented"], ...selection}, params]);
    }
    assert.equal(readCommand("harmattan measure countries; rm -rf /", describeMeasures()), null);
    assert.equal(readCommand("harmattan import file.csv", describeMeasures()), null);
  } finally {
    store.close();
  }
});

test("a window of the playback counts what its periods count, fractions in proportion", () => {
  const periods = ["2020-01", "2020-02", "2020-03", "2020-04"];
  fc.assert(fc.property(fc.array(fc.record({mark: fc.integer({min: 0, max: 3}), period: fc.constantFrom(...periods), event_type: fc.constantFrom("state-based", "one-sided"), events: fc.integer({min: 1, max: 9}), best: fc.option(fc.integer({min: 0, max: 50}))}), {maxLength: 30}), fc.integer({min: 0, max: 8}), fc.integer({min: 0, max: 8}), (rows, a, b) => {
    const [from, to] = [Math.min(a, b) / 2, Math.max(a, b) / 2];
    const marks = timedMarksOf(columnsOf(rows), periods, kindOf);
    const out = new Float64Array(marks.length);
    windowSums(marks, "deaths", from, to, out);
    const share = (i: number) => Math.max(0, Math.min(i + 1, to) - Math.max(i, from));
    const expected = rows.reduce((sum, {period, best}) => sum + share(periods.indexOf(period)) * (best ?? 0), 0);
    assert.ok(Math.abs(out.reduce((sum, value) => sum + value, 0) - expected) < 1e-9);
  }));
});

test("the axis tells a period that nothing covers from one in which nothing is recorded", () => {
  const axis = axisOf(answer([{period: "2020-02", event_type: "one-sided", events: 2, best: 5}], {from: "2019-11-01", to: "2020-06-30", missing: [{from: "2020-04-01", to: "2020-05-31"}]}), "month", kindOf)!;
  assert.deepEqual(axis.periods, ["2020-01", "2020-02", "2020-03", "2020-04", "2020-05", "2020-06"]);
  assert.deepEqual([...axis.covered], [1, 1, 1, 0, 0, 1]);
  assert.deepEqual([...axis.best], [0, 5, 0, 0, 0, 0]);
  assert.equal(axisOf(answer([], {from: null, to: null, missing: []}), "month", kindOf), null);
});

test("a span of the axis is the dates of a selection and back, in their shortest form", () => {
  const periods = axisOf(answer([{period: "2019-01", event_type: "one-sided", events: 1, best: 1}], {from: "2019-01-01", to: "2021-12-31", missing: []}), "month", kindOf)!;
  assert.deepEqual(daysOf(periods, 0, 11), {from: "2019", to: "2019"});
  assert.deepEqual(daysOf(periods, 2, 4), {from: "2019-03", to: "2019-05"});
  fc.assert(fc.property(fc.integer({min: 0, max: 35}), fc.integer({min: 0, max: 35}), (a, b) => {
    const [first, last] = [Math.min(a, b), Math.max(a, b)];
    const {from, to} = daysOf(periods, first, last);
    assert.deepEqual(spanOnAxis(periods, from, to), [first, last + 1]);
  }));
});

test("a point of the map is found where it is drawn, also across the antimeridian, the smallest mark first", () => {
  fc.assert(fc.property(fc.integer({min: -179, max: 179}), fc.integer({min: -80, max: 80}), (lon, lat) => {
    const [x, y] = unmercator(...mercator(lon, lat));
    assert.ok(Math.abs(x - lon) < 1e-9 && Math.abs(y - lat) < 1e-9);
  }));
  const camera = {lon: 179, lat: 0, zoom: 4, width: 800, height: 600};
  const [x] = project(camera, [-179, 0]);
  assert.ok(x > 400 && x < 800);
  const marks = timedMarksOf(columnsOf([{mark: 0, period: "2020-01", event_type: "one-sided", events: 1, best: 9}, {mark: 0, period: "2020-01", event_type: "state-based", events: 1, best: 1}]), ["2020-01"], kindOf);
  assert.deepEqual(pick(marks, Float32Array.of(20, 5), {...camera, lon: 0}, 400, 300), [1, 0]);
});

test("the legend shows at most three round values, none larger than the largest mark", () => {
  assert.deepEqual(legendValues(1240), [1000, 200, 50]);
  assert.deepEqual(legendValues(1), [1]);
  fc.assert(fc.property(fc.integer({min: 1, max: 1e7}), (largest) => legendValues(largest).every((value) => value >= 1 && value <= largest)));
});

test("a density holds what its marks count: the kernel of a mark sums to its value over the ground, at the equator and far from it", () => {
  const box = {west: -20, south: -15, east: 40, north: 65};
  const raster = rasterOf(box, 3);
  const [[x0, y0], [x1, y1]] = [mercator(box.west, box.north), mercator(box.east, box.south)];
  for (const [lon, lat] of [[0, 0], [10, 14], [25, 50]] as const) {
    const sums = new Float64Array(raster.columns * raster.rows);
    kernels(Float32Array.of(0, 0, lon, lat), raster)(1, 80, sums);
    // km² of a pixel at the mark's latitude, which holds for a kernel that is small beside the earth
    const side = 360 * 111.195 * Math.cos(lat * Math.PI / 180);
    const pixel = (x1 - x0) / raster.columns * side * ((y1 - y0) / raster.rows * side);
    const held = sums.reduce((sum, value) => sum + value, 0) * pixel / 1000;
    // three bandwidths hold 99.46% of a Gaussian
    assert.ok(Math.abs(held / 80 - 0.9946) < 0.004, `${held} at ${lat} degrees`);
  }
});

test("classes hold about as many values each, and a value below all of them has none", () => {
  assert.deepEqual(quantileSteps(Float64Array.from({length: 100}, (_, i) => i)), [0, 20, 40, 60, 80]);
  assert.deepEqual(quantileSteps(Float64Array.of(3, 3, 3)), [3]);
  assert.deepEqual(quantileSteps(new Float64Array()), []);
  assert.deepEqual([null, -1, 0, 19.9, 20, 1e9].map((value) => stepOf([0, 20, 40], value)), [-1, -1, 0, 0, 1, 2]);
});

test("every measure has its title and definition in French, every parameter its name", () => {
  const {measures, selection} = describeMeasures();
  const own = new Set(["actor", "country", "from", "to", "source", "type", "precision", "bbox", "deaths"]);
  assert.deepEqual(measures.filter(({name}) => !fr.measureTitles[name] || !fr.measureAbout[name]).map(({name}) => name), []);
  assert.deepEqual([...new Set([...measures.flatMap(({params}) => params), ...selection].map(({name}) => name))].filter((name) => !own.has(name) && !fr.params[name]), []);
});

function columnsOf(rows: readonly Record<string, string | number | null>[]): Columns {
  return {length: rows.length, command: "", get: (column) => (row) => rows[row]![column] ?? (column === "latitude" || column === "longitude" ? 0 : null)};
}

function answer(rows: Result["rows"], coverage: Pick<Result["coverage"], "from" | "to" | "missing">): Result {
  return {measure: "marks", selection: {}, params: {}, columns: {}, rows, coverage: {countries: "world", census: true, ...coverage}, provenance: [], cautions: [], command: ""};
}

/** Without the prototypes that parsers leave out. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
