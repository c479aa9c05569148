import {keep, type Chosen} from "./chosen.ts";
import type {PeriodUnit} from "./period.ts";
import type {ResultRow} from "./result.ts";
import {comparing, gather, groupRows, mergeGroups, periodsOf, sumGroups, sumOf, tallied, withSums, type Groups, type GroupSums} from "./tally.ts";

export interface MarksAsked {
  size: number;
  unit: PeriodUnit | "week" | null;
  split: boolean;
  limit: number;
}

/** The rows of marks from events that are held: by place and kind first, of which come squares, marks, their order and, without periods, their sums. */
export function marksHeld({held, rows: all}: Chosen, {size, unit, split, limit}: MarksAsked): ResultRow[] {
  const kinds = split ? ["event_type" as const] : [];
  const order = [...unit ? ["period"] : [], ...kinds];
  if (size === 360) return tallied({held, rows: all}, {unit, by: kinds, order}).map((row) => ({mark: 0, ...row, latitude: null, longitude: null, coarse: null}));
  const placed = {held, rows: keep(all, held.place, new Uint8Array(held.latitude.length).fill(1, 1))};
  const {words} = held.event_type;
  const kindOf = (rows: Int32Array) => split ? [{codes: gather(held.event_type.codes, rows), size: words.length}] : [];
  const parts = groupRows(placed.rows.length, [{codes: gather(held.place, placed.rows), size: held.latitude.length}, ...kindOf(placed.rows)]);
  const partSums = sumGroups(placed, parts);
  const marks = rankedMarks(placed, parts, partSums, size, limit);
  const rows = unit ? placed.rows : gather(placed.rows, Int32Array.from(parts.first));
  const mark = gather(marks.of, gather(held.place, rows));
  const periods = unit ? periodsOf({held, rows}, unit) : null;
  const groups = groupRows(rows.length, [{codes: mark, size: marks.ranked.length + 1}, ...periods ? [{codes: periods.codes, size: periods.words.length}] : [], ...kindOf(rows)]);
  const sums = unit ? sumGroups({held, rows}, groups) : mergeGroups(partSums, groups);
  const out: ResultRow[] = [];
  for (const [group, at] of groups.first.entries()) {
    if (!mark[at]) continue;
    const {latitude, longitude, coarse} = marks.ranked[mark[at]! - 1]!;
    const row: ResultRow = {mark: mark[at]! - 1};
    if (periods) row.period = periods.words[periods.codes[at]!]!;
    row.latitude = latitude;
    row.longitude = longitude;
    if (split) row.event_type = words[held.event_type.codes[rows[at]!]!]!;
    withSums(row, sums, group).coarse = coarse;
    out.push(row);
  }
  return out.sort(comparing(["mark", ...order]));
}

interface Square {
  x: number;
  y: number;
  /** Counted from 1; 0 beyond the limit. */
  mark: number;
  events: number;
  best: number | null;
  coarse: number;
  /** Sums of millionths of a degree over events. */
  latitudes: number;
  longitudes: number;
}

/** The marks with most deaths, and for each place its mark, counted from 1; 0 for a place of none. `parts` group the events by place. */
function rankedMarks({held, rows}: Chosen, parts: Groups, sums: GroupSums, size: number, limit: number): {of: Int32Array; ranked: {latitude: number; longitude: number; coarse: number}[]} {
  const coarse = new Int32Array(parts.first.length);
  for (let i = 0; i < rows.length; ++i) coarse[parts.of[i]!]! += held.coarse[rows[i]!]!;
  const squares = new Map<number, Square>();
  const squareOf = parts.first.map((at, part) => {
    const place = held.place[rows[at]!]!;
    const [latitude, longitude] = [held.latitude[place]!, held.longitude[place]!];
    const [x, y] = size ? [Math.floor((longitude + 180) / size), Math.floor((latitude + 90) / size)] : [place, 0];
    const key = x * 2 ** 24 + y;
    const [events, best] = [sums.events[part]!, sumOf(sums.best, sums.events, part)];
    let square = squares.get(key);
    if (!square) squares.set(key, square = {x, y, mark: 0, events: 0, best: null, coarse: 0, latitudes: 0, longitudes: 0});
    square.events += events;
    if (best !== null) square.best = (square.best ?? 0) + best;
    square.coarse += coarse[part]!;
    square.latitudes += rounded(latitude * 1e6) * events;
    square.longitudes += rounded(longitude * 1e6) * events;
    return {place, square};
  });
  const sorted = [...squares.values()].sort((p, q) => (q.best ?? -1) - (p.best ?? -1) || q.events - p.events || p.x - q.x || p.y - q.y);
  const ranked = limit ? sorted.slice(0, limit) : sorted;
  for (const [i, square] of ranked.entries()) square.mark = i + 1;
  const of = new Int32Array(held.latitude.length);
  for (const {place, square} of squareOf) of[place] = square.mark;
  return {of, ranked: ranked.map(({events, coarse, latitudes, longitudes}) => ({latitude: rounded(latitudes / events) / 1e6, longitude: rounded(longitudes / events) / 1e6, coarse}))};
}

/** As the engine rounds, half away from zero. */
function rounded(n: number): number {
  return n < 0 ? -Math.round(-n) : Math.round(n);
}
