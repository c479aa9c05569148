import {open} from "node:fs/promises";
import type {Delimiter} from "./delimited.ts";

export interface LocateOptions {
  delimiter: Delimiter;
  /** Physical lines before the first record, as `Delimited.skip`. */
  skip?: number;
  /** Records after `skip` that are headers or tags and so have no ordinal. */
  headers?: number;
  /** Records that start on these physical lines have no ordinal: the engine left them out. */
  skipLines?: readonly number[];
  /** Bytes per read. */
  chunk?: number;
}

export interface Located {
  /** Physical line, from 1, on which the record starts. */
  line: number;
  /** The record as written, without its line end; cut at 10,000 characters with a mark. */
  raw: string;
}

/**
 * Finds records of a clean UTF-8 table by their ordinal: 1 is the first data record. One streaming pass that stops at the
 * last wanted record; ordinals beyond the end are not in the answer. Records end as those of RecordSplitter do, and blank
 * lines are no records.
 */
export async function locateRecords(path: string, ordinals: readonly number[], options: LocateOptions): Promise<Map<number, Located>> {
  const scan = new RecordScan(ordinals, options);
  const handle = await open(path);
  try {
    const buffer = Buffer.alloc(options.chunk ?? 1 << 20);
    while (!scan.done) {
      const {bytesRead} = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) {
        scan.end();
        break;
      }
      scan.push(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
  return scan.located;
}

const rawLimit = 10_000;
const cutMark = " [cut]";

const lf = 10;
const cr = 13;
const quoteMark = 34;

const fieldStart = 0;
const plain = 1;
const quoted = 2;
const afterQuote = 3;

class RecordScan {
  readonly located = new Map<number, Located>();
  readonly #wanted: number[];
  readonly #delimiter: number;
  readonly #skipLines: ReadonlySet<number>;
  readonly #skip: number;
  #headers: number;
  #state = fieldStart;
  #line = 1;
  #recordLine = 1;
  #blank = true;
  #afterCr = false;
  #ordinal = 0;
  /** Bytes of the current record from earlier chunks, kept only where it is wanted. */
  #kept: Buffer[] = [];
  #keptBytes = 0;

  constructor(ordinals: readonly number[], options: LocateOptions) {
    this.#wanted = [...new Set(ordinals)].filter((ordinal) => ordinal >= 1).sort((a, b) => b - a);
    this.#delimiter = options.delimiter.charCodeAt(0);
    this.#skipLines = new Set(options.skipLines);
    this.#skip = options.skip ?? 0;
    this.#headers = options.headers ?? 0;
  }

  get done(): boolean {
    return this.#wanted.length === 0;
  }

  push(chunk: Buffer): void {
    const delimiter = this.#delimiter;
    const length = chunk.length;
    let start = 0;
    let i = 0;
    while (i < length) {
      const byte = chunk[i]!;
      if (this.#afterCr) {
        this.#afterCr = false;
        if (byte === lf) {
          ++i;
          if (this.#state !== quoted) start = i;
          if (this.#state !== quoted) this.#recordLine = this.#line;
          continue;
        }
      }
      if (this.#state === quoted) {
        if (byte === quoteMark) this.#state = afterQuote;
        else if (byte === lf || byte === cr) this.#newline(byte);
      } else if (byte === lf || byte === cr) {
        this.#endRecord(chunk.subarray(start, i));
        this.#newline(byte);
        this.#recordLine = this.#line;
        start = i + 1;
        if (this.done) return;
      } else if (byte === delimiter) {
        this.#state = fieldStart;
        this.#blank = false;
      } else if (byte === quoteMark && this.#state !== plain) {
        this.#state = quoted;
        this.#blank = false;
      } else {
        this.#state = plain;
        this.#blank = false;
      }
      ++i;
    }
    this.#keep(chunk.subarray(start));
  }

  /** The last record, where the file does not end in a newline. */
  end(): void {
    if (!this.#blank) this.#endRecord(Buffer.alloc(0));
  }

  #newline(byte: number): void {
    ++this.#line;
    this.#afterCr = byte === cr;
  }

  #endRecord(rest: Buffer): void {
    const counts = !this.#blank && this.#recordLine > this.#skip && !this.#skipLines.has(this.#recordLine);
    this.#state = fieldStart;
    this.#blank = true;
    if (counts && this.#headers > 0) --this.#headers;
    else if (counts) this.#count(rest);
    this.#kept = [];
    this.#keptBytes = 0;
  }

  #count(rest: Buffer): void {
    ++this.#ordinal;
    if (this.#ordinal !== this.#wanted.at(-1)) return;
    this.#wanted.pop();
    this.#keep(rest);
    this.located.set(this.#ordinal, {line: this.#recordLine, raw: cut(Buffer.concat(this.#kept))});
  }

  #keep(bytes: Buffer): void {
    if (this.#keptBytes > rawLimit * 4 || bytes.length === 0) return;
    const part = Buffer.from(bytes.subarray(0, rawLimit * 4 + 4));
    this.#kept.push(part);
    this.#keptBytes += part.length;
  }
}

/** Cuts at whole characters, counted in UTF-16 units as JavaScript does. */
function cut(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  if (text.length <= rawLimit) return text;
  const end = (text.charCodeAt(rawLimit - 1) & 0xfc00) === 0xd800 ? rawLimit - 1 : rawLimit;
  return text.slice(0, end) + cutMark;
}
