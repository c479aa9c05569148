import {forwardBackward, type HiddenMarkov} from "../stats/hidden-markov.ts";
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

/** Weight of the prior beside the data. */
const worth = {initial: 10, transition: 100, terrorist: 50, rate: 300, level: 0.5} as const;

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
  logLikelihood: number;
  iterations: number;
}

/** Evidence, in events, that a cell needs before its chain begins. */
export const enoughEvents = 0.5;

/**
 * A hidden Markov chain for each cell from its first month with evidence, with one set of parameters for all, which are fitted to the events by expectation and maximisation
 * under the prior (Dempster, Laird & Rubin 1977). Events of a cell and month are negative binomial with the level of the cell, the intensity of the month and the rate of the
 * state; the terrorist-type ones among them are binomial with the state's share. Deterministic.
 */
export function fitControl({cells, months, terrorist, conventional}: Evidence, prior: ControlPrior = controlPrior, watched: Uint8Array = new Uint8Array(months).fill(1), iterations = 25): ControlFit {
  const n = cells.length;
  const first = firstMonths({cells, months, terrorist, conventional});
  const intensity = intensityOf({months, terrorist, conventional}, first, watched);
  const fit: ControlFit = {
    posterior: new Float64Array(n * months * K), first, initial: Float64Array.from(prior.initial), transition: neighbours(prior.change),
    terrorist: Float64Array.from(prior.terrorist), rate: Float64Array.from(prior.rate), logLikelihood: -Infinity, iterations: 0
  };
  const start = neighbours(prior.change);
  const emission = new Float64Array(months * K);
  const level = new Float64Array(n).fill(1);
  while (fit.iterations < iterations) {
    const sums = sumsOf(prior, start);
    let logLikelihood = 0;
    for (let cell = 0; cell < n; cell++) {
      const from = first[cell]!;
      if (from >= months) continue;
      for (let m = from; m < months; m++) logLikelihood += emissions(emission, (m - from) * K, terrorist[cell * months + m]!, conventional[cell * months + m]!, level[cell]! * intensity[m]!, fit);
      const chain = forwardBackward(fit.initial, fit.transition, emission.subarray(0, (months - from) * K));
      logLikelihood += chain.logLikelihood;
      fit.posterior.set(chain.posterior, (cell * months + from) * K);
      level[cell] = add(sums, chain, {months, terrorist, conventional}, intensity, level[cell]!, fit.rate, cell, from);
    }
    const gained = logLikelihood - fit.logLikelihood;
    fit.logLikelihood = logLikelihood;
    fit.iterations++;
    if (fit.iterations === iterations || Math.abs(gained) < 1e-5 * Math.abs(logLikelihood)) break;
    maximise(fit, sums);
  }
  return fit;
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

/** Size of the negative binomial: events come in bursts. */
const size = 4;

/** The density of the events of a cell and month in each state, but for a factor that is the same in all; answers the logarithm of a part of that factor. */
function emissions(out: Float64Array, at: number, t: number, c: number, exposure: number, {terrorist, rate}: Pick<ControlFit, "terrorist" | "rate">): number {
  if (t + c === 0) {
    for (let s = 0; s < K; s++) out[at + s] = (size / (size + rate[s]! * exposure)) ** size;
    return 0;
  }
  let most = -Infinity;
  for (let s = 0; s < K; s++) {
    const expected = Math.max(1e-9, rate[s]! * exposure);
    out[at + s] = (t + c) * Math.log(expected / (size + expected)) + size * Math.log(size / (size + expected)) + t * Math.log(terrorist[s]!) + c * Math.log(1 - terrorist[s]!);
    most = Math.max(most, out[at + s]!);
  }
  for (let s = 0; s < K; s++) out[at + s] = Math.exp(out[at + s]! - most);
  return most;
}

/** Sufficient statistics, begun with what the prior is worth. */
interface Sums {
  initial: Float64Array;
  transition: Float64Array;
  terrorist: Float64Array;
  events: Float64Array;
  rateEvents: Float64Array;
  exposure: Float64Array;
}

function sumsOf({initial, terrorist, rate}: ControlPrior, transition: Float64Array): Sums {
  return {
    initial: Float64Array.from(initial, (p) => p * worth.initial), transition: transition.map((p) => p * worth.transition),
    terrorist: Float64Array.from(terrorist, (p) => p * worth.terrorist), events: new Float64Array(K).fill(worth.terrorist),
    rateEvents: Float64Array.from(rate, (r) => r * worth.rate), exposure: new Float64Array(K).fill(worth.rate)
  };
}

/** Adds what one cell says, and answers its level: its events in relation to those that its states would have at level 1. */
function add(sums: Sums, {posterior, moves}: HiddenMarkov, {months, terrorist, conventional}: Counts, intensity: Float64Array, level: number, rate: Float64Array, cell: number, from: number): number {
  let [events, expected] = [worth.level as number, worth.level as number];
  for (let s = 0; s < K; s++) sums.initial[s]! += posterior[s]!;
  for (let at = 0; at < K * K; at++) sums.transition[at]! += moves[at]!;
  for (let m = from; m < months; m++) {
    const [t, c] = [terrorist[cell * months + m]!, conventional[cell * months + m]!];
    // the month that began the chain has events because it began it
    const exposure = m > from ? intensity[m]! : 0;
    if (m > from) events += t + c;
    for (let s = 0; s < K; s++) {
      const p = posterior[(m - from) * K + s]!;
      sums.terrorist[s]! += p * t;
      sums.events[s]! += p * (t + c);
      if (m > from) sums.rateEvents[s]! += p * (t + c);
      sums.exposure[s]! += p * exposure * level;
      expected += p * exposure * rate[s]!;
    }
  }
  return events / expected;
}

function maximise(fit: ControlFit, sums: Sums): void {
  const whole = sums.initial.reduce((a, b) => a + b, 0);
  for (let s = 0; s < K; s++) {
    fit.initial[s] = sums.initial[s]! / whole;
    fit.terrorist[s] = sums.terrorist[s]! / sums.events[s]!;
    fit.rate[s] = sums.rateEvents[s]! / sums.exposure[s]!;
    const row = sums.transition.subarray(s * K, s * K + K).reduce((a, b) => a + b, 0);
    for (let j = 0; j < K; j++) fit.transition[s * K + j] = sums.transition[s * K + j]! / row;
  }
}
