import {open, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {fail} from "../error.ts";
import {readableBytes} from "./unpack.ts";

/** The bytes that have arrived, and a note beside them of which version of the file they are. */
export class PartFile {
  readonly path: string;
  readonly url: string;
  readonly #to: string;
  bytes = 0;
  total: number | null = null;
  etag: string | null = null;
  lastModified: string | null = null;
  #handle: Awaited<ReturnType<typeof open>> | null = null;

  constructor(to: string, url: string) {
    this.#to = to;
    this.path = `${to}.part`;
    this.url = url;
  }

  /** Takes up what an earlier run left, where it is of the same address and can be continued. */
  async recall(): Promise<void> {
    try {
      const note = JSON.parse(await readFile(`${this.path}.json`, "utf8")) as PartNote;
      const {size} = await stat(this.path);
      if (note.url !== this.url || (note.total !== null && size > note.total)) return;
      ({etag: this.etag, lastModified: this.lastModified, total: this.total} = note);
      if (this.#validator() !== null) this.bytes = size;
    } catch {
      // nothing usable was left: start at the first byte
    }
  }

  rangeHeaders(): Record<string, string> {
    const validator = this.#validator();
    return this.bytes === 0 || validator === null ? {} : {range: `bytes=${this.bytes}-`, "if-range": validator};
  }

  /** Opens the file at the place where the body goes on; answers why it cannot, or null. */
  async accept(response: Response, maxBytes: number): Promise<string | null> {
    const {status, headers} = response;
    if (/^\s*(text\/html|application\/xhtml\+xml)\b/i.test(headers.get("content-type") ?? "")) {
      await response.body?.cancel();
      fail("download_html", {file: this.url});
    }
    if (status === 206) {
      const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range") ?? "") ?? [];
      if (from === undefined || Number(from) !== this.bytes) {
        await response.body?.cancel();
        await this.restart();
        return "the server went on at another place";
      }
      if (total !== undefined && total !== "*") this.total = Number(total);
      this.#handle = await open(this.path, this.bytes > 0 ? "r+" : "w");
    } else {
      this.bytes = 0;
      this.etag = headers.get("etag");
      this.lastModified = headers.get("last-modified");
      const length = headers.get("content-encoding") === null ? headers.get("content-length") : null;
      this.total = length === null ? null : Number(length);
      await this.restart(true);
    }
    if (this.total !== null && this.total > maxBytes) {
      await response.body?.cancel();
      fail("download_too_large", {file: this.url, limit: readableBytes(maxBytes)});
    }
    return null;
  }

  async write(chunk: Buffer): Promise<void> {
    for (let written = 0; written < chunk.length;) {
      const {bytesWritten} = await this.#handle!.write(chunk, written, chunk.length - written, this.bytes);
      written += bytesWritten;
      this.bytes += bytesWritten;
    }
  }

  /** Empties the file; `fresh` keeps it open under the note of the version that is about to arrive. */
  async restart(fresh = false): Promise<void> {
    await this.close();
    this.bytes = 0;
    if (!fresh) {
      this.etag = this.lastModified = this.total = null;
      await rm(`${this.path}.json`, {force: true});
      await rm(this.path, {force: true});
      return;
    }
    this.#handle = await open(this.path, "w");
    const note: PartNote = {url: this.url, etag: this.etag, lastModified: this.lastModified, total: this.total};
    await writeFile(`${this.path}.json`, JSON.stringify(note));
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = null;
  }

  async finish(): Promise<void> {
    await this.close();
    await rename(this.path, this.#to);
    await rm(`${this.path}.json`, {force: true});
  }

  /** If-Range wants a strong validator (RFC 9110, 13.1.5). */
  #validator(): string | null {
    return this.etag !== null && !this.etag.startsWith("W/") ? this.etag : this.lastModified;
  }
}

interface PartNote {
  url: string;
  etag: string | null;
  lastModified: string | null;
  total: number | null;
}
