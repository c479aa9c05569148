import type {Claim, ClaimPeriod, SourceNamed} from "./claim.ts";
import {clauseOf, isClauseEnd, ofKind, type Draft} from "./draft.ts";
import type {Parsed, Token} from "./parse.ts";

/** Where a claim of a sentence looks for what its own clause does not say: the sentence before it. */
export interface Before {
  claim: Claim | null;
  places: readonly string[];
  source: SourceNamed | null;
  period: ClaimPeriod | null;
}

/** The period of a claim: one beside it, else the nearest of the sentence; a period of comparison only where the number stands at it. */
export function periodOf(parsed: Parsed, draft: Draft, before: Before): {period: ClaimPeriod; token: Token | null} {
  const {tokens} = parsed;
  const candidates = ofKind(parsed, "T").map((i) => ({i, token: tokens[i]!, cost: distance(parsed, draft, i)})).sort((a, b) => a.cost - b.cost);
  const best = draft.measure === "rank" ? narrowest(candidates.filter(({token: {period}}) => period!.form !== "since" || period!.to !== null)) : candidates[0];
  if (best !== undefined && best.cost < 90) return {period: draft.measure === "change" ? laterYear(best.token) : written(best.token), token: best.token};
  if (before.period !== null && (tokens.some(({kind}) => kind === "@") || best !== undefined)) return {period: before.period, token: null};
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

function distance({tokens, shape}: Parsed, {anchor, measure, from, to}: Draft, i: number): number {
  const baseline = tokens[i]!.period!.baseline;
  const [low, high] = i < anchor ? [i + 1, anchor] : [anchor + 1, i];
  let cost = high - low + (i < anchor ? 0.5 : 0);
  for (let j = low; j < high; j++) cost += tokens[j]!.kind === "#" || tokens[j]!.kind === "%" ? 5 : tokens[j]!.kind === "," || tokens[j]!.kind === "&" ? 1.5 : isClauseEnd(tokens[j]!) ? 8 : tokens[j]!.kind === "t" ? 4 : 0;
  if (measure !== "rank" && i > anchor && /R[^,.:]{0,6}$/.test(shape.slice(anchor, i)) && shape.slice(anchor, i).includes(",")) cost += 100;
  if (i >= from && i < to) cost = Math.min(cost, 1);
  if (baseline) cost += measure === "change" || measure === "rank" ? 100 : !tokens.some(({period}) => period !== null && !period.baseline) ? 10 : i > anchor && cost <= 4 ? 0 : i < anchor && high - low <= 2 && tokens[i + 1]!.kind !== "," ? 0 : 100;
  return cost;
}

/** The places of a claim: those between its number and the next, else those that lead its clause or sentence. */
export function placesOf(parsed: Parsed, draft: Draft, drafts: readonly Draft[], before: Before): string[] {
  const {tokens} = parsed;
  const [from, to] = clauseOf(parsed, draft.anchor);
  const anchors = drafts.map(({anchor}) => anchor).filter((anchor) => anchor >= from && anchor < to).sort((a, b) => a - b);
  const first = anchors[0] === draft.anchor;
  const next = anchors.find((anchor) => anchor > Math.max(draft.anchor, draft.to - 1) && !isJoined(parsed, draft.anchor, anchor)) ?? to;
  const previous = [...anchors].reverse().find((anchor) => anchor < Math.min(draft.anchor, draft.from)) ?? from;
  const own = ofKind(parsed, "L", draft.anchor, Math.min(next, tail(parsed, draft, to)));
  const lead = ofKind(parsed, "L", from, anchors[0] ?? draft.anchor);
  const inside = ofKind(parsed, "L", Math.min(draft.from, draft.anchor), draft.to);
  const close = ofKind(parsed, "L", previous, draft.anchor);
  let found = first ? [...lead, ...own] : own.length > 0 ? [...own, ...inside] : close.length > 0 && draft.measure !== "events" ? close : lead;
  if (found.length === 0) found = inside.length > 0 ? inside : ofKind(parsed, "L", from, tail(parsed, draft, to)).filter((i) => !isOfAnother(parsed, i, anchors));
  if (found.length === 0) found = ofKind(parsed, "L", 0, from).slice(0, 3);
  if (found.length === 0 && tokens[to]?.kind === ":" && !ofKind(parsed, "#%", to, clauseOf(parsed, Math.min(to + 1, tokens.length - 1))[1]).length) found = ofKind(parsed, "L", to, clauseOf(parsed, Math.min(to + 1, tokens.length - 1))[1]);
  const texts = [...new Set(found.filter((i) => !isWhole(parsed, draft, i)))].sort((a, b) => a - b).map((i) => tokens[i]!.text);
  return texts.length > 0 || !tokens.some(({kind, key}) => kind === "@" && /^(?:them|those|these|y|of them|it)$/.test(key)) ? [...new Set(texts)] : [...before.places];
}

/** Where the clause turns to who says so, or a share to the rest: places beyond are none of the claim. */
function tail({tokens, shape}: Parsed, {anchor, measure, to}: Draft, end: number): number {
  for (let i = anchor + 1; i < end; i++) {
    if (tokens[i]!.kind === "," && /^(?:[sS]|[^KkEDuBU#T,.:sS]{1,6}s)/.test(shape.slice(i + 1))) return i;
    if (measure === "share" && tokens[i]!.kind === "," && i >= to) return i;
  }
  return end;
}

/** "300 soldiers and 150 insurgents died in": both numbers share what follows. */
function isJoined({shape}: Parsed, anchor: number, other: number): boolean {
  return /^[^,.:;LTKkBu]*&$/.test(shape.slice(anchor + 1, other));
}

/** A place that stands with another number of the clause. */
function isOfAnother({tokens}: Parsed, i: number, anchors: readonly number[]): boolean {
  const last = anchors.filter((anchor) => anchor < i).pop();
  return last !== undefined && !tokens.slice(last, i).some(({kind}) => kind === ",");
}

/** The whole of which a share is a part, or a span of the world, is no place of the claim. */
function isWhole({tokens, shape}: Parsed, {measure}: Draft, i: number): boolean {
  const {text} = tokens[i]!;
  if (/^(?:which|que|qu')$/.test(tokens[i - 1]?.key ?? "")) return true;
  if (tokens[i + 1]?.key === "'s" && /^[w]{0,2}S/.test(shape.slice(i + 2))) return true;
  if (tokens[i + 1]?.kind === "s" && tokens[i + 1]!.key !== "put") return true;
  if (/S[w]{0,5}[io]$/.test(shape.slice(Math.max(0, i - 7), i)) && tokens.some(({kind}, j) => kind === "L" && j !== i)) return true;
  return (measure === "share" || measure === "rank") && /^(?:Africa|Europe|Asia|Afrique|Asie|Latin America|the continent|le continent)$/.test(text) && !/^(?:in|en)$/.test(tokens[i - 1]?.key ?? "");
}

/** The first source that the sentence names. */
export function sourceOf({tokens}: Parsed, before: Before): SourceNamed | null {
  const sources = tokens.flatMap(({kind, data, text}) => kind === "S" && data.source !== undefined ? [{source: data.source, text}] : []);
  const named = sources.find(({source}) => source === "ACLED" || source === "UCDP") ?? sources[0];
  return named?.source ?? (tokens.some(({kind}) => kind === "@") ? before.source : null);
}
