import {fold} from "./fold.ts";

/** A word, number or mark of a sentence. `key` is folded: lower case, no diacritics. */
export interface Word {
  start: number;
  end: number;
  text: string;
  key: string;
  /** Nothing but a hyphen stands between this word and the one before it. */
  glued: boolean;
}

/** A number in figures with its groups of thousands; a word with its elision ("l'", "d'") apart; "'s"; or one mark. */
const word = /\d{1,3}(?:[,.\u00a0\u202f\u2009' ]\d{3})+(?![\d])(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)*|\p{L}\.(?:\p{L}\.)+|[Aa]ujourd['’]hui|(?:[cdjlmnstCDJLMST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’](?=\p{L})|['’]s(?!\p{L})|(?:\p{L}|\p{M})(?:[\p{L}\p{M}\p{N}]|['’](?!s(?!\p{L}))(?=\p{L}))*|[^\s\p{L}\p{N}]/gu;

/** The words of a sentence in order. Hyphens fall away and glue their neighbours: "Saudi-led" is two words. */
export function wordsOf(sentence: string): Word[] {
  const words: Word[] = [];
  let hyphen = -1;
  for (const match of sentence.matchAll(word)) {
    const [text] = match;
    const start = match.index;
    if (/^[-‐‑]$/.test(text) && words.length > 0 && words[words.length - 1]!.end === start) {
      hyphen = start + text.length;
      continue;
    }
    words.push({start, end: start + text.length, text, key: fold(text).replace(/\./g, (dot) => /\d/.test(text) ? dot : ""), glued: hyphen === start});
  }
  return words;
}
