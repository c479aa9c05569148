import {none, type HeldEvents} from "../store/held-events.ts";
import {keep, type Chosen} from "./chosen.ts";
import type {PeriodUnit} from "./period.ts";
import type {ResultRow} from "./result.ts";
import {comparing, gather, groupRows, periodsOf, sumGroups, tallied, withSums} from "./tally.ts";

export interface MarksAsked {
  size: number;
  unit: PeriodUnit | "week" | null;
  split: boolean;
  limit: number;
}

/** The rows of marks from events that are held: in one pass by square and kind, of which come marks, their order and, without periods, their sums. */
export function marksHeld({held, rows: all}: Chosen, {size, unit, split, limit}: MarksAsked): ResultRow[] {
  const kinds = split ? ["event_type" as const] : [];
  const order = [...unit ? ["period"] : [], ...kinds];
  if (size === 360) return tallied({held, rows: all}, {unit, by: kinds, order}).map((row) => ({mark: 0, ...row, latitude: null, longitude: null, coarse: null}));
  const squares = squaresOf(held, size);
  const parts = sumParts({held, rows: all}, squares, split);
  const marks = rankedMarks(parts, squares, limit);
  const {words} = held.event_type;
  const out: ResultRow[] = [];
  const add = (mark: number, period: string | null, kind: number, sums: (row: ResultRow) => ResultRow) => {
    const {latitude, longitude, coarse} = marks.ranked[mark - 1]!;
    const row: ResultRow = {mark: mark - 1};
    if (unit) row.period = period;
    row.latitude = latitude;
    row.longitude = longitude;
    if (split) row.event_type = words[kind]!;
    sums(row).coarse = coarse;
    out.push(row);
  };
  if (!unit) {
    for (const [part, square] of parts.square.entries()) if (marks.of[square]) add(marks.of[square]!, null, parts.kind[part]!, (row) => withPart(row, parts, part));
  } else {
    const rows = keep(all, held.place, new Uint8Array(held.latitude.length).fill(1, 1));
    const mark = gather(marks.of, gather(squares.of, rows));
    const periods = periodsOf({held, rows}, unit);
    const groups = groupRows(rows.length, [{codes: mark, size: marks.ranked.length + 1}, {codes: periods.codes, size: periods.words.length}, ...split ? [{codes: gather(held.event_type.codes, rows), size: words.length}] : []]);
    const sums = sumGroups({held, rows}, groups);
    for (const [group, at] of groups.first.entries()) if (mark[at]) add(mark[at]!, periods.words[periods.codes[at]!]!, held.event_type.codes[rows[at]!]!, (row) => withSums(row, sums, group));
  }
  return out.sort(comparing(["mark", ...order]));
}

/** The sums of the events of each square and kind, a row of {@link part} numbers for each. */
interface Parts {
  square: readonly number[];
  kind: readonly number[];
  sums: Float64Array;
}

/** Where what stands in a row of {@link Parts}: sums of deaths, and beside each how many events have no number; sums of millionths of a degree. */
const part = {events: 0, low: 1, noLow: 2, best: 3, noBest: 4, high: 5, noHigh: 6, coarse: 7, latitudes: 8, longitudes: 9, length: 10} as const;

function sumParts({held, rows}: Chosen, {of, x, latitudes, longitudes}: Squares, split: boolean): Parts {
  const {place, coarse, low, best, high} = held;
  const kinds = split ? held.event_type.words.length : 1;
  const slots = new Int32Array(x.length * kinds);
  const sums = new Float64Array(part.length * Math.min(slots.length, rows.length));
  const [square, kind]: [number[], number[]] = [[], []];
  for (let i = 0; i < rows.length; ++i) {
    const row = rows[i]!;
    if (!place[row]) continue;
    const code = split ? held.event_type.codes[row]! : 0;
    const key = of[row]! * kinds + code;
    let slot = slots[key]!;
    if (!slot) {
      slots[key] = slot = square.push(of[row]!);
      kind.push(code);
    }
    const at = part.length * (slot - 1);
    ++sums[at + part.events]!;
    addKnown(sums, at + part.low, low[row]!);
    addKnown(sums, at + part.best, best[row]!);
    addKnown(sums, at + part.high, high[row]!);
    sums[at + part.coarse]! += coarse[row]!;
    sums[at + part.latitudes]! += latitudes[row]!;
    sums[at + part.longitudes]! += longitudes[row]!;
  }
  return {square, kind, sums};
}

function addKnown(sums: Float64Array, at: number, value: number): void {
  if (value === none) ++sums[at + 1]!;
  else sums[at]! += value;
}

/** Adds the columns of the sums to a row; no number where no event of it has one. */
function withPart(row: ResultRow, {sums}: Parts, number: number): ResultRow {
  const at = part.length * number;
  const events = sums[at]!;
  row.events = events;
  row.low = sums[at + part.noLow] === events ? null : sums[at + part.low]!;
  row.best = sums[at + part.noBest] === events ? null : sums[at + part.best]!;
  row.high = sums[at + part.noHigh] === events ? null : sums[at + part.high]!;
  row.unknown = sums[at + part.noBest]!;
  return row;
}

interface Mark {
  square: number;
  events: number;
  best: number | null;
  coarse: number;
  /** Sums of millionths of a degree over events. */
  latitudes: number;
  longitudes: number;
}

/** The marks with most deaths, and for each square its mark, counted from 1; 0 beyond the limit. */
function rankedMarks({square: squares, sums}: Parts, {x, y}: Squares, limit: number): {of: Int32Array; ranked: {latitude: number; longitude: number; coarse: number}[]} {
  const marks = new Map<number, Mark>();
  for (const [i, square] of squares.entries()) {
    const at = part.length * i;
    let mark = marks.get(square);
    if (!mark) marks.set(square, mark = {square, events: 0, best: null, coarse: 0, latitudes: 0, longitudes: 0});
    mark.events += sums[at]!;
    if (sums[at + part.noBest] !== sums[at]) mark.best = (mark.best ?? 0) + sums[at + part.best]!;
    mark.coarse += sums[at + part.coarse]!;
    mark.latitudes += sums[at + part.latitudes]!;
    mark.longitudes += sums[at + part.longitudes]!;
  }
  const sorted = [...marks.values()].sort((p, q) => (q.best ?? -1) - (p.best ?? -1) || q.events - p.events || x[p.square]! - x[q.square]! || y[p.square]! - y[q.square]!);
  const ranked = limit ? sorted.slice(0, limit) : sorted;
  const of = new Int32Array(x.length);
  for (const [i, {square}] of ranked.entries()) of[square] = i + 1;
  return {of, ranked: ranked.map(({events, coarse, latitudes, longitudes}) => ({latitude: rounded(latitudes / events) / 1e6, longitude: rounded(longitudes / events) / 1e6, coarse}))};
}

/** Where held events stand in squares of one size, or in places: by event and not by place, since memory is read in order many times quicker than here and there. */
interface Squares {
  /** The number of its square by event. */
  of: Int32Array;
  /** Where each square stands, by its number. */
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Millionths of a degree by event. */
  latitudes: Int32Array;
  longitudes: Int32Array;
}

/** Squares of the sizes that were asked for last. */
const known = new WeakMap<HeldEvents, Map<number, Squares>>();
const mostSizes = 8;

function squaresOf(held: HeldEvents, size: number): Squares {
  const sizes = known.get(held) ?? new Map<number, Squares>();
  known.set(held, sizes);
  const {latitudes, longitudes} = [...sizes.values()][0] ?? microsOf(held);
  const squares = sizes.get(size) ?? {...size ? numbered(held, size) : {of: held.place, x: Uint32Array.from(held.latitude.keys()), y: new Uint8Array(held.latitude.length)}, latitudes, longitudes};
  sizes.delete(size);
  sizes.set(size, squares);
  if (sizes.size > mostSizes) sizes.delete(sizes.keys().next().value!);
  return squares;
}

function microsOf({place, latitude, longitude}: HeldEvents): Pick<Squares, "latitudes" | "longitudes"> {
  const micros = (degrees: Float64Array) => Int32Array.from(place, (key) => key ? rounded(degrees[key]! * 1e6) : 0);
  return {latitudes: micros(latitude), longitudes: micros(longitude)};
}

function numbered({place, latitude, longitude}: HeldEvents, size: number): Pick<Squares, "of" | "x" | "y"> {
  const [x, y]: [number[], number[]] = [[], []];
  const numbers = new Map<number, number>();
  const of = Int32Array.from(place, (key) => {
    if (!key) return 0;
    const [column, row] = [Math.floor((longitude[key]! + 180) / size), Math.floor((latitude[key]! + 90) / size)];
    const square = column * 2 ** 24 + row;
    const number = numbers.get(square) ?? x.push(column) - 1;
    if (number === y.length) {
      numbers.set(square, number);
      y.push(row);
    }
    return number;
  });
  return {of, x, y};
}

/** As the engine rounds, half away from zero. */
function rounded(n: number): number {
  return n < 0 ? -Math.round(-n) : Math.round(n);
}
