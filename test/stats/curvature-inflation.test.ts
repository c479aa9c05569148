import assert from "node:assert/strict";
import {test} from "node:test";
import {randomNormal, randomPoisson} from "d3-random";
import {curvatureInflation} from "../../src/stats/curvature-inflation.ts";
import {generator} from "../../src/stats/generator.ts";
import {fitGrowth} from "../../src/stats/growth-curve.ts";
import {near} from "./near.ts";

const months = Array.from({length: 84}, (_, i) => i);
const growing = months.map((i) => 10 * Math.exp(i / 40));

/** Poisson counts around growing means, times shocks of such a standard deviation and correlation in the logarithm. */
function counted(seed: number, sd: number, correlation: number): number[] {
  const random = generator(20260401, seed);
  const normal = randomNormal.source(random)();
  let state = normal();
  return growing.map((mean) => {
    state = correlation * state + Math.sqrt(1 - correlation ** 2) * normal();
    return randomPoisson.source(random)(mean * Math.exp(sd * state - sd * sd / 2))();
  });
}

test("it is what R gives with whole matrices, around the exponential curve of MASS's glm.nb", () => {
  // > y <- c(...); x <- (0:35) / 35 - 0.5; X <- cbind(1, x, x^2); fit <- glm.nb(y ~ x); m <- fitted(fit); W <- diag(m^2 / (m + m^2 / fit$theta)); z <- (y - m) / m
  // > bread <- solve(t(X) %*% W %*% X); g <- expand.grid(noise = c(0, .03, .1, .3, 1, 3), sd = c(0, .1, .2, .4, .8, 1.6), r = c(.3, .6, .9)); g <- g[g$sd > 0 | g$r == .3, ]
  // > v <- function(e) e$sd^2 * e$r^abs(outer(0:35, 0:35, "-")) + diag(1 / m + e$noise)
  // > l <- sapply(seq_len(nrow(g)), function(k) {P <- solve(v(g[k, ])); I <- t(X) %*% P %*% X; u <- z - X %*% solve(I, t(X) %*% P %*% z)
  // +   log(if (g$sd[k]) 1/30 else 1/2) - (-determinant(P)$modulus + determinant(I)$modulus + t(u) %*% P %*% u) / 2})
  // > w <- exp(l - max(l)) / sum(exp(l - max(l))); C <- Reduce(`+`, lapply(seq_len(nrow(g)), function(k) w[k] * bread %*% t(X) %*% W %*% v(g[k, ]) %*% W %*% X %*% bread))
  // > C[3, 3] / bread[3, 3]
  // [1] 2.029817362
  const y = [2, 10, 8, 3, 3, 4, 7, 4, 4, 1, 5, 7, 6, 7, 6, 9, 2, 8, 6, 6, 14, 11, 10, 7, 15, 26, 24, 11, 15, 13, 12, 6, 11, 31, 9, 58];
  const times = y.map((_, i) => i);
  const {mean, theta} = fitGrowth("exponential", times, y)!;
  near([curvatureInflation(times, y, times.map(mean), theta)], [2.029817362], 1e-5);
});

test("it is hardly above 1 where nothing lasts, and the larger the longer shocks last", () => {
  const median = (sd: number, correlation: number, theta: number) => months.slice(0, 21).map((seed) => curvatureInflation(months, counted(seed, sd, correlation), growing, theta)).toSorted((a, b) => a - b)[10]!;
  const [none, short, long] = [median(0, 0, Infinity), median(0.4, 0.3, 6), median(0.4, 0.8, 6)];
  assert.ok(none < 1.3 && short > 1.2 && short < 3 && long > 1.5 * short, `${none} ${short} ${long}`);
});

test("the units of time and its start change nothing", () => {
  const counts = counted(3, 0.4, 0.6);
  near(curvatureInflation(months.map((i) => 2010 + i / 12), counts, growing, 6), curvatureInflation(months, counts, growing, 6), 1e-8);
});

test("too few counts, or all at one time, tell nothing: 1", () => {
  assert.equal(curvatureInflation([], [], [], Infinity), 1);
  assert.equal(curvatureInflation([0, 1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4], Infinity), 1);
  assert.equal(curvatureInflation([5, 5, 5, 5, 5], [1, 2, 3, 4, 5], [3, 3, 3, 3, 3], 2), 1);
});
