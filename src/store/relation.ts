import {fail} from "../error.ts";
import type {Delimiter} from "../sources/delimited.ts";
import type {Input} from "../sources/intake.ts";
import type {Reader} from "../sources/source.ts";
import {literal, quote, type Engine} from "./engine.ts";

/** A file as the engine sees it: a relation of text columns under the names that the reader knows. */
export interface Relation {
  sql: string;
  columns: string[];
  /** How to find a record again: lines before the first record, header records before the data; null for forms without lines. */
  text: {delimiter: Delimiter; skip: number; headers: number} | null;
  /** Records that the engine could not split; known once the relation was read. */
  malformed(): Promise<Malformed[]>;
}

export interface Malformed {
  line: number;
  raw: string;
}

/** Opens `input` for `reader`. Fails where a required column is missing, naming what was found. */
export async function openRelation(engine: Engine, input: Input, reader: Reader): Promise<Relation> {
  return input.format === "csv" ? openDelimited(engine, input, reader) : openTyped(engine, input, reader);
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
  await engine.run("DROP TABLE IF EXISTS malformed; DROP TABLE IF EXISTS malformed_scans");
  const newline = input.newline === "\r\n" ? ", new_line='\\r\\n'" : input.newline === "\n" ? ", new_line='\\n'" : input.newline === "\r" ? ", new_line='\\r'" : "";
  const columns = header.map((name, i) => `${literal(names[i] ?? `unused ${i} ${name}`)}: 'VARCHAR'`).join(", ");
  return {
    sql: `read_csv(${literal(input.path)}, auto_detect=false, header=false, skip=${dataLine - 1}, delim=${literal(input.delimiter)}, quote='"', escape='"',
      columns={${columns}}, nullstr=[${reader.nulls.map(literal).join(", ")}], max_line_size=${MAX_LINE}, ignore_errors=true,
      store_rejects=true, rejects_table='malformed', rejects_scan='malformed_scans', rejects_limit=0${newline})`,
    columns: names.filter((name) => name !== undefined),
    text: {delimiter: input.delimiter, skip: input.skip, headers},
    async malformed() {
      const rows = await engine.all("SELECT DISTINCT ON (line) line, csv_line AS raw FROM malformed ORDER BY line");
      return rows.map(({line, raw}) => ({line: Number(line), raw: String(raw ?? "")}));
    }
  };
}

/** Longest record that the engine takes, in bytes; the intake refuses longer lines before. */
const MAX_LINE = 17 * 1024 * 1024;

/** A file without a header has the standard number of columns and a number where `id` stands. */
function isHeadless(first: readonly string[], reader: Reader): boolean {
  return reader.standardOrder?.length === first.length && /^\d+(\.\d+)?([eE]\+?\d+)?$/.test(first[0]!.trim());
}

async function openTyped(engine: Engine, input: Input, reader: Reader): Promise<Relation> {
  const file = literal(input.path);
  let from = input.format === "parquet" ? `read_parquet(${file})` : `read_json(${file}, maximum_object_size=1073741824, convert_strings_to_integers=false)`;
  let described = await engine.all(`DESCRIBE SELECT * FROM ${from}`).catch((cause: unknown) =>
    fail("table_unreadable", {file: input.origin, message: cause instanceof Error ? cause.message.split("\n")[0]! : String(cause)}, {cause}));
  const list = described.find(({column_name, column_type}) => /^(data|result)$/i.test(String(column_name)) && /^STRUCT.*\[\]$/s.test(String(column_type)));
  if (input.format === "json" && list) {
    from = `(SELECT unnest(${quote(String(list.column_name))}, recursive := true) FROM ${from})`;
    described = await engine.all(`DESCRIBE SELECT * FROM ${from}`);
  }
  const header = described.map(({column_name}) => String(column_name));
  const names = matchColumns(header.map((name) => name.trim().toLowerCase()), input, reader);
  const select = header.flatMap((name, i) => names[i] === undefined ? [] : [`${emptyToNull(quote(name), reader)} AS ${quote(names[i])}`]);
  return {sql: `(SELECT ${select.join(", ")} FROM ${from})`, columns: names.filter((name) => name !== undefined), text: null, malformed: async () => []};
}

function emptyToNull(column: string, reader: Reader): string {
  return reader.nulls.reduce((sql, text) => `nullif(${sql}, ${literal(text)})`, `CAST(${column} AS VARCHAR)`);
}

/** The reader's name of each column of the file, undefined for those it does not use. */
function matchColumns(header: readonly string[], input: Input, reader: Reader): (string | undefined)[] {
  const known = new Map(Object.entries(reader.columns).flatMap(([name, {also}]) => [name, ...also ?? []].map((alias) => [alias, name] as const)));
  const taken = new Set<string>();
  const names = header.map((name) => {
    const match = known.get(name) ?? known.get(name.replace(/^"|"$/g, ""));
    if (match === undefined || taken.has(match)) return undefined;
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
