import type {GrowthFit, GrowthModel} from "../stats/growth-curve.ts";
import type {Answer} from "./result.ts";

/** What the fits found, of which {@link growthAnswer} makes the answer. */
export interface GrowthFindings {
  of: "events" | "deaths" | "cells";
  by: "month" | "quarter" | "year";
  /** Fully covered periods, those above zero, and the sum over all. */
  periods: number;
  above: number;
  total: number;
  /** First and last fitted period, and their numbers in the series. */
  from: string | null;
  to: string | null;
  first: number;
  last: number;
  /** Length of the fitted series in years. */
  years: number;
  /** By how much what lasts over several periods inflates the variance of the curvature, by which curves differ. */
  inflation: number;
  models: readonly ModelFindings[];
}

export interface ModelFindings {
  model: GrowthModel;
  k: number | null;
  aicc: number | null;
  delta: number | null;
  weight: number | null;
  /** Mean log probability of forecasts from rolling origins; fits many curves, so it is computed when it is asked for. */
  holdout(): number | null;
  fit: GrowthFit | null;
  /** Logarithm of the factor of growth per year, with its 90% interval. */
  rate: Estimate | null;
  exponent: Estimate | null;
  break: string | null;
}

export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** The thresholds of the rule; docs/measures/growth.md says why. `longer` is by how much a doubling time may have grown over a series that is still called exponential. */
export const growthRule = {periods: 8, above: 4, total: 20, near: 2, far: 6, longer: 1.5} as const;

/**
 * Is it exponential? The first of these that holds answers; written down before any data were looked at.
 *
 * 1. too_few: under 8 periods, 4 above zero or 20 in all: cannot tell.
 * 2. no_growth: the 90% interval of the exponential rate rules out that the number doubled over the whole series: no.
 * 3. other_law: another curve leads by an AICc of 6 or more, an evidence ratio of 20: no.
 * 4. exponential: within 2 of the least AICc, rate above zero, exponent's interval above 1/2 (linear growth), around 1, and above the exponent at which the doubling time
 *    would have grown by half over the series, and holdout no worse than that of the constant and the linear curve: yes.
 * 5. open: cannot tell, with what is missing.
 */
export function growthAnswer(findings: GrowthFindings): Answer {
  const {of, by, periods, above, total, from, to, years} = findings;
  const model = (name: GrowthModel) => findings.models.find(({model}) => model === name)!;
  const exponential = model("exponential");
  const exponent = model("generalized").exponent;
  const leader = findings.models.find(({delta}) => delta === 0);
  const {rate, delta} = exponential;
  const values: Answer["values"] = {
    of, by, periods, above, total, from, to, inflation: digits(findings.inflation), best: leader?.model ?? null, delta_exponential: digits(delta),
    ...Object.fromEntries(findings.models.map(({model: name, weight}) => [`weight_${name}`, digits(weight)])),
    yearly: digits(rate && Math.exp(rate.value)), yearly_low: digits(rate && Math.exp(rate.low)), yearly_high: digits(rate && Math.exp(rate.high)),
    doubling: rate && rate.value > 0 ? digits(12 * Math.LN2 / rate.value) : null,
    exponent: digits(exponent && exponent.value), exponent_low: digits(exponent && exponent.low), exponent_high: digits(exponent && exponent.high),
    exponent_steady: rate && rate.value > 0 ? digits(steadyExponent(rate.value * years)) : null
  };
  const answer = (value: "yes" | "no" | "cannot tell", code: string, text: string): Answer => ({value, code, text: `${value}: ${text}`, values});
  if (periods < growthRule.periods || above < growthRule.above || total < growthRule.total || !rate || !exponent || !leader || delta === null) {
    return answer("cannot tell", "too_few", `too few: ${count(periods, `fully covered ${by}`)}, ${above} of them above zero, ${total} ${of} in all (at least ${growthRule.periods}, ${growthRule.above} and ${growthRule.total} are needed)`);
  }
  const yearly = `a factor of ${range({value: Math.exp(rate.value), low: Math.exp(rate.low), high: Math.exp(rate.high)})} per year`;
  if (rate.high * years < Math.LN2) return answer("no", "no_growth", `${of} did not as much as double over the series; fitted as exponential they change by ${yearly}`);
  if (delta >= growthRule.far) return answer("no", "other_law", `${words[leader.model]} ${leader.model === "generalized" ? `(exponent ${range(exponent)}, 1 is exponential) ` : leader.break ? `(in ${leader.break}) ` : ""}fits ${of} far better than an exponential one (AICc lower by ${delta.toFixed(1)})`);
  const forecastsBetter = (name: GrowthModel) => (model(name).holdout() ?? -Infinity) > (exponential.holdout() ?? -Infinity);
  const conditions: Readonly<Record<string, [lacking: boolean, text: string]>> = {
    growth: [rate.low <= 0, "growth itself is not sure"],
    fit: [delta > growthRule.near, `${words[leader.model]} fits better (AICc lower by ${delta.toFixed(1)})`],
    linear: [exponent.low <= 0.5, "linear growth is not ruled out"],
    steady: [exponent.low > 0.5 && exponent.low <= steadyExponent(rate.value * years), "a doubling time that grew by half over the series is not ruled out"],
    faster: [exponent.low > 1, "growth may be faster than exponential"],
    slower: [exponent.high < 1, "growth may be slower than exponential"],
    holdout_constant: [forecastsBetter("constant"), `${words.constant} forecasts better`],
    holdout_linear: [forecastsBetter("linear"), `${words.linear} forecasts better`]
  };
  const missing = Object.entries(conditions).filter(([, [lacking]]) => lacking);
  const told = `exponent ${range(exponent)} (1 is exponential, 1/2 linear), ${yearly}`;
  if (!missing.length) return answer("yes", "exponential", `${of} agree with exponential growth, and neither with linear growth nor with a doubling time that grew by half; ${told}, doubling every ${digits(12 * Math.LN2 / rate.value, 2)} months`);
  return {...answer("cannot tell", "open", `${missing.map(([, [, text]]) => text).join(", ")}; ${told}`), values: {...values, missing: missing.map(([key]) => key).join(" ")}};
}

/**
 * The exponent p at which the doubling time grows by half while the sum C grows by e to the power of `growth`: under dC/dt = r C^p it is in proportion to C^(1 - p).
 */
function steadyExponent(growth: number): number {
  return 1 - Math.log(growthRule.longer) / growth;
}

const words: Readonly<Record<GrowthModel, string>> = {
  constant: "a constant curve",
  linear: "a linear curve",
  exponential: "an exponential curve",
  logistic: "a logistic curve, which levels off,",
  gompertz: "a Gompertz curve, which levels off,",
  generalized: "generalized growth",
  broken: "a curve whose rate breaks once"
};

function range({value, low, high}: Estimate): string {
  return `${digits(value, 3)} (${digits(low, 3)} to ${digits(high, 3)})`;
}

function digits(value: number | null, n = 4): number | null {
  return value !== null && Number.isFinite(value) ? Number(value.toPrecision(n)) : null;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
