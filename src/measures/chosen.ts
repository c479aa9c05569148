import {edgesOf} from "../param.ts";
import {none, type HeldEvents} from "../store/held-events.ts";
import type {Selection} from "./selection.ts";

/** The events of a selection among those that are held, by position, in the order of the list of events. */
export interface Chosen {
  held: HeldEvents;
  rows: Int32Array;
}

/** Of more events the sums would keep other questions waiting; the engine, which has threads of its own, is as quick there. */
export const mostSummed = 200_000;

/** Keys of actors, and the columns of which one has to have one of them. */
export interface Sides {
  columns: readonly ("a" | "b" | "assoc_a" | "assoc_b")[];
  keys: readonly number[];
}

/**
 * What {@link Scope.events} has as SQL, passing over the days of the selection once for each condition, which is quicker than once for all; null where a condition is on columns
 * that are not held. `sides` are null where no actor is asked for.
 */
export function choose(held: HeldEvents, selection: Selection, countries: readonly string[] | "world", sides: Sides | null): Chosen | null {
  if (selection.admin1.length) return null;
  const {from, to, type, precision, deaths, bbox} = selection;
  const first = from === null ? 0 : positionOf(held, dayOf(from));
  const end = to !== null ? positionOf(held, dayOf(to) + 1) : from !== null ? held.dated : held.length;
  let rows: Int32Array = new Int32Array(Math.max(0, end - first));
  for (let i = 0; i < rows.length; ++i) rows[i] = first + i;
  if (sides) rows = keepSides(rows, held, sides);
  if (countries !== "world" && countries.length) rows = keep(rows, held.country.codes, among(held.country.words, countries));
  if (bbox !== null) rows = keep(rows, held.place, within(held, bbox));
  if (type.length) rows = keep(rows, held.event_type.codes, among(held.event_type.words, type));
  if (deaths !== null) rows = keepNumbers(rows, held.best, deaths, Infinity);
  if (precision !== null) rows = keepNumbers(rows, held.where_prec, -Infinity, precision);
  return {held, rows};
}

/** The first `n` events by best estimate, most first, those of equal deaths as they stand; unknown deaths are last. */
export function deadliestOf({held: {best}, rows}: Chosen, n: number): Int32Array {
  const most = Math.min(n, rows.length);
  const counts = new Int32Array(steps + 1);
  for (let i = 0; i < rows.length; ++i) ++counts[stepOf(best[rows[i]!]!)]!;
  let [last, above] = [steps, 0];
  while (last > 0 && above + counts[last]! < most) above += counts[last--]!;
  // of those that have as many deaths as the last, the first
  let left = last === steps ? Infinity : most - above;
  const some: number[] = [];
  for (let i = 0; i < rows.length; ++i) {
    const step = stepOf(best[rows[i]!]!);
    if (step > last || step === last && left-- > 0) some.push(rows[i]!);
  }
  return Int32Array.from(some.sort((x, y) => best[y]! - best[x]!).slice(0, most));
}

/** Deaths are counted one by one up to so many; 0 counts the unknown. */
const steps = 2 ** 16;

function stepOf(deaths: number): number {
  return deaths < 0 ? 0 : Math.min(deaths + 1, steps);
}

/** The events of at least so many deaths. */
export function atLeast({held, rows}: Chosen, deaths: number): Int32Array {
  return keepNumbers(rows, held.best, deaths, Infinity);
}

/** How {@link View.at} names these events. */
export function namesOf({held}: Chosen, rows: Int32Array): number[] {
  return [...rows].map((row) => held.held_row[row]!);
}

function dayOf(date: string): number {
  return Date.parse(date) / 86_400_000;
}

/** Position of the first event on `day` or later. */
function positionOf({day, dated}: HeldEvents, from: number): number {
  let [low, high] = [0, dated];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (day[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** 1 for each code whose word is among `some`. */
function among(words: readonly (string | null)[], some: readonly string[]): Uint8Array {
  return new Uint8Array(words.map((word) => Number(word !== null && some.includes(word))));
}

/** The rows whose code is marked with 1. */
export function keep(rows: Int32Array, codes: Uint16Array | Int32Array, mark: Uint8Array): Int32Array {
  const some = new Int32Array(rows.length);
  let kept = 0;
  for (let i = 0; i < rows.length; ++i) {
    const row = rows[i]!;
    some[kept] = row;
    kept += mark[codes[row]!]!;
  }
  return cut(some, kept);
}

function keepNumbers(rows: Int32Array, values: Int32Array, least: number, most: number): Int32Array {
  const some = new Int32Array(rows.length);
  let kept = 0;
  for (let i = 0; i < rows.length; ++i) {
    const row = rows[i]!;
    const value = values[row]!;
    some[kept] = row;
    if (value >= least && value <= most && value !== none) ++kept;
  }
  return cut(some, kept);
}

function keepSides(rows: Int32Array, held: HeldEvents, {columns, keys}: Sides): Int32Array {
  const mark = new Uint8Array(1 + keys.reduce((most, key) => Math.max(most, key), held.actors));
  for (const key of keys) mark[key] = 1;
  const [one, two = one, ...others] = columns.map((column) => held[column]) as [Int32Array, ...Int32Array[]];
  const some = new Int32Array(rows.length);
  let kept = 0;
  for (let i = 0; i < rows.length; ++i) {
    const row = rows[i]!;
    some[kept] = row;
    let is = mark[one[row]!]! | mark[two[row]!]!;
    for (let j = 0; j < others.length; ++j) is |= mark[others[j]![row]!]!;
    kept += is;
  }
  return cut(some, kept);
}

/** The first `n`, without the room of the others where those are many. */
function cut(rows: Int32Array, n: number): Int32Array {
  return n * 2 < rows.length ? rows.slice(0, n) : rows.subarray(0, n);
}

/** 1 for each place within the box. */
function within({latitude, longitude}: HeldEvents, box: string): Uint8Array {
  const {west, south, east, north} = edgesOf(box);
  const mark = new Uint8Array(latitude.length);
  for (let place = 1; place < mark.length; ++place) {
    const [x, y] = [longitude[place]!, latitude[place]!];
    if (y >= south && y <= north && (west > east ? x >= west || x <= east : x >= west && x <= east)) mark[place] = 1;
  }
  return mark;
}
