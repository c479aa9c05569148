import {contagionNeeds, type ContagionFinding} from "./contagion-study.ts";
import type {Answer} from "./result.ts";

/**
 * Are the actor's events consistent with contagion? The first of these that holds answers; written down before any data were looked at.
 *
 * 1. too_few: one of the methods has too few events: cannot tell.
 * 2. none: a corrected p of the forward direction is above 0.05: not.
 * 3. placebo: triggers moved by a year show as much, at p up to 0.05: not, since it is not these days.
 * 4. both: the other direction shows it too: consistent, but the order cannot be told.
 * 5. forward: consistent with it.
 */
export function contagionAnswer(findings: readonly ContagionFinding[], {km, window}: {km: number; window: number}): Answer {
  const found = (direction: string, method: string) => findings.find((finding) => finding.direction === direction && finding.method === method)!;
  const [wake, hawkes, placebo] = [found("forward", "wake"), found("forward", "hawkes"), found("placebo", "wake")];
  const back = [found("backward", "wake"), found("backward", "hawkes")];
  const digits = (value: number | null) => value === null ? null : Number(value.toPrecision(4));
  const values: Answer["values"] = {
    km, days: window, triggers: wake.triggers, followers: wake.followers, wake_ratio: digits(wake.ratio), wake_low: digits(wake.low), wake_high: digits(wake.high), wake_p: digits(wake.corrected),
    hawkes_ratio: digits(hawkes.ratio), hawkes_low: digits(hawkes.low), hawkes_high: digits(hawkes.high), hawkes_p: digits(hawkes.corrected), placebo_p: digits(placebo.p)
  };
  const end = "recruitment itself cannot be computed from events";
  const tests = [wake, hawkes].flatMap(({method, p}) => p === null ? [] : [{name: method, p}]);
  const answer = (value: string, code: string, text: string): Answer => ({value, code, text: `${text}; ${end}`, values, ...code === "too_few" ? {} : {tests}});
  if (wake.corrected === null || hawkes.corrected === null) return answer("cannot tell", "too_few", `cannot tell: too few: at least ${contagionNeeds.triggers} of the one and ${contagionNeeds.followers} of the other, with control days, are needed (here ${wake.triggers} events against civilians and ${wake.followers} of the actor)`);
  const numbers = `within ${km} km and ${window} days of others' violence against civilians ${told(wake)} (matched wakes) and ${told(hawkes)} (Hawkes process) times the events of the actor expected without it, p = ${wake.corrected.toPrecision(2)} and ${hawkes.corrected.toPrecision(2)}`;
  if (Math.max(wake.corrected, hawkes.corrected) > 0.05) return answer("not", "none", `not consistent with more events beyond chance by both methods: ${numbers}`);
  if (placebo.p !== null && placebo.p <= 0.05) return answer("not", "placebo", `days a year off show as much, so it is not these days: ${numbers}`);
  if (back.some(({corrected}) => corrected !== null && corrected <= 0.05)) return answer("consistent with", "both", `consistent with more events afterwards, and the other way as well, so which comes first cannot be told: ${numbers}`);
  return answer("consistent with", "forward", `consistent with more events afterwards: ${numbers}`);
}

function told({ratio, low, high}: ContagionFinding): string {
  return `${ratio!.toPrecision(2)} (${low!.toPrecision(2)} to ${high!.toPrecision(2)})`;
}
