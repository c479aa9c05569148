import {createHash, randomUUID} from "node:crypto";
import {mkdir, open, stat} from "node:fs/promises";
import {basename, join} from "node:path";
import {fail} from "../error.ts";
import {cleanFile, type Clean} from "./clean-file.ts";
import {contentOf, headBytes, type Content} from "./content.ts";
import {sniffDelimited, type Delimited} from "./delimited.ts";
import {download, isAddress} from "./download.ts";
import {encodingLabel} from "./encoding.ts";
import {newlinesOf, unifyNewlines, type Newline} from "./newlines.ts";
import {readable, readChunks} from "./read-chunks.ts";
import {gunzip, unzip, type UnpackLimits} from "./unpack.ts";

/** A file that the engine can read with explicit options: clean UTF-8 without byte order mark, or Parquet. */
export type Input = InputFile & (({format: "csv"; newline: Newline} & Omit<Delimited, "newline">) | ({format: "parquet" | "json"} & NotDelimited));

export interface InputFile {
  /** The user's name of the file: the last part of the path or address. */
  name: string;
  /** What the engine reads: the user's own file where nothing had to change, else a file in the workspace. */
  path: string;
  /** Path or address as given. */
  origin: string;
  /** Name inside a zip, else null. */
  member: string | null;
  /** SHA-256 in hex and size in bytes of the file as given, before unpacking. */
  sha256: string;
  bytes: number;
  /** Encoding of the file as given, e.g. utf-8, utf-16le, windows-1252; null for Parquet. */
  encoding: string | null;
}

export interface NotDelimited {
  delimiter: null;
  newline: null;
  skip: 0;
  records: [];
  lines: [];
}

/** What a view may show while a file is read; `total` is null where the size is not known. Bytes of the file as given. */
export interface Progress {
  step: "download" | "check";
  file: string;
  bytes: number;
  total: number | null;
}

export interface Limits extends UnpackLimits {
  /** Longest physical line of a CSV, in bytes. */
  line: number;
  /** Largest download, in bytes. */
  download: number;
}

/** A yearly GED unpacks 25 MB to 250 MB, all of ACLED to about 2 GB. */
export const defaultLimits: Limits = {unpacked: 4 * 2 ** 30, ratio: 200, ratioFrom: 64 * 2 ** 20, line: 16 * 2 ** 20, download: 4 * 2 ** 30};

export interface OpenOptions {
  /** Folder for every temporary file; the caller deletes it. */
  workspace: string;
  /** Folder for downloads, where an interrupted one can go on in a later run; by default the workspace. */
  downloads?: string;
  /** Encoding of the text as the user names it; by default UTF-8, or UTF-16 where that is certain. */
  encoding?: string;
  progress?: (progress: Progress) => void;
  signal?: AbortSignal;
  limits?: Partial<Limits>;
}

/**
 * Turns a path or an http(s) address into a file that the engine can read. What it is decides its content, not its name.
 * One streaming pass takes the checksum, unpacks, checks the encoding and transcodes; nothing is held in memory whole.
 * @throws the codes `file_*`, `encoding_*`, `gzip_*`, `zip_*`, `archive_*` and `download_*` of src/error.ts
 */
export async function openInput(origin: string, options: OpenOptions): Promise<Input> {
  if (options.encoding !== undefined) encodingLabel(options.encoding);
  await mkdir(options.workspace, {recursive: true});
  const limits = {...defaultLimits, ...options.limits};
  const {path, name} = await fetched(origin, options, limits);
  const total = await sizeOf(origin, path);
  const head = await readHead(origin, path);
  const container = contentOf(origin, head);
  const hash = createHash("sha256");
  let done = 0;
  const taken = (chunk: Buffer): void => {
    options.signal?.throwIfAborted();
    hash.update(chunk);
    done += chunk.length;
    options.progress?.({step: "check", file: name, bytes: done, total});
  };
  const {chunks, member} = await contents(container, {file: origin, path, limits, taken});
  const clean = await cleanFile(chunks, {
    file: member === null ? origin : `${origin} (${member})`,
    own: container === "zip" || container === "gzip" ? null : path,
    workspace: options.workspace,
    asked: options.encoding,
    lineLimit: limits.line
  });
  const input = {name, path: clean.path, origin, member, sha256: hash.digest("hex"), bytes: done, encoding: clean.encoding};
  if (clean.format !== "csv") return {...input, format: clean.format, delimiter: null, newline: null, skip: 0, records: [], lines: []};
  const delimited = await sniffDelimited(clean.path, origin);
  const {path: tablePath, newline} = await oneNewline(clean, delimited, options.workspace);
  return {...input, path: tablePath, format: "csv", ...delimited, newline};
}

async function fetched(origin: string, options: OpenOptions, limits: Limits): Promise<{path: string; name: string}> {
  if (!isAddress(origin)) return {path: origin, name: basename(origin)};
  const {downloads, workspace, progress, signal} = options;
  const name = addressName(origin);
  const tag = createHash("sha256").update(origin).digest("hex").slice(0, 12);
  const to = join(downloads ?? workspace, `${tag}-${name.replace(/[^\w.-]+/g, "_").slice(-80)}`);
  await download(origin, {
    to,
    maxBytes: limits.download,
    ...(signal && {signal}),
    ...(progress && {progress: (bytes, total) => progress({step: "download", file: name, bytes, total})})
  });
  return {path: to, name};
}

/** The last part of an address, as a file name: `https://ucdp.uu.se/downloads/ged/ged261-csv.zip?x=1` is `ged261-csv.zip`. */
export function addressName(address: string): string {
  const {pathname, hostname} = new URL(address);
  const last = pathname.split("/").findLast((part) => part !== "") ?? hostname;
  try {
    return basename(decodeURIComponent(last)) || hostname;
  } catch {
    return last;
  }
}

async function sizeOf(file: string, path: string): Promise<number> {
  const stats = await readable(file, () => stat(path));
  if (stats.isDirectory()) fail("file_is_directory", {file});
  if (!stats.isFile()) fail("file_not_regular", {file});
  if (stats.size === 0) fail("file_empty", {file});
  return stats.size;
}

function readHead(file: string, path: string): Promise<Buffer> {
  return readable(file, async () => {
    const handle = await open(path);
    try {
      const {bytesRead, buffer} = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  });
}

interface Packed {
  file: string;
  path: string;
  limits: Limits;
  taken: (chunk: Buffer) => void;
}

async function contents(container: Content, {file, path, limits, taken}: Packed): Promise<{chunks: AsyncIterable<Buffer>; member: string | null}> {
  if (container === "gzip") return {chunks: gunzip(file, path, limits, taken), member: null};
  if (container !== "zip") return {chunks: readChunks(file, path, taken), member: null};
  const {name, chunks} = await unzip(file, path, limits);
  return {chunks: afterHash(file, path, taken, chunks), member: name};
}

async function* afterHash(file: string, path: string, taken: (chunk: Buffer) => void, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const _ of readChunks(file, path, taken));
  yield* chunks;
}

/**
 * The engine gives up on a file whose records end in more than one way ("the CSV parser state machine reached an invalid
 * state"), so such a file is copied with LF. Physical lines keep their numbers.
 */
async function oneNewline({path, newlines}: Clean, {delimiter}: Delimited, workspace: string): Promise<{path: string; newline: Newline}> {
  const [only = "\n", ...others] = newlines;
  if (others.length === 0) return {path, newline: only};
  const [ending = "\n", ...more] = await newlinesOf(path, delimiter);
  if (more.length === 0) return {path, newline: ending};
  const unified = join(workspace, `${randomUUID()}.csv`);
  await unifyNewlines(path, unified, delimiter);
  return {path: unified, newline: "\n"};
}
