import {evidenceOf, type TacticalSite} from "../../src/measures/control-evidence.ts";
import {fitControl, type ControlFit, type ControlPrior} from "../../src/measures/control-model.ts";
import {reportedEvents, simulate, type Scenario} from "../../src/simulate/index.ts";

/** One estimate of a cell and month beside the truth. */
export interface Estimate {
  /** Probabilities of the five states. */
  estimated: readonly number[];
  /** What the nearest event alone would say: conventional events are the actor's ground, terrorist-type ones the government's. */
  nearest: readonly number[];
  truth: number;
}

/** Estimates of all cells and months of a simulation that the measure would show, beside the truth and the baseline. */
export function estimatesOf(scenario: Scenario, seed: number, {rangeKm = 2, silentMonths = 24, prior}: {rangeKm?: number; silentMonths?: number; prior?: ControlPrior} = {}): {estimates: Estimate[]; fit: ControlFit} {
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
  return {estimates, fit};
}

/** Mean squared distance between the probabilities and what is true, summed over the five states: 0 is perfect, 2 the worst. */
export function brier(estimates: readonly Estimate[], which: "estimated" | "nearest"): number {
  return estimates.reduce((sum, estimate) => sum + estimate[which].reduce((s, p, state) => s + (p - Number(state === estimate.truth)) ** 2, 0), 0) / estimates.length;
}

export interface Bin {
  n: number;
  said: number;
  was: number;
}

/** Probabilities of states, or of groups of them, in ten bins: what was said on average and how often it was so. */
export function reliability(estimates: readonly Estimate[], groups: readonly (readonly number[])[] = [[0], [1], [2], [3], [4]]): Bin[] {
  const bins = Array.from({length: 10}, (): Bin => ({n: 0, said: 0, was: 0}));
  for (const {estimated, truth} of estimates) for (const group of groups) {
    const p = group.reduce((sum, state) => sum + estimated[state]!, 0);
    const bin = bins[Math.min(9, Math.floor(10 * p))]!;
    bin.n++;
    bin.said += p;
    bin.was += Number(group.includes(truth));
  }
  return bins.filter(({n}) => n > 0).map(({n, said, was}) => ({n, said: said / n, was: was / n}));
}
