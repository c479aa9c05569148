import {blockMonths, fewestEvents, type FrontStudy} from "./front-study.ts";
import type {Answer} from "./result.ts";

/**
 * Whether the front moves toward its target, by a rule that docs/measures/front.md holds: yes where the 90% intervals of the slope, as it is and with every
 * year of the same weight, both lie above 0 km per year toward the target; no where both lie below; else cannot tell.
 */
export function frontAnswer(study: FrontStudy, target: string): Answer {
  const [plain, equal] = [toward(study.trend), toward(study.equal)];
  const values = {
    target, located: study.located, months: study.months, from: study.first, to: study.last,
    km_per_year: plain.speed, km_per_year_low: plain.low, km_per_year_high: plain.high, equal_km_per_year: equal.speed, equal_low: equal.low, equal_high: equal.high
  };
  if (plain.low === null || plain.high === null || equal.low === null || equal.high === null) {
    return {value: "cannot tell", code: "too_few", text: `cannot tell: ${study.located} located events in ${study.months} covered months (at least ${fewestEvents} in ${4 * blockMonths} are needed)`, values};
  }
  const said = `${plain.speed} (${plain.low} to ${plain.high}) km per year toward ${target}; with every year of the same weight ${equal.speed} (${equal.low} to ${equal.high})`;
  if (plain.low > 0 && equal.low > 0) return {value: "yes", code: "approaches", text: `yes, it moves toward ${target}: ${said}`, values};
  if (plain.high < 0 && equal.high < 0) return {value: "no", code: "recedes", text: `no, it moves away from ${target}: ${said}`, values};
  const one = plain.low > 0 || equal.low > 0 || plain.high < 0 || equal.high < 0;
  return {value: "cannot tell", code: one ? "counts" : "open", text: `cannot tell: ${one ? "it hangs on which years have many events" : "the interval holds no movement as well"}: ${said}`, values};
}

function toward(trend: FrontStudy["trend"]): {speed: number | null; low: number | null; high: number | null} {
  const km = (value: number | undefined) => value === undefined ? null : Math.round(value * 10) / 10 + 0;
  return {speed: km(trend ? -trend.slope : undefined), low: km(trend?.interval ? -trend.interval.high : undefined), high: km(trend?.interval ? -trend.interval.low : undefined)};
}
