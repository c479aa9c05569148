import assert from "node:assert/strict";
import {test} from "node:test";
import {rarefied} from "../../src/stats/rarefaction.ts";
import {near} from "./near.ts";

test("expected groups are Hurlbert's formula in R", () => {
  // > n <- c(10, 5, 1, 1, 20); m <- 8; sum(1 - choose(sum(n) - n, m) / choose(sum(n), m))
  // [1] 3.101861608
  near(rarefied([10, 5, 1, 1, 20], 8), 3.101861608, 1e-9);
});

test("one draw has one group, all draws have all, none has none, and more than there are is null", () => {
  near(rarefied([10, 5, 1, 1, 20], 1), 1, 1e-9);
  near(rarefied([10, 5, 1, 1, 20], 37), 5, 1e-9);
  near(rarefied([10, 5], 0) ?? NaN, 0, 1e-9);
  assert.equal(rarefied([10, 5], 16), null);
  assert.equal(rarefied([], 1), null);
});
