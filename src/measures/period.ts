export type PeriodUnit = "month" | "quarter" | "year";

/** SQL that names the period of a date: 2019, 2019-Q1 or 2019-03. */
export function periodSql(unit: PeriodUnit, date: string): string {
  if (unit === "year") return `strftime(${date}, '%Y')`;
  if (unit === "month") return `strftime(${date}, '%Y-%m')`;
  return `strftime(${date}, '%Y') || '-Q' || quarter(${date})`;
}

/** The period of a day YYYY-MM-DD. */
export function periodOf(day: string, unit: PeriodUnit): string {
  if (unit === "year") return day.slice(0, 4);
  if (unit === "month") return day.slice(0, 7);
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** First day of a period. */
export function periodStart(period: string): string {
  const [year, rest] = period.split("-") as [string, string?];
  const month = rest === undefined ? 1 : rest.startsWith("Q") ? Number(rest.slice(1)) * 3 - 2 : Number(rest);
  return `${year}-${String(month).padStart(2, "0")}-01`;
}

/** Last day of a period. */
export function periodEnd(period: string): string {
  const start = periodStart(period);
  const months = period.length === 4 ? 12 : period.includes("Q") ? 3 : 1;
  return new Date(Date.UTC(Number(start.slice(0, 4)), Number(start.slice(5, 7)) - 1 + months, 0)).toISOString().slice(0, 10);
}

/** Every period from `first` to `last`, both of the same unit, in order. */
export function periodsBetween(first: string, last: string, unit: PeriodUnit): string[] {
  const periods = [first];
  while (periods.at(-1)! < last) {
    const end = periodEnd(periods.at(-1)!);
    periods.push(periodOf(new Date(Date.parse(end) + 86_400_000).toISOString().slice(0, 10), unit));
  }
  return periods;
}
