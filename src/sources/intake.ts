import {createHash, randomUUID} from "node:crypto";
import {copyFile, mkdir, open, stat, symlink} from "node:fs/promises";
import type {FileHandle} from "node:fs/promises";
import {basename, join, resolve} from "node:path";
import {HarmattanError, fail} from "../error.ts";
import {contentOf, headBytes, textContentOf} from "./content.ts";
import type {Content} from "./content.ts";
import {sniffDelimited} from "./delimited.ts";
import type {Delimited} from "./delimited.ts";
import {newlinesOf, unifyNewlines} from "./newlines.ts";
import type {Newline} from "./newlines.ts";
import {download, isAddress} from "./download.ts";
import {Transcoder, encodingLabel, encodingOf} from "./encoding.ts";
import type {EncodingFault} from "./encoding.ts";
import {TextCheck} from "./text-check.ts";
import type {TextFault} from "./text-check.ts";
import {gunzip, readableBytes, unzip} from "./unpack.ts";
import type {UnpackLimits} from "./unpack.ts";

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
  const clean = await launder(chunks, {
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

async function readable<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof HarmattanError) throw error;
    const {code, message} = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") fail("file_missing", {file}, {cause: error});
    return fail("file_unreadable", {file, reason: code ?? message}, {cause: error});
  }
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

const chunkBytes = 1 << 20;

/** Chunks of a file; the next is read while one is used. A chunk is valid only until the next is asked for. */
async function* readChunks(file: string, path: string, taken: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  const handle = await readable(file, () => open(path));
  const buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)] as const;
  let turn: 0 | 1 = 0;
  let next = fillBuffer(handle, buffers[turn]);
  try {
    for (;;) {
      const chunk = await readable(file, () => next);
      if (chunk.length === 0) return;
      turn = turn === 0 ? 1 : 0;
      next = fillBuffer(handle, buffers[turn]);
      taken(chunk);
      yield chunk;
    }
  } finally {
    await next.catch(() => {});
    await handle.close();
  }
}

async function fillBuffer(handle: FileHandle, buffer: Buffer): Promise<Buffer> {
  let length = 0;
  while (length < buffer.length) {
    const {bytesRead} = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

/** `own` is the user's file where it is not packed and so may be used in place; `asked` the encoding named by the user. */
interface Laundry {
  file: string;
  own: string | null;
  workspace: string;
  asked: string | undefined;
  lineLimit: number;
}

interface Clean {
  path: string;
  format: "csv" | "parquet" | "json";
  encoding: string | null;
  /** Line ends met anywhere in the text, within quotes too. */
  newlines: ReadonlySet<Newline>;
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

async function launder(chunks: AsyncIterable<Buffer>, job: Laundry): Promise<Clean> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    const head = await firstBytes(iterator);
    if (head.length === 0) fail("file_empty", {file: job.file});
    const content = contentOf(job.file, head);
    if (content === "zip" || content === "gzip") fail("archive_nested", {file: job.file, member: `a ${content} file`});
    return content === "parquet" ? await passParquet(head, iterator, job) : await washText(head, iterator, job);
  } finally {
    await iterator.return?.();
  }
}

async function firstBytes(iterator: AsyncIterator<Buffer>): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < headBytes) {
    const {value, done} = await iterator.next();
    if (done) break;
    // a whole first chunk is used as it is, a short one is copied before its buffer is filled again
    head = head.length === 0 && value.length >= headBytes ? value : Buffer.concat([head, value]);
  }
  return head;
}

async function passParquet(head: Buffer, iterator: AsyncIterator<Buffer>, job: Laundry): Promise<Clean> {
  const sink = job.own === null ? await Sink.open(job, "parquet") : null;
  let size = 0;
  let tail: Buffer = Buffer.alloc(0);
  try {
    for (let chunk: Buffer | null = head; chunk !== null; chunk = await following(iterator)) {
      await sink?.write(chunk);
      size += chunk.length;
      tail = Buffer.concat([tail, chunk.subarray(-8)]).subarray(-8);
    }
  } finally {
    await sink?.close();
  }
  const whole = size >= 12 && tail.toString("latin1", 4) === "PAR1" && tail.readUInt32LE(0) <= size - 12;
  if (!whole) fail("file_truncated", {file: job.file, what: "the footer of the Parquet file is missing"});
  return {path: sink?.path ?? await plainPath(job, "parquet"), format: "parquet", encoding: null, newlines: new Set()};
}

async function following(iterator: AsyncIterator<Buffer>): Promise<Buffer | null> {
  const {value, done} = await iterator.next();
  return done ? null : value;
}

async function washText(head: Buffer, iterator: AsyncIterator<Buffer>, job: Laundry): Promise<Clean> {
  const {file} = job;
  const {label, bom} = encodingOf(file, head, job.asked);
  const start = new TextDecoder(label).decode(head.subarray(0, headBytes), {stream: true});
  const format = textContentOf(file, start) === "json" ? "json" : "csv";
  const transcoder = label === "utf-8" ? null : new Transcoder(label);
  const sink = job.own === null || bom > 0 || transcoder !== null ? await Sink.open(job, format) : null;
  const path = sink?.path ?? job.own!;
  const check = new TextCheck(transcoder === null, format === "csv" ? job.lineLimit : Infinity);
  const wash = async (bytes: Buffer | EncodingFault): Promise<void> => {
    if (!Buffer.isBuffer(bytes)) return failEncoding(file, label, await lineAt(path, Infinity) + bytes.newlines, bytes.byte);
    await sink?.write(bytes);
    const fault = check.push(bytes);
    if (fault !== null) await failText(file, path, fault, job.lineLimit);
  };
  try {
    for (let chunk: Buffer | null = head.subarray(bom); chunk !== null; chunk = await following(iterator)) {
      await wash(transcoder === null ? chunk : transcoder.push(chunk));
    }
    if (transcoder !== null) await wash(transcoder.end());
    const fault = check.end();
    if (fault !== null) await failText(file, path, fault, job.lineLimit);
  } finally {
    await sink?.close();
  }
  if (check.lastInk === null) fail("file_blank", {file});
  if (format === "json" && !/[}\]]/.test(check.lastInk)) fail("file_truncated", {file, what: "the JSON is not closed"});
  return {path: sink?.path ?? await plainPath(job, format), format, encoding: label, newlines: check.newlines};
}

async function failText(file: string, path: string, fault: TextFault, lineLimit: number): Promise<never> {
  const line = await lineAt(path, fault.offset);
  if (fault.kind === "zero") fail("file_is_binary", {file, what: `binary data (a zero byte on line ${line})`});
  if (fault.kind === "long") fail("file_line_too_long", {file, line, limit: readableBytes(lineLimit)});
  if (fault.kind === "mixed") fail("encoding_mixed", {file, line, byte: hexByte(fault.byte ?? 0)});
  return failEncoding(file, "utf-8", line, fault.byte);
}

function failEncoding(file: string, encoding: string, line: number, byte: number | null): never {
  const cure = encoding === "utf-8" ? undefined : "name another encoding with --encoding, or save it as CSV UTF-8";
  fail("encoding_invalid", {file, encoding, line, byte: byte === null ? "unknown" : hexByte(byte)}, cure === undefined ? {} : {cure});
}

function hexByte(byte: number): string {
  return `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

/** The physical line, from 1, of a byte: one more than the line ends before it. Only read where something is wrong. */
async function lineAt(path: string, offset: number): Promise<number> {
  let line = 1;
  let left = offset;
  let afterCr = false;
  for await (const chunk of readChunks(path, path, () => {})) {
    const part = chunk.subarray(0, Math.min(left, chunk.length));
    for (const byte of part) {
      if (byte === 13 || (byte === 10 && !afterCr)) ++line;
      afterCr = byte === 13;
    }
    left -= part.length;
    if (left <= 0) break;
  }
  return line;
}

class Sink {
  readonly path: string;
  readonly #handle: FileHandle;
  readonly #job: Laundry;

  private constructor(path: string, handle: FileHandle, job: Laundry) {
    this.path = path;
    this.#handle = handle;
    this.#job = job;
  }

  static async open(job: Laundry, extension: string): Promise<Sink> {
    const path = join(job.workspace, `${randomUUID()}.${extension}`);
    return new Sink(path, await open(path, "wx"), job);
  }

  async write(chunk: Buffer): Promise<void> {
    try {
      await this.#handle.writeFile(chunk);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      fail("workspace_full", {file: this.#job.file, workspace: this.#job.workspace}, {cause: error});
    }
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

/** The user's own path, or a link to it where the engine would read more into its name: a pattern, or a packed file. */
async function plainPath(job: Laundry, extension: string): Promise<string> {
  const own = job.own!;
  if (!/[*?[\]]|\.(gz|zst|bz2|xz|zip)$/i.test(own)) return own;
  const path = join(job.workspace, `${randomUUID()}.${extension}`);
  await symlink(resolve(own), path).catch(() => copyFile(own, path));
  return path;
}
