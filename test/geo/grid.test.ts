import assert from "node:assert/strict";
import {test} from "node:test";
import {DuckDBInstance} from "@duckdb/node-api";
import fc from "fast-check";
import {cellCenter, cellPolygon, gid, gidSql} from "../../src/geo/grid.ts";

const lat = fc.double({min: -90, max: 90, noNaN: true});
const lon = fc.double({min: -180, max: 180, noNaN: true});

test("gid gives the cells of PRIO-GRID", () => {
  assert.equal(gid(-90, -180), 1);
  assert.equal(gid(0, 0), 129961); // 180 * 720 + 360 + 1
  assert.equal(gid(34.531094, 69.162796), 179779); // Kabul, priogrid_gid of UCDP
  assert.equal(gid(-0.1, -0.1), 129240);
});

test("latitude 90 and longitude 180 belong to the last row and the last column", () => {
  assert.equal(gid(90, 180), 259200);
  assert.equal(gid(90, -180), 258481);
  assert.equal(gid(0, 180), 180 * 720 + 720);
});

test("gid stays in the grid and its cell holds the place", () => {
  fc.assert(fc.property(lat, lon, fc.constantFrom(0.5, 0.25, 0.125, 1), (y, x, size) => {
    const id = gid(y, x, size);
    const center = cellCenter(id, size);
    assert.ok(id >= 1 && id <= 360 / size * (180 / size));
    assert.ok(Math.abs(center.lat - y) <= size / 2 + 1e-9 && Math.abs(center.lon - x) <= size / 2 + 1e-9);
    assert.equal(gid(center.lat, center.lon, size), id);
  }));
});

test("cellPolygon is closed and clockwise", () => {
  const [ring] = cellPolygon(129961).coordinates;
  assert.deepEqual(ring, [[0, 0], [0, 0.5], [0.5, 0.5], [0.5, 0], [0, 0]]);
});

test("a place off the globe, a cell off the grid and a size that does not divide it are refused", () => {
  assert.throws(() => gid(91, 0), /invalid latitude: 91 \(expected -90 to 90\)$/);
  assert.throws(() => gid(NaN, 0), /invalid latitude: NaN/);
  assert.throws(() => gid(0, 180.1), /invalid longitude: 180.1/);
  assert.throws(() => cellCenter(0), /invalid grid cell: 0 \(expected 1 to 259200\)$/);
  assert.throws(() => gid(0, 0, 0.7), /invalid cell size: 0.7/);
});

test("gidSql answers as gid does, and NULL where there is no place", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const ask = async (y: number | null, x: number | null, size = 0.5) => (await connection.runAndReadAll(`SELECT ${gidSql("CAST($1 AS DOUBLE)", "CAST($2 AS DOUBLE)", size)}`, [y, x])).getRows()[0]![0];
  for (const [y, x] of [[0, 0], [90, 180], [-90, -180], [-0.1, -0.1], [12.37, -1.52], [13.5, 2.0]] as const) {
    assert.equal(await ask(y, x), gid(y, x));
    assert.equal(await ask(y, x, 0.125), gid(y, x, 0.125));
  }
  assert.equal(await ask(null, 0), null);
  assert.equal(await ask(91, 0), null);
});
