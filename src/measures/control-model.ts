import {forwardBackward, type HiddenMarkov} from "../stats/hidden-markov.ts";
import {persistenceP} from "../stats/persistence-test.ts";
import type {Evidence} from "./control-evidence.ts";

/** States of a cell, from the selected actor's to the government's (Anders 2020): held, contested closer to the one, contested, contested closer to the other, held. */
export const controlStates = ["R", "DR", "D", "DG", "G"] as const;
const K = controlStates.length;

/** What is believed of the states before the events are seen, and how firmly, in months, events or cells that it is worth. */
export interface ControlPrior {
  /** Share of the states in the first month with evidence. */
  initial: readonly number[];
  /** Chance that a cell changes to a neighbouring state from one month to the next. */
  change: number;
  /** Share of terrorist-type events in each state. */
  terrorist: readonly number[];
  /** Events of each state in relation to each other. */
  rate: readonly number[];
}

/**
 * Shares of terrorist-type events and rates follow the emission probabilities of Anders 2020: a group is as likely to use terrorist tactics as conventional ones where
 * control is disputed, less where it is closer to its own, more where it is closer to the government's; and little is recorded where either side holds the ground.
 */
export const controlPrior: ControlPrior = {
  initial: [0.05, 0.1, 0.2, 0.6, 0.05],
  change: 0.06,
  terrorist: [0.2, 0.25, 0.5, 0.75, 0.8],
  rate: [0.25, 1, 1, 1, 0.25]
};

/** Weight of the prior beside the data: events, and months of one cell; of the spread of levels cells. */
const worth = {terrorist: 50, rate: 300, level: 1} as const;

type Counts = Pick<Evidence, "months" | "terrorist" | "conventional">;

export interface ControlFit {
  /** Of cell i in month m in state s at `(i * months + m) * 5 + s`; zeros before the cell's first month. */
  posterior: Float64Array;
  /** First month of each cell with evidence of half an event; months where there is none. */
  first: Int32Array;
  initial: Float64Array;
  transition: Float64Array;
  terrorist: Float64Array;
  rate: Float64Array;
  /** Mean and standard deviation of the logarithm of the cells' levels. */
  level: {middle: number; spread: number};
  logLikelihood: number;
  iterations: number;
}

/** Evidence, in events, that a cell needs before its chain begins. */
export const enoughEvents = 0.5;

/**
 * A hidden Markov chain for each cell from its first month with evidence. Events of a cell and month are negative binomial with the level of the cell, the intensity of the
 * month and the rate of the state; the terrorist-type ones among them are binomial with the state's share. Shares and rates are the same for all cells, and are fitted by
 * expectation and maximisation under the prior (Dempster, Laird & Rubin 1977). How often states change is not: whatever lasts in the counts looks like a state that lasts.
 * The level of a cell is integrated out, since a cell of little violence may be held, or be a quiet one. The posterior is tempered, so that it is as firm as it is right. Deterministic.
 */
export function fitControl(evidence: Evidence, prior: ControlPrior = controlPrior, {watched = new Uint8Array(evidence.months).fill(1), iterations = 25}: {watched?: Uint8Array; iterations?: number} = {}): ControlFit {
  const {cells, months} = evidence;
  const first = firstMonths(evidence);
  const intensity = intensityOf(evidence, first, watched);
  const fit: ControlFit = {
    posterior: new Float64Array(cells.length * months * K), first, initial: Float64Array.from(prior.initial), transition: neighbours(prior.change),
    terrorist: Float64Array.from(prior.terrorist), rate: Float64Array.from(prior.rate), level: {middle: 0, spread: 1}, logLikelihood: -Infinity, iterations: 0
  };
  const nodes = [...cells].map(() => levelNodes);
  while (fit.iterations < iterations) {
    const sums = sumsOf(prior);
    let logLikelihood = 0;
    for (const cell of cells.keys()) {
      if (first[cell]! >= months) continue;
      const levels = levelsOf(evidence, intensity, fit, cell, nodes[cell]!);
      logLikelihood += levels.logLikelihood;
      // a level that is out of the question after one round is not asked for again
      nodes[cell] = nodes[cell]!.filter((_, i) => levels.chains[i]!.weight > 1e-4);
      fit.posterior.fill(0, (cell * months + first[cell]!) * K, (cell + 1) * months * K);
      for (const chain of levels.chains) if (chain.weight > 1e-4) add(sums, chain, evidence, intensity, fit, cell);
    }
    const gained = logLikelihood - fit.logLikelihood;
    fit.logLikelihood = logLikelihood;
    fit.iterations++;
    if (fit.iterations === iterations || Math.abs(gained) < 1e-5 * Math.abs(logLikelihood)) break;
    maximise(fit, sums);
  }
  temper(fit.posterior);
  return fit;
}

/** Power of the probabilities: shares, rates and levels are taken of the same events, and where they are other than the prior's the chain is too firm. */
const firmness = 0.85;

function temper(posterior: Float64Array): void {
  for (let at = 0; at < posterior.length; at += K) {
    let whole = 0;
    for (let s = at; s < at + K; s++) whole += posterior[s] = posterior[s]! ** firmness;
    if (whole > 0) for (let s = at; s < at + K; s++) posterior[s]! /= whole;
  }
}

/** Chance that tactics hang together so much within cells if every event is as likely to be terrorist-type as any other; the weight of two months falls as fast as states of the prior change. */
export function signalP({cells, months, terrorist, conventional}: Counts & Pick<Evidence, "cells">, prior: ControlPrior = controlPrior): number {
  return persistenceP(Array.from(cells, (_, cell) => {
    const successes = terrorist.subarray(cell * months, (cell + 1) * months);
    return {successes, trials: successes.map((count, m) => count + conventional[cell * months + m]!)};
  }), 1 - 2 * prior.change);
}

/** Levels at which a cell is looked at, over that which it would have if its rate were 1 throughout; a cell that is held has up to four times as much. */
const levelNodes = [-1.5, -0.5, 0.5, 1.5, 2.5].map((power) => 2 ** power);

interface LevelChain {
  level: number;
  weight: number;
  chain: HiddenMarkov;
}

/** The chain of a cell at each of its levels, with the probability of the level. */
function levelsOf({months, terrorist, conventional}: Counts, intensity: Float64Array, fit: ControlFit, cell: number, nodes: readonly number[]): {chains: LevelChain[]; logLikelihood: number} {
  const from = fit.first[cell]!;
  let [events, exposure] = [0.5, 0.5];
  // the month that began the chain has events because it began it
  for (let m = from + 1; m < months; m++) {
    events += terrorist[cell * months + m]! + conventional[cell * months + m]!;
    exposure += intensity[m]!;
  }
  const emission = new Float64Array((months - from) * K);
  const {middle, spread} = fit.level;
  const densities: number[] = [];
  const chains = nodes.map((node) => {
    const level = node * events / exposure;
    let density = -0.5 * ((Math.log(level) - middle) / spread) ** 2 - Math.log(spread);
    for (let m = from; m < months; m++) density += emissions(emission, (m - from) * K, terrorist[cell * months + m]!, conventional[cell * months + m]!, level * intensity[m]!, fit);
    const chain = forwardBackward(fit.initial, fit.transition, emission);
    densities.push(density + chain.logLikelihood);
    return {level, weight: 0, chain};
  });
  const most = Math.max(...densities);
  const whole = densities.reduce((sum, density) => sum + Math.exp(density - most), 0);
  for (const [i, chain] of chains.entries()) chain.weight = Math.exp(densities[i]! - most) / whole;
  return {chains, logLikelihood: most + Math.log(whole)};
}

function firstMonths({cells, months, terrorist, conventional}: Pick<Evidence, "cells" | "months" | "terrorist" | "conventional">): Int32Array {
  return Int32Array.from(cells, (_, cell) => {
    let seen = 0;
    for (let m = 0; m < months; m++) if ((seen += terrorist[cell * months + m]! + conventional[cell * months + m]!) >= enoughEvents) return m;
    return months;
  });
}

/** Events of a month in each cell that has begun, over a year around it. */
function intensityOf({months, terrorist, conventional}: Counts, first: Int32Array, watched: Uint8Array): Float64Array {
  const events = new Float64Array(months);
  const begun = new Float64Array(months);
  for (const [cell, from] of first.entries()) for (let m = from; m < months; m++) {
    events[m]! += terrorist[cell * months + m]! + conventional[cell * months + m]!;
    begun[m]! += watched[m]!;
  }
  return Float64Array.from(events, (_, m) => {
    let [a, b] = [0, 0];
    for (let i = Math.max(0, m - 6); i <= Math.min(months - 1, m + 6); i++) {
      a += events[i]!;
      b += begun[i]!;
    }
    // in a month that nobody watched no events are expected, and none say anything
    return b > 0 && watched[m] ? a / b : 0;
  });
}

/** Moves to the neighbouring states only, with the chance of a change shared by those there are. */
function neighbours(change: number): Float64Array {
  const transition = new Float64Array(K * K);
  for (let i = 0; i < K; i++) {
    const near = [i - 1, i + 1].filter((j) => j >= 0 && j < K);
    const chance = change * near.length;
    transition[i * K + i] = 1 - chance;
    for (const j of near) transition[i * K + j] = change;
  }
  return transition;
}

/** Size of the negative binomial: events come in bursts. Of four, since its power is then two squares. */
const size = 4;

/** The density of the events of a cell and month in each state, but for a factor that is the same in all; answers the logarithm of a part of that factor. */
function emissions(out: Float64Array, at: number, t: number, c: number, exposure: number, {terrorist, rate}: Pick<ControlFit, "terrorist" | "rate">): number {
  if (t + c === 0) {
    for (let s = 0; s < K; s++) {
      const power = size / (size + rate[s]! * exposure);
      const square = power * power;
      out[at + s] = square * square;
    }
    return 0;
  }
  let most = -Infinity;
  for (let s = 0; s < K; s++) {
    const expected = Math.max(1e-9, rate[s]! * exposure);
    out[at + s] = (t + c) * Math.log(expected) - (t + c + size) * Math.log(size + expected) + t * Math.log(terrorist[s]!) + c * Math.log(1 - terrorist[s]!);
    most = Math.max(most, out[at + s]!);
  }
  for (let s = 0; s < K; s++) out[at + s] = Math.exp(out[at + s]! - most);
  return most + size * Math.log(size);
}

/** Sufficient statistics, begun with what the prior is worth. */
interface Sums {
  terrorist: Float64Array;
  events: Float64Array;
  rateEvents: Float64Array;
  exposure: Float64Array;
  /** Cells, their log levels, and the squares of these. */
  levels: [number, number, number];
}

function sumsOf({terrorist, rate}: ControlPrior): Sums {
  return {
    terrorist: Float64Array.from(terrorist, (p) => p * worth.terrorist), events: new Float64Array(K).fill(worth.terrorist),
    rateEvents: Float64Array.from(rate, (r) => r * worth.rate), exposure: new Float64Array(K).fill(worth.rate), levels: [worth.level, 0, worth.level]
  };
}

/** Adds what one cell says at one level, with the level's weight. */
function add(sums: Sums, {level, weight, chain: {posterior}}: LevelChain, {months, terrorist, conventional}: Counts, intensity: Float64Array, {first, posterior: all}: ControlFit, cell: number): void {
  const from = first[cell]!;
  for (let m = from; m < months; m++) {
    const [t, c] = [terrorist[cell * months + m]!, conventional[cell * months + m]!];
    const exposure = m > from ? intensity[m]! * level : 0;
    for (let s = 0; s < K; s++) {
      const p = weight * posterior[(m - from) * K + s]!;
      all[(cell * months + m) * K + s]! += p;
      sums.terrorist[s]! += p * t;
      sums.events[s]! += p * (t + c);
      if (m > from) sums.rateEvents[s]! += p * (t + c);
      sums.exposure[s]! += p * exposure;
    }
  }
  sums.levels[0] += weight;
  sums.levels[1] += weight * Math.log(level);
  sums.levels[2] += weight * Math.log(level) ** 2;
}

function maximise(fit: ControlFit, {terrorist, events, rateEvents, exposure, levels: [cells, logs, squares]}: Sums): void {
  for (let s = 0; s < K; s++) {
    fit.terrorist[s] = terrorist[s]! / events[s]!;
    fit.rate[s] = rateEvents[s]! / exposure[s]!;
  }
  const middle = logs / cells;
  fit.level = {middle, spread: Math.sqrt(squares / cells - middle ** 2)};
}
