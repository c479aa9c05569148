import {countryName} from "./country-names.ts";
import type {Tally} from "./tally.ts";
import type {Lang} from "./words.ts";

/** The forms of numbers and dates in one language. Dates are calendar days and know no time zone. */
export interface Numbers {
  count(value: number): string;
  decimal(value: number): string;
  /** Three digits that count, of a number without a natural step. */
  significant(value: number): string;
  percent(share: number): string;
  /** "270 (269–430)"; one number where the three agree, `unknown` where there is none. */
  deaths(tally: Pick<Tally, "low" | "best" | "high">): string;
  /** 2024-03-01 as "1 March 2024", "1er mars 2024". */
  date(day: string): string;
  /** A date as exact as it is written: YYYY, YYYY-MM or YYYY-MM-DD. */
  day(date: string): string;
  /** 2019, 2019-Q1, 2019-03 or 2019-W07 in words. */
  period(period: string): string;
  /** The shortest form of a span of days: whole years, whole months, or days. */
  span(from: string, to: string): string;
  list(items: readonly string[]): string;
  country(iso3: string): string;
}

export function numbers(lang: Lang): Numbers {
  return lang === "en" ? en : fr;
}

const en = forms("en", "en-GB", "unknown", (number) => `Q${number}`, "week");
const fr = forms("fr", "fr-FR", "inconnu", (number) => `${number === 1 ? "1er" : `${number}e`} trim.`, "semaine");

function forms(lang: Lang, locale: string, unknown: string, quarter: (number: number) => string, week: string): Numbers {
  const whole = new Intl.NumberFormat(locale, {maximumFractionDigits: 0});
  const fraction = new Intl.NumberFormat(locale, {maximumFractionDigits: 1});
  const significant = new Intl.NumberFormat(locale, {maximumSignificantDigits: 3});
  const share = new Intl.NumberFormat(locale, {style: "percent", maximumFractionDigits: 0});
  const day = new Intl.DateTimeFormat(locale, {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"});
  const month = new Intl.DateTimeFormat(locale, {month: "long", year: "numeric", timeZone: "UTC"});
  const list = new Intl.ListFormat(locale, {type: "conjunction"});
  // below a thousand no digits are grouped
  const count = (value: number): string => (value >= 0 && value < 1000 && Number.isInteger(value) && !Object.is(value, -0) ? String(value) : whole.format(value));
  const date = (iso: string): string => first(day.format(utc(iso)), lang);
  return {
    count,
    decimal: (value) => fraction.format(value),
    significant: (value) => significant.format(value),
    percent: (value) => share.format(value),
    deaths: ({low, best, high}) => {
      if (best === null) return unknown;
      return low === best && high === best ? count(best) : `${count(best)} (${count(low ?? best)}–${count(high ?? best)})`;
    },
    date,
    day: (iso) => (iso.length === 4 ? iso : iso.length === 7 ? month.format(utc(iso)) : date(iso)),
    period: (period) => {
      if (!/^\d{4}/.test(period)) return period;
      const [year = "", part] = period.split("-");
      if (part === undefined) return year;
      if (part.startsWith("W")) return `${week} ${Number(part.slice(1))}, ${year}`;
      return part.startsWith("Q") ? `${quarter(Number(part.slice(1)))} ${year}` : month.format(utc(period));
    },
    span: (from, to) => {
      const years = from.endsWith("-01-01") && to.endsWith("-12-31");
      if (years) return from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : `${from.slice(0, 4)}–${to.slice(0, 4)}`;
      const months = from.endsWith("-01") && utc(to).getUTCDate() === lastDay(to);
      if (months) return from.slice(0, 7) === to.slice(0, 7) ? month.format(utc(from)) : dash(month.format(utc(from)), month.format(utc(to)), from, to);
      return from === to ? date(from) : dash(date(from), date(to), from, to);
    },
    list: (items) => list.format(items),
    country: (iso3) => countryName(iso3, lang)
  };
}

/** "March 2024 – May 2025", "March–May 2024": the year once where it is the same. */
function dash(from: string, to: string, a: string, b: string): string {
  const year = ` ${a.slice(0, 4)}`;
  const start = a.slice(0, 4) === b.slice(0, 4) ? from.replace(year, "") : from;
  return start.includes(" ") ? `${start} – ${to}` : `${start}–${to}`;
}

function first(text: string, lang: Lang): string {
  return lang === "fr" ? text.replace(/^1 /, "1er ") : text;
}

/** Midnight UTC of the first day of YYYY, YYYY-MM or YYYY-MM-DD. */
function utc(iso: string): Date {
  const [year = "1970", month = "01", day = "01"] = iso.slice(0, 10).split("-");
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
}

function lastDay(iso: string): number {
  return new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), 0)).getUTCDate();
}
