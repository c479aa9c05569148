import {createWriteStream, lstatSync, mkdirSync, readdirSync, statSync} from "node:fs";
import {dirname, join, relative, sep} from "node:path";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import {fail, HarmattanError} from "../error.ts";
import {unzipEach, type UnpackLimits} from "../sources/unpack.ts";

/** A bundle holds a report, results and the events of one case, not a publisher's whole release. */
export const bundleLimits: UnpackLimits = {unpacked: 2 ** 30, ratio: 100, ratioFrom: 64 * 2 ** 20};

/**
 * A folder with the files of a bundle: the bundle itself, or, for a zip, `workspace` after unpacking it there.
 * @throws file_missing, bundle_unreadable and what {@link unzipEach} throws: a path that climbs out, a zip bomb, damage
 */
export async function openBundle(file: string, workspace: string, limits: UnpackLimits = bundleLimits): Promise<string> {
  const stat = statSync(file, {throwIfNoEntry: false}) ?? fail("file_missing", {file});
  if (stat.isDirectory()) return file;
  if (!stat.isFile()) return fail("file_not_regular", {file});
  for await (const {name, chunks} of members(file, limits)) {
    const to = join(workspace, name);
    try {
      mkdirSync(dirname(to), {recursive: true});
      await pipeline(Readable.from(chunks), createWriteStream(to, {flags: "wx"}));
    } catch (cause) {
      if (cause instanceof HarmattanError || !(cause instanceof Error && "code" in cause && /^(EEXIST|ENOTDIR|EISDIR|ENAMETOOLONG|ENOENT|EINVAL)$/.test(String(cause.code)))) throw cause;
      fail("bundle_unreadable", {file, reason: `${JSON.stringify(name.slice(0, 200))} cannot stand beside its other files`}, {cause});
    }
  }
  return workspace;
}

async function* members(file: string, limits: UnpackLimits): ReturnType<typeof unzipEach> {
  try {
    yield* unzipEach(file, file, limits);
  } catch (error) {
    if (error instanceof HarmattanError && (error.code === "zip_truncated" || error.code === "zip_damaged")) fail("bundle_unreadable", {file, reason: error.message.slice(file.length + 2)}, {cause: error});
    throw error;
  }
}

/** Paths of all files of a folder, with slashes, sorted. @throws bundle_unreadable where something else than a file stands there */
export function filesOf(file: string, folder: string): string[] {
  const names = readdirSync(folder, {recursive: true}).map(String);
  if (names.length > 20_000) fail("bundle_unreadable", {file, reason: `${names.length} files`});
  return names.filter((name) => {
    const stat = lstatSync(join(folder, name));
    if (!stat.isDirectory() && !stat.isFile()) fail("bundle_unreadable", {file, reason: `${name} is a link or a device`});
    return stat.isFile();
  }).map((name) => relative(folder, join(folder, name)).split(sep).join("/")).toSorted((a, b) => a < b ? -1 : 1);
}
