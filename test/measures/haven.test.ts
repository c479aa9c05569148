import assert from "node:assert/strict";
import test from "node:test";
import {exposures, type HavenSite} from "../../src/measures/haven-exposure.ts";
import {silenceOf, testsThatCould} from "../../src/measures/haven-silence.ts";
import {unitAt} from "../../src/geo/place.ts";
import {askOwn, numbersAreNumbers, type OwnEvent} from "./own-table.ts";

const haven = (events: readonly OwnEvent[], input: Readonly<Record<string, string>> = {}) => askOwn("haven", events, input);

/** Five events at each point a third of a degree apart over Burkina Faso and northern Ghana, except where `silent` says. */
function everywhere(silent: (iso3: string, admin1: string) => boolean): OwnEvent[] {
  const events: OwnEvent[] = [];
  for (let lat = 9; lat < 14.5; lat += 1 / 3) for (let lon = -4; lon < 1.5; lon += 1 / 3) {
    const unit = unitAt(lat, lon);
    if (unit && !silent(unit.iso3, unit.name)) for (let k = 0; k < 5; k++) events.push({day: `2015-0${k + 1}-01`, lat, lon});
  }
  return events;
}

test("a silent unit amid violence is the most surprising; one that is as violent as its neighbours is not", async () => {
  const {rows, answer} = await haven(everywhere((_, name) => name === "Upper East"));
  assert.equal(rows[0]!.admin1, "Upper East");
  assert.deepEqual([rows[0]!.country, rows[0]!.events, rows[0]!.rank], ["GHA", 0, 1]);
  assert.ok(Number(rows[0]!.surprise) < 0.01 && Number(rows[0]!.expected) > 20, JSON.stringify(rows[0]));
  const others = rows.slice(1).filter(({exposed_km2}) => Number(exposed_km2) > 3000).map(({surprise}) => Number(surprise));
  assert.equal(answer!.code, "silent");
  assert.deepEqual([answer!.values.quietest, answer!.values.units], ["Upper East", rows.length]);
  assert.ok(Number(answer!.values.tests) > 5 && Number(answer!.values.tests) < rows.length);
  assert.ok(Math.abs(answer!.tests![0]!.p - Number(rows[0]!.surprise) * Number(answer!.values.tests)) < 1e-3);
  assert.ok(others.length > 10 && others.filter((surprise) => surprise < 0.05).length <= 3, others.join());
});

test("a unit's own events never raise what is expected of it", () => {
  const site = (latitude: number, longitude: number, events: number): HavenSite => ({latitude, longitude, country: null, admin1: null, precise: true, regional: false, events});
  const around = [site(12.1, -1.1, 10), site(11.8, -0.4, 10)];
  const unit = unitAt(10.8, -0.9)!;
  const without = exposures([...around, site(11.1, -1.1, 4)], 80).find(({admin1}) => admin1 === unit.name)!;
  const own = exposures([...around, site(11.1, -1.1, 4), site(10.8, -0.9, 500)], 80).find(({admin1}) => admin1 === unit.name)!;
  assert.equal(own.neighbourhood, without.neighbourhood);
  assert.equal(own.events - without.events, 500);
});

test("expected events sum to recorded ones over the exposed units, and the range is wider than chance alone", () => {
  const exposed = Array.from({length: 20}, (_, i) => ({admin1: `U${i}`, country: "GHA", exposed_km2: 100, exposed_share: 1, events: i % 2 ? 3 : 27, coarse: 0, neighbourhood: 10}));
  const found = silenceOf(exposed);
  assert.ok(Math.abs(found.reduce((sum, {expected}) => sum + expected, 0) - 300) < 0.1);
  // Poisson of mean 15 lies in 9 to 22
  assert.ok(found.every(({low, high}) => low! < 9 && high! > 22));
  assert.ok(silenceOf(exposed.slice(0, 7)).every(({surprise}) => surprise === null));
});

test("tests that could never show anything do not count for the correction", () => {
  // by hand: four of nine can reach 0.05, three 0.05 / 2, three 0.05 / 3
  assert.equal(testsThatCould([0.0003, 0.008, 0.011, 0.03, 0.13, 0.25, 0.25, 0.5, 0.5], 0.05), 3);
  assert.equal(testsThatCould([0.5, 0.9], 0.05), 1);
  assert.equal(testsThatCould(Array.from({length: 20}, () => 1e-9), 0.05), 20);
  assert.equal(testsThatCould([], 0.05), 1);
});

test("no events, one, at sea, at the pole and across the antimeridian give rows with numbers or none", async () => {
  assert.deepEqual((await haven([{day: "2015-03-01"}], {country: "MLI"})).rows, []);
  assert.deepEqual((await haven([{day: "2015-03-01", lat: 0, lon: -30}])).rows, []);
  assert.equal((await haven([{day: "2015-03-01"}])).answer!.code, "too_few");
  for (const events of [[{day: "2015-03-01"}], [{day: "2015-03-01", lat: 10, lon: 10, level: "admin1"}], [{day: "2015-03-01", lat: -90, lon: 0}], [{day: "2015-03-01", lat: -16.8, lon: 179.9}, {day: "2015-03-01", lat: 90, lon: 180}]])
    assert.ok(numbersAreNumbers(await haven(events)));
});
