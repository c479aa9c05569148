import type {Comparator} from "./claim.ts";
import {lexicons} from "./lexicons.ts";
import {phraseAt, phraseTable} from "./numbers.ts";
import type {Parsed} from "./parse.ts";
import {wordsOf} from "./words.ts";

const tables = new Map<string, ReturnType<typeof phraseTable<Comparator>>>();

/** The comparator before a word that is no number: "more than doubled", "close to half". */
export function boundBefore(parsed: Parsed, index: number): Comparator | null {
  const {language, text, tokens} = parsed;
  let table = tables.get(language);
  if (table === undefined) tables.set(language, table = phraseTable(lexicons[language].before));
  const words = wordsOf(text.slice(tokens[Math.max(0, index - 5)]!.start, tokens[index]!.start));
  for (let i = 0; i < words.length; i++) {
    const phrase = phraseAt(words, i, table);
    if (phrase !== null && phrase.to >= words.length - 1 && (phrase.to === words.length || /^(?:the|a|la|le|de|d'|un|que|to)$/.test(words[phrase.to]!.key))) return phrase.data;
  }
  return null;
}
