import {existsSync, mkdirSync} from "node:fs";
import {join} from "node:path";
import {commonestGroup, writeAcled} from "./acled-file.ts";
import {hasCandidates, writeGed} from "./ged-file.ts";
import type {Frame} from "./pandas.ts";
import type {Workers} from "./workers.ts";

/** Generated files, kept in .bench/ between runs, and the stores made of them in this run. */
export interface Files {
  directory: string;
  spill: string;
  scratch: string;
  out: string;
  ged: Source;
  acled: Source;
  newPlaces: number;
  /** Command of a compiled package, once it was made. */
  installed?: string;
}

export interface Source {
  file: string;
  rows: number;
  places: number;
  bytes: number;
  frame: Frame;
  covers?: {from: string; to: string} | undefined;
  /** Where the cell "all places new" leaves its store. */
  store: string;
  /** The store with all events; imported where no cell did. */
  loaded(): Promise<string>;
  /** A store of another release that holds every place once. */
  known(): Promise<string>;
}

const sizes = {
  full: {ged: 418_000, gedPlaces: 66_000, acled: 3_000_000, acledPlaces: 60_000, newPlaces: 60_000},
  quick: {ged: 2_000, gedPlaces: 400, acled: 3_000, acledPlaces: 500, newPlaces: 500}
} as const;

export async function makeFiles(workers: Workers, quick: boolean, tell: (text: string) => void): Promise<Files> {
  const size = sizes[quick ? "quick" : "full"];
  const data = process.env.HARMATTAN_DATA ?? join("..", "shared", "data");
  const directory = join(".bench", quick ? "quick" : "full");
  const folder = join(directory, hasCandidates(data) ? "candidates" : "invented");
  mkdirSync(folder, {recursive: true});
  const paths = {ged: join(folder, "GEDEvent_v26_1.csv"), gedKnown: join(folder, "GEDEvent_v25_1.csv"), acled: join(directory, "acled.csv"), acledKnown: join(directory, "acled-places.csv")};
  if (Object.values(paths).some((path) => !existsSync(path))) tell(`making the files to read in ${directory} (once) ...`);
  const gedBytes = await writeGed({file: paths.ged, rows: size.ged, places: size.gedPlaces, seed: 261}, data);
  await writeGed({file: paths.gedKnown, rows: size.gedPlaces, places: size.gedPlaces, seed: 251, eachPlaceOnce: true}, data);
  const acledBytes = await writeAcled({file: paths.acled, rows: size.acled, places: size.acledPlaces, seed: 262});
  await writeAcled({file: paths.acledKnown, rows: size.acledPlaces, places: size.acledPlaces, seed: 252, eachPlaceOnce: true});
  const covers = {from: "1997-01-01", to: "2025-12-31"};
  return {
    directory, spill: join(directory, "spill"), scratch: join(directory, "scratch-store"), out: join(directory, "report"), newPlaces: size.newPlaces,
    ged: {
      file: paths.ged, rows: size.ged, places: size.gedPlaces, bytes: gedBytes,
      frame: {file: paths.ged, deaths: "best", country: "Mali", actor: "JNIM", sides: ["side_a", "side_b"]}, ...stores("ged", paths.ged, paths.gedKnown)
    },
    acled: {
      file: paths.acled, rows: size.acled, places: size.acledPlaces, bytes: acledBytes, covers,
      frame: {file: paths.acled, deaths: "fatalities", country: "Burkina Faso", actor: commonestGroup, sides: ["actor1", "actor2"]}, ...stores("acled", paths.acled, paths.acledKnown, covers)
    }
  };

  function stores(name: string, file: string, knownFile: string, covering?: Source["covers"]): Pick<Source, "store" | "loaded" | "known"> {
    const store = join(directory, `${name}-store`);
    const known = join(directory, `${name}-places-store`);
    const made = (into: string, from: string) => {
      let ready: Promise<string> | undefined;
      return () => ready ??= workers.run({do: "import", file: from, into, covers: covering}, {warmUp: 0, counted: 1}).then(() => into);
    };
    return {store, loaded: made(store, file), known: made(known, knownFile)};
  }
}
