import {parseScenario, type Scenario} from "../../src/simulate/index.ts";

/** A small scenario, with fields of one's own. */
export function sketch(fields: object = {}): Scenario {
  return parseScenario({name: "sketch", countries: ["BFA"], period: {from: "2018-01-01", to: "2019-12-31"}, growth: {law: "none", per_month: 20}, ...fields});
}

export function mean(values: Iterable<number>): number {
  let [sum, n] = [0, 0];
  for (const value of values) {
    sum += value;
    n += 1;
  }
  return sum / n;
}

export function seeds(n: number): number[] {
  return Array.from({length: n}, (_, seed) => seed);
}
