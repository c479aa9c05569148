import type {ResultRow} from "../measures/result.ts";
import {places} from "./places.ts";
import {subtitle, type Drawing, type Scene} from "./scene.ts";
import {amount, text} from "./tally.ts";

/** Marks of a map as the map of places draws them: one for each mark and kind, all its periods together. */
export function marks(scene: Scene): Drawing {
  const {result, w, lang} = scene;
  const drawing = places({...scene, result: {...result, rows: wholes(result.rows)}});
  const size = Number(result.params.size);
  return size ? {...drawing, subtitle: subtitle(scene, w.marks.subtitle(size.toLocaleString(lang, {maximumFractionDigits: 3})), [])} : drawing;
}

const summed = ["events", "low", "best", "high", "unknown"] as const;

/** A mark of which no event has a place known better than to a district is a ring. */
function wholes(rows: readonly ResultRow[]): ResultRow[] {
  const byMark = new Map<string, ResultRow>();
  const events = new Map<unknown, number>();
  for (const row of rows) {
    events.set(row.mark, (events.get(row.mark) ?? 0) + (amount(row, "events") ?? 0));
    const key = `${row.mark} ${text(row, "event_type") ?? ""}`;
    const whole = byMark.get(key);
    byMark.set(key, whole ? {...whole, ...Object.fromEntries(summed.map((name) => [name, sum(whole, row, name)]))} : row);
  }
  return [...byMark.values()].map((row) => ({...row, place_level: (amount(row, "coarse") ?? 0) < events.get(row.mark)! ? "near" : "admin2"}));
}

/** A sum of deaths that nobody knows is none rather than 0. */
function sum(a: ResultRow, b: ResultRow, name: (typeof summed)[number]): number | null {
  const [first, second] = [amount(a, name), amount(b, name)];
  return first === null || second === null ? first ?? second : first + second;
}
