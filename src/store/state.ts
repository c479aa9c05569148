import {mkdirSync, readFileSync, renameSync, writeFileSync, openSync, fsyncSync, closeSync, readdirSync, statSync, rmSync} from "node:fs";
import {join} from "node:path";
import lockfile from "proper-lockfile";
import {fail} from "../error.ts";
import type {ReleaseInfo, Source} from "../sources/source.ts";

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
    throw cause;
  }
  let state: State;
  try {
    state = JSON.parse(text) as State;
  } catch (cause) {
    return fail("store_damaged", {file, message: "not JSON"}, {cause});
  }
  if (state.schema > SCHEMA) fail("store_newer", {file, schema: state.schema});
  if (state.schema !== SCHEMA || !Array.isArray(state.releases)) fail("store_damaged", {file, message: "not a store of this schema"});
  return state;
}

/**
 * Runs `change` on the newest state while no other process can, and commits what it answers by rename: the only commit.
 * `change` writes its files before it answers; a kill at any instant leaves the old store.json or the new one.
 */
export async function commit<T>(directory: string, change: (state: State) => Promise<{state: State; answer: T}>, options: {waitSeconds?: number} = {}): Promise<T> {
  mkdirSync(directory, {recursive: true});
  const waitSeconds = options.waitSeconds ?? 600;
  const release = await lockfile.lock(directory, {
    lockfilePath: join(directory, "store.lock"), stale: 15_000, update: 3_000, retries: {retries: Math.ceil(waitSeconds / 0.25), factor: 1, minTimeout: 250, maxTimeout: 250}
  }).catch((cause: unknown) => fail("store_locked", {file: join(directory, "store.lock"), seconds: waitSeconds}, {cause}));
  try {
    const {state, answer} = await change(readState(directory));
    replace(join(directory, "store.json"), `${JSON.stringify(state, null, 1)}\n`);
    sweep(directory, state);
    return answer;
  } finally {
    await release();
  }
}

function replace(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  const descriptor = openSync(temporary, "w");
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
}

/** Readers of an older state may hold its files for this long. */
const GRACE = 60 * 60 * 1000;

/** Removes files that no state names and that are older than the grace time. */
function sweep(directory: string, state: State): void {
  const live = new Set([
    state.places, state.actors, ...Object.values(state.sources).map(({current}) => current), ...state.releases.flatMap(({file, rejections}) => [file, rejections])
  ]);
  for (const folder of ["current", "dimensions", "releases", "rejections", "staging", "states"]) {
    let names: string[] = [];
    try {
      names = readdirSync(join(directory, folder));
    } catch {
      continue;
    }
    for (const name of names) {
      const path = join(directory, folder, name);
      if (!live.has(`${folder}/${name}`) && Date.now() - statSync(path).mtimeMs > GRACE) rmSync(path, {recursive: true, force: true});
    }
  }
}
