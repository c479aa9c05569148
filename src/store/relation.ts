import {statSync} from "node:fs";
import {fail} from "../error.ts";
import type {Delimiter} from "../sources/delimited.ts";
import type {Input} from "../sources/intake.ts";
import {locatePositions, locateRecords} from "../sources/locate.ts";
import type {Reader} from "../sources/source.ts";
import {literal, plainMessage, quote, type Engine, type Row} from "./engine.ts";

/** A file as the engine sees it: a relation of text columns under the names that the reader knows. */
export interface Relation {
  sql: string;
  columns: string[];
  /**
   * Records that the engine could not split, known once the relation was read; `limit` keeps all but the first few out
   * of memory.
   * @throws file_quote_unclosed where one of them swallows what follows
   */
  malformed(limit?: number): Promise<Malformed>;
  /** Finds records again by their ordinals among those that the engine could split. */
  locate(ordinals: readonly number[], malformed: Malformed): Promise<Map<number, Found>>;
}

/** `record` counts all data records of the file from 1; `line` is physical and null for forms without lines. */
export interface Found {
  record: number;
  line: number | null;
  raw: string;
}

export interface Malformed {
  /** Lines that are lost: a record torn by a stray quote loses as many as it spans. */
  count: number;
  /** Lines on which such records start. */
  lines: number[];
  found: Found[];
}

/** Opens `input` for `reader`. Fails where a required column is missing, naming what was found. */
export async function openRelation(engine: Engine, input: Input, reader: Reader): Promise<Relation> {
  switch (input.format) {
    case "csv": return openDelimited(engine, input, reader);
    case "json": return openJson(engine, input, reader);
    case "parquet": return openParquet(engine, input, reader);
  }
}

async function openDelimited(engine: Engine, input: Input & {format: "csv"}, reader: Reader): Promise<Relation> {
  const [first = [], second = []] = input.records;
  const headless = isHeadless(first, reader);
  const header = headless ? [...reader.standardOrder!] : first.map((name) => name.trim().toLowerCase());
  const names = matchColumns(header, input, reader);
  const tags = !headless && second.some((cell) => /^#[a-z]+(\s*\+[a-z0-9_]+)*$/i.test(cell.trim()));
  const headers = (headless ? 0 : 1) + (tags ? 1 : 0);
  const dataLine = input.lines[headers];
  if (dataLine === undefined) return fail("no_rows", {file: input.origin});
  // the engine skips records, of which one may have line breaks within quotes, and blank lines
  const within = input.records.slice(0, headers).flat().join("").match(/\r\n|\n|\r/g)?.length ?? 0;
  const columns = header.map((name, i) => `${literal(names[i] ?? `unused ${i} ${name}`)}: 'VARCHAR'`).join(", ");
  const text = {delimiter: input.delimiter, skip: input.skip, headers};
  await engine.run("DROP TABLE IF EXISTS malformed; DROP TABLE IF EXISTS malformed_scans");
  return {
    sql: `read_csv(${literal(input.path)}, auto_detect=false, header=false, skip=${dataLine - 1 - within}, delim=${literal(input.delimiter)}, quote='"', escape='"',
      columns={${columns}}, nullstr=[${reader.nulls.map(literal).join(", ")}], max_line_size=${MAX_LINE}, ignore_errors=true,
      store_rejects=true, rejects_table='malformed', rejects_scan='malformed_scans', rejects_limit=0, new_line=${newlines[input.newline]})`,
    columns: names.filter((name) => name !== undefined),
    malformed: (limit) => malformedRecords(engine, input, text, limit),
    locate: (ordinals, {lines}) => locateRecords(input.path, ordinals, {...text, skipLines: lines})
  };
}

/** Longest record that the engine takes, in bytes; the intake refuses longer lines before. */
const MAX_LINE = 17 * 1024 * 1024;

const newlines = {"\n": "'\\n'", "\r\n": "'\\r\\n'", "\r": "'\\r'"} as const;

/** A file without a header has the standard number of columns and a number where `id` stands. */
function isHeadless(first: readonly string[], reader: Reader): boolean {
  return reader.standardOrder?.length === first.length && /^\d+(\.\d+)?([eE]\+?\d+)?$/.test(first[0]!.trim());
}

/** The engine keeps at most so many characters of a record that it could not split. */
const KEPT = 10_000;

async function malformedRecords(engine: Engine, input: Input, text: {delimiter: Delimiter; skip: number; headers: number}, limit = Infinity): Promise<Malformed> {
  const torn = `SELECT line_byte_position AS position, any_value(csv_line) AS raw,
      CASE WHEN bool_or(error_type = 'UNQUOTED VALUE') THEN 1 + length(regexp_replace(regexp_replace(trim(any_value(csv_line), E'\r\n'), '\r\n?', E'\n', 'g'), '[^\n]', '', 'g')) ELSE 1 END AS lines
    FROM malformed GROUP BY line_byte_position`;
  const {count} = await engine.one(`SELECT coalesce(sum(lines), 0) AS count FROM (${torn})`);
  if (!count) return {count: 0, lines: [], found: []};
  const size = statSync(input.path).size;
  const {open} = await engine.one(`SELECT min(position) AS open FROM (${torn})
    WHERE lines > 1 AND (length(raw) >= ${KEPT} OR position + strlen(raw) >= ${size - 1} AND (length(raw) - length(replace(raw, '"', ''))) % 2 = 1)`);
  const rows = await engine.all(`SELECT position, lines FROM (${torn}) ORDER BY position${Number.isFinite(limit) ? ` LIMIT ${limit}` : ""}`);
  const located = await locatePositions(input.path, [...rows.map(({position}) => Number(position)), ...open === null ? [] : [Number(open)]], text);
  const unclosed = open === null ? undefined : located.get(Number(open));
  if (unclosed) fail("file_quote_unclosed", {file: input.origin, record: unclosed.record, line: unclosed.line});
  const found = rows.flatMap((row) => linesOf(row, located));
  return {count: Number(count), lines: [...located.values()].map(({line}) => line), found};
}

/** One entry for a record, or one for each line of a record that a stray quote tore. */
function linesOf({position, lines}: Row, located: ReadonlyMap<number, {record: number; line: number; raw: string}>): Found[] {
  const record = located.get(Number(position));
  if (!record) return [];
  if (Number(lines) === 1) return [record];
  return record.raw.split(/\r\n|\n|\r/).map((raw, i) => ({record: record.record, line: record.line + i, raw}));
}

/** Objects in an array, one after another, or in the list `data` or `result` of one object, as the publishers' APIs answer. */
async function openJson(engine: Engine, input: Input, reader: Reader): Promise<Relation> {
  const {objects, header} = await jsonObjects(engine, input).catch((cause: unknown) => fail("table_unreadable", {file: input.origin, message: plainMessage(cause)}, {cause}));
  if (!header.length) return fail("no_rows", {file: input.origin});
  const names = matchColumns(header.map((name) => name.trim().toLowerCase()), input, reader);
  const wanted = header.filter((_, i) => names[i] !== undefined);
  const shape = literal(JSON.stringify(Object.fromEntries(wanted.map((name) => [name, "VARCHAR"]))));
  const select = header.flatMap((name, i) => names[i] === undefined ? [] : [`${textOrNull(`row.${quote(name)}`, reader)} AS ${quote(names[i])}`]);
  return {
    sql: `(SELECT ${select.join(", ")} FROM (SELECT json_transform(json, ${shape}) AS row FROM ${objects}))`,
    columns: names.filter((name) => name !== undefined),
    malformed: nothingMalformed,
    locate: (ordinals) => rawRecords(engine, `SELECT row_number() OVER () AS record, CAST(json AS VARCHAR) AS raw FROM ${objects}`, ordinals)
  };
}

async function jsonObjects(engine: Engine, input: Input): Promise<{objects: string; header: string[]}> {
  const every = (bytes: number) => `read_json_objects(${literal(input.path)}, format='auto', maximum_object_size=${bytes})`;
  const keysOf = async (from: string) => (await engine.all(`SELECT DISTINCT unnest(json_keys(json)) AS name FROM ${from} WHERE json_type(json) = 'OBJECT' ORDER BY name`)).map(({name}) => String(name));
  let objects = every(16 * 2 ** 20);
  let header: string[];
  try {
    header = await keysOf(objects);
  } catch (error) {
    if (!/maximum_object_size/.test(plainMessage(error))) throw error;
    objects = every(statSync(input.path).size + 1);
    header = await keysOf(objects);
  }
  const list = header.find((name) => /^(data|result)$/i.test(name));
  if (list === undefined) return {objects, header};
  const inner = `(SELECT unnest(json_extract(json, ${literal(`$."${list}"[*]`)})) AS json FROM ${objects})`;
  return {objects: inner, header: await keysOf(inner)};
}

async function openParquet(engine: Engine, input: Input, reader: Reader): Promise<Relation> {
  const from = `read_parquet(${literal(input.path)})`;
  const described = await engine.all(`DESCRIBE SELECT * FROM ${from}`).catch((cause: unknown) => fail("table_unreadable", {file: input.origin, message: plainMessage(cause)}, {cause}));
  const names = matchColumns(described.map(({column_name}) => String(column_name).trim().toLowerCase()), input, reader);
  const select = described.flatMap(({column_name, column_type}, i) => names[i] === undefined ? [] : [`${textOrNull(asText(quote(String(column_name)), String(column_type)), reader)} AS ${quote(names[i])}`]);
  return {
    sql: `(SELECT ${select.join(", ")} FROM ${from})`,
    columns: names.filter((name) => name !== undefined),
    malformed: nothingMalformed,
    locate: (ordinals) => rawRecords(engine, `SELECT row_number() OVER () AS record, CAST(to_json(t) AS VARCHAR) AS raw FROM ${from} t`, ordinals)
  };
}

/** R and pandas turn whole numbers with gaps into floating ones and missing ones into NaN: 439.0 is 439 again, NaN is missing. */
function asText(column: string, type: string): string {
  if (type !== "DOUBLE" && type !== "FLOAT") return `CAST(${column} AS VARCHAR)`;
  return `CASE WHEN isnan(${column}) THEN NULL WHEN ${column} = trunc(${column}) AND abs(${column}) < 1e15 THEN CAST(CAST(${column} AS BIGINT) AS VARCHAR) ELSE CAST(${column} AS VARCHAR) END`;
}

function textOrNull(column: string, reader: Reader): string {
  return reader.nulls.reduce((sql, text) => `nullif(${sql}, ${literal(text)})`, column);
}

async function nothingMalformed(): Promise<Malformed> {
  return {count: 0, lines: [], found: []};
}

async function rawRecords(engine: Engine, numbered: string, ordinals: readonly number[]): Promise<Map<number, Found>> {
  if (!ordinals.length) return new Map();
  const rows = await engine.all(`SELECT record, left(raw, ${KEPT}) AS raw FROM (${numbered}) WHERE record IN (${ordinals.join(", ")})`);
  return new Map(rows.map(({record, raw}) => [Number(record), {record: Number(record), line: null, raw: String(raw)}]));
}

/** The reader's name of each column of the file, undefined for those it does not use. */
function matchColumns(header: readonly string[], input: Input, reader: Reader): (string | undefined)[] {
  if (header.includes("simulated_by") && !reader.source.simulated) fail("file_simulated", {file: input.origin});
  const known = new Map(Object.entries(reader.columns).flatMap(([name, {also}]) => [name, ...also ?? []].map((alias) => [alias, name] as const)));
  const taken = new Set<string>();
  const names = header.map((name) => {
    const match = known.get(name) ?? known.get(name.replace(/^"|"$/g, ""));
    if (match === undefined) return undefined;
    if (taken.has(match)) fail("column_twice", {file: input.origin, column: match});
    taken.add(match);
    return match;
  });
  const required = Object.entries(reader.columns).filter(([, column]) => column.required).map(([name]) => name);
  const missing = required.filter((name) => !taken.has(name));
  if (!missing.length) return names;
  const found = header.slice(0, 60).join(", ").slice(0, 400);
  // a file that has hardly any of the reader's columns is of another form altogether
  if (reader.name !== "table" && missing.length > required.length / 2) fail("file_unknown_form", {file: input.origin, columns: found});
  const unused = header.filter((_, i) => names[i] === undefined);
  return fail("column_missing", {file: input.origin, column: missing.join(", "), found: (unused.length ? `not known: ${unused.join(", ")}` : found).slice(0, 400)});
}
