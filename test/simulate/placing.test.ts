import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {distanceKm} from "../../src/geo/distance.ts";
import {describePlaces} from "../../src/geo/place.ts";
import {frontGeometry} from "../../src/simulate/front-line.ts";
import {simulate, truthOf} from "../../src/simulate/index.ts";
import {compass, type FrontLine} from "../../src/simulate/scenario.ts";
import {mean, seeds, sketch} from "./sketch.ts";

const front = (fields: Partial<FrontLine> = {}): FrontLine => ({origin: [14, -1], direction: "south", km_per_year: 60, start_km: 50, edge_km: 25, behind_km: 1000, ...fields});

test("km along a front are great-circle km in its direction, and none to the side", () => {
  const {along, across} = frontGeometry(front());
  assert.ok(Math.abs(along(13, -1) - distanceKm(14, -1, 13, -1)) < 1e-6);
  assert.ok(Math.abs(along(15, -1) + distanceKm(14, -1, 15, -1)) < 1e-6);
  assert.ok(Math.abs(across(13, -1)) < 1e-6);
  const east = frontGeometry(front({direction: 90}));
  assert.ok(Math.abs(east.along(14, 0) - distanceKm(14, -1, 14, 0)) < 0.5);
  assert.ok(Math.abs(frontGeometry(front({direction: "outward"})).along(14, 0) - distanceKm(14, -1, 14, 0)) < 1e-6);
});

test("a front crosses the antimeridian and starts at a pole", () => {
  assert.ok(Math.abs(frontGeometry(front({origin: [0, 179.5], direction: "east"})).along(0, -179.5) - distanceKm(0, 179.5, 0, -179.5)) < 1e-6);
  assert.ok(Math.abs(frontGeometry(front({origin: [90, 0], direction: "outward"})).along(80, 120) - distanceKm(90, 0, 80, 120)) < 1e-6);
});

test("no density within a box is above its bound", () => {
  const km = fc.double({min: -800, max: 800, noNaN: true});
  const size = fc.double({min: 1, max: 300, noNaN: true});
  fc.assert(fc.property(km, fc.double({min: 0, max: 80, noNaN: true}), km, fc.double({min: 0, max: 20, noNaN: true}), fc.double({min: 0, max: 1, noNaN: true}), fc.double({min: 0, max: 1, noNaN: true}), size, fc.option(size, {nil: undefined}), fc.option(size, {nil: undefined}), fc.constantFrom(0, 200),
    (low, wide, reach, goes, p, q, edge_km, depth_km, breadth_km, behind_km) => {
      const geometry = frontGeometry(front({edge_km, behind_km, ...(depth_km === undefined ? {} : {depth_km}), ...(breadth_km === undefined ? {} : {breadth_km})}));
      const density = geometry.density(low + p * wide, 40, reach + q * goes);
      assert.ok(density <= geometry.bound([low, low + wide], 40, [reach, reach + goes]) * (1 + 1e-9));
    }), {numRuns: 500});
});

test("every event lies in the country and unit that it is given", () => {
  const {events, terrain} = simulate(sketch({countries: ["BFA", "GHA"], growth: {law: "none", per_month: 60}, self_excitation: {strength: 0.5, range_km: 60, decay_days: 5}}), 1);
  const {country, admin1} = describePlaces(events.latitude, events.longitude);
  for (let i = 0; i < events.count; i++) assert.deepEqual([country[i], admin1[i]], [terrain.units[events.unit[i]!]!.iso3, terrain.units[events.unit[i]!]!.name]);
});

test("without a front places are even over the land", () => {
  const simulations = seeds(10).map((seed) => simulate(sketch({growth: {law: "none", per_month: 100}}), seed));
  const {terrain} = simulations[0]!;
  const counts = new Float64Array(terrain.cells.length);
  let n = 0;
  for (const {events} of simulations) for (const cell of events.cell) {
    counts[cell]! += 1;
    n += 1;
  }
  const land = terrain.area.reduce((a, b) => a + b, 0);
  // cells with a fair share of land; at the border points stand for their surroundings
  const whole = [...terrain.area.keys()].filter((cell) => terrain.start[cell + 1]! - terrain.start[cell]! === 25);
  const chi = whole.reduce((sum, cell) => sum + (counts[cell]! - n * terrain.area[cell]! / land) ** 2 / (n * terrain.area[cell]! / land), 0);
  // the 99.9% point of chi-squared at k degrees is near k + 3.1 √(2k) + 6
  assert.ok(chi < whole.length + 3.1 * Math.sqrt(2 * whole.length) + 6, `${chi} at ${whole.length}`);
});

test("the quantiles of a front that moves as a band go on at its speed, whatever the counts do", () => {
  // 60 km a year for six years through the plain of three countries
  for (const growth of [{law: "none", per_month: 60}, {law: "exponential", per_month: 15, doubling_months: 24}]) {
    const scenario = sketch({countries: ["MLI", "BFA", "NER"], period: {from: "2015-01-01", to: "2020-12-31"}, growth, front: {origin: [18, -1], direction: "south", km_per_year: 60, start_km: 0, behind_km: 500, edge_km: 15, depth_km: 60, breadth_km: 120}});
    for (const name of ["q50", "q90"] as const) {
      const slopes = seeds(6).map((seed) => {
        const reached = truthOf(simulate(scenario, seed)).front!.reached_km;
        return slope(reached.map(({year}) => year), reached.map(({happened}) => happened[name]!));
      });
      assert.ok(Math.abs(mean(slopes) - 60) < 1.5, `${growth.law} ${name}: ${mean(slopes)} km a year`);
    }
  }
});

test("a front without a band spreads from its origin, and its quantiles are those that the truth expects", () => {
  const scenario = sketch({countries: ["MLI"], period: {from: "2015-01-01", to: "2020-12-31"}, growth: {law: "none", per_month: 200}, front: {origin: [18, -1], direction: "west", km_per_year: 60, start_km: 100, edge_km: 10, breadth_km: 100}});
  const simulation = simulate(scenario, 1);
  for (const {happened, expected} of truthOf(simulation).front!.reached_km) for (const name of ["q50", "q90", "q95"] as const) assert.ok(Math.abs(happened[name]! - expected[name]) < 12, `${name}: ${happened[name]}, expected ${expected[name]}`);
  const {along} = frontGeometry(scenario.front!);
  assert.ok(simulation.events.longitude.filter((lon, i) => along(simulation.events.latitude[i]!, lon) < -60).length < 0.005 * simulation.events.count);
});

test("a front that stands still has quantiles that stand still", () => {
  const scenario = sketch({countries: ["MLI"], period: {from: "2015-01-01", to: "2020-12-31"}, growth: {law: "none", per_month: 60}, front: {origin: [18, -1], direction: "south", km_per_year: 0, start_km: 100}});
  const slopes = seeds(6).map((seed) => {
    const reached = truthOf(simulate(scenario, seed)).front!.reached_km;
    return slope(reached.map(({year}) => year), reached.map(({happened}) => happened.q90!));
  });
  assert.ok(Math.abs(mean(slopes)) < 2, `${mean(slopes)} km a year`);
});

test("a jump puts its share of events around its place from its day on", () => {
  const {events} = simulate(sketch({growth: {law: "none", per_month: 200}, jumps: [{date: "2019-01-01", to: [11, -4], share: 0.3, radius_km: 15}], front: {origin: [14.5, 0], direction: "outward", km_per_year: 0, start_km: 60}}), 2);
  const near = [...events.latitude.keys()].filter((i) => distanceKm(events.latitude[i]!, events.longitude[i]!, 11, -4) < 60);
  assert.ok(near.every((i) => events.time[i]! >= 365));
  const after = [...events.time].filter((time) => time >= 365).length;
  assert.ok(Math.abs(near.length / after - 0.3) < 0.03);
});

test("a front that is nowhere on the land is refused", () => {
  assert.throws(() => simulate(sketch({front: {origin: [60, 20], direction: "north", km_per_year: 10, edge_km: 5, depth_km: 5}}), 1), {code: "invalid_value", message: /invalid front: 50 km from its origin in month 1/});
});

test("compass directions are degrees clockwise from north", () => {
  assert.deepEqual([compass.north, compass.east, compass.southwest], [0, 90, 225]);
});

function slope(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [mean(x), mean(y)];
  return x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0) / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}
