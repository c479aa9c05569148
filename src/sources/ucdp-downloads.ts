import {fail} from "../error.ts";
import {realRequestEffects, request, type Ask, type RequestEffects} from "./request.ts";

/** The folder of UCDP's published files; HARMATTAN_UCDP_URL names a mirror. */
export const UCDP_URL = "https://ucdp.uu.se/downloads";

/** A published file that is there now. */
export interface PublishedFile {
  /** Version as readers know it: 26.1, 26.0.8 or 26.01.26.06. */
  version: string;
  address: string;
  /** Size in bytes and time of the last change, ISO 8601; null where the server does not say. */
  bytes: number | null;
  modified: string | null;
}

export interface ProbeOptions extends Pick<Ask, "timeout" | "attempts" | "patience" | "signal"> {
  /** The folder of the published files, {@link UCDP_URL} by default. */
  base?: string;
}

/** Address of a version: yearly `ged/ged261-csv.zip`, Candidate `candidateged/GEDEvent_v26_0_8.csv` or `GEDEvent_v26_01_26_06.csv`. */
export function ucdpAddress(version: string, base = UCDP_URL): string {
  const folder = base.replace(/\/+$/, "");
  if (!/^\d\d(\.\d|\.0\.\d{1,2}|\.\d\d\.\d\d\.\d\d)$/.test(version)) fail("invalid_value", {field: "version", value: version, expected: "26.1, 26.0.8 or 26.01.26.06"});
  const yearly = /^(\d\d)\.(\d)$/.exec(version);
  return yearly ? `${folder}/ged/ged${yearly[1]}${yearly[2]}-csv.zip` : `${folder}/candidateged/GEDEvent_v${version.replaceAll(".", "_")}.csv`;
}

/** Yearly versions that can be out on a day, newest first: 26.1 comes out in the middle of 2026 and ends with 2025. */
export function plausibleGed(today: Date): string[] {
  return [0, 1, 2].map((back) => `${two(today.getUTCFullYear() - back)}.1`);
}

/**
 * The Candidate files of one year that together make its newest state: the longest consolidated one from January on, then
 * every month after it. Asks for the newest month first, downwards, so that a run takes few requests.
 * @returns what was found, and the months before the newest one that the publisher does not have
 */
export async function candidateFiles(year: number, today: Date, options: ProbeOptions = {}, effects: RequestEffects = realRequestEffects): Promise<{files: PublishedFile[]; absent: string[]}> {
  const first = (versions: string[]) => firstOf(versions, options, effects);
  const last = year < today.getUTCFullYear() ? 12 : today.getUTCMonth();
  const newest = await first(months(Math.max(1, last - monthsBack + 1), last).toReversed().map((month) => monthly(year, month)));
  if (newest === null) return {files: [], absent: []};
  const newestMonth = Number(newest.version.split(".")[2]);
  const quarters = months(1, newestMonth).filter((month) => month % 3 === 0).toReversed();
  const consolidated = await first(quarters.map((month) => `${two(year)}.01.${two(year)}.${pad(month)}`));
  const done = consolidated === null ? 0 : Number(consolidated.version.split(".")[3]);
  const files = consolidated === null ? [] : [consolidated];
  const absent: string[] = [];
  for (const month of months(done + 1, newestMonth)) {
    const version = monthly(year, month);
    const file = month === newestMonth ? newest : await probeFile(version, options, effects);
    if (file === null) absent.push(version);
    else files.push(file);
  }
  return {files, absent};
}

/** The first of these versions that is there. */
export async function firstOf(versions: readonly string[], options: ProbeOptions = {}, effects: RequestEffects = realRequestEffects): Promise<PublishedFile | null> {
  for (const version of versions) {
    const file = await probeFile(version, options, effects);
    if (file !== null) return file;
  }
  return null;
}

/** Asks whether a version is there, without its body: HEAD, or the first byte where the server knows no HEAD. */
export async function probeFile(version: string, options: ProbeOptions = {}, effects: RequestEffects = realRequestEffects): Promise<PublishedFile | null> {
  const {base, ...ask} = options;
  const address = ucdpAddress(version, base);
  await effects.sleep(pauseBetween, options.signal ?? undefined);
  let {status, headers} = await request(address, {...ask, method: "HEAD"}, effects);
  if (status === 405 || status === 501) ({status, headers} = await request(address, {...ask, headers: {range: "bytes=0-0"}}, effects));
  if (status === 404 || status === 410) return null;
  if (status === 401 || status === 403) fail("download_forbidden", {file: address, status});
  if (status !== 200 && status !== 206) fail("download_refused", {file: address, status});
  // some servers answer a missing file with a page and status 200
  if (/html/i.test(headers.get("content-type") ?? "")) return null;
  const length = status === 206 ? headers.get("content-range")?.split("/")[1] : headers.get("content-length");
  const modified = Date.parse(headers.get("last-modified") ?? "");
  return {version, address, bytes: length && /^\d+$/.test(length) ? Number(length) : null, modified: Number.isNaN(modified) ? null : new Date(modified).toISOString()};
}

/** A month comes out three to eight weeks after its end; further back than this nothing is out at all. */
const monthsBack = 5;
const pauseBetween = 300;

function months(from: number, to: number): number[] {
  return Array.from({length: Math.max(0, to - from + 1)}, (_, i) => from + i);
}

function monthly(year: number, month: number): string {
  return `${two(year)}.0.${month}`;
}

function two(year: number): string {
  return pad(year % 100);
}

function pad(n: number): string {
  return String(n).padStart(2, "0");
}
