import {findActors, type ActorMention} from "./actors.ts";
import {fold} from "./fold.ts";
import type {NameTable} from "./gazetteer.ts";
import {kinds, type ClaimLanguage, type Kind, type LexiconEntry, type PhraseData} from "./lexicon.ts";
import {lexicons} from "./lexicons.ts";
import {openSourceAt} from "./open-sources.ts";
import {findNumbers, phraseAt, phraseTable, type NumberMention} from "./numbers.ts";
import type {PeriodContext} from "./date-points.ts";
import type {PeriodMention} from "./period-days.ts";
import {findPeriods} from "./periods.ts";
import {findPlaces, type PlaceMention} from "./places.ts";
import {fullVerbs} from "./tags.ts";
import {wordsOf, type Word} from "./words.ts";

/** A token of a sentence: one or several words that do one thing. */
export interface Token {
  kind: Kind;
  start: number;
  end: number;
  text: string;
  key: string;
  data: PhraseData;
  number: NumberMention | null;
  period: PeriodMention | null;
  actor: ActorMention | null;
  place: PlaceMention | null;
}

/** A sentence in tokens, with its `shape`: the kinds of its tokens, one letter each, over which rules are patterns. */
export interface Parsed {
  text: string;
  language: ClaimLanguage;
  tokens: readonly Token[];
  shape: string;
  periods: readonly PeriodMention[];
  /** Whether the sentence before it counted events or deaths, which "that" and "the figure" then mean. */
  told: boolean;
  /** Whether the library of the language takes an unknown word for a full verb; the sentence is tagged when first asked. */
  isVerb(token: Token): boolean;
}

/** What a sentence is read with: the day and period its own refer to, and the names of actors beside those of the tables. */
export interface ParseContext extends PeriodContext {
  actors?: NameTable | null;
  told?: boolean;
}

/** Reads a sentence into tokens: periods first, then names, numbers and the phrases of the language's table. */
export function parse(text: string, language: ClaimLanguage, context: ParseContext): Parsed {
  const lexicon = lexicons[language];
  const words = wordsOf(text);
  const periods = findPeriods(text, fold(text), language, context);
  const tokens: Token[] = [];
  const cover: (Token | null)[] = words.map(() => null);
  const take = (from: number, to: number, kind: Kind, more: Partial<Token> = {}): void => {
    const [start, end] = [words[from]!.start, words[to - 1]!.end];
    const token: Token = {kind, start, end, text: text.slice(start, end), key: words.slice(from, to).map(({key}) => key).join(" "), data: {}, number: null, period: null, actor: null, place: null, ...more};
    for (let i = from; i < to; i++) cover[i] = token;
    tokens.push(token);
  };
  for (const period of periods) {
    const from = words.findIndex(({end}) => end > period.start);
    let to = from;
    while (to < words.length && words[to]!.start < period.end) to++;
    if (from >= 0 && to > from) take(from, to, kinds.period, {period});
  }
  const free = (from: number, to: number) => cover.slice(from, to).every((token) => token === null);
  const sources = sourceTable(language);
  words.forEach((_, i) => {
    const source = cover[i] === null ? phraseAt(words, i, sources) : null;
    const actor = /^(?:forces?|troops|soldiers|army|militias?|area|buildings?|positions?|offensive|convoy|peacekeepers?)$/.test(words[source?.to ?? 0]?.key ?? "") || words[i - 1]?.key === "local" || words[i]!.glued || source?.to === i + 1 && isCounted(words[i - 1], language);
    if (source !== null && !actor && free(i, source.to) && spelled(words.slice(i, source.to))) take(i, source.to, kinds.source, {data: source.data});
  });
  const known = (from: number, to: number) => cover.slice(from, to).some((token) => token?.kind === kinds.actor);
  const actors = findActors(words, (from, to) => free(from, to), lexicon, context.actors ?? null);
  for (const actor of actors.filter(({named}) => named)) if (free(actor.from, actor.to)) take(actor.from, actor.to, kinds.actor, {actor, data: {heads: actor.heads}});
  for (const actor of actors.filter(({named}) => !named)) if (isProper(words, actor) && free(actor.from, actor.to)) take(actor.from, actor.to, kinds.actor, {actor, data: {heads: actor.heads}});
  words.forEach((_, i) => {
    const to = cover[i] === null ? openSourceAt(words, i, language) : null;
    if (to !== null && free(i, to) && !known(i, to)) take(i, to, kinds.source, {data: {source: "other"}});
  });
  const places = findPlaces(words, (from, to) => free(from, to), lexicon);
  for (const place of places) if (free(place.from, place.to)) take(place.from, place.to, kinds.place, {place});
  // fractions, multiples and superlatives come before the numbers of which they are made: "one in three", "cinq fois", "second deadliest"
  words.forEach((_, i) => {
    const phrase = cover[i] === null ? phraseAt(words, i, entryTable(language)) : null;
    if (phrase !== null && !(phrase.data[0] === "x" && words[i]!.glued) && ("/xRr".includes(phrase.data[0]) || phrase.data[0] === "0" && phrase.to > i + 1) && free(i, phrase.to) && !(phrase.data[0] === "r" && words[phrase.to]?.key === "as" && isCounted(words[phrase.to + 1], language)) && !/^(?:dozen|douzaine)$/.test(words[phrase.to]?.key ?? "") && !(words[phrase.to - 1]!.key === "half" && (/^(?:a|million)$/.test(words[phrase.to]?.key ?? "") || /(?:^| )and (?:a )?half$/.test(keysOf(words, i - 2, phrase.to))))) take(i, phrase.to, phrase.data[0], {data: phrase.data[1]});
  });
  words.forEach(({key}, i) => {
    const value = cover[i] === null && key.endsWith("fold") ? lexicon.units[key.slice(0, -4)] : undefined;
    if (value !== undefined) take(i, i + 1, kinds.multiple, {data: {value}});
  });
  for (const number of findNumbers(words.map((word, i) => cover[i] === null ? word : {...word, key: "\u0000", text: "\u0000"}), lexicon)) {
    if (free(number.from, number.to)) take(number.from, number.to, number.percent ? kinds.percent : kinds.number, {number});
  }
  for (const actor of actors.filter(({named}) => !named)) if (free(actor.from, actor.to)) take(actor.from, actor.to, kinds.actor, {actor, data: {heads: actor.heads}});
  const table = entryTable(language);
  const uncovered = words.map((word, i) => cover[i] === null ? word : {...word, key: "\u0000"});
  for (let i = 0; i < words.length; i++) {
    if (cover[i] !== null) continue;
    const phrase = phraseAt(uncovered, i, table);
    if (phrase !== null && free(i, phrase.to)) take(i, phrase.to, phrase.data[0], {data: phrase.data[1]});
    else take(i, i + 1, other(words, i));
  }
  tokens.sort((a, b) => a.start - b.start);
  tokens.forEach((token, i) => {
    if (token.kind === kinds.event && tokens[i - 1]?.key === "to" && !token.key.endsWith("s")) token.kind = kinds.struck;
    // accents are folded away, but tell "attaqués" from "attaques"
    if (language === "fr" && token.kind === kinds.event && /\u00e9e?s?$/.test(token.text.normalize("NFC")) && !token.key.includes(" ")) token.kind = kinds.struck;
    if (language === "fr" && token.key === "explose" && /b$/.test(tokens.slice(0, i).map(({kind}) => kind).join("").replace(/[iew]+$/, ""))) token.kind = kinds.struck;
    if (splits(tokens, i)) token.kind = kinds.kill;
    if (token.key === "kidnapping" && (i === 0 || "da".includes(tokens[i - 1]!.kind)) && !"#AHCP".includes(tokens[i + 1]?.kind ?? ".")) token.kind = kinds.event;
    if (language === "fr" && token.kind === kinds.kill && /^massacres?$/i.test(token.text)) Object.assign(token, {kind: kinds.event, data: {type: "civilian_targeting"}});
  });
  if (language === "en") onesOf(tokens);
  let verbs: ReadonlySet<number> | null = null;
  const isVerb = ({kind, start}: Token) => kind === kinds.other && (verbs ??= fullVerbs(text, language)).has(start);
  return {text, language, tokens, shape: tokens.map(({kind}) => kind).join(""), periods, told: context.told === true, isVerb};
}

/** "A soldier was killed", "an aid worker has been abducted": the article counts one. */
function onesOf(tokens: readonly Token[]): void {
  const shape = tokens.map(({kind}) => kind).join("");
  for (const match of shape.matchAll(/d(?=[aw]{0,2}[HCA]e[w]?[KB])/g)) {
    const token = tokens[match.index]!;
    if (!/^an?$/.test(token.key)) continue;
    token.kind = kinds.number;
    token.number = {from: 0, to: 0, digits: 0, value: 1, comparator: "eq", percent: false, bareYear: false};
  }
}

/** "Hacked 38 people to death", "burned eleven villagers alive": the two halves of one verb. */
function splits(tokens: readonly Token[], i: number): boolean {
  if (!/^(?:hack|stab|beat|club|bludgeon|burn|shoot|shot|tortur|ston|lash|crush|starv|whip|chop|brul|batt)\w*$/.test(tokens[i]!.key)) return false;
  for (let j = i + 1; j < tokens.length && j < i + 8 && !",.:".includes(tokens[j]!.kind); j++) if (/^(?:alive|vifs?|vives?)$/.test(tokens[j]!.key) || /^(?:death|mort)$/.test(tokens[j]!.key) && /^(?:to|a)$/.test(tokens[j - 1]!.key) || tokens[j]!.key === "dead" && j > i + 1) return true;
  return false;
}

function other(words: readonly Word[], i: number): Kind {
  const {text} = words[i]!;
  if (/^[,()–—-]$/.test(text)) return kinds.comma;
  if (/^[.;!?]$/.test(text)) return kinds.stop;
  if (text === ":") return kinds.colon;
  if (/^["“”«»'’‘]$/.test(text)) return kinds.quote;
  return /^\p{Lu}/u.test(text) && i > 0 ? kinds.proper : kinds.other;
}

/** "US forces", "Amhara militiamen", but "in Mopti gunmen": the name before the noun belongs to it where no word of place stands before it. */
function isProper(words: readonly Word[], {from, to}: ActorMention): boolean {
  return words.slice(from, to - 1).some(({text}) => /^\p{Lu}/u.test(text)) && !/^(?:in|at|near|from|across|around|to|over|into|throughout|,|a|au|en|dans)$/.test(words[from - 1]?.key ?? "");
}

function keysOf(words: readonly Word[], from: number, to: number): string {
  return words.slice(Math.max(0, from), to).map(({key}) => key).join(" ");
}

/** "241 medics", "four residents": people who are counted, not those who tell. */
function isCounted(word: Word | undefined, language: ClaimLanguage): boolean {
  return word !== undefined && (/^\d/.test(word.key) || word.key in lexicons[language].units && word.key !== "un" && word.key !== "une");
}

/** Acronyms count only in capitals: WHO, not who. */
function spelled(words: readonly Word[]): boolean {
  const [{text} = {text: ""}] = words;
  return words.length > 1 || text.length > 4 || text === text.toUpperCase() || /^(?:Acled|Ucdp|Onu|Ocha)$/.test(text) || text === "maire";
}

type EntryTable = ReturnType<typeof phraseTable<readonly [Kind, PhraseData]>>;
const entryTables = new Map<ClaimLanguage, EntryTable>();
const sourceTables = new Map<ClaimLanguage, ReturnType<typeof phraseTable<PhraseData>>>();

function entryTable(language: ClaimLanguage): EntryTable {
  let table = entryTables.get(language);
  if (table === undefined) entryTables.set(language, table = phraseTable(unique(lexicons[language].entries.filter(([kind]) => kind !== kinds.source))));
  return table;
}

function unique(entries: readonly LexiconEntry[]): [string, readonly [Kind, PhraseData]][] {
  return entries.map(([kind, list, data = {}]) => [list, [kind, data] as const]);
}

function sourceTable(language: ClaimLanguage): ReturnType<typeof phraseTable<PhraseData>> {
  let table = sourceTables.get(language);
  if (table === undefined) sourceTables.set(language, table = phraseTable(lexicons[language].entries.filter(([kind]) => kind === kinds.source).map(([, list, data = {}]) => [list, data])));
  return table;
}
