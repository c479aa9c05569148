import {none, type HeldEvents} from "../store/held-events.ts";
import {keep, type Chosen} from "./chosen.ts";
import {sumsSql} from "./measure.ts";
import {periodKeySql, periodOf, periodOfKeySql, type PeriodUnit} from "./period.ts";
import type {ResultRow} from "./result.ts";
import type {Scope} from "./scope.ts";

type Key = "country" | "event_type" | "sub_event_type";

/** Events and deaths of a selection per group. Said once, it is asked of the engine in SQL, or of the events that are held. */
export interface Tally {
  /** A group for each period of this length, in a column `period`. */
  unit?: PeriodUnit | "week" | null;
  by: readonly Key[];
  /** Leaves out events without it. */
  present?: Key;
  /** Columns by which the rows stand, a minus before those that go down; unknown values are last. */
  order: readonly string[];
}

export function tallySql({events}: Scope, {unit, by, present, order}: Tally): string {
  const keys = by.map((key) => `${key}, `).join("");
  const some = present ? ` WHERE ${present} IS NOT NULL` : "";
  const sums = unit
    ? `SELECT ${periodOfKeySql(unit, "key")} AS period, * EXCLUDE (key) FROM (SELECT ${periodKeySql(unit, "date_start")} AS key, ${keys}${sumsSql} FROM ${events}${some} GROUP BY ALL)`
    : `SELECT ${keys}${sumsSql} FROM ${events}${some} GROUP BY ALL`;
  return `${sums} ORDER BY ${order.map((name) => name.startsWith("-") ? `${name.slice(1)} DESC NULLS LAST` : name).join(", ")}`;
}

/** The rows of {@link tallySql}. */
export function tallied({held, rows: all}: Chosen, {unit, by, present, order}: Tally): ResultRow[] {
  const rows = present ? keep(all, held[present].codes, new Uint8Array(held[present].words.length).fill(1, 1)) : all;
  return sumBy({held, rows}, [...unit ? [{name: "period", ...periodsOf({held, rows}, unit)}] : [], ...by.map((name) => ({name, codes: gather(held[name].codes, rows), words: held[name].words}))], order);
}

/** A row for each combination of the keys, which have a code for each chosen row and a word for each code. */
export function sumBy(chosen: Chosen, keys: readonly {name: string; codes: Int32Array; words: readonly (string | null)[]}[], order: readonly string[]): ResultRow[] {
  const groups = groupRows(chosen.rows.length, keys.map(({codes, words}) => ({codes, size: words.length})));
  const sums = sumGroups(chosen, groups);
  return groups.first.map((at, group) => {
    const row: ResultRow = {};
    for (const {name, codes, words} of keys) row[name] = words[codes[at]!]!;
    return withSums(row, sums, group);
  }).sort(comparing(order));
}

/** The codes of some rows. */
export function gather(codes: Uint16Array | Int32Array, rows: Int32Array): Int32Array {
  const gathered = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; ++i) gathered[i] = codes[rows[i]!]!;
  return gathered;
}

/** For each of some rows its group, and for each group the first of them. */
interface Groups {
  of: Int32Array;
  first: readonly number[];
}

/** Groups rows by keys, each with a code for every row that is less than its size. */
export function groupRows(length: number, keys: readonly {codes: Int32Array; size: number}[]): Groups {
  const of = new Int32Array(length);
  const first: number[] = [];
  const combined = new Float64Array(length);
  for (const {codes, size} of keys) for (let i = 0; i < length; ++i) combined[i] = combined[i]! * size + codes[i]!;
  const size = keys.reduce((product, key) => product * key.size, 1);
  // a slot for each combination where there are few, which is quicker to look up than a map
  const slots = size <= 2 ** 20 ? new Int32Array(size) : null;
  const map = new Map<number, number>();
  for (let i = 0; i < length; ++i) {
    const key = combined[i]!;
    let slot = slots ? slots[key]! : map.get(key) ?? 0;
    if (!slot) {
      slot = first.push(i);
      if (slots) slots[key] = slot;
      else map.set(key, slot);
    }
    of[i] = slot - 1;
  }
  return {of, first};
}

/** What the columns of {@link sumsSql} come from, for each group. */
interface GroupSums {
  events: Int32Array;
  low: Summed;
  best: Summed;
  high: Summed;
}

interface Summed {
  sum: Float64Array;
  /** Events without a number. */
  missing: Int32Array;
}

export function sumGroups({held, rows}: Chosen, {of, first}: Groups): GroupSums {
  const events = new Int32Array(first.length);
  for (let i = 0; i < of.length; ++i) ++events[of[i]!]!;
  const summed = (values: Int32Array): Summed => {
    const [sum, missing] = [new Float64Array(first.length), new Int32Array(first.length)];
    for (let i = 0; i < rows.length; ++i) {
      const value = values[rows[i]!]!;
      if (value === none) ++missing[of[i]!]!;
      else sum[of[i]!]! += value;
    }
    return {sum, missing};
  };
  return {events, low: summed(held.low), best: summed(held.best), high: summed(held.high)};
}

/** The sum of a group; none where no number of it is known. */
function sumOf({sum, missing}: Summed, events: Int32Array, group: number): number | null {
  return missing[group] === events[group] ? null : sum[group]!;
}

/** Adds the columns of {@link sumsSql} to a row. */
export function withSums(row: ResultRow, {events, low, best, high}: GroupSums, group: number): ResultRow {
  row.events = events[group]!;
  row.low = sumOf(low, events, group);
  row.best = sumOf(best, events, group);
  row.high = sumOf(high, events, group);
  row.unknown = best.missing[group]!;
  return row;
}

/** The period of each chosen row, as a place in `words`. */
export function periodsOf({held, rows}: Chosen, unit: PeriodUnit | "week"): {codes: Int32Array; words: readonly (string | null)[]} {
  const {first, ofDay, words} = calendarOf(held, unit);
  const codes = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; ++i) codes[i] = ofDay[held.day[rows[i]!]! - first] ?? 0;
  return {codes, words};
}

interface Calendar {
  /** The first day of all events. */
  first: number;
  /** The period of each day from there on. */
  ofDay: Int32Array;
  words: readonly (string | null)[];
}

/** Periods of the days between the first event and the last, named once for each file. */
function calendarOf(held: HeldEvents, unit: PeriodUnit | "week"): Calendar {
  const units = calendars.get(held) ?? new Map<string, Calendar>();
  calendars.set(held, units);
  const known = units.get(unit);
  if (known) return known;
  const first = held.dated ? held.day[0]! : 0;
  const ofDay = new Int32Array(held.dated ? held.day[held.dated - 1]! - first + 1 : 0);
  const words: (string | null)[] = [null];
  for (let i = 0; i < ofDay.length; ++i) {
    const word = periodOf(new Date((first + i) * 86_400_000).toISOString().slice(0, 10), unit);
    ofDay[i] = word === words.at(-1) ? words.length - 1 : words.push(word) - 1;
  }
  const calendar = {first, ofDay, words};
  units.set(unit, calendar);
  return calendar;
}

const calendars = new WeakMap<HeldEvents, Map<string, Calendar>>();

/** Orders rows as {@link Tally.order} says and SQL does. */
export function comparing(order: readonly string[]): (x: ResultRow, y: ResultRow) => number {
  const columns = order.map((name) => ({name: name.replace(/^-/, ""), sign: name.startsWith("-") ? -1 : 1}));
  return (x, y) => {
    for (const {name, sign} of columns) {
      const [p, q] = [x[name] ?? null, y[name] ?? null];
      if (p === q) continue;
      if (p === null) return 1;
      if (q === null) return -1;
      return p < q ? -sign : sign;
    }
    return 0;
  };
}
