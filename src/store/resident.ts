import {eventColumns, type EventColumnName} from "../event.ts";
import {quote, type Engine} from "./engine.ts";

/**
 * Columns of current events that most questions need: identifiers, days, kinds, keys and numbers, but no names. Every view
 * has them as a relation of their own, which a resident store keeps in memory.
 */
export const narrowColumns = [
  "id", "date_start", "date_end", "date_prec", "event_type", "sub_event_type", "civilian_targeting", "country", "latitude", "longitude", "where_prec", "place_level", "priogrid_gid",
  "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best", "high", "code_status", "event_clarity", "attribution", "flags", "release", "place", "a", "b", "assoc_a", "assoc_b", "file_row_number"
] as const;

/** Few values each, so they are held as numbers with a dictionary. */
const dictionaries: readonly string[] = ["country", "event_type", "sub_event_type", "place_level", "code_status", "attribution", "flags"];

/** Bytes that a value takes in memory, with the room that blocks leave empty; 6 where nothing is said. */
const bytes: Partial<Record<(typeof narrowColumns)[number], number>> = {id: 30, latitude: 10, longitude: 10, file_row_number: 10};

interface Held {
  name: string;
  /** Bytes, estimated. */
  room: number;
}

/** Narrow columns of Parquet files, loaded once for each file; a file that a later import replaced is let go. */
export class Resident {
  readonly #engine: Engine;
  readonly #loaded = new Map<string, {source: string; table: Promise<Held | null>}>();
  readonly #limit: number | null;
  readonly #grace: number;
  #count = 0;
  #room = 0;

  /**
   * `limit` bounds the room of all files, in bytes, by a careful estimate; without it three fifths of the memory that the engine may use. What is let go stays for
   * `grace` ms more, for questions that were asked of it before.
   */
  constructor(engine: Engine, {limit = null, grace = 0}: {limit?: number | null; grace?: number} = {}) {
    this.#engine = engine;
    this.#limit = limit;
    this.#grace = grace;
  }

  /** The table that holds `file` of `source`, read through `relation`; null where it would take more room than it may. */
  async table(source: string, file: string, relation: string): Promise<string | null> {
    const held = this.#loaded.get(file);
    if (held) {
      // what was asked last is kept longest
      this.#loaded.delete(file);
      this.#loaded.set(file, held);
      return nameOf(await held.table);
    }
    const table = this.#load(relation, ++this.#count);
    this.#loaded.set(file, {source, table});
    table.catch(() => this.#loaded.delete(file));
    await table;
    await this.#letGo(source);
    return nameOf(await table);
  }

  async #load(relation: string, number: number): Promise<Held | null> {
    const known = await this.#engine.one(`SELECT count(*) AS rows, ${narrowColumns.map((column) => `count(${column}) AS ${column}`).join(", ")} FROM ${relation}`);
    const held = narrowColumns.filter((column) => Number(known[column]));
    const room = Number(known.rows) * held.reduce((sum, column) => sum + (bytes[column] ?? 6), 0);
    if (this.#room + room > (this.#limit ?? 0.6 * await this.#memory())) return null;
    this.#room += room;
    const name = `resident_${number}`;
    const columns: string[] = [];
    for (const column of held) {
      if (!dictionaries.includes(column)) columns.push(column);
      else {
        const type = quote(`${name}_${column}`);
        await this.#engine.run(`CREATE TYPE ${type} AS ENUM (SELECT DISTINCT ${column} FROM ${relation} WHERE ${column} IS NOT NULL ORDER BY 1)`);
        columns.push(`CAST(${column} AS ${type}) AS ${column}`);
      }
    }
    await this.#engine.run(`CREATE TABLE ${name} AS SELECT ${columns.join(", ")} FROM ${relation}`);
    // a column without any value takes no room
    await this.#engine.run(`CREATE VIEW ${name}_all AS SELECT ${narrowColumns.map((column) => held.includes(column) ? column : `NULL::${typeOf(column)} AS ${column}`).join(", ")} FROM ${name}`);
    return {name, room};
  }

  async #memory(): Promise<number> {
    const {bytes} = await this.#engine.one("SELECT CASE upper(regexp_extract(value, '[A-Za-z]+')) WHEN 'KIB' THEN 1024 WHEN 'MIB' THEN 1048576 WHEN 'GIB' THEN 1073741824 WHEN 'TIB' THEN 1099511627776 ELSE 1 END * CAST(regexp_extract(value, '[0-9.]+') AS DOUBLE) AS bytes FROM duckdb_settings() WHERE name = 'memory_limit'");
    return Number(bytes);
  }

  /** Keeps the two of a source that were asked last: an answer may still be on its way from the one before. */
  async #letGo(source: string): Promise<void> {
    const files = [...this.#loaded].filter(([, entry]) => entry.source === source);
    for (const [file, {table}] of files.slice(0, -2)) {
      this.#loaded.delete(file);
      const held = await table;
      if (!held) continue;
      if (!this.#grace) await this.#drop(held);
      else setTimeout(() => void this.#drop(held).catch(() => undefined), this.#grace).unref();
    }
  }

  async #drop({name, room}: Held): Promise<void> {
    await this.#engine.run(`DROP VIEW ${name}_all; DROP TABLE ${name}`);
    this.#room -= room;
  }
}

function nameOf(held: Held | null): string | null {
  return held && `${held.name}_all`;
}

/** Columns that the store adds to those of an event are whole numbers. */
function typeOf(column: string): string {
  return eventColumns[column as EventColumnName]?.sql ?? "INTEGER";
}
