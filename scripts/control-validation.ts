import {evidenceOf, type TacticalSite} from "../src/measures/control-evidence.ts";
import {signalLevel} from "../src/measures/control.ts";
import {fitControl, signalP, type ControlFit, type ControlPrior} from "../src/measures/control-model.ts";
import {parseScenario, reportedEvents, simulate, type Scenario} from "../src/simulate/index.ts";
import {markdownTable} from "./markdown-table.ts";
import type {Done, Job} from "./resumed-runs.ts";

/** One estimate of a cell and month beside the truth. */
export interface Estimate {
  /** Probabilities of the five states. */
  estimated: readonly number[];
  /** What the nearest event alone would say: conventional events are the actor's ground, terrorist-type ones the government's. */
  nearest: readonly number[];
  truth: number;
}

/** Estimates of all cells and months of a simulation that the measure would show, beside the truth and the baseline. */
export function estimatesOf(scenario: Scenario, seed: number, {rangeKm = 2, silentMonths = 24, prior}: {rangeKm?: number; silentMonths?: number; prior?: ControlPrior} = {}): {estimates: Estimate[]; fit: ControlFit; p: number} {
  const simulation = simulate(scenario, seed);
  const reported = reportedEvents(simulation);
  const months = simulation.months.names.length;
  const sites: TacticalSite[] = [];
  for (let i = 0; i < reported.count; i++) {
    if (!reported.front[i] || reported.wherePrec[i]! > 2) continue;
    sites.push({month: reported.month[i]!, latitude: reported.latitude[i]!, longitude: reported.longitude[i]!, tactic: reported.tactic[i] === 0 ? "conventional" : "terrorist", events: 1});
  }
  const evidence = evidenceOf(sites, months, rangeKm);
  const fit = fitControl(evidence, prior);
  const estimates: Estimate[] = [];
  evidence.cells.forEach((cell, i) => {
    const at = simulation.terrain.cellOf.get(cell);
    if (at === undefined) return;
    let last = -Infinity;
    let tactic = 0;
    for (let m = 0; m < months; m++) {
      const [t, c] = [evidence.terrorist[i * months + m]!, evidence.conventional[i * months + m]!];
      if (t + c >= 0.5) [last, tactic] = [m, t > c ? 4 : 0];
      if (m < fit.first[i]! || m - last > silentMonths) continue;
      estimates.push({
        estimated: [...fit.posterior.subarray((i * months + m) * 5, (i * months + m) * 5 + 5)],
        nearest: [0, 1, 2, 3, 4].map((s) => s === tactic ? 1 : 0),
        truth: simulation.control!.states[at * simulation.control!.months + m]!
      });
    }
  });
  return {estimates, fit, p: signalP(evidence)};
}

/** The five states, and the three sides that the measure tells to read. */
export const states = [[0], [1], [2], [3], [4]] as const;
export const sides = [[0, 1], [2], [3, 4]] as const;
type Groups = readonly (readonly number[])[];

/** Mean squared distance between the probabilities and what is true, summed over the groups: 0 is perfect, 2 the worst. */
export function brier(estimates: readonly Estimate[], which: "estimated" | "nearest", groups: Groups): number {
  return squares(estimates, which, groups) / estimates.length;
}

function squares(estimates: readonly Estimate[], which: "estimated" | "nearest", groups: Groups): number {
  return estimates.reduce((sum, estimate) => sum + groups.reduce((s, group) => s + (chance(estimate[which], group) - Number(group.includes(estimate.truth))) ** 2, 0), 0);
}

/** The Brier score of one who knows how frequent each group is on the whole, and nothing else. */
export function brierOfShares(estimates: readonly Estimate[], groups: Groups): number {
  return 1 - groups.reduce((sum, group) => sum + (estimates.filter(({truth}) => group.includes(truth)).length / estimates.length) ** 2, 0);
}

export interface Bin {
  n: number;
  said: number;
  was: number;
}

/** Probabilities of groups of states in ten bins: what was said on average and how often it was so. */
export function reliability(estimates: readonly Estimate[], groups: Groups): Bin[] {
  const bins = Array.from({length: 10}, (): Bin => ({n: 0, said: 0, was: 0}));
  for (const {estimated, truth} of estimates) for (const group of groups) {
    const p = chance(estimated, group);
    const bin = bins[Math.min(9, Math.floor(10 * p))]!;
    bin.n++;
    bin.said += p;
    bin.was += Number(group.includes(truth));
  }
  return bins.filter(({n}) => n > 0).map(({n, said, was}) => ({n, said: said / n, was: was / n}));
}

/** The largest difference between said and was, of the bins that hold at least one of a hundred estimates. */
export function gap(bins: readonly Bin[], estimates: number): number {
  return Math.max(...bins.filter(({n}) => n >= estimates / 100).map(({said, was}) => Math.abs(said - was)));
}

function chance(probabilities: readonly number[], group: readonly number[]): number {
  return group.reduce((sum, state) => sum + probabilities[state]!, 0);
}

const plain = {
  countries: ["MLI", "BFA", "NER", "BEN", "TGO", "CIV", "GHA"], period: {from: "2015-01-01", to: "2022-12-31"}, growth: {law: "none", per_month: 60}, heterogeneity: 0.5, civilians: {share: 0.15}, control: {},
  front: {origin: [16, -2], direction: "south", km_per_year: 60, start_km: 150, breadth_km: 250}
};

/** What the measure is held against; the last three are not as it assumes. */
export const scenarios: Readonly<Record<string, object>> = {
  plain,
  dense: {...plain, growth: {law: "none", per_month: 250}},
  growing: {...plain, growth: {law: "exponential", per_month: 40, doubling_months: 36}, self_excitation: {strength: 0.25, range_km: 15, decay_days: 10}, reporting: {share: 0.8}},
  "other-tactics": {...plain, growth: {law: "none", per_month: 120}, control: {rate: [0.5, 1, 1, 0.8, 0.3], terrorist: [0.15, 0.25, 0.45, 0.6, 0.7], transitions: [[0.9, 0.1, 0, 0, 0], [0.1, 0.8, 0.1, 0, 0], [0, 0.1, 0.8, 0.1, 0], [0, 0, 0.1, 0.8, 0.1], [0, 0, 0, 0.1, 0.9]]}},
  "no-signal": {...plain, growth: {law: "none", per_month: 120}, control: {rate: [1, 1, 1, 1, 1], terrorist: [0.5, 0.5, 0.5, 0.5, 0.5]}},
  misspecified: {...plain, growth: {law: "none", per_month: 120}, misspecified: {shared_shocks: {sd: 0.5, correlation: 0.5}, reporting_falls_with_control: 0.5, geocodes_on_district_towns: 0.3}}
};

export const controlNames = Object.keys(scenarios).map((name) => `control-${name}`);

/** What of the estimates of one conflict adds up over seeds: sums of squared distances, how often each side or state was true, and the bins of probabilities. */
interface Scores {
  n: number;
  estimate: number;
  nearest: number;
  truths: readonly number[];
  bins: readonly Bin[];
}

/** Scores of one conflict; without estimates where the measure refuses, since tactics tell nothing. */
export function validateControl({trial, seed}: Job): {refused: boolean; sides: Scores; states: Scores} {
  const name = trial.replace(/^control-/, "");
  const found = estimatesOf(parseScenario({name, ...scenarios[name]}), seed);
  const refused = found.p > signalLevel;
  const estimates = refused ? [] : found.estimates;
  const scores = (groups: Groups): Scores => ({
    n: estimates.length, estimate: squares(estimates, "estimated", groups), nearest: squares(estimates, "nearest", groups),
    truths: groups.map((group) => estimates.filter(({truth}) => group.includes(truth)).length), bins: reliability(estimates, groups)
  });
  return {refused, sides: scores(sides), states: scores(states)};
}

/** By scenario: Brier scores of the estimate, of one who knows the shares alone and of the nearest event, and the largest difference between said and was. */
export function controlTable(runs: readonly Done<ReturnType<typeof validateControl>>[]): string {
  const names = [...new Set(runs.map(({trial}) => trial))];
  const rows = names.map((name) => {
    const own = runs.filter(({trial}) => trial === name);
    const cells = (["sides", "states"] as const).flatMap((level) => {
      const scores = own.map(({result}) => result[level]);
      const n = sum(scores, (score) => score.n);
      const shares = 1 - scores[0]!.truths.reduce((total, _, group) => total + (sum(scores, ({truths}) => truths[group]!) / n) ** 2, 0);
      return [sum(scores, ({estimate}) => estimate) / n, shares, sum(scores, ({nearest}) => nearest) / n, gap(pooled(scores.flatMap(({bins}) => bins)), n)].map((value) => n > 0 ? value.toFixed(3) : "–");
    });
    return [name, `${own.length}`, `${own.filter(({result}) => result.refused).length}`, sum(own, ({result}) => result.sides.n).toLocaleString("en-GB"), ...cells];
  });
  const head = ["trial", "seeds", "refused", "cell months", ...["sides", "states"].flatMap((level) => [`${level}: Brier`, "of shares alone", "of the nearest event", "said and was differ by"])];
  return markdownTable(head, rows);
}

/** Bins of several conflicts put together, those of the same tenth into one. */
function pooled(bins: readonly Bin[]): Bin[] {
  const tenths = Array.from({length: 10}, (_, tenth) => bins.filter(({said}) => Math.min(9, Math.floor(10 * said + 1e-9)) === tenth));
  return tenths.filter((some) => some.length > 0).map((some) => {
    const n = sum(some, (bin) => bin.n);
    return {n, said: sum(some, (bin) => bin.n * bin.said) / n, was: sum(some, (bin) => bin.n * bin.was) / n};
  });
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
