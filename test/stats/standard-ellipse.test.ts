import assert from "node:assert/strict";
import {test} from "node:test";
import {standardEllipse} from "../../src/stats/standard-ellipse.ts";
import {near} from "./near.ts";

const x = [0, 3, 5, 9, 12, 2, 7];
const y = [1, 2, 2, 6, 7, 0, 9];

test("axes, bearing and standard distance are those of R's eigen(cov(...))", () => {
  // > e <- eigen(cov(cbind(x, y))); sqrt(e$values); v <- e$vectors[, 1]; (atan2(v[1], v[2]) * 180 / pi) %% 180; sqrt(var(x) + var(y))
  // [1] 5.177494905 1.619295507
  // [1] 51.94971716
  // [1] 5.424810727
  const {major, minor, bearing, distance} = standardEllipse(x, y)!;
  near([major, minor, bearing!, distance], [5.177494905, 1.619295507, 51.94971716, 5.424810727], 1e-9);
});

test("a weight is so many points at one place", () => {
  // > w <- c(1, 2, 1, 3, 1, 1, 2); X <- rep(x, w); Y <- rep(y, w); eigen(cov(cbind(X, Y)))
  // [1] 4.643869854 1.583414048, bearing 49.72217494
  const {major, minor, bearing} = standardEllipse(x, y, [1, 2, 1, 3, 1, 1, 2])!;
  near([major, minor, bearing!], [4.643869854, 1.583414048, 49.72217494], 1e-9);
});

test("fewer than three points have none, one place an ellipse of nothing, a circle no bearing", () => {
  assert.equal(standardEllipse([], []), null);
  assert.equal(standardEllipse([1, 2], [3, 4]), null);
  assert.deepEqual(standardEllipse([4, 4, 4], [2, 2, 2]), {major: 0, minor: 0, bearing: null, distance: 0});
  assert.equal(standardEllipse([1, -1, 0, 0], [0, 0, 1, -1])!.bearing, null);
});

test("a line north has bearing 0, a line east 90, a line north-west 135", () => {
  near(standardEllipse([0, 0, 0], [1, 2, 4])!.bearing!, 0);
  near(standardEllipse([1, 2, 4], [0, 0, 0])!.bearing!, 90);
  near(standardEllipse([-1, -2, -4], [1, 2, 4])!.bearing!, 135);
});
