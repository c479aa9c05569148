import {createHash, randomUUID} from "node:crypto";
import {mkdirSync, renameSync} from "node:fs";
import {basename, join} from "node:path";
import {HarmattanError, fail} from "../error.ts";
import {eventColumnNames, eventColumns} from "../event.ts";
import {openInput, type Input, type Progress as IntakeProgress} from "../sources/intake.ts";
import {apiReaders, readers} from "../sources/index.ts";
import {rejectionReasons, type Reader, type ReleaseFile, type ReleaseInfo, type RejectionReason} from "../sources/source.ts";
import {tableReader} from "../sources/table.ts";
import {compileReader} from "./compile.ts";
import {currentSelect, liveReleases} from "./current.ts";
import {extendDimensions, loadCountryTables, openDimensions} from "./dimensions.ts";
import {literal, plainMessage, type Engine, type EngineOptions} from "./engine.ts";
import {openRelation, type Relation} from "./relation.ts";
import {recordRejections} from "./rejections.ts";
import {commit, readState, SCHEMA, type Release, type State} from "./state.ts";
import {inWorkspace} from "./workspace.ts";

export interface ImportOptions {
  /** Name of a reader; by default the one whose columns the file has. */
  reader?: string | undefined;
  /** A mapping file for somebody's own table. */
  mapping?: string | undefined;
  version?: string | undefined;
  covers?: ReleaseFile["covers"];
  /** What to record as the address of the file, where it is a copy of something fetched. */
  origin?: string | undefined;
  encoding?: string | undefined;
  /** Largest share of rejected rows, 0 to 1, with which a file is still imported. Default 0.05. */
  maxRejected?: number | undefined;
  engine?: EngineOptions;
  progress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
  now?: () => Date;
}

/** `percent` is -1 while the engine does not know how far it is. */
export type ImportProgress = IntakeProgress | {step: "import"; file: string; percent: number};

export interface ImportSummary {
  release: Release;
  /** True where the same file was imported before by the same reader: nothing was done. */
  unchanged: boolean;
  rejected: {reason: RejectionReason; field: string; rows: number; about: string}[];
  /** Current events of the source after the import. */
  events: number;
}

/** Imports one file or address into the store: all of it, or, where it throws, nothing. */
export async function importFile(directory: string, origin: string, options: ImportOptions = {}): Promise<ImportSummary> {
  return inWorkspace(directory, {engine: options.engine, signal: options.signal, file: options.origin ?? origin}, async (engine, workspace) => {
    const opened = await openInput(origin, {workspace, downloads: join(directory, "downloads"), ...(options.encoding ? {encoding: options.encoding} : {}), ...(options.progress ? {progress: options.progress} : {}), ...(options.signal ? {signal: options.signal} : {})});
    const input = {...opened, origin: options.origin ?? opened.origin};
    const {reader, relation} = await chooseReader(engine, input, options);
    const retrieved = (options.now ?? (() => new Date()))().toISOString();
    const info = releaseOf(reader, input, retrieved, options);
    const reading = readingOf(reader, relation, info, options);
    const before = readState(directory);
    const known = sameImport(before, reader, input.sha256, reading);
    if (known) return summary(known, true, before);
    const staged = await stage(engine, reader, relation, input, workspace, options);
    return commit(directory, (state) => publish({engine, directory, state, reader, info, input, retrieved, staged, reading}));
  });
}

/** The publisher's name of the file says which release it is: inside an archive, else of the archive. */
function releaseOf(reader: Reader, input: Input, retrieved: string, {version, covers}: ImportOptions): ReleaseInfo {
  const release = (name: string) => reader.release({name, sha256: input.sha256, retrieved, version, covers});
  if (input.member === null) return release(input.name);
  try {
    return release(basename(input.member));
  } catch (error) {
    if (error instanceof HarmattanError && error.code === "release_unknown") return release(input.name);
    throw error;
  }
}

/** Tells whether the same bytes would be read as the same release: the reader's whole statement, and what the user said. */
function readingOf(reader: Reader, relation: Relation, info: ReleaseInfo, options: ImportOptions): string {
  const version = reader.source.revision === "ucdp" ? info.version : options.version ?? null;
  const said = [reader.source, version, info.covers, info.countries, options.encoding ?? null];
  return createHash("sha256").update(JSON.stringify([compileReader(reader, "file", relation.columns), ...said])).digest("hex").slice(0, 16);
}

/** A release that still counts and was read from the same bytes in the same way. */
function sameImport(state: State, reader: Reader, sha256: string, reading: string): Release | undefined {
  const live = liveReleases(reader.source, state.releases.filter(({source}) => source === reader.source.name));
  return live.find((release) => release.sha256 === sha256 && release.reading === reading);
}

/**
 * Records that a publisher, asked for what `covers` says, had no events: a release without rows, so that a measure can
 * say "none recorded" instead of "no data".
 */
export async function importNothing(directory: string, reader: Reader, options: {origin: string; covers: NonNullable<ReleaseFile["covers"]>; engine?: EngineOptions; now?: () => Date}): Promise<ImportSummary> {
  return inWorkspace(directory, {engine: options.engine, file: options.origin}, async (engine, workspace) => {
    const retrieved = (options.now ?? (() => new Date()))().toISOString();
    const sha256 = createHash("sha256").update(`${options.origin} ${retrieved}`).digest("hex");
    const info = reader.release({name: reader.name, sha256, retrieved, covers: options.covers});
    const file = join(workspace, "nothing.parquet");
    await engine.run(`COPY (SELECT ${eventColumnNames.map((name) => `NULL::${eventColumns[name].sql} AS ${name}`).join(", ")} WHERE false) TO ${literal(file)} (FORMAT parquet)`);
    const staged = {file, rejections: null, rows: {read: 0, accepted: 0, rejected: {}, duplicates: 0}};
    return commit(directory, (state) => publish({engine, directory, state, reader, info, input: {origin: options.origin, sha256, bytes: 0}, retrieved, staged, reading: null}));
  });
}

async function chooseReader(engine: Engine, input: Input, options: ImportOptions): Promise<{reader: Reader; relation: Relation}> {
  if (options.mapping) {
    const reader = tableReader(options.mapping);
    return {reader, relation: await openRelation(engine, input, reader)};
  }
  if (options.reader) {
    const reader = [...readers, ...apiReaders].find(({name, source}) => name === options.reader || source.name === options.reader);
    if (!reader) return fail("invalid_value", {field: "--as", value: options.reader, expected: `one of ${readers.map(({name}) => name).join(", ")}, or --mapping FILE for your own table`});
    return {reader, relation: await openRelation(engine, input, reader)};
  }
  const faults: unknown[] = [];
  for (const reader of readers) {
    try {
      return {reader, relation: await openRelation(engine, input, reader)};
    } catch (error) {
      if (!(error instanceof HarmattanError) || error.code !== "column_missing" && error.code !== "file_unknown_form") throw error;
      faults.push(error);
    }
  }
  // a file that nearly fits one reader is told what that reader misses
  const near = faults.find((error) => error instanceof HarmattanError && error.code === "column_missing");
  throw near ?? faults[0];
}

interface Staged {
  file: string;
  rejections: string | null;
  rows: Omit<Release["rows"], "revised">;
}

async function stage(engine: Engine, reader: Reader, relation: Relation, input: Input, workspace: string, options: ImportOptions): Promise<Staged> {
  await loadCountryTables(engine);
  const all = join(workspace, "all.parquet");
  const watch = setInterval(() => options.progress?.({step: "import", file: input.name, percent: engine.progress}), 500);
  try {
    await engine.run(`COPY (${compileReader(reader, relation.sql, relation.columns)}) TO ${literal(all)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`);
  } catch (cause) {
    if (cause instanceof HarmattanError) throw cause;
    return fail("table_unreadable", {file: input.origin, message: plainMessage(cause)}, {cause});
  } finally {
    clearInterval(watch);
  }
  const {total, rejected, ids} = await engine.one(`SELECT count(*) AS total, count(rejection) AS rejected, count(DISTINCT id) FILTER (WHERE rejection IS NULL) AS ids FROM read_parquet(${literal(all)})`);
  const malformed = await relation.malformed(1);
  if (!Number(total) && !malformed.count) fail("no_rows", {file: input.origin});
  if (!Number(rejected) && !malformed.count && ids === total) return {file: all, rejections: null, rows: {read: Number(total), accepted: Number(total), rejected: {}, duplicates: 0}};
  const {file, rejections, ...rows} = await recordRejections({engine, reader, relation, input, workspace, limit: options.maxRejected ?? 0.05});
  return {file, rejections, rows};
}

interface Publication {
  engine: Engine;
  directory: string;
  state: State;
  reader: Reader;
  info: ReleaseInfo;
  input: Pick<Input, "origin" | "sha256" | "bytes">;
  retrieved: string;
  staged: Staged;
  /** Null for what was not read from a file. */
  reading: string | null;
}

async function publish({engine, directory, state, reader, info, input, retrieved, staged, reading}: Publication): Promise<{state: State; answer: ImportSummary}> {
  // another process may have imported the same file while this one read it
  const known = reading === null ? undefined : sameImport(state, reader, input.sha256, reading);
  if (known) return {state, answer: summary(known, true, state)};
  const source = reader.source;
  for (const folder of ["releases", "rejections", "current"]) mkdirSync(join(directory, folder), {recursive: true});
  const version = uniqueVersion(info.version, state.releases.filter((release) => release.source === source.name));
  const id = `${source.name}-${version}`;
  const stem = `${id}-${input.sha256.slice(0, 8)}-${state.sequence + 1}`;
  const dimensions = await extendDimensions(engine, directory, state, staged.file, source.name);
  const file = `releases/${stem}.parquet`;
  const rejections = staged.rejections ? `rejections/${stem}.parquet` : null;
  const revised = await countRevised(engine, directory, state, source.name, staged.file);
  renameSync(staged.file, join(directory, file));
  if (rejections) renameSync(staged.rejections!, join(directory, rejections));
  const release: Release = {
    ...info, version, id, source: source.name, reader: reader.name, file, rejections, origin: input.origin, sha256: input.sha256, bytes: input.bytes, retrieved,
    license: source.license, rows: {...staged.rows, revised}, schema: SCHEMA, kind: "events", relocate: reader.relocate ?? [],
    ...(reading === null ? {} : {reading})
  };
  const next: State = {...state, ...dimensions, sequence: state.sequence + 1, releases: [...state.releases, release]};
  next.sources = {...state.sources, [source.name]: await writeCurrent(engine, directory, next, source)};
  return {state: next, answer: summary(release, false, next)};
}

/** Writes the current events of `source` out of the releases of `state`; answers the new entry of the state. */
export async function writeCurrent(engine: Engine, directory: string, state: State, source: Reader["source"]): Promise<State["sources"][string]> {
  await openDimensions(engine, directory, state);
  const current = `current/${source.name}-${state.sequence}-${randomUUID().slice(0, 8)}.parquet`;
  const path = literal(join(directory, current));
  await engine.run(`COPY (${currentSelect(source, state.releases.filter((release) => release.source === source.name), directory)}) TO ${path} (FORMAT parquet, COMPRESSION lz4_raw, DICTIONARY_SIZE_LIMIT 4000, WRITE_BLOOM_FILTER false)`);
  const {events} = await engine.one(`SELECT count(*) AS events FROM read_parquet(${path})`);
  return {source, current, events: Number(events)};
}

async function countRevised(engine: Engine, directory: string, state: State, source: string, file: string): Promise<number> {
  const current = state.sources[source]?.current;
  if (!current) return 0;
  const {count} = await engine.one(`SELECT count(*) AS count FROM read_parquet(${literal(file)}) SEMI JOIN read_parquet(${literal(join(directory, current))}) USING (id)`);
  return Number(count);
}

/** A name for a release that none of `releases` has. */
export function uniqueVersion(version: string, releases: readonly Release[]): string {
  const taken = new Set(releases.map((release) => release.version));
  if (!taken.has(version)) return version;
  let n = 2;
  while (taken.has(`${version}-r${n}`)) ++n;
  return `${version}-r${n}`;
}

/** What an import, or a look at one that was done before, tells its caller. */
export function summary(release: Release, unchanged: boolean, state: State): ImportSummary {
  const rejected = Object.entries(release.rows.rejected).map(([key, rows]) => {
    const [reason, field = ""] = key.split(":") as [RejectionReason, string?];
    return {reason, field, rows, about: rejectionReasons[reason]};
  });
  return {release, unchanged, rejected, events: state.sources[release.source]?.events ?? 0};
}
