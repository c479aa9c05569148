import {join} from "node:path";
import {importSimulation, readScenario, simulate} from "../simulate/index.ts";
import {importFile, Store} from "../store/index.ts";
import type {Case} from "./case.ts";

/** Imports the embedded data of a case where the store does not have it yet, tables as they are and scenarios simulated. The same twice changes nothing. */
export async function loadEmbedded(read: Case, directory: string): Promise<void> {
  for (const one of read.embedded) {
    if ("scenario" in one) await importSimulation(simulate(readScenario(join(read.directory, one.scenario)), one.seed), directory);
    else await importFile(directory, join(read.directory, one.file), {mapping: join(read.directory, one.mapping), maxRejected: 0});
  }
}

/** The case with `source` before all that it prefers itself. */
export function preferring(read: Case, source: string): Case {
  return {...read, sources: [source, ...read.sources.filter((name) => name !== source)]};
}

/** The first source in the case's order of preference that is loaded, and the better ones that are not. */
export function preferredSource(read: Case, store: Store): {source: string | null; better: readonly string[]} {
  const loaded = Object.keys(store.state().sources);
  const place = read.sources.findIndex((source) => loaded.includes(source));
  return place < 0 ? {source: null, better: read.sources} : {source: read.sources[place]!, better: read.sources.slice(0, place)};
}
