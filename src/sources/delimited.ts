import {open} from "node:fs/promises";
import {basename} from "node:path";
import {fail} from "../error.ts";
import {readableBytes} from "./unpack.ts";

export type Delimiter = "," | ";" | "\t" | "|";

/** How a clean UTF-8 table is written (RFC 4180 with any of four delimiters), and its first records. */
export interface Delimited {
  delimiter: Delimiter;
  /** "mixed" where the first MiB ends records in more than one way. */
  newline: "\n" | "\r\n" | "\r" | "mixed";
  /** Physical lines before the first record: blank ones and the `sep=;` of Excel. */
  skip: number;
  /** The first records, at most 5: a header, tags or data, which is for the reader to say. */
  records: string[][];
  /** Physical line, from 1, on which each of `records` starts. */
  lines: number[];
}

export interface DelimitedRecord {
  fields: string[];
  /** Physical line, from 1, on which the record starts. */
  line: number;
}

const sniffedBytes = 1 << 20;
const sniffedRecords = 5;

/**
 * Reads the first MiB of a clean UTF-8 file and says how its records are written.
 * @throws file_quote_open, file_line_too_long where the first record does not end within the first MiB
 */
export async function sniffDelimited(path: string, file = basename(path)): Promise<Delimited> {
  const {text, whole} = await readStart(path);
  const {skip, named} = preface(text);
  const body = text.slice(offsetOfLine(text, skip));
  const delimiter = named ?? bestDelimiter(body, whole);
  const found = firstRecords(body, delimiter, whole, sniffedRecords);
  if (found.length === 0 && body.length > 0) {
    const {line, quoted} = unfinishedRecord(body, delimiter);
    fail(quoted ? "file_quote_open" : "file_line_too_long", {file, line: line + skip, limit: readableBytes(sniffedBytes)});
  }
  return {
    delimiter,
    newline: newlineOf(body, delimiter),
    skip,
    records: found.map((record) => record.fields),
    lines: found.map((record) => record.line + skip)
  };
}

/**
 * Splits text into records, chunk by chunk; quotes may hold delimiters, newlines and doubled quotes. A quote counts only
 * at the start of a field; blank lines are no records. CRLF, LF and CR all end a record.
 */
export class RecordSplitter {
  readonly #delimiter: string;
  #fields: string[] = [];
  #field = "";
  #state: "start" | "plain" | "quoted" | "quote" = "start";
  #line = 1;
  #recordLine = 1;
  #cr = false;
  #newlines = {"\n": 0, "\r\n": 0, "\r": 0};

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter;
  }

  /** Line ends met outside quotes, by kind. */
  get newlines(): Readonly<Record<"\n" | "\r\n" | "\r", number>> {
    return this.#newlines;
  }

  /** Line on which the unfinished record starts, and whether a quote is open in it. */
  get unfinished(): {line: number; quoted: boolean} {
    return {line: this.#recordLine, quoted: this.#state === "quoted"};
  }

  *push(chunk: string): Generator<DelimitedRecord> {
    for (const c of chunk) {
      if (this.#cr) {
        this.#cr = false;
        if (this.#state !== "quoted") {
          const record = this.#endRecord(c === "\n" ? "\r\n" : "\r");
          if (record !== null) yield record;
        } else if (c !== "\n") {
          this.#line += 1;
        }
        if (c === "\n" && this.#state !== "quoted") continue;
      }
      if (this.#state === "quoted") {
        this.#quoted(c);
      } else if (c === "\r") {
        this.#cr = true;
      } else if (c === "\n") {
        const record = this.#endRecord("\n");
        if (record !== null) yield record;
      } else {
        this.#unquoted(c);
      }
    }
  }

  /** The last record, where the file does not end in a newline. An open quote is closed by the end. */
  *end(): Generator<DelimitedRecord> {
    if (this.#cr && this.#state !== "quoted") {
      const record = this.#endRecord("\r");
      if (record !== null) yield record;
    } else if (this.#fields.length > 0 || this.#state !== "start") {
      this.#fields.push(this.#field);
      yield {fields: this.#fields, line: this.#recordLine};
    }
    this.#cr = false;
    this.#fields = [];
    this.#field = "";
    this.#state = "start";
  }

  #quoted(c: string): void {
    if (c === '"') {
      this.#state = "quote";
      return;
    }
    if (c === "\n") this.#line += 1;
    if (c === "\r") this.#cr = true;
    this.#field += c;
  }

  #unquoted(c: string): void {
    if (c === this.#delimiter) {
      this.#fields.push(this.#field);
      this.#field = "";
      this.#state = "start";
    } else if (c === '"' && this.#state === "start") {
      this.#state = "quoted";
    } else if (c === '"' && this.#state === "quote") {
      this.#field += c;
      this.#state = "quoted";
    } else {
      this.#field += c;
      this.#state = "plain";
    }
  }

  #endRecord(newline: "\n" | "\r\n" | "\r"): DelimitedRecord | null {
    const blank = this.#fields.length === 0 && this.#state === "start";
    this.#fields.push(this.#field);
    const record = {fields: this.#fields, line: this.#recordLine};
    this.#newlines[newline] += 1;
    this.#line += 1;
    this.#recordLine = this.#line;
    this.#fields = [];
    this.#field = "";
    this.#state = "start";
    return blank ? null : record;
  }
}

async function readStart(path: string): Promise<{text: string; whole: boolean}> {
  const handle = await open(path);
  try {
    const buffer = Buffer.alloc(sniffedBytes + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      ({bytesRead: read} = await handle.read(buffer, length, buffer.length - length, length));
    }
    const whole = length <= sniffedBytes;
    const text = new TextDecoder().decode(buffer.subarray(0, Math.min(length, sniffedBytes)), {stream: !whole});
    return {text: whole ? text : text.replace(/\r$/, ""), whole};
  } finally {
    await handle.close();
  }
}

function preface(text: string): {skip: number; named: Delimiter | undefined} {
  let skip = 0;
  for (const line of text.split(/\r\n|\n|\r/, 100)) {
    const named = /^"?sep=([,;\t|])"?$/i.exec(line)?.[1] as Delimiter | undefined;
    if (named !== undefined) return {skip: skip + 1, named};
    if (line.trim() !== "") break;
    ++skip;
  }
  return {skip, named: undefined};
}

function offsetOfLine(text: string, skip: number): number {
  const newline = /\r\n|\n|\r/g;
  for (let i = 0; i < skip; ++i) if (newline.exec(text) === null) return text.length;
  return newline.lastIndex;
}

const delimiters: readonly Delimiter[] = [",", ";", "\t", "|"];

/** The delimiter that cuts the first record into most fields, less where the records after it come out otherwise. */
function bestDelimiter(text: string, whole: boolean): Delimiter {
  let best: {delimiter: Delimiter; score: number} = {delimiter: ",", score: 0};
  for (const delimiter of delimiters) {
    const counts = firstRecords(text, delimiter, whole, 20).map((record) => record.fields.length);
    const first = counts[0] ?? 0;
    const score = (first - 1) * (counts.filter((count) => count === first).length / Math.max(1, counts.length));
    if (score > best.score) best = {delimiter, score};
  }
  return best.delimiter;
}

function firstRecords(text: string, delimiter: Delimiter, whole: boolean, limit: number): DelimitedRecord[] {
  const splitter = new RecordSplitter(delimiter);
  const records: DelimitedRecord[] = [];
  for (const record of splitter.push(text)) if (records.push(record) === limit) return records;
  if (whole) records.push(...splitter.end());
  return records;
}

function unfinishedRecord(text: string, delimiter: Delimiter): {line: number; quoted: boolean} {
  const splitter = new RecordSplitter(delimiter);
  for (const _ of splitter.push(text));
  return splitter.unfinished;
}

function newlineOf(text: string, delimiter: Delimiter): Delimited["newline"] {
  const splitter = new RecordSplitter(delimiter);
  for (const _ of splitter.push(text));
  for (const _ of splitter.end());
  const kinds = (["\n", "\r\n", "\r"] as const).filter((kind) => splitter.newlines[kind] > 0);
  return kinds.length > 1 ? "mixed" : kinds[0] ?? "\n";
}
