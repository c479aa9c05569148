import type {ClaimRole} from "./claim.ts";
import {clauseOf, isClauseEnd, ofKind, type Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";
import type {Before} from "./slots.ts";

/** The actors of a claim and what they did: killed, were killed, or had a part in it. */
export function rolesOf(parsed: Parsed, draft: Draft, drafts: readonly Draft[], inherited: Inherited | null, before: Before): {actors: string[]; role: ClaimRole} {
  const {tokens} = parsed;
  const [from, to] = clauseOf(parsed, draft.anchor);
  const victims = new Set(draft.victims);
  const actors = ofKind(parsed, "A", from, to).filter((i) => !victims.has(i) && tokens[i]!.actor !== null && !isCountedVictim(parsed, i));
  const perpetrators = actors.filter((i) => perpetrates(parsed, i) && !isOfLater(parsed, draft, drafts, i));
  if (perpetrators.length > 0) return {actors: names(parsed, nearest(parsed, draft, perpetrators)), role: "perpetrator"};
  const involved = actors.filter((i) => takesPart(parsed, i));
  if (involved.length > 0) return {actors: names(parsed, involved), role: "involved"};
  if (victims.size > 0) return {actors: [...victims].map((i) => victimText(parsed, i)), role: "target"};
  const targets = actors.filter((i) => isTarget(parsed, i));
  if (targets.length > 0) return {actors: names(parsed, targets), role: "target"};
  const aimed = aimedAt(parsed, draft);
  if (aimed !== null) return {actors: [tokens[aimed]!.text], role: "target"};
  const kin = draft.rule === "bare count" || draft.rule === "change" || draft.rule === "share" && inherited?.role !== "target" || draft.rule === "rank" ? inherited : null;
  if (kin !== null && kin.actors.length > 0) return kin;
  if (before.claim !== null && before.claim.actors.length > 0 && /@/.test(parsed.shape)) return {actors: [...before.claim.actors], role: before.claim.role};
  return {actors: [], role: "any"};
}

/** The actors of the claim before it in the sentence, which a number without a noun or a change goes on speaking of. */
export interface Inherited {
  actors: string[];
  role: ClaimRole;
}

/** "6,000 dead, 1,000 of them killed by the group": the group is the later number's. */
function isOfLater({tokens}: Parsed, {anchor}: Draft, drafts: readonly Draft[], i: number): boolean {
  return drafts.some((other) => other.anchor > anchor && other.anchor < i && other.rule.endsWith("count") && tokens.slice(anchor, other.anchor).some(({kind}) => kind === ",") && tokens.slice(other.anchor, i).some(({kind}) => "Kk".includes(kind)));
}

/** "attacks on aid workers", "incidents in which politicians were the target". */
function aimedAt({tokens, shape}: Parsed, {measure, to, anchor}: Draft): number | null {
  if (measure !== "events" && measure !== "change" && measure !== "share" && measure !== "rank") return null;
  for (let i = anchor; i < Math.min(tokens.length - 2, Math.max(to, anchor) + 6); i++) {
    const {kind, key} = tokens[i]!;
    if (isClauseEnd(tokens[i]!)) return null;
    const aimed = /^[d"]?[CA]/.exec(shape.slice(i + 1));
    if (aimed !== null && (/^(?:against|targeting|targeted|contre|visant|visaient|aimed at)$/.test(key) || key === "on" && tokens[i - 1]!.kind === "E" || kind === "u" && tokens[i - 1]?.kind === "E")) {
      const at = i + aimed[0].length;
      if (tokens[at]!.kind === "A" || tokens[at]!.data.target === true) return at;
    }
    if ((kind === "C" && tokens[i]!.data.target === true || kind === "A") && /^(?:were|was|are|etaient|ont ete) (?:the )?(?:target|targets|targeted|la cible|les cibles|vises)/.test(tokens.slice(i + 1, i + 5).map((token) => token.key).join(" "))) return i;
  }
  return null;
}

function victimText({tokens, text}: Parsed, i: number): string {
  const from = tokens[i - 1]?.kind === "w" && /^[\p{Ll}]/u.test(tokens[i - 1]!.text) && tokens[i]!.kind === "C" ? i : i;
  return text.slice(tokens[from]!.start, tokens[i]!.end);
}

function names({tokens}: Parsed, found: readonly number[]): string[] {
  return [...new Set(found.map((i) => tokens[i]!.text))];
}

function nearest({tokens}: Parsed, {anchor}: Draft, found: readonly number[]): number[] {
  if (found.length < 2) return [...found];
  const best = [...found].sort((a, b) => Math.abs(a - anchor) - Math.abs(b - anchor))[0]!;
  return found.filter((i) => i === best || Math.abs(i - best) === 2 && "&,".includes(tokens[Math.min(i, best) + 1]!.kind));
}

/** The verb, noun or "by" beside an actor that makes it the one who attacked. */
function perpetrates({tokens, shape}: Parsed, i: number): boolean {
  const before = shape.slice(Math.max(0, i - 3), i);
  if (/Ah[d]?$/.test(before)) return false;
  if (/[y][d"#]{0,2}$/.test(before)) return true;
  if (/E[o][d"]{0,1}$/.test(before)) return true;
  const after = shape.slice(i + 1, i + 9);
  if (/^w?E/.test(after) && tokens[i + 1]!.key !== "and" && !isClauseEnd(tokens[i + 1]!)) return true;
  if (/^[dw,]{0,1}$/.test(shape.slice(0, i)) && /@[wO]{0,2}E/.test(shape) && /\b(?:leur|leurs|their|its)\b/.test(tokens.map(({key}) => key).join(" "))) return true;
  if (tokens.slice(i + 1, i + 5).some(({key}) => /^(?:responsible|blame|responsables?)$/.test(key))) return true;
  if (/^w?V/.test(after) && /maoist|jihad|djihad/.test(tokens[i]!.key)) return true;
  const verb = /^[^.:y]{0,8}?([KuBlcs])/.exec(shape.slice(i + 1, i + 11));
  if (verb === null || verb[1] === "s") return false;
  const at = i + verb[0].length;
  const between = shape.slice(i + 1, at);
  if (/^w?V/.test(between) && !/^(?:fighting|operating)$/.test(tokens[i + 1]!.key)) return false;
  if (between.includes("#") || /[DEH]/.test(between) && verb[1] !== "K") return false;
  if (verb[1] === "c") return /^(?:mounted|staged|carried out|launched|conducted|perpetrated|committed|(?:ont |a )?(?:mene|perpetre|lance|commis|revendiqu))/.test(tokens[at]!.key);
  if (verb[1] === "l") return /[#DC]/.test(shape.slice(at + 1, at + 3));
  return !passiveAt(tokens.map(({key}) => key), at) && !/[e]/.test(between);
}

function passiveAt(keys: readonly string[], at: number): boolean {
  return /^(?:were|was|been|being|are|is|be|ete|sont|etaient)$/.test(keys[at - 1] ?? "") || /^(?:ete |sont |est |furent |etaient |etait )/.test(keys[at]!);
}

function takesPart({tokens, shape}: Parsed, i: number): boolean {
  const before = shape.slice(Math.max(0, i - 6), i);
  const after = shape.slice(i + 1, i + 5);
  if (/h[^.:]{0,5}$/.test(before) || /^[^.:#]{0,3}h/.test(after)) return true;
  return /V/.test(before) || /^V/.test(after) || tokens.slice(0, i).some(({data}) => data.type === "battle");
}

function isTarget({shape}: Parsed, i: number): boolean {
  return /^[^.:#]{0,4}[Kk]/.test(shape.slice(i + 1, i + 6)) || /[u][^.:]{0,2}$/.test(shape.slice(Math.max(0, i - 3), i));
}

function isCountedVictim({tokens, shape}: Parsed, i: number): boolean {
  return /#[aw]{0,2}$/.test(shape.slice(Math.max(0, i - 3), i)) && tokens[i]!.data.heads === true && !/y[^.]{0,2}#[aw]{0,2}$/.test(shape.slice(Math.max(0, i - 6), i));
}
