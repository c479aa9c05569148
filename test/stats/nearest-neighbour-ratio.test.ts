import assert from "node:assert/strict";
import test from "node:test";
import {nearestNeighbourRatio} from "../../src/stats/nearest-neighbour-ratio.ts";

test("a square lattice has twice the distance of points at random, points at one place none", () => {
  const x = Array.from({length: 100}, (_, i) => i % 10);
  const y = Array.from({length: 100}, (_, i) => Math.floor(i / 10));
  assert.ok(Math.abs(nearestNeighbourRatio(x, y, 100)!.ratio - 2) < 1e-12);
  // Clark & Evans: standard error 0.26136 / sqrt(n * density)
  assert.ok(Math.abs(nearestNeighbourRatio(x, y, 100)!.z - 0.5 / (0.26136 / Math.sqrt(100))) < 0.01);
  assert.equal(nearestNeighbourRatio([1], [1], 100, [5])!.ratio, 0);
});

test("fewer than two points have no ratio", () => {
  assert.deepEqual([nearestNeighbourRatio([], [], 1), nearestNeighbourRatio([1], [1], 1)], [null, null]);
});
