import type {Comparator} from "./claim.ts";
import {phrases, type Lexicon} from "./lexicon.ts";
import type {Word} from "./words.ts";

/** A number as a sentence states it, with the words that bound it. Word indices, the last exclusive. */
export interface NumberMention {
  from: number;
  to: number;
  /** First word of the number itself, after "more than" and the like. */
  digits: number;
  value: number | readonly [number, number] | null;
  comparator: Comparator;
  percent: boolean;
  /** Written out or in figures with groups; a bare four-figure number may be a year. */
  bareYear: boolean;
}

/** The numbers of a sentence, in figures and words, with percent signs, ranges, vague words and comparators. */
export function findNumbers(words: readonly Word[], lexicon: Lexicon): NumberMention[] {
  const table = tableOf(lexicon);
  const found: NumberMention[] = [];
  for (let i = 0; i < words.length;) {
    const read = readNumber(words, i, table);
    if (read === null) {
      i++;
      continue;
    }
    if (words[read.to]?.glued === true && spans.test(words[read.to]!.key)) {
      i = read.to;
      continue;
    }
    const whole = ranged(words, read, table);
    const {to, percent} = percented(words, whole.to, table);
    const last = after(words, to, table);
    const floor = found[found.length - 1]?.to ?? 0;
    const first = before(words, whole.from, floor, table);
    const comparator = whole.comparator !== "eq" ? whole.comparator : last.comparator ?? first.comparator ?? "eq";
    found.push({from: first.from, to: last.to, digits: whole.from, value: whole.value, comparator: narrowed(comparator, whole, first.comparator), percent, bareYear: whole.bareYear && !percent});
    i = last.to;
  }
  return found;
}

/** "The five-year average", "a 12-hour operation": how long or large one thing is, and no count. */
const spans = /^(?:year|month|week|day|hour|minute|mile|km|metre|meter|storey|man|member|old|point)$/;

interface Read {
  from: number;
  to: number;
  value: number | readonly [number, number] | null;
  comparator: Comparator;
  bareYear: boolean;
}

interface Table {
  lexicon: Lexicon;
  vague: PhraseTable<{comparator: Comparator; value: number | null}>;
  before: PhraseTable<Comparator>;
  after: PhraseTable<Comparator>;
  percent: PhraseTable<true>;
  open: ReadonlySet<string>;
  join: ReadonlySet<string>;
}

type PhraseTable<T> = ReadonlyMap<string, readonly (readonly [readonly string[], T])[]>;

const tables = new Map<Lexicon, Table>();

function tableOf(lexicon: Lexicon): Table {
  let table = tables.get(lexicon);
  if (table === undefined) {
    table = {
      lexicon,
      vague: phraseTable(lexicon.vague.map(([list, comparator, value]) => [list, {comparator, value}])),
      before: phraseTable(lexicon.before), after: phraseTable(lexicon.after), percent: phraseTable(lexicon.percent.map((text) => [text, true])),
      open: new Set(lexicon.rangeOpen), join: new Set([...lexicon.rangeJoin, "–", "—"])
    };
    tables.set(lexicon, table);
  }
  return table;
}

/** Phrases by their first word, longest first. */
export function phraseTable<T>(entries: readonly (readonly [list: string, data: T])[]): PhraseTable<T> {
  const table = new Map<string, [string[], T][]>();
  for (const [list, data] of entries) {
    for (const phrase of phrases(list)) {
      const parts = phrase.split(/[\s-]+|(?<=')(?!s\b)|(?='s\b)/).filter((part) => part !== "");
      table.set(parts[0]!, [...table.get(parts[0]!) ?? [], [parts, data]]);
    }
  }
  for (const list of table.values()) list.sort(([a], [b]) => b.length - a.length);
  return table;
}

/** The longest phrase of the table that starts at word `i`. */
export function phraseAt<T>(words: readonly Word[], i: number, table: PhraseTable<T>): {to: number; data: T} | null {
  for (const [parts, data] of table.get(words[i]?.key ?? "") ?? []) {
    if (parts.every((part, j) => words[i + j]?.key === part)) return {to: i + parts.length, data};
  }
  return null;
}

function readNumber(words: readonly Word[], i: number, table: Table): Read | null {
  const vague = phraseAt(words, i, table.vague);
  if (vague !== null) return {from: i, to: vague.to, value: vague.data.value, comparator: vague.data.comparator, bareYear: false};
  const read = /^\d/.test(words[i]!.text) ? inFigures(words, i, table) : inWords(words, i, table);
  return read === null ? null : withHalf(words, read);
}

/** "three and a half times", "deux fois et demie". */
function withHalf(words: readonly Word[], read: Read): Read {
  const next = words.slice(read.to, read.to + 3).map(({key}) => key).join(" ");
  const half = /^and a half/.test(next) ? 3 : /^et demie?\b/.test(next) ? 2 : 0;
  return half === 0 || typeof read.value !== "number" ? read : {...read, value: read.value + 0.5, to: read.to + half};
}

function inFigures(words: readonly Word[], i: number, {lexicon}: Table): Read {
  const {text} = words[i]!;
  let value = figure(text);
  let to = i + 1;
  const multiplier = lexicon.multipliers[words[to]?.key ?? ""];
  if (multiplier !== undefined && !words[to]!.glued) {
    value = decimal(text) * multiplier;
    to++;
  }
  return {from: i, to, value, comparator: "eq", bareYear: to === i + 1 && /^(?:19|20)\d\d$/.test(text)};
}

/** "1,234", "1.234" and "1 234" are whole numbers, three figures after the mark; "5.2" and "5,2" are not. */
function figure(text: string): number {
  return /^\d{1,3}(?:\D\d{3})+(?:[.,]\d{1,2})?$/.test(text) ? Number(text.replace(/\D(?=\d{3})/g, "").replace(",", ".")) : decimal(text);
}

function decimal(text: string): number {
  const value = Number(text.replace(/[\s\u00a0\u202f']/g, "").replace(",", "."));
  return Number.isFinite(value) ? value : Number(text.replace(/\D/g, ""));
}

function inWords(words: readonly Word[], i: number, {lexicon}: Table): Read | null {
  let [total, current, to, counted] = [0, 0, i, false];
  for (let j = i; j < words.length; j++) {
    const {key} = words[j]!;
    const unit = lexicon.units[key];
    const multiplier = lexicon.multipliers[key];
    if (unit !== undefined) {
      const sum = counted && unit === 20 && current === 4 && lexicon.language === "fr" ? 80 : addUp(current, unit);
      if (Number.isNaN(sum)) break;
      current = sum;
    } else if (multiplier !== undefined && (counted || multiplier !== 12)) {
      const times = (current || 1) * multiplier;
      if (multiplier >= 1000) [total, current] = [total + times, 0];
      else current = multiplier === 100 && current > 100 ? current + 100 : times;
    } else if (!(counted && lexicon.numberJoints.includes(key) && (words[j + 1]?.key ?? "") in lexicon.units && joins(current))) break;
    else continue;
    counted = true;
    to = j + 1;
  }
  return counted ? {from: i, to, value: total + current, comparator: "eq", bareYear: false} : null;
}

/** "twenty" and "six" add up, "six" and "twenty" are two numbers. */
function addUp(current: number, unit: number): number {
  const room = current === 0 ? Infinity : current % 100 === 0 ? 100 : current % 20 === 0 && current % 100 >= 60 ? 20 : current % 10 === 0 && current % 100 >= 10 ? 10 : 0;
  return unit < room ? current + unit : NaN;
}

function joins(current: number): boolean {
  return current >= 20 && current % 10 === 0;
}

/** "between 20 and 30", "20 to 30", "20-30": one number of two ends. */
function ranged(words: readonly Word[], first: Read, table: Table): Read {
  const joint = words[first.to];
  if (joint === undefined || first.comparator !== "eq" || first.bareYear || typeof first.value !== "number") return first;
  const open = table.open.has(words[first.from - 1]?.key ?? "");
  const between = /^(?:from|de)$/.test(words[first.from - 1]?.key ?? "");
  if (between && !/^(?:range|ranges|ranged|ranging|vary|varied|varies|varying|vont|varient|varie|variant|allant|faisant|fait|font|tuant|killed|killing|left|leaving)$/.test(words[first.from - 2]?.key ?? "")) return first;
  const glued = joint.glued && /^\d/.test(joint.text);
  const at = glued ? first.to : first.to + 1;
  if (!glued && !table.join.has(joint.key) || words[at] === undefined) return first;
  if (!open && !glued && (joint.key === "and" || joint.key === "et")) return first;
  const second = readNumber(words, at, table);
  if (second === null || typeof second.value !== "number" || second.comparator !== "eq" || second.bareYear) return first;
  const scaled = second.value >= 1000 && first.value < 1000 && /\p{L}/u.test(words[second.to - 1]!.text) && /^\d/.test(words[first.from]!.text) ? first.value * (table.lexicon.multipliers[words[second.to - 1]!.key] ?? 1) : first.value;
  if (second.value <= scaled) return first;
  return {from: open ? first.from - 1 : first.from, to: second.to, value: [scaled, second.value], comparator: "eq", bareYear: false};
}

function percented(words: readonly Word[], to: number, {percent}: Table): {to: number; percent: boolean} {
  const sign = phraseAt(words, to, percent);
  return {to: sign?.to ?? to, percent: sign !== null};
}

function after(words: readonly Word[], to: number, table: Table): {to: number; comparator: Comparator | null} {
  const phrase = phraseAt(words, to, table.after);
  return phrase === null || /^\d/.test(words[phrase.to]?.text ?? "") ? {to, comparator: null} : {to: phrase.to, comparator: phrase.data};
}

/** The longest comparator that ends where the number starts. */
function before(words: readonly Word[], from: number, floor: number, table: Table): {from: number; comparator: Comparator | null} {
  let start = from;
  let comparator: Comparator | null = null;
  for (let i = from - 1; i >= Math.max(floor, from - 6); i--) {
    const phrase = phraseAt(words, i, table.before);
    if (phrase !== null && (phrase.to === from || phrase.to === start || phrase.to === from - 1 && /^(?:the|a|an|de|d'|des|les|que|to|of)$/.test(words[phrase.to]!.key))) {
      [start, comparator] = [i, phrase.data];
    }
  }
  return {from: start, comparator};
}

/** A dozen or more is what "dozens" says; "at least dozens" no more than that. */
function narrowed(comparator: Comparator, {comparator: own, value}: Read, outer: Comparator | null): Comparator {
  if (own === "approx" && outer !== null && typeof value === "number") return outer;
  if (own !== "eq") return outer === "gt" && own === "ge" ? "gt" : own;
  return typeof value === "number" ? comparator : comparator === "approx" ? "approx" : "eq";
}
