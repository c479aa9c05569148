import {createReadStream} from "node:fs";
import {open} from "node:fs/promises";
import type {Delimiter} from "./delimited.ts";
import {cr, fieldStart, inQuotes, lf, nextState} from "./quote-state.ts";
import type {QuoteState} from "./quote-state.ts";

export type Newline = "\n" | "\r\n" | "\r";

/** How the records of a table end, leaving out line ends within quotes. Stops once there are two ways. */
export async function newlinesOf(path: string, delimiter: Delimiter): Promise<Set<Newline>> {
  const found = new Set<Newline>();
  const code = delimiter.charCodeAt(0);
  let state: QuoteState = fieldStart;
  let pending = false;
  for await (const chunk of chunksOf(path)) {
    for (let i = 0; i < chunk.length; ++i) {
      const byte = chunk[i]!;
      if (pending) found.add(byte === lf ? "\r\n" : "\r");
      else if (byte === lf && state !== inQuotes) found.add("\n");
      pending = byte === cr && state !== inQuotes;
      state = nextState(state, byte, code);
    }
    if (found.size > 1) break;
  }
  return pending ? found.add("\r") : found;
}

/** Copies a table so that every record ends in LF. Line ends within quotes stay, and so do the numbers of physical lines. */
export async function unifyNewlines(path: string, to: string, delimiter: Delimiter): Promise<void> {
  const sink = await open(to, "wx");
  const code = delimiter.charCodeAt(0);
  let state: QuoteState = fieldStart;
  let swallow = false;
  try {
    for await (const chunk of chunksOf(path)) {
      const out = Buffer.allocUnsafe(chunk.length);
      let length = 0;
      for (let i = 0; i < chunk.length; ++i) {
        const byte = chunk[i]!;
        const ends = byte === cr && state !== inQuotes;
        if (!(swallow && byte === lf)) out[length++] = ends ? lf : byte;
        swallow = ends;
        state = nextState(state, byte, code);
      }
      await sink.writeFile(out.subarray(0, length));
    }
  } finally {
    await sink.close();
  }
}

function chunksOf(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, {highWaterMark: 1 << 20});
}
