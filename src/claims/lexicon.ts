import type {ClaimEventType, Comparator, SourceNamed} from "./claim.ts";

export type ClaimLanguage = "en" | "fr";

/**
 * What a word or phrase does in a sentence about violence. Rules are patterns over these kinds, one letter a token, so that they are the same in every
 * language; a language is a table of words.
 */
export const kinds = {
  number: "#", percent: "%", fraction: "/", multiple: "x", period: "T", place: "L", actor: "A", source: "S", civilian: "C", person: "H",
  event: "E", violence: "V", death: "D", tally: "N", kill: "K", die: "k", leave: "l", wounded: "W", abduct: "B", up: "U", down: "F", unit: "G",
  superlative: "R", comparative: "r", first: "O", none: "0", modal: "M", by: "y", of: "o", in: "i", than: "t", from: "f", to: "g", between: "z",
  and: "&", say: "s", verb: "v", adjective: "a", noun: "n", proper: "P", determiner: "d", other: "w", notEvents: "Z", linked: "h", struck: "u",
  reach: "e", spread: "p", count: "c", casualty: "q", anaphor: "@", comma: ",", stop: ".", colon: ":", quote: "\"", opinion: "!", pair: "2", more: "+", fewer: "-", weapon: "b"
} as const;
export type Kind = (typeof kinds)[keyof typeof kinds];

/** What a phrase carries beside its kind. */
export interface PhraseData {
  type?: ClaimEventType;
  value?: number;
  comparator?: Comparator;
  source?: SourceNamed;
  /** Of an actor: soldiers and fighters, whose dead are counted by head, and not a body such as an army. */
  heads?: boolean;
  /** Of an event noun: it names one event in the singular. */
  single?: boolean;
  /** Of persons: they are civilians by trade or age, named as the target. */
  target?: boolean;
}

export type LexiconEntry = readonly [kind: Kind, phrases: string, data?: PhraseData];

/**
 * The words of one language. Phrases are separated by `|`; `kill{s,ed}` stands for two, `attack{,s}` for with and without, `mushroom~` and `chuter~` for all
 * forms of a regular verb.
 */
export interface Lexicon {
  language: ClaimLanguage;
  /** Frequent words that tell the language of a text. */
  telling: string;
  entries: readonly LexiconEntry[];
  /** Number words that add up, and the multipliers. */
  units: Readonly<Record<string, number>>;
  multipliers: Readonly<Record<string, number>>;
  /** Words that may stand inside a number in words ("two hundred and six"). */
  numberJoints: readonly string[];
  vague: readonly (readonly [phrases: string, comparator: Comparator, value: number | null])[];
  before: readonly (readonly [phrases: string, Comparator])[];
  after: readonly (readonly [phrases: string, Comparator])[];
  rangeOpen: readonly string[];
  rangeJoin: readonly string[];
  percent: readonly string[];
  /** Words between a number and its noun that say nothing about what is counted. */
  place: PlaceWords;
  actor: ActorWords;
}

export interface PlaceWords {
  /** Words before a name that make it a place. */
  locative: string;
  /** Parts of a country, before or after its name: "northern", "the north of". */
  direction: string;
  /** "province", "State": part of the name when they stand beside it. */
  division: string;
  /** Places without a name. */
  unnamed: string;
}

export interface ActorWords {
  /** Nouns that name an armed actor. */
  nouns: string;
  /** Of these, the ones counted by head. */
  heads: string;
  /** Lower-case words that belong to an actor's name beside the noun. */
  modifiers: string;
  /** Capitalised adjectives that make an actor of what follows. */
  nationality: RegExp;
}

/** All phrases that a braced list stands for. */
export function phrases(list: string): string[] {
  return list.split("|").map((phrase) => phrase.trim()).filter((phrase) => phrase !== "").flatMap(expand).flatMap(inflected);
}

/** The forms of the regular verb before a tilde: English verbs, and French ones in -er, whose accents are folded away. */
function inflected(phrase: string): string[] {
  const at = phrase.indexOf("~");
  if (at < 0) return [phrase];
  const [verb, rest] = [phrase.slice(0, at), phrase.slice(at + 1)];
  const endings = verb.endsWith("er") ? {cut: 2, list: "e es ent er ee ees ait aient ant erent"} : verb.endsWith("e") ? {cut: 1, list: "e es ed ing"} : /[^aeiou]y$/.test(verb) ? {cut: 1, list: "y ies ied ying"} : {cut: 0, list: " s ed ing"};
  return endings.list.split(" ").map((ending) => verb.slice(0, verb.length - endings.cut) + ending + rest);
}

function expand(phrase: string): string[] {
  const open = phrase.indexOf("{");
  if (open < 0) return [phrase];
  const close = phrase.indexOf("}", open);
  return phrase.slice(open + 1, close).split(",").flatMap((part) => expand(`${phrase.slice(0, open)}${part}${phrase.slice(close + 1)}`));
}
