import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {loadEmbedded, type Case} from "../cases/index.ts";
import {fail} from "../error.ts";
import {assembleStore, rowsChecksum, Store, type Part, type Release} from "../store/index.ts";
import {caseFiles} from "./case-files.ts";
import {actorsFile, computeContents, type WriteReport} from "./contents.ts";
import {bundled, openness, timed, type Inputs} from "./inputs.ts";
import {checksum, manifestFile, withManifest, type Files} from "./manifest.ts";
import {actorsRelation, eventsRelation} from "./rows.ts";
import {writeBundle} from "./write.ts";

export interface BundleOptions {
  store: string;
  /** A folder, or a file that ends in .zip. */
  out: string;
  lang: "en" | "fr";
  report: WriteReport;
}

export interface Bundled {
  out: string;
  files: number;
  /** Checksum of the manifest, and so of all of it: what its maker publishes. */
  sha256: string;
  results: number;
  claims: number;
  /** Files that only who has the releases can recompute. */
  needsReleases: readonly string[];
  leftOut: readonly {path: string; reason: string}[];
  sources: Inputs["sources"];
}

/**
 * Writes a case with its report, results and verdicts, and what it takes to recompute them, to a folder or zip. Everything is
 * computed from the releases alone, in a store made for it, so that two stores of the same imports give the same bytes.
 */
export async function bundleCase(read: Case, {store, out, lang, report}: BundleOptions): Promise<Bundled> {
  await loadEmbedded(read, store);
  const workspace = mkdtempSync(join(tmpdir(), "harmattan-bundle-"));
  try {
    const {inputs, parts, closed} = await inputsOf(read, store);
    const own = caseFiles(read, closed);
    const pinned = join(workspace, "store");
    await assembleStore(pinned, parts);
    const about = {inputs, lang, version: harmattanVersion(), report};
    const computed = await computeContents(read, {...about, store: pinned, workspace: emptied(join(workspace, "computed"))});
    const needsReleases = await offline(read, about, computed, join(workspace, "offline"));
    const files = withManifest({harmattan: about.version, case: read.id, lang, needs_releases: needsReleases, left_out: own.leftOut}, new Map([...computed, ...own.files]));
    writeBundle(out, files);
    const count = (prefix: RegExp) => [...computed.keys()].filter((name) => prefix.test(name)).length;
    return {out, files: files.size, sha256: checksum(files.get(manifestFile)!), results: count(/^results\/.*\.json$/), claims: claimsIn(computed), needsReleases, leftOut: own.leftOut, sources: inputs.sources};
  } finally {
    rmSync(workspace, {recursive: true, force: true});
  }
}

/** The version of Harmattan that runs. */
export function harmattanVersion(): string {
  return String((JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {version: string}).version);
}

/** The releases of a store in the order of their retrieval, as a bundle tells them and as parts of a store to be. */
async function inputsOf(read: Case, directory: string): Promise<{inputs: Inputs; parts: Part[]; closed: Set<string>}> {
  const store = await Store.open(directory);
  try {
    const state = store.state();
    if (!state.releases.length) fail("store_empty", {store: directory});
    const releases = state.releases.toSorted((a, b) => a.retrieved.localeCompare(b.retrieved));
    const told: Inputs["releases"] = [];
    for (const release of releases) told.push(bundled(release, await rowsChecksum(store.engine, directory, release), {read, events: eventsFile(release)}));
    const sources = Object.values(state.sources).map(({source}) => source).toSorted((a, b) => a.name < b.name ? -1 : 1).map((source) => {
      const {open, why} = openness(source);
      return {...source, perpetrator: source.perpetrator === "all" ? source.perpetrator : [...source.perpetrator], precision: Object.fromEntries(Object.entries(source.precision)), rows_in_bundle: open, why};
    });
    const inputs = {sources, releases: told};
    const parts = partsOf(inputs, read, (_, i) => ({rows: {parquet: join(directory, releases[i]!.file)}}));
    const closed = new Set(releases.filter(({source}) => !sources.find(({name}) => name === source)?.rows_in_bundle).map(({sha256}) => sha256));
    return {inputs, parts, closed};
  } finally {
    store.close();
  }
}

function eventsFile({id}: Release): string {
  return `events/${id.replace(/[^\w.-]/g, "_").slice(0, 200)}.csv`;
}

/** The releases of a bundle as parts of a store, with their rows where `rows` says. */
export function partsOf(inputs: Inputs, read: Case, rows: (release: Inputs["releases"][number], i: number) => Pick<Part, "rows" | "actors">): Part[] {
  const sources = new Map(inputs.sources.map(({rows_in_bundle: _, why: __, ...source}) => [source.name, source as unknown as Part["source"]]));
  return timed(inputs.releases, read).map((release, i) => ({release, source: sources.get(release.source)!, ...rows(inputs.releases[i]!, i)}));
}

/** The rows of a release that a bundle carries, which is unpacked in `folder`. */
export function carriedRows(folder: string, {events, source}: Inputs["releases"][number]): Pick<Part, "rows" | "actors"> {
  return {rows: {relation: eventsRelation(join(folder, events!))}, actors: actorsRelation(join(folder, actorsFile), source)};
}

/** Which files come out otherwise when they are computed from the events in the bundle alone; all of them where it may not carry the rows. */
async function offline(read: Case, about: {inputs: Inputs; lang: "en" | "fr"; version: string; report: WriteReport}, computed: Files, workspace: string): Promise<string[]> {
  const {inputs} = about;
  if (inputs.sources.some(({rows_in_bundle}) => !rows_in_bundle)) return [];
  mkdirSync(join(workspace, "events"), {recursive: true});
  for (const file of [actorsFile, ...inputs.releases.flatMap(({events}) => events ?? [])]) writeFileSync(join(workspace, file), computed.get(file)!);
  const directory = join(workspace, "store");
  await assembleStore(directory, partsOf(inputs, read, (release) => carriedRows(workspace, release)));
  const again = await computeContents(read, {...about, store: directory, workspace: emptied(join(workspace, "computed"))});
  return [...computed].filter(([name, bytes]) => !again.get(name)?.equals(bytes)).map(([name]) => name).toSorted((a, b) => a < b ? -1 : 1);
}

function claimsIn(files: Files): number {
  return (JSON.parse(files.get("claims.json")!.toString("utf8")) as {claims: unknown[]}).claims.length;
}

function emptied(folder: string): string {
  mkdirSync(folder, {recursive: true});
  return folder;
}
