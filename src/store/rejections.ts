import {join} from "node:path";
import {locateRecords} from "../sources/locate.ts";
import type {Input} from "../sources/intake.ts";
import type {Reader} from "../sources/source.ts";
import {compileReader} from "./compile.ts";
import {literal, type Engine} from "./engine.ts";
import type {Malformed, Relation} from "./relation.ts";

export interface Sorted {
  /** Parquet file of the accepted events. */
  file: string;
  /** Parquet file of what was rejected: record, line, reason, field, id, raw. */
  rejections: string | null;
  accepted: number;
  rejected: Record<string, number>;
  duplicates: number;
  /** The commonest reasons in words, for a message. */
  told: string;
}

/**
 * The second pass over a file in which some row is not an event or recurs: the same statement again, in the order of
 * the file, so that each rejection gets its record and line. Records that are the same to the letter count as
 * duplicates; of records that share an id but differ, the last change (or the first record) is kept.
 */
export async function recordRejections(pass: {engine: Engine; reader: Reader; relation: Relation; input: Input; workspace: string; malformed: Malformed[]}): Promise<Sorted> {
  const {engine, reader, relation, input, workspace, malformed} = pass;
  const ordered = literal(join(workspace, "ordered.parquet"));
  await engine.run("SET preserve_insertion_order = true");
  await engine.run("DROP TABLE IF EXISTS malformed; DROP TABLE IF EXISTS malformed_scans");
  await engine.run(`COPY (${compileReader(reader, relation.sql, relation.columns)}) TO ${ordered} (FORMAT parquet)`);
  await engine.run("SET preserve_insertion_order = false");
  await engine.run(`CREATE OR REPLACE TEMP TABLE sorted AS
    WITH numbered AS (SELECT file_row_number + 1 AS record, id, rejection, hash(t) AS contents, coalesce(changed, 0) AS changed FROM read_parquet(${ordered}, file_row_number=true) t),
    again AS (SELECT id FROM numbered WHERE rejection IS NULL GROUP BY id HAVING count(*) > 1),
    ranked AS (SELECT record, row_number() OVER (PARTITION BY id ORDER BY changed DESC, record) AS rank, contents, first_value(contents) OVER (PARTITION BY id ORDER BY changed DESC, record) AS kept
      FROM numbered WHERE rejection IS NULL AND id IN (FROM again))
    SELECT record, id, rejection FROM numbered WHERE rejection IS NOT NULL
    UNION ALL SELECT record, id, CASE WHEN ranked.contents = kept ${reader.source.revision === "by-id" ? "OR true " : ""}THEN 'duplicate' ELSE 'duplicate_id:id' END FROM ranked JOIN numbered USING (record) WHERE rank > 1`);
  const out = literal(join(workspace, "accepted.parquet"));
  await engine.run(`COPY (SELECT * EXCLUDE (file_row_number) FROM read_parquet(${ordered}, file_row_number=true) WHERE file_row_number + 1 NOT IN (SELECT record FROM sorted)) TO ${out} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`);
  const {accepted} = await engine.one(`SELECT count(*) AS accepted FROM read_parquet(${out})`);
  const {duplicates} = await engine.one("SELECT count(*) AS duplicates FROM sorted WHERE rejection = 'duplicate'");
  const refused = await engine.all("SELECT record, id, rejection FROM sorted WHERE rejection <> 'duplicate' ORDER BY record");
  const rejections = await write(refused.map(({record, id, rejection}) => ({record: Number(record), id: id === null ? null : String(id), rejection: String(rejection)})));
  const rejected = Object.fromEntries((await engine.all("SELECT reason || ':' || field AS key, count(*) AS rows FROM refused GROUP BY ALL ORDER BY rows DESC, key")).map(({key, rows}) => [String(key), Number(rows)]));
  return {file: join(workspace, "accepted.parquet"), rejections, accepted: Number(accepted), rejected, duplicates: Number(duplicates), told: await tell()};

  async function write(rows: {record: number; id: string | null; rejection: string}[]): Promise<string | null> {
    const where = relation.text
      ? await locateRecords(input.path, rows.map(({record}) => record), {...relation.text, skipLines: malformed.map(({line}) => line)})
      : new Map<number, {line: number; raw: string}>();
    await engine.load("refused", {record: "INTEGER", line: "INTEGER", id: "VARCHAR", reason: "VARCHAR", field: "VARCHAR", raw: "VARCHAR"}, [
      ...rows.map(({record, id, rejection}): (string | number | null)[] => [record, where.get(record)?.line ?? null, id, ...rejection.split(":") as [string, string], where.get(record)?.raw ?? null]),
      ...malformed.map(({line, raw}): (string | number | null)[] => [null, line, null, "malformed", "record", raw])
    ]);
    if (!rows.length && !malformed.length) return null;
    const file = join(workspace, "rejections.parquet");
    await engine.run(`COPY (FROM refused ORDER BY line, record) TO ${literal(file)} (FORMAT parquet)`);
    return file;
  }

  async function tell(): Promise<string> {
    const rows = await engine.all("SELECT reason, field, count(*) AS rows, min(line) AS line FROM refused GROUP BY ALL ORDER BY rows DESC LIMIT 5");
    return rows.map(({reason, field, rows: n, line}) => `${String(reason)} ${String(field)} in ${String(n)}${line === null ? "" : `, first on line ${String(line)}`}`).join("; ");
  }
}
