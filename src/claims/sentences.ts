import french from "fr-compromise";
import nlp from "compromise";
import type {ClaimLanguage} from "./lexicon.ts";

/** The longest sentence that is read as one, in characters. Longer ones are cut between words: no rule reaches further, and libraries slow down. */
export const LONGEST_SENTENCE = 1200;

export interface SentenceSpan {
  start: number;
  end: number;
  /** The paragraph it stands in, counted from 0. */
  paragraph: number;
}

/** Where the sentences of a text are. Blank lines end a sentence; within a paragraph the library of the language tells abbreviations from ends. */
export function sentencesOf(text: string, language: ClaimLanguage): SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  let paragraph = 0;
  for (const {start: index, end} of blocks(text)) {
    const block = text.slice(index, end).replace(/[\n\r]/g, " ");
    for (const piece of pieces(block)) {
      for (const [from, to] of split(block.slice(piece.start, piece.end), language)) spans.push({start: index + piece.start + from, end: index + piece.start + to, paragraph});
    }
    paragraph++;
  }
  return spans;
}

/** A line shorter than this that the next one does not go on with is a heading or an item of a list. */
const SHORT_LINE = 50;

/** Paragraphs: lines up to a blank one, or up to the end of a short line before a capital. */
function blocks(text: string): {start: number; end: number}[] {
  const found: {start: number; end: number}[] = [];
  let before = "";
  for (const {0: line, index} of text.matchAll(/[^\n]+/g)) {
    const last = found[found.length - 1];
    const goes = last !== undefined && last.end === index - 1 && line.trim() !== "" && before.trim() !== "" && !(before.length < SHORT_LINE && /^\s*[\p{Lu}-]/u.test(line) && !/[,;]\s*$/.test(before.slice(-10)));
    if (goes) last.end = index + line.length;
    else found.push({start: index, end: index + line.length});
    before = line;
  }
  return found;
}

/** A block in pieces that the library reads in time: cut after a sentence's end where one is in sight, else between words. */
function pieces(block: string): {start: number; end: number}[] {
  const found: {start: number; end: number}[] = [];
  for (let start = 0; start < block.length;) {
    const end = start + LONGEST_SENTENCE >= block.length ? block.length : cut(block, start);
    found.push({start, end});
    start = end;
  }
  return found;
}

function cut(block: string, start: number): number {
  const window = block.slice(start, start + LONGEST_SENTENCE);
  const stop = Math.max(window.lastIndexOf(". "), window.lastIndexOf("! "), window.lastIndexOf("? "), window.lastIndexOf(".\n"));
  if (stop > LONGEST_SENTENCE / 4) return start + stop + 2;
  const space = Math.max(window.lastIndexOf(" "), window.lastIndexOf("\n"));
  return start + (space > 0 ? space + 1 : LONGEST_SENTENCE);
}

function split(block: string, language: ClaimLanguage): [number, number][] {
  const read = (language === "fr" ? french : nlp).tokenize(block);
  const parts = (read.json({text: true, terms: false}) as {text: string}[]).map(({text}) => text.trim()).filter((text) => text !== "");
  const found: [number, number][] = [];
  let at = 0;
  for (const part of parts) {
    const start = block.indexOf(part, at);
    if (start < 0) return trimmed(block, [[0, block.length]]);
    found.push([start, start + part.length]);
    at = start + part.length;
  }
  return trimmed(block, joined(block, found));
}

/** A part that starts in lower case or with a mark goes on with the sentence before it, and what lies between two parts belongs to the first. */
function joined(block: string, found: readonly [number, number][]): [number, number][] {
  const whole: [number, number][] = [];
  for (const [start, end] of found) {
    const last = whole[whole.length - 1];
    const going = last !== undefined && (/^[\p{Ll}),;:%]/u.test(block.slice(start)) || /\b(?:M|MM|Mme|Dr|Mr|Mrs|Ms|Gen|Col|Maj|Capt|Lt|Sgt|St|Ste|No|vs|gén|approx|e\.g|i\.e)\.\s*$/i.test(block.slice(last[0], start)));
    if (going) last[1] = end;
    else whole.push([start, end]);
  }
  return whole.map(([start], i) => [start, whole[i + 1]?.[0] ?? block.length]);
}

function trimmed(block: string, found: readonly [number, number][]): [number, number][] {
  return found.map(([from, to]): [number, number] => {
    const text = block.slice(from, to);
    return [from + text.length - text.trimStart().length, from + text.trimEnd().length];
  }).filter(([from, to]) => to > from);
}
