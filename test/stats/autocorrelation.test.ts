import assert from "node:assert/strict";
import {test} from "node:test";
import {autocorrelation, inflation} from "../../src/stats/autocorrelation.ts";
import {near} from "./near.ts";

const y = [2, 10, 8, 3, 3, 4, 7, 4, 4, 1, 5, 7, 6, 7, 6, 9, 2, 8, 6, 6, 14, 11, 10, 7, 15, 26, 24, 11, 15, 13, 12, 6, 11, 31, 9, 58];

test("autocorrelation is R's acf", () => {
  // > acf(y, plot = FALSE)$acf[2:4]
  // [1] 0.1687412577 0.3654867770 0.1415595852
  near([1, 2, 3].map((lag) => autocorrelation(y, lag)), [0.1687412577, 0.365486777, 0.1415595852], 1e-8);
});

test("no value, one value, equal values and too long a lag have none", () => {
  assert.deepEqual([autocorrelation([]), autocorrelation([4]), autocorrelation([4, 4, 4]), autocorrelation([1, 2], 5)], [0, 0, 0, 0]);
});

test("inflation is (1 + r) / (1 - r) with r corrected for its bias, never below 1", () => {
  const r = 0.1687412577 + (1 + 4 * 0.1687412577) / 36;
  near(inflation(y), (1 + r) / (1 - r), 1e-8);
  assert.equal(inflation([]), 1);
  assert.equal(inflation([1, -1, 1, -1]), 1);
});
