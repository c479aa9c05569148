import {fail} from "../error.ts";
import {eventColumnNames, eventColumns, type Cell} from "../event.ts";
import {currentSelect} from "./current.ts";
import {compared, type Compared, type Side} from "./diff-scope.ts";
import {openDimensions} from "./dimensions.ts";
import type {Row} from "./engine.ts";
import type {Release, State} from "./state.ts";
import type {Store} from "./store.ts";

/** What changed from one release of a source to another. Deaths are sums over the events that were compared. */
export interface ReleaseDiff {
  source: string;
  before: DiffSide;
  after: DiffSide;
  compared: Compared;
  counts: {added: number; removed: number; changed: number; same: number; outside: {before: number; after: number}};
  deaths: DeathsChange;
  /** Countries in which something changed, the largest change of best first; an event that moved counts as changed where it is now. */
  countries: (DeathsChange & {country: string | null; added: number; removed: number; changed: number})[];
  /** How many events changed in each column. */
  columns: {column: string; events: number}[];
  /** The events with the largest change of best first; `unlisted` says how many more there are. */
  events: EventChange[];
  unlisted: number;
}

export interface DiffSide {
  id: string;
  version: string;
  sha256: string;
  retrieved: string;
  events: number;
}

/** A sum is null where no event has a known number. */
export interface DeathsChange {
  before: Deaths;
  after: Deaths;
  /** After minus before, an unknown sum taken as none. */
  change: {low: number; best: number; high: number};
}

export interface Deaths {
  events: number;
  low: number | null;
  best: number | null;
  high: number | null;
  unknown: number;
}

export interface EventChange {
  id: string;
  change: "added" | "removed" | "changed";
  /** Columns that changed; null for sources whose rows may not be passed on, of which the id is all that is told. */
  columns: readonly string[] | null;
  /** The values before: all of an event that was removed, else those that changed. Null as `columns`, and where there are none. */
  before: Readonly<Record<string, Cell>> | null;
  after: Readonly<Record<string, Cell>> | null;
}

/**
 * Compares two releases of one source, named by version or id, in the engine. A release of a source whose releases
 * build on each other (`by-id`) stands for all that had come in with it; any other is taken alone.
 * @throws release_not_loaded, diff_sources, diff_deletions
 */
export async function diffReleases(store: Store, before: string, after: string, options: {limit?: number} = {}): Promise<ReleaseDiff> {
  const state = store.state();
  const [a, b] = [sideOf(state, before), sideOf(state, after)];
  if (a.release.source !== b.release.source) fail("diff_sources", {before: a.release.id, after: b.release.id});
  const {source} = state.sources[a.release.source]!;
  const {engine} = store;
  await openDimensions(engine, store.directory, state);
  const n = ++compares;
  const [was, is, joined] = [`was_${n}`, `is_${n}`, `joined_${n}`];
  try {
    await engine.run(`CREATE TEMP TABLE ${was} AS ${currentSelect(source, a.releases, store.directory)}`);
    await engine.run(`CREATE TEMP TABLE ${is} AS ${currentSelect(source, b.releases, store.directory)}`);
    const [shape = {}] = await engine.all(`SELECT (SELECT count(*) FROM ${was}) AS before, (SELECT count(*) FROM ${is}) AS after,
      (SELECT count(*) FROM ${was} SEMI JOIN ${is} USING (id)) AS shared,
      (SELECT bool_and(regexp_full_match(id, 'row-[0-9]+')) FROM (SELECT id FROM ${was} UNION ALL SELECT id FROM ${is})) AS numbered`);
    const how = compared(source, a, b, {shared: Number(shape.shared), numbered: shape.numbered === true});
    await engine.run(`CREATE TEMP TABLE ${joined} AS ${joinSql(how, was, is)}`);
    const side = ({release}: Side, events: Cell | undefined): DiffSide => ({id: release.id, version: release.version, sha256: release.sha256, retrieved: release.retrieved, events: Number(events)});
    const sums = await engine.all(`SELECT ${countsSql}, ${deathsSql} FROM ${joined}`);
    const [total = {}] = sums;
    const all = Number(total.added) + Number(total.removed) + Number(total.changed);
    const events = await listed(store, joined, {was, is, how, limit: options.limit ?? LISTED, restricted: source.restricted});
    return {
      source: source.name, before: side(a, shape.before), after: side(b, shape.after), compared: how,
      counts: {added: Number(total.added), removed: Number(total.removed), changed: Number(total.changed), same: Number(total.same), outside: {before: Number(total.outside_before), after: Number(total.outside_after)}},
      deaths: deathsOf(total), countries: await byCountry(store, joined), columns: await byColumn(store, joined), events, unlisted: all - events.length
    };
  } finally {
    for (const table of [was, is, joined]) await engine.run(`DROP TABLE IF EXISTS ${table}`);
  }
}

/** Events listed where nobody says how many. */
const LISTED = 50;
/** Several comparisons may use one engine. */
let compares = 0;

/** The release of this version or id. @throws release_not_loaded with the nearest names */
export function releaseNamed(state: State, name: string): Release {
  const found = state.releases.findLast(({id}) => id === name) ?? state.releases.findLast(({version}) => version === name);
  if (found) return found;
  const names = state.releases.map(({id}) => id);
  const near = names.filter((id) => id.includes(name) || sharedStart(id.slice(id.indexOf("-") + 1), name) > 1 || sharedStart(id, name) > 3);
  return fail("release_not_loaded", {release: name, loaded: (near.length ? near : names).slice(0, 8).join(", ") || "none"});
}

function sharedStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) ++n;
  return n;
}

function sideOf(state: State, name: string): Side {
  const release = releaseNamed(state, name);
  const entry = state.sources[release.source]!;
  if (entry.source.revision === "by-id") {
    const releases = state.releases.filter(({source}) => source === release.source);
    return {release, releases: releases.slice(0, releases.indexOf(release) + 1)};
  }
  if (release.kind === "deletions") fail("diff_deletions", {release: release.id});
  return {release, releases: [release]};
}

/** Columns of the current events that are compared, and the names under which they are told. */
const keys: Readonly<Record<string, string>> = {a: "side_a", b: "side_b", assoc_a: "assoc_a", assoc_b: "assoc_b"};
const plain = eventColumnNames.filter((name) => !("text" in eventColumns[name]) && !/^(id|flags|changed|(side|assoc)_.*)$/.test(name));
const comparedColumns = [...plain.map((name) => ({name, column: name as string})), ...Object.entries(keys).map(([column, name]) => ({name, column}))];

/** One row per event: what became of it, which columns differ, its deaths and country before and after, and whether it counts. */
function joinSql(how: Compared, was: string, is: string): string {
  const rowKey = `md5(to_json({${comparedColumns.map(({name, column}) => `${name}: ${column}`).join(", ")}})::VARCHAR)`;
  const keyed = (table: string) => how.by === "id" ? `SELECT id AS key, * FROM ${table}`
    : `SELECT row || '-' || row_number() OVER (PARTITION BY row) AS key, * EXCLUDE (row) FROM (SELECT ${rowKey} AS row, * FROM ${table})`;
  const differing = `concat_ws(' ', ${comparedColumns.map(({name, column}) => `CASE WHEN a.${column} IS DISTINCT FROM b.${column} THEN '${name}' END`).join(", ")})`;
  const both = ["id", "country", "low", "best", "high"].map((name) => `a.${name} AS ${name}_before, b.${name} AS ${name}_after`).join(", ");
  return `WITH a AS (${keyed(was)}), b AS (${keyed(is)}),
joined AS (SELECT a.id IS NOT NULL AS had, b.id IS NOT NULL AS has, CASE WHEN a.id IS NOT NULL AND b.id IS NOT NULL THEN ${differing} ELSE '' END AS columns,
  ${both}, ${inside("a", how)} AS inside_before, ${inside("b", how)} AS inside_after
  FROM a FULL JOIN b ON a.key = b.key)
SELECT * EXCLUDE (had, has, inside_before, inside_after),
  CASE WHEN had AND has THEN CASE WHEN columns = '' THEN 'same' ELSE 'changed' END
    WHEN has THEN CASE WHEN inside_after THEN 'added' ELSE 'outside after' END
    ELSE CASE WHEN inside_before THEN 'removed' ELSE 'outside before' END END AS change
FROM joined`;
}

/** Whether an event that only one release has would be in the other, had it not been added or removed. */
function inside(table: string, {period, countries}: Compared): string {
  if (period === "shared ids only") return "false";
  const dated = period === "undeclared" ? "true" : `(${period.map(({from, to}) => `${table}.date_start BETWEEN DATE '${from}' AND DATE '${to}'`).join(" OR ")})`;
  return countries === "world" ? dated : `coalesce(${dated} AND ${table}.country IN (${countries.map((code) => `'${code}'`).join(", ")}), false)`;
}

const countsSql = ["added", "removed", "changed", "same", "outside before", "outside after"].map((change) => `count(*) FILTER (WHERE change = '${change}') AS ${change.replace(" ", "_")}`).join(", ");
const deathsSql = ["before", "after"].map((side) => {
  const counted = `id_${side} IS NOT NULL AND change NOT LIKE 'outside%'`;
  const sums = ["low", "best", "high"].map((name) => `sum(${name}_${side}) FILTER (WHERE ${counted}) AS ${name}_${side}`).join(", ");
  return `count(*) FILTER (WHERE ${counted}) AS events_${side}, ${sums}, count(*) FILTER (WHERE ${counted} AND best_${side} IS NULL) AS unknown_${side}`;
}).join(", ");

function deathsOf(row: Row): DeathsChange {
  const number = (value: Cell | undefined) => value === null || value === undefined ? null : Number(value);
  const side = (name: "before" | "after"): Deaths => ({events: Number(row[`events_${name}`] ?? 0), low: number(row[`low_${name}`]), best: number(row[`best_${name}`]), high: number(row[`high_${name}`]), unknown: Number(row[`unknown_${name}`] ?? 0)});
  const [before, after] = [side("before"), side("after")];
  const change = (name: "low" | "best" | "high") => (after[name] ?? 0) - (before[name] ?? 0);
  return {before, after, change: {low: change("low"), best: change("best"), high: change("high")}};
}

async function byCountry(store: Store, joined: string): Promise<ReleaseDiff["countries"]> {
  const sides = (["before", "after"] as const).map((side) => {
    const other = side === "before" ? "after" : "before";
    const nulls = ["id", "low", "best", "high"].map((name) => `${name}_${side}, NULL AS ${name}_${other}`).join(", ");
    // an event that moved counts as changed where it is now
    return `SELECT country_${side} AS country, ${nulls}, ${side === "after" ? "change" : "CASE WHEN change = 'removed' OR change LIKE 'outside%' THEN change ELSE 'same' END"} AS change, change NOT IN ('same', 'outside before', 'outside after') AS moved FROM ${joined} WHERE id_${side} IS NOT NULL`;
  });
  const [before, after] = sides as [string, string];
  const rows = await store.engine.all(`FROM (SELECT country, ${countsSql}, ${deathsSql} FROM (${before} UNION ALL BY NAME ${after}) GROUP BY country HAVING bool_or(moved))
    ORDER BY abs(coalesce(best_after, 0) - coalesce(best_before, 0)) DESC, country`);
  return rows.map((row) => ({country: row.country === null ? null : String(row.country), added: Number(row.added), removed: Number(row.removed), changed: Number(row.changed), ...deathsOf(row)}));
}

async function byColumn(store: Store, joined: string): Promise<ReleaseDiff["columns"]> {
  const rows = await store.engine.all(`SELECT name, count(*) AS events FROM (SELECT unnest(string_split(columns, ' ')) AS name FROM ${joined} WHERE change = 'changed') GROUP BY name ORDER BY events DESC, name`);
  return rows.map(({name, events}) => ({column: String(name), events: Number(events)}));
}

interface Listing {
  was: string;
  is: string;
  how: Compared;
  limit: number;
  restricted: boolean;
}

async function listed(store: Store, joined: string, {was, is, how, limit, restricted}: Listing): Promise<EventChange[]> {
  const some = await store.engine.all(`SELECT id_before, id_after, change, columns FROM ${joined} WHERE change IN ('added', 'removed', 'changed')
    ORDER BY abs(coalesce(best_after, 0) - coalesce(best_before, 0)) DESC, change, coalesce(id_after, id_before)${limit ? " LIMIT $1" : ""}`, limit ? [limit] : []);
  const id = (row: Row) => String(row.id_after ?? row.id_before);
  if (restricted) return some.map((row) => ({id: id(row), change: row.change as EventChange["change"], columns: null, before: null, after: null}));
  const [before, after] = [await rowsOf(store, was, some.map((row) => row.id_before)), await rowsOf(store, is, some.map((row) => row.id_after))];
  return some.map((row) => {
    const columns = row.change === "changed" ? String(row.columns).split(" ") : comparedColumns.map(({name}) => name);
    const values = (rows: ReadonlyMap<string, Row>, key: Cell | undefined) => {
      const found = typeof key === "string" ? rows.get(key) : undefined;
      return found ? Object.fromEntries(columns.filter((name) => row.change === "changed" || found[name] !== null).map((name) => [name, found[name] ?? null])) : null;
    };
    return {id: how.by === "id" ? id(row) : "", change: row.change as EventChange["change"], columns: row.change === "changed" ? columns : [], before: values(before, row.id_before), after: values(after, row.id_after)};
  });
}

async function rowsOf(store: Store, table: string, ids: readonly (Cell | undefined)[]): Promise<Map<string, Row>> {
  const wanted = ids.filter((one): one is string => typeof one === "string");
  if (!wanted.length) return new Map();
  const list = `listed_${compares}`;
  await store.engine.load(list, {id: "VARCHAR"}, wanted.map((one) => [one]));
  try {
    const names = Object.keys(keys);
    const rows = await store.engine.all(`SELECT t.id, ${plain.map((name) => eventColumns[name].sql === "DATE" ? `CAST(t.${name} AS VARCHAR) AS ${name}` : `t.${name}`).join(", ")}, ${names.map((key) => `n_${key}.name AS ${keys[key]}`).join(", ")}
      FROM ${table} t SEMI JOIN ${list} USING (id) ${names.map((key) => `LEFT JOIN actors n_${key} ON n_${key}.actor = t.${key}`).join(" ")}`);
    return new Map(rows.map((row) => [String(row.id), row]));
  } finally {
    await store.engine.run(`DROP TABLE ${list}`);
  }
}
