import {aicc, akaikeWeights} from "../stats/akaike.ts";
import {curvatureInflation} from "../stats/curvature-inflation.ts";
import {exponentProfile, exponentRange, fitGrowth, growthModels, rateProfile, type GrowthModel} from "../stats/growth-curve.ts";
import {logProbability} from "../stats/negative-binomial.ts";
import {profileInterval, smallSampleDrop90, type Interval} from "../stats/profile-interval.ts";
import {rollingOrigin} from "../stats/rolling-origin.ts";
import type {CoveredPeriod} from "./covered-periods.ts";
import type {GrowthFindings, ModelFindings} from "./growth-answer.ts";
import type {PeriodUnit} from "./period.ts";

export interface GrowthPoint extends CoveredPeriod {
  value: number | null;
}

/** Fits all curves to the periods that are fully covered and have a number, and finds intervals, weights and holdout scores. */
export function studyGrowth(series: readonly GrowthPoint[], of: GrowthFindings["of"], by: PeriodUnit): GrowthFindings {
  const points = series.flatMap(({value, covered}, time) => covered === "full" && value !== null ? [{time, value}] : []);
  const [times, counts] = [points.map(({time}) => time), points.map(({value}) => value)];
  const total = counts.reduce((a, b) => a + b, 0);
  const base = {of, by, periods: counts.length, above: counts.filter((count) => count > 0).length, total, from: series[times[0] ?? -1]?.period ?? null, to: series[times.at(-1) ?? -1]?.period ?? null};
  const fits = growthModels.flatMap((model) => fitGrowth(model, times, counts) ?? []);
  const plain = fits.map(({logLikelihood, k}) => aicc(logLikelihood, k, counts.length));
  const nearest = fits[plain.indexOf(Math.min(...plain))];
  const swell = nearest ? curvatureInflation(times, counts, times.map(nearest.mean), nearest.theta) : 1;
  const values = fits.map(({logLikelihood, k}) => aicc(logLikelihood, k, counts.length, swell));
  const [least, weights] = [Math.min(...values), akaikeWeights(values)];
  const months = monthsOf[by];
  const found = growthModels.map((model): ModelFindings => {
    const i = fits.findIndex((fit) => fit.model === model);
    const fit = fits[i];
    if (!fit || !Number.isFinite(values[i])) return {model, k: null, aicc: null, delta: null, weight: null, holdout: () => null, fit: null, rate: null, exponent: null, break: null};
    const rate = model === "exponential" ? interval(fit.k, rateProfile(fit, times, counts), fit.parameters.rate!, {from: -20, to: 20, step: 0.02, precision: 1e-6}) : null;
    const exponent = model === "generalized" ? interval(fit.k, exponentProfile(times, counts), fit.parameters.exponent!, {from: exponentRange[0], to: exponentRange[1], step: 0.1, precision: 1e-3}) : null;
    const at = fit.parameters.break;
    return {
      model, k: fit.k, aicc: values[i]!, delta: values[i]! - least, weight: weights[i]!, holdout: () => holdout(model, times, counts), fit,
      rate: rate && {value: fit.parameters.rate! * 12 / months, low: rate.low * 12 / months, high: rate.high * 12 / months},
      exponent: exponent && {value: fit.parameters.exponent!, low: exponent.low, high: exponent.high},
      break: at === undefined ? null : series[Math.ceil(at)]!.period
    };
  });
  return {...base, inflation: swell, first: times[0] ?? 0, last: times.at(-1) ?? 0, years: counts.length ? (times.at(-1)! - times[0]! + 1) * months / 12 : 0, models: found};

  function interval(k: number, profile: (value: number) => number, peak: number, options: {from: number; to: number; step: number; precision: number}): Interval {
    return profileInterval(profile, peak, {...options, drop: smallSampleDrop90(counts.length, k) * swell});
  }
}

function holdout(model: GrowthModel, times: readonly number[], counts: readonly number[]): number | null {
  return rollingOrigin(counts.length, {first: Math.max(6, Math.ceil(counts.length / 2)), ahead: 3, most: 6}, (origin) => {
    const fit = fitGrowth(model, times.slice(0, origin), counts.slice(0, origin), {rough: true});
    return (target) => {
      const score = fit && logProbability(counts[target]!, fit.mean(times[target]!), fit.theta);
      return score === null ? null : Number.isNaN(score) ? worst : Math.max(worst, score);
    };
  });
}

/** A curve that has run to infinity or to nothing is held at a probability of one in a million. */
const worst = Math.log(1e-6);

const monthsOf = {month: 1, quarter: 3, year: 12} as const satisfies Record<PeriodUnit, number>;
