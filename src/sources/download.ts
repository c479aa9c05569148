import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {mkdir} from "node:fs/promises";
import {dirname} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {HarmattanError, fail} from "../error.ts";
import {PartFile} from "./part-file.ts";
import {readableBytes} from "./unpack.ts";

export interface DownloadOptions {
  /** The file to write. Until it is whole, `to.part` holds the bytes and `to.part.json` what they belong to. */
  to: string;
  /** Sent to the address itself, and after a redirect only within the same origin. */
  headers?: Readonly<Record<string, string>>;
  /** Expected SHA-256 in hex. */
  sha256?: string;
  /** Largest size in bytes, 4 GiB by default. */
  maxBytes?: number;
  /** Longest silence of the server in milliseconds, 30,000 by default. */
  timeout?: number;
  /** Attempts in a row without a new byte, 5 by default. */
  attempts?: number;
  /** Bytes so far and in all, null where the server does not say. */
  progress?: (bytes: number, total: number | null) => void;
  signal?: AbortSignal;
}

export interface Downloaded {
  path: string;
  bytes: number;
  sha256: string;
  /** Address after redirects. */
  url: string;
  /** Validators of the server, null where it sends none. */
  etag: string | null;
  lastModified: string | null;
  contentType: string | null;
}

/** What the outside world does; tests pass their own. `sleep` takes milliseconds, `now` answers milliseconds since 1970. */
export interface DownloadEffects {
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
  now: () => number;
}

const realEffects: DownloadEffects = {
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, signal && {signal}),
  now: () => Date.now()
};

/**
 * Fetches an http(s) address into a file. A cut connection goes on where it stopped (RFC 9110, Range with If-Range),
 * now or in a later run; 429 and 503 wait as Retry-After says, up to two minutes at a time.
 * @throws url_scheme and the codes `download_*`
 */
export async function download(url: string, options: DownloadOptions, effects: DownloadEffects = realEffects): Promise<Downloaded> {
  if (!isWeb(url)) fail("url_scheme", {file: url});
  await mkdir(dirname(options.to), {recursive: true});
  const part = new PartFile(options.to, url);
  await part.recall();
  const limit = options.attempts ?? 5;
  for (let fruitless = 0, all = 1; ; ++all) {
    const before = part.bytes;
    const outcome = await attempt(url, part, options, effects);
    if (!("retry" in outcome)) return finish(url, part, outcome, options);
    fruitless = part.bytes > before ? 1 : fruitless + 1;
    if (fruitless >= limit || all >= limit * 10) fail("download_failed", {file: url, attempts: all, reason: outcome.retry}, {cause: outcome.cause});
    await effects.sleep(outcome.after ?? Math.min(1000 * 2 ** (fruitless - 1), 30_000), options.signal);
  }
}

/** True for what names a resource by scheme (`https://`, `file:`), and so never a local path; a drive letter is no scheme. */
export function isAddress(origin: string): boolean {
  return /^([a-z][a-z\d+.-]+:\/\/|(https?|file|data|ftp):)/i.test(origin);
}

function isWeb(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

/** `retry` is the reason to try again, `after` the wait in milliseconds where the server names one. */
type Outcome = {retry: string; after?: number; cause?: unknown} | Whole;

interface Whole {
  url: string;
  contentType: string | null;
}

const retryAfterCap = 120_000;

async function attempt(url: string, part: PartFile, options: DownloadOptions, effects: DownloadEffects): Promise<Outcome> {
  const silence = new Silence(options.timeout ?? 30_000, options.signal);
  try {
    const response = await follow(url, {...options.headers, ...part.rangeHeaders()}, silence.signal);
    silence.heard();
    const {status, headers} = response;
    const answer: Whole = {url: response.url || url, contentType: headers.get("content-type")};
    if (status === 200 || status === 206) {
      const fault = await part.accept(response, options.maxBytes ?? 4 * 2 ** 30);
      if (fault !== null) return {retry: fault, after: 0};
      const cut = await receive(response, part, silence, options);
      return cut === null ? answer : {retry: cut};
    }
    await response.body?.cancel();
    if (status === 416 && part.bytes > 0) {
      if (part.bytes === Number(/^bytes \*\/(\d+)$/.exec(headers.get("content-range") ?? "")?.[1])) return answer;
      await part.restart();
      return {retry: "the server refuses to go on from the part at hand", after: 0};
    }
    if (status === 429 || status === 503) return {retry: `status ${status}`, ...retryAfter(headers.get("retry-after"), effects.now())};
    if (status >= 500 || status === 408) return {retry: `status ${status}`};
    if (status === 404 || status === 410) fail("download_missing", {file: url, status});
    if (status === 401 || status === 403 || status === 407) fail("download_forbidden", {file: url, status});
    return fail("download_refused", {file: url, status});
  } catch (error) {
    if (error instanceof HarmattanError) throw error;
    options.signal?.throwIfAborted();
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") fail("workspace_full", {file: url, workspace: dirname(options.to)}, {cause: error});
    return {retry: reasonOf(error, silence), cause: error};
  } finally {
    silence.end();
    await part.close();
  }
}

/** Ends a request whose server has said nothing for a while, or which the user gave up. */
class Silence {
  readonly #controller = new AbortController();
  readonly #timeout: number;
  readonly #user: AbortSignal | undefined;
  readonly #giveUp = (): void => this.#controller.abort(this.#user?.reason);
  #timer: NodeJS.Timeout;
  passed = false;

  constructor(timeout: number, user: AbortSignal | undefined) {
    this.#timeout = timeout;
    this.#user = user;
    user?.throwIfAborted();
    user?.addEventListener("abort", this.#giveUp, {once: true});
    this.#timer = this.#start();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get seconds(): number {
    return this.#timeout / 1000;
  }

  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#start();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#user?.removeEventListener("abort", this.#giveUp);
  }

  #start(): NodeJS.Timeout {
    return setTimeout(() => {
      this.passed = true;
      this.#controller.abort();
    }, this.#timeout);
  }
}

const maxRedirects = 5;

async function follow(start: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
  let url = new URL(start);
  const origin = url.origin;
  for (let hops = 0; hops <= maxRedirects; ++hops) {
    // a compressed transfer would part the ranges from the bytes that arrive
    const sent = url.origin === origin ? headers : pick(headers, ["range", "if-range"]);
    const response = await fetch(url, {headers: {...sent, "accept-encoding": "identity"}, redirect: "manual", signal});
    const location = response.headers.get("location");
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, url)) fail("download_redirect", {file: start, reason: "to no valid address"});
    url = new URL(location, url);
    if (url.protocol !== "http:" && url.protocol !== "https:") fail("download_redirect", {file: start, reason: `to ${url.protocol}, which is not fetched`});
  }
  return fail("download_redirect", {file: start, reason: `more than ${maxRedirects} times`});
}

function pick(headers: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name.toLowerCase())));
}

/** Writes the body; answers why it is not whole, or null. */
async function receive(response: Response, part: PartFile, silence: Silence, options: DownloadOptions): Promise<string | null> {
  const maxBytes = options.maxBytes ?? 4 * 2 ** 30;
  for await (const chunk of response.body ?? []) {
    silence.heard();
    await part.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (part.bytes > maxBytes) fail("download_too_large", {file: part.url, limit: readableBytes(maxBytes)});
    options.progress?.(part.bytes, part.total);
  }
  if (part.total !== null && part.bytes < part.total) return `ended at ${part.bytes} of ${part.total} bytes`;
  if (part.total === null || part.bytes === part.total) return null;
  const reason = `sent ${part.bytes} bytes instead of ${part.total}`;
  await part.restart();
  return reason;
}

function retryAfter(header: string | null, now: number): {after?: number} {
  if (header === null) return {};
  const milliseconds = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(milliseconds) ? {after: Math.min(Math.max(milliseconds, 0), retryAfterCap)} : {};
}

function reasonOf(error: unknown, silence: Silence): string {
  if (silence.passed) return `no answer for ${silence.seconds} s`;
  const {message, cause} = error as Error;
  const {code, message: inner} = (cause ?? {}) as NodeJS.ErrnoException;
  return code ?? inner ?? message;
}

async function finish(url: string, part: PartFile, whole: Whole, options: DownloadOptions): Promise<Downloaded> {
  const hash = createHash("sha256");
  if (part.bytes > 0) for await (const chunk of createReadStream(part.path, {highWaterMark: 1 << 20})) hash.update(chunk as Buffer);
  const sha256 = hash.digest("hex");
  if (options.sha256 !== undefined && options.sha256.toLowerCase() !== sha256) {
    await part.restart();
    await part.close();
    fail("download_checksum", {file: url, found: sha256, expected: options.sha256.toLowerCase()});
  }
  const {etag, lastModified} = part;
  await part.finish();
  return {path: options.to, bytes: part.bytes, sha256, ...whole, etag, lastModified};
}
