import {cholesky, choleskyInverse, choleskySolve} from "./cholesky.ts";

/** Rows of a panel: counts with an exposure, predictors, the group that has a level of its own, and the cluster within which anything may hang together. */
export interface Panel {
  counts: readonly number[];
  exposure: readonly number[];
  design: readonly (readonly number[])[];
  group: readonly (string | number)[];
  cluster: readonly (string | number)[];
}

export interface PanelFit {
  parameters: number[];
  /** By leaving out one cluster after the other. */
  covariance: number[][];
  /** Clusters that say anything: with a count above 0 in a group whose predictors vary. */
  clusters: number;
  /** How far each cluster moves the parameters; their squares make up the covariance. */
  moved: ReadonlyMap<string | number, readonly number[]>;
}

/**
 * Poisson regression with log link and a level for each group, which is conditioned away (Hausman, Hall & Griliches 1984, Econometrica 52): the parameters are those of
 * R's glm with a factor. Only the mean has to be right, not Poisson's variance: the covariance is the jackknife over clusters, each left out by one Newton step (Bell &
 * McCaffrey 2002, Survey Methodology 28, CR3). Null where fewer than three clusters say anything, or the parameters cannot be told apart.
 */
export function fixedEffectsPoisson(panel: Panel): PanelFit | null {
  const width = panel.design[0]?.length ?? 0;
  const groups = groupsOf(panel).filter(({rows, total}) => total > 0 && Array.from({length: width}, (_, j) => j).some((j) => rows.some((i) => panel.design[i]![j] !== panel.design[rows[0]!]![j])));
  const names = [...new Set(groups.map(({cluster}) => cluster))];
  if (names.length < 3 || !width) return null;
  let parameters = new Array<number>(width).fill(0);
  for (let round = 0; ; round++) {
    const parts = names.map((name) => scoring(panel, groups.filter(({cluster}) => cluster === name), parameters));
    const whole = sum(parts, width);
    const factor = cholesky(whole.information);
    if (!factor) return null;
    const step = choleskySolve(factor, whole.score);
    // a ratio beyond e^15 is one that runs to nothing or to infinity
    const far = Math.max(...step.map(Math.abs));
    parameters = parameters.map((value, j) => value + step[j]! * Math.min(1, 2 / far));
    if (parameters.some((value) => !(Math.abs(value) < 15)) || round > 100) return null;
    if (far < 1e-9) return withJackknife(names, parts, whole, parameters);
  }
}

function withJackknife(names: readonly (string | number)[], parts: readonly Scoring[], whole: Scoring, parameters: number[]): PanelFit | null {
  const moved = new Map<string | number, number[]>();
  for (const [g, part] of parts.entries()) {
    const factor = cholesky(whole.information.map((row, i) => row.map((value, j) => value - part.information[i]![j]!)));
    if (!factor) return null;
    moved.set(names[g]!, choleskyInverse(factor).map((row) => row.reduce((total, value, j) => total + value * part.score[j]!, 0)));
  }
  return {parameters, covariance: jackknifeCovariance([...moved.values()]), clusters: names.length, moved};
}

/** The covariance of parameters, or of sums of them, from how far each cluster moves them. */
export function jackknifeCovariance(moved: readonly (readonly number[])[]): number[][] {
  const scale = (moved.length - 1) / moved.length;
  return (moved[0] ?? []).map((_, i) => (moved[0] ?? []).map((_, j) => scale * moved.reduce((sum, one) => sum + one[i]! * one[j]!, 0)));
}

interface Group {
  cluster: string | number;
  rows: number[];
  total: number;
}

/** The rows of each group, those without exposure left out. */
function groupsOf({counts, exposure, group, cluster}: Panel): Group[] {
  const groups = new Map<string | number, Group>();
  for (const [i, name] of group.entries()) {
    if (!(exposure[i]! > 0)) continue;
    const known = groups.get(name) ?? {cluster: cluster[i]!, rows: [], total: 0};
    known.rows.push(i);
    known.total += counts[i]!;
    groups.set(name, known);
  }
  return [...groups.values()];
}

interface Scoring {
  score: number[];
  information: number[][];
}

/** The count of a group falls on its rows in proportion to exposure times exp(design · parameters). */
function scoring({counts, exposure, design}: Panel, groups: readonly Group[], parameters: readonly number[]): Scoring {
  const width = parameters.length;
  const out = {score: new Array<number>(width).fill(0), information: parameters.map(() => new Array<number>(width).fill(0))};
  for (const {rows, total} of groups) {
    const rates = rows.map((i) => exposure[i]! * Math.exp(design[i]!.reduce((s, x, j) => s + x * parameters[j]!, 0)));
    const all = rates.reduce((a, b) => a + b, 0);
    const mean = parameters.map((_, j) => rows.reduce((s, i, at) => s + rates[at]! / all * design[i]![j]!, 0));
    for (const [at, i] of rows.entries()) {
      const expected = total * rates[at]! / all;
      for (let j = 0; j < width; j++) {
        out.score[j]! += (counts[i]! - expected) * design[i]![j]!;
        for (let k = 0; k < width; k++) out.information[j]![k]! += expected * (design[i]![j]! - mean[j]!) * (design[i]![k]! - mean[k]!);
      }
    }
  }
  return out;
}

function sum(parts: readonly Scoring[], width: number): Scoring {
  const zero = {score: new Array<number>(width).fill(0), information: Array.from({length: width}, () => new Array<number>(width).fill(0))};
  for (const {score, information} of parts) {
    score.forEach((value, i) => { zero.score[i]! += value; });
    information.forEach((row, i) => row.forEach((value, j) => { zero.information[i]![j]! += value; }));
  }
  return zero;
}
