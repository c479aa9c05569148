import {createHash} from "node:crypto";
import {existsSync, mkdirSync, renameSync} from "node:fs";
import {join} from "node:path";
import {fail} from "../error.ts";
import type {Cell} from "../event.ts";
import type {Source} from "../sources/source.ts";
import {currentSelect, liveReleases} from "./current.ts";
import {openDimensions} from "./dimensions.ts";
import {Engine, literal, rowsOf, type Asking, type Bound, type EngineOptions, type Row} from "./engine.ts";
import type {HeldEvents} from "./held-events.ts";
import {processTag} from "./lock.ts";
import {addedColumns, narrowColumns, Resident} from "./resident.ts";
import {readState, refresh, stateFiles, type Release, type State} from "./state.ts";
import {inWorkspace, refusal} from "./workspace.ts";

/** What can be asked of a store at one moment: relations that no later import changes. */
export interface View {
  source: Source;
  /** Releases whose rows count; the column `release` of events is the position in this list. */
  releases: readonly Release[];
  /**
   * Relations to put after FROM. `events` has the columns of eventColumns but text, with place, a, b, assoc_a, assoc_b as
   * keys, `crosses_month` for events that run past the end of the month in which they started, `coarse` for those known only to a district or less, and `file_row_number`, which names a row within this view: to choose by few
   * columns and read the others of the chosen.
   */
  events: string;
  /** The same events with {@link narrowColumns} only: what to ask unless names are needed. */
  narrow: string;
  /** The columns of them that are most asked, in arrays; null where they are not held. */
  held: HeldEvents | null;
  /** The events that `held` names by these numbers, as `events` has them: a few are looked up, not searched for. */
  at(heldRows: readonly number[]): string;
  places: string;
  actors: string;
  /** Parquet file of a release, for the source's own text. */
  text(release: Release): string;
  /** `most` refuses an answer with more rows. */
  all(sql: string, values?: readonly Bound[], most?: number): Promise<Row[]>;
  /** As `all`, each column as an array, for many rows. Others may have been answered the same columns, so they are not changed. */
  columns(sql: string, values?: readonly Bound[], most?: number): Promise<Readonly<Record<string, readonly Cell[]>>>;
}

export interface OpenOptions extends EngineOptions {
  resident?: boolean;
  grace?: number;
  once?: boolean;
}

/** Reads a store. Imports go through {@link importFile}; a store that is open goes on answering from the files it pinned. */
export class Store {
  readonly directory: string;
  readonly engine: Engine;
  readonly #resident: Resident | null;

  /** Older states that are being written, by the name of their file. */
  readonly #older = new Map<string, Promise<void>>();

  /** Answers by statement and values, where each is asked once. */
  readonly #answers: Map<string, Promise<Record<string, Cell[]>>> | null;

  private constructor(directory: string, engine: Engine, resident: Resident | null, answers: Map<string, Promise<Record<string, Cell[]>>> | null) {
    this.directory = directory;
    this.engine = engine;
    this.#resident = resident;
    this.#answers = answers;
  }

  /**
   * `resident` keeps the narrow columns of what is asked in memory: for a process that answers many questions, those that take up to `grace` ms while others are asked.
   * `once` asks each statement once and answers it from memory from then on, for a process that asks a hundred related questions and ends, which is as quick from the files; a statement with a signal
   * or a limit is asked anew.
   */
  static async open(directory: string, {resident = false, grace = 0, once = false, ...options}: OpenOptions = {}): Promise<Store> {
    readState(directory);
    const engine = await Engine.open({spill: join(directory, "staging", `spill-${processTag()}-${++written}`), ...options});
    return new Store(directory, engine, resident ? new Resident(engine, {grace}) : null, once ? new Map() : null);
  }

  /** The newest committed state. */
  state(): State {
    return readState(this.directory);
  }

  /** The events of one source: as they stand, as one release has them, or as they stood at the end of a day (YYYY-MM-DD). `signal` cancels what is asked of the view. */
  async view(name: string, {signal, ...at}: {release?: string | null | undefined; asOf?: string | null | undefined; signal?: AbortSignal | undefined} = {}): Promise<View> {
    const state = this.state();
    const entry = state.sources[name];
    if (!entry) return fail("source_not_loaded", {source: name, loaded: Object.keys(state.sources).join(", ") || "none"});
    for (const file of stateFiles(state)) if (!existsSync(join(this.directory, file))) fail("store_damaged", {file: join(this.directory, "store.json"), message: `names ${file}, which is not there`});
    const releases = chosen(state.releases.filter((release) => release.source === name), name, at);
    const file = at.release || at.asOf ? await this.older(state, entry.source, releases) : entry.current;
    const live = liveReleases(entry.source, releases);
    const parquet = (path: string) => `read_parquet(${literal(join(this.directory, path))})`;
    const added = Object.entries(addedColumns).map(([column, sql]) => `, ${sql} AS ${column}`).join("");
    const relation = `(SELECT *${added} FROM read_parquet(${literal(join(this.directory, file))}, file_row_number = true))`;
    const whole = async (kind: string, path: string) => await this.#resident?.whole(kind, path, parquet(path)) ?? parquet(path);
    const places = await whole("places", state.places!);
    const held = await this.#resident?.table(name, file, relation, places) ?? null;
    const events = held?.events ?? relation;
    const refused = (cause: unknown): never => {
      throw refusal(cause, this.directory, name);
    };
    return {
      source: entry.source, releases: live, events, held: held?.arrays ?? null, narrow: held?.narrow ?? `(SELECT ${narrowColumns.join(", ")} FROM ${relation})`, places, actors: await whole("actors", state.actors!),
      at: (rows) => held?.at ? `(SELECT * EXCLUDE (held_row) FROM ${held.at} WHERE held_row IN (SELECT unnest([${rows.join(", ")}]::BIGINT[])))` : `(SELECT * FROM ${events} WHERE file_row_number IN (SELECT unnest([${rows.join(", ")}]::BIGINT[])))`,
      text: (release) => parquet(release.file),
      all: (sql, values, most) => this.#columns(sql, values, {signal, most}).then(rowsOf, refused),
      columns: (sql, values, most) => this.#columns(sql, values, {signal, most}).catch(refused)
    };
  }

  /** Rejected rows of a release with record, line, reason, field and raw text. */
  async rejections(id: string): Promise<Row[]> {
    const release = this.state().releases.find((candidate) => candidate.id === id);
    if (!release) return fail("release_not_loaded", {release: id, loaded: this.state().releases.map((other) => other.id).join(", ") || "none"});
    return release.rejections ? this.engine.all(`SELECT * FROM read_parquet(${literal(join(this.directory, release.rejections))}) ORDER BY line, record`) : [];
  }

  /** Writes a small table to a Parquet file. */
  async writeTable(file: string, columns: Readonly<Record<string, "VARCHAR" | "DOUBLE">>, rows: Iterable<readonly (string | number | null)[]>): Promise<void> {
    const table = `written_${++written}`;
    await this.engine.load(table, columns, rows);
    try {
      await this.engine.run(`COPY ${table} TO ${literal(file)} (FORMAT parquet)`);
    } finally {
      await this.engine.run(`DROP TABLE ${table}`);
    }
  }

  close(): void {
    this.engine.close();
  }

  #columns(sql: string, values: readonly Bound[] | undefined, asking: Asking): Promise<Record<string, Cell[]>> {
    if (!this.#answers || asking.signal || asking.most !== undefined) return this.engine.columns(sql, values, asking);
    const key = JSON.stringify([sql, values]);
    const answer = this.#answers.get(key) ?? this.engine.columns(sql, values);
    this.#answers.set(key, answer);
    return answer;
  }

  /** Materializes an older state once; the file is named after the releases in it, so any process may make it. */
  private async older(state: State, source: Source, releases: readonly Release[]): Promise<string> {
    const key = createHash("sha256").update(JSON.stringify([source.name, state.places, ...releases.map(({file}) => file)])).digest("hex").slice(0, 16);
    const file = `states/${source.name}-${key}.parquet`;
    if (existsSync(join(this.directory, file))) {
      refresh(join(this.directory, file));
      return file;
    }
    const writing = this.#older.get(file) ?? this.#write(file, state, source, releases).finally(() => this.#older.delete(file));
    this.#older.set(file, writing);
    await writing;
    return file;
  }

  /** In an engine of its own, since the views that it takes are no business of the questions that are asked meanwhile. */
  async #write(file: string, state: State, source: Source, releases: readonly Release[]): Promise<void> {
    const {directory} = this;
    mkdirSync(join(directory, "states"), {recursive: true});
    await inWorkspace(directory, {file: source.name}, async (engine, workspace) => {
      await openDimensions(engine, directory, state);
      const temporary = join(workspace, "state.parquet");
      await engine.run(`COPY (${currentSelect(source, releases, directory)}) TO ${literal(temporary)} (FORMAT parquet)`);
      renameSync(temporary, join(directory, file));
    });
  }
}

/** Numbers the folders and files that this process alone writes. */
let written = 0;

function chosen(releases: readonly Release[], source: string, at: {release?: string | null | undefined; asOf?: string | null | undefined}): Release[] {
  let some = [...releases];
  if (at.asOf) {
    some = some.filter(({retrieved}) => retrieved.slice(0, 10) <= at.asOf!);
    if (!some.length) fail("nothing_as_of", {source, date: at.asOf, first: releases.map(({retrieved}) => retrieved.slice(0, 10)).toSorted()[0] ?? "never"});
  }
  if (at.release) {
    some = some.filter(({id, version}) => id === at.release || version === at.release);
    if (!some.length) fail("release_not_loaded", {release: at.release, loaded: releases.map(({version}) => version).join(", ")});
  }
  return some;
}
