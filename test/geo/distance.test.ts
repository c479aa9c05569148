import assert from "node:assert/strict";
import {test} from "node:test";
import fc from "fast-check";
import {distanceKm, earthRadiusKm, LineIndex} from "../../src/geo/distance.ts";

const lat = fc.double({min: -90, max: 90, noNaN: true});
const lon = fc.double({min: -180, max: 180, noNaN: true});
const near = (actual: number, expected: number, tolerance: number) => assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected} within ${tolerance}`);

test("distanceKm gives known distances", () => {
  near(distanceKm(0, 0, 0, 90), Math.PI / 2 * earthRadiusKm, 1e-9);
  near(distanceKm(90, 0, -90, 0), Math.PI * earthRadiusKm, 1e-9);
  // Nashville and Los Angeles airports: 2887.2599506071106 km with R = 6372.8 (rosettacode.org/wiki/Haversine_formula)
  near(distanceKm(36.12, -86.67, 33.94, -118.4), 2887.2599506071106 * earthRadiusKm / 6372.8, 1e-9);
});

test("distanceKm is right across the antimeridian, at the poles, and zero for one place", () => {
  near(distanceKm(0, 179.5, 0, -179.5), Math.PI / 180 * earthRadiusKm, 1e-9);
  near(distanceKm(90, 0, 90, 123), 0, 1e-9);
  assert.equal(distanceKm(12.37, -1.52, 12.37, -1.52), 0);
});

test("distanceKm is symmetric, never NaN, and at most half the circumference", () => {
  fc.assert(fc.property(lat, lon, lat, lon, (a, b, c, d) => {
    const km = distanceKm(a, b, c, d);
    assert.equal(km, distanceKm(c, d, a, b));
    assert.ok(km >= 0 && km <= Math.PI * earthRadiusKm);
  }));
});

test("the nearest line is measured to its great circle, not to its vertices", () => {
  const index = new LineIndex([[[-10, 0], [10, 0]], [[0, 40], [20, 40]]]);
  const {km, line} = index.nearest(3, 1)!;
  assert.equal(line, 0);
  near(km, 3 * Math.PI / 180 * earthRadiusKm, 1e-9);
  // the great circle through (40, 0) and (40, 20) passes north of latitude 40 at longitude 10: tan(lat) = tan(40) / cos(10)
  const top = Math.atan(Math.tan(40 * Math.PI / 180) / Math.cos(10 * Math.PI / 180)) * 180 / Math.PI;
  near(index.nearest(top, 10)!.km, 0, 1e-6);
});

test("the nearest line is found across the antimeridian and from the pole", () => {
  const index = new LineIndex([[[179, -10], [179, 10]], [[0, 80], [10, 80]]]);
  near(index.nearest(0, -179)!.km, 2 * Math.PI / 180 * earthRadiusKm, 1e-6);
  assert.equal(index.nearest(90, 0)!.line, 1);
});

test("no lines, or none within the distance, give null, and a line of one vertex is a point", () => {
  assert.equal(new LineIndex([]).nearest(0, 0), null);
  assert.equal(new LineIndex([[]]).nearest(0, 0), null);
  const point = new LineIndex([[[0, 1]]]);
  assert.equal(point.nearest(0, 0, 100), null);
  near(point.nearest(0, 0, 112)!.km, Math.PI / 180 * earthRadiusKm, 1e-9);
});

test("the index finds what trying every vertex finds", () => {
  const lines = fc.array(fc.array(fc.tuple(lon, lat), {minLength: 1, maxLength: 1}), {minLength: 1, maxLength: 60});
  fc.assert(fc.property(lines, lat, lon, (points, y, x) => {
    const tried = Math.min(...points.map(([p]) => distanceKm(y, x, p![1], p![0])));
    near(new LineIndex(points).nearest(y, x)!.km, tried, 1e-4);
  }));
});

test("the index finds the nearest of many parts exactly", () => {
  const part = fc.tuple(lon, fc.double({min: -85, max: 85, noNaN: true}), fc.double({min: -3, max: 3, noNaN: true}), fc.double({min: -3, max: 3, noNaN: true}));
  fc.assert(fc.property(fc.array(part, {minLength: 1, maxLength: 40}), lat, lon, (parts, y, x) => {
    const lines = parts.map(([a, b, c, d]) => [[a, b], [a + c, b + d]]);
    const alone = lines.map((line) => new LineIndex([line]).nearest(y, x)!.km);
    near(new LineIndex(lines).nearest(y, x)!.km, Math.min(...alone), 1e-9);
  }));
});
