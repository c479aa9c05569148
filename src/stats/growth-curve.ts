import {fitCounts, type CountFit, type FitOptions} from "./fit-counts.ts";
import {maximize} from "./maximize.ts";

/**
 * Curves of the expected count of a period. Time is scaled so that the series runs from 0 to 1; `a` is the level at 0.
 *
 * - constant: a
 * - linear: a (1 - x) + b x
 * - exponential: a exp(r x)
 * - logistic: a exp(r x) / (1 + (a/K) (exp(r x) - 1)), Verhulst's, with ceiling K
 * - gompertz: a exp((r/c) (1 - exp(-c x))), with ceiling a exp(r/c)
 * - generalized: a (1 + (1 - p) u x)^(p / (1 - p)), the rate dC/dt of the generalized-growth model dC/dt = r C^p (Viboud, Simonsen &
 *   Chowell 2016) with u = a / C(0): p = 0 is constant, 1/2 linear and 1 exponential
 * - broken: exponential, with another rate after one break
 */
export const growthModels = ["constant", "linear", "exponential", "logistic", "gompertz", "generalized", "broken"] as const;
export type GrowthModel = (typeof growthModels)[number];

export interface GrowthFit {
  model: GrowthModel;
  /** Fitted parameters, the dispersion and the break included. */
  k: number;
  theta: number;
  logLikelihood: number;
  /** Expected count at a time in the units of `times`. */
  mean(time: number): number;
  /** a, r (per unit of `times`), ceiling, exponent p, time of the break: those that the model has. */
  parameters: {level: number; rate?: number; ceiling?: number; exponent?: number; break?: number};
}

/** Range in which the exponent of generalized growth is searched. */
export const exponentRange = [0, 2] as const;

/**
 * Fits a model to counts at rising times; null where no count is above 0 or there are fewer than three. `rough` searches exponent and break
 * on half as many places, for forecasts that are made many times.
 */
export function fitGrowth(model: GrowthModel, times: readonly number[], counts: readonly number[], options: {rough?: boolean} = {}): GrowthFit | null {
  const series = scaled(times, counts);
  return series && models[model]({...series, rough: options.rough ?? false});
}

/** Profile log-likelihood of the rate of exponential growth, per unit of `times`, given the fit. */
export function rateProfile(fit: GrowthFit, times: readonly number[], counts: readonly number[]): (rate: number) => number {
  const {x, span} = scaled(times, counts)!;
  return (rate) => best(counts, {means: (b) => x.map((at) => Math.exp(b[0]! + rate * span * at)), logSlopes: () => () => [1]}, [[Math.log(fit.mean(times.at(-1)!)) - rate * span], [Math.log(mean(counts)) - rate * span / 2]])?.logLikelihood ?? -Infinity;
}

/** Profile log-likelihood of the exponent of generalized growth. */
export function exponentProfile(times: readonly number[], counts: readonly number[]): (exponent: number) => number {
  const series = scaled(times, counts)!;
  return (exponent) => generalizedAt(exponent, series)?.logLikelihood ?? -Infinity;
}

interface Series {
  counts: readonly number[];
  /** Times from 0 to 1. */
  x: number[];
  first: number;
  span: number;
  /** Intercept and slope of the logarithms, for a start. */
  line: [number, number];
  /** Mean counts of the first and the last quarter, at least a fraction of the whole mean. */
  ends: [number, number];
  /** What was fitted last along a profile: a start for its neighbour. */
  last: {exponent: number; parameters: readonly number[]} | null;
  rough: boolean;
}

function scaled(times: readonly number[], counts: readonly number[]): Series | null {
  if (times.length < 3 || !counts.some((count) => count > 0)) return null;
  const [first, span] = [times[0]!, times.at(-1)! - times[0]!];
  const x = times.map((time) => (time - first) / span);
  const logs = counts.map((count) => Math.log(count + 0.5));
  const [mx, my] = [mean(x), mean(logs)];
  const slope = x.reduce((sum, at, i) => sum + (at - mx) * (logs[i]! - my), 0) / x.reduce((sum, at) => sum + (at - mx) ** 2, 0);
  const quarter = Math.max(1, Math.floor(counts.length / 4));
  const floor = mean(counts) / 20;
  return {counts, x, first, span, line: [my - slope * mx, slope], ends: [Math.max(floor, mean(counts.slice(0, quarter))), Math.max(floor, mean(counts.slice(-quarter)))], last: null, rough: false};
}

const models: Readonly<Record<GrowthModel, (series: Series) => GrowthFit | null>> = {
  constant: (series) => fitted("constant", series, ([a = 0]) => ({mean: () => Math.exp(a), logSlopes: () => [1]}), [[Math.log(mean(series.counts))]], ([a = 0]) => ({level: Math.exp(a)})),
  linear: (series) => fitted("linear", series, linearCurve(1e-3 * mean(series.counts)),
    [series.ends.map(Math.log)], ([a = 0]) => ({level: Math.exp(a)}), {lower: [-20, -20], upper: [30, 30]}),
  exponential: (series) => fitted("exponential", series, ([a = 0, r = 0]) => ({mean: (x) => Math.exp(a + r * x), logSlopes: (x) => [1, x]}), [series.line, flat(series)], ([a = 0, r = 0], span) => ({level: Math.exp(a), rate: r / span})),
  logistic: (series) => {
    const [low, high] = series.ends;
    return fitted("logistic", series, logisticCurve,
      [[series.line[0], Math.max(0.1, series.line[1]), -4], ...[4, 10, 20].map((r) => [Math.log(low), r, Math.log(low / high)])],
      ([a = 0, r = 0, q = 0], span) => ({level: Math.exp(a), rate: r / span, ceiling: Math.exp(a - q)}), {lower: [-30, 0, -25], upper: [30, 80, 8]});
  },
  gompertz: (series) => {
    const [low, high] = series.ends;
    return fitted("gompertz", series, gompertzCurve,
      [[series.line[0], series.line[1], -2], ...[1.5, 4, 10].map((c) => [Math.log(low), c * Math.log(high / low), Math.log(c)])],
      ([a = 0, r = 0, c = 0], span) => ({level: Math.exp(a), rate: r / span, ceiling: Math.exp(a + r / Math.exp(c))}), {lower: [-30, -300, -7], upper: [30, 300, 5]});
  },
  generalized(series) {
    const exponent = maximize((p) => generalizedAt(p, series)?.logLikelihood ?? -Infinity, exponentRange[0], exponentRange[1], ...(series.rough ? [9, 0.02] as const : [17, 1e-3] as const));
    const fit = generalizedAt(exponent, series);
    return fit && grown("generalized", series, fit, generalizedCurve(exponent), 1, {level: Math.exp(fit.parameters[0]!), exponent});
  },
  broken(series) {
    let top: {fit: CountFit; at: number} | null = null;
    for (const at of breaks(series.x, series.rough ? 12 : 24)) {
      const fit = best(series.counts, along(brokenCurve(at), series.x), [[...series.line, 0]]);
      if (fit && fit.logLikelihood > (top?.fit.logLikelihood ?? -Infinity)) top = {fit, at};
    }
    if (!top) return null;
    const [a = 0, r = 0, more = 0] = top.fit.parameters;
    return grown("broken", series, top.fit, brokenCurve(top.at), 1, {level: Math.exp(a), rate: (r + more) / series.span, break: series.first + top.at * series.span});
  }
};

/** A curve under its parameters, with the derivatives of its logarithm by each of them. */
type Curve = (parameters: readonly number[]) => {mean(x: number): number; logSlopes(x: number): number[]};

function fitted(model: GrowthModel, series: Series, curve: Curve, starts: readonly (readonly number[])[], named: (parameters: readonly number[], span: number) => GrowthFit["parameters"], bounds: {lower?: number[]; upper?: number[]} = {}): GrowthFit | null {
  const fit = best(series.counts, along(curve, series.x), starts, bounds);
  return fit && grown(model, series, fit, curve, 0, named(fit.parameters, series.span));
}

function grown(model: GrowthModel, {first, span}: Series, fit: CountFit, curve: Curve, searched: number, parameters: GrowthFit["parameters"]): GrowthFit {
  const at = curve(fit.parameters);
  return {model, k: fit.parameters.length + searched + 1, theta: fit.theta, logLikelihood: fit.logLikelihood, mean: (time) => at.mean((time - first) / span), parameters};
}

function generalizedAt(exponent: number, series: Series): CountFit | null {
  const curve = generalizedCurve(exponent);
  const rate = Math.max(0.05, series.line[1]);
  // above 1 the curve goes to infinity at x = 1 / ((p - 1) u)
  const most = exponent > 1 ? Math.log(0.98 / (exponent - 1)) : 14;
  const near = series.last && Math.abs(series.last.exponent - exponent) < 0.3 ? [series.last.parameters] : [];
  const starts = [Math.log(rate / Math.max(0.2, exponent)), ...near.length ? [] : [3, -3]].map((u) => [Math.log(series.ends[0]), Math.min(most - 0.1, u)]);
  const fit = best(series.counts, along(curve, series.x), [...near, ...starts], {lower: [-40, -12], upper: [30, most]});
  if (fit) series.last = {exponent, parameters: fit.parameters};
  return fit;
}

function generalizedCurve(exponent: number): Curve {
  return ([a = 0, logU = 0]) => {
    const u = Math.exp(logU);
    const left = 1 - exponent;
    return {
      mean: (x) => Math.exp(a + (Math.abs(left) < 1e-7 ? u * x : exponent / left * Math.log1p(left * u * x))),
      logSlopes: (x) => [1, exponent * u * x / (1 + left * u * x)]
    };
  };
}

function linearCurve(floor: number): Curve {
  return ([a = 0, b = 0]) => {
    const [start, end] = [Math.exp(a), Math.exp(b)];
    const value = (x: number) => start * (1 - x) + end * x;
    return {mean: (x) => Math.max(floor, value(x)), logSlopes: (x) => value(x) > floor ? [start * (1 - x) / value(x), end * x / value(x)] : [0, 0]};
  };
}

function logisticCurve([a = 0, r = 0, q = 0]: readonly number[]): ReturnType<Curve> {
  const share = Math.exp(q);
  return {
    mean: (x) => Math.exp(a + r * x) / (1 + share * Math.expm1(r * x)),
    logSlopes(x) {
      const growth = Math.expm1(r * x);
      const below = 1 + share * growth;
      return [1, x - share * x * (growth + 1) / below, -share * growth / below];
    }
  };
}

function gompertzCurve([a = 0, r = 0, c = 0]: readonly number[]): ReturnType<Curve> {
  const decay = Math.exp(c);
  return {
    mean: (x) => Math.exp(a - r * Math.expm1(-decay * x) / decay),
    logSlopes(x) {
      const risen = -Math.expm1(-decay * x) / decay;
      return [1, risen, r * (x * Math.exp(-decay * x) - risen)];
    }
  };
}

function brokenCurve(at: number): Curve {
  return ([a = 0, r = 0, more = 0]) => ({mean: (x) => Math.exp(a + r * x + more * Math.max(0, x - at)), logSlopes: (x) => [1, x, Math.max(0, x - at)]});
}

/** Up to `most` places for a break, with at least three observations on both sides. */
function breaks(x: readonly number[], most: number): number[] {
  const inner = x.slice(2, -2).map((at, i, all) => i + 1 < all.length ? (at + all[i + 1]!) / 2 : at).slice(0, -1);
  const every = Math.max(1, Math.ceil(inner.length / most));
  return inner.filter((_, i) => i % every === 0);
}

interface Sampled extends Pick<FitOptions, "logSlopes"> {
  means(parameters: readonly number[]): number[];
}

/** A curve at the places of a series. */
function along(curve: Curve, x: readonly number[]): Sampled {
  return {
    means(parameters) {
      const {mean: at} = curve(parameters);
      return x.map((place) => at(place));
    },
    logSlopes(parameters) {
      const {logSlopes} = curve(parameters);
      return (i) => logSlopes(x[i]!);
    }
  };
}

function best(counts: readonly number[], {means, logSlopes}: Sampled, starts: readonly (readonly number[])[], bounds: {lower?: number[]; upper?: number[]} = {}): CountFit | null {
  let top: CountFit | null = null;
  for (const start of starts) {
    const fit = fitCounts(counts, means, start, {...bounds, ...logSlopes ? {logSlopes} : {}});
    if (fit && fit.logLikelihood > (top?.logLikelihood ?? -Infinity)) top = fit;
  }
  return top;
}

function flat({counts}: Series): number[] {
  return [Math.log(mean(counts)), 0];
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
