import * as chrono from "chrono-node";
import {calendarUnit, day, months, parts, past, previous, shift, year, yearEarlier, type Days, type Unit} from "./calendar.ts";
import type {ClaimLanguage} from "./lexicon.ts";
import {periodWords, type PeriodForm, type PeriodWords} from "./period-words.ts";

/** A period as a sentence writes it. Offsets in the sentence. */
export interface PeriodMention extends Days {
  start: number;
  end: number;
  form: PeriodForm;
  /** It is what another period is held against ("than in 2020"). */
  baseline: boolean;
  /** Another reading of the same words, and why. */
  other: {days: Days; reason: string} | null;
}

export interface PeriodContext {
  /** Day of publication, or null where it is not known. */
  published: string | null;
  /** The period that the text spoke of last. */
  before: Days | null;
}

/** The periods of a sentence, in order. `folded` is the sentence folded. */
export function findPeriods(sentence: string, folded: string, language: ClaimLanguage, context: PeriodContext): PeriodMention[] {
  if (!cheap[language].test(folded)) return [];
  const words = periodWords[language];
  const found: {start: number; end: number; form: PeriodForm; groups: Record<string, string | undefined>}[] = [];
  for (const [form, pattern] of compiled(language)) {
    for (const match of folded.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].trimEnd().length];
      if (found.some((other) => other.start < end && start < other.end)) continue;
      if (form === "point" && !named(sentence, folded, start, end, words, language)) continue;
      found.push({start, end, form, groups: match.groups ?? {}});
    }
  }
  let before = context.before;
  return found.sort((a, b) => a.start - b.start).flatMap((match) => {
    const lead = folded.slice(Math.max(0, match.start - 80), match.start);
    if (match.form === "weekday" && (words.reporting.test(lead) || tells(folded, match, language))) return [];
    const {days, other} = resolve(match.form, match.groups, {...context, before}, words, language);
    const opening = /^(?:of|in|for|from|at|en|de|du|a|au) /.exec(folded.slice(match.start, match.end))?.[0] ?? "";
    const baseline = words.baseline.test(lead) || words.baseline.test(lead + opening) || match.form === "previous" || match.form === "year-earlier" || /^on (?:19|20)\d\d$/.test(folded.slice(match.start, match.end));
    if (days.from !== null && !baseline) before = days;
    return [{start: match.start, end: match.end, form: match.form, ...days, baseline, other}];
  });
}

/** "A précisé le ministère vendredi.": a verb of telling, its subject and the weekday that ends it. */
function tells(folded: string, {start, end}: {start: number; end: number}, language: ClaimLanguage): boolean {
  if (!/^\s*(?:[.,;:!?"]|$)/.test(folded.slice(end))) return false;
  return (language === "fr" ? /(?:,|"|^) ?(?:a|ont) (?:declare|annonce|indique|affirme|precise|dit|rapporte|fait savoir|confirme|estime|averti)e? (?!qu)(?:[a-z'-]+ ){1,5}$/ : /, (?:[a-z'.-]+ ){0,5}(?:said|announced|reported|confirmed|told reporters)(?: in a statement)? (?:on |late |early )?$/).test(folded.slice(Math.max(0, start - 90), start));
}

const cheap: Record<ClaimLanguage, RegExp> = {
  en: /(?:19|20)\d\d|year|month|week|quarter|day|decade|half|january|february|march|april|may|june|july|august|september|october|november|december|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|since|night|hours|q[1-4]/,
  fr: /(?:19|20)\d\d|\ban|mois|semaine|trimestre|semestre|jour|decennie|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|depuis|hier|di\b|dimanche|veille|t[1-4]|ces derni|week-end|nuit|heures|\d h|hiver|printemps|automne|\bete\b/
};

const patterns = new Map<ClaimLanguage, [PeriodForm, RegExp][]>();

function compiled(language: ClaimLanguage): [PeriodForm, RegExp][] {
  let list = patterns.get(language);
  if (list === undefined) patterns.set(language, list = periodWords[language].patterns.map(([form, source]) => [form, new RegExp(`(?<![a-z\\d])(?:${source})`, "g")]));
  return list;
}

/** "may" and "march" are months only where written so; a bare four-figure number is a year only where nothing is counted by it. */
function named(sentence: string, folded: string, start: number, end: number, words: PeriodWords, language: ClaimLanguage): boolean {
  const text = folded.slice(start, end);
  if (language === "en" && /\b(?:may|march|august)\b/.test(text)) {
    const at = start + text.search(/\b(?:may|march|august)\b/);
    if (!/[A-Z]/.test(sentence[at]!)) return false;
    if (/^may$/.test(text) && !/\b(?:since|last|this|of|early|late|by|and|to|until)\s$/.test(folded.slice(0, start))) return false;
  }
  return words.months.length > 0;
}

interface Resolved {
  days: Days;
  other: PeriodMention["other"];
}

const unknown: Days = {from: null, to: null};

function resolve(form: PeriodForm, groups: Record<string, string | undefined>, context: PeriodContext, words: PeriodWords, language: ClaimLanguage): Resolved {
  const {published} = context;
  const at = (text: string | undefined, yearOf: Days | null = null) => pointOf(text ?? "", {...context, before: yearOf ?? context.before}, words, language);
  const unit = words.units[groups.unit ?? ""] ?? "year";
  switch (form) {
    case "range": return plain(rangeOf(groups, context, words, language));
    case "since": return sinceOf(groups, context, words, language);
    case "until": return plain({from: null, to: at(groups.a).to});
    case "before": {
      const {from} = at(groups.a);
      return plain({from: null, to: from === null ? null : shift(from, -1, "day")});
    }
    case "part": return plain(partOf(groups, context, words));
    case "rolling-to": {
      const end = at(groups.a).to;
      return plain(end === null ? unknown : {from: shift(shift(end, 1, "day"), -count(groups.n, language), unit), to: end});
    }
    case "rolling": return published === null ? plain(unknown) : rollingOf(groups, published, unit, language);
    case "unit": return unitOf(groups, published, unit, words);
    case "previous": return plain(previousOf(groups, context, unit, language));
    case "year-earlier": return plain(groups.a ?? groups.b ? sameMonths(context.before, Number(groups.a ?? groups.b)) : context.before === null ? unknown : yearEarlier(context.before));
    case "ago": return plain(published === null ? unknown : calendarUnit(shift(published, -count(groups.n, language), unit), unit === "week" ? "day" : unit, 0));
    case "hours": return plain(published === null ? unknown : past(published, Math.ceil(hours(groups.hours!) / 24), "day"));
    case "night": return plain(published === null ? unknown : {from: shift(published, -1, "day"), to: published});
    case "weekend": return plain(published === null ? unknown : weekendOf(published));
    case "weekday-range": return plain(weekdaysOf(groups.from!, groups.weekday!, published, words, language));
    case "day-range": return plain(dayRangeOf(groups, at));
    case "part-month": return plain(partOfMonth(groups, at(groups.a), words, language));
    case "following": return plain(followingOf(context.before, words.units[groups.unit ?? groups.one!] ?? "year"));
    case "same": return plain(context.before ?? unknown);
    case "weekday": return plain(weekdayOf(groups.weekday!, published, words, language));
    case "relative-day": return plain(published === null || words.relativeDays[groups.rel!] === undefined ? unknown : calendarUnit(published, "day", words.relativeDays[groups.rel!]!));
    case "point": return plain(words.start.test(groups.a!) || words.end.test(groups.a!) ? unknown : at(groups.a));
    default: return plain(unknown);
  }
}

function plain(days: Days): Resolved {
  return {days, other: null};
}

function rangeOf(groups: Record<string, string | undefined>, context: PeriodContext, words: PeriodWords, language: ClaimLanguage): Days {
  const last = pointOf(groups.b!, context, words, language);
  const first = pointOf(groups.a!, last.to === null || /\d{4}/.test(groups.a!) ? context : {published: last.to, before: null}, words, language);
  if (last.to === null || first.from === null) return unknown;
  const edge = words.start.test(groups.b!) ? last.from : last.to;
  return {from: first.from, to: edge};
}

function sinceOf(groups: Record<string, string | undefined>, {published, before}: PeriodContext, words: PeriodWords, language: ClaimLanguage): Resolved {
  if (groups.a !== undefined) {
    const point = pointOf(groups.a, {published, before}, words, language);
    const whole = point.from !== null && point.to !== null && point.from !== point.to && !words.start.test(groups.a) && !words.middle.test(groups.a);
    const from = words.end.test(groups.a) && !words.vague.test(groups.a) ? point.to : point.from;
    return {
      days: {from, to: published},
      other: whole ? {days: {from: shift(point.to!, 1, "day"), to: published}, reason: "\"since\" may leave out the period it names"} : null
    };
  }
  if (published === null) return plain(unknown);
  if (groups.weekday !== undefined) return plain({from: weekdayOf(groups.weekday, published, words, language).from, to: published});
  if (groups.unit !== undefined && groups.rel === undefined) return plain({from: calendarUnit(published, words.units[groups.unit]!, 0).from, to: published});
  if (groups.rel !== undefined) {
    const unit = words.units[groups.unit ?? (/mois/.test(groups.rel) ? "mois" : /semaine/.test(groups.rel) ? "semaine" : "annee")] ?? "year";
    return plain({from: calendarUnit(published, unit, groups.rel === "this" ? 0 : -1).from, to: published});
  }
  const from = before?.to == null ? null : before.from === before.to ? before.to : shift(before.to, 1, "day");
  return plain({from, to: published});
}

function partOf(groups: Record<string, string | undefined>, context: PeriodContext, words: PeriodWords): Days {
  const order = words.ordinals[groups.ord!];
  const offset = words.offsets[groups.rel ?? ""];
  const y = groups.a !== undefined ? Number(groups.a) : offset !== undefined && context.published !== null ? parts(context.published)[0] + offset : yearIn(context);
  if (order === undefined || y === null) return unknown;
  const unit = groups.part === undefined ? "quarter" : words.units[groups.part] ?? "month";
  if (groups.n !== undefined || unit === "month") {
    const n = count(groups.n, "en") || count(groups.n, "fr");
    if (unit === "week" || n < 1) return unknown;
    return order === -1 ? months(y, 13 - n, 12) : months(y, 1, n);
  }
  const width = unit === "half" ? 6 : 3;
  const slot = order === -1 ? 12 / width : order;
  return groups.a === undefined && offset === undefined ? latestPart(slot, width, context, y) : months(y, (slot - 1) * width + 1, slot * width);
}

/** The first week, the last ten days, the second fortnight of a month: weeks begin on its first day. */
function partOfMonth(groups: Record<string, string | undefined>, month: Days, words: PeriodWords, language: ClaimLanguage): Days {
  const order = words.ordinals[groups.ord!];
  if (order === undefined || month.from === null || month.to === null) return unknown;
  const part = groups.part!;
  const length = (/^(?:week|semaine)/.test(part) ? 7 : /^(?:fortnight|quinzaine)/.test(part) ? 15 : 1) * count(groups.n, language);
  if (order === -1) return {from: shift(month.to, 1 - length, "day"), to: month.to};
  const from = shift(month.from, (order - 1) * length, "day");
  const to = shift(from, length - 1, "day");
  return {from, to: to > month.to || part === "fortnight" && order === 2 ? month.to : to};
}

/** "Between 3 and 9 May": the first day takes its month from the second. */
function dayRangeOf(groups: Record<string, string | undefined>, at: (text: string) => Days): Days {
  const {to} = at(groups.second === undefined ? groups.b! : `${groups.b} ${groups.second}${groups.a === undefined ? "" : `, ${groups.a}`}`);
  const first = parseInt(groups.first!);
  if (to === null || first < 1 || first > 31) return unknown;
  const [y, m, d] = parts(to);
  return {from: day(y, first > d ? m - 1 : m, first), to};
}

/** The latest Saturday that is not after publication, and its Sunday as far as it has come. */
function weekendOf(published: string): Days {
  const sinceSaturday = (new Date(`${published}T00:00:00Z`).getUTCDay() + 1) % 7;
  const from = shift(published, -sinceSaturday, "day");
  return {from, to: sinceSaturday === 0 ? from : shift(from, 1, "day")};
}

function weekdaysOf(first: string, last: string, published: string | null, words: PeriodWords, language: ClaimLanguage): Days {
  const {to} = weekdayOf(last, published, words, language);
  return to === null ? unknown : {from: weekdayOf(first, to, words, language).from, to};
}

function followingOf(before: Days | null, unit: Unit): Days {
  return before?.from == null || before.to === null ? unknown : calendarUnit(before.to, unit, 1);
}

function hours(text: string): number {
  return Number(text) || {"twenty-four": 24, "vingt-quatre": 24, "forty-eight": 48, "quarante-huit": 48}[text] || 72;
}

function latestPart(slot: number, width: number, {published}: PeriodContext, y: number): Days {
  const days = months(y, (slot - 1) * width + 1, slot * width);
  return published !== null && days.from! > published ? months(y - 1, (slot - 1) * width + 1, slot * width) : days;
}

function yearIn({published, before}: PeriodContext): number | null {
  if (published !== null) return parts(published)[0];
  return before?.to == null ? null : parts(before.to)[0];
}

function rollingOf(groups: Record<string, string | undefined>, published: string, unit: Unit, language: ClaimLanguage): Resolved {
  const n = groups.n === undefined ? 1 : count(groups.n, language);
  if (n === 0) return plain({from: null, to: published});
  const days = past(published, n, unit);
  const whole = unit === "year" || unit === "month" || unit === "quarter";
  const calendar = {from: calendarUnit(published, unit, -n).from, to: calendarUnit(published, unit, -1).to};
  return {days, other: whole ? {days: calendar, reason: "the past years or months may be whole ones of the calendar"} : null};
}

function unitOf(groups: Record<string, string | undefined>, published: string | null, unit: Unit, words: PeriodWords): Resolved {
  if (published === null) return plain(unknown);
  const now = / en cours|-ci/.test(groups.last ?? "") || groups.last === undefined && (words.offsets[groups.rel ?? ""] ?? 0) === 0;
  const days = calendarUnit(published, unit, now ? 0 : -1);
  if (now) return plain({from: days.from, to: days.to! > published ? published : days.to});
  return {days, other: {days: past(published, 1, unit), reason: "the last one may be the one that ended on the day of publication"}};
}

function previousOf(groups: Record<string, string | undefined>, {before, published}: PeriodContext, unit: Unit, language: ClaimLanguage): Days {
  if (before?.from == null || before.to === null) return before === null && published !== null && groups.n === undefined && /year|an|mois|month/.test(groups.unit ?? "") ? calendarUnit(published, unit, -1) : unknown;
  if (groups.unit === "period" || groups.unit === "periode") return previous(before);
  if (groups.n !== undefined) {
    const n = count(groups.n, language);
    const last = shift(before.from, -1, "day");
    return before.from.endsWith("-01") ? {from: shift(before.from, -n, unit), to: last} : {from: shift(before.from, -n, unit), to: last};
  }
  const length = (Date.parse(before.to) - Date.parse(before.from)) / 86_400_000;
  if (unit === "year") return length > 366 ? unknown : length > 330 ? previous(before) : calendarUnit(before.from, "year", -1);
  return calendarUnit(before.from, unit, -1);
}

function sameMonths(before: Days | null, y: number): Days {
  if (before?.from == null || before.to === null) return year(y);
  return yearEarlier(before, parts(before.to)[0] - y);
}

function weekdayOf(name: string, published: string | null, words: PeriodWords, language: ClaimLanguage): Days {
  if (published === null || !words.weekdays.includes(name)) return unknown;
  const parsed = readDate(name, published, language);
  if (parsed === null) return unknown;
  let date = day(parsed.get("year")!, parsed.get("month")!, parsed.get("day")!);
  if (date > published) date = shift(date, -1, "week");
  return {from: date, to: date};
}

/** A day, month or year as written, with its edge ("the end of August"). Where the year is not said: the latest that is not after publication, or the one spoken of. */
function pointOf(text: string, context: PeriodContext, words: PeriodWords, language: ClaimLanguage): Days {
  const bare = /(?:^|[^\d-])((?:19|20)\d\d)$/.exec(text);
  const month = words.months.find(([name]) => text.split(/[^a-z.]+/).some((part) => name.test(part) && part.length > 2 && !/^(?:mayor|marche)/.test(part)));
  if (month === undefined && !/\d{4}-\d\d-\d\d/.test(text)) return bare === null ? unknown : edged(year(Number(bare[1])), text, words);
  const clean = text.replace(words.start, "").replace(words.middle, "").replace(words.end, "").replace(/^(?:du|de|d'|le|l'|mois de|mois d')+ ?/, "").replace(/ mois (?:de |d')/, " ").replace(/,? (?:of|in|de l'annee) (?=\d{4})/, " ");
  const parsed = readDate(clean, context.published ?? "2000-06-15", language);
  const m = parsed?.get("month") ?? month?.[1];
  if (m == null) return unknown;
  const date = parsed?.isCertain("day") ? parsed.get("day") : null;
  const said = parsed?.isCertain("year") ? parsed.get("year") : bare === null ? null : Number(bare[1]);
  const y = said ?? yearOfMonth(m, date, context);
  if (y === null) return unknown;
  return date == null ? edged(months(y, m), text, words) : {from: day(y, m, date), to: day(y, m, date)};
}

function yearOfMonth(month: number, date: number | null, {published, before}: PeriodContext): number | null {
  if (published !== null) {
    const [y, m, d] = parts(published);
    return month > m || month === m && date !== null && date > d ? y - 1 : y;
  }
  return before?.to == null ? null : parts(before.to)[0];
}

/** "The start of May" begins on the first, "mid-June" on the fifteenth, "the end of" closes the month. "Early" and "late" are not days. */
function edged(days: Days, text: string, words: PeriodWords): Days {
  if (words.middle.test(text) && days.from !== null) return {from: days.from.slice(5, 7) === "01" && days.to!.endsWith("12-31") ? `${days.from.slice(0, 4)}-07-01` : `${days.from.slice(0, 8)}15`, to: days.to};
  return days;
}

function count(text: string | undefined, language: ClaimLanguage): number {
  if (text === undefined) return 1;
  if (/^\d+$/.test(text)) return Number(text);
  const word = numerals[language].indexOf(text.replace("dix-huit", "dixhuit"));
  return word < 0 ? text === "couple of" ? 2 : text === "fifteen" || text === "quinze" ? 15 : text === "eighteen" || text === "dix-huit" ? 18 : text === "twenty" || text === "vingt" ? 20 : text === "trente" ? 30 : text === "une" ? 1 : 0 : word + 1;
}

const numerals: Record<ClaimLanguage, readonly string[]> = {
  en: ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
  fr: ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"]
};

function noon(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}

const dates = new Map<string, chrono.ParsedComponents | null>();

/** What the date library makes of a few words. Articles repeat their dates, so the last thousand are kept. */
function readDate(text: string, published: string, language: ClaimLanguage): chrono.ParsedComponents | null {
  const key = `${language} ${published} ${text}`;
  let found = dates.get(key);
  if (found === undefined) {
    if (dates.size >= 1000) dates.clear();
    dates.set(key, found = reader(language).parse(text, {instant: noon(published)}, {forwardDate: false})[0]?.start ?? null);
  }
  return found;
}

function reader(language: ClaimLanguage): chrono.Chrono {
  return language === "fr" ? chrono.fr.casual : chrono.en.casual;
}
