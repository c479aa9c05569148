import assert from "node:assert/strict";
import {test} from "node:test";
import {interruptedSeries} from "../../src/stats/interrupted-series.ts";
import {near} from "./near.ts";

const y = [2, 10, 8, 3, 3, 4, 7, 4, 4, 1, 5, 7, 6, 7, 6, 9, 2, 8, 6, 6, 14, 11, 10, 7, 15, 26, 24, 11, 15, 13, 12, 6, 11, 31, 9, 58];
const times = Array.from({length: 37}, (_, i) => i);

test("level and slope are those of MASS's glm.nb, and no interval is narrower than the likelihood's or Newey and West's", () => {
  // > library(MASS); library(sandwich); t <- 0:35+.5-18; a <- as.numeric(t>0); m <- glm.nb(y~t+a+I(a*t)); coef(m); m$theta
  //   (Intercept)             t             a      I(a * t)
  // 1.80141164153 0.01448667816 0.27351299526 0.05449406180
  // [1] 5.772991876
  // > diag(vcov(m))[3:4]
  // 0.137458269561  0.0012555958929
  const {level, slope, theta, p} = interruptedSeries(times, y, 18)!;
  near([level.value, slope.value, theta], [0.27351299526, 0.0544940618, 5.772991876], 1e-4);
  assert.ok(level.high - level.low >= 2 * 1.6939 * Math.sqrt(0.137458269561) && slope.high - slope.low >= 2 * 1.6939 * Math.sqrt(0.0012555958929));
  assert.ok(p > 0.05 && p < 1);
});

test("a date within an observation gives it its share, so that the jump is found wherever in the month it happened", () => {
  const counts = times.slice(1).map((_, i) => i < 18 ? 40 : i === 18 ? 70 : 100);
  const {level, slope} = interruptedSeries(times, counts, 18.5)!;
  assert.ok(Math.abs(level.value - Math.log(2.5)) < 0.03 && Math.abs(slope.value) < 0.01, `${level.value} ${slope.value}`);
});

test("too few on a side, too few above zero and too few in all are null; nothing but the same number is no change", () => {
  for (const [counts, at] of [[y, 5], [y, 30], [y, -3], [y.map((count, i) => i < 18 ? 0 : count), 18], [y.map(() => 0), 18], [y.map((_, i) => Number(i % 2 === 0)), 18], [[], 0]] as const) assert.equal(interruptedSeries(times, counts, at), null);
  const flat = interruptedSeries(times, y.map(() => 7), 18)!;
  assert.ok([flat.level.value, flat.slope.value].every((value) => Math.abs(value) < 1e-6) && flat.p > 0.9 && Number.isFinite(flat.f));
});
