import {setTimeout as wait} from "node:timers/promises";
import {HarmattanError, fail} from "../error.ts";

export interface Ask {
  method?: "GET" | "HEAD";
  /** A form to post; makes the request a POST. It may hold secrets and never comes into a message. */
  form?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  /** Longest silence of the server in milliseconds, 30,000 by default. */
  timeout?: number | undefined;
  /** Attempts in all, 5 by default. */
  attempts?: number | undefined;
  /**
   * For a first contact, in milliseconds: a host that does not answer within it is not asked again, and no pause that is
   * longer is sat out.
   */
  patience?: number | undefined;
  /** Called before each attempt, e.g. to count it against a quota; what it throws ends the request. */
  before?: () => void;
  signal?: AbortSignal | undefined;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** The body, null for HEAD. */
  text: string | null;
}

/** What the outside world does; tests pass their own. `sleep` takes milliseconds, `now` answers milliseconds since 1970. */
export interface RequestEffects {
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
  now: () => number;
}

export const realRequestEffects: RequestEffects = {
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, signal && {signal}),
  now: () => Date.now()
};

/**
 * One polite request. A cut connection, 408 and 5xx are tried again with a growing pause, 429 and 503 as Retry-After says;
 * every other answer is for the caller to judge. A request with a token follows redirects within the origin only.
 * @throws fetch_offline where the host never answers, download_failed where it answers and breaks, api_busy where it asks
 * for a longer wait than a user has, download_redirect
 */
export async function request(url: string, ask: Ask = {}, effects: RequestEffects = realRequestEffects): Promise<Answer> {
  const attempts = ask.attempts ?? 5;
  let heard = false;
  for (let n = 1; ; ++n) {
    ask.before?.();
    const outcome = await attempt(url, ask);
    if (outcome.answer && !isPassing(outcome.answer.status)) return outcome.answer;
    heard ||= outcome.heard;
    const pause = outcome.answer ? pauseOf(outcome.answer, effects.now()) : null;
    if (pause !== null && (pause > (ask.patience ?? longestPause) || n >= attempts && outcome.answer?.status === 429))
      fail("api_busy", {file: nameOf(url), status: outcome.answer!.status, time: clock(effects.now() + pause)});
    if (n >= attempts || !heard && ask.patience !== undefined) {
      if (!heard) fail("fetch_offline", {host: new URL(url).host, reason: outcome.reason}, {cause: outcome.cause});
      fail("download_failed", {file: nameOf(url), attempts: n, reason: outcome.reason}, {cause: outcome.cause});
    }
    await effects.sleep(pause ?? Math.min(1000 * 2 ** (n - 1), 30_000), ask.signal);
  }
}

/** The JSON object that an answer with status 200 holds. */
export function jsonOf(url: string, answer: Answer): Record<string, unknown> {
  const file = nameOf(url);
  const type = answer.headers.get("content-type") ?? "nothing";
  if (/html/i.test(type)) fail("download_html", {file});
  if (!/json/i.test(type)) fail("api_not_json", {file, type: type.slice(0, 60)});
  try {
    const json: unknown = JSON.parse(answer.text ?? "");
    if (typeof json === "object" && json !== null && !Array.isArray(json)) return json as Record<string, unknown>;
  } catch (cause) {
    fail("api_not_json", {file, type: "broken JSON"}, {cause});
  }
  return fail("api_not_json", {file, type: "JSON of another form"});
}

/** A moment as a message says it, in UTC. */
export function clock(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** The longest wait that is sat out, in milliseconds. */
const longestPause = 120_000;
const longestAnswer = 256 * 2 ** 20;
const maxRedirects = 3;

interface Outcome {
  answer?: Answer;
  /** Whether the host answered at all. */
  heard: boolean;
  reason: string;
  cause?: unknown;
}

function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500 && status !== 501;
}

async function attempt(url: string, ask: Ask): Promise<Outcome> {
  const timeout = ask.patience ?? ask.timeout ?? 30_000;
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), timeout);
  const signal = ask.signal ? AbortSignal.any([silence.signal, ask.signal]) : silence.signal;
  let heard = false;
  try {
    const response = await follow(url, ask, signal);
    heard = true;
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of ask.method === "HEAD" ? [] : response.body ?? []) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), timeout);
      chunks.push(chunk);
      if ((bytes += chunk.length) > longestAnswer) fail("download_too_large", {file: nameOf(url), limit: "256 MB"});
    }
    const text = ask.method === "HEAD" ? null : Buffer.concat(chunks).toString("utf8");
    return {answer: {status: response.status, headers: response.headers, text}, heard, reason: `status ${response.status}`};
  } catch (error) {
    if (error instanceof HarmattanError) throw error;
    ask.signal?.throwIfAborted();
    return {heard, reason: silence.signal.aborted ? `no answer for ${timeout / 1000} s` : reasonOf(error), cause: error};
  } finally {
    clearTimeout(timer);
  }
}

async function follow(start: string, ask: Ask, signal: AbortSignal): Promise<Response> {
  let url = new URL(start);
  const body = ask.form && new URLSearchParams(ask.form);
  const secret = Object.keys(ask.headers ?? {}).some((name) => !/^(range|accept)$/i.test(name));
  for (let hops = 0; hops <= maxRedirects; ++hops) {
    const response = await fetch(url, {method: body ? "POST" : ask.method ?? "GET", redirect: "manual", signal, ...(ask.headers && {headers: ask.headers}), ...(body && {body})});
    const location = response.headers.get("location");
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response;
    await response.body?.cancel();
    if (body || !URL.canParse(location, url)) fail("download_redirect", {file: nameOf(start), reason: "a login, which is not followed"});
    url = new URL(location, url);
    if (secret && url.origin !== new URL(start).origin) fail("download_redirect", {file: nameOf(start), reason: `to ${url.origin}, which gets no key of ours`});
  }
  return fail("download_redirect", {file: nameOf(start), reason: `more than ${maxRedirects} times`});
}

/** Milliseconds to wait where the server says so; a 429 that does not say gets a minute. */
function pauseOf({status, headers}: Answer, now: number): number | null {
  if (status !== 429 && status !== 503) return null;
  const header = headers.get("retry-after");
  const milliseconds = header === null ? NaN : /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  if (Number.isFinite(milliseconds)) return Math.max(milliseconds, 0);
  return status === 429 ? 60_000 : null;
}

function reasonOf(error: unknown): string {
  const {message, cause} = error as Error;
  const {code, message: inner} = (cause ?? {}) as NodeJS.ErrnoException;
  return code ?? inner ?? message;
}

/** The address as messages name it: without user, password or fragment. Tokens of ours travel in headers and forms only. */
function nameOf(url: string): string {
  const address = new URL(url);
  address.username = address.password = address.hash = "";
  return address.href;
}
