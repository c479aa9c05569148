import {mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {zipSync, type Zippable} from "fflate";
import {fail} from "../error.ts";
import type {Files} from "./manifest.ts";

/** Writes the files to a folder, or, where `out` ends in .zip, to a zip: the same files, and the same bytes each time. */
export function writeBundle(out: string, files: Files): void {
  if (/\.zip$/i.test(out)) return writeZip(out, files);
  if (statSync(out, {throwIfNoEntry: false}) && (!statSync(out).isDirectory() || readdirSync(out).length)) fail("bundle_taken", {out});
  for (const [name, bytes] of files) {
    const to = join(out, name);
    mkdirSync(dirname(to), {recursive: true});
    writeFileSync(to, bytes);
  }
}

/** The first day that a zip can name, in the local time that zip knows. */
const EPOCH = new Date(1980, 0, 1);

function writeZip(out: string, files: Files): void {
  if (statSync(out, {throwIfNoEntry: false})?.isDirectory()) fail("bundle_taken", {out});
  mkdirSync(dirname(out), {recursive: true});
  const entries: Zippable = Object.fromEntries([...files].map(([name, bytes]) => [name, [bytes, {mtime: EPOCH, level: 6}] as const]));
  const temporary = `${out}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, zipSync(entries));
    renameSync(temporary, out);
  } finally {
    rmSync(temporary, {force: true});
  }
}
