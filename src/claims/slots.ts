import type {ClaimPeriod, SourceNamed} from "./claim.ts";
import {isBeside} from "./asides.ts";
import {goesOn, speaksOn, talliesOn, type Before} from "./context.ts";
import {datelineOf} from "./dateline.ts";
import {isClauseEnd, ofKind, type Draft} from "./draft.ts";
import type {Parsed, Token} from "./parse.ts";
import {afterRank, isRankedEvent} from "./ranked-event.ts";

/** The period of a claim: one beside it, else the nearest of the sentence; a period of comparison only where the number stands at it. */
export function periodOf(parsed: Parsed, draft: Draft, before: Before): {period: ClaimPeriod; token: Token | null} {
  const {tokens} = parsed;
  const candidates = ofKind(parsed, "T").map((i) => ({i, token: tokens[i]!, cost: distance(parsed, draft, i)})).sort((a, b) => a.cost - b.cost);
  const span = isRankedEvent(parsed, draft) ? afterRank(parsed, draft, "T").map((i) => tokens[i]!).find(({period}) => /^(?:since|rolling)$/.test(period!.form) && period!.from !== null) : undefined;
  if (span !== undefined) return {period: written(span), token: span};
  const best = draft.measure === "rank" ? narrowest(candidates.filter(({token: {period}}) => period!.form !== "since" || period!.to !== null)) : candidates[0];
  if (best !== undefined && best.cost < 90) return {period: draft.measure === "change" ? laterYear(best.token) : written(best.token), token: best.token};
  if (before.scene !== null && before.scene.period !== null && goesOn(parsed, draft, before)) return {period: before.scene.period, token: null};
  if (before.period !== null && (speaksOn(parsed) || talliesOn(parsed) || best !== undefined)) return {period: before.period, token: null};
  return {period: {from: null, to: null, text: null}, token: null};
}

/** The ranked month and not the year in which it ranks. */
function narrowest<T extends {token: Token; cost: number}>(candidates: readonly T[]): T | undefined {
  const [first] = candidates;
  const within = candidates.find(({token: {period}, cost}) => cost < 20 && first !== undefined && period!.from !== null && period!.to !== null && first.token.period!.from !== null && period!.from >= first.token.period!.from && (first.token.period!.to === null || period!.to <= first.token.period!.to) && period !== first.token.period);
  return within ?? first;
}

/** "Rose between 2020 and 2021": from the one to the other, so that the change is the later one's. */
function laterYear(token: Token): ClaimPeriod {
  const {form, from, to} = token.period!;
  const years = form === "range" && from !== null && to !== null && from.endsWith("-01-01") && to.endsWith("-12-31") && Number(to.slice(0, 4)) - Number(from.slice(0, 4)) === 1;
  return years ? {from: `${to.slice(0, 4)}-01-01`, to, text: token.text} : written(token);
}

function written({period, text}: Token): ClaimPeriod {
  return {from: period!.from, to: period!.to, text};
}

function distance(parsed: Parsed, {anchor, measure, from, to}: Draft, i: number): number {
  const {tokens, shape} = parsed;
  if (i < datelineOf(parsed)) return Infinity;
  const baseline = tokens[i]!.period!.baseline;
  const [low, high] = i < anchor ? [i + 1, anchor] : [anchor + 1, i];
  let cost = high - low + (i < anchor ? 0.5 : 0);
  for (let j = low; j < high; j++) cost += tokens[j]!.kind === "#" || tokens[j]!.kind === "%" ? 5 : tokens[j]!.kind === "," || tokens[j]!.kind === "&" ? 1.5 : isClauseEnd(tokens[j]!) ? 8 : tokens[j]!.kind === "t" ? 4 : 0;
  if (measure !== "rank" && measure !== "first_event" && isOfSuperlative(parsed, i)) cost += 100;
  if (measure !== "rank" && i > anchor && /R[^,.:]{0,6}$/.test(shape.slice(anchor, i)) && shape.slice(anchor, i).includes(",")) cost += 100;
  if (i >= from && i < to) cost = Math.min(cost, 1);
  if (isBeside(parsed, i, anchor)) cost += 30;
  if (i > anchor && /\.[^#%]*[#%]/.test(shape.slice(anchor, i))) cost += 100;
  if (baseline) cost += measure === "change" || measure === "rank" ? 100 : !tokens.some(({period}) => period !== null && !period.baseline) ? i > anchor && /[UF+\-x%].*t|t#/.test(shape.slice(anchor + 1, i)) ? 100 : 10 : i > anchor && cost <= 4 ? 0 : i < anchor && high - low <= 2 && tokens[i + 1]!.kind !== "," ? 0 : 100;
  return cost;
}

/** "The calmest month since 2020", "for the first time in a decade": how far back a superlative or a first looks is no period of what is counted. */
function isOfSuperlative({tokens, shape}: Parsed, i: number): boolean {
  if (shape[i - 1] === "O") return true;
  if (tokens[i]!.period!.form !== "since") return false;
  for (let j = i - 1; j >= 0 && j > i - 9 && !isClauseEnd(tokens[j]!); j--) {
    const {kind, key} = tokens[j]!;
    if (kind === "R" || /^(?:least|[a-z]{3,}iest|calmest|quietest|lowest|fewest)$/.test(key) && !/^priest$/.test(key)) return true;
    if (kind === "#" || kind === "T" || kind === ",") return false;
  }
  return false;
}

/** The first source that the sentence names. */
export function sourceOf({tokens}: Parsed, before: Before): SourceNamed | null {
  const sources = tokens.flatMap(({kind, data, text}) => kind === "S" && data.source !== undefined ? [{source: data.source, text}] : []);
  const named = sources.find(({source}) => source === "ACLED" || source === "UCDP") ?? sources[0];
  return named?.source ?? (tokens.some(({kind}) => kind === "@") ? before.source : null);
}
