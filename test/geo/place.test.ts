import assert from "node:assert/strict";
import {test} from "node:test";
import fc from "fast-check";
import {borders, capitals, coastline} from "../../src/geo/basemap.ts";
import {distanceKm} from "../../src/geo/distance.ts";
import {describePlaces} from "../../src/geo/place.ts";

const describe = (...places: [lat: number, lon: number][]) => describePlaces(Float64Array.from(places, (p) => p[0]), Float64Array.from(places, (p) => p[1]));
const near = (actual: number | null, expected: number, tolerance: number) => assert.ok(actual !== null && Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected} within ${tolerance}`);

test("places get the country of ISO, also where land is disputed", () => {
  const expected: [string, number, number, string][] = [
    ["Gaza", 31.5, 34.46, "PSE"], ["Hebron", 31.53, 35.1, "PSE"], ["Laayoune", 27.15, -13.19, "ESH"], ["Tifariti", 26.16, -10.57, "ESH"], ["Tarfaya", 27.93, -12.91, "MAR"],
    ["Pristina", 42.66, 21.16, "XKX"], ["Hargeisa", 9.56, 44.06, "SOM"], ["north of Nicosia", 35.25, 33.36, "CYP"], ["Simferopol", 44.95, 34.1, "UKR"],
    ["Cayenne", 4.9, -52.33, "GUF"], ["Djibo", 14.1, -1.63, "BFA"], ["South Pole", -90, 0, "ATA"]
  ];
  const {country} = describe(...expected.map(([, lat, lon]): [number, number] => [lat, lon]));
  assert.deepEqual(country, expected.map(([, , , iso3]) => iso3));
});

test("places get the unit that they lie in, or the nearest up to 10 km off, or none", () => {
  const {admin1, admin1_by, admin1_country, country} = describe([14.1, -1.63], [6.05, 1.25], [5.5, 1.25], [0, 0]);
  assert.deepEqual(admin1, ["Soum", "Maritime", null, null]);
  assert.deepEqual(admin1_by, ["inside", "nearest", null, null]);
  assert.deepEqual(admin1_country, ["BFA", "TGO", null, null]);
  assert.deepEqual(country, ["BFA", null, null, null]);
});

test("distances are those known", () => {
  const [ouagadougou, accra, gao, gulf] = [0, 1, 2, 3];
  const {coast_km, border_km, capital_km, nearest_capital, nearest_capital_km} = describe([12.37, -1.52], [5.56, -0.2], [16.27, -0.04], [0, 0]);
  near(capital_km[ouagadougou]!, 0, 0.5);
  near(border_km[ouagadougou]!, 150, 10); // Po is 142 km by road to the south, the border of Ghana 15 km farther
  near(coast_km[accra]!, 2, 3);
  near(border_km[gao]!, 136, 10); // Labbezanga, where the Niger crosses, lies 15.0 N 0.7 E: 162 km; the border north of it is nearer
  near(capital_km[gao]!, 947, 5); // Bamako: 945 to 950 km great circle
  assert.equal(nearest_capital[gao], "NER");
  near(nearest_capital_km[gao]!, distanceKm(16.27, -0.04, 13.51, 2.11), 1e-6);
  assert.equal(capital_km[gulf], null);
  near(coast_km[gulf]!, 572, 5); // Cape Three Points, 4.74 N 2.09 W: 576 km; the coast at Axim-Dixcove is nearest
  near(distanceKm(12.37, -1.52, 12.65, -8), 704, 3); // Ouagadougou-Bamako
});

test("distances go across the antimeridian", () => {
  const {coast_km, country} = describe([67, 180], [67, -180], [0, 179.99], [0, -179.99]);
  assert.deepEqual(country.slice(0, 2), ["RUS", "RUS"]);
  near(coast_km[0]!, coast_km[1]!, 1e-6);
  near(coast_km[2]!, coast_km[3]!, 3);
});

test("nearest distances are those found by trying every vertex, within half a part", () => {
  const tried = (lines: number[][][], lat: number, lon: number) => lines.reduce((km, line) => line.reduce((least, [x, y]) => Math.min(least, distanceKm(lat, lon, y!, x!)), km), Infinity);
  for (const [lat, lon] of [[14.1, -1.63], [16.27, -0.04], [-75, 100], [60, 90], [12, 160], [89, 10]] as [number, number][]) {
    const {coast_km, border_km} = describe([lat, lon]);
    const [coast, border] = [tried(coastline().coordinates, lat, lon), tried(borders().between.coordinates, lat, lon)];
    assert.ok(coast_km[0]! <= coast + 1e-6 && coast_km[0]! > coast - 60, `coast ${coast_km[0]} ${coast}`);
    assert.ok(border_km[0]! <= border + 1e-6 && border_km[0]! > border - 60, `border ${border_km[0]} ${border}`);
  }
});

test("no distance is NaN or negative, a unit has a country, and the nearest capital is at most as far as the country's own", () => {
  fc.assert(fc.property(fc.double({min: -90, max: 90, noNaN: true}), fc.double({min: -180, max: 180, noNaN: true}), (lat, lon) => {
    const place = describe([lat, lon]);
    for (const km of [place.coast_km[0]!, place.border_km[0]!, place.nearest_capital_km[0]!]) assert.ok(km >= 0 && km < 20016);
    assert.equal(place.admin1[0] === null, place.admin1_country[0] === null);
    if (place.admin1_by[0] === "inside") assert.equal(place.country[0], place.admin1_country[0]);
    else assert.equal(place.country[0], null);
    if (place.capital_km[0] !== null) assert.ok(place.nearest_capital_km[0]! <= place.capital_km[0]! + 1e-6);
  }), {numRuns: 500});
});

test("capitals lie in their country or just off its shore", () => {
  const places = describe(...capitals().map((c): [number, number] => [c.lat, c.lon]));
  const elsewhere = capitals().filter((c, i) => places.admin1_country[i] !== c.iso3).map((c) => c.iso3);
  // Tarawa's atoll and the land of Macao are below the basemap's detail
  assert.deepEqual(elsewhere, ["KIR", "MAC"]);
});

test("no places give empty columns, and a place off the globe is refused", () => {
  assert.equal(describe().country.length, 0);
  assert.throws(() => describe([NaN, 0]), /invalid latitude: NaN/);
  assert.throws(() => describe([0, 181]), /invalid longitude: 181/);
});
