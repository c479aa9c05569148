import {createWriteStream, existsSync, writeFileSync} from "node:fs";
import {mkdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {once} from "node:events";
import {fail} from "../error.ts";
import {csvLine} from "./csv-line.ts";
import {clock, jsonOf, realRequestEffects, request, type Ask, type RequestEffects} from "./request.ts";
import type {Reader} from "./source.ts";
import {ucdpGed} from "./ucdp-ged.ts";

/** The API's root; HARMATTAN_UCDP_API_URL names a mirror. */
export const UCDP_API_URL = "https://ucdpapi.pcr.uu.se/api";
/** Environment variable of the token, which UCDP asks for since February 2026. */
export const UCDP_TOKEN = "HARMATTAN_UCDP_TOKEN";
/** Requests in 24 hours that UCDP allows; failed ones count too. */
export const UCDP_QUOTA = 5000;

/** What {@link fetchUcdpApi} writes: the same columns and rules as a published file, under the name of the API. */
export const ucdpApi: Reader = {...ucdpGed, name: "ucdp-api", about: "UCDP's API (harmattan fetch ucdp --api), with the token in HARMATTAN_UCDP_TOKEN"};

export interface UcdpApiOptions extends Pick<Ask, "timeout" | "attempts" | "patience" | "signal"> {
  token: string | undefined;
  /** Where pages, and the count of requests, are kept between runs. */
  folder: string;
  base?: string;
  /** Rows a page, 1,000 at most. */
  pageSize?: number;
  progress?: (bytes: number, total: number | null) => void;
}

export interface UcdpApiAnswer {
  /** A CSV with UCDP's columns. */
  path: string;
  /** What to record as origin: the address without page and token. */
  address: string;
  rows: number;
  /** Pages that an earlier run had got. */
  reused: number;
  /** Removes the pages and the CSV, once they are imported. */
  remove: () => Promise<void>;
}

/**
 * All events of one version from UCDP's API, page by page. Pages stay on disk with the TotalCount that they belong to, so
 * a broken run goes on where it stopped; where TotalCount has changed meanwhile, all are asked for again. Answers null
 * where the API has no such version.
 * @throws key_missing, api_key (401), api_forbidden (403), api_quota, api_busy (429), api_incomplete (a page shorter than
 * TotalCount says), api_not_json, download_html, download_failed, fetch_offline
 */
export async function fetchUcdpApi(version: string, options: UcdpApiOptions, effects: RequestEffects = realRequestEffects): Promise<UcdpApiAnswer | null> {
  const {token, pageSize = 1000} = options;
  if (!token) return fail("key_missing", {variable: UCDP_TOKEN, source: "UCDP", where: "https://ucdp.uu.se/apidocs/"});
  if (!/^\d\d(\.\d{1,2}){1,3}$/.test(version)) fail("invalid_value", {field: "version", value: version, expected: "26.1, 26.0.8 or 26.01.26.06"});
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 1000) fail("invalid_value", {field: "pagesize", value: pageSize, expected: "1 to 1000"});
  const address = `${(options.base ?? UCDP_API_URL).replace(/\/+$/, "")}/gedevents/${version}`;
  const ledger = await Ledger.open(join(options.folder, "ucdp-api-requests.json"), new URL(address).host, effects);
  const pages = await Pages.open(join(options.folder, `ucdp-api-${version}`), {version, pageSize, address}, effects.now());
  const reused = pages.held();
  let bytes = 0;
  for (let restarts = 0; ;) {
    const page = pages.next();
    if (page === null) break;
    const url = `${address}?pagesize=${pageSize}&page=${page}`;
    const got = await askPage(url, {...options, token, patience: bytes > 0 ? undefined : options.patience}, ledger, effects);
    if (got === null) return null;
    options.progress?.(bytes += got.bytes, pages.expectedBytes(got.bytes));
    if (await pages.take(page, got)) continue;
    if (++restarts > maxRestarts) fail("api_incomplete", {file: url, message: `TotalCount changes while it is read (now ${got.total})`});
  }
  const path = join(pages.folder, `${version}.csv`);
  const rows = await pages.write(path);
  return {path, address, rows, reused, remove: () => rm(pages.folder, {recursive: true, force: true})};
}

const maxRestarts = 2;

interface Page {
  total: number;
  rows: Record<string, unknown>[];
  bytes: number;
}

async function askPage(url: string, options: UcdpApiOptions & {token: string}, ledger: Ledger, effects: RequestEffects): Promise<Page | null> {
  const {token, timeout, attempts, patience, signal} = options;
  const headers = {"x-ucdp-access-token": token, accept: "application/json"};
  const answer = await request(url, {headers, before: () => ledger.spend(), timeout, attempts, patience, signal}, effects);
  const {status} = answer;
  if (status === 401) fail("api_key", {file: url, variable: UCDP_TOKEN, status});
  if (status === 403) fail("api_forbidden", {file: url, status});
  if (status === 400 || status === 404) return null;
  if (status !== 200) fail("download_refused", {file: url, status});
  const {TotalCount: total, Result: rows} = jsonOf(url, answer);
  if (typeof total !== "number" || !Array.isArray(rows)) return fail("api_incomplete", {file: url, message: "the answer has no TotalCount or no Result"});
  return total === 0 ? null : {total, rows: rows as Record<string, unknown>[], bytes: answer.text!.length};
}

/** Counts the requests of the last 24 hours, in a file, and stops before the quota is passed. */
class Ledger {
  readonly #file: string;
  readonly #host: string;
  readonly #effects: RequestEffects;
  #hours: Record<string, number>;

  private constructor(file: string, host: string, effects: RequestEffects, hours: Record<string, number>) {
    this.#file = file;
    this.#host = host;
    this.#effects = effects;
    this.#hours = hours;
  }

  static async open(file: string, host: string, effects: RequestEffects): Promise<Ledger> {
    await mkdir(dirname(file), {recursive: true});
    const hours = await readFile(file, "utf8").then((text) => (JSON.parse(text) as {hours: Record<string, number>}).hours).catch(() => ({}));
    return new Ledger(file, host, effects, hours);
  }

  spend(): void {
    const now = this.#effects.now();
    // an hour counts until 24 hours after its end, since UCDP does not say when its day starts
    this.#hours = Object.fromEntries(Object.entries(this.#hours).filter(([hour]) => endOf(hour) > now));
    const used = Object.values(this.#hours).reduce((sum, n) => sum + n, 0);
    if (used >= UCDP_QUOTA) fail("api_quota", {host: this.#host, used, limit: UCDP_QUOTA, time: clock(Math.min(...Object.keys(this.#hours).map(endOf)))});
    const hour = new Date(now).toISOString().slice(0, 13);
    this.#hours[hour] = (this.#hours[hour] ?? 0) + 1;
    writeFileSync(this.#file, JSON.stringify({hours: this.#hours}));
  }
}

function endOf(hour: string): number {
  return Date.parse(`${hour}:00:00Z`) + 25 * 3_600_000;
}

interface Manifest {
  version: string;
  pageSize: number;
  address: string;
  total: number;
  /** When the first page came, milliseconds since 1970. */
  started: number;
}

/** Pages at hand, one file each, with a manifest of what they belong to. */
class Pages {
  readonly folder: string;
  readonly #of: Pick<Manifest, "version" | "pageSize" | "address">;
  readonly #now: number;
  #total: number | null = null;

  private constructor(folder: string, of: Pick<Manifest, "version" | "pageSize" | "address">, now: number) {
    this.folder = folder;
    this.#of = of;
    this.#now = now;
  }

  static async open(folder: string, of: Pick<Manifest, "version" | "pageSize" | "address">, now: number): Promise<Pages> {
    const pages = new Pages(folder, of, now);
    const manifest = await readFile(join(folder, "manifest.json"), "utf8").then((text) => JSON.parse(text) as Manifest).catch(() => null);
    const fits = manifest !== null && manifest.version === of.version && manifest.pageSize === of.pageSize && manifest.address === of.address && now - manifest.started < longestBreak;
    if (fits) pages.#total = manifest.total;
    else await pages.#empty();
    return pages;
  }

  /** The first page that is missing, null where none is. */
  next(): number | null {
    if (this.#total === null) return 0;
    for (let page = 0; page < this.#count; ++page) if (!existsSync(this.#file(page))) return page;
    return null;
  }

  held(): number {
    let n = 0;
    for (let page = 0; this.#total !== null && page < this.#count; ++page) if (existsSync(this.#file(page))) ++n;
    return n;
  }

  expectedBytes(bytesOfPage: number): number | null {
    return this.#total === null ? null : bytesOfPage * this.#count;
  }

  /** Keeps a page; false where it shows that the pages at hand are of another state of the data, which are then dropped. */
  async take(page: number, {total, rows}: Page): Promise<boolean> {
    if (this.#total !== null && total !== this.#total) {
      await this.#empty();
      this.#total = null;
      return false;
    }
    if (this.#total === null) {
      this.#total = total;
      await mkdir(this.folder, {recursive: true});
      await store(join(this.folder, "manifest.json"), {...this.#of, total, started: this.#now} satisfies Manifest);
    }
    const expected = Math.min(this.#of.pageSize, total - page * this.#of.pageSize);
    if (rows.length !== expected) fail("api_incomplete", {file: `${this.#of.address}, page ${page}`, message: `holds ${rows.length} rows instead of ${expected} (TotalCount ${total})`});
    await store(this.#file(page), rows);
    return true;
  }

  /** Writes all pages as one CSV; answers the number of rows. The ids are counted, since a page may shift while another is read. */
  async write(path: string): Promise<number> {
    const out = createWriteStream(path);
    const ids = new Set<string>();
    let rows = 0;
    let columns: string[] | null = null;
    try {
      for (let page = 0; page < this.#count; ++page) {
        const part = JSON.parse(await readFile(this.#file(page), "utf8")) as Record<string, unknown>[];
        columns ??= Object.keys(part[0] ?? {});
        const text = part.map((row) => csvLine(columns!.map((column) => row[column])));
        if (page === 0) text.unshift(csvLine(columns));
        if (!out.write(text.join(""))) await once(out, "drain");
        rows += part.length;
        for (const {id} of part) ids.add(String(id));
      }
    } finally {
      out.end();
      await once(out, "close");
    }
    if (ids.size === this.#total) return rows;
    await this.#empty();
    return fail("api_incomplete", {file: this.#of.address, message: `gives ${ids.size} different ids instead of ${this.#total} (TotalCount)`});
  }

  get #count(): number {
    return Math.ceil((this.#total ?? 0) / this.#of.pageSize);
  }

  #file(page: number): string {
    return join(this.folder, `page-${page}.json`);
  }

  #empty(): Promise<void> {
    return rm(this.folder, {recursive: true, force: true});
  }
}

/** Pages older than this, in milliseconds, are not gone on with. */
const longestBreak = 7 * 86_400_000;

async function store(file: string, value: unknown): Promise<void> {
  await writeFile(`${file}.tmp`, JSON.stringify(value));
  await rename(`${file}.tmp`, file);
}
