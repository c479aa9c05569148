import {createHash} from "node:crypto";
import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {fail} from "../error.ts";

/** The form of a bundle; it grows by one when a reader of the old one could not read the new one. */
export const FORMAT = "harmattan-bundle/1";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits");
const path = z.string().max(400).refine((name) => !/^[/\\]|^[a-z]:|[\u0000-\u001f\\]/i.test(name) && name.split("/").every((part) => part !== "" && part !== "." && part !== ".."), "expected a path within the bundle");

const schema = z.strictObject({
  format: z.literal(FORMAT),
  /** Version of Harmattan that wrote it. */
  harmattan: z.string().max(40),
  case: z.string().regex(/^[\w.-]{1,100}$/),
  lang: z.enum(["en", "fr"]),
  /** Files that cannot be recomputed from the events in the bundle, but need the releases. */
  needs_releases: z.array(path),
  /** Files of the case that were left out, and why. */
  left_out: z.array(z.strictObject({path, reason: z.string()})),
  /** Every file but the manifest and its checksum, sorted by path. */
  files: z.array(z.strictObject({path, bytes: z.int().min(0), sha256})).max(10_000)
});

export type Manifest = z.infer<typeof schema>;
export type Files = ReadonlyMap<string, Buffer>;

export const manifestFile = "manifest.json";
export const checksumFile = "manifest.sha256";

/** The manifest of `files` and its checksum, in the form of sha256sum, as files to stand beside them. */
export function withManifest(about: Omit<Manifest, "format" | "files">, files: Files): Files {
  const listed = [...files].map(([name, bytes]) => ({path: name, bytes: bytes.length, sha256: checksum(bytes)})).toSorted((a, b) => a.path < b.path ? -1 : 1);
  const manifest: Manifest = {format: FORMAT, ...about, files: listed};
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  const all = new Map([...files, [manifestFile, text], [checksumFile, Buffer.from(`${checksum(text)}  ${manifestFile}\n`)]]);
  return new Map([...all].toSorted(([a], [b]) => a < b ? -1 : 1));
}

export function checksum(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Largest manifest that is read, in bytes. */
const LARGEST = 8 * 2 ** 20;

/** Reads the manifest of the bundle unpacked in `folder`; `file` is what the user named. @throws bundle_unreadable */
export function readManifest(file: string, folder: string): {manifest: Manifest; sha256: string; said: string | null} {
  const text = bytesOf(file, folder, manifestFile) ?? fail("bundle_unreadable", {file, reason: `it has no ${manifestFile}`});
  let json: unknown;
  try {
    json = JSON.parse(text.toString("utf8"));
  } catch (cause) {
    return fail("bundle_unreadable", {file, reason: `${manifestFile} is not JSON`}, {cause});
  }
  const form = typeof json === "object" && json !== null && "format" in json ? String(json.format).slice(0, 40) : "none";
  if (form !== FORMAT) fail("bundle_unreadable", {file, reason: `its form is ${form}, not ${FORMAT}`});
  const parsed = schema.safeParse(json);
  if (!parsed.success) return fail("bundle_unreadable", {file, reason: `${manifestFile}: ${parsed.error.issues[0]?.path.join(".") ?? ""}: ${parsed.error.issues[0]?.message.toLowerCase() ?? "invalid"}`});
  const said = /^([0-9a-f]{64}) [ *]manifest\.json\s*$/.exec(bytesOf(file, folder, checksumFile)?.toString("utf8") ?? "")?.[1] ?? null;
  return {manifest: parsed.data, sha256: checksum(text), said};
}

function bytesOf(file: string, folder: string, name: string): Buffer | null {
  try {
    if (statSync(join(folder, name)).size > LARGEST) return fail("bundle_unreadable", {file, reason: `${name} is larger than 8 MiB`});
    return readFileSync(join(folder, name));
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return null;
    throw error;
  }
}
