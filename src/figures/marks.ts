import type {ResultRow} from "../measures/result.ts";
import {places} from "./places.ts";
import type {Drawing, Scene} from "./scene.ts";

/** The map of marks: each with all its periods at once. */
export function marks(scene: Scene): Drawing {
  const {result} = scene;
  if (!("period" in result.columns)) return places(scene);
  const summed = new Map<string, ResultRow>();
  for (const row of result.rows) {
    const key = `${String(row.mark)} ${String(row.event_type)}`;
    const held = summed.get(key);
    summed.set(key, held ? {...held, ...Object.fromEntries(["events", "low", "best", "high", "unknown"].map((name) => [name, added(held[name], row[name])]))} : row);
  }
  return places({...scene, result: {...result, rows: [...summed.values()]}});
}

/** A sum of what is known; null where nothing is. */
function added(a: ResultRow[string] | undefined, b: ResultRow[string] | undefined): number | null {
  return typeof a === "number" || typeof b === "number" ? Number(a ?? 0) + Number(b ?? 0) : null;
}
