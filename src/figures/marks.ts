import type {ResultRow} from "../measures/result.ts";
import {places} from "./places.ts";
import {subtitle, type Drawing, type Scene} from "./scene.ts";

/** The map of marks: each with all its periods at once. */
export function marks(scene: Scene): Drawing {
  const {result, w, lang} = scene;
  const drawing = places({...scene, result: {...result, rows: "period" in result.columns ? summed(result.rows) : result.rows}});
  const size = Number(result.params.size);
  return size ? {...drawing, subtitle: subtitle(scene, w.marks.subtitle(size.toLocaleString(lang, {maximumFractionDigits: 3})), [])} : drawing;
}

function summed(rows: readonly ResultRow[]): ResultRow[] {
  const marks = new Map<string, ResultRow>();
  for (const row of rows) {
    const key = `${String(row.mark)} ${String(row.event_type)}`;
    const held = marks.get(key);
    marks.set(key, held ? {...held, ...Object.fromEntries(["events", "low", "best", "high", "unknown"].map((name) => [name, added(held[name], row[name])]))} : row);
  }
  return [...marks.values()];
}

/** A sum of what is known; null where nothing is. */
function added(a: ResultRow[string] | undefined, b: ResultRow[string] | undefined): number | null {
  return typeof a === "number" || typeof b === "number" ? Number(a ?? 0) + Number(b ?? 0) : null;
}
