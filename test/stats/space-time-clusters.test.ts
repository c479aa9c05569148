import assert from "node:assert/strict";
import {test} from "node:test";
import {generator} from "../../src/stats/generator.ts";
import {spaceTimeClusters, type SpaceTimePoints} from "../../src/stats/space-time-clusters.ts";

const points = (...some: readonly (readonly [x: number, day: number])[]): SpaceTimePoints => ({
  x: Float64Array.from(some, ([x]) => x), y: new Float64Array(some.length), z: new Float64Array(some.length), day: Float64Array.from(some, ([, day]) => day)
});

test("points near in space and time are one cluster, those near in one of the two alone are not", () => {
  const found = spaceTimeClusters(points([0, 0], [1, 1], [50, 1], [2, 2], [51, 2], [52, 3], [0, 90], [1, 91], [2, 92], [200, 92]), {distance: 5, days: 10, least: 3});
  assert.deepEqual([...found], [0, 0, 1, 0, 1, 1, 2, 2, 2, -1]);
});

test("a chain of steps is one cluster however long; the same points too thin are none", () => {
  const chain = points(...Array.from({length: 40}, (_, i): [number, number] => [4 * i, i]));
  assert.deepEqual(new Set(spaceTimeClusters(chain, {distance: 5, days: 10, least: 3})), new Set([0]));
  assert.deepEqual(new Set(spaceTimeClusters(chain, {distance: 3, days: 10, least: 3})), new Set([-1]));
});

test("a point between two clusters goes with the nearer one and does not join them", () => {
  const [left, right] = [[0, 0.5, 1, 1.5, 1.6], [9.45, 10, 10.1, 10.2, 10.3]];
  const found = spaceTimeClusters(points(...[...left, 5.5, ...right].map((x): [number, number] => [x, 0])), {distance: 4, days: 1, least: 5});
  assert.deepEqual([...found], [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
});

test("no point, one point and all in one place have none or one cluster; ends of the reach count as within", () => {
  assert.deepEqual([...spaceTimeClusters(points(), {distance: 5, days: 10, least: 2})], []);
  assert.deepEqual([...spaceTimeClusters(points([0, 0]), {distance: 5, days: 10, least: 2})], [-1]);
  assert.deepEqual([...spaceTimeClusters(points([0, 0], [5, 10]), {distance: 5, days: 10, least: 2})], [0, 0]);
  assert.deepEqual([...spaceTimeClusters(points([3, 0], [3, 0], [3, 0]), {distance: 5, days: 0, least: 3})], [0, 0, 0]);
});

test("clusters are those of the definition, looked up point by point", () => {
  const random = generator(5);
  const some = Array.from({length: 150}, (): [number, number] => [100 * random(), Math.floor(60 * random())]).toSorted((a, b) => a[1] - b[1]);
  const reach = {distance: 6, days: 8, least: 4};
  const beside = (i: number) => some.flatMap(([x, day], j) => Math.abs(x - some[i]![0]) <= reach.distance && Math.abs(day - some[i]![1]) <= reach.days ? [j] : []);
  const dense = some.map((_, i) => beside(i).length >= reach.least);
  const found = spaceTimeClusters(points(...some), reach);
  for (const [i, cluster] of found.entries()) {
    const around = beside(i).filter((j) => dense[j]);
    if (dense[i]) for (const j of around) assert.equal(found[j], cluster);
    else assert.ok(around.length ? around.some((j) => found[j] === cluster) : cluster === -1);
  }
  assert.ok(new Set(found).size > 3);
});
