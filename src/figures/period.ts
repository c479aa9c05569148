export type Step = "year" | "quarter" | "month" | "all";

/** The step of a period written as 2019, 2019-Q1, 2019-03, or all for a single sum. */
export function stepOf(period: string): Step {
  if (period === "all") return "all";
  return period.length === 4 ? "year" : period.includes("Q") ? "quarter" : "month";
}

/** All periods from the first to the last of those given, without holes. */
export function sequence(periods: readonly string[]): string[] {
  const sorted = [...periods].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all = [first];
  while (all.length < 5000 && (all.at(-1) as string) < last) all.push(next(all.at(-1) as string));
  return all;
}

/** Where a day stands on an axis on which the nth period runs from n to n + 1; null outside. */
export function position(date: string, periods: readonly string[]): number | null {
  const [first] = periods;
  if (first === undefined || stepOf(first) === "all") return null;
  const step = stepOf(first);
  const months = step === "year" ? 12 : step === "quarter" ? 3 : 1;
  const [year = "", month = "01", day = "01"] = date.split("-");
  const at = (Number(year) * 12 + Number(month) - 1 + (Number(day) - 1) / 31 - start(first)) / months;
  return at >= 0 && at <= periods.length ? at : null;
}

export function yearOf(period: string): string {
  return period.slice(0, 4);
}

/** Months since year 0. */
function start(period: string): number {
  const [year = "0", part] = period.split("-");
  const month = part === undefined ? 0 : part.startsWith("Q") ? (Number(part.slice(1)) - 1) * 3 : Number(part) - 1;
  return Number(year) * 12 + month;
}

function next(period: string): string {
  const step = stepOf(period);
  const month = start(period) + (step === "year" ? 12 : step === "quarter" ? 3 : 1);
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  if (step === "year") return year;
  return step === "quarter" ? `${year}-Q${Math.floor((month % 12) / 3) + 1}` : `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
}
