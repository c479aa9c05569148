import {join} from "node:path";
import {importFile, Store} from "../store/index.ts";
import type {Case} from "./case.ts";

/** Imports the embedded data of a case where the store does not have it yet. The same file twice changes nothing. */
export async function loadEmbedded(read: Case, directory: string): Promise<void> {
  for (const {file, mapping} of read.embedded)
    await importFile(directory, join(read.directory, file), {mapping: join(read.directory, mapping), maxRejected: 0});
}

/** The first source in the case's order of preference that is loaded, and the better ones that are not. */
export function preferredSource(read: Case, store: Store): {source: string | null; better: readonly string[]} {
  const loaded = Object.keys(store.state().sources);
  const place = read.sources.findIndex((source) => loaded.includes(source));
  return place < 0 ? {source: null, better: read.sources} : {source: read.sources[place]!, better: read.sources.slice(0, place)};
}
