import {meantBy} from "./anaphora.ts";
import type {ClaimRole} from "./claim.ts";
import {clauseOf, isClauseEnd, ofKind, type Draft} from "./draft.ts";
import {isApposed, isFree, killersOf} from "./killers.ts";
import type {Parsed} from "./parse.ts";
import {afterRank, isRankedEvent} from "./ranked-event.ts";
import {goesOn, speaksOn, type Before} from "./context.ts";

/** The actors of a claim and what they did: killed, were killed, or had a part in it. */
export function rolesOf(parsed: Parsed, draft: Draft, drafts: readonly Draft[], inherited: Inherited | null, before: Before): Inherited {
  const {tokens} = parsed;
  const [from, to] = clauseOf(parsed, draft.anchor);
  if (isRankedEvent(parsed, draft) && afterRank(parsed, draft, "A").length === 0 && !/A[^,.:]*$/.test(parsed.shape.slice(from, draft.anchor))) return {actors: [], role: "any"};
  const lost = losses(parsed, draft, from);
  if (lost !== null) return {actors: names(parsed, lost), role: "target"};
  const active = draft.measure === "spread" ? ofKind(parsed, "A", from, draft.anchor + 1).find((i) => isFree(parsed, i) && !/^w?[EV]/.test(parsed.shape.slice(i + 1))) : undefined;
  if (active !== undefined) return {actors: names(parsed, [active]), role: "perpetrator"};
  const killers = draft.unit === "deaths" || draft.measure === "other" ? killersOf(parsed, draft) : null;
  if (killers !== null && "actors" in killers) return {actors: names(parsed, killers.actors), role: "perpetrator"};
  const meant = killers === null ? [] : antecedents(parsed, draft.anchor, before);
  if (meant.length > 0) return {actors: meant, role: "perpetrator"};
  if (before.scene !== null && before.scene.actors.length > 0 && !/A/.test(parsed.shape.replace(/#[aw]{0,2}A/g, "")) && goesOn(parsed, draft, before)) return {actors: [...before.scene.actors], role: "perpetrator"};
  const spoken = draft.measure === "share" ? null : meantBy(parsed, draft, before);
  if (spoken !== null) return spoken;
  const paired = tokens[draft.anchor - 1]?.text === "(" && tokens[draft.anchor - 2]?.actor != null ? inherited : null;
  if (paired !== null) return {actors: names(parsed, [draft.anchor - 2]), role: paired.role};
  const victims = new Set(draft.victims.length > 0 ? draft.victims : countedVictims(parsed, draft));
  const actors = ofKind(parsed, "A", from, to).filter((i) => !victims.has(i) && tokens[i]!.actor !== null && !isCountedVictim(parsed, i) && !/\b(?:any|all)(?: others?)?$/.test(keysBefore(parsed, i)) && !isApposed(parsed, i));
  const own = fromActors(parsed, draft, drafts, actors.filter((i) => !killedOthers(parsed, draft, drafts, i)));
  if (own !== null && (own.role !== "target" || victims.size === 0)) return own;
  if (victims.size > 0) return {actors: [...victims].map((i) => victimText(parsed, i)), role: "target"};
  const makers = makersOf(parsed, draft, from);
  if (makers.length > 0) return {actors: names(parsed, makers), role: "target"};
  const aimed = aimedAt(parsed, draft);
  if (aimed !== null) return {actors: [tokens[aimed]!.text], role: "target"};
  const kin = draft.rule === "bare count" || draft.rule === "change" || draft.rule === "share" && inherited?.role !== "target" || draft.rule === "rank" ? inherited : null;
  if (kin !== null && kin.actors.length > 0) return kin;
  const led = fromClauseBefore(parsed, draft, drafts, from);
  if (led !== null) return led;
  if (before.claim !== null && before.claim.actors.length > 0 && speaksOn(parsed)) return {actors: [...before.claim.actors], role: before.claim.role};
  return {actors: [], role: "any"};
}

function keysBefore({tokens}: Parsed, i: number): string {
  return tokens.slice(Math.max(0, i - 3), i).map(({key}) => key).join(" ");
}

/** "Gunmen massacred 20 traders, and five soldiers were killed": who killed those of another number killed none of a number that has a passive verb of its own. */
function killedOthers(parsed: Parsed, {anchor}: Draft, drafts: readonly Draft[], i: number): boolean {
  if (!/^#[^,.:;#yA]{0,6}A?[^,.:;#yA]{0,3}(?:e[w]?)?[K]/.test(parsed.shape.slice(anchor)) || /^#[^,.:;]{0,14}y/.test(parsed.shape.slice(anchor))) return false;
  return drafts.some((other) => {
    const killers = other.anchor === anchor || other.rule === "sum" ? null : killersOf(parsed, other);
    return killers !== null && "actors" in killers && killers.actors.includes(i);
  });
}

/** Whom "they" means before token `i`: the last actor of the sentence so far, else the actors of the sentence before. */
function antecedents({tokens}: Parsed, i: number, before: Before): string[] {
  const last = tokens.slice(0, i).filter(({kind, actor}) => kind === "A" && actor !== null).pop();
  const teller = tokens.slice(0, i).find(({kind, key}) => kind === "S" && /^the (?:army|military) said$/.test(key));
  return last !== undefined ? [last.text] : teller !== undefined ? [teller.text.split(" ")[1]!] : [...before.actors];
}

function fromActors(parsed: Parsed, draft: Draft, drafts: readonly Draft[], actors: readonly number[]): Inherited | null {
  const perpetrators = actors.filter((i) => perpetrates(parsed, i) && !isOfLater(parsed, draft, drafts, i));
  if (perpetrators.length > 0) return {actors: names(parsed, nearest(parsed, draft, perpetrators)), role: "perpetrator"};
  const involved = actors.filter((i) => takesPart(parsed, i));
  if (involved.length > 0) return {actors: names(parsed, involved), role: "involved"};
  const targets = actors.filter((i) => isTarget(parsed, i));
  return targets.length > 0 ? {actors: names(parsed, targets), role: "target"} : null;
}

/** "An Israeli missile hit a school: 58 dead": a clause with a number of dead and no actor has those of the clause before, where that counts nothing itself. */
function fromClauseBefore(parsed: Parsed, draft: Draft, drafts: readonly Draft[], from: number): Inherited | null {
  const mark = parsed.tokens[from - 1];
  if (mark === undefined || !/^[:;]$/.test(mark.text) || draft.unit !== "deaths" && draft.rule !== "bare count" && mark.text !== ":") return null;
  const [start, end] = clauseOf(parsed, Math.max(0, from - 2));
  if (mark.text === ";" && (drafts.some(({anchor}) => anchor >= start && anchor < end) || parsed.shape.slice(from, clauseOf(parsed, from)[1]).includes("E"))) return null;
  return fromActors(parsed, draft, drafts, ofKind(parsed, "A", start, end));
}

/** "Women and children make up 70% of the dead": those of whom the share is. */
function makersOf({tokens, shape}: Parsed, {measure, anchor}: Draft, from: number): number[] {
  const lead = /^d?C(?:[&,]d?C)*(?=[ew])/.exec(shape.slice(from, anchor));
  if (measure !== "share" || lead === null || !/^(?:made? up|make up|constitute|constituent|represent|representent|account|accounted|formaient|forment|were|are)/.test(tokens[from + lead[0].length]!.key)) return [];
  const makers = ofKind({tokens} as Parsed, "C", from, from + lead[0].length);
  return makers.every((i) => tokens[i]!.data.target === true) ? makers : [];
}

/** "Lost 12 of their own", "has lost 225 men": whoever loses is the one who was hit. */
function losses(parsed: Parsed, {anchor}: Draft, from: number): number[] | null {
  const {tokens, shape} = parsed;
  for (let i = anchor; i > Math.max(from, anchor - 3); i--) {
    if (!/^(?:lost|lose|(?:a |ont |avait )?perdu|perdent|conceded)$/.test(tokens[i]!.key)) continue;
    if (!/^[#0"]+(?:[wdo]{1,3}$|o[dw]+|[ad]?[HA]|[,.y]|w?g)/.test(shape.slice(anchor, anchor + 5)) && !/^(?:own|of its men|none|men|hommes|of its|of their|des leurs)/.test(tokens.slice(anchor, anchor + 4).map(({key}) => key).join(" "))) return null;
    if (tokens.slice(anchor + 1, anchor + 4).some(({key}, j) => /^(?:to|contre)$/.test(key) && shape.slice(anchor + 2 + j, anchor + 5 + j).includes("A"))) return null;
    const first = ofKind(parsed, "A", from, i)[0];
    return first === undefined ? null : [first, ...ofKind(parsed, "A", first + 1, i).filter((j) => /^A(?:[&,]d?A)*[&,]?d?$/.test(shape.slice(first, j)))];
  }
  return null;
}

/** People of a trade or a rank counted where the rule that found the number did not say so: "29 Bawku residents", "164 social leaders were murdered". */
function countedVictims({tokens, shape}: Parsed, {anchor, unit, rule}: Draft): number[] {
  if (unit !== "deaths" || tokens[anchor]!.kind !== "#" || rule === "bare count") return [];
  const noun = /^#[aLPwd]{0,3}([CH])/.exec(shape.slice(anchor, anchor + 5));
  if (noun === null) return [];
  const at = anchor + noun[0].length - 1;
  const {data, key} = tokens[at]!;
  return data.target === true || /^(?:leaders?|chiefs?|commanders?|personnel|inmates|prisoners|detainees|commandants?|detenus|prisonniers)$/.test(key) ? [at] : [];
}

/** The actors of the claim before it in the sentence, which a number without a noun or a change goes on speaking of. */
export interface Inherited {
  actors: string[];
  role: ClaimRole;
}

/** "6,000 dead, 1,000 of them killed by the group": the group is the later number's, unless a comma closes what is set between ("359 civils, dont 61 enfants, ont péri sous les bombes de"). */
function isOfLater({tokens, shape}: Parsed, {anchor}: Draft, drafts: readonly Draft[], i: number): boolean {
  const between = (other: Draft) => other.anchor > anchor && other.anchor < i && !/^#[^,.:Kk]{0,12},/.test(shape.slice(other.anchor, i));
  if (drafts.some((other) => between(other) && tokens.slice(anchor, other.anchor).some(({key}) => /^(?:dont|of which|of whom|of them)$/.test(key)))) return true;
  if (i > anchor && drafts.some((other) => other.anchor > i && tokens.slice(i + 1, other.anchor).some(({key}) => /^(?:responsible|accounted|behind)$/.test(key)))) return true;
  return drafts.some((other) => between(other) && other.rule.endsWith("count") && tokens.slice(anchor, other.anchor).some(({kind}) => kind === ",") && tokens.slice(other.anchor, i).some(({kind}) => "Kk".includes(kind)));
}

/** "attacks on aid workers", "incidents in which politicians were the target". */
function aimedAt(parsed: Parsed, {measure, to, anchor, rule}: Draft): number | null {
  const {tokens, shape} = parsed;
  if (measure !== "events" && measure !== "change" && measure !== "share" && measure !== "rank") return null;
  const start = measure === "events" && rule !== "bare count" && !tokens.slice(0, anchor).some(({key}) => /^victime?s$/.test(key)) ? anchor : clauseOf(parsed, anchor)[0];
  for (let i = start; i < Math.min(tokens.length - 2, Math.max(to, anchor) + 6); i++) {
    const {kind, key} = tokens[i]!;
    if (isClauseEnd(tokens[i]!)) return null;
    if (i < anchor && tokens[i]!.data.target === true && /^(?:(?:were|was|are|have been|ont ete|furent|etaient) )?(?:the |les )?(?:victims?|victimes)$/.test(tokens.slice(i + 1, i + 5).map((token) => token.key).join(" ").split(/ (?:of|de|d')\b/)[0]!)) return i;
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

function nearest({shape}: Parsed, {anchor}: Draft, found: readonly number[]): number[] {
  if (found.length < 2) return [...found];
  const best = [...found].sort((a, b) => Math.abs(a - anchor) - Math.abs(b - anchor))[0]!;
  return found.filter((i) => i === best || /^[&,][do]{0,2}$/.test(shape.slice(Math.min(i, best) + 1, Math.max(i, best))));
}

/** The verb, noun or "by" beside an actor that makes it the one who attacked. */
function perpetrates({tokens, shape}: Parsed, i: number): boolean {
  const before = shape.slice(Math.max(0, i - 7), i);
  if (/Ah[d]?$/.test(before) || isSide({tokens, shape}, i)) return false;
  if (tokens[i]!.actor!.attacks || isAgent({tokens, shape}, i)) return true;
  if (/E[o][d"]{0,1}$/.test(before)) return true;
  const after = shape.slice(i + 1, i + 9);
  if (/^w?E/.test(after) && tokens[i + 1]!.key !== "and" && !isClauseEnd(tokens[i + 1]!)) return true;
  if (/E$/.test(before) && tokens[i]!.actor!.heads && /^\p{Ll}/u.test(tokens[i]!.text)) return true;
  if (/^[dw,]{0,1}$/.test(shape.slice(0, i)) && /@[wO]{0,2}E/.test(shape) && /\b(?:leur|leurs|their|its)\b/.test(tokens.map(({key}) => key).join(" "))) return true;
  if (isBlamed(tokens, i) || /^['’]s?$/.test(tokens[i + 1]?.text ?? "") && /^.[wOaR#]{0,3}E/.test(shape.slice(i + 1))) return true;
  if (tokens[i + 1]?.key === "'s" && /^(?:siege|campaign|push|advance|onslaught|crackdown|takeover|capture|seizure|war)$/.test(tokens[i + 2]?.key ?? "")) return true;
  if (/^w?V/.test(after) && /maoist|jihad|djihad|insurgent|rebel|militant|islamist|separatist/.test(tokens[i]!.key)) return true;
  return strikes({tokens, shape}, i);
}

/** "Is responsible for", "has been blamed for", "are accused of", "were behind". */
function isBlamed(tokens: Parsed["tokens"], i: number): boolean {
  return tokens.slice(i + 1, i + 6).some(({key}, j, near) => /^(?:responsible|blame|responsables?)$/.test(key) || /^(?:blamed|accused|suspected|behind|accuse\w*|tenus?|soupconne\w*)$/.test(key) && near.slice(0, j).some(({key: be}) => /^(?:is|are|was|were|been|being|est|sont|etaient|ete)$/.test(be)) || /^(?:est|sont|ete) accuse/.test(key));
}

/** After "by" and its like, with the weapon or the men between: "by drones of the Front", "sous les coups des gangs". */
function isAgent({tokens, shape}: Pick<Parsed, "tokens" | "shape">, i: number): boolean {
  const before = shape.slice(Math.max(0, i - 9), i);
  if (/y[d"#aow]{0,3}$/.test(before) && !/y[d"#aow]*w[aow]*w/.test(before.slice(before.lastIndexOf("y")))) return true;
  if (/y[dwoEbHa"#]{1,6}o[d"]?$/.test(before)) return true;
  const by = tokens[i - 1]?.kind === "d" || tokens[i - 1]?.kind === "o" ? tokens[i - 2] : tokens[i - 1];
  if (by !== undefined && /(?: par| by| coups| balles)$/.test(by.key)) return true;
  if (/(?:^|,)?q[o][d"]?$/.test(before) || /^(?:victims|victimes)$/.test(tokens[i - 2]?.key ?? "") && tokens[i - 1]!.kind === "o" || /q[o][d]?A[&,][do]{0,2}$/.test(before)) return true;
  const joint = /A&[do]{0,2}$/.exec(before)?.[0].length ?? 0;
  if (joint > 0 && isAgent({tokens, shape}, i - joint)) return true;
  const blamed = tokens.slice(Math.max(0, i - 14), i).findIndex(({key}) => /^(?:imput(?:es?|ees?|ent|ant|er|able|ables)?|attribu(?:es?|ees?|ent|ant|er)|blamed|blames?|attribut(?:es?|ed|ing)|pinned)$/.test(key));
  const onto = tokens[i - 1]?.kind === "d" ? tokens[i - 2] : tokens[i - 1];
  return blamed >= 0 && /^(?:to|on|a|au|aux)$/.test(onto?.key ?? "");
}

/** One of two that fight: "between the army and the rebels". */
function isSide({tokens, shape}: Pick<Parsed, "tokens" | "shape">, i: number): boolean {
  const start = Math.max(0, i - 7);
  const between = /h[^.:#KkD,]{0,5}$/.exec(shape.slice(start, i));
  return between !== null && /^(?:between|entre|opposant|pitting|pitted)$/.test(tokens[start + between.index]!.key);
}

/** Whether it is the subject of a verb of killing, bombing or abducting that follows, past what is set between commas and who says so. */
function strikes({tokens, shape}: Pick<Parsed, "tokens" | "shape">, i: number): boolean {
  if (/^(?:for|from|against|with|on|contre|avec|chez|pour|envers)$/.test(leadOf(tokens, i))) return false;
  const after = shape.slice(i + 1, i + 30);
  const aside = /^,[^,.:;]{1,9},/.exec(after)?.[0].length ?? 0;
  const says = /^s(?=[@d])[@]|^s(?=w?K)/.exec(after.slice(aside))?.[0].length ?? 0;
  const start = i + 1 + aside + says;
  if (/^(?:a |ont )?(?:claimed|claim|revendique|revendiquent)$/.test(tokens[start]?.kind === "e" ? tokens[start + 1]?.key ?? "" : tokens[start]?.key ?? "")) return true;
  if (/^(?:is |are |was |were )?(?:holding|detient|detiennent)/.test(tokens.slice(start, start + 2).map(({key}) => key).join(" "))) return true;
  const verb = /^[^.:y]{0,8}?([KuBlcsp])/.exec(shape.slice(start, start + 10));
  if (verb === null || verb[1] === "s") return false;
  const at = start + verb[0].length - 1;
  const between = shape.slice(start, at);
  if (/^w?V/.test(between) && !/^(?:fighting|operating)$/.test(tokens[start]!.key)) return false;
  if (between.includes("#") || /[DEH]/.test(between) && verb[1] !== "K") return false;
  if (verb[1] === "c") return /^(?:mounted|staged|carried out|launched|conducted|perpetrated|committed|mene|perpetre|lance|commis)/.test(tokens[at]!.key);
  if (verb[1] === "l") return /[#DCE]/.test(shape.slice(at + 1, at + 4));
  return !passiveAt(tokens.map(({key}) => key), at) && !tokens.slice(start, at).some(({kind, key}) => kind === "e" && !/^(?:ont|a|avaient|avait|auraient|aurait|ayant)$/.test(key));
}

/** The word before an actor, past its articles and adjectives. */
function leadOf(tokens: Parsed["tokens"], i: number): string {
  let at = i - 1;
  while (at >= 0 && at > i - 4 && ("da".includes(tokens[at]!.kind) || /^(?:dissident|rival|other|fellow|so|called|autres?|rivale?)$/.test(tokens[at]!.key))) at--;
  return tokens[at]?.key ?? "";
}

function passiveAt(keys: readonly string[], at: number): boolean {
  return /^(?:were|was|been|being|are|is|be|ete|sont|etaient)$/.test(keys[at - 1] ?? "") || /^(?:ete |sont |est |furent |etaient |etait )/.test(keys[at]!);
}

function takesPart({tokens, shape}: Parsed, i: number): boolean {
  const before = shape.slice(Math.max(0, i - 6), i);
  const after = shape.slice(i + 1, i + 5);
  if (/^(?:linked|related)$/.test(tokens[i + 1]?.key ?? "")) return true;
  if (/h[^.:]{0,5}$/.test(before) || /^[^.:#]{0,3}h/.test(after)) return true;
  if (tokens[i]!.actor!.named && !tokens[i]!.actor!.heads && /^D/.test(after) || /^['’]s?$/.test(tokens[i + 1]?.text ?? "") && /^.[wO]{0,2}V/.test(after)) return true;
  return /V/.test(before) || /^V/.test(after) || tokens.slice(0, i).some(({data}) => data.type === "battle");
}

function isTarget({tokens, shape}: Parsed, i: number): boolean {
  if (tokens.slice(Math.max(0, i - 3), i).some(({key}) => /^(?:subie?s?|ait subie?|suffered by|befell)$/.test(key))) return true;
  return /^[^.:#]{0,4}[Kk]/.test(shape.slice(i + 1, i + 6)) || /[u][^.:]{0,2}$/.test(shape.slice(Math.max(0, i - 3), i));
}

function isCountedVictim({tokens, shape}: Parsed, i: number): boolean {
  if (/^Kd?#/.test(shape.slice(i + 1))) return false;
  if (tokens[i]!.actor?.attacks === true || !/^(?:militant|terrorist)/.test(tokens[i]!.key) && /^[wa]?[EVb]/.test(shape.slice(i + 1, i + 3))) return false;
  return /#[aw]{0,2}$/.test(shape.slice(Math.max(0, i - 3), i)) && tokens[i]!.data.heads === true && !/y[^.]{0,2}#[aw]{0,2}$/.test(shape.slice(Math.max(0, i - 6), i));
}
