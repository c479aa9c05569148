import assert from "node:assert/strict";
import {test} from "node:test";
import {fixedEffectsPoisson} from "../../src/stats/fixed-effects-poisson.ts";
import {near} from "./near.ts";

const y = [3, 1, 0, 5, 2, 1, 2, 2, 2, 4, 0, 1, 6, 3, 1, 1, 1, 0, 2, 0, 0, 7, 6, 3];
const n = [5, 4, 3, 9, 8, 2, 4, 5, 7, 8, 3, 3, 9, 7, 6, 3, 5, 1, 4, 2, 2, 10, 12, 9];
const group = y.map((_, i) => Math.floor(i / 3));
const design = y.map((_, i) => [Number(i % 3 === 1), Number(i % 3 === 2)]);

test("parameters are those of R's glm with a factor, the covariance near that of a jackknife that fits each time anew", () => {
  // > g <- factor(rep(1:8,each=3)); b <- factor(rep(0:2,8)); m <- glm(y~g+b+offset(log(n)),family=poisson); coef(m)[9:10]
  //           b1            b2
  // -0.6070348572 -0.9437554729
  // > J <- t(sapply(levels(g),function(l){d<-data.frame(y,n,g,b)[g!=l,]; tail(coef(glm(y~g+b+offset(log(n)),family=poisson,data=d)),2)}))
  // > D <- sweep(J,2,coef(m)[9:10]); 7/8*t(D)%*%D
  // b1 0.024781516069 0.008959864647
  // b2 0.008959864647 0.037334609736
  const fit = fixedEffectsPoisson({counts: y, exposure: n, design, group, cluster: group})!;
  near(fit.parameters, [-0.6070348572, -0.9437554729], 1e-8);
  near(fit.covariance.flat(), [0.0247815, 0.00895986, 0.00895986, 0.0373346], 0.03);
  assert.equal(fit.clusters, 8);
});

test("groups without a count, without exposure or with predictors that do not vary say nothing", () => {
  const [counts, exposure] = [[...y, 0, 0, 3, 4, 5, 6], [...n, 4, 4, 0, 7, 2, 3]];
  const more = fixedEffectsPoisson({counts, exposure, design: [...design, [0, 0], [1, 0], [0, 1], [0, 0], [1, 0], [1, 0]], group: [...group, 8, 8, 9, 9, 10, 10], cluster: [...group, 8, 8, 9, 9, 10, 10]})!;
  const less = fixedEffectsPoisson({counts: y, exposure: n, design, group, cluster: group})!;
  near(more.parameters, less.parameters, 1e-9);
  assert.equal(more.clusters, 8);
});

test("fewer than three clusters, nothing but zeros, predictors that say the same and a side without any count are null", () => {
  const fit = (counts: readonly number[], columns: (i: number) => number[], clusters = 8) => fixedEffectsPoisson({counts, exposure: n, design: counts.map((_, i) => columns(i)), group, cluster: group.map((g) => g % clusters)});
  assert.equal(fit(y, (i) => design[i]!, 2), null);
  assert.equal(fit(y.map(() => 0), (i) => design[i]!), null);
  assert.equal(fit(y, (i) => [design[i]![0]!, 2 * design[i]![0]!]), null);
  assert.equal(fit(y.map((count, i) => i % 3 ? 0 : count), (i) => [Number(i % 3 > 0)]), null);
  assert.equal(fixedEffectsPoisson({counts: [], exposure: [], design: [], group: [], cluster: []}), null);
});
