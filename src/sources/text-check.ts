import {Utf8Check} from "./encoding.ts";
import type {Newline} from "./newlines.ts";

/** What a table in UTF-8 may not hold: zero bytes, endless lines, broken characters. Memory speed, any size of chunk. */
export class TextCheck {
  readonly #utf8: Utf8Check | null;
  readonly #lineLimit: number;
  #offset = 0;
  #lineStart = 0;
  /** The last character that is not white space, as latin1; null where there was none. */
  lastInk: string | null = null;
  readonly newlines = new Set<Newline>();
  #afterCr = false;

  constructor(checksUtf8: boolean, lineLimit: number) {
    this.#utf8 = checksUtf8 ? new Utf8Check() : null;
    this.#lineLimit = lineLimit;
  }

  push(chunk: Buffer): TextFault | null {
    const zero = chunk.indexOf(0);
    if (zero >= 0) return {kind: "zero", offset: this.#offset + zero, byte: 0};
    const bad = this.#utf8?.push(chunk);
    if (bad) return {...bad, kind: bad.mixed ? "mixed" : "utf-8"};
    const long = this.#longLine(chunk);
    if (long !== null) return {kind: "long", offset: long, byte: null};
    if (this.newlines.size < 2) this.#seeNewlines(chunk);
    this.#offset += chunk.length;
    let end = chunk.length;
    while (end > 0 && chunk[end - 1]! <= 32) --end;
    if (end > 0) this.lastInk = String.fromCharCode(chunk[end - 1]!);
    return null;
  }

  end(): TextFault | null {
    if (this.#afterCr) this.newlines.add("\r");
    const bad = this.#utf8?.end();
    return bad ? {...bad, kind: bad.mixed ? "mixed" : "utf-8"} : null;
  }

  #seeNewlines(chunk: Buffer): void {
    if (!this.#afterCr && !chunk.includes(13)) {
      if (chunk.includes(10)) this.newlines.add("\n");
      return;
    }
    let afterCr = this.#afterCr;
    let lf = false;
    let crlf = false;
    let cr = false;
    for (let i = 0; i < chunk.length; ++i) {
      const byte = chunk[i]!;
      if (byte === 10) {
        if (afterCr) crlf = true;
        else lf = true;
      } else if (afterCr) {
        cr = true;
      }
      afterCr = byte === 13;
    }
    this.#afterCr = afterCr;
    if (lf) this.newlines.add("\n");
    if (crlf) this.newlines.add("\r\n");
    if (cr) this.newlines.add("\r");
  }

  /** Start of a line that passes the limit within this chunk. Only a chunk longer than the limit can hold a whole such line. */
  #longLine(chunk: Buffer): number | null {
    if (this.#lineLimit === Infinity) return null;
    const last = Math.max(chunk.lastIndexOf(10), chunk.lastIndexOf(13));
    let from = 0;
    while (this.#offset + chunk.length - this.#lineStart > this.#lineLimit) {
      const end = from > last ? -1 : nextLineEnd(chunk, from);
      if ((end < 0 ? chunk.length : end) + this.#offset - this.#lineStart > this.#lineLimit) return this.#lineStart;
      if (end < 0) break;
      from = end + 1;
      this.#lineStart = this.#offset + from;
      if (chunk.length <= this.#lineLimit) break;
    }
    if (last >= 0) this.#lineStart = this.#offset + last + 1;
    return null;
  }
}

/** `offset` counts bytes from the first one pushed; `byte` is the one at fault, null for a long line. */
export interface TextFault {
  kind: "zero" | "long" | "utf-8" | "mixed";
  offset: number;
  byte: number | null;
}

function nextLineEnd(chunk: Buffer, from: number): number {
  const lf = chunk.indexOf(10, from);
  const cr = chunk.subarray(from, lf < 0 ? chunk.length : lf).indexOf(13);
  return cr >= 0 ? from + cr : lf;
}
