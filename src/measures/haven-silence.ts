import {dispersion, logProbability} from "../stats/negative-binomial.ts";
import type {Exposure} from "./haven-exposure.ts";

export interface Silence extends Omit<Exposure, "neighbourhood"> {
  expected: number;
  low: number | null;
  high: number | null;
  surprise: number | null;
  /** The least that `surprise` can be: the chance of no event at all. */
  floor: number | null;
}

/** Exposed units below which no dispersion is estimated, so that nothing is called surprising. */
export const fewestUnits = 8;

/**
 * How surprising the number of events of each unit is, by a negative binomial whose mean is what the neighbourhood gives, scaled so that all exposed units together have as many as
 * they have, and whose dispersion is that of these units: neighbours are a rough guide, and the range says how rough. The most surprising silence first.
 */
export function silenceOf(exposed: readonly Exposure[]): Silence[] {
  const usable = exposed.filter(({neighbourhood}) => neighbourhood > 0);
  const [seen, given] = [usable.reduce((sum, {events}) => sum + events, 0), usable.reduce((sum, {neighbourhood}) => sum + neighbourhood, 0)];
  const scale = seen > 0 && given > 0 ? seen / given : 1;
  const means = usable.map(({neighbourhood}) => neighbourhood * scale);
  const theta = usable.length >= fewestUnits && seen > 0 ? dispersion(usable.map(({events}) => events), means) : null;
  return usable.map(({neighbourhood: _, ...unit}, i): Silence => {
    const mean = means[i]!;
    const chance = theta === null ? null : cumulative(unit.events, mean, theta);
    return {...unit, expected: Number(mean.toPrecision(4)), low: theta === null ? null : quantile(0.05, mean, theta), high: theta === null ? null : quantile(0.95, mean, theta), surprise: chance && Number(Math.min(1, chance).toPrecision(3)), floor: theta === null ? null : Math.min(1, cumulative(0, mean, theta))};
  }).toSorted((a, b) => (a.surprise ?? 2) - (b.surprise ?? 2) || b.expected - a.expected || (a.country + a.admin1 < b.country + b.admin1 ? -1 : 1));
}

/**
 * Tests by which a p is to be multiplied where some of them could never show anything (Tarone 1990, Biometrics 46): the least number of tests that is not below that of those whose `floors`, the
 * least p that they can have, lie within the level divided by it.
 */
export function testsThatCould(floors: readonly number[], level: number): number {
  let k = 1;
  while (floors.filter((floor) => floor <= level / k).length > k) k++;
  return k;
}

function cumulative(count: number, mean: number, theta: number): number {
  let sum = 0;
  for (let k = 0; k <= count; k++) sum += Math.exp(logProbability(k, mean, theta));
  return sum;
}

/** The least count with at least so much probability up to it. */
function quantile(share: number, mean: number, theta: number): number {
  const most = Math.ceil(mean + 60 * Math.sqrt(mean + (theta === Infinity ? 0 : mean * mean / theta)) + 60);
  let sum = 0;
  for (let k = 0; k < most; k++) if ((sum += Math.exp(logProbability(k, mean, theta))) >= share) return k;
  return most;
}
