import assert from "node:assert/strict";
import test from "node:test";
import {randomGamma, randomPoisson} from "d3-random";
import {growthAnswer} from "../../src/measures/growth-answer.ts";
import {studyGrowth, type GrowthPoint} from "../../src/measures/growth-study.ts";
import {exponentProfile, fitGrowth} from "../../src/stats/growth-curve.ts";
import {smallSampleDrop90} from "../../src/stats/profile-interval.ts";
import {generator} from "../../src/stats/generator.ts";

/** A month of negative-binomial counts with dispersion 5 around a curve over x from 0 to 1. */
function simulated(curve: (x: number) => number, seed: number, months = 48): GrowthPoint[] {
  const random = generator(20260101, seed);
  return Array.from({length: months}, (_, i) => ({
    period: `${2018 + Math.floor(i / 12)}-${String(i % 12 + 1).padStart(2, "0")}`, covered: "full",
    value: randomPoisson.source(random)(curve(i / (months - 1)) * randomGamma.source(random)(5, 1 / 5)())()
  }));
}

const curves = {constant: () => 15, linear: (x: number) => 3 + 27 * x, exponential: (x: number) => 3 * Math.exp(2.5 * x), long: (x: number) => 3 * Math.exp(4 * x), slowing: (x: number) => 3 * (1 + 1.2 * x) ** 4};

for (const [name, exponent] of [["linear", 0.5], ["exponential", 1]] as const) {
  test(`90% intervals of the exponent hold that of ${name} growth in about 90 of 100 simulated series`, () => {
    let held = 0;
    for (let seed = 0; seed < 100; seed++) {
      const counts = simulated(curves[name], seed).map(({value}) => value!);
      const times = counts.map((_, i) => i);
      const {logLikelihood} = fitGrowth("generalized", times, counts, {rough: true})!;
      if (logLikelihood - exponentProfile(times, counts)(exponent) <= smallSampleDrop90(48, 4)) held++;
    }
    // under 82 has a chance of half a percent
    assert.ok(held >= 82 && held <= 98, `${held} of 100`);
  });
}

test("simulated series are seldom answered wrongly: constant or linear ones with yes, exponential ones with no", () => {
  const answers = (name: keyof typeof curves, runs = 10, months = 48) => Array.from({length: runs}, (_, seed) => growthAnswer(studyGrowth(simulated(curves[name], seed, months), "events", "month")).value);
  const count = (values: readonly string[], value: string) => values.filter((one) => one === value).length;
  // in longer runs none of 200 constant and 3% of 350 linear series are answered yes: more than 3 of 20 has a chance of 0.2%
  assert.equal(count(answers("constant"), "yes"), 0);
  assert.ok(count(answers("linear", 20), "yes") <= 3);
  assert.ok(count(answers("exponential"), "no") <= 1);
  // 8 years and 50 times as many: of a steady doubling time, and of one that grows by a factor of 2.2 (exponent 0.8)
  const [long, slowing] = (["long", "slowing"] as const).map((name) => answers(name, 8, 96));
  assert.ok(count(long!, "no") === 0 && count(long!, "yes") >= 2, long!.join(", "));
  assert.ok(count(slowing!, "yes") <= 1, slowing!.join(", "));
});

test("periods that are not fully covered, or have no number, change nothing", () => {
  const series = simulated(curves.linear, 3, 30);
  const more: GrowthPoint[] = [...series, {period: "2020-07", covered: "partial", value: 500}, {period: "2020-08", covered: "none", value: null}];
  assert.deepEqual(JSON.stringify(studyGrowth(more, "events", "month")), JSON.stringify(studyGrowth(series, "events", "month")));
});
