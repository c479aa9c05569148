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
  const clusters = tellingGroups(panel);
  if (clusters.size < 3 || !width) return null;
  const nothing = (): Scoring => ({score: new Array<number>(width).fill(0), information: Array.from({length: width}, () => new Array<number>(width).fill(0))});
  const groups = [...clusters.values()];
  const parts = groups.map(nothing);
  const rates = new Float64Array(panel.counts.length);
  let parameters = new Array<number>(width).fill(0);
  for (let round = 0; ; round++) {
    const whole = nothing();
    for (let c = 0; c < groups.length; c++) {
      scoreInto(parts[c]!, panel, groups[c]!, parameters, rates);
      add(whole, parts[c]!);
    }
    const factor = cholesky(whole.information);
    if (!factor) return null;
    const step = choleskySolve(factor, whole.score);
    // a ratio beyond e^15 is one that runs to nothing or to infinity
    const far = Math.max(...step.map(Math.abs));
    parameters = parameters.map((value, j) => value + step[j]! * Math.min(1, 2 / far));
    if (parameters.some((value) => !(Math.abs(value) < 15)) || round > 100) return null;
    if (far < 1e-9) return withJackknife([...clusters.keys()], parts, whole, parameters);
  }
}

function withJackknife(names: readonly (string | number)[], parts: readonly Scoring[], whole: Scoring, parameters: number[]): PanelFit | null {
  const moved = new Map<string | number, number[]>();
  const others = whole.information.map((row) => row.slice());
  for (let c = 0; c < parts.length; c++) {
    const {score, information} = parts[c]!;
    for (let j = 0; j < score.length; j++) for (let k = 0; k <= j; k++) others[j]![k] = whole.information[j]![k]! - information[j]![k]!;
    const factor = cholesky(others);
    if (!factor) return null;
    moved.set(names[c]!, choleskyInverse(factor).map((row) => row.reduce((total, value, j) => total + value * score[j]!, 0)));
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

/** By cluster the groups that say anything, their rows without exposure left out. */
function tellingGroups({counts, exposure, design, group, cluster}: Panel): Map<string | number, Group[]> {
  const groups = new Map<string | number, Group>();
  for (let i = 0; i < group.length; i++) {
    if (!(exposure[i]! > 0)) continue;
    let known = groups.get(group[i]!);
    if (!known) groups.set(group[i]!, known = {cluster: cluster[i]!, rows: [], total: 0});
    known.rows.push(i);
    known.total += counts[i]!;
  }
  const clusters = new Map<string | number, Group[]>();
  for (const one of groups.values()) {
    const first = design[one.rows[0]!]!;
    if (!(one.total > 0) || !one.rows.some((i) => design[i]!.some((x, j) => x !== first[j]))) continue;
    const known = clusters.get(one.cluster);
    if (known) known.push(one);
    else clusters.set(one.cluster, [one]);
  }
  return clusters;
}

/** Of the information the lower triangle, which is what Cholesky's factor is made of. */
interface Scoring {
  score: number[];
  information: number[][];
}

/** The count of a group falls on its rows in proportion to exposure times exp(design · parameters). `rates` is room for those of a group. */
function scoreInto({score, information}: Scoring, {counts, exposure, design}: Panel, groups: readonly Group[], parameters: readonly number[], rates: Float64Array): void {
  const width = parameters.length;
  const mean = new Array<number>(width);
  score.fill(0);
  for (let j = 0; j < width; j++) information[j]!.fill(0);
  for (let g = 0; g < groups.length; g++) {
    const {rows, total} = groups[g]!;
    let all = 0;
    for (let at = 0; at < rows.length; at++) {
      const x = design[rows[at]!]!;
      let linear = 0;
      for (let j = 0; j < width; j++) linear += x[j]! * parameters[j]!;
      all += rates[at] = exposure[rows[at]!]! * Math.exp(linear);
    }
    mean.fill(0);
    for (let at = 0; at < rows.length; at++) for (let j = 0; j < width; j++) mean[j]! += rates[at]! / all * design[rows[at]!]![j]!;
    for (let at = 0; at < rows.length; at++) {
      const x = design[rows[at]!]!;
      const expected = total * rates[at]! / all;
      for (let j = 0; j < width; j++) {
        score[j]! += (counts[rows[at]!]! - expected) * x[j]!;
        for (let k = 0; k <= j; k++) information[j]![k]! += expected * (x[j]! - mean[j]!) * (x[k]! - mean[k]!);
      }
    }
  }
}

function add(whole: Scoring, part: Scoring): void {
  for (let j = 0; j < whole.score.length; j++) {
    whole.score[j]! += part.score[j]!;
    for (let k = 0; k <= j; k++) whole.information[j]![k]! += part.information[j]![k]!;
  }
}
