import assert from "node:assert/strict";
import {test} from "node:test";
import {aicc, akaikeWeights} from "../../src/stats/akaike.ts";
import {near} from "./near.ts";

test("aicc is AIC with its correction for few observations, of the likelihood divided by the inflation", () => {
  // by hand: 210.728 + 6 + 2 * 3 * 4 / 32
  near(aicc(-105.364, 3, 36), 217.478, 1e-9);
  near(aicc(-105.364, 3, 36, 2), 112.114, 1e-9);
});

test("no room for the parameters is infinite, and weighs nothing", () => {
  assert.equal(aicc(-10, 5, 6), Infinity);
  near(akaikeWeights([10, Infinity, 12]), [0.7310585786, 0, 0.2689414214], 1e-9);
  assert.deepEqual(akaikeWeights([Infinity, Infinity]), [0, 0]);
});

test("weights are those of the textbook: differences of 0, 2 and 6 weigh 0.71, 0.26 and 0.04", () => {
  // > w <- exp(-c(0, 2, 6)/2); w/sum(w)
  // [1] 0.70538451 0.25949646 0.03511903
  near(akaikeWeights([100, 102, 106]), [0.70538451, 0.25949646, 0.03511903], 1e-7);
});
