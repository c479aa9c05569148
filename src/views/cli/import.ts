import {fail} from "../../error.ts";
import {importFile, type ImportOptions, type ImportProgress, type ImportSummary} from "../../index.ts";
import {parseDate} from "../../param.ts";
import {print, progressLine, tell} from "./output.ts";

export async function importCommand(files: readonly string[], options: Record<string, unknown>): Promise<void> {
  const settings = importOptions(options);
  const summaries: ImportSummary[] = [];
  for (const file of files) {
    const line = progressLine();
    summaries.push(await importFile(String(options.store), file, {...settings, progress: (progress) => line.show(describeProgress(progress))}).finally(() => line.clear()));
    if (options.format !== "json") print(describeImport(summaries.at(-1)!));
  }
  if (options.format === "json") print(JSON.stringify(summaries, null, 1));
}

/** What an import did, in lines for a reader. */
export function describeImport({release, unchanged, rejected, events}: ImportSummary): string {
  const n = (value: number) => value.toLocaleString("en-GB");
  if (unchanged) return `${release.origin}: already in the store as ${release.id}, nothing to do`;
  const {read, accepted, duplicates, revised} = release.rows;
  const lines = [
    `${release.origin}: ${release.id} (${release.reader})`,
    `  ${n(read)} rows read, ${n(accepted)} accepted, ${n(read - accepted - duplicates)} rejected, ${n(duplicates)} duplicates, ${n(revised)} revisions of events already there`,
    ...rejected.map(({reason, field, rows, about}) => `  rejected ${n(rows)}: ${reason} (${field}): ${about}`),
    ...rejected.length ? [`  see them with: harmattan rejections ${release.id}`] : [],
    ...release.note ? [`  note: ${release.note}`] : [],
    `  source ${release.source} now has ${n(events)} events; licence: ${release.license}`
  ];
  return lines.join("\n");
}

export function describeProgress(progress: ImportProgress): string {
  if (progress.step === "import") return `${progress.file}: importing${progress.percent > 0 ? ` ${Math.round(progress.percent)}%` : " ..."}`;
  const size = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  return `${progress.file}: ${progress.step === "download" ? "downloading" : "checking"} ${size(progress.bytes)}${progress.total ? ` of ${size(progress.total)}` : ""}`;
}

function importOptions(options: Record<string, unknown>): ImportOptions {
  const percent = Number(options.maxRejected);
  if (!(percent >= 0 && percent <= 100)) fail("invalid_value", {field: "--max-rejected", value: String(options.maxRejected), expected: "a percentage from 0 to 100"});
  const optional = (name: string) => typeof options[name] === "string" ? options[name] : undefined;
  const encoding = optional("encoding");
  if (optional("as") && optional("mapping")) tell("harmattan: --mapping describes the table, --as is not needed");
  return {reader: optional("as"), mapping: optional("mapping"), version: optional("releaseVersion"), covers: parseCovers(optional("covers"), options.coversCountry as string[]), maxRejected: percent / 100, ...(encoding ? {encoding} : {})};
}

function parseCovers(span: string | undefined, countries: readonly string[]): ImportOptions["covers"] {
  if (span === undefined) return undefined;
  const [first = "", last = ""] = span.split("..");
  const from = parseDate(first, "first");
  const to = parseDate(last, "last");
  if (!from || !to || from > to) return fail("invalid_value", {field: "--covers", value: span, expected: "FROM..TO, e.g. 2019-01-01..2024-12-31"});
  return {from, to, countries: countries.length ? countries.map((code) => code.toUpperCase()) : "world"};
}
