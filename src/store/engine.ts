import type {DuckDBConnection, DuckDBInstance, DuckDBValue} from "@duckdb/node-api";
import {fail} from "../error.ts";
import type {Cell} from "../event.ts";

export type Bound = string | number | boolean | null;
export type Row = Record<string, Cell>;

/** Settings of the engine; memory in DuckDB's notation, e.g. "1GB". */
export interface EngineOptions {
  memory?: string;
  threads?: number;
  /** How many statements may run at once; further ones wait their turn. Default 1. */
  connections?: number;
  /** Where the engine spills what does not fit into memory. */
  spill?: string;
}

/** How one statement is asked. */
export interface Asking {
  /** Interrupts this statement, and no other, when it is aborted; the promise rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Refuses an answer with more rows, before it is turned into objects. */
  most?: number | undefined;
}

/**
 * A thin hold on one embedded DuckDB: nothing is installed or loaded at run time, every number comes back as a JSON number. A statement has a connection to itself
 * while it runs, so that it can be interrupted alone.
 */
export class Engine {
  private readonly instance: DuckDBInstance;
  private readonly connections: readonly DuckDBConnection[];
  readonly #idle: DuckDBConnection[];
  /** Who waits is given a connection, or none where the engine closes. */
  readonly #waiting: ((connection: DuckDBConnection | null) => void)[] = [];
  #open: number;
  #closing = false;

  private constructor(instance: DuckDBInstance, connections: readonly DuckDBConnection[]) {
    this.instance = instance;
    this.connections = connections;
    this.#idle = [...connections];
    this.#open = connections.length;
  }

  static async open(options: EngineOptions = {}): Promise<Engine> {
    // loaded where an engine opens, since threads that only compute need none
    const {DuckDBInstance} = await import("@duckdb/node-api");
    const instance = await DuckDBInstance.create(":memory:", {
      memory_limit: options.memory ?? "1GB",
      ...(options.threads ? {threads: String(options.threads)} : {}),
      ...(options.spill ? {temp_directory: options.spill} : {}),
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      preserve_insertion_order: "false"
    });
    const connections = await Promise.all(Array.from({length: options.connections ?? 1}, () => instance.connect()));
    // metadata of Parquet files may be kept, since files of a store never change; rows that are chosen by number are looked up, not searched for
    for (const connection of connections) await connection.run("SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET parquet_metadata_cache = true; SET dynamic_or_filter_threshold = 2000");
    return new Engine(instance, connections);
  }

  /** Runs `sql` with `values` bound to $1, $2, ...; answers plain objects. */
  async all(sql: string, values: readonly Bound[] = [], asking: Asking = {}): Promise<Row[]> {
    // column by column: the driver takes five times as long to hand over rows
    return rowsOf(await this.columns(sql, values, asking));
  }

  async one(sql: string, values: readonly Bound[] = []): Promise<Row> {
    const [row] = await this.all(sql, values);
    return row ?? {};
  }

  /** Each column of the answer as an array, without an object per row. */
  async columns(sql: string, values: readonly Bound[] = [], asking: Asking = {}): Promise<Record<string, Cell[]>> {
    const {most} = asking;
    const reader = await this.#with(asking, (connection) => most === undefined ? connection.runAndReadAll(sql, [...values]) : connection.runAndReadUntil(sql, most + 1, [...values]));
    if (most !== undefined && reader.currentRowCount > most) fail("query_large", {most});
    const data = reader.getColumnsJS();
    return Object.fromEntries(reader.deduplicatedColumnNames().map((name, i) => [name, (data[i] ?? []).map(cell)]));
  }

  /** Reads an answer of numbers, none of them null, column by column into arrays that are long enough. */
  async fill(sql: string, arrays: readonly (Int32Array | Uint8Array | Uint16Array | Float64Array)[]): Promise<void> {
    await this.#with({}, async (connection) => {
      let row = 0;
      for await (const chunk of await connection.stream(sql)) {
        const {rowCount} = chunk;
        for (const [i, array] of arrays.entries()) {
          const vector = chunk.getColumnVector(i);
          for (let j = 0; j < rowCount; ++j) array[row + j] = vector.getItem(j) as number;
        }
        row += rowCount;
      }
    });
  }

  async run(sql: string, values: readonly Bound[] = []): Promise<void> {
    await this.#with({}, (connection) => connection.run(sql, [...values] as DuckDBValue[]));
  }

  /** Creates a table and fills it from rows in memory; for small tables such as places and aliases. */
  async load(table: string, columns: Readonly<Record<string, "VARCHAR" | "INTEGER" | "DOUBLE">>, rows: Iterable<readonly (string | number | null)[]>): Promise<void> {
    const kinds = Object.values(columns);
    await this.run(`CREATE OR REPLACE TABLE ${quote(table)} (${Object.entries(columns).map(([name, sql]) => `${quote(name)} ${sql}`).join(", ")})`);
    await this.#with({}, async (connection) => {
      const appender = await connection.createAppender(table);
      for (const row of rows) {
        row.forEach((value, i) => {
          if (value === null) appender.appendNull();
          else if (kinds[i] === "VARCHAR") appender.appendVarchar(String(value));
          else if (kinds[i] === "INTEGER") appender.appendInteger(Number(value));
          else appender.appendDouble(Number(value));
        });
        appender.endRow();
      }
      appender.closeSync();
    });
  }

  /** Percentage of the running statement, 0 to 100; -1 when the engine does not know. */
  get progress(): number {
    return this.connections[0]!.progress.percentage;
  }

  /** Interrupts every running statement. */
  interrupt(): void {
    for (const connection of this.connections) connection.interrupt();
  }

  /** Running statements are interrupted, and the engine goes when the last of them has ended. */
  close(): void {
    this.#closing = true;
    for (const leave of this.#waiting.splice(0)) leave(null);
    if (this.#idle.length < this.connections.length) this.interrupt();
    for (const connection of this.#idle.splice(0)) this.#closed(connection);
  }

  #closed(connection: DuckDBConnection): void {
    connection.closeSync();
    this.#open -= 1;
    if (!this.#open) this.instance.closeSync();
  }

  async #with<T>({signal}: Asking, use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    const connection = await this.#connection(signal);
    let again: NodeJS.Timeout | undefined;
    // a statement that is only being prepared does not hear the first call
    const interrupt = () => {
      connection.interrupt();
      again = setInterval(() => connection.interrupt(), 20);
    };
    signal?.addEventListener("abort", interrupt, {once: true});
    try {
      const answer = await use(connection);
      signal?.throwIfAborted();
      return answer;
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      clearInterval(again);
      signal?.removeEventListener("abort", interrupt);
      const next = this.#waiting.shift();
      if (this.#closing) this.#closed(connection);
      else if (next) next(connection);
      else this.#idle.push(connection);
    }
  }

  /** A connection that nobody uses; who waits longest is served first, and who gives up leaves the queue. */
  #connection(signal: AbortSignal | undefined): Promise<DuckDBConnection> {
    if (this.#closing) return Promise.reject(new Error("the engine is closed"));
    const idle = this.#idle.pop();
    if (idle) return Promise.resolve(idle);
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(take), 1);
        reject(signal!.reason as Error);
      };
      const take = (connection: DuckDBConnection | null) => {
        signal?.removeEventListener("abort", leave);
        if (connection) resolve(connection);
        else reject(new Error("the engine is closed"));
      };
      this.#waiting.push(take);
      signal?.addEventListener("abort", leave, {once: true});
    });
  }
}

/** The rows of columns of one length. */
export function rowsOf(columns: Readonly<Record<string, readonly Cell[]>>): Row[] {
  const entries = Object.entries(columns);
  return Array.from({length: entries[0]?.[1].length ?? 0}, (_, i) => {
    const row: Row = {};
    for (const [name, cells] of entries) row[name] = cells[i]!;
    return row;
  });
}

/** An SQL string literal; only for what cannot be bound: file names, and constants of our own. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** An SQL identifier. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** What an error of the engine says, without its kind and what follows the first line. */
export function plainMessage(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return text.split("\n")[0]!.replace(/^[A-Za-z ]+ (Error|Exception): /, "").slice(0, 300);
}

function cell(value: unknown): Cell {
  if (typeof value === "bigint") return Number(value);
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") return value;
  return String(value);
}
