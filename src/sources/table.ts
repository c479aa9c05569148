import {z} from "zod";
import {eventColumns, eventTypes, type EventColumnName} from "../event.ts";
import {isCountry} from "../geo/country.ts";
import {readYaml} from "../yaml.ts";
import type {Reader, ReleaseFile, ReleaseInfo, Source} from "./source.ts";

/** Reads the mapping of somebody's own table and answers the reader for it. */
export function tableReader(mappingFile: string): Reader {
  return readerOf(readYaml(mappingFile, mappingSchema));
}

const date = z.union([z.string(), z.date()]).transform((value) => value instanceof Date ? value.toISOString().slice(0, 10) : value)
  .pipe(z.string().regex(/^\d{4}-\d\d-\d\d$/, "expected a date YYYY-MM-DD"));
const columnName = z.enum(Object.keys(eventColumns) as [EventColumnName, ...EventColumnName[]]);
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const columnMapping = z.union([
  z.string(),
  z.strictObject({column: z.string(), values: z.record(z.string(), scalar)}),
  z.strictObject({year: z.string(), month: z.string(), day: z.string()})
], {error: "expected a column name, {column, values} or {year, month, day}"});

export const mappingSchema = z.strictObject({
  source: z.string().regex(/^[a-z][a-z0-9-]*$/, "expected lower-case letters, digits and hyphens").refine((name) => name !== "ucdp" && name !== "acled", "is the name of a publisher's source"),
  title: z.string(),
  /** Name of the release; the first 8 digits of the file's checksum where it is missing. */
  version: scalar.optional(),
  license: z.string(),
  citation: z.string(),
  census: z.boolean(),
  inclusion: z.string().default("not declared"),
  covers: z.strictObject({from: date, to: date, countries: z.union([z.literal("world"), z.array(z.string().length(3))])}).optional(),
  perpetrator: z.union([z.literal("all"), z.array(z.enum(Object.keys(eventTypes) as [keyof typeof eventTypes]))]).default([]),
  releases: z.enum(["replace", "by-id"]).default("replace"),
  missing: z.array(z.string()).default([]),
  dates: z.array(z.string()).default([]),
  simulated: z.boolean().default(false),
  columns: z.partialRecord(columnName, columnMapping),
  constants: z.partialRecord(columnName, scalar).default({})
}).refine((mapping) => mapping.columns.date_start, {path: ["columns"], message: "expected date_start among the columns"})
  .refine(({source, simulated}) => source !== "simulated" || simulated, {path: ["simulated"], message: "expected true for the source simulated"})
  .refine(({constants}) => constants.country === undefined || isCountry(constants.country), {path: ["constants", "country"], message: "expected ISO 3166-1 alpha-3, e.g. MLI"})
  .refine((mapping) => mapping.columns.event_type ?? mapping.constants.event_type, {path: ["columns"], message: "expected event_type among the columns or the constants"});
type Mapping = z.infer<typeof mappingSchema>;
type ColumnMapping = z.infer<typeof columnMapping>;

function readerOf(mapping: Mapping): Reader {
  const inputs = Object.values(mapping.columns).flatMap(inputsOf);
  const country = mapping.columns.country;
  return {
    name: "table",
    source: sourceOf(mapping),
    about: "anybody's own table, described by a mapping",
    columns: Object.fromEntries(inputs.map((name) => [name.toLowerCase(), {required: true as const}])),
    nulls: ["", ...mapping.missing],
    dateFormats: mapping.dates,
    event: () => expressions(mapping),
    country: country ? (["iso-alpha3", "name"] as const).map((code) => ({column: inputsOf(country)[0]!.toLowerCase(), code, sql: expression(country)})) : [],
    rules: [],
    release: (file) => tableRelease(mapping, file)
  };
}

function inputsOf(column: ColumnMapping): string[] {
  if (typeof column === "string") return [column];
  return "column" in column ? [column.column] : [column.year, column.month, column.day];
}

function sourceOf(mapping: Mapping): Source {
  return {
    name: mapping.source, title: mapping.title, license: mapping.license, citation: mapping.citation, census: mapping.census,
    inclusion: mapping.inclusion, perpetrator: mapping.perpetrator, revision: mapping.releases, singleEstimate: !mapping.columns.low || !mapping.columns.high, precision: {},
    restricted: false, simulated: mapping.simulated
  };
}

function tableRelease(mapping: Mapping, file: ReleaseFile): ReleaseInfo {
  const covers = file.covers ?? mapping.covers;
  return {
    version: file.version ?? mapping.version ?? file.sha256.slice(0, 8),
    complete: true,
    provisional: false,
    covers: covers ? [{from: covers.from, to: covers.to}] : [],
    countries: covers?.countries ?? [],
    order: Date.parse(file.retrieved),
    replaces: null,
    ...(covers || !mapping.census ? {} : {note: "the mapping does not say what the table covers, so a zero cannot be told from a gap"})
  };
}

function expressions(mapping: Mapping): Partial<Record<EventColumnName, string>> {
  const entries: [string, string][] = Object.entries(mapping.constants).map(([name, value]) => [name, text(value)]);
  for (const [name, column] of Object.entries(mapping.columns)) entries.push([name, expression(column)]);
  const all = Object.fromEntries(entries) as Partial<Record<EventColumnName, string>>;
  all.date_end ??= all.date_start!;
  all.country_source ??= all.country!;
  all.low ??= all.best!;
  all.high ??= all.best!;
  if (mapping.columns.country) delete all.country;
  return Object.fromEntries(Object.entries(all).filter(([, sql]) => sql !== undefined));
}

function expression(column: ColumnMapping): string {
  if (typeof column === "string") return input(column);
  if ("year" in column) return `${input(column.year)} || '-' || lpad(${input(column.month)}, 2, '0') || '-' || lpad(${input(column.day)}, 2, '0')`;
  const cases = Object.entries(column.values).map(([from, to]) => `WHEN ${text(from)} THEN ${text(to)}`).join(" ");
  // a value that the mapping leaves out stays as it is, for the checks of its column
  return `CASE ${input(column.column)} ${cases} ELSE ${input(column.column)} END`;
}

function input(column: string): string {
  return `"${column.toLowerCase().replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
