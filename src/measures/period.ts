export type PeriodUnit = "month" | "quarter" | "year";

/** SQL that names the period of a date: 2019, 2019-Q1, 2019-03, or 2019-W07 for a week of ISO 8601. */
export function periodSql(unit: PeriodUnit | "week", date: string): string {
  if (unit === "year") return `strftime(${date}, '%Y')`;
  if (unit === "month") return `strftime(${date}, '%Y-%m')`;
  if (unit === "week") return `strftime(${date}, '%G-W%V')`;
  return `strftime(${date}, '%Y') || '-Q' || quarter(${date})`;
}

/** SQL of a number for the period of a date, cheaper to group by than its name, which {@link periodOfKeySql} makes of it. */
export function periodKeySql(unit: PeriodUnit | "week", date: string): string {
  if (unit === "year") return `year(${date})`;
  if (unit === "month") return `year(${date}) * 12 + month(${date}) - 1`;
  if (unit === "week") return `(${date} - DATE '0001-01-01') // 7`;
  return `year(${date}) * 4 + quarter(${date}) - 1`;
}

export function periodOfKeySql(unit: PeriodUnit | "week", key: string): string {
  if (unit === "year") return `printf('%04d', ${key})`;
  if (unit === "month") return `printf('%04d-%02d', ${key} // 12, ${key} % 12 + 1)`;
  if (unit === "week") return `strftime(DATE '0001-01-01' + CAST(7 * ${key} AS INTEGER), '%G-W%V')`;
  return `printf('%04d-Q%d', ${key} // 4, ${key} % 4 + 1)`;
}

/** The period of a day YYYY-MM-DD. */
export function periodOf(day: string, unit: PeriodUnit | "week"): string {
  if (unit === "year") return day.slice(0, 4);
  if (unit === "month") return day.slice(0, 7);
  if (unit === "week") return weekOf(day);
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** First day of a period. */
export function periodStart(period: string): string {
  const [year, rest] = period.split("-") as [string, string?];
  if (rest?.startsWith("W")) return later(firstMonday(year), 7 * (Number(rest.slice(1)) - 1));
  const month = rest === undefined ? 1 : rest.startsWith("Q") ? Number(rest.slice(1)) * 3 - 2 : Number(rest);
  return `${year}-${String(month).padStart(2, "0")}-01`;
}

/** Last day of a period. */
export function periodEnd(period: string): string {
  const start = periodStart(period);
  if (period.includes("W")) return later(start, 6);
  const months = period.length === 4 ? 12 : period.includes("Q") ? 3 : 1;
  return new Date(Date.UTC(Number(start.slice(0, 4)), Number(start.slice(5, 7)) - 1 + months, 0)).toISOString().slice(0, 10);
}

/** Every period from `first` to `last`, both of the same unit, in order. */
export function periodsBetween(first: string, last: string, unit: PeriodUnit | "week"): string[] {
  const periods = [first];
  while (periods.at(-1)! < last) periods.push(periodOf(later(periodEnd(periods.at(-1)!), 1), unit));
  return periods;
}

/** A week belongs to the year of its Thursday. */
function weekOf(day: string): string {
  const thursday = later(day, 3 - (new Date(day).getUTCDay() + 6) % 7);
  const week = 1 + Math.floor((Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / (7 * 86_400_000));
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, "0")}`;
}

/** The Monday of a year's first week, in which 4 January lies. */
function firstMonday(year: string): string {
  const fourth = `${year}-01-04`;
  return later(fourth, -((new Date(fourth).getUTCDay() + 6) % 7));
}

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
