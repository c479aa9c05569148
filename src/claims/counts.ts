import {clauseOf, isClauseEnd, ofKind, type Draft} from "./draft.ts";
import type {Comparator} from "./claim.ts";
import type {Count, Counted} from "./count.ts";
import {phrases, type ClaimLanguage} from "./lexicon.ts";
import {lexicons} from "./lexicons.ts";
import {asDifference} from "./differences.ts";
import {coordinated, fateAt, fateRight, joinsWounded} from "./fate.ts";
import {areFree, averted, isMoney, looksAhead, nature, notCounted, ofNature, ofWhole} from "./not-counted.ts";
import {nounPhrase, type NounPhrase} from "./noun-phrase.ts";
import type {Parsed} from "./parse.ts";
import {isTimes} from "./times.ts";
import {countedOf, hasAbduction, murdered, nounOfTally, subjectOf, tradeAt, withoutNoun} from "./without-noun.ts";

/** Every number of the sentence with what it counts. `last` is the last count of the sentence before, for numbers that stand without a noun. */
export function counts(parsed: Parsed, last: Draft | null): Count[] {
  const {tokens} = parsed;
  const found: Count[] = [];
  let previous: Draft | null = null;
  for (const index of ofKind(parsed, "#")) {
    if (notCounted.some(({holds}) => holds(parsed, index))) continue;
    const phrase = nounPhrase(parsed, index);
    const agent = /y.?$/.test(parsed.shape.slice(Math.max(0, index - 2), index)) && parsed.shape[index - 1] !== "K" && !/^(?:of|to)$/.test(tokens[index - 1]!.key) && phrase.kinds.includes("A") && phrase.head?.kind !== "E";
    const counted: Counted = agent || isMoney(parsed, index) ? "not_events" : ofCivilians(parsed, index, countedBy(parsed, index, phrase, found, previous ?? last));
    if (ofWhole(parsed, index)) continue;
    const draft: Draft | null = looksAhead(parsed, index) ? null : asDifference(parsed, draftOf(parsed, index, phrase, counted, previous ?? last));
    if (draft !== null && draft.measure !== "change") previous = draft;
    found.push({index, counted, draft});
  }
  return [...found, ...sums(parsed, found)];
}

/** "Four soldiers and six civilians died": the dead of both, beside each. */
function sums({shape}: Parsed, found: readonly Count[]): Count[] {
  return found.slice(1).flatMap(({index, draft}, i) => {
    const first = found[i]!.draft;
    if (first?.unit !== "deaths" || draft?.unit !== "deaths" || typeof first.value !== "number" || typeof draft.value !== "number" || first.victims.length + draft.victims.length === 0) return [];
    if (!/^#[^#,.:@KkBTLDE]{1,4}&$/.test(shape.slice(first.anchor, index)) || first.comparator !== draft.comparator) return [];
    const both = first.measure === "civilian_fatalities" && draft.measure === "civilian_fatalities" ? first.measure : "fatalities";
    return [{index, counted: "deaths" as const, draft: {...draft, measure: both, value: first.value + draft.value, from: first.from, victims: [...first.victims, ...draft.victims], rule: "sum"}}];
  });
}

function countedBy(parsed: Parsed, index: number, phrase: NounPhrase, found: readonly Count[], previous: Draft | null): Counted {
  const {tokens} = parsed;
  if (isTimes(parsed, index)) return "events";
  const {kinds, head} = phrase;
  if (head === null && /^[io]d?#[^,.:]{0,3}G/.test(parsed.shape) && /^#[ew]{0,2}[cu]/.test(parsed.shape.slice(index))) return "places";
  if (head?.kind === "E" && tokens.slice(Math.max(0, index - 3), index).some(({key}) => averted.test(key))) return "not_events";
  const after = parsed.shape.slice(index + 1, index + 10);
  if (/^,?dNo/.test(after) && /^(?:to|a)$/.test(tokens[index - 1]?.key ?? "")) return nounOfTally(parsed, tokens[index + 1 + after.indexOf("N")]!) ?? "unknown";
  if (/^o?[dw@]{0,2}[KD][wiTL]{0,4}e[w]{0,2}C/.test(after) || /^e[w]?C/.test(after) && /[DKk][,wiTL]{0,5}$/.test(parsed.shape.slice(Math.max(0, index - 6), index))) return "civilian_deaths";
  if (head === null && /^(?:cases|cas|instances|occurrences)$/.test(tokens[index + 1]?.key ?? "")) {
    const told = tokens.slice(0, index).filter(({kind}) => "ED".includes(kind)).pop();
    if (told !== undefined) return told.kind === "E" ? "events" : told.data.type === "civilian_targeting" ? "civilian_deaths" : "deaths";
  }
  if (head === null || head.kind === "V" || head.kind === "N") return kinds === "@" ? countedOf(previous) ?? ofThose(parsed, index, phrase.to) : withoutNoun(parsed, index, phrase, previous);
  if (head.kind === "Z" && uprooted.test(head.key) && fateRight(parsed, phrase.to) === "dead") return "civilian_deaths";
  if (head.kind === "Z" || head.kind === "b") return "not_events";
  if (head.kind === "q") return /^victim/.test(head.key) && tokens.slice(Math.max(0, index - 2), index).some(({kind, key}) => kind === "l" && /^claim/.test(key)) ? "deaths" : "casualties";
  if (kinds.includes("D") && head.kind !== "E") return joinsWounded(parsed, phrase.to - 1) ? "casualties" : kinds.includes("C") || murdered(parsed, index) || civiliansBefore(parsed, index) || aimedAtCivilians(parsed, index) ? "civilian_deaths" : "deaths";
  if (head.kind === "E") return /^(?:violation|exaction)s?$/.test(head.key) ? "casualties" : "events";
  if (head.kind === "G") return spreads(parsed, index) ? "places" : "not_events";
  return persons(parsed, index, phrase, found);
}

/** People whom a flight or a home names, and not things: they may be killed. */
const uprooted = /^(?:deplaces?|displaced|refugies?|refugees|inhabitants|families)$/;

/** "Four of those on board were killed", "killing 100 of them": some of people whom no number told before. */
function ofThose(parsed: Parsed, index: number, to: number): Counted {
  const fate = fateAt(parsed, index, 3) ?? fateRight(parsed, to);
  const people = parsed.tokens.slice(0, index).filter(({kind}) => "CHA".includes(kind)).pop();
  return fate === null ? "unknown" : fate !== "dead" ? fate : people?.kind === "C" ? "civilian_deaths" : "deaths";
}

/** "Civilian casualties (1,095 killed)", "the deadliest month for civilians, with 286 killed": the dead are of those just named. */
function ofCivilians({tokens, shape}: Parsed, index: number, counted: Counted): Counted {
  if (counted !== "deaths" || !/^#[KD]/.test(shape.slice(index))) return counted;
  const people = /C(?:q[^#.:]{0,3},|[^#.:,HAC]{0,8},w?&?)$/.exec(shape.slice(0, index));
  return people !== null && tokens[people.index]!.data.target !== true ? "civilian_deaths" : counted;
}

/** "les civils ont payé le plus lourd tribut : 379 décès": the dead after a colon are those of whom the clause before it speaks. */
function civiliansBefore(parsed: Parsed, index: number): boolean {
  const [from] = clauseOf(parsed, index);
  if (parsed.tokens[from - 1]?.kind !== ":" || index - from > 3) return false;
  return parsed.tokens.slice(0, from).some(({kind, data}) => kind === "C" && data.target !== true);
}

/** People are counted where the verb nearest to them kills, carries off or leaves dead. */
function persons(parsed: Parsed, index: number, phrase: NounPhrase, found: readonly Count[]): Counted {
  const dead: Counted = phrase.kinds.includes("C") ? "civilian_deaths" : "deaths";
  const fate = fateAt(parsed, index, 3) ?? fateRight(parsed, phrase.to) ?? fateAt(parsed, index, 7) ?? coordinated(parsed, index, found);
  if (fate === "abducted" && areFree(parsed, phrase.to)) return "not_events";
  if (fate === "dead") return dead === "deaths" && aimedAtCivilians(parsed, index) ? "civilian_deaths" : dead;
  if (fate !== null && !(fate === "not_events" && /^(?:bodies|corps|corpses)$/.test(phrase.head!.key))) return fate;
  if (/^(?:bodies|corps|corpses)$/.test(phrase.head!.key)) return dead;
  if (/^(?:lives|vies|vies humaines|ames|souls)$/.test(phrase.head!.key) && /[EVb][^.:Z]{0,8}$/.test(parsed.shape.slice(Math.max(0, index - 9), index)) && !/sav|spar|sauv|epargn/.test(parsed.text)) return dead;
  const subject = subjectOf(parsed, index);
  if (subject?.kind === "N" || subject?.kind === "D") return subject.data.type === "abduction" || hasAbduction(parsed, index) ? "abducted" : dead;
  if (subject?.kind === "E" && subject.data.type === "abduction") return "abducted";
  return "not_events";
}

/** "in attacks aimed at civilians": whoever died there is counted as a civilian. */
function aimedAtCivilians(parsed: Parsed, index: number): boolean {
  const [, to] = clauseOf(parsed, index);
  return ofKind(parsed, "E", index, to).some((i) => parsed.tokens[i]!.data.type === "civilian_targeting" && /civil/.test(parsed.tokens[i]!.key));
}

function spreads(parsed: Parsed, index: number): boolean {
  const {tokens} = parsed;
  const [from, to] = clauseOf(parsed, index);
  const before = tokens.slice(Math.max(from, index - 4), index);
  const reached = before.some(({kind, key}) => kind === "u" || kind === "p" || /^(?:hit|struck|reached|swept|engulfed|across|in|dans|a travers|throughout|from)$/.test(key)) || before.some(({key}) => /^(?:active|actif|actifs|present|presents|operates?|operating|operent)$/.test(key));
  if (/Z[io]?[wd]{0,2}$/.test(parsed.shape.slice(Math.max(from, index - 4), index))) return false;
  if (tokens.slice(from, to).some(({key}) => /^(?:condemn|denounc|denonc)/.test(key))) return false;
  const saw = /^[wLodG]{0,5}[ceuwU]{0,3}[cu][iyo]?[wd]{0,2}[EVDKbuA]/.test(parsed.shape.slice(ofKind(parsed, "G", index, to)[0]! + 1, to));
  const passive = /^[wLodGP]{0,5}e[w]{0,2}u/.test(parsed.shape.slice(ofKind(parsed, "G", index, to)[0]! + 1, to)) && !tokens.slice(from, to).some(({key}) => nature.test(key));
  return passive || saw || reached && (/active|actifs?|present|operate/.test(before.map(({key}) => key).join(" ")) || ofKind(parsed, "EVKDup", from, index).length > 0 || ofKind(parsed, "EDu", index, to).length > 0 && index - from < 4);
}

const measures = {
  events: ["events", "events"], deaths: ["fatalities", "deaths"], civilian_deaths: ["civilian_fatalities", "deaths"], casualties: ["other", null], abducted: ["other", null], places: ["spread", "places"]
} as const;

function draftOf(parsed: Parsed, index: number, phrase: NounPhrase, counted: Counted, previous: Draft | null): Draft | null {
  if (counted !== "events" && counted !== "places" && ofNature(parsed, index)) return null;
  if (counted === "wounded" || counted === "not_events" || counted === "unknown") return null;
  const {number} = parsed.tokens[index]!;
  if (number === null) return null;
  const mixed = isMixed(parsed, phrase);
  const [measure, unit] = measures[mixed && counted === "civilian_deaths" ? "deaths" : counted];
  const bound = number.comparator === "eq" ? boundAfter(parsed, phrase.to) : null;
  const victims = ofKind(parsed, "AC", index + 1, phrase.to).filter((i) => counted !== "events" && counted !== "places" && (parsed.tokens[i]!.kind === "A" || parsed.tokens[i]!.data.target === true));
  if (mixed) victims.length = 0;
  victims.push(...among(parsed, phrase.to, counted));
  const trade = !mixed && victims.length === 0 && counted === "civilian_deaths" && phrase.head === null ? tradeAt(parsed, index) : null;
  if (trade !== null) victims.push(trade);
  const subject = phrase.head === null ? subjectOf(parsed, index) : null;
  const type = subject?.kind === "E" && counted === "events" ? subject.data.type ?? null : phrase.head?.kind === "E" ? phrase.head.data.type ?? null : counted === "abducted" ? "abduction" : phrase.head === null && previous !== null && previous.measure === measure ? previous.eventType : null;
  const [from, to] = spanOf(parsed, index, phrase);
  return {measure, unit, comparator: bound ?? number.comparator, value: number.value, anchor: index, from, to, eventType: type, victims, rule: phrase.head === null ? "bare count" : "count", baseline: null};
}

/** "16,000 civilians and soldiers": people of both kinds in one number. */
function isMixed({shape}: Parsed, {to, kinds}: NounPhrase): boolean {
  return kinds.endsWith("C") && /^&d?A/.test(shape.slice(to)) || kinds.endsWith("A") && /^&d?C/.test(shape.slice(to));
}

/** "23 morts parmi les soldats": those of whom the dead were. */
function among({tokens, shape}: Parsed, to: number, counted: Counted): number[] {
  if (counted !== "deaths" && counted !== "civilian_deaths" || !/^(?:parmi|among)$/.test(tokens[to]?.key ?? "")) return [];
  const people = /^.d?[AC]/.exec(shape.slice(to));
  return people === null ? [] : [to + people[0].length - 1];
}

/** A comparator that follows the noun: "350 civilians or more". */
function boundAfter(parsed: Parsed, to: number): Comparator | null {
  const {tokens} = parsed;
  const next = tokens.slice(to, to + 3).map(({key}) => key).join(" ");
  return boundsAfter[parsed.language].find(([phrase]) => next === phrase || next.startsWith(`${phrase} `))?.[1] ?? null;
}

const boundsAfter = Object.fromEntries(Object.values(lexicons).map(({language, after}) => [language, after.flatMap(([list, comparator]) => phrases(list).map((phrase) => [phrase, comparator] as const))])) as Record<ClaimLanguage, (readonly [string, Comparator])[]>;

/** From the verb before the number to its noun or the verb after it. */
function spanOf(parsed: Parsed, index: number, phrase: NounPhrase): [number, number] {
  const {tokens} = parsed;
  let [from, to] = [index, phrase.to];
  for (let i = index - 1; i >= 0 && i > index - 4 && !isClauseEnd(tokens[i]!) && tokens[i]!.kind !== "#" && tokens[i]!.kind !== ","; i--) if ("KklBcueUFNDE".includes(tokens[i]!.kind)) from = i;
  for (let i = phrase.to; i < tokens.length && i < phrase.to + 6 && !isClauseEnd(tokens[i]!) && !"#,".includes(tokens[i]!.kind); i++) if ("KkBDiLTc".includes(tokens[i]!.kind) && tokens[i]!.kind !== "i") to = i + 1;
  return [from, to];
}

