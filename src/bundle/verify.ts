import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {readCase, type Case} from "../cases/index.ts";
import {HarmattanError} from "../error.ts";
import {publishers} from "../sources/publishers.ts";
import {assembleStore} from "../store/index.ts";
import {carriedRows, harmattanVersion, partsOf} from "./bundle.ts";
import {differences, type Difference} from "./compare.ts";
import {actorsFile, computeContents, type WriteReport} from "./contents.ts";
import {inputsSchema, type BundledRelease, type Inputs} from "./inputs.ts";
import {checksum, checksumFile, manifestFile, readManifest, type Files, type Manifest} from "./manifest.ts";
import {filesOf, openBundle} from "./open.ts";
import {findReleases, type Found} from "./releases.ts";

export interface VerifyOptions {
  /** A store to recompute from; where it lacks a release, the events in the bundle stand in. */
  store: string;
  report: WriteReport;
  /** The manifest's checksum as its maker published it. */
  sha256?: string | undefined;
}

export interface Verification {
  bundle: string;
  case: string;
  /** Version of Harmattan that wrote it. */
  harmattan: string;
  sha256: string;
  files: number;
  differences: Difference[];
  /** Differences of values beyond those listed. */
  unlisted: number;
  /** Where the rows of each release came from; null where nothing could be recomputed. */
  recomputed: {results: number; claims: number; from: {release: string; rows: "store" | "bundle"}[]} | null;
  /** Releases that are needed and not at hand, and how to get them. */
  lacking: {release: string; get: string}[];
  /** Files that could not be held against anything, and why. */
  unchecked: {file: string; reason: string}[];
  notes: string[];
}

/**
 * Checks a bundle: every file against the manifest, and every number, verdict and page against what comes out of the releases
 * again. The releases are taken from the store where their rows are the same, else, where the bundle carries the events, from it.
 * @throws bundle_unreadable and what unpacking throws
 */
export async function verifyBundle(file: string, options: VerifyOptions): Promise<Verification> {
  const workspace = mkdtempSync(join(tmpdir(), "harmattan-verify-"));
  try {
    const folder = await openBundle(file, emptied(join(workspace, "bundle")));
    const present = filesOf(file, folder);
    const {manifest, sha256, said} = readManifest(file, folder);
    const found: Verification = {
      bundle: file, case: manifest.case, harmattan: manifest.harmattan, sha256, files: manifest.files.length,
      differences: againstManifest(folder, present, manifest, {sha256, said, expected: options.sha256}), unlisted: 0, recomputed: null, lacking: [], unchecked: [], notes: []
    };
    await recompute(found, {folder, manifest, present, workspace, options});
    return found;
  } finally {
    rmSync(workspace, {recursive: true, force: true});
  }
}

function againstManifest(folder: string, present: readonly string[], manifest: Manifest, {sha256, said, expected}: {sha256: string; said: string | null; expected?: string | undefined}): Difference[] {
  const found: Difference[] = [];
  const tell = (kind: Difference["kind"], file: string, text: string) => void found.push({kind, file, text});
  if (said === null) tell("manifest", checksumFile, "is missing, or holds no checksum of the manifest");
  else if (said !== sha256) tell("manifest", manifestFile, `was changed: its checksum is ${sha256}, ${checksumFile} says ${said}`);
  if (expected && expected.toLowerCase() !== sha256) tell("manifest", manifestFile, `is not the one that was published: its checksum is ${sha256}, expected ${expected}`);
  const known = new Map(manifest.files.map((one) => [one.path, one]));
  for (const {path, sha256: wanted, bytes} of manifest.files) {
    if (!present.includes(path)) tell("missing", path, "is missing");
    else {
      const content = readFileSync(join(folder, path));
      if (checksum(content) !== wanted) tell("changed", path, content.length === bytes ? "was changed: other bytes than the manifest says" : `was changed: ${content.length} bytes, the manifest says ${bytes}`);
    }
  }
  for (const path of present) if (path !== manifestFile && path !== checksumFile && !known.has(path)) tell("extra", path, "is extra: the manifest does not know it");
  return found;
}

interface Opened {
  folder: string;
  manifest: Manifest;
  present: readonly string[];
  workspace: string;
  options: VerifyOptions;
}

/** Computes everything again and adds what differs; a bundle whose own inputs are broken says so instead. */
async function recompute(found: Verification, {folder, manifest, present, workspace, options}: Opened): Promise<void> {
  const asked = readInputs(folder, manifest);
  if ("broken" in asked) return void found.notes.push(`not recomputed: ${asked.broken}`);
  const {read, inputs} = asked;
  const releases = await findReleases(options.store, inputs.releases);
  const carried = (release: BundledRelease) => release.events !== null && present.includes(release.events) && present.includes(actorsFile) && inputs.sources.some(({name, rows_in_bundle: open}) => open && name === release.source);
  found.differences.push(...releases.flatMap(({changed}) => changed ? [changed] : []));
  found.notes.push(...releases.flatMap(({note}) => note ? [note] : []));
  found.lacking = releases.filter(({file}) => file === null).map(({release}) => ({release: release.id, get: howToGet(release)}));
  if (releases.some(({file, release}) => file === null && !carried(release))) return;
  const alone = releases.some(({file}) => file === null);
  const version = harmattanVersion();
  const computed = await computedAgain(read, inputs, releases, {folder, manifest, workspace, options, version});
  if ("broken" in computed) return void found.notes.push(`not recomputed: ${computed.broken}`);
  const differs = version === manifest.harmattan ? null : `written by Harmattan ${manifest.harmattan}, recomputed by ${version}`;
  const unchecked = (name: string) => alone && manifest.needs_releases.includes(name) ? "needs the releases themselves" : differs !== null && /^(report\/|README)/.test(name) ? differs : null;
  compareFiles(found, computed.files, {folder, present, unchecked, swapped: alone || releases.some(({changed}) => changed)});
  found.recomputed = {
    results: [...computed.files.keys()].filter((name) => /^results\/.*\.json$/.test(name)).length,
    claims: (JSON.parse(computed.files.get("claims.json")!.toString("utf8")) as {claims: unknown[]}).claims.length,
    from: releases.map(({release, file}) => ({release: release.id, rows: file === null ? "bundle" : "store"}))
  };
}

function readInputs(folder: string, manifest: Manifest): {read: Case; inputs: Inputs} | {broken: string} {
  try {
    const inputs = inputsSchema.safeParse(JSON.parse(readFileSync(join(folder, "releases.json"), "utf8")));
    if (!inputs.success) return {broken: `releases.json: ${inputs.error.issues[0]?.path.join(".") ?? ""}: ${inputs.error.issues[0]?.message ?? "invalid"}`};
    if (inputs.data.releases.some(({source}) => !inputs.data.sources.some(({name}) => name === source))) return {broken: "releases.json: a release of a source that it does not describe"};
    if (!existsSync(join(folder, "case", "case.yml"))) return {broken: "case/case.yml is missing"};
    return {read: {...readCase(join(folder, "case")), id: manifest.case}, inputs: inputs.data};
  } catch (error) {
    if (error instanceof HarmattanError) return {broken: error.message.replaceAll(`${folder}/`, "")};
    if (error instanceof SyntaxError || error instanceof Error && "code" in error) return {broken: `releases.json: ${error.message.replaceAll(`${folder}/`, "")}`};
    throw error;
  }
}

interface Again extends Omit<Opened, "present"> {
  version: string;
}

async function computedAgain(read: Case, inputs: Inputs, releases: readonly Found[], {folder, manifest, workspace, options, version}: Again): Promise<{files: Files} | {broken: string}> {
  const store = join(workspace, "store");
  try {
    await assembleStore(store, partsOf(inputs, read, (release, i) => {
      const {file} = releases[i]!;
      return file === null ? carriedRows(folder, release) : {rows: {parquet: file}};
    }));
    return {files: await computeContents(read, {store, inputs, lang: manifest.lang, version, report: options.report, workspace: emptied(join(workspace, "computed"))})};
  } catch (error) {
    // what a forged case or table asks for cannot always be done
    if (error instanceof HarmattanError) return {broken: error.message.replaceAll(`${folder}/`, "")};
    if (error instanceof Error && /^(Invalid Input|Conversion|Binder|Constraint) Error/.test(error.message)) return {broken: `the events in the bundle cannot be read: ${error.message.split("\n")[0]!.replaceAll(`${folder}/`, "")}`};
    throw error;
  }
}

interface Comparing {
  folder: string;
  present: readonly string[];
  /** Why a file that is not as computed does not count as a difference; null where it does. */
  unchecked: (name: string) => string | null;
  /** True where not all rows are those of the releases in the store: the events in the bundle are then not held against them. */
  swapped: boolean;
}

function compareFiles(found: Verification, computed: Files, {folder, present, unchecked, swapped}: Comparing): void {
  const flagged = new Set(found.differences.map(({file}) => file));
  for (const [name, bytes] of computed) {
    if (!present.includes(name) || swapped && name.startsWith("events/")) continue;
    const content = readFileSync(join(folder, name));
    if (content.equals(bytes)) continue;
    const reason = unchecked(name);
    if (reason !== null) {
      if (!flagged.has(name)) found.unchecked.push({file: name, reason});
      continue;
    }
    const values = name.endsWith(".json") ? valuesOf(content, bytes) : null;
    if (values) {
      found.differences.push(...values.values.map((one): Difference => ({kind: "value", file: name, text: `${one.at}: was ${one.was}, is ${one.is}`, ...one})));
      found.unlisted += values.count - values.values.length;
    } else if (!flagged.has(name)) found.differences.push({kind: "page", file: name, text: `is not what the data give: line ${firstLine(content, bytes)} is another`});
  }
  // a file of a computed kind that nothing computes
  for (const name of present) if (/^(results|report|events)\//.test(name) && !computed.has(name) && !flagged.has(name)) found.differences.push({kind: "page", file: name, text: "is not among what the data give"});
  for (const name of computed.keys()) if (!present.includes(name) && !flagged.has(name)) found.differences.push({kind: "missing", file: name, text: "is missing, though the data give it"});
}

function valuesOf(was: Buffer, is: Buffer): ReturnType<typeof differences> | null {
  try {
    const values = differences(JSON.parse(was.toString("utf8")), JSON.parse(is.toString("utf8")));
    return values.count ? values : null;
  } catch {
    return null;
  }
}

function firstLine(a: Buffer, b: Buffer): number {
  const [x, y] = [a.toString("utf8").split("\n"), b.toString("utf8").split("\n")];
  const at = x.findIndex((line, i) => line !== y[i]);
  return (at < 0 ? x.length : at) + 1;
}

function howToGet({source, version, origin, sha256}: BundledRelease): string {
  const known = source === "ucdp" ? `harmattan fetch ucdp ${version}` : publishers[source]?.get;
  return known ?? (origin.startsWith("harmattan ") ? origin : undefined) ?? `harmattan import of ${origin} (sha256 ${sha256})`;
}

function emptied(folder: string): string {
  mkdirSync(folder, {recursive: true});
  return folder;
}
