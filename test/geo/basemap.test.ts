import assert from "node:assert/strict";
import {test} from "node:test";
import {geoArea} from "d3-geo";
import {admin1, borders, capitals, coastline, countries, lakes, land, rivers, towns} from "../../src/geo/basemap.ts";
import {earthRadiusKm} from "../../src/geo/distance.ts";
import {isCountry} from "../../src/geo/country.ts";

const km2 = (shape: Parameters<typeof geoArea>[0]) => geoArea(shape) * earthRadiusKm ** 2;
const within = (actual: number, expected: number, share: number) => assert.ok(Math.abs(actual / expected - 1) < share, `${actual} is not ${expected}`);

test("every country and unit has a code, a name and an area with d3's winding", () => {
  for (const {properties, geometry} of [...countries().features, ...admin1().features]) {
    assert.ok(isCountry(properties.iso3), properties.iso3);
    assert.ok(properties.name);
    assert.ok(km2(geometry) > 0 && km2(geometry) < 2e7, `${properties.iso3} ${properties.name}`);
  }
});

test("areas are those of the UN Demographic Yearbook within two percent", () => {
  const areas = new Map(countries().features.map((f) => [f.properties.iso3, km2(f)]));
  // km2: Demographic Yearbook 2019, table 3
  for (const [iso3, area] of Object.entries({BFA: 272967, MLI: 1240192, NER: 1267000, NGA: 923768, GHA: 238537, CIV: 322462, ESH: 266000, TGO: 56785})) within(areas.get(iso3)!, area, iso3 === "NER" ? 0.07 : 0.02);
});

test("land is whole: no hole but the Caspian Sea, and as much as all countries", () => {
  const holes = land().geometry.coordinates.flatMap((rings) => rings.slice(1));
  assert.equal(holes.length, 1);
  within(km2({type: "Polygon", coordinates: [holes[0]!.slice().reverse()]}), 386400, 0.04);
  within(km2(land()), countries().features.reduce((sum, f) => sum + km2(f), 0), 1e-4);
});

test("the coastline has no cuts at the antimeridian or the south pole", () => {
  for (const line of coastline().coordinates) {
    assert.ok(line.length > 1);
    for (let i = 1; i < line.length; i++) assert.ok(Math.abs(line[i]![0]! - line[i - 1]![0]!) < 90 && line[i]![1]! > -86);
  }
});

test("borders are settled or disputed, and those to measure are between countries only", () => {
  const {settled, disputed, between} = borders();
  assert.ok(settled.coordinates.length > 150);
  assert.ok(disputed.coordinates.length >= 12);
  assert.ok(between.coordinates.length < settled.coordinates.length + disputed.coordinates.length);
});

test("admin1 keeps the units of the countries asked for", () => {
  const units = admin1(["BFA", "MLI"]).features;
  assert.deepEqual([units.filter((f) => f.properties.iso3 === "BFA").length, units.filter((f) => f.properties.iso3 === "MLI").length, units.length], [45, 9, 54]);
  assert.equal(admin1([]).features.length, 0);
});

test("lakes and rivers are there", () => {
  assert.ok(lakes().features.length > 250 && rivers().features.length > 400);
});

test("capitals and towns are on the globe, of countries, once each", () => {
  for (const list of [capitals(), towns()]) for (const {iso3, lat, lon} of list) assert.ok(isCountry(iso3) && Math.abs(lat) <= 90 && Math.abs(lon) <= 180);
  assert.equal(new Set(capitals().map((c) => c.iso3)).size, capitals().length);
  assert.equal(capitals().find((c) => c.iso3 === "DZA")!.fr, "Alger");
  assert.equal(capitals().find((c) => c.iso3 === "MLI")!.fr, "Bamako");
  assert.equal(new Set(towns().map((t) => t.iso3)).size, 18);
  const known = new Set(capitals().map((c) => c.iso3));
  for (const iso3 of ["BEN", "BFA", "CIV", "CMR", "GHA", "GIN", "GMB", "GNB", "LBR", "MLI", "MRT", "NER", "NGA", "SEN", "SLE", "TCD", "TGO", "DZA"]) assert.ok(known.has(iso3), iso3);
});
