import {existsSync} from "node:fs";
import {isAbsolute, join} from "node:path";
import {z} from "zod";
import {fail} from "../error.ts";
import {literal, plainMessage} from "../store/engine.ts";
import type {Row, Store} from "../store/index.ts";
import type {Bilingual} from "../verdicts/verdict.ts";
import type {Case} from "./case.ts";

const cells = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));

/** What a claim says of records in a table of the case, such as `relations.csv`. */
export const recordSchema = z.strictObject({
  file: z.string().refine(inside, "expected a CSV file of the case folder").describe("a CSV of the case folder"),
  where: cells.describe("column: value, all of which a record has; a date is met by what begins with it, 2017 by 2017-03-02"),
  expect: cells.optional().describe("column: value that the claim states of each of these records"),
  count: z.int().min(0).optional().describe("how many such records the claim states"),
  at_least: z.int().min(1).optional().describe("how many there are at least"),
  show: z.array(z.string()).default([]).describe("columns to print beside the answer")
});

export type CaseRecord = z.infer<typeof recordSchema>;

/** What the case's own table says on one point of a claim. */
export interface RecordAnswer {
  file: string;
  where: Readonly<Record<string, string>>;
  /** Columns that are printed. */
  show: readonly string[];
  rows: readonly Readonly<Record<string, string>>[];
  /** Null where no record was found: a table of the case is no census, so its silence refutes nothing. */
  agrees: boolean | null;
  /** What the claim says and the records do not: "side_a: militia" or "1 record". */
  differs: readonly {column: string | null; claimed: string; found: readonly string[]}[];
}

/** Looks the record up in its table. Throws where the table or a column of it is missing. */
export async function answerRecord(store: Store, read: Case, record: CaseRecord): Promise<RecordAnswer> {
  const file = join(read.directory, record.file);
  if (!existsSync(file)) fail("file_missing", {file});
  const all = await rowsOf(store, file);
  const wanted = [...Object.keys(record.where), ...Object.keys(record.expect ?? {}), ...record.show];
  const [first] = all;
  for (const column of wanted) if (first && !(column in first)) fail("column_missing", {file, column, found: Object.keys(first).join(", ")});
  const rows = all.filter((row) => Object.entries(record.where).every(([column, value]) => meets(row[column], value)));
  const differs = rows.length ? [...differingCells(rows, record.expect ?? {}), ...differingCount(rows.length, record)] : [];
  return {file: record.file, where: record.where, show: record.show, rows: rows.map((row) => shown(row, wanted)), agrees: rows.length ? !differs.length : null, differs};
}

async function rowsOf(store: Store, file: string): Promise<Row[]> {
  try {
    return await store.engine.all(`SELECT * FROM read_csv(${literal(file)}, delim = ',', quote = '"', escape = '"', header = true, all_varchar = true, parallel = false)`);
  } catch (cause) {
    return fail("table_unreadable", {file, message: plainMessage(cause)}, {cause});
  }
}

function differingCells(rows: readonly Row[], expect: Readonly<Record<string, string>>): RecordAnswer["differs"] {
  return Object.entries(expect).flatMap(([column, claimed]) => {
    const found = rows.map((row) => String(row[column] ?? "")).filter((value) => !meets(value, claimed));
    return found.length ? [{column, claimed, found}] : [];
  });
}

function differingCount(found: number, {count, at_least: least}: CaseRecord): RecordAnswer["differs"] {
  if (count !== undefined && found !== count) return [{column: null, claimed: String(count), found: [String(found)]}];
  return least !== undefined && found < least ? [{column: null, claimed: String(least), found: [String(found)]}] : [];
}

/** Equal without regard to case, or a date that begins with the wanted year or month. */
function meets(cell: Row[string] | undefined, wanted: string): boolean {
  const text = String(cell ?? "");
  return text.toLowerCase() === wanted.toLowerCase() || /^\d{4}(-\d\d)?$/.test(wanted) && /^\d{4}-\d\d/.test(text) && text.startsWith(`${wanted}-`);
}

/** The id, what was asked for and the source of the record. */
function shown(row: Row, wanted: readonly string[]): Record<string, string> {
  const columns = new Set(["id", ...wanted, "source_publisher", "source_title", "source_date", "source_url"]);
  return Object.fromEntries([...columns].filter((column) => column in row).map((column) => [column, String(row[column] ?? "")]));
}

function inside(file: string): boolean {
  return !isAbsolute(file) && !file.split(/[\\/]/).includes("..") && file.endsWith(".csv");
}

/** What the records say, in one or more sentences; says no more than they do. */
export function recordSentence(records: readonly RecordAnswer[]): Bilingual {
  const parts = records.map((record): Bilingual => {
    const told = record.rows.map((row) => record.show.map((column) => row[column]).filter(Boolean).join(", ")).filter(Boolean).join("; ");
    const named = [...new Set(record.rows.map((row) => [row.source_publisher, row.source_date].filter(Boolean).join(", ")).filter(Boolean))].slice(0, 3).join("; ");
    const n = record.rows.length;
    if (!n) return {en: `${record.file} holds no such record.`, fr: `${record.file} ne contient aucun enregistrement de ce genre.`};
    if (record.agrees) return {
      en: `${record.file} holds ${n === 1 ? "a record of it" : `${n} records of it`}${told && ` (${told})`}${named && `, after ${named}`}.`,
      fr: `${record.file} en contient ${n === 1 ? "un enregistrement" : `${n} enregistrements`}${told && ` (${told})`}${named && `, d’après ${named}`}.`
    };
    const differs = record.differs.map(({column, claimed, found}): Bilingual => column === null
      ? {en: `has ${found.join(", ")} such records${told && ` (${told})`}, where the claim has ${claimed}`, fr: `contient ${found.join(", ")} enregistrements de ce genre${told && ` (${told})`}, là où l’affirmation en compte ${claimed}`}
      : {en: `has “${found.join("”, “")}” as ${column}, where the claim has “${claimed}”`, fr: `donne « ${found.join(" », « ")} » pour ${column}, là où l’affirmation dit « ${claimed} »`});
    return {en: `But ${record.file} ${differs.map(({en}) => en).join(", and ")}.`, fr: `Mais ${record.file} ${differs.map(({fr}) => fr).join(", et ")}.`};
  });
  return {en: parts.map(({en}) => en).join(" "), fr: parts.map(({fr}) => fr).join(" ")};
}
