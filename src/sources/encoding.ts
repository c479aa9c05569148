import {isAscii, isUtf8} from "node:buffer";
import {fail} from "../error.ts";

/** `label` as in `--encoding`; `bom` is the length of the byte order mark in bytes. */
export interface Encoding {
  label: string;
  bom: number;
}

/**
 * The encoding of a text file, from its byte order mark, from what the user named, or, for UTF-16 without a mark, from
 * where its zero bytes stand; otherwise utf-8, which {@link Utf8Check} then verifies. Never guesses a legacy encoding.
 * @param head the first bytes of the file
 * @throws encoding_contradicted where the mark and the user differ, invalid_value for an unknown label
 */
export function encodingOf(file: string, head: Buffer, asked?: string): Encoding {
  const label = asked === undefined ? undefined : encodingLabel(asked);
  for (const [mark, found] of marks) {
    if (!head.subarray(0, mark.length).equals(mark)) continue;
    if (label !== undefined && label !== found) fail("encoding_contradicted", {file, found, encoding: label});
    return {label: found, bom: mark.length};
  }
  return {label: label ?? utf16WithoutMark(head) ?? "utf-8", bom: 0};
}

/**
 * The canonical name of an encoding (WHATWG Encoding Standard: `latin1`, `iso-8859-1` and `ansi` mean windows-1252;
 * `macroman` and `mac` mean macintosh).
 * @throws invalid_value for a name that is unknown
 */
export function encodingLabel(name: string): string {
  const label = name.trim().toLowerCase();
  const known = aliases[label] ?? label;
  try {
    return new TextDecoder(known).encoding;
  } catch {
    return fail("invalid_value", {
      field: "encoding",
      value: name,
      expected: "utf-8, utf-16le, windows-1252, iso-8859-15, macintosh, windows-1256 or another name of the WHATWG Encoding Standard"
    });
  }
}

/**
 * Turns chunks of bytes in `label` into chunks of UTF-8, strictly.
 * `push` answers the bytes, or the fault: how many newlines of this chunk stand before it and the byte, where known.
 */
export class Transcoder {
  readonly #label: string;
  readonly #decoder: TextDecoder;
  readonly #unit: 1 | 2;
  #carry: Buffer = Buffer.alloc(0);

  constructor(label: string) {
    this.#label = label;
    this.#decoder = new TextDecoder(label, {fatal: true, ignoreBOM: true});
    this.#unit = label.startsWith("utf-16") ? 2 : 1;
  }

  push(chunk: Buffer): Buffer | EncodingFault {
    if (this.#label === "windows-1252") return fromWindows1252(chunk);
    const bytes = this.#carry.length > 0 ? Buffer.concat([this.#carry, chunk]) : chunk;
    const units = bytes.subarray(0, bytes.length - (bytes.length % this.#unit));
    this.#carry = Buffer.from(bytes.subarray(units.length));
    try {
      return Buffer.from(this.#decoder.decode(units, {stream: true}));
    } catch {
      const text = new TextDecoder(this.#label, {ignoreBOM: true}).decode(units);
      const at = text.indexOf("\uFFFD");
      return {newlines: at < 0 ? 0 : newlinesIn(text.slice(0, at)), byte: null};
    }
  }

  /** The last bytes, or a fault where the file ends within a character. */
  end(): Buffer | EncodingFault {
    if (this.#label === "windows-1252") return Buffer.alloc(0);
    try {
      return Buffer.from(this.#decoder.decode(this.#carry));
    } catch {
      return {newlines: 0, byte: null};
    }
  }
}

export interface EncodingFault {
  newlines: number;
  byte: number | null;
}

/** Checks chunks of UTF-8 at memory speed; a character may be cut by the end of a chunk. */
export class Utf8Check {
  #carry: Buffer = Buffer.alloc(0);
  #offset = 0;
  #multibyte = false;

  /** The first fault in the chunk, or null. `offset` counts from the first byte ever pushed. */
  push(chunk: Buffer): Utf8Fault | null {
    if (this.#carry.length === 0 && isAscii(chunk)) {
      this.#offset += chunk.length;
      return null;
    }
    let body = chunk;
    if (this.#carry.length > 0) {
      const joined = Buffer.concat([this.#carry, chunk.subarray(0, 3)]);
      const length = sequenceLength(joined[0]!);
      if (joined.length < length && couldContinue(joined)) {
        this.#carry = joined;
        this.#offset += chunk.length;
        return null;
      }
      if (!isUtf8(joined.subarray(0, length))) return this.#fault(joined, this.#offset - this.#carry.length, chunk);
      body = chunk.subarray(length - this.#carry.length);
      this.#offset += length - this.#carry.length;
      this.#multibyte = true;
    }
    const whole = body.length - incompleteTail(body);
    if (!isUtf8(body.subarray(0, whole))) return this.#fault(body, this.#offset, body);
    this.#multibyte ||= !isAscii(body.subarray(0, whole));
    this.#carry = Buffer.from(body.subarray(whole));
    this.#offset += body.length;
    return null;
  }

  /** A fault where the file ends within a character. */
  end(): Utf8Fault | null {
    return this.#carry.length === 0 ? null : {offset: this.#offset - this.#carry.length, byte: this.#carry[0]!, mixed: this.#multibyte};
  }

  #fault(bytes: Buffer, offset: number, around: Buffer): Utf8Fault {
    const at = firstInvalid(bytes);
    const {sequences, strays} = survey(around);
    const before = this.#multibyte || (at > 0 && !isAscii(bytes.subarray(0, at)));
    return {offset: offset + at, byte: bytes[at]!, mixed: before || sequences > strays};
  }
}

/** `mixed` is true where the same file also holds characters that are valid multi-byte UTF-8. */
export interface Utf8Fault {
  offset: number;
  byte: number;
  mixed: boolean;
}

const marks: readonly [mark: Buffer, label: string][] = [
  [Buffer.from([0xef, 0xbb, 0xbf]), "utf-8"],
  [Buffer.from([0xff, 0xfe]), "utf-16le"],
  [Buffer.from([0xfe, 0xff]), "utf-16be"]
];

const aliases: Readonly<Record<string, string>> = {
  macroman: "macintosh",
  "mac-roman": "macintosh",
  ansi: "windows-1252",
  "utf-16": "utf-16le"
};

/** UTF-16 shows as zero bytes that nearly all stand on one parity; it must also decode to plain text, or the file is something else. */
function utf16WithoutMark(head: Buffer): string | undefined {
  let even = 0;
  let odd = 0;
  for (let i = head.indexOf(0); i >= 0; i = head.indexOf(0, i + 1)) if (i & 1) ++odd; else ++even;
  if (Math.min(even, odd) * 20 > Math.max(even, odd) || even + odd === 0 || (even + odd) * 8 < head.length) return undefined;
  const label = odd > even ? "utf-16le" : "utf-16be";
  try {
    const text = new TextDecoder(label, {fatal: true}).decode(head.subarray(0, head.length & ~1), {stream: true});
    return /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text) ? undefined : label;
  } catch {
    return undefined;
  }
}

/**
 * windows-1252 by its own table: TextDecoder of Node 20.20 decodes 0x80-0x9F as iso-8859-1 does (0x80 gives U+0080, not the euro sign).
 * The five bytes without a character are a fault.
 */
function fromWindows1252(chunk: Buffer): Buffer | EncodingFault {
  if (isAscii(chunk)) return Buffer.from(chunk);
  const text = chunk.toString("latin1");
  const at = text.search(/[\x81\x8d\x8f\x90\x9d]/);
  if (at >= 0) return {newlines: newlinesIn(text.slice(0, at)), byte: chunk[at]!};
  return Buffer.from(text.replace(/[\x80-\x9f]/g, (c) => windows1252[c.charCodeAt(0) - 0x80]!));
}

const windows1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

function newlinesIn(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function sequenceLength(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
}

function couldContinue(bytes: Buffer): boolean {
  return bytes.subarray(1).every((byte) => (byte & 0xc0) === 0x80);
}

/** Bytes at the end that start a character whose rest is not here. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); ++back) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) !== 0x80) return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

/** Where the first sequence that is not UTF-8 starts; bisects, since a valid prefix stays valid. */
function firstInvalid(bytes: Buffer): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    const prefix = bytes.subarray(0, middle);
    if (isUtf8(prefix.subarray(0, middle - incompleteTail(prefix)))) valid = middle;
    else invalid = middle;
  }
  return valid - incompleteTail(bytes.subarray(0, valid));
}

function survey(bytes: Buffer): {sequences: number; strays: number} {
  const text = bytes.toString("latin1");
  const sequences = text.match(/[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g) ?? [];
  const high = text.match(/[\x80-\xff]/g)?.length ?? 0;
  return {sequences: sequences.length, strays: high - sequences.reduce((sum, s) => sum + s.length, 0)};
}
