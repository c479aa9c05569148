import {open} from "node:fs/promises";
import type {Delimiter} from "./delimited.ts";
import {cr, fieldStart, inPlain, inQuotes, lf, nextState, quote} from "./quote-state.ts";
import type {QuoteState} from "./quote-state.ts";

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
  /** Ordinal of the record among all data records of the file, from 1, those that the engine left out included. */
  record: number;
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
  const wanted = new Set(ordinals.filter((ordinal) => ordinal >= 1));
  const skipped = new Set(options.skipLines);
  let ordinal = 0;
  return scanRecords(path, options, wanted.size, ({line}) => {
    if (skipped.has(line)) return null;
    ++ordinal;
    return wanted.has(ordinal) ? ordinal : null;
  });
}

/**
 * Finds records by `line_byte_position` of the engine's table of rejects, whose own `line` counts records and blank lines
 * instead of physical lines. The position is that of the first byte, from 1; after CRLF the engine names the LF before it.
 */
export async function locatePositions(path: string, positions: readonly number[], options: Omit<LocateOptions, "skipLines">): Promise<Map<number, Located>> {
  const wanted = new Set(positions);
  return scanRecords(path, options, wanted.size, ({start, crlf}) => {
    const position = crlf && wanted.has(start) ? start : start + 1;
    return wanted.has(position) ? position : null;
  });
}

interface RecordStart {
  line: number;
  /** Byte, from 0, and whether CRLF stands before it. */
  start: number;
  crlf: boolean;
}

/** `keyOf` is asked once for each data record, in order, and names those that are wanted. */
async function scanRecords(path: string, options: LocateOptions, count: number, keyOf: (record: RecordStart) => number | null): Promise<Map<number, Located>> {
  const scan = new RecordScan(options, count, keyOf);
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

class RecordScan {
  readonly located = new Map<number, Located>();
  readonly #delimiter: number;
  readonly #skip: number;
  #headers: number;
  #ordinal = 0;
  readonly #count: number;
  readonly #keyOf: (record: RecordStart) => number | null;
  #state: QuoteState = fieldStart;
  #line = 1;
  #record: RecordStart = {line: 1, start: 0, crlf: false};
  #offset = 0;
  #last = 0;
  /** The first bytes of a record that began in an earlier chunk. */
  #kept: Buffer = Buffer.alloc(0);

  constructor({delimiter, skip = 0, headers = 0}: LocateOptions, count: number, keyOf: (record: RecordStart) => number | null) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#skip = skip;
    this.#headers = headers;
    this.#count = count;
    this.#keyOf = keyOf;
  }

  get done(): boolean {
    return this.located.size >= this.#count;
  }

  push(chunk: Buffer): void {
    const delimiter = this.#delimiter;
    const length = chunk.length;
    let state = this.#state;
    let start = 0;
    for (let i = 0; i < length; ++i) {
      let byte = chunk[i]!;
      // most bytes change nothing: run over them
      if (state === inPlain) while (byte !== delimiter && byte !== lf && byte !== cr && ++i < length) byte = chunk[i]!;
      else if (state === inQuotes) while (byte !== quote && byte !== lf && byte !== cr && ++i < length) byte = chunk[i]!;
      if (i === length) break;
      if (byte === lf || byte === cr) {
        const second = byte === lf && (i > 0 ? chunk[i - 1] : this.#last) === cr;
        if (!second) ++this.#line;
        if (state !== inQuotes) {
          if (!second) this.#end(chunk, start, i);
          if (this.done) return;
          start = i + 1;
          this.#record = {line: this.#line, start: this.#offset + start, crlf: second};
        }
      }
      state = nextState(state, byte, delimiter);
    }
    this.#state = state;
    this.#last = chunk[length - 1]!;
    this.#offset += length;
    this.#keep(chunk.subarray(start));
  }

  /** The last record, where the file does not end in a newline. */
  end(): void {
    this.#end(Buffer.alloc(0), 0, 0);
  }

  #end(chunk: Buffer, from: number, to: number): void {
    const blank = this.#offset + to === this.#record.start;
    const key = !blank && this.#isData() ? this.#keyOf(this.#record) : null;
    if (key !== null) {
      this.#keep(chunk.subarray(from, to));
      this.located.set(key, {record: this.#ordinal, line: this.#record.line, raw: cut(this.#kept)});
    }
    if (this.#kept.length > 0) this.#kept = Buffer.alloc(0);
  }

  /** Counts the record, unless it stands before the table or is a header. */
  #isData(): boolean {
    if (this.#record.line <= this.#skip) return false;
    if (this.#headers > 0) {
      --this.#headers;
      return false;
    }
    ++this.#ordinal;
    return true;
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0 || this.#kept.length >= rawLimit * 4) return;
    this.#kept = Buffer.concat([this.#kept, bytes.subarray(0, rawLimit * 4)]);
  }
}

/** Cuts at a whole character; length is counted as JavaScript does, in UTF-16 units. */
function cut(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  if (text.length <= rawLimit) return text;
  const end = (text.charCodeAt(rawLimit - 1) & 0xfc00) === 0xd800 ? rawLimit - 1 : rawLimit;
  return text.slice(0, end) + cutMark;
}
