import {createHash} from "node:crypto";
import {mkdirSync, renameSync} from "node:fs";
import {join} from "node:path";
import type {Reader} from "../sources/source.ts";
import {Engine, literal, type EngineOptions} from "./engine.ts";
import {summary, uniqueVersion, writeCurrent, type ImportSummary} from "./import.ts";
import {commit, readState, SCHEMA, type Release, type State} from "./state.ts";
import {inWorkspace} from "./workspace.ts";

/** An event that its publisher took back, and when (seconds since 1970). */
export interface Deletion {
  id: string;
  deleted: number;
}

export interface DeletionOptions {
  origin: string;
  engine?: EngineOptions;
  now?: () => Date;
}

/**
 * Records deletions as a release of their own and applies them: an event goes unless its record was changed after it was
 * deleted, which is how a publisher brings one back. Deletions that the store knows already are left out; answers null
 * where none is new. `release.rows.revised` counts the events that went.
 */
export async function importDeletions(directory: string, reader: Reader, deletions: readonly Deletion[], options: DeletionOptions): Promise<ImportSummary | null> {
  if (deletions.length === 0) return null;
  return inWorkspace(directory, {engine: options.engine, file: options.origin}, async (engine, workspace) => {
    await engine.load("told", {id: "VARCHAR", deleted: "DOUBLE"}, deletions.map(({id, deleted}) => [id, deleted]));
    return commit(directory, async (state) => {
      const known = deletionFiles(directory, state.releases, reader.source.name);
      const file = join(workspace, "deletions.parquet");
      await engine.run(`COPY (SELECT id, max(deleted)::BIGINT AS deleted FROM told GROUP BY id${known ? ` EXCEPT SELECT id, deleted FROM ${known}` : ""} ORDER BY ALL) TO ${literal(file)} (FORMAT parquet)`);
      const {rows} = await engine.one(`SELECT count(*) AS rows FROM read_parquet(${literal(file)})`);
      return rows === 0 ? {state, answer: null} : publish(engine, directory, state, reader, {file, rows: Number(rows)}, options);
    });
  });
}

/** The newest deletion that the store knows of a source, in seconds since 1970; null where it knows none. */
export async function lastDeletion(directory: string, source: string, options: {engine?: EngineOptions} = {}): Promise<number | null> {
  const known = deletionFiles(directory, readState(directory).releases, source);
  if (known === null) return null;
  const engine = await Engine.open(options.engine);
  try {
    const {last} = await engine.one(`SELECT max(deleted) AS last FROM ${known}`);
    return last === null ? null : Number(last);
  } finally {
    engine.close();
  }
}

function deletionFiles(directory: string, releases: readonly Release[], source: string): string | null {
  const files = releases.filter((release) => release.kind === "deletions" && release.source === source).map(({file}) => literal(join(directory, file)));
  return files.length ? `read_parquet([${files.join(", ")}])` : null;
}

async function publish(engine: Engine, directory: string, state: State, reader: Reader, {file, rows}: {file: string; rows: number}, options: DeletionOptions): Promise<{state: State; answer: ImportSummary}> {
  const {source} = reader;
  const retrieved = (options.now ?? (() => new Date()))().toISOString();
  const version = uniqueVersion(`${retrieved.slice(0, 10)}-deletions`, state.releases.filter((release) => release.source === source.name));
  const sha256 = createHash("sha256").update(`${options.origin} ${retrieved}`).digest("hex");
  for (const folder of ["releases", "current"]) mkdirSync(join(directory, folder), {recursive: true});
  const kept = `releases/${source.name}-${version}-${sha256.slice(0, 8)}-${state.sequence + 1}.parquet`;
  renameSync(file, join(directory, kept));
  const release: Release = {
    version, complete: true, covers: [], countries: [], provisional: false, order: Date.parse(retrieved), replaces: null,
    id: `${source.name}-${version}`, source: source.name, reader: reader.name, file: kept, rejections: null, origin: options.origin, sha256, bytes: 0, retrieved,
    license: source.license, rows: {read: rows, accepted: rows, rejected: {}, duplicates: 0, revised: 0}, schema: SCHEMA, kind: "deletions", relocate: []
  };
  const next: State = {...state, sequence: state.sequence + 1, releases: [...state.releases, release]};
  const entry = await writeCurrent(engine, directory, next, source);
  release.rows.revised = (state.sources[source.name]?.events ?? 0) - entry.events;
  next.sources = {...state.sources, [source.name]: entry};
  return {state: next, answer: summary(release, false, next)};
}
