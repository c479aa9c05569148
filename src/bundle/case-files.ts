import {createHash} from "node:crypto";
import {existsSync, lstatSync, readdirSync, readFileSync} from "node:fs";
import {join, sep} from "node:path";
import {embeddedFiles, readClaims, type Case} from "../cases/index.ts";
import type {Files, Manifest} from "./manifest.ts";

/** Largest file of a case that goes into its bundle, in bytes. */
const LARGEST = 8 * 2 ** 20;

/**
 * The plain text of a case, under `case/`: case.yml, claims.yml, what they name, tables and read-me files. Left out, and told,
 * are the article itself, which is not ours to pass on, and tables of a source whose rows may not be passed on; `closed` has
 * the checksums of such files.
 */
export function caseFiles(read: Case, closed: ReadonlySet<string>): {files: Files; leftOut: Manifest["left_out"]} {
  const files = new Map<string, Buffer>();
  const leftOut: Manifest["left_out"] = [];
  const named = new Set(["case.yml", "claims.yml", ...embeddedFiles(read), ...recordsOf(read)]);
  for (const name of readdirSync(read.directory, {recursive: true}).map(String).map((one) => one.split(sep).join("/")).toSorted((a, b) => a < b ? -1 : 1)) {
    const path = join(read.directory, name);
    const stat = lstatSync(path);
    if (stat.isDirectory() || /(^|\/)(\.|node_modules\/|out\/)/.test(name)) continue;
    const reason = !stat.isFile() ? "not a file" : stat.size > LARGEST ? "larger than 8 MiB" : refusal(name, path, named.has(name), closed);
    if (reason) leftOut.push({path: `case/${name}`, reason});
    else files.set(`case/${name}`, readFileSync(path));
  }
  return {files, leftOut};
}

function recordsOf(read: Case): string[] {
  return existsSync(join(read.directory, "claims.yml")) ? readClaims(read).flatMap(({records}) => records.map(({file}) => file)) : [];
}

/** Columns that every table in ACLED's form has one of. */
const acledHeader = /(^|[,;\t"|])(event_id_cnty|event_id_no_cnty)([,;\t"|]|$)/i;

function refusal(name: string, path: string, isNamed: boolean, closed: ReadonlySet<string>): string | null {
  const bytes = readFileSync(path);
  if (closed.has(createHash("sha256").update(bytes).digest("hex"))) return "rows of a source whose terms forbid passing them on";
  if (acledHeader.test(bytes.subarray(0, 8192).toString("utf8").split(/\r?\n/, 2).join("\n"))) return "rows in the form of ACLED, whose terms forbid passing them on";
  if (isNamed || /\.(ya?ml|csv)$|(^|\/)read-?me[^/]*\.md$/i.test(name)) return null;
  return "neither named by the case nor a table, a mapping or a read-me file";
}
