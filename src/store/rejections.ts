import {join} from "node:path";
import {fail} from "../error.ts";
import {eventColumnNames} from "../event.ts";
import type {Input} from "../sources/intake.ts";
import type {Reader} from "../sources/source.ts";
import {compileReader} from "./compile.ts";
import {literal, type Engine, type Row} from "./engine.ts";
import type {Malformed, Relation} from "./relation.ts";

export interface Sorted {
  /** Parquet file of the accepted events. */
  file: string;
  /** Parquet file of what was rejected: record, line, reason, field, id, raw. */
  rejections: string | null;
  read: number;
  accepted: number;
  rejected: Record<string, number>;
  duplicates: number;
}

interface Pass {
  engine: Engine;
  reader: Reader;
  relation: Relation;
  input: Input;
  workspace: string;
  /** Largest share of rejected records. */
  limit: number;
}

/**
 * The second pass over a file in which some row is not an event or recurs: the same statement again, with
 * ordinals, so that each rejection gets its record and line. Records that are the same in every column of an event
 * count as duplicates; of records that share an id but differ, the last change (or the first record) is kept.
 * @throws too_many_rejected
 */
export async function recordRejections(pass: Pass): Promise<Sorted> {
  const {engine, workspace} = pass;
  const numbered = literal(join(workspace, "numbered.parquet"));
  await sortRecords(pass, numbered);
  const {total} = await engine.one(`SELECT count(*) AS total FROM read_parquet(${numbered})`);
  const {duplicates, refused} = await engine.one("SELECT count(*) FILTER (WHERE rejection = 'duplicate') AS duplicates, count(*) FILTER (WHERE rejection <> 'duplicate') AS refused FROM sorted");
  const malformed = await pass.relation.malformed(100);
  const read = Number(total) + malformed.count;
  if (Number(refused) + malformed.count > read * pass.limit) await failTooMany(pass, malformed, Number(refused) + malformed.count, read);
  const file = join(workspace, "accepted.parquet");
  await engine.run(`COPY (SELECT * EXCLUDE (record) FROM read_parquet(${numbered}) WHERE record NOT IN (SELECT record FROM sorted)) TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`);
  await loadRefused(pass, malformed.count ? await pass.relation.malformed() : malformed, await engine.all("SELECT record, id, rejection FROM sorted WHERE rejection <> 'duplicate' ORDER BY record"));
  const reasons = await engine.all("SELECT reason || ':' || field AS key, count(*) AS rows FROM refused GROUP BY ALL ORDER BY rows DESC, key");
  const rejections = reasons.length ? join(workspace, "rejections.parquet") : null;
  if (rejections) await engine.run(`COPY (FROM refused ORDER BY record, line) TO ${literal(rejections)} (FORMAT parquet)`);
  return {
    file, rejections, read, accepted: Number(total) - Number(refused) - Number(duplicates),
    rejected: Object.fromEntries(reasons.map(({key, rows}) => [String(key), Number(rows)])), duplicates: Number(duplicates)
  };
}

/** Reads the file again into `numbered`, with the ordinal of each record, and fills the table `sorted` with the records that are not accepted. */
async function sortRecords({engine, reader, relation}: Pass, numbered: string): Promise<void> {
  await engine.run("DROP TABLE IF EXISTS malformed; DROP TABLE IF EXISTS malformed_scans");
  await engine.run(`COPY (${compileReader(reader, relation.sql, relation.columns, true)}) TO ${numbered} (FORMAT parquet)`);
  const latest = "PARTITION BY id ORDER BY changed DESC, record";
  await engine.run(`CREATE OR REPLACE TEMP TABLE sorted AS
    WITH records AS (SELECT record, id, rejection, hash(${eventColumnNames.join(", ")}) AS contents, coalesce(changed, 0) AS changed FROM read_parquet(${numbered})),
    again AS (SELECT id FROM records WHERE rejection IS NULL GROUP BY id HAVING count(*) > 1),
    ranked AS (SELECT record, row_number() OVER (${latest}) AS rank, contents, first_value(contents) OVER (${latest}) AS kept FROM records WHERE rejection IS NULL AND id IN (FROM again))
    SELECT record, id, rejection FROM records WHERE rejection IS NOT NULL
    UNION ALL SELECT record, id, CASE WHEN ${reader.source.revision === "by-id" ? "true" : "ranked.contents = kept"} THEN 'duplicate' ELSE 'duplicate_id:id' END FROM ranked JOIN records USING (record) WHERE rank > 1`);
}

async function failTooMany(pass: Pass, malformed: Malformed, rejected: number, read: number): Promise<never> {
  const {engine, relation, input, limit} = pass;
  const reasons = await engine.all("SELECT rejection, count(*) AS rows, min(record) AS record FROM sorted WHERE rejection <> 'duplicate' GROUP BY rejection ORDER BY rows DESC, rejection LIMIT 5");
  const found = await relation.locate(reasons.map(({record}) => Number(record)), malformed);
  const told = reasons.map(({rejection, rows, record}) => tell(String(rejection).replace(":", " "), Number(rows), found.get(Number(record))));
  if (malformed.count) told.push(tell("malformed record", malformed.count, malformed.found[0]));
  return fail("too_many_rejected", {file: input.origin, rejected, read, limit: `${limit * 100}%`, reasons: told.join("; ")});
}

function tell(reason: string, rows: number, first: {record: number; line: number | null} | undefined): string {
  const where = first === undefined ? "" : `, first in record ${first.record}${first.line === null ? "" : ` (line ${first.line})`}`;
  return `${reason} in ${rows}${where}`;
}

async function loadRefused({engine, relation}: Pass, malformed: Malformed, rows: readonly Row[]): Promise<void> {
  const found = await relation.locate(rows.map(({record}) => Number(record)), malformed);
  await engine.load("refused", {record: "INTEGER", line: "INTEGER", id: "VARCHAR", reason: "VARCHAR", field: "VARCHAR", raw: "VARCHAR"}, [
    ...rows.map(({record, id, rejection}): (string | number | null)[] => {
      const at = found.get(Number(record));
      return [at?.record ?? Number(record), at?.line ?? null, id === null ? null : String(id), ...String(rejection).split(":") as [string, string], at?.raw ?? null];
    }),
    ...malformed.found.map(({record, line, raw}): (string | number | null)[] => [record, line, null, "malformed", "record", raw])
  ]);
}
