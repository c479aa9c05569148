import assert from "node:assert/strict";
import {test} from "node:test";
import {distanceKm} from "../../src/geo/distance.ts";
import {localPlane, sphericalMean} from "../../src/geo/local-plane.ts";

const close = (a: number, b: number, within = 1e-6) => assert.ok(Math.abs(a - b) <= within, `${a} instead of ${b}`);

test("the mean of places is in the middle, also across the antimeridian and over the pole", () => {
  const middle = sphericalMean([10, 12], [20, 20])!;
  close(middle.lat, 11);
  close(middle.lon, 20);
  close(Math.abs(sphericalMean([0, 0], [179, -179])!.lon), 180);
  close(sphericalMean([80, 80], [0, 180])!.lat, 90);
  close(sphericalMean([0, 0], [0, 10], [3, 1])!.lon, 2.49, 0.02);
});

test("places that balance out around the globe, and no places, have no mean", () => {
  assert.equal(sphericalMean([0, 0], [0, 180]), null);
  assert.equal(sphericalMean([90, -90], [0, 0]), null);
  assert.equal(sphericalMean([], []), null);
});

test("near the centre km in the plane are km on the globe, east and north, at the equator, the antimeridian and the pole", () => {
  for (const [lat, lon] of [[0, 0], [14, -2], [-17, 180], [89.9, 50]] as const) {
    const plane = localPlane({lat, lon});
    assert.deepEqual(plane(lat, lon).map((value) => Math.abs(Math.round(value * 1e6))), [0, 0]);
    const [, north] = plane(Math.min(90, lat + 0.1), lon);
    close(north, distanceKm(lat, lon, lat + 0.1, lon), 0.001);
    const [east] = plane(lat, lon + 0.1 > 180 ? lon + 0.1 - 360 : lon + 0.1);
    close(east, distanceKm(lat, lon, lat, lon + 0.1), 0.01);
    assert.ok(east > 0);
  }
});

test("a place on the other side of the globe is finite", () => {
  assert.ok(localPlane({lat: 10, lon: 20})(-10, -160).every(Number.isFinite));
});
