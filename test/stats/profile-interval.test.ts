import assert from "node:assert/strict";
import {test} from "node:test";
import {maximize} from "../../src/stats/maximize.ts";
import {drop90, profileInterval, smallSampleDrop90} from "../../src/stats/profile-interval.ts";
import {near} from "./near.ts";

test("of a parabola, the log-likelihood of a normal mean, the 90% interval is 1.645 standard errors to both sides", () => {
  // > qnorm(.95)
  // [1] 1.644854
  const {low, high} = profileInterval((x) => -((x - 3) ** 2) / 2, 3, {from: -10, to: 10, step: 0.1, precision: 1e-9});
  near([low, high], [3 - 1.644853627, 3 + 1.644853627], 1e-6);
});

test("an end that is never reached is the end of the search, and open", () => {
  const {low, high, openLow, openHigh} = profileInterval((x) => x < 0 ? -(x ** 2) : 0, 0, {from: -5, to: 2, step: 0.5});
  near(low, -Math.sqrt(1.352771727), 1e-3);
  assert.deepEqual([high, openLow, openHigh], [2, false, true]);
  assert.deepEqual(profileInterval(() => 1, 0, {from: 0, to: 2, step: 0.5}), {low: 0, high: 2, openLow: true, openHigh: true});
});

test("maximize finds the highest of several tops, and an end where that is highest", () => {
  near(maximize((x) => Math.sin(3 * x) + x / 10, 0, 6, 41, 1e-7), Math.acos(-1 / 30) / 3 + 4 * Math.PI / 3, 1e-6);
  near(maximize((x) => x, 0, 2), 2, 1e-9);
});

test("in a small sample the drop is that of Student's t, and comes to that of the normal", () => {
  // > n <- c(8, 48, 400); k <- c(4, 3, 4); n / 2 * log(1 + qt(.95, n - k)^2 / (n - k))
  // [1] 3.036100 1.458994 1.368161
  near([smallSampleDrop90(8, 4), smallSampleDrop90(48, 3), smallSampleDrop90(400, 4)], [3.0361, 1.458994, 1.368161], 2e-3);
  near(smallSampleDrop90(1e7, 4), drop90, 1e-5);
  assert.equal(smallSampleDrop90(4, 4), Infinity);
});
