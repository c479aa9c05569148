import {isClauseEnd, type Draft} from "./draft.ts";
import type {Parsed, Token} from "./parse.ts";

/** Who did it, in the order of an active sentence: tokens of the actors that are the subject, or `pronoun` where a pronoun stands in their place. */
export type Killers = {actors: readonly number[]} | {pronoun: true};

/**
 * The subject of the active verb that kills, takes or leaves the people counted: "gunmen swept into the village and shot dead 17", "the militia bombed the
 * market, killing 40", "they executed 23 men". Null where the verb is passive, has an event for its subject, or none in sight.
 */
export function killersOf(parsed: Parsed, draft: Draft): Killers | null {
  const verb = verbBefore(parsed, draft.anchor);
  return verb === null ? null : subjectBefore(parsed, verb);
}

/** Whether an actor stands at the head of a verb of attack in its clause: "jihadists stormed", "the army is said to have bombed". */
export function isSubject(parsed: Parsed, i: number): boolean {
  const {tokens, shape} = parsed;
  if (!isFree(parsed, i) || /^w?[EV]/.test(shape.slice(i + 1))) return false;
  for (let j = i + 1; j < tokens.length && j < i + 12 && !isClauseEnd(tokens[j]!); j++) {
    const {kind} = tokens[j]!;
    if ("KBu".includes(kind)) return !isPassive(tokens, j);
    if ("sEADMK".includes(kind)) return false;
  }
  return false;
}

/** The active verb to whose object the number belongs, or null. */
function verbBefore({tokens}: Parsed, anchor: number): number | null {
  for (let i = anchor - 1; i >= 0 && i > anchor - 5; i--) {
    const {kind, key} = tokens[i]!;
    if ("KB".includes(kind) || kind === "l" && /^(?:left|leav|laiss)/.test(key)) return isPassive(tokens, i) ? null : i;
    if (!"dwao\"P@nHC".includes(kind)) return null;
  }
  return null;
}

function isPassive(tokens: readonly Token[], i: number): boolean {
  if (/ing$/.test(tokens[i]!.key)) return false;
  return /^(?:were|was|been|being|are|is|get|got|be|ete|sont|etaient|furent|est)$/.test(tokens[i - 1]?.key ?? "") || /^(?:ete |sont |est |furent |etaient |etait )|par$|^(?:killings?|slain|slayings?|tues?|tuees?)$/.test(tokens[i]!.key);
}

function subjectBefore(parsed: Parsed, verb: number): Killers | null {
  const {tokens, shape} = parsed;
  if (isPronoun(tokens, verb)) return {pronoun: true};
  for (let i = pastAside(tokens, verb); i >= 0 && !isClauseEnd(tokens[i]!); i--) {
    if (isSubjectWord(parsed, i) && i < verb - 1 && !/s/.test(shape.slice(i, verb)) && isFree(parsed, i)) return {pronoun: true};
    if (tokens[i]!.kind !== "A" || tokens[i]!.actor === null) continue;
    const between = shape.slice(i + 1, verb);
    if (isApposed(parsed, i) || /^w?[EV]/.test(between) || !isFree(parsed, i) || isTelling(tokens.slice(i + 1, verb)) || /(?:[st]|w)[dO]?[aw]?E[^,]*$/.test(between) && !/i[dO]?[aw]?E[^,]*$/.test(between)) continue;
    return {actors: [...coordinatedBefore(parsed, i), i]};
  }
  return null;
}

/** "They executed", "ils y ont abattu": the pronoun at the head of the verb. */
function isPronoun(tokens: readonly Token[], verb: number): boolean {
  for (let i = verb - 1; i >= 0 && i > verb - 5; i--) {
    if (isSubjectWord({tokens}, i)) return true;
    if (!"wea@".includes(tokens[i]!.kind)) return false;
  }
  return false;
}

/** From the verb to the left, past a relative clause between commas: "the group, which has bases in Mali, killed". */
function pastAside(tokens: readonly Token[], verb: number): number {
  let i = verb - 1;
  while (i > 0 && tokens[i]!.kind !== "," && i > verb - 3) i--;
  if (tokens[i]?.kind !== ",") return verb - 1;
  for (let j = i - 1; j > 0 && !isClauseEnd(tokens[j]!); j--) if (tokens[j]!.kind === ",") return /^(?:which|who|whose|where|whom|qui|dont|que|qu'|ou)$/.test(tokens[j + 1]!.key) ? j - 1 : verb - 1;
  return verb - 1;
}

/** Not after a preposition, a "by" or a verb that has it for its object, and no people counted as victims. */
export function isFree(parsed: Parsed, i: number): boolean {
  const {tokens, shape} = parsed;
  let at = i - 1;
  while (at >= 0 && "da#\"".includes(tokens[at]!.kind)) at--;
  if (at < 0 || /^(?:des|de)$/.test(tokens[at]!.key) && (at === 0 || ",&".includes(tokens[at - 1]!.kind))) return true;
  if (tokens[at]!.kind === "&" && tokens[at - 1]?.kind === "A") return isFree(parsed, at - 1);
  if (/^(?:of|from)$/.test(tokens[at]!.key) && members.test(tokens[at - 1]?.key ?? "")) return isFree(parsed, at - 1);
  if ("ioythzgfKuBWcl".includes(tokens[at]!.kind) || /^(?:with|against|for|from|to|upon|avec|contre|pour|envers|chez|of)$/.test(tokens[at]!.key)) return false;
  return !(/#[a]?$/.test(shape.slice(Math.max(0, i - 2), i)) && /^(?:[e]?[w]?[k]|e[w]?K|K(?!d?#))/.test(shape.slice(i + 1)));
}

/** "The Allied Democratic Forces, an Islamic State affiliate,": what a name is said to be is no other actor. */
export function isApposed({tokens, shape}: Pick<Parsed, "tokens" | "shape">, i: number): boolean {
  const lead = /A,d[aw]{0,2}$/.exec(shape.slice(Math.max(0, i - 6), i));
  return lead !== null && /^(?:an?|une?)$/.test(tokens[i - lead[0].length + 2]!.key);
}

const members = /^(?:fighters|members|men|militants|mercenaries|gunmen|rebels|soldiers|troops|forces|jihadists|insurgents|combatants|militiamen|membres|hommes|combattants)$/;

/** "The army said an ambush": who tells is not who kills, unless of itself ("says it has killed", "affirme avoir éliminé"). */
function isTelling(between: readonly Token[]): boolean {
  const says = between.findIndex(({kind}) => kind === "s");
  return says >= 0 && !between.slice(says + 1).some(({key}) => /^(?:it|they|its|avoir|having|have|to have|il|elle|ils|elles)$/.test(key)) && !/(?:to have|avoir)$/.test(between[says]!.key);
}

/** "Wagner men and Malian troops executed": both. */
function coordinatedBefore({shape}: Parsed, i: number): number[] {
  const joint = /A(?:&|,)d?$/.exec(shape.slice(0, i));
  return joint === null ? [] : [...coordinatedBefore({shape} as Parsed, joint.index), joint.index];
}

/** "It", "ils", "the group", "le mouvement". */
export function isSubjectWord({tokens}: Pick<Parsed, "tokens">, i: number): boolean {
  const {key} = tokens[i]!;
  return /^(?:they|it|ils|elles|il|elle)$/.test(key) || /^(?:group|militia|movement|groupe|mouvement|milice|organisation|organization)$/.test(key) && /^(?:the|this|that|le|la|l'|ce|cette)$/.test(tokens[i - 1]?.key ?? "");
}
