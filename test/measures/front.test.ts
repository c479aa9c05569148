import assert from "node:assert/strict";
import test from "node:test";
import {studyFront, type FrontMonth} from "../../src/measures/front-study.ts";
import {distanceKm} from "../../src/geo/distance.ts";
import {parseScenario, reportedEvents, simulate} from "../../src/simulate/index.ts";
import {generator} from "../../src/stats/generator.ts";
import {refused} from "../fixture/store.ts";
import {askOwn, numbersAreNumbers, type OwnEvent} from "./own-table.ts";

const front = (events: readonly OwnEvent[], input: Readonly<Record<string, string>> = {}) => askOwn("front", events, input);
const degree = 6371.0088 * Math.PI / 180;

/** So many events in each month of 2015 to 2018, even over some degrees of the meridian of 10 E that go south by so many a year. */
function marching(perYear: (year: number) => number, degreesPerYear: number, spread = 2): OwnEvent[] {
  const random = generator(1);
  return Array.from({length: 48}, (_, month) => {
    const n = perYear(2015 + Math.floor(month / 12));
    return Array.from({length: n}, (_, i) => ({day: `${2015 + Math.floor(month / 12)}-${String(month % 12 + 1).padStart(2, "0")}-${String(i % 28 + 1).padStart(2, "0")}`, lat: Number((14 - degreesPerYear * month / 12 + spread * random()).toFixed(4))}));
  }).flat();
}

test("a front that goes south by a degree a year is found, by name of the direction as by a point", async () => {
  const events = marching(() => 10, 1);
  for (const target of ["south", "-90,0"]) {
    const {answer, rows} = await front(events, {target});
    assert.equal(answer?.code, "approaches", answer?.text);
    const {km_per_year, km_per_year_low, km_per_year_high} = answer!.values as Record<string, number>;
    assert.ok(km_per_year_low! <= degree && degree <= km_per_year_high! && Math.abs(km_per_year! - degree) < 8, answer!.text);
    assert.deepEqual(rows.map(({year, located}) => [year, located]), [["2015", 120], ["2016", 120], ["2017", 120], ["2018", 120]]);
  }
  const {answer} = await front(events, {target: "north"});
  assert.equal(answer?.code, "recedes");
});

test("counts that grow tenfold in one place do not move the front, though the nearest event comes nearer", async () => {
  const {answer, rows} = await front(marching((year) => 2 * (year - 2014) ** 2, 0, 4), {target: "south"});
  assert.equal(answer?.value, "cannot tell", answer?.text);
  assert.ok(Number(rows[0]!.nearest_km) >= Number(rows[3]!.nearest_km));
  const equal = rows.map(({nearest_equal_km}) => Number(nearest_equal_km));
  assert.ok(Math.max(...equal) - Math.min(...equal) < 0.1 * 4 * degree, equal.join());
});

test("the quantile of a year is the distance that so many percent of its events are within", async () => {
  const events = Array.from({length: 20}, (_, i) => ({day: `2015-0${i % 9 + 1}-01`, lat: i + 1, lon: 0}));
  const at = async (quantile: string) => (await front(events, {target: "0,0", quantile})).rows[0]!;
  assert.equal((await at("10")).distance_km, Math.round(20 * degree) / 10);
  assert.equal((await at("50")).distance_km, Math.round(100 * degree) / 10);
  assert.equal((await at("10")).nearest_km, Math.round(10 * degree) / 10);
});

test("coast, border, capital, a country, a unit and a town are targets; within a country its distance is 0", async () => {
  const mopti = {day: "2015-03-01", lat: 14.5, lon: -4.2, land: "Mali"};
  const km = async (target: string) => Number((await front([mopti], {target})).rows[0]!.nearest_km);
  assert.ok(Math.abs(await km("Bamako") - distanceKm(14.5, -4.2, 12.65, -8)) < 5);
  assert.ok(await km("capital") <= await km("Bamako"));
  assert.equal(await km("Mali"), 0);
  assert.equal(await km("Mopti, MLI"), 0);
  assert.ok(await km("GHA") > 350 && await km("GHA") < 550);
  assert.ok(await km("border") < 120 && await km("coast") > 800);
});

test("a target that nothing goes by is refused with what may stand there", async () => {
  await refused(front([{day: "2015-03-01"}], {target: "Nowhereville"}), "invalid_value", /invalid target: Nowhereville .*latitude,longitude/);
  await refused(front([{day: "2015-03-01"}], {target: "91,0"}), "invalid_value", /-90,-180 to 90,180/);
  await refused(front([{day: "2015-03-01"}], {target: "northern Benin"}), "invalid_value", /a whole country/);
});

test("no, one and two events, one day, one place, the antimeridian and the pole are too few or a number", async () => {
  assert.deepEqual((await front([{day: "2015-03-01"}], {country: "MLI"})).rows, []);
  const cases: OwnEvent[][] = [
    [{day: "2015-03-01"}], [{day: "2015-03-01"}, {day: "2018-03-01", lat: 11}], Array.from({length: 40}, (_, i) => ({day: "2015-03-01", lat: i})),
    [{day: "2015-03-01", lat: 90, lon: 180}, {day: "2015-03-02", lat: -90, lon: -180}, {day: "2016-03-02", lat: 0, lon: 180}]
  ];
  for (const events of cases) {
    const result = await front(events, {target: "south"});
    assert.ok(numbersAreNumbers(result));
  }
  for (const events of cases.slice(0, 2)) assert.equal((await front(events)).answer?.code, "too_few");
  const same = await front(Array.from({length: 48}, (_, i) => ({day: `${2015 + Math.floor(i / 12)}-${String(i % 12 + 1).padStart(2, "0")}-01`})), {target: "0,0"});
  assert.equal(same.answer?.values.km_per_year, 0);
  assert.equal(same.answer?.value, "cannot tell");
  assert.ok(numbersAreNumbers(same));
});

test("a place known to a district is in all_km alone, and counted", async () => {
  const {rows, cautions} = await front([{day: "2015-03-01", lat: 20}, {day: "2015-03-02", lat: 5, level: "admin2"}], {target: "0,10"});
  assert.deepEqual([rows[0]!.events, rows[0]!.located, rows[0]!.nearest_km, rows[0]!.all_km], [2, 1, Math.round(200 * degree) / 10, Math.round(50 * degree) / 10]);
  assert.equal(cautions.find(({code}) => code === "coarse_no_distance")?.values?.events, 1);
});

test("the speed of simulated fronts is recovered: a band that moves south, under growing counts", () => {
  const speed = 40;
  const found = [1, 2, 3, 4, 5, 6].map((seed) => {
    const scenario = parseScenario({name: "front", countries: ["MLI", "BFA", "NER", "BEN", "TGO", "CIV", "GHA"], period: {from: "2018-01-01", to: "2023-12-31"}, growth: {law: "exponential", per_month: 8, doubling_months: 24}, heterogeneity: 0.5,
      front: {origin: [16, -1], direction: "south", km_per_year: speed, start_km: 100, depth_km: 150, behind_km: 3000, breadth_km: 250}, self_excitation: {strength: 0.25, range_km: 15, decay_days: 10}});
    const events = reportedEvents(simulate(scenario, seed));
    const months = Array.from({length: 72}, (_, i): FrontMonth => ({month: `${2018 + Math.floor(i / 12)}-${i % 12 + 1}`, covered: "full", events: 0, precise: [], coarse: []}));
    for (let i = 0; i < events.count; i++) if (events.wherePrec[i]! <= 2) months[events.month[i]!]!.precise.push(distanceKm(events.latitude[i]!, 0, -90, 0));
    const {slope, interval} = studyFront(months, 0.1).trend!;
    return {speed: -slope, covers: interval !== null && interval.low <= -speed && -speed <= interval.high};
  });
  assert.ok(found.filter(({covers}) => covers).length >= 4, JSON.stringify(found));
  assert.ok(found.every((one) => Math.abs(one.speed - speed) < 8), JSON.stringify(found));
});
