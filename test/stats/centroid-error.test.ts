import assert from "node:assert/strict";
import {test} from "node:test";
import {centroidError} from "../../src/stats/centroid-error.ts";
import {near} from "./near.ts";

const x = [0, 3, 5, 9, 12, 2, 7];
const y = [1, 2, 2, 6, 7, 0, 9];
const ones = x.map(() => 1);

test("the radius is the clustered standard error as R computes it from sums of deviations by group", () => {
  // > cl <- c("a","a","b","c","c","d","d"); v <- function(x) 4/3 * sum(tapply(x - mean(x), cl, sum)^2) / 49
  // > sqrt(qchisq(.9, 2) * (v(x) + v(y)) / 2)
  // [1] 3.742207374
  near(centroidError(x, y, ones, ["a", "a", "b", "c", "c", "d", "d"]), 3.742207374, 1e-8);
});

test("where every point is its own group it is the plain standard error", () => {
  // > sqrt(qchisq(.9, 2) * (var(x) + var(y)) / 7 / 2)
  near(centroidError(x, y, ones, [1, 2, 3, 4, 5, 6, 7]), Math.sqrt(4.605170186 * 5.424810727 ** 2 / 7 / 2), 1e-8);
});

test("fewer than three groups have no error; equal points have none of any size", () => {
  assert.equal(centroidError(x, y, ones, ["a", "a", "a", "b", "b", "b", "b"]), null);
  assert.equal(centroidError([], [], [], []), null);
  assert.equal(centroidError([4, 4, 4], [2, 2, 2], [1, 1, 1], [1, 2, 3]), 0);
});
