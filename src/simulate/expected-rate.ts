import type {Scenario} from "./scenario.ts";

/** Mean length of a month, in days. */
export const monthDays = 365.2425 / 12;

/** Expected events of the front for each day of the period: the growth law, with the level and slope of the intervention. */
export function expectedRate(scenario: Scenario, days: number): Float64Array {
  const at = growthLaw(scenario.growth);
  const {intervention} = scenario;
  const cut = intervention ? daysBetween(scenario.period.from, intervention.date) : Infinity;
  return Float64Array.from({length: days}, (_, d) => {
    const years = (d + 0.5) / 365.2425;
    const after = d < cut ? 1 : intervention!.level * intervention!.slope_per_year ** ((d + 0.5 - cut) / 365.2425);
    return Math.max(0, at(years)) * after / monthDays;
  });
}

/**
 * Events a month, so many years after the start. `doubling_months` is how long the rate takes to double at the start. Generalized growth (Viboud, Simonsen & Chowell 2016,
 * Epidemics 15) is of the rate, λ' = r λ^p, or of the cumulative count, C' = r C^p; p = 1 is exponential.
 */
export function growthLaw(growth: Scenario["growth"]): (years: number) => number {
  const start = growth.per_month;
  if (growth.law === "none") return () => start;
  if (growth.law === "linear") return (years) => start + growth.added_per_year * years;
  const relative = Math.LN2 / (growth.doubling_months / 12);
  switch (growth.law) {
    case "exponential": return (years) => start * Math.exp(relative * years);
    case "logistic": {
      // r (1 - start / capacity) is the growth at the start
      const {capacity} = growth;
      const r = relative / (1 - start / capacity);
      return (years) => capacity / (1 + (capacity / start - 1) * Math.exp(-r * years));
    }
    case "gompertz": {
      const {capacity} = growth;
      const c = relative / Math.log(capacity / start);
      return (years) => capacity * Math.exp(Math.log(start / capacity) * Math.exp(-c * years));
    }
    case "generalized": return generalized(start, relative, growth.exponent, growth.of);
  }
}

function generalized(start: number, relative: number, p: number, of: "rate" | "cumulative"): (years: number) => number {
  if (p === 1) return (years) => start * Math.exp(relative * years);
  if (of === "rate") return (years) => start * (1 + (1 - p) * relative * years) ** (1 / (1 - p));
  // C'' / C' = p r C^(p - 1) is the growth of the rate at the start, so C(0) = p C'(0) / growth
  return (years) => p === 0 ? start : start * (1 + (1 - p) / p * relative * years) ** (p / (1 - p));
}

/** Days from one date to another, YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The period's months by the calendar: for each day its month, counted from 0, and the first day of each month. */
export function monthsOf(from: string, days: number): {of: Int32Array; first: Int32Array; names: string[]} {
  const of = new Int32Array(days);
  const first: number[] = [];
  const names: string[] = [];
  const origin = Date.parse(from);
  for (let d = 0; d < days; d++) {
    const name = new Date(origin + d * 86_400_000).toISOString().slice(0, 7);
    if (name !== names.at(-1)) {
      names.push(name);
      first.push(d);
    }
    of[d] = names.length - 1;
  }
  return {of, first: Int32Array.from(first), names};
}
