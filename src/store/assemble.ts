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
  /** A relation of name, id and kind: actors that the source knows and that `rows`, being a part of the release, may lack. */
  actors?: string;
}

/**
 * Makes a store that holds just these releases, in this order, and works out its places, actors and current events anew:
 * two stores made of the same parts answer alike, whatever else the stores hold that the parts come from.
 */
export async function assembleStore(directory: string, parts: readonly Part[]): Promise<void> {
  mkdirSync(join(directory, "current"), {recursive: true});
  mkdirSync(join(directory, "releases"), {recursive: true});
  await inWorkspace(directory, {file: directory}, (engine, workspace) => commit(directory, async (before) => {
    let state: State = before;
    const placed: {part: Part; release: Release; file: string}[] = [];
    for (const [i, part] of parts.entries()) {
      const release = {...part.release, file: `releases/${i}-${part.release.id.replace(/[^\w.-]/g, "_")}.parquet`, rejections: null};
      await place(engine, part, join(directory, release.file));
      placed.push({part, release, file: join(directory, release.file)});
    }
    const events = placed.filter(({release}) => release.kind === "events");
    const extend = async (file: string, source: string) => {
      state = {...state, ...await extendDimensions(engine, directory, state, file, source), sequence: state.sequence + 1};
    };
    // the actors of a source at once, so that their keys do not hang on which releases they came with
    for (const name of new Set(events.map(({release}) => release.source))) {
      const file = join(workspace, `actors-${name}.parquet`);
      await engine.run(`COPY (${actorsSql(events.filter(({release}) => release.source === name))}) TO ${literal(file)} (FORMAT parquet)`);
      await extend(file, name);
    }
    for (const {release, file} of events) await extend(file, release.source);
    state = {...state, releases: placed.map(({release}) => release)};
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

/** The actors of some releases of one source, in the columns of a release. */
function actorsSql(releases: readonly {part: Part; file: string}[]): string {
  const each = releases.flatMap(({part, file}) => {
    const rows = `read_parquet(${literal(file)})`;
    return [
      `SELECT side_a AS name, side_a_id AS id, side_a_kind AS kind FROM ${rows}`, `SELECT side_b, side_b_id, side_b_kind FROM ${rows}`,
      `SELECT assoc_a, NULL, NULL FROM ${rows}`, `SELECT assoc_b, NULL, NULL FROM ${rows}`, ...part.actors ? [`SELECT name, id, kind FROM ${part.actors}`] : []
    ];
  });
  const none = ["side_b", "side_b_id", "side_b_kind", "assoc_a", "assoc_b"].map((column) => `NULL::VARCHAR AS ${column}`).join(", ");
  return `SELECT NULL::DOUBLE AS latitude, NULL::DOUBLE AS longitude, name AS side_a, id AS side_a_id, kind AS side_a_kind, ${none} FROM (${each.join(" UNION ")}) WHERE name IS NOT NULL`;
}
