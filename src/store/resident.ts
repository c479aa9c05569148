import {eventColumns, type EventColumnName} from "../event.ts";
import {quote, type Engine} from "./engine.ts";
import {holdEvents, mostHeld, type HeldEvents} from "./held-events.ts";

/**
 * Columns of current events that most questions need: identifiers, days, kinds, keys, numbers and the names of places, but
 * no other text. Every view has them as a relation of their own, which a resident store keeps in memory.
 */
export const narrowColumns = [
  "id", "date_start", "date_end", "date_prec", "event_type", "sub_event_type", "civilian_targeting", "country", "latitude", "longitude", "where_prec", "place_level", "place_name", "priogrid_gid",
  "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best", "high", "code_status", "event_clarity", "attribution", "flags", "release", "place", "a", "b", "assoc_a", "assoc_b", "file_row_number", "crosses_month", "coarse"
] as const;

/** Columns that a view adds to those of a file: SQL by name. */
export const addedColumns = {crosses_month: "date_end > last_day(date_start)", coarse: "place_level NOT IN ('exact', 'near')"} as const;

/** Held as numbers with a dictionary of their values, since these recur. */
const dictionaries: readonly string[] = ["country", "event_type", "sub_event_type", "place_level", "place_name", "code_status", "attribution", "flags"];

/** Of a source that gives one number of deaths these repeat another column, and are not held twice. */
const repeats: Readonly<Record<string, string>> = {low: "best", high: "best"};

/** Bytes that a value takes in memory, with the room that blocks leave empty; 6 where nothing is said. */
const bytes: Partial<Record<string, number>> = {id: 30, latitude: 10, longitude: 10, file_row_number: 10};

/** Names of relations over a file that is held: `events` has every column of it, and is absent where only the narrow ones had room. */
export interface Held {
  narrow: string;
  events: string | null;
  /** What is most asked of it in arrays of this process, unless it has too many rows. */
  arrays: HeldEvents | null;
  /** The events that the arrays name `held_row`, as a relation; null where `events` is absent, and they are file_row_number. */
  at: string | null;
}

interface Table extends Held {
  name: string;
  /** Views over it, and dictionaries of its columns. */
  views: readonly string[];
  types: readonly string[];
  /** Bytes, estimated. */
  room: number;
}

/** Columns of Parquet files, loaded once for each file; a file that a later import replaced is let go. */
export class Resident {
  readonly #engine: Engine;
  readonly #loaded = new Map<string, {source: string; table: Promise<Table | null>}>();
  readonly #limit: number | null;
  readonly #grace: number;
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

  /** The table that holds `file` of `source`, read through `relation`, with what `places` say of them; null where it would take more room than it may. */
  async table(source: string, file: string, relation: string, places: string): Promise<Held | null> {
    const held = this.#loaded.get(file);
    if (held) {
      // what was asked last is kept longest
      this.#loaded.delete(file);
      this.#loaded.set(file, held);
      return held.table;
    }
    const table = this.#load(relation, places, `resident_${++count}`);
    this.#loaded.set(file, {source, table});
    table.catch(() => this.#loaded.delete(file));
    await table;
    await this.#letGo(source);
    return table;
  }

  /** The table that holds a file of `kind` as it is, such as places or actors, which many questions join. */
  async whole(kind: string, file: string, relation: string): Promise<string> {
    const held = this.#loaded.get(file);
    if (held) return (await held.table)?.name ?? relation;
    const name = `resident_${++count}`;
    const table = this.#copy(relation, name);
    this.#loaded.set(file, {source: `${kind} of all sources`, table});
    table.catch(() => this.#loaded.delete(file));
    const copied = await table;
    await this.#letGo(`${kind} of all sources`);
    return copied?.name ?? relation;
  }

  async #copy(relation: string, name: string): Promise<Table | null> {
    const {rows} = await this.#engine.one(`SELECT count(*) AS rows FROM ${relation}`);
    const room = 120 * Number(rows);
    if (this.#room + room > (this.#limit ?? 0.6 * await this.#memory())) return null;
    this.#room += room;
    await this.#engine.run(`CREATE TABLE ${name} AS FROM ${relation}`);
    return {name, types: [], views: [], room, narrow: name, events: null, arrays: null, at: null};
  }

  async #load(relation: string, places: string, name: string): Promise<Table | null> {
    const known = await this.#engine.one(`SELECT count(*) AS rows, ${narrowColumns.map((column) => `count(${column}) AS ${column}`).join(", ")},
      ${Object.entries(repeats).map(([column, other]) => `count(*) FILTER (${column} IS DISTINCT FROM ${other}) AS ${column}_differs`).join(", ")} FROM ${relation}`);
    const rows = Number(known.rows);
    const repeated = (column: string) => column in repeats && !Number(known[`${column}_differs`]);
    const held = narrowColumns.filter((column) => Number(known[column]) && !repeated(column));
    const left = (this.#limit ?? 0.6 * await this.#memory()) - this.#room;
    const narrow = rows * held.reduce((sum, column) => sum + (bytes[column] ?? 6), 0);
    if (narrow > left) return null;
    const others = await this.#others(relation, rows);
    const wide = narrow + others.reduce((sum, {room}) => sum + room, 0);
    const kept = wide <= left ? others : [];
    const room = wide <= left ? wide : narrow;
    this.#room += room;
    const columns = [...held.map((column) => ({column, dictionary: dictionaries.includes(column)})), ...kept];
    const selected: string[] = [];
    for (const {column, dictionary} of columns) selected.push(dictionary ? await this.#coded(column, relation, name) : column);
    // in the order of time, so that what lies outside a period is passed over
    await this.#engine.run(`CREATE TABLE ${name} AS SELECT ${selected.join(", ")} FROM ${relation} ORDER BY date_start`);
    // a column without any value takes no room
    const all = narrowColumns.map((column) => held.includes(column) ? column : `${repeated(column) && Number(known[column]) ? repeats[column] : `NULL::${typeOf(column)}`} AS ${column}`);
    await this.#engine.run(`CREATE VIEW ${name}_all AS SELECT ${all.join(", ")} FROM ${name}`);
    const whole = wide <= left;
    if (whole) await this.#engine.run(`CREATE VIEW ${name}_wide AS SELECT ${[...all, ...kept.map(({column}) => column)].join(", ")} FROM ${name}; CREATE VIEW ${name}_at AS SELECT rowid AS held_row, ${[...all, ...kept.map(({column}) => column)].join(", ")} FROM ${name}`);
    const dictionary = new Map(columns.filter(({dictionary}) => dictionary).map(({column}) => [column as string, quote(`${name}_${column}`)]));
    const arrays = rows <= mostHeld ? await holdEvents(this.#engine, {relation: whole ? `${name}_at` : `(SELECT *, file_row_number AS held_row FROM ${name}_all)`, places, length: rows, dictionaries: dictionary}) : null;
    return {
      name, types: [...dictionary.values()], views: [`${name}_all`, ...whole ? [`${name}_wide`, `${name}_at`] : []], room,
      narrow: `${name}_all`, events: whole ? `${name}_wide` : null, at: whole ? `${name}_at` : null, arrays
    };
  }

  /** The columns beside the narrow ones, with the room that they take; a text of which many rows share a value is held by a dictionary. */
  async #others(relation: string, rows: number): Promise<{column: string; dictionary: boolean; room: number}[]> {
    const described = await this.#engine.all(`DESCRIBE SELECT * FROM ${relation}`);
    const others = described.map(({column_name, column_type}) => ({column: String(column_name), text: column_type === "VARCHAR"})).filter(({column}) => !(narrowColumns as readonly string[]).includes(column));
    const texts = others.filter(({text}) => text);
    if (!texts.length) return others.map(({column}) => ({column, dictionary: false, room: 6 * rows}));
    const sizes = await this.#engine.one(`SELECT ${texts.map(({column}) => `approx_count_distinct(${column}) AS ${column}, coalesce(avg(strlen(${column})), 0) AS ${column}_length`).join(", ")} FROM ${relation}`);
    return others.map(({column, text}) => {
      if (!text) return {column, dictionary: false, room: 6 * rows};
      const [values, length] = [Number(sizes[column]), Number(sizes[`${column}_length`])];
      // an empty dictionary is none
      const dictionary = values > 0 && values < rows / 2;
      return {column, dictionary, room: dictionary ? 5 * rows + values * (40 + length) : rows * (18 + length)};
    });
  }

  /** Makes the dictionary of a column; answers the column as a key of it. */
  async #coded(column: string, relation: string, name: string): Promise<string> {
    const type = quote(`${name}_${column}`);
    await this.#engine.run(`CREATE TYPE ${type} AS ENUM (SELECT DISTINCT ${column} FROM ${relation} WHERE ${column} IS NOT NULL ORDER BY 1)`);
    return `CAST(${column} AS ${type}) AS ${column}`;
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

  async #drop({name, types, views, room}: Table): Promise<void> {
    await this.#engine.run([...views.map((view) => `DROP VIEW ${view}`), `DROP TABLE ${name}`, ...types.map((type) => `DROP TYPE ${type}`)].join("; "));
    this.#room -= room;
  }
}

/** Numbers tables throughout the process, since what was answered from one is remembered under its name. */
let count = 0;

/** Columns that the store adds to those of an event are whole numbers, but for what a view adds. */
function typeOf(column: string): string {
  return eventColumns[column as EventColumnName]?.sql ?? (column in addedColumns ? "BOOLEAN" : "INTEGER");
}
