import {copyFileSync, linkSync, mkdirSync} from "node:fs";
import {join} from "node:path";
import type {Source} from "../sources/source.ts";
import {extendDimensions} from "./dimensions.ts";
import {literal, type Engine} from "./engine.ts";
import {writeCurrent} from "./import.ts";
import {commit, type Release, type State} from "./state.ts";
import {inWorkspace} from "./workspace.ts";

/** A release of a store to be, and where its rows are: a Parquet file of another store, or a relation of the same columns. */
export interface Part {
  source: Source;
  release: Release;
  rows: {parquet: string} | {relation: string};
}

/**
 * Makes a store that holds just these releases, in this order, and works out its places, actors and current events anew:
 * two stores made of the same parts answer alike, whatever else the stores hold that the parts come from.
 */
export async function assembleStore(directory: string, parts: readonly Part[]): Promise<void> {
  mkdirSync(join(directory, "current"), {recursive: true});
  mkdirSync(join(directory, "releases"), {recursive: true});
  await inWorkspace(directory, {file: directory}, (engine) => commit(directory, async (before) => {
    let state: State = before;
    for (const [i, part] of parts.entries()) {
      const release = {...part.release, file: `releases/${i}-${part.release.id.replace(/[^\w.-]/g, "_")}.parquet`, rejections: null};
      await place(engine, part, join(directory, release.file));
      const dimensions = release.kind === "events" ? await extendDimensions(engine, directory, state, join(directory, release.file), release.source) : {};
      state = {...state, ...dimensions, sequence: state.sequence + 1, releases: [...state.releases, release]};
    }
    const sources = [...new Map(parts.map(({source}) => [source.name, source])).values()];
    for (const source of sources) state = {...state, sources: {...state.sources, [source.name]: await writeCurrent(engine, directory, state, source)}};
    return {state, answer: undefined};
  }));
}

async function place(engine: Engine, {rows}: Part, file: string): Promise<void> {
  if ("relation" in rows) return engine.run(`COPY (FROM ${rows.relation}) TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`);
  try {
    linkSync(rows.parquet, file);
  } catch {
    // another disk, or one without links
    copyFileSync(rows.parquet, file);
  }
}
