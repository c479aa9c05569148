import {randomUUID} from "node:crypto";
import {copyFile, open, symlink, type FileHandle} from "node:fs/promises";
import {join, resolve} from "node:path";
import {fail} from "../error.ts";
import {contentOf, headBytes, textContentOf} from "./content.ts";
import {encodingOf, Transcoder, type EncodingFault} from "./encoding.ts";
import type {Newline} from "./newlines.ts";
import {readChunks} from "./read-chunks.ts";
import {TextCheck, type TextFault} from "./text-check.ts";
import {readableBytes} from "./unpack.ts";

/** `own` is the user's file where it is not packed and so may be used in place; `asked` the encoding named by the user. */
export interface Unclean {
  file: string;
  own: string | null;
  workspace: string;
  asked: string | undefined;
  lineLimit: number;
}

export interface Clean {
  path: string;
  format: "csv" | "parquet" | "json";
  encoding: string | null;
  /** Line ends met anywhere in the text, within quotes too. */
  newlines: ReadonlySet<Newline>;
}

/**
 * One pass over the chunks of a file: what it is by its content, whether it is whole, and a copy of clean UTF-8 without byte order mark
 * where the user's own file is not that already.
 * @throws the codes `file_*`, `encoding_*` and `archive_nested` of src/error.ts
 */
export async function cleanFile(chunks: AsyncIterable<Buffer>, job: Unclean): Promise<Clean> {
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

async function passParquet(head: Buffer, iterator: AsyncIterator<Buffer>, job: Unclean): Promise<Clean> {
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

async function washText(head: Buffer, iterator: AsyncIterator<Buffer>, job: Unclean): Promise<Clean> {
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
  readonly #job: Unclean;

  private constructor(path: string, handle: FileHandle, job: Unclean) {
    this.path = path;
    this.#handle = handle;
    this.#job = job;
  }

  static async open(job: Unclean, extension: string): Promise<Sink> {
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
async function plainPath(job: Unclean, extension: string): Promise<string> {
  const own = job.own!;
  if (!/[*?[\]]|\.(gz|zst|bz2|xz|zip)$/i.test(own)) return own;
  const path = join(job.workspace, `${randomUUID()}.${extension}`);
  await symlink(resolve(own), path).catch(() => copyFile(own, path));
  return path;
}
