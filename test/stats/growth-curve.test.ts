import assert from "node:assert/strict";
import {test} from "node:test";
import {exponentProfile, fitGrowth, growthModels, rateProfile} from "../../src/stats/growth-curve.ts";
import {drop90, profileInterval} from "../../src/stats/profile-interval.ts";
import {near} from "./near.ts";

const y = [2, 10, 8, 3, 3, 4, 7, 4, 4, 1, 5, 7, 6, 7, 6, 9, 2, 8, 6, 6, 14, 11, 10, 7, 15, 26, 24, 11, 15, 13, 12, 6, 11, 31, 9, 58];
const z = [0, 0, 1, 0, 0, 2, 1, 6, 2, 1, 1, 10, 4, 4, 9, 21, 8, 12, 32, 52, 18, 45, 42, 30, 53, 53, 85, 71, 18, 44, 89, 27, 88, 73, 30, 28];
const times = y.map((_, i) => i);

test("constant, exponential and broken curves are R's glm.nb", () => {
  // > c(coef(m0 <- glm.nb(y ~ 1)), m0$theta, logLik(m0))
  // [1]    2.359280437    2.017752860 -119.276355574
  const constant = fitGrowth("constant", times, y)!;
  near([Math.log(constant.parameters.level), constant.theta, constant.logLikelihood], [2.359280437, 2.01775286, -119.276355574], 1e-5);
  // > m <- glm.nb(y ~ t): coef 1.22577205511 0.05501597606, theta 5.296821532, logLik -105.3640659
  const exponential = fitGrowth("exponential", times, y)!;
  near([Math.log(exponential.parameters.level), exponential.parameters.rate!, exponential.theta, exponential.logLikelihood], [1.22577205511, 0.05501597606, 5.296821532, -105.3640659], 1e-5);
  // > b <- sapply(seq(2.5, 32.5), function(k) logLik(glm.nb(y ~ t + pmax(0, t - k)))); c(max(b), seq(2.5, 32.5)[which.max(b)])
  // -102.9326035 32.5
  const broken = fitGrowth("broken", times, y)!;
  near([broken.logLikelihood, broken.parameters.break!], [-102.9326035, 32.5], 1e-6);
});

test("linear, logistic and Gompertz curves are what R's optim finds under dnbinom", () => {
  // > nll2 <- function(p) -sum(dnbinom(y, size=exp(p[3]), mu=exp(p[1])*(1-t/35)+exp(p[2])*t/35, log=TRUE)); optim(c(1,3,1), nll2, control=list(maxit=20000, reltol=1e-14))
  // -108.4604192, exp(par) 3.160142659 17.2989396 4.151057615
  const linear = fitGrowth("linear", times, y)!;
  near([linear.logLikelihood, linear.mean(0), linear.mean(35), linear.theta], [-108.4604192, 3.160142659, 17.2989396, 4.151057615], 1e-4);
  // > best of optim over starts, mu = exp(p[1]+p[2]*t/35)/(1+exp(p[3])*expm1(p[2]*t/35)): value, level, rate, ceiling, theta
  // -117.038136 0.2296588122 0.2904030252 58.30747387 4.860687534
  const logistic = fitGrowth("logistic", times, z)!;
  near([logistic.logLikelihood, logistic.parameters.level, logistic.parameters.rate!, logistic.parameters.ceiling!, logistic.theta], [-117.038136, 0.2296588122, 0.2904030252, 58.30747387, 4.860687534], 1e-3);
  // > best of optim over starts, mu = exp(p[1]-p[2]*expm1(-exp(p[3])*t/35)/exp(p[3])): value, level, rate, ceiling, theta
  // -118.6463601 0.06423625644 0.6688888942 92.00498479 4.154008122
  const gompertz = fitGrowth("gompertz", times, z)!;
  near([gompertz.logLikelihood, gompertz.parameters.level, gompertz.parameters.rate!, gompertz.parameters.ceiling!, gompertz.theta], [-118.6463601, 0.06423625644, 0.6688888942, 92.00498479, 4.154008122], 1e-3);
});

test("generalized growth is what R's optim finds, and holds the constant, linear and exponential curves at p = 0, 1/2 and 1", () => {
  // > optim over starts, mu = exp(p[1] + p[3]/(1-p[3]) * log1p((1-p[3])*exp(p[2])*t/35)), 0 <= p[3] <= 2: value, level, p, theta
  // -104.416613 3.846465417 1.999999999 5.693221989
  const generalized = fitGrowth("generalized", times, y)!;
  near([generalized.logLikelihood, generalized.parameters.level, generalized.parameters.exponent!, generalized.theta], [-104.416613, 3.846465417, 2, 5.693221989], 1e-3);
  const profile = exponentProfile(times, y);
  near([profile(0), profile(0.5), profile(1)], (["constant", "linear", "exponential"] as const).map((model) => fitGrowth(model, times, y)!.logLikelihood), 1e-5);
});

test("the 90% interval of the rate is that of R's profile likelihood", () => {
  // > prof <- function(b) logLik(glm.nb(y ~ 1 + offset(b*t))); d <- qchisq(.9, 1)/2; uniroot(function(b) prof(b) - logLik(m) + d, ...)
  // [1] 0.04032305427 0.06970950847 1.35277172705
  near(drop90, 1.35277172705, 1e-9);
  const fit = fitGrowth("exponential", times, y)!;
  const {low, high, openLow, openHigh} = profileInterval(rateProfile(fit, times, y), fit.parameters.rate!, {from: -2, to: 2, step: 0.01, precision: 1e-8});
  near([low, high], [0.04032305427, 0.06970950847], 1e-5);
  assert.deepEqual([openLow, openHigh], [false, false]);
});

test("logistic, Gompertz, generalized and broken never fit worse than what they contain", () => {
  for (const counts of [y, z, y.toReversed(), z.toReversed(), y.map(() => 3), y.map((_, i) => Number(i === 20) * 50), y.map((_, i) => Math.round(1.2 ** i))]) {
    const found = Object.fromEntries(growthModels.map((model) => [model, fitGrowth(model, times, counts)!]));
    const least = (model: string, inner: string) => assert.ok(found[model]!.logLikelihood > found[inner]!.logLikelihood - 0.02, `${model} ${found[model]!.logLikelihood} below ${inner} ${found[inner]!.logLikelihood}: ${counts.join(" ")}`);
    for (const model of ["linear", "exponential", "gompertz", "generalized", "broken"]) least(model, "constant");
    least("broken", "exponential");
    if (found.exponential!.parameters.rate! > 0) for (const model of ["logistic", "gompertz", "generalized"]) least(model, "exponential");
    for (const fit of Object.values(found)) assert.ok(times.every((time) => fit.mean(time) > 0 && Number.isFinite(fit.mean(time))));
  }
});

test("nothing but zeros, or fewer than three periods, is null; gaps in time are no matter", () => {
  assert.equal(fitGrowth("linear", [0, 1, 2], [0, 0, 0]), null);
  assert.equal(fitGrowth("linear", [0, 1], [1, 2]), null);
  const some = times.filter((time) => time % 5 !== 3);
  near(fitGrowth("exponential", some, some.map((time) => Math.round(3 * Math.exp(0.08 * time))))!.parameters.rate!, 0.08, 0.02);
});
