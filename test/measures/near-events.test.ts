import assert from "node:assert/strict";
import test from "node:test";
import {distanceKm} from "../../src/geo/distance.ts";
import {widestGapKm} from "../../src/geo/widest-gap.ts";
import {earlierEvents, inOrderOfDays, nearEvents, type PlacedEvents} from "../../src/measures/near-events.ts";
import {generator} from "../../src/stats/generator.ts";
import {near} from "../stats/near.ts";

/** Events within some degrees of a point, on the days of a season. */
function around(lat: number, lon: number, seed: number): PlacedEvents {
  const random = generator(seed);
  return inOrderOfDays(Array.from({length: 60}, () => ({day: Math.floor(90 * random()), latitude: Math.max(-90, Math.min(90, lat + 2 * random() - 1)), longitude: (lon + 4 * random() - 2 + 540) % 360 - 180})));
}

for (const [name, lat, lon] of [["the Sahel", 13, -1], ["the antimeridian", -17, 180], ["a pole", 89.5, 40]] as const) test(`events near others are those that the distance says, in the order of days: ${name}`, () => {
  const [a, b] = [around(lat, lon, 1), around(lat, lon, 2)];
  const km = (i: number, j: number) => distanceKm(a.latitude[i]!, a.longitude[i]!, b.latitude[j]!, b.longitude[j]!);
  const [all, earlier] = [nearEvents(a, b, 80), earlierEvents(a, b, 80, 30)];
  let found = 0;
  for (let i = 0; i < a.day.length; i++) {
    const within = Array.from(b.day.keys()).filter((j) => km(i, j) <= 80);
    assert.deepEqual([...all.index.subarray(all.start[i], all.start[i + 1])], within);
    assert.deepEqual([...all.km.subarray(all.start[i], all.start[i + 1])], within.map((j) => km(i, j)));
    assert.deepEqual([...earlier.index.subarray(earlier.start[i], earlier.start[i + 1])], within.filter((j) => b.day[j]! < a.day[i]! && b.day[j]! >= a.day[i]! - 30));
    found += within.length;
  }
  assert.ok(found > 20);
});

test("the widest gap is the longest step of the way whose longest step is least, null without an end and 0 where the ends share a point", () => {
  // on the equator 0, 1, 3 and 4 degrees; a detour by a point in the north makes the middle step shorter
  const [lats, lons] = [[0, 0, 0, 0, 0.5], [0, 1, 3, 4, 2]];
  near(widestGapKm(lats.slice(0, 4), lons.slice(0, 4), [0], [3])!, distanceKm(0, 1, 0, 3), 1e-6);
  near(widestGapKm(lats, lons, [0], [3])!, distanceKm(0, 1, 0.5, 2), 1e-6);
  assert.deepEqual([widestGapKm(lats, lons, [], [3]), widestGapKm(lats, lons, [1, 2], [2])], [null, 0]);
});
