import assert from "node:assert/strict";
import {test} from "node:test";
import {forwardBackward} from "../../src/stats/hidden-markov.ts";
import {near} from "./near.ts";

const initial = [0.5, 0.3, 0.2];
const transition = [0.7, 0.2, 0.1, 0.1, 0.8, 0.1, 0.2, 0.3, 0.5];
const symbols = [[0.6, 0.3, 0.1], [0.2, 0.5, 0.3], [0.1, 0.2, 0.7]];
const seen = (...observed: readonly number[]) => Float64Array.from(observed.flatMap((symbol) => symbols.map((chances) => chances[symbol - 1]!)));

test("probabilities and likelihood are those of all 81 paths summed in R", () => {
  // > A <- matrix(c(.7,.2,.1, .1,.8,.1, .2,.3,.5), 3, byrow=TRUE); B <- matrix(c(.6,.3,.1, .2,.5,.3, .1,.2,.7), 3, byrow=TRUE); p0 <- c(.5,.3,.2); y <- c(1,3,2,3)
  // > paths <- as.matrix(expand.grid(1:3,1:3,1:3,1:3))
  // > w <- apply(paths, 1, function(s) p0[s[1]]*B[s[1],y[1]]*prod(sapply(2:4, function(t) A[s[t-1],s[t]]*B[s[t],y[t]])))
  // > log(sum(w)); t(sapply(1:4, function(t) sapply(1:3, function(k) sum(w[paths[,t]==k])/sum(w))))
  const {posterior, logLikelihood} = forwardBackward(initial, transition, seen(1, 3, 2, 3));
  near(logLikelihood, -4.591164722, 1e-9);
  near([...posterior], [0.64596924970, 0.2521634862, 0.1018672641, 0.18049430828, 0.4829327170, 0.3365729748, 0.14945212720, 0.6535029938, 0.1970448790, 0.08129738173, 0.5735151424, 0.3451874758], 1e-9);
});

test("one time is Bayes' rule: 0.5 x 0.6, 0.3 x 0.2 and 0.2 x 0.1 are 0.30, 0.06 and 0.02 of 0.38", () => {
  const {posterior, logLikelihood} = forwardBackward(initial, transition, seen(1));
  near([...posterior], [30 / 38, 6 / 38, 2 / 38], 1e-12);
  near(logLikelihood, Math.log(0.38), 1e-12);
});

test("no time has no states; ten thousand times do not underflow; a shared factor changes nothing but the likelihood", () => {
  assert.deepEqual(forwardBackward(initial, transition, new Float64Array(0)), {posterior: new Float64Array(0), logLikelihood: 0});
  const {posterior, logLikelihood} = forwardBackward(initial, transition, seen(...Array.from({length: 10_000}, (_, t) => t % 3 + 1)));
  assert.ok(Number.isFinite(logLikelihood));
  for (let at = 0; at < posterior.length; at += 3) assert.ok(Math.abs(posterior[at]! + posterior[at + 1]! + posterior[at + 2]! - 1) < 1e-9);
  const [plain, small] = [seen(1, 3, 2), seen(1, 3, 2).map((density) => density * 1e-200)].map((densities) => forwardBackward(initial, transition, densities));
  near([...small!.posterior], [...plain!.posterior], 1e-9);
});

test("observations that cannot be have a likelihood of -Infinity and no number that is not one", () => {
  const {posterior, logLikelihood} = forwardBackward([1, 0], [1, 0, 0, 1], Float64Array.of(1, 1, 0, 1, 1, 1));
  assert.equal(logLikelihood, -Infinity);
  assert.ok(posterior.every(Number.isFinite));
});
