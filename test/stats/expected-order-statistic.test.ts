import assert from "node:assert/strict";
import test from "node:test";
import {expectedOrderStatistic} from "../../src/stats/expected-order-statistic.ts";

test("the least of two out of three values is expected at the mean over all pairs", () => {
  // pairs of 1, 4, 10: least 1, 1, 4; greatest 4, 10, 10
  assert.ok(Math.abs(expectedOrderStatistic([1, 4, 10], 2, 1)! - 2) < 1e-9);
  assert.ok(Math.abs(expectedOrderStatistic([1, 4, 10], 2, 2)! - 8) < 1e-9);
});

test("a sample of all is the value itself; more than there are, or no such rank, is none", () => {
  assert.ok(Math.abs(expectedOrderStatistic([1, 4, 10], 3, 2)! - 4) < 1e-9);
  assert.deepEqual([expectedOrderStatistic([1], 2, 1), expectedOrderStatistic([1, 2], 2, 0), expectedOrderStatistic([1, 2], 1, 2), expectedOrderStatistic([], 1, 1)], [null, null, null, null]);
});
