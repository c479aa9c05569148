import type {Kind} from "../../../../figures/index.ts";

/** What the map draws of one answer of the measure `marks`: a glyph for each mark and kind of violence, in columns. */
export interface Marks {
  length: number;
  /** The command line that makes the answer again. */
  command: string;
  /** Longitude and latitude in turn, degrees. */
  positions: Float32Array;
  /** Number of the mark, the same for its kinds. */
  mark: Uint32Array;
  kind: Kind[];
  type: (string | null)[];
  events: Float64Array;
  /** NaN where no event of the glyph has a known number. */
  low: Float64Array;
  best: Float64Array;
  high: Float64Array;
  unknown: Float64Array;
  /** True where most of the mark's events are known only to a district, a region or a country. */
  coarse: Uint8Array;
}

/** A column-wise table, as Arrow has it: `get` answers a cell or null. */
export interface Columns {
  length: number;
  command: string;
  get(column: string): (row: number) => string | number | null;
}

/** Reads an answer without periods. The largest glyphs come first, so that small ones are drawn over them. */
export function marksOf(rows: Columns, kindOf: (type: string | null) => Kind): Marks {
  const order = Array.from({length: rows.length}, (_, i) => i);
  const best = rows.get("best");
  const events = rows.get("events");
  order.sort((a, b) => number(best(b), -1) - number(best(a), -1) || number(events(b)) - number(events(a)));
  return filled(order, rows, kindOf);
}

/** Glyphs with the running sums of their periods: `sums[i * (periods + 1) + p]` counts all before period p. */
export interface TimedMarks extends Marks {
  periods: string[];
  eventSums: Float64Array;
  deathSums: Float64Array;
}

/** Reads an answer by period; `periods` are all of the axis, in order, with or without events. */
export function timedMarksOf(rows: Columns, periods: readonly string[], kindOf: (type: string | null) => Kind): TimedMarks {
  const [mark, type, period, events, best] = ["mark", "event_type", "period", "events", "best"].map((name) => rows.get(name));
  const glyphs = new Map<string, number>();
  const firsts: number[] = [];
  const of = new Uint32Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const key = `${String(mark!(row))} ${String(type!(row))}`;
    let glyph = glyphs.get(key);
    if (glyph === undefined) {
      glyph = firsts.length;
      glyphs.set(key, glyph);
      firsts.push(row);
    }
    of[row] = glyph;
  }
  const width = periods.length + 1;
  const [eventSums, deathSums] = [new Float64Array(firsts.length * width), new Float64Array(firsts.length * width)];
  const place = new Map(periods.map((name, i) => [name, i]));
  for (let row = 0; row < rows.length; row++) {
    const at = place.get(String(period!(row)));
    if (at === undefined) continue;
    const i = of[row]! * width + at + 1;
    eventSums[i]! += number(events!(row));
    deathSums[i]! += number(best!(row));
  }
  for (let glyph = 0; glyph < firsts.length; glyph++)
    for (let i = glyph * width + 1; i < (glyph + 1) * width; i++) {
      eventSums[i]! += eventSums[i - 1]!;
      deathSums[i]! += deathSums[i - 1]!;
    }
  return {...filled(firsts, rows, kindOf), periods: [...periods], eventSums, deathSums};
}

/**
 * What each glyph counts between two points of the axis, in periods from its beginning (fractions count in proportion), into `out`.
 * This is all that a frame of the playback computes.
 */
export function windowSums(marks: TimedMarks, quantity: "events" | "deaths", from: number, to: number, out: Float64Array): void {
  const sums = quantity === "events" ? marks.eventSums : marks.deathSums;
  const width = marks.periods.length + 1;
  const [a, b] = [Math.max(0, Math.min(from, width - 1)), Math.max(0, Math.min(to, width - 1))];
  const [a0, b0] = [Math.floor(a), Math.floor(b)];
  const [a1, b1] = [Math.min(a0 + 1, width - 1), Math.min(b0 + 1, width - 1)];
  const [ra, rb] = [a - a0, b - b0];
  for (let glyph = 0, i = 0; glyph < marks.length; glyph++, i += width) {
    const before = sums[i + a0]! + (sums[i + a1]! - sums[i + a0]!) * ra;
    const after = sums[i + b0]! + (sums[i + b1]! - sums[i + b0]!) * rb;
    out[glyph] = after - before;
  }
}

function filled(order: readonly number[], rows: Columns, kindOf: (type: string | null) => Kind): Marks {
  const length = order.length;
  const [longitude, latitude, mark, type, coarse, unknown] = ["longitude", "latitude", "mark", "event_type", "coarse", "unknown"].map((name) => rows.get(name));
  const column = (name: string, missing: number) => {
    const get = rows.get(name);
    return Float64Array.from(order, (row) => number(get(row), missing));
  };
  const positions = new Float32Array(length * 2);
  const total = new Map<number, number>();
  const events = rows.get("events");
  for (let row = 0; row < rows.length; row++) total.set(number(mark!(row)), (total.get(number(mark!(row))) ?? 0) + number(events(row)));
  order.forEach((row, i) => {
    positions[2 * i] = number(longitude!(row));
    positions[2 * i + 1] = number(latitude!(row));
  });
  const types = order.map((row) => type!(row) as string | null);
  return {
    length, command: rows.command, positions, type: types, kind: types.map(kindOf),
    mark: Uint32Array.from(order, (row) => number(mark!(row))),
    events: column("events", 0), low: column("low", NaN), best: column("best", NaN), high: column("high", NaN),
    unknown: Float64Array.from(order, (row) => number(unknown!(row))),
    coarse: Uint8Array.from(order, (row) => number(coarse!(row)) > (total.get(number(mark!(row))) ?? 0) / 2 ? 1 : 0)
  };
}

function number(value: string | number | null, missing = 0): number {
  return value === null ? missing : Number(value);
}
