import {clauseOf, isClauseEnd, ofKind, type Draft} from "./draft.ts";
import type {Comparator} from "./claim.ts";
import {phrases, type ClaimLanguage} from "./lexicon.ts";
import {lexicons} from "./lexicons.ts";
import type {Parsed, Token} from "./parse.ts";
import {ratioAt} from "./shares.ts";

/** What a count of a sentence is of, as far as the rules of this file can tell. */
export type Counted = "events" | "deaths" | "civilian_deaths" | "casualties" | "abducted" | "places" | "wounded" | "not_events" | "unknown";

export interface Count {
  index: number;
  counted: Counted;
  draft: Draft | null;
}

/** Every number of the sentence with what it counts. `last` is the last count of the sentence before, for numbers that stand without a noun. */
export function counts(parsed: Parsed, last: Draft | null): Count[] {
  const {tokens} = parsed;
  const found: Count[] = [];
  let previous: Draft | null = null;
  for (const index of ofKind(parsed, "#")) {
    if (isPartOfWord(parsed, index) || isTimes(parsed, index) && !struckTimes(parsed, index)) continue;
    if (isOne(parsed, index) || ratioAt(parsed, index) !== null || [2, 3, 4, 5].some((back) => ratioAt(parsed, index - back)?.last === index)) continue;
    const phrase = nounPhrase(parsed, index);
    const agent = ofKind(parsed, "y", index - 2, index).length > 0 && !/^(?:of|to)$/.test(tokens[index - 1]!.key) && phrase.kinds.includes("A") && phrase.head?.kind !== "E";
    const counted: Counted = agent || isMoney(parsed, index) ? "not_events" : countedBy(parsed, index, phrase, found, previous ?? last);
    if (ofWhole(parsed, index)) continue;
    const draft: Draft | null = looksAhead(parsed, index) ? null : draftOf(parsed, index, phrase, counted, previous ?? last);
    if (draft !== null) previous = draft;
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

const nature = /^(?:floods?|flooding|earthquakes?|cholera|malaria|measles|disease|diseases|famine|hunger|starvation|accidents?|crash|crashes|collision|collisions|cyclone|storm|covid|landslides?|epidemic|outbreak|heatwave|malnutrition|shipwreck|ebola|mpox|aids|hiv|tuberculosis|drought|traffic|wildfires?|avalanche|suicides?|overdoses?|inondations?|seisme|tremblement|paludisme|rougeole|naufrage|faim|epidemie|maladies?|canicule|secheresse|noyes|dengue)$/;

/** The dead of floods, hunger and accidents are none of a conflict. */
function ofNature(parsed: Parsed, index: number): boolean {
  const [from, to] = clauseOf(parsed, index);
  return parsed.tokens.slice(Math.max(from, index - 10), Math.min(to, index + 12)).some(({key, kind}) => kind !== "Z" && nature.test(key)) && !parsed.tokens.slice(from, to).some(({kind, data, key}) => kind === "A" && !nature.test(key) || kind === "E" && data.type === "battle");
}

/** The 26 in "14 of the 26 provinces". */
function ofWhole({shape}: Parsed, index: number): boolean {
  return /#o[dLw]{0,3}$/.test(shape.slice(Math.max(0, index - 5), index)) && /^[wa]{0,2}G/.test(shape.slice(index + 1));
}

/** "could kill", "pourrait faire": what has not happened is no count. */
function looksAhead(parsed: Parsed, index: number): boolean {
  const {tokens, text} = parsed;
  const [from] = clauseOf(parsed, index);
  for (let i = index - 1; i >= from && i > index - 8; i--) {
    if (tokens[i]!.kind === ",") return false;
    if (tokens[i]!.kind === "M") return !/^\s+have\b|^-/.test(text.slice(tokens[i]!.end)) && !(tokens[i]!.key === "may" && /^[A-Z]/.test(tokens[i]!.text));
  }
  return false;
}

/** "one attack", "un attentat": an article and no count, unless it is one person. */
function isOne({tokens}: Parsed, index: number): boolean {
  const {number, key} = tokens[index]!;
  return number?.value === 1 && /^(?:one|un|une)$/.test(key) && !"HCAD".includes(tokens[index + 1]?.kind ?? "?");
}

/** The words that follow a number and may belong to its noun. `to` is exclusive. */
export interface NounPhrase {
  to: number;
  kinds: string;
  head: Token | null;
}

const skipped = /^(?:who|that|which|had|has|have|having|qui|dont|ou|où|avaient|ont|when|while|where|since|and|so|because|after|before|but|is|are|was|were|been|being|be|to|into|a|not|only|as|also|then)$/;

/** Tokens after the number up to its noun: in English the last of a row, in French the first. */
export function nounPhrase(parsed: Parsed, index: number): NounPhrase {
  const {tokens, language} = parsed;
  let to = index + 1;
  let kinds = "";
  let head: Token | null = null;
  let unknown = 0;
  for (let i = index + 1; i < tokens.length && i < index + 9; i++) {
    const {kind, key} = tokens[i]!;
    if (kind === "w" || kind === "P" || kind === "\"" || kind === "a" || kind === "n" || kind === "L" && head === null || kind === "+" && head === null || kind === "R" && head === null) {
      if (head !== null && language === "en" && kind !== "w") break;
      if (skipped.test(key) || ++unknown > 3) break;
      if (head !== null && language === "en") {
        if (!"DECHAGqZ".includes(tokens[i + 1]?.kind ?? "?")) break;
      }
      continue;
    }
    const whole = kind === "o" && head === null ? /^o[dLw]{0,3}#/.exec(parsed.shape.slice(i)) : null;
    if (whole !== null) return nounPhrase(parsed, i + whole[0].length - 1);
    if (kind === "o" && head === null && language === "fr" || kind === "o" && /^of$/.test(key) && head === null && i === index + 1) continue;
    if (kind === "d" && head === null && tokens[i - 1]!.kind === "o") continue;
    if ((kind === "c" || kind === "s" || kind === "S") && head === null && "DECHAGq".includes(tokens[i + 1]?.kind ?? "?")) continue;
    if (kind === "@" && kinds === "") {
      kinds += "@";
      to = i + 1;
      continue;
    }
    if (kind === "o" && head?.kind === "H" && /^(?:members|membres|elements|personnel)$/.test(head.key)) {
      const body = /^o[dw]?A/.exec(parsed.shape.slice(i));
      if (body !== null) return {to: i + body[0].length, kinds: `${kinds}A`, head};
    }
    if (!"DECHAGqZVNb".includes(kind)) break;
    if (head !== null && language === "fr" && !(kind === "C" || kind === "D")) break;
    kinds += kind;
    head = language === "fr" ? head ?? tokens[i]! : tokens[i]!;
    to = i + 1;
  }
  return {to, kinds, head};
}

function countedBy(parsed: Parsed, index: number, phrase: NounPhrase, found: readonly Count[], previous: Draft | null): Counted {
  const {tokens} = parsed;
  if (isTimes(parsed, index)) return "events";
  const {kinds, head} = phrase;
  if (head?.kind === "E" && tokens.slice(Math.max(0, index - 3), index).some(({key}) => averted.test(key))) return "not_events";
  const after = parsed.shape.slice(index + 1, index + 10);
  if (/^,?dNo/.test(after) && /^(?:to|a)$/.test(tokens[index - 1]?.key ?? "")) return nounOfTally(parsed, tokens[index + 1 + after.indexOf("N")]!) ?? "unknown";
  if (/^o?[dw@]{0,2}[KD][wiTL]{0,4}e[w]{0,2}C/.test(after) || /^e[w]?C/.test(after) && /[DKk][,wiTL]{0,5}$/.test(parsed.shape.slice(Math.max(0, index - 6), index))) return "civilian_deaths";
  if (head === null || head.kind === "V" || head.kind === "N") return kinds === "@" ? countedOf(previous) ?? "unknown" : withoutNoun(parsed, index, phrase, previous);
  if (head.kind === "Z" && uprooted.test(head.key) && fateRight(parsed, phrase.to) === "dead") return "civilian_deaths";
  if (head.kind === "Z" || head.kind === "b") return "not_events";
  if (head.kind === "q") return /^victim/.test(head.key) && tokens.slice(Math.max(0, index - 2), index).some(({kind, key}) => kind === "l" && /^claim/.test(key)) ? "deaths" : "casualties";
  if (kinds.includes("D") && head.kind !== "E") return joinsWounded(parsed, phrase.to - 1) ? "casualties" : kinds.includes("C") || murdered(parsed, index) || civiliansBefore(parsed, index) || aimedAtCivilians(parsed, index) ? "civilian_deaths" : "deaths";
  if (head.kind === "E") return /^(?:violation|exaction)s?$/.test(head.key) ? "casualties" : "events";
  if (head.kind === "G") return spreads(parsed, index) ? "places" : "not_events";
  return persons(parsed, index, phrase, found);
}

/** What was stopped before it happened, or outlived, is no event of the records. */
const averted = /^(?:foil(?:ed|s|ing)?|thwart(?:ed|s|ing)?|prevent(?:ed|s|ing)?|avert(?:ed|s|ing)?|surviv(?:ed|es|ing)?|planned|planning|plotted|plotting|escaped|dejoue\w*|empeche\w*|survecu|echappe|projetaient|preparaient)$/;

/** People whom a flight or a home names, and not things: they may be killed. */
const uprooted = /^(?:deplaces?|displaced|refugies?|refugees|inhabitants|families)$/;

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
  if (fate === "dead") return dead === "deaths" && aimedAtCivilians(parsed, index) ? "civilian_deaths" : dead;
  if (fate !== null && !(fate === "not_events" && /^(?:bodies|corps|corpses)$/.test(phrase.head!.key))) return fate;
  if (/^(?:bodies|corps|corpses)$/.test(phrase.head!.key) && (/[EVKAbu]/.test(parsed.shape) || /graves?\b|charniers?\b|fosses? communes?\b/i.test(parsed.text))) return dead;
  if (/^(?:lives|vies|vies humaines|ames|souls)$/.test(phrase.head!.key) && /[EVb][^.:Z]{0,8}$/.test(parsed.shape.slice(Math.max(0, index - 9), index)) && !/sav|spar|sauv|epargn/.test(parsed.text)) return dead;
  const subject = subjectOf(parsed, index);
  if (subject?.kind === "N" || subject?.kind === "D") return subject.data.type === "abduction" || hasAbduction(parsed, index) ? "abducted" : dead;
  if (subject?.kind === "E" && subject.data.type === "abduction") return "abducted";
  return "not_events";
}

type Fate = "dead" | "casualties" | "abducted" | "wounded" | "not_events";

function fateRight(parsed: Parsed, from: number): Fate | null {
  const {tokens} = parsed;
  let numbers = 0;
  for (let i = from; i < tokens.length && i < from + 14; i++) {
    const {kind, key} = tokens[i]!;
    if (isClauseEnd(tokens[i]!)) return null;
    if (kind === "#" && isOne(parsed, i) || kind === "#" && /^(?:un|une|one)$/.test(key) && tokens[i - 1]!.kind === "o") continue;
    if (kind === "#" || kind === "%") {
      const joined = tokens[i - 1]!.kind === "&" || tokens[i - 1]!.kind === ",";
      if (!joined && !(tokens.slice(from, i).some((token) => token.kind === ","))) return null;
      if (++numbers > 2) return null;
    }
    if (kind === "K" || kind === "k" || kind === "D" && /^(?:dead|morts?|mortes?|tue\w*)$/.test(key)) {
      if (/^(?:kill|killing|kills|slaying|tuant|tuent|a tue|ont tue|avoir tue|ayant tue|massacring|murdering)$/.test(key)) return null;
      if (numbers > 0 && kind !== "k" && tokens.slice(from, i).some((token) => token.kind === "W")) return null;
      return joinsWounded(parsed, i) ? "casualties" : "dead";
    }
    if (kind === "F" && /^(?:fell|tombes?|sont tombes|tombees)$/.test(key) && parsed.tokens[from - 1]?.kind === "A") return "dead";
    if (kind === "q" && /(?:killed|dead|injured|tues|morts)/.test(key)) return "casualties";
    if (kind === "W") return joinsDead(parsed, i) ? "casualties" : "wounded";
    if (kind === "B") return /(?:ed|en|off|es?|s)$/.test(key) ? "abducted" : null;
    if (kind === "Z" && !/^(?:weeks|months|days|years|hours|annees|mois|jours|ans)$/.test(key)) return "not_events";
    const relative = /^(?:who|that|which|qui)$/.test(tokens[i - 1]!.key);
    if (!relative && (parsed.isVerb(tokens[i]!) || kind === "M") || kind === "u" || kind === "l" && key !== "left" || kind === "E" && i > from + 3) return null;
  }
  return null;
}

/** People without a noun of the table, "58 Peuls ont été massacrés": a verb within reach says what became of them. */
function unnamedFate(parsed: Parsed, index: number): Fate | null {
  if (/^(?:when|while|where|as|after|before|since|because|quand|lorsque|lorsqu'|apres|avant)$/.test(parsed.tokens[index + 1]?.key ?? "")) return null;
  const unknown = /^o?[dwPn"]{0,4}(?:[e]?[wds]?(?=[KkBW])|e[w]?(?=D))/.exec(parsed.shape.slice(index + 1));
  return unknown === null ? null : fateRight(parsed, index + 1 + unknown[0].length);
}

function joinsWounded({tokens}: Parsed, i: number): boolean {
  return /^[&,][wv]?[WB]/.test(tokens.slice(i + 1, i + 4).map(({kind}) => kind).join(""));
}

function joinsDead({tokens}: Parsed, i: number): boolean {
  return tokens[i + 1]?.kind === "&" && "KkD".includes(tokens[i + 2]?.kind ?? "?");
}

/** "in attacks aimed at civilians": whoever died there is counted as a civilian. */
function aimedAtCivilians(parsed: Parsed, index: number): boolean {
  const [, to] = clauseOf(parsed, index);
  return ofKind(parsed, "E", index, to).some((i) => parsed.tokens[i]!.data.type === "civilian_targeting" && /civil/.test(parsed.tokens[i]!.key));
}

function fateAt(parsed: Parsed, index: number, reach: number): Fate | null {
  const {tokens} = parsed;
  for (let i = index - 1; i >= 0 && i > index - reach; i--) {
    const {kind, key} = tokens[i]!;
    if (kind === "K") return passive(parsed, i) ? null : joinsWounded(parsed, i) ? "casualties" : "dead";
    if (kind === "k" && /(?:los[est]|perd|perte)/.test(key)) return "dead";
    if (kind === "l") return /(?:li[vf]|vie)/.test(key) || /(?:claim|cost|toll|took|emport|fauch)/.test(key) && index - i <= 2 ? "dead" : null;
    if (kind === "q" && /(?:kill|dead|tues|morts)/.test(key)) return "casualties";
    if (kind === "W") return tokens[i - 1]?.kind === "&" && "KkD".includes(tokens[i - 2]?.kind ?? "?") ? "casualties" : "wounded";
    if (kind === "B") return passive(parsed, i) ? null : "abducted";
    if (kind === "Z" && /(?:ed|ing|e|es|er|s)$/.test(key)) return "not_events";
    if (/^(?:bodies|corps|depouilles|remains|cadavres)$/.test(key)) return "dead";
    if (kind === "D" && /^(?:killing|death|deaths|mort|morts)$/.test(key)) return "dead";
    if (!"dawHn\",o@P&ACsqi".includes(kind) || kind === "i" && !/^(?:a|au|aux|en)$/.test(key)) return null;
    if (kind === "&" && (!/^(?:other|others|autres)$/.test(tokens[index + 1]?.key ?? "") || !/K[^WBk#]{1,5}$/.test(parsed.shape.slice(Math.max(0, i - 6), i)))) return null;
  }
  return null;
}

function passive({tokens}: Parsed, i: number): boolean {
  return /^(?:ete |sont |est |furent |etaient |etait )|par$/.test(tokens[i]!.key) || /^(?:were|was|been|being|are|is|get|got|be|ete|sont|etaient)$/.test(tokens[i - 1]?.key ?? "");
}

function coordinated(parsed: Parsed, index: number, found: readonly Count[]): Fate | null {
  const dead = ({counted}: Count) => counted === "deaths" || counted === "civilian_deaths";
  const last = found[found.length - 1];
  if (last === undefined || !found.some(dead)) return null;
  const between = parsed.tokens.slice(nounPhrase(parsed, last.index).to, index);
  const broken = ofKind(parsed, ":", last.index, index)[0];
  const listed = ofKind(parsed, ":", found.find(dead)!.index, index)[0];
  if ((broken !== undefined || listed !== undefined) && !/[KkWBUFuc]/.test(parsed.shape.slice(broken ?? listed, clauseOf(parsed, index)[1]))) return "dead";
  return dead(last) && between.length > 0 && between.length <= 3 && between.every(({kind, key}) => "&,\"d".includes(kind) || key === "including" || key === "dont" || kind === "@") ? "dead" : null;
}

/** A number without a noun takes the subject of its clause, or what the number before it counted. */
function withoutNoun(parsed: Parsed, index: number, phrase: NounPhrase, previous: Draft | null): Counted {
  const {tokens} = parsed;
  const next = tokens[phrase.to] ?? null;
  const fate = fateAt(parsed, index, 3) ?? unnamedFate(parsed, index);
  if (fate === "dead") return lostThings(parsed, index) ? "not_events" : murdered(parsed, index) ? "civilian_deaths" : "deaths";
  if (fate === "wounded" || fate === "abducted" || fate === "casualties") return fate;
  if (next !== null && "KkW".includes(next.kind)) return next.kind === "W" ? "wounded" : joinsWounded(parsed, phrase.to) ? "casualties" : "deaths";
  if (next?.kind === "B") return fateAt(parsed, index, 4) === "not_events" ? "not_events" : "abducted";
  if (tokens[index - 1]?.kind === "y" && !/[UFx]/.test(parsed.shape.slice(Math.max(0, index - 5), index))) return "unknown";
  const subject = subjectOf(parsed, index);
  if (subject !== null && previous !== null && stands(next)) {
    const at = tokens.indexOf(subject);
    if (at >= previous.from && at < previous.to && !ofKind(parsed, ":", at, index).length) return countedOf(previous) ?? "unknown";
  }
  if (subject !== null) {
    if (subject.kind === "D" || subject.kind === "q" && /^(?:dead)/.test(subject.key)) return isCivilian(parsed, subject) ? "civilian_deaths" : "deaths";
    if (subject.kind === "E") return "events";
    if (subject.kind === "q") return "casualties";
    if (subject.kind === "N") return nounOfTally(parsed, subject) ?? countedOf(previous) ?? "unknown";
  }
  return stands(next) && previous !== null ? countedOf(previous) ?? "unknown" : "unknown";
}

/** "lost 12 games": an unknown thing, not men. */
function lostThings({tokens}: Parsed, index: number): boolean {
  const next = tokens[index + 1];
  return /^(?:lost|loses?|losing|perdu|perd|perdant)$/.test(tokens[index - 1]?.key ?? "") && next?.kind === "w" && /[sx]$/.test(next.key) && !people.test(next.key);
}

/** Nouns of trade and descent by their endings: "beekeepers", "geologists", "charbonniers". */
const people = /(?:ers|ors|ists|ians|men|women|ees|goers|folk|eurs|euses|iers|ieres|istes|iens|ants|ateurs)$/;

/** A trade that the table lacks, before or after a verb that kills: "17 beekeepers were killed". */
function murdered({tokens, shape}: Parsed, index: number): boolean {
  const words = /^[w]{1,3}/.exec(shape.slice(index + 1));
  return words !== null && tokens.slice(index + 1, index + 1 + words[0].length).some(({key, text}) => people.test(key) && !/^\p{Lu}/u.test(text) && !/^(?:others|members|leaders|numbers|brothers|sisters|commanders|prisoners|troopers|hours|jours|tiers|milliers|dozens|premiers|derniers|number)$/.test(key));
}

function stands(next: Token | null): boolean {
  return next === null || "Ti,.&tfgcyL:e/".includes(next.kind) || /^(?:the|l'|au|du|pour|sur|for|had|year|month)$/.test(next.key) || next.kind === "o";
}

function nounOfTally(parsed: Parsed, subject: Token): Counted | null {
  const at = parsed.tokens.indexOf(subject);
  if (/^(?:toll|tolls|bilan|bilans|losses)$/.test(subject.key) && !hasAbduction(parsed, at)) return isCivilian(parsed, subject) ? "civilian_deaths" : "deaths";
  if (/death|dead|deadly/.test(subject.key)) return isCivilian(parsed, subject) ? "civilian_deaths" : "deaths";
  const [from, to] = clauseOf(parsed, at);
  const noun = parsed.tokens.slice(at, Math.min(to, at + 8)).find(({kind}) => "DEq".includes(kind)) ?? parsed.tokens.slice(Math.max(from, at - 3), at).find(({kind}) => "DE".includes(kind));
  if (noun === undefined) return /^(?:toll|tolls|bilan|bilans)$/.test(subject.key) ? "deaths" : null;
  return noun.kind === "E" ? "events" : noun.kind === "q" ? "casualties" : isCivilian(parsed, noun) ? "civilian_deaths" : "deaths";
}

/** What was counted before: the noun left of the number with a verb of measure between, within its clause. */
function subjectOf(parsed: Parsed, index: number): Token | null {
  const {tokens} = parsed;
  let verb = false;
  let subject: Token | null = null;
  let crossed = false;
  for (let i = index - 1; i >= 0 && i > index - 26; i--) {
    const {kind, key} = tokens[i]!;
    if (isClauseEnd(tokens[i]!) && (kind !== ":" || subject !== null)) break;
    crossed ||= kind === ":";
    if (crossed && subject !== null && kind !== "N") continue;
    if (kind === "#" && !crossed || subject !== null && (kind === "," || kind === "&" || "Kku".includes(kind))) break;
    if (key === "number" && i === index - 1 && kind === "N" && tokens[i - 1]?.kind === "D") {
      verb = true;
      continue;
    }
    if ("eUFcgs".includes(kind) || kind === "i" && /^(?:at|a)$/.test(key) || kind === ":" || kind === "l" || kind === "f") verb = true;
    if (verb && (kind === "D" || kind === "E" && tokens[i + 1]?.key !== "'s" || kind === "q" || kind === "N" && !(crossed && /bilan|toll/.test(key)))) subject = tokens[i]!;
  }
  if (subject !== null) return subject;
  const comparing = tokens[index]!.number !== null && /^(?:exceed|depass|surpass|top|beyond|numbering|franchi)/.test(tokens[index]!.key);
  return comparing ? [...tokens.slice(Math.max(0, index - 6), index)].reverse().find(({kind}) => "DEqN".includes(kind)) ?? null : null;
}

function isCivilian({tokens}: Parsed, token: Token): boolean {
  const at = tokens.indexOf(token);
  return tokens.slice(Math.max(0, at - 2), at + 4).some(({kind, data}) => kind === "C" && data.target !== true);
}

function hasAbduction(parsed: Parsed, index: number): boolean {
  const [from, to] = clauseOf(parsed, index);
  return ofKind(parsed, "EB", from, to).some((i) => parsed.tokens[i]!.data.type === "abduction");
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

function countedOf(draft: Draft | null): Counted | null {
  if (draft === null) return null;
  if (draft.measure === "events") return "events";
  if (draft.measure === "fatalities") return "deaths";
  if (draft.measure === "civilian_fatalities") return "civilian_deaths";
  return draft.measure === "other" ? draft.eventType === "abduction" ? "abducted" : "casualties" : null;
}

const measures = {
  events: ["events", "events"], deaths: ["fatalities", "deaths"], civilian_deaths: ["civilian_fatalities", "deaths"], casualties: ["other", null], abducted: ["other", null], places: ["spread", "places"]
} as const;

function draftOf(parsed: Parsed, index: number, phrase: NounPhrase, counted: Counted, previous: Draft | null): Draft | null {
  if (counted !== "events" && counted !== "places" && ofNature(parsed, index)) return null;
  if (counted === "wounded" || counted === "not_events" || counted === "unknown") return null;
  const {number} = parsed.tokens[index]!;
  if (number === null) return null;
  const [measure, unit] = measures[counted];
  const bound = number.comparator === "eq" ? boundAfter(parsed, phrase.to) : null;
  const victims = ofKind(parsed, "AC", index + 1, phrase.to).filter((i) => counted !== "events" && counted !== "places" && (parsed.tokens[i]!.kind === "A" || parsed.tokens[i]!.data.target === true));
  const subject = phrase.head === null ? subjectOf(parsed, index) : null;
  const type = subject?.kind === "E" && counted === "events" ? subject.data.type ?? null : phrase.head?.kind === "E" ? phrase.head.data.type ?? null : counted === "abducted" ? "abduction" : phrase.head === null && previous !== null && previous.measure === measure ? previous.eventType : null;
  const [from, to] = spanOf(parsed, index, phrase);
  return {measure, unit, comparator: bound ?? number.comparator, value: number.value, anchor: index, from, to, eventType: type, victims, rule: phrase.head === null ? "bare count" : "count", baseline: null};
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

function isPartOfWord({tokens, text}: Parsed, index: number): boolean {
  const {end} = tokens[index]!;
  const after = text.slice(end, end + 1);
  return /[\p{L}/]/u.test(after) || after === "-" && /^-\p{L}/u.test(text.slice(end, end + 2)) || /[-/\p{L}]$/u.test(text.slice(0, tokens[index]!.start)) && /\d/.test(tokens[index]!.text[0]!);
}

/** "attacked the town 14 times": a count of attacks. */
function struckTimes(parsed: Parsed, index: number): boolean {
  const {tokens} = parsed;
  if (/^(?:as|more|higher|plus|moins|superieur|fewer|the|less)$/.test(tokens[index + 2]?.key ?? "") || tokens[index + 2]?.kind === "+") return false;
  const [from, to] = clauseOf(parsed, index);
  const struck = parsed.tokens.slice(Math.max(from, index - 8), Math.min(to, index + 12)).some(({kind}, i, all) => kind === "u" || kind === "E" && all[i - 1]?.key === "under");
  return struck && !ofKind(parsed, "UF", Math.max(from, index - 4), index).length;
}

/** "three times", "cinq fois": a multiple, which changes.ts reads. */
export function isTimes({tokens}: Parsed, index: number): boolean {
  return /^(?:times|fold|fois|occasions|occasion|reprises)$/.test(tokens[index + 1]?.key ?? "") || /^(?:multiplied by|divided by|multiplie\w* par|divise\w* par)$/.test(`${tokens[index - 2]?.key ?? ""} ${tokens[index - 1]?.key ?? ""}`);
}

function isMoney({tokens, text}: Parsed, index: number): boolean {
  const {start, end} = tokens[index]!;
  const digits = text.slice(start, end).search(/\d/);
  return /[$€£¥]\s?$/.test(text.slice(Math.max(0, start - 2), start)) || digits > 0 && /[$€£]/.test(text.slice(start, end)) || /^\s?[$€£¥]/.test(text.slice(end, end + 2));
}
