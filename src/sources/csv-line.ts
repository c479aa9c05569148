/**
 * One record of a CSV (RFC 4180) out of values of JSON, with its line end. Missing values are empty, text keeps its line
 * breaks within quotes.
 */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(field).join(",")}\n`;
}

function field(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
