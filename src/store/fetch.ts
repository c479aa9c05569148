import {mkdir, rm} from "node:fs/promises";
import {basename, join} from "node:path";
import {fail, HarmattanError} from "../error.ts";
import {download} from "../sources/download.ts";
import {realRequestEffects} from "../sources/request.ts";
import {fetchUcdpApi, UCDP_TOKEN} from "../sources/ucdp-api.ts";
import {candidateFiles, firstOf, plausibleGed, probeFile, ucdpAddress, UCDP_URL, type ProbeOptions, type PublishedFile} from "../sources/ucdp-downloads.ts";
import {fetchAcled} from "./fetch-acled.ts";
import {passed, type FetchEffects, type Fetching, type FetchOptions} from "./fetching.ts";
import {importFile, summary, type ImportSummary} from "./import.ts";
import {takeLock} from "./lock.ts";
import {readState} from "./state.ts";

export const fetchable = ["ucdp", "ucdp-candidate", "acled"] as const;
export type Fetchable = (typeof fetchable)[number];

/**
 * Gets what is newest of a source from its publisher and imports it. A file that the store has already, by address, size
 * and time of change, is not fetched again: its summary says `unchanged`.
 * @throws fetch_offline where the publisher does not answer, fetch_slow, fetch_none, fetch_scope, and what
 * {@link importFile} and the readers of the APIs throw
 */
export async function fetchSource(directory: string, what: Fetchable, options: FetchOptions = {}, effects: Partial<FetchEffects> = {}): Promise<ImportSummary[]> {
  const {timeoutSeconds, totalSeconds} = options;
  const limit = totalSeconds === undefined ? undefined : AbortSignal.timeout(totalSeconds * 1000);
  const signals = [options.signal, limit].filter((signal) => signal !== undefined);
  const signal = signals.length ? AbortSignal.any(signals) : undefined;
  const fetching: Fetching = {
    directory, options: {...options, ...(signal && {signal})},
    effects: {...realRequestEffects, env: process.env, log: () => {}, ...effects},
    ask: {attempts: 4, ...(timeoutSeconds !== undefined && {patience: timeoutSeconds * 1000}), signal}
  };
  try {
    return await alone(fetching, what === "acled" ? "acled" : "ucdp", () => {
      if (what === "acled") return fetchAcled(fetching);
      return what === "ucdp" ? fetchGed(fetching) : fetchCandidate(fetching);
    });
  } catch (error) {
    if (limit?.aborted && !options.signal?.aborted && !(error instanceof HarmattanError)) fail("fetch_slow", {source: what, seconds: totalSeconds!}, {cause: error});
    throw error;
  }
}

/** One fetch of a publisher at a time: a second one waits, and finds done what it came for. */
async function alone<T>({directory, options}: Fetching, name: string, work: () => Promise<T>): Promise<T> {
  const folder = join(directory, "downloads");
  await mkdir(folder, {recursive: true});
  const lock = await takeLock(join(folder, `${name}.lock`), options.timeoutSeconds ?? 600);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

async function fetchGed(fetching: Fetching): Promise<ImportSummary[]> {
  const {options, effects} = fetching;
  const versions = options.version === undefined ? plausibleGed(new Date(effects.now())) : [options.version];
  if (options.api) return [await firstByApi(versions, fetching)];
  const file = await withoutDownload(fetching, () => firstOf(versions, probing(fetching), effects));
  if (file) return [await bring(file, fetching)];
  if (effects.env[UCDP_TOKEN]) return [await firstByApi(versions, fetching)];
  return fail("fetch_none", {source: "ucdp", versions: versions.join(", "), address: ucdpAddress(versions[0]!, probing(fetching).base)});
}

async function fetchCandidate(fetching: Fetching): Promise<ImportSummary[]> {
  const {options, effects} = fetching;
  if (options.version !== undefined) return fetchGed(fetching);
  const today = new Date(effects.now());
  const years = await openYears(today, fetching);
  if (options.api) return candidateByApi(years, today, fetching);
  const found: PublishedFile[] = [];
  for (const year of years) {
    const {files, absent} = await withoutDownload(fetching, () => candidateFiles(year, today, probing(fetching), effects)) ?? {files: [], absent: []};
    effects.log(`ucdp-candidate ${year}: ${files.length ? `found ${files.map(({version}) => version).join(", ")}` : "nothing is out yet"}${absent.length ? `; the publisher has no ${absent.join(", ")}` : ""}`);
    found.push(...files);
  }
  if (found.length) return inTurn(found, (file) => bring(file, fetching));
  if (effects.env[UCDP_TOKEN]) return candidateByApi(years, today, fetching);
  return fail("fetch_none", {source: "ucdp-candidate", versions: `the months of ${years.join(" and ")}`, address: `${probing(fetching).base}/candidateged/`});
}

/** Years for which Candidate releases are the newest there is: this one, and the last one until its yearly GED is out. */
async function openYears(today: Date, fetching: Fetching): Promise<number[]> {
  const year = today.getUTCFullYear();
  const loaded = readState(fetching.directory).releases.some((release) => release.source === "ucdp" && release.complete && !release.provisional && release.covers.some(({to}) => to >= `${year - 1}-12-31`));
  if (loaded) return [year];
  const yearly = `${String(year % 100).padStart(2, "0")}.1`;
  const published = await withoutDownload(fetching, () => probeFile(yearly, probing(fetching), fetching.effects));
  if (!published) return [year - 1, year];
  fetching.effects.log(`ucdp-candidate: GED ${yearly} holds ${year - 1} and before: harmattan fetch ucdp`);
  return [year];
}

/** Answers null where the downloads refuse or break and a token allows the API instead. */
async function withoutDownload<T>({effects}: Fetching, look: () => Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof HarmattanError) || !/^download_|^api_busy$/.test(error.code) || !effects.env[UCDP_TOKEN]) throw error;
    effects.log(`${error.message}; trying the API`);
    return null;
  }
}

async function bring(file: PublishedFile, {directory, options, effects}: Fetching): Promise<ImportSummary> {
  const state = readState(directory);
  const known = state.releases.find(({origin, bytes, retrieved}) => origin === file.address && bytes === file.bytes && file.modified !== null && file.modified <= retrieved);
  if (known && !options.sha256) {
    effects.log(`ucdp ${file.version}: already here, unchanged at the publisher since ${file.modified!.slice(0, 10)}`);
    return summary(known, true, state);
  }
  const {progress, signal, sha256} = options;
  const name = basename(file.address);
  const path = join(directory, "downloads", name);
  try {
    const {bytes, sha256: found} = await download(file.address, {
      to: path, ...(sha256 && {sha256}), ...(signal && {signal}),
      ...(progress && {progress: (done, total) => progress({step: "download", file: name, bytes: done, total})})
    }, effects);
    effects.log(`${file.address}: ${bytes} bytes, sha256 ${found}`);
    return await importFile(directory, path, {reader: "ucdp-ged", version: file.version, origin: file.address, ...passed({options, effects})});
  } finally {
    await rm(path, {force: true});
  }
}

async function firstByApi(versions: readonly string[], fetching: Fetching): Promise<ImportSummary> {
  for (const version of versions) {
    const found = await byApi(version, fetching);
    if (found) return found;
  }
  return fail("fetch_none", {source: "ucdp", versions: versions.join(", "), address: fetching.effects.env.HARMATTAN_UCDP_API_URL ?? "UCDP's API"});
}

async function candidateByApi(years: readonly number[], today: Date, fetching: Fetching): Promise<ImportSummary[]> {
  const versions = years.flatMap((year) => Array.from({length: year < today.getUTCFullYear() ? 12 : today.getUTCMonth()}, (_, i) => `${String(year % 100).padStart(2, "0")}.0.${i + 1}`));
  const found = (await inTurn(versions, (version) => byApi(version, fetching))).filter((one) => one !== null);
  return found.length ? found : fail("fetch_none", {source: "ucdp-candidate", versions: versions.join(", "), address: fetching.effects.env.HARMATTAN_UCDP_API_URL ?? "UCDP's API"});
}

async function byApi(version: string, {directory, options, effects, ask}: Fetching): Promise<ImportSummary | null> {
  const {progress} = options;
  const base = effects.env.HARMATTAN_UCDP_API_URL;
  const got = await fetchUcdpApi(version, {
    ...ask, token: effects.env[UCDP_TOKEN], folder: join(directory, "downloads"), ...(base && {base}),
    ...(progress && {progress: (bytes, total) => progress({step: "download", file: `ucdp-api ${version}`, bytes, total})})
  }, effects);
  if (got === null) return null;
  effects.log(`${got.address}: ${got.rows} rows${got.reused ? `, ${got.reused} pages from an earlier run` : ""}`);
  const imported = await importFile(directory, got.path, {reader: "ucdp-api", version, origin: got.address, ...passed({options, effects})});
  await got.remove();
  return imported;
}

function probing({effects, ask}: Fetching): ProbeOptions & {base: string} {
  return {...ask, base: (effects.env.HARMATTAN_UCDP_URL ?? UCDP_URL).replace(/\/+$/, "")};
}

async function inTurn<T, U>(items: readonly T[], work: (item: T) => Promise<U>): Promise<U[]> {
  const done: U[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
