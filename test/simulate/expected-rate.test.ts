import assert from "node:assert/strict";
import test from "node:test";
import {expectedRate, growthLaw, monthDays, monthsOf} from "../../src/simulate/expected-rate.ts";
import {sketch} from "./sketch.ts";

const near = (found: number, expected: number, within = 1e-9) => assert.ok(Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected)), `${found}, expected ${expected}`);

test("each law has its rate at the start and doubles as it says", () => {
  near(growthLaw({law: "none", per_month: 5})(3), 5);
  near(growthLaw({law: "linear", per_month: 5, added_per_year: 2})(3), 11);
  near(growthLaw({law: "exponential", per_month: 5, doubling_months: 6})(2), 80);
  near(growthLaw({law: "exponential", per_month: 5, doubling_months: -12})(1), 2.5);
});

test("the laws solve their equations", () => {
  const relative = Math.LN2;
  const slope = (law: (years: number) => number, at: number) => (law(at + 1e-5) - law(at - 1e-5)) / 2e-5;
  const logistic = growthLaw({law: "logistic", per_month: 5, doubling_months: 12, capacity: 40});
  const gompertz = growthLaw({law: "gompertz", per_month: 5, doubling_months: 12, capacity: 40});
  const rate = growthLaw({law: "generalized", per_month: 5, doubling_months: 12, exponent: 0.6, of: "rate"});
  const cumulative = growthLaw({law: "generalized", per_month: 5, doubling_months: 12, exponent: 0.6, of: "cumulative"});
  for (const law of [logistic, gompertz, rate, cumulative]) {
    near(law(0), 5);
    near(slope(law, 1e-5) / 5, relative, 1e-3);
  }
  for (const t of [0.5, 2, 4]) {
    near(slope(logistic, t), relative / (1 - 5 / 40) * logistic(t) * (1 - logistic(t) / 40), 1e-6);
    near(slope(gompertz, t), relative / Math.log(8) * gompertz(t) * Math.log(40 / gompertz(t)), 1e-6);
    near(slope(rate, t), relative * 5 ** 0.4 * rate(t) ** 0.6, 1e-6);
  }
  // λ = r C^p, so the slope of log λ on log C is p
  const steps = 40_000;
  let count = 0.6 * 5 / relative;
  const at = [0, 4].map(() => [0, 0]);
  for (let i = 0; i <= steps; i++) {
    const t = i / steps * 4;
    if (i === 0 || i === steps) at[i === 0 ? 0 : 1] = [Math.log(cumulative(t)), Math.log(count)];
    count += cumulative(t + 2 / steps) * 4 / steps;
  }
  near((at[1]![0]! - at[0]![0]!) / (at[1]![1]! - at[0]![1]!), 0.6, 1e-4);
});

test("generalized growth is exponential at exponent 1, linear or none at 0", () => {
  for (const of of ["rate", "cumulative"] as const) near(growthLaw({law: "generalized", per_month: 5, doubling_months: 12, exponent: 1, of})(2), 20);
  near(growthLaw({law: "generalized", per_month: 5, doubling_months: 12, exponent: 0, of: "rate"})(2), 5 * (1 + 2 * Math.LN2));
  near(growthLaw({law: "generalized", per_month: 5, doubling_months: 12, exponent: 0, of: "cumulative"})(2), 5);
});

test("an intervention changes level and slope from its day on, and nothing before it", () => {
  const plain = expectedRate(sketch(), 730);
  const cut = expectedRate(sketch({intervention: {date: "2019-01-01", level: 0.5, slope_per_year: 2}}), 730);
  near(plain[0]!, 20 / monthDays);
  near(cut[364]!, plain[364]!);
  near(cut[365]! / plain[365]!, 0.5, 1e-2);
  near(cut[729]! / plain[729]!, 1, 1e-2);
});

test("a linear decline ends at zero, never below", () => {
  assert.equal(Math.min(...expectedRate(sketch({growth: {law: "linear", per_month: 5, added_per_year: -10}}), 730)), 0);
});

test("months are those of the calendar, also where the period starts within one", () => {
  const {of, first, names} = monthsOf("2019-12-15", 80);
  assert.deepEqual(names, ["2019-12", "2020-01", "2020-02", "2020-03"]);
  assert.deepEqual([...first], [0, 17, 48, 77]);
  assert.equal(of[16], 0);
  assert.equal(of[17], 1);
});
