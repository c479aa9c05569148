/** Days of the calendar as YYYY-MM-DD, both ends inclusive. */
export interface Days {
  from: string | null;
  to: string | null;
}

export function day(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
}

export function year(y: number): Days {
  return {from: day(y, 1, 1), to: day(y, 12, 31)};
}

/** Months from..to of a year, 1 to 12; numbers beyond run into the neighbouring years. */
export function months(y: number, from: number, to = from): Days {
  return {from: day(y, from, 1), to: day(y, to + 1, 0)};
}

/** The same day `n` units on (before, where negative); the last day of a month where the month is shorter. */
export function shift(date: string, n: number, unit: Unit): string {
  const [y, m, d] = parts(date);
  if (unit === "day" || unit === "week") return day(y, m, d + n * (unit === "week" ? 7 : 1));
  const month = m + n * monthsOf[unit];
  return day(y, month, Math.min(d, new Date(Date.UTC(y, month, 0)).getUTCDate()));
}

/** `n` units that end with `date`: the past five years of 8 June 2025 begin on 9 June 2020. */
export function past(date: string, n: number, unit: Unit): Days {
  return {from: shift(shift(date, -n, unit), 1, "day"), to: date};
}

export function parts(date: string): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** The unit of the calendar that lies `offset` units from the one of `date`; weeks begin on Monday. */
export function calendarUnit(date: string, unit: Unit, offset: number): Days {
  const [y, m, d] = parts(date);
  if (unit === "day") return {from: day(y, m, d + offset), to: day(y, m, d + offset)};
  if (unit === "week") {
    const monday = d - (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7 + offset * 7;
    return {from: day(y, m, monday), to: day(y, m, monday + 6)};
  }
  if (unit === "year" || unit === "decade") return unit === "year" ? year(y + offset) : {from: day(y - y % 10 + offset * 10, 1, 1), to: day(y - y % 10 + offset * 10 + 9, 12, 31)};
  const width = monthsOf[unit];
  const first = Math.floor((m - 1) / width) * width + 1 + offset * width;
  return months(y, first, first + width - 1);
}

/** The period before this one: the year before for whole years, the months before for whole months, else as many days. */
export function previous({from, to}: Days): Days {
  if (from === null || to === null) return {from: null, to: null};
  const [y, m, d] = parts(from);
  const [endYear, endMonth, endDay] = parts(to);
  const wholeMonths = d === 1 && endDay === new Date(Date.UTC(endYear, endMonth, 0)).getUTCDate();
  const width = wholeMonths ? (endYear - y) * 12 + endMonth - m + 1 : 0;
  if (width > 0) return months(y, m - width, m - 1);
  if (shift(to, -12, "month") === shift(from, -1, "day")) return {from: shift(from, -12, "month"), to: shift(from, -1, "day")};
  const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return {from: shift(from, -length, "day"), to: shift(from, -1, "day")};
}

/** The same period a year earlier. */
export function yearEarlier({from, to}: Days, years = 1): Days {
  const back = (date: string | null, last: boolean) => {
    if (date === null) return null;
    const [y, m, d] = parts(date);
    const end = new Date(Date.UTC(y - years, m, 0)).getUTCDate();
    return day(y - years, m, last && d === new Date(Date.UTC(y, m, 0)).getUTCDate() ? end : Math.min(d, end));
  };
  return {from: back(from, false), to: back(to, true)};
}

export type Unit = "day" | "week" | "month" | "quarter" | "half" | "year" | "decade";
const monthsOf: Record<Exclude<Unit, "day" | "week">, number> = {month: 1, quarter: 3, half: 6, year: 12, decade: 120};
