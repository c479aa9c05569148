import {mkdirSync, readFileSync, renameSync, writeFileSync, openSync, fsyncSync, closeSync, readdirSync, statSync, rmSync, utimesSync} from "node:fs";
import {join} from "node:path";
import {fail} from "../error.ts";
import type {ReleaseInfo, Source} from "../sources/source.ts";
import {runs, takeLock, type Lock} from "./lock.ts";

/** Everything that a query needs to know of a store; replaced as a whole by rename. File names are relative to the store. */
export interface State {
  schema: typeof SCHEMA;
  /** Counts commits; part of the names of files that a commit writes. */
  sequence: number;
  sources: Record<string, SourceState>;
  releases: Release[];
  places: string | null;
  actors: string | null;
}

export interface SourceState {
  source: Source;
  current: string;
  events: number;
}

export interface Release extends ReleaseInfo {
  id: string;
  source: string;
  reader: string;
  file: string;
  rejections: string | null;
  /** What was read: name, checksum and address of the file as given. */
  origin: string;
  sha256: string;
  bytes: number;
  /** When the file was read, ISO 8601. */
  retrieved: string;
  license: string;
  rows: {read: number; accepted: number; rejected: Record<string, number>; duplicates: number; revised: number};
  schema: number;
  /** A release of deletions names events that the publisher took back; it holds no events. */
  kind: "events" | "deletions";
  relocate: readonly {from: string; to: string}[];
  /** Checksum of how the file was read: the same file read in the same way is not imported again. */
  reading?: string;
}

export const SCHEMA = 1;

export function emptyState(): State {
  return {schema: SCHEMA, sequence: 0, sources: {}, releases: [], places: null, actors: null};
}

/** Reads `store.json` once; a folder without it is an empty store. */
export function readState(directory: string): State {
  const file = join(directory, "store.json");
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return emptyState();
    return fail("store_damaged", {file, message: "cannot be read"}, {cause});
  }
  let state: unknown;
  try {
    state = JSON.parse(text);
  } catch (cause) {
    return fail("store_damaged", {file, message: "not JSON"}, {cause});
  }
  if (!isRecord(state) || typeof state.schema !== "number") return fail("store_damaged", {file, message: "not the state of a store"});
  if (state.schema > SCHEMA) fail("store_newer", {file, schema: state.schema});
  if (state.schema !== SCHEMA || typeof state.sequence !== "number" || !isRecord(state.sources) || !Array.isArray(state.releases)) fail("store_damaged", {file, message: "not a store of this schema"});
  return state as unknown as State;
}

/** Files that a state names, relative to the store. */
export function stateFiles(state: State): Set<string> {
  const files = [state.places, state.actors, ...Object.values(state.sources).map(({current}) => current), ...state.releases.flatMap(({file, rejections}) => [file, rejections])];
  return new Set(files.filter((file) => file !== null));
}

/**
 * Runs `change` on the newest state while no other process can, and commits what it answers by rename: the only commit.
 * `change` writes its files before it answers; a kill at any instant leaves the old store.json or the new one. Where
 * `change` answers the state that it was given, nothing is committed.
 */
export async function commit<T>(directory: string, change: (state: State) => Promise<{state: State; answer: T}>, options: {waitSeconds?: number} = {}): Promise<T> {
  mkdirSync(directory, {recursive: true});
  const lock = await takeLock(join(directory, "store.lock"), options.waitSeconds ?? 600);
  try {
    const before = readState(directory);
    const present = new Set(writtenFiles(directory));
    try {
      const {state, answer} = await change(before);
      if (state !== before) publish(directory, before, state, lock);
      return answer;
    } catch (error) {
      // without the lock, what is new may be another's
      if (lock.isHeld()) for (const file of writtenFiles(directory)) if (!present.has(file)) rmSync(join(directory, file), {force: true});
      throw error;
    }
  } finally {
    lock.release();
  }
}

function publish(directory: string, before: State, state: State, lock: Lock): void {
  const [dropped, live] = [stateFiles(before), stateFiles(state)];
  for (const file of live) if (!dropped.has(file)) flush(join(directory, file));
  // the grace time of a file that is dropped starts now, however old the file is
  for (const file of dropped) if (!live.has(file)) refresh(join(directory, file));
  if (!lock.isHeld()) fail("store_lock_lost", {file: join(directory, "store.lock")});
  replace(join(directory, "store.json"), `${JSON.stringify(state, null, 1)}\n`);
  sweep(directory, live);
}

/** Readers of an older state may hold its files for this long. */
const GRACE = 60 * 60 * 1000;

/** Lets a file outlive the next sweeps. */
export function refresh(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // already gone
  }
}

/** Removes what killed imports and readers of this machine left in `staging`, and what others left there a day ago. */
export function sweepStaging(directory: string): void {
  for (const name of names(join(directory, "staging"))) {
    const path = join(directory, "staging", name);
    const running = runs(name.split("-").slice(1, 3).join("-"));
    if (running === false || running === undefined && age(path) > 24 * GRACE) rmSync(path, {recursive: true, force: true});
  }
}

function replace(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    flush(temporary);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, {force: true});
    throw error;
  }
}

/** Waits until the file is on the disk, so that a power cut cannot leave a state that names half a file. */
function flush(path: string): void {
  const descriptor = openSync(path, "r+");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Folders that only the holder of the lock writes to. */
const folders = ["current", "dimensions", "releases", "rejections"];

function writtenFiles(directory: string): string[] {
  return folders.flatMap((folder) => names(join(directory, folder)).map((name) => `${folder}/${name}`));
}

/** Removes files that no state names and that are older than the grace time. What cannot be removed stays for the next time. */
function sweep(directory: string, live: ReadonlySet<string>): void {
  const states = names(join(directory, "states")).map((name) => `states/${name}`);
  const temporary = names(directory).filter((name) => /^store\.(json|lock)\..*\.tmp$/.test(name));
  for (const file of [...writtenFiles(directory), ...states, ...temporary]) {
    const path = join(directory, file);
    if (live.has(file) || age(path) <= GRACE) continue;
    try {
      rmSync(path, {recursive: true, force: true});
    } catch {
      // committed already: nothing here may make the import fail
    }
  }
}

/** Age of a file in ms; 0 where it is gone. */
function age(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
