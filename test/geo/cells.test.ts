import assert from "node:assert/strict";
import {test} from "node:test";
import {areaKm2, cellsOf, shiftedCells} from "../../src/geo/cells.ts";
import {cellAreaKm2, gid} from "../../src/geo/grid.ts";

test("all cells together are the sphere, and a cell is counted once", () => {
  const row = Array.from({length: 360}, (_, i) => cellAreaKm2(i * 720 + 1) * 720);
  assert.ok(Math.abs(row.reduce((a, b) => a + b) - 4 * Math.PI * 6371.0088 ** 2) < 1);
  assert.equal(areaKm2([gid(10, 10), gid(10.2, 10.2)]), cellAreaKm2(gid(10, 10)));
  assert.equal(areaKm2([]), 0);
});

test("a shift never makes one place two, and joins places across the antimeridian", () => {
  assert.deepEqual(shiftedCells([10, 10], [10, 10]), {least: 1, most: 1});
  assert.deepEqual(shiftedCells([], []), {least: 0, most: 0});
  assert.deepEqual(shiftedCells([0.1, 0.1], [179.95, -179.95]), {least: 1, most: 2});
  assert.deepEqual(shiftedCells([90, -90], [180, -180]), {least: 2, most: 2});
});

test("the unshifted grid is PRIO-GRID", () => {
  assert.deepEqual(cellsOf([14.5, 0], [-4.2, 0]), [gid(14.5, -4.2), gid(0, 0)]);
});
