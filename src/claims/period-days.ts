import {calendarUnit, day, months, parts, past, previous, shift, year, yearEarlier, type Days, type Unit} from "./calendar.ts";
import {count, pointOf, unknownDays as unknown, weekdayOf, type PeriodContext} from "./date-points.ts";
import type {ClaimLanguage} from "./lexicon.ts";
import type {PeriodForm, PeriodWords} from "./period-words.ts";

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

export interface Resolved {
  days: Days;
  other: PeriodMention["other"];
}

/** The days that a period of some form means, from the groups of its pattern. */
export function resolve(form: PeriodForm, groups: Record<string, string | undefined>, context: PeriodContext, words: PeriodWords, language: ClaimLanguage): Resolved {
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
  if (/^(?:days|jours)$/.test(part) && groups.n === undefined) return month;
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
