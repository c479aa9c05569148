import {consolidationNeeds, type ConsolidationFindings, type Contrast} from "./consolidation-study.ts";
import type {Answer} from "./result.ts";

/**
 * Is a smaller share of the actor's violence against civilians later on? The first of these that holds answers; written down before any data were looked at.
 *
 * 1. too_few: no contrast of the share could be made: cannot tell.
 * 2. no_change: p of the share's ratio is above 0.05: not.
 * 3. elsewhere: the same of all other sides moves the same way at p up to 0.05: not, since it is not this actor's alone.
 * 4. less, more: consistent with a smaller or a larger share.
 */
export function consolidationAnswer([actor, others]: readonly ConsolidationFindings[], after: number): Answer {
  const {share, rate, battle} = actor!;
  const values: Answer["values"] = {after, civilians: actor!.civilians, cells: actor!.cells, ...told("share", share), share_recorded: actor!.recorded && digits(Math.exp(actor!.recorded.value)), ...told("rate", rate), ...told("battle", battle), ...told("others_share", others!.share)};
  if (!share) return {value: "cannot tell", code: "too_few", text: `cannot tell: too few: at least ${consolidationNeeds.civilians} events against civilians after arrival, in ${consolidationNeeds.cells} cells that have events on both sides of ${after} months, are needed (here ${actor!.civilians} in ${actor!.cells} cells)`, values};
  const numbers = `from ${after} months after arrival in a cell on, the share of events against civilians is ${ratio(share)} times that before, p = ${share.p.toPrecision(2)}${rate ? `; their number per month ${ratio(rate)} times` : ""}${battle ? `, that of battles ${ratio(battle)} times` : ""}${others!.share ? `; the share of all other sides since theirs ${ratio(others!.share)} times` : "; too few events of others to compare"}`;
  const direction = share.value < 0 ? "less" : "more";
  const tests = [{name: "share", p: digits(share.p)}];
  if (share.p > 0.05) return {value: "not", code: "no_change", text: `not consistent with a change beyond chance: ${numbers}`, values, tests};
  if (others!.share && others!.share.p <= 0.05 && Math.sign(others!.share.value) === Math.sign(share.value)) return {value: "not", code: "elsewhere", text: `not this actor's alone: the share of all other sides moves the same way: ${numbers}`, values, tests};
  return {value: `consistent with ${direction}`, code: direction, text: `consistent with ${direction} violence against civilians after arrival: ${numbers}`, values, tests};
}

function ratio({value, low, high}: Contrast): string {
  return `${digits(Math.exp(value), 2)} (${digits(Math.exp(low), 2)} to ${digits(Math.exp(high), 2)})`;
}

function told(name: string, contrast: Contrast | null): Answer["values"] {
  return {[`${name}_ratio`]: contrast && digits(Math.exp(contrast.value)), [`${name}_low`]: contrast && digits(Math.exp(contrast.low)), [`${name}_high`]: contrast && digits(Math.exp(contrast.high)), [`${name}_p`]: contrast && digits(contrast.p)};
}

function digits(value: number, n = 4): number {
  return Number(value.toPrecision(n));
}
