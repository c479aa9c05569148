import {resolve} from "node:path";
import type {Store} from "../store/index.ts";
import type {Result} from "./result.ts";

const numeric = new Set(["count", "deaths", "share", "km", "degrees", "number"]);

/** Writes the rows of a result as a Parquet file. */
export async function writeParquet(store: Store, result: Result, file: string): Promise<void> {
  const names = Object.keys(result.columns);
  const kinds = Object.fromEntries(names.map((name) => [name, numeric.has(result.columns[name]!.type) ? "DOUBLE" as const : "VARCHAR" as const]));
  await store.writeTable(resolve(file), kinds, result.rows.map((row) => names.map((name) => {
    const value = row[name] ?? null;
    return typeof value === "boolean" ? String(value) : value;
  })));
}
