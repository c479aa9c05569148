import {join, resolve} from "node:path";
import {bundleCase, readCase} from "../../index.ts";
import {print} from "./output.ts";
import type {Views} from "./views.ts";

export async function bundleCommand(folder: string, options: Record<string, unknown>, views: Views): Promise<void> {
  const read = readCase(folder);
  const out = resolve(typeof options.out === "string" ? options.out : join("out", `${read.id}.zip`));
  const {writeReport} = await views.report();
  const made = await bundleCase(read, {store: String(options.store), out, lang: options.lang === "fr" ? "fr" : "en", report: writeReport});
  if (options.format === "json") return print(JSON.stringify(made, null, 1));
  print(`${made.out} (${made.files} files, ${made.results} results, ${made.claims} claims)`);
  print(`sha256 of the manifest: ${made.sha256}`);
  for (const {title, rows_in_bundle: open, why} of made.sources) print(open ? `${title}: the events behind are in it` : `${title}: identifiers only, ${why}`);
  if (made.needsReleases.length) print(`not to be recomputed without the releases: ${made.needsReleases.join(", ")}`);
  for (const {path, reason} of made.leftOut) print(`left out: ${path} (${reason})`);
}
