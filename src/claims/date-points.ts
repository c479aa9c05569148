import * as chrono from "chrono-node";
import {day, months, parts, shift, year, type Days} from "./calendar.ts";
import type {ClaimLanguage} from "./lexicon.ts";
import type {PeriodWords} from "./period-words.ts";

export interface PeriodContext {
  /** Day of publication, or null where it is not known. */
  published: string | null;
  /** The period that the text spoke of last. */
  before: Days | null;
}

export const unknownDays: Days = {from: null, to: null};

/** A day, month or year as written, with its edge ("the end of August"). Where the year is not said: the latest that is not after publication, or the one spoken of. */
export function pointOf(text: string, context: PeriodContext, words: PeriodWords, language: ClaimLanguage): Days {
  const bare = /(?:^|[^\d-])((?:19|20)\d\d)$/.exec(text);
  const month = words.months.find(([name]) => text.split(/[^a-z.]+/).some((part) => name.test(part) && part.length > 2 && !/^(?:mayor|marche)/.test(part)));
  if (month === undefined && !/\d{4}-\d\d-\d\d/.test(text)) return bare === null ? unknownDays : edged(year(Number(bare[1])), text, words);
  const clean = text.replace(words.start, "").replace(words.middle, "").replace(words.end, "").replace(/^(?:du|de|d'|le|l'|mois de|mois d')+ ?/, "").replace(/ mois (?:de |d')/, " ").replace(/,? (?:of|in|de l'annee) (?=\d{4})/, " ");
  const parsed = readDate(clean, context.published ?? "2000-06-15", language);
  const m = parsed?.get("month") ?? month?.[1];
  if (m == null) return unknownDays;
  const date = parsed?.isCertain("day") ? parsed.get("day") : null;
  const said = parsed?.isCertain("year") ? parsed.get("year") : bare === null ? null : Number(bare[1]);
  const y = said ?? yearOfMonth(m, date, context);
  if (y === null) return unknownDays;
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

/** The latest day of that name that is not after publication. */
export function weekdayOf(name: string, published: string | null, words: PeriodWords, language: ClaimLanguage): Days {
  if (published === null || !words.weekdays.includes(name)) return unknownDays;
  const parsed = readDate(name, published, language);
  if (parsed === null) return unknownDays;
  let date = day(parsed.get("year")!, parsed.get("month")!, parsed.get("day")!);
  if (date > published) date = shift(date, -1, "week");
  return {from: date, to: date};
}

/** A small number in figures or words; 1 where there is none, 0 where it is vague. */
export function count(text: string | undefined, language: ClaimLanguage): number {
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
