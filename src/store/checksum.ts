import {join} from "node:path";
import {eventColumnNames} from "../event.ts";
import {literal, quote, type Engine} from "./engine.ts";
import type {Release} from "./state.ts";

/**
 * SHA-256 of what a release holds, whatever the order and the packing of its file: of the sorted
 * checksums of its rows. Two stores that read the same publisher's file in the same way agree in it.
 */
export async function rowsChecksum(engine: Engine, directory: string, release: Release): Promise<string> {
  const columns = release.kind === "deletions" ? ["id", "deleted"] : eventColumnNames;
  const row = `md5(to_json({${columns.map((name) => `${quote(name)}: ${quote(name)}`).join(", ")}})::VARCHAR)`;
  const {checksum} = await engine.one(`SELECT sha256(coalesce(string_agg(row, '' ORDER BY row), '')) AS checksum FROM (SELECT ${row} AS row FROM read_parquet(${literal(join(directory, release.file))}))`);
  return String(checksum);
}
