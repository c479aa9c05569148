import {createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import {Engine, literal} from "../store/engine.ts";
import {importFile, type ImportOptions, type ImportSummary} from "../store/index.ts";
import {mappingOf} from "./mapping.ts";
import {rowLines, truthLines} from "./rows.ts";
import type {Simulation} from "./simulate.ts";
import {truthOf} from "./truth.ts";

/** The files of a simulation. */
export interface Written {
  /** The reported events in UCDP's columns. */
  rows: string;
  /** The mapping with which they are imported. */
  mapping: string;
  /** Every parameter and what came of it; and every event as it happened. */
  truth: string;
  events: string;
}

/** Writes a simulation into a folder, piece by piece. The same scenario and seed give the same bytes. */
export async function writeSimulation(simulation: Simulation, folder: string, format: "csv" | "parquet" = "csv"): Promise<Written> {
  mkdirSync(folder, {recursive: true});
  const name = `${simulation.scenario.name}-seed${simulation.seed}`;
  const file = (ending: string) => join(folder, `${name}${ending}`);
  const written: Written = {rows: file(`.${format}`), mapping: file(".mapping.yml"), truth: file(".truth.json"), events: file(".truth-events.csv")};
  const csv = file(".csv");
  await pipeline(Readable.from(rowLines(simulation)), createWriteStream(csv));
  if (format === "parquet") await toParquet(csv, written.rows);
  await pipeline(Readable.from(truthLines(simulation)), createWriteStream(written.events));
  writeFileSync(written.truth, `${JSON.stringify(truthOf(simulation), null, 1)}\n`);
  writeFileSync(written.mapping, mappingOf(simulation));
  return written;
}

/** Imports a simulation into a store as the source `simulated`; the release before it is replaced. The same one twice changes nothing. */
export async function importSimulation(simulation: Simulation, directory: string, options: Pick<ImportOptions, "engine" | "progress" | "signal" | "now"> = {}): Promise<ImportSummary> {
  const folder = mkdtempSync(join(tmpdir(), "harmattan-simulate-"));
  try {
    const {scenario: {name}, seed} = simulation;
    const rows = join(folder, `${name}-seed${seed}.csv`);
    const mapping = join(folder, "mapping.yml");
    await pipeline(Readable.from(rowLines(simulation)), createWriteStream(rows));
    writeFileSync(mapping, mappingOf(simulation));
    return await importFile(directory, rows, {...options, mapping, maxRejected: 0, origin: `harmattan simulate ${name} --seed ${seed}`});
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function toParquet(csv: string, parquet: string): Promise<void> {
  const engine = await Engine.open();
  try {
    await engine.run(`COPY (SELECT * FROM read_csv(${literal(csv)}, header = true, all_varchar = true)) TO ${literal(parquet)} (FORMAT parquet, COMPRESSION zstd)`);
  } finally {
    engine.close();
    rmSync(csv);
  }
}
