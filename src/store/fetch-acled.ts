import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {join} from "node:path";
import {fail, HarmattanError} from "../error.ts";
import {isCountry} from "../geo/country.ts";
import {AcledApi, acledApi, acledOrigin, type AcledQuery} from "../sources/acled-api.ts";
import {importDeletions, lastDeletion} from "./deletions.ts";
import {Engine, literal} from "./engine.ts";
import {passed, type Fetching} from "./fetching.ts";
import {importFile, importNothing, type ImportSummary} from "./import.ts";
import {processTag} from "./lock.ts";
import {readState, type Release} from "./state.ts";

/**
 * Events of ACLED's API, then its deletions. The first time the countries and the period must be said; later runs repeat
 * them, and for what was fetched before ask only for records changed since.
 */
export async function fetchAcled(fetching: Fetching): Promise<ImportSummary[]> {
  const {directory, options, effects, ask} = fetching;
  const before = readState(directory).releases.filter(({source}) => source === "acled");
  const scope = scopeOf(before, fetching);
  const {progress} = options;
  const {HARMATTAN_ACLED_USER: user, HARMATTAN_ACLED_PASSWORD: password, HARMATTAN_ACLED_URL: base} = effects.env;
  const api = new AcledApi({
    ...ask, user, password, ...(base && {base}),
    ...(progress && {progress: (bytes: number, total: number | null) => progress({step: "download", file: "acled-api", bytes, total})})
  }, effects);
  const queries = await plan(scope, before, fetching);
  const events = await fetchEvents(api, scope, queries, fetching);
  const deletions = await fetchDeletions(api, before, fetching);
  return [events, deletions].filter((imported) => imported !== null);
}

interface Scope {
  from: string;
  to: string;
  countries: "world" | readonly string[];
}

function scopeOf(before: readonly Release[], {options, effects}: Fetching): Scope {
  const earlier = before.filter(isFetched);
  const asked = Array.isArray(options.countries) && options.countries.some((country: string) => country.toLowerCase() === "world") ? "world" : options.countries;
  const countries = asked ?? (earlier.some((release) => release.countries === "world") ? "world" : [...new Set(earlier.flatMap((release) => release.countries as readonly string[]))].toSorted());
  const from = options.from ?? earlier.flatMap(({covers}) => covers).map((span) => span.from).toSorted()[0];
  const to = options.to ?? new Date(effects.now()).toISOString().slice(0, 10);
  if (from === undefined || countries.length === 0) return fail("fetch_scope", {});
  if (from > to) fail("invalid_value", {field: "--from", value: from, expected: `a day up to ${to}`});
  for (const country of countries === "world" ? [] : countries) if (!isCountry(country)) fail("invalid_value", {field: "--country", value: country, expected: "ISO 3166-1 alpha-3, or world"});
  return {from, to, countries};
}

function isFetched(release: Release): boolean {
  return release.reader === acledApi.name && release.kind === "events" && release.covers.length > 0;
}

/** Records are revised for weeks: what changed this many seconds before the newest record is asked for again. */
const overlap = 7 * 86_400;

/**
 * The questions to ask: for each country, each stretch of the period as the newest release that covers it left it, with
 * the time of its newest record, and what no release covers in full.
 */
async function plan(scope: Scope, before: readonly Release[], {directory, options}: Fetching): Promise<AcledQuery[]> {
  const fetched = before.filter(isFetched).toReversed();
  if (fetched.length === 0) return countriesOf(scope).map((country) => ({from: scope.from, to: scope.to, country, since: null}));
  const engine = await Engine.open(options.engine);
  try {
    const queries: AcledQuery[] = [];
    for (const country of countriesOf(scope)) {
      let open = [{from: scope.from, to: scope.to}];
      for (const [i, release] of fetched.entries()) {
        if (release.countries !== "world" && (country === null || !release.countries.includes(country))) continue;
        const span = release.covers[0]!;
        const known = open.flatMap((stretch) => intersection(stretch, span));
        if (known.length === 0) continue;
        const newest = await newestChange(engine, fetched.slice(i).map(({file}) => join(directory, file)), span, country);
        queries.push(...known.map((stretch) => ({...stretch, country, since: newest === null ? null : newest - overlap})));
        open = open.flatMap((stretch) => difference(stretch, span));
      }
      queries.push(...open.map((stretch) => ({...stretch, country, since: null})));
    }
    return queries;
  } finally {
    engine.close();
  }
}

function countriesOf({countries}: Scope): readonly (string | null)[] {
  return countries === "world" ? [null] : countries;
}

interface Stretch {
  from: string;
  to: string;
}

function intersection(a: Stretch, b: Stretch): Stretch[] {
  const both = {from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to};
  return both.from <= both.to ? [both] : [];
}

function difference(a: Stretch, b: Stretch): Stretch[] {
  return [...intersection(a, {from: "0000", to: shifted(b.from, -1)}), ...intersection(a, {from: shifted(b.to, 1), to: "9999"})];
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

async function newestChange(engine: Engine, files: readonly string[], {from, to}: Stretch, country: string | null): Promise<number | null> {
  const {newest} = await engine.one(
    `SELECT max(changed) AS newest FROM read_parquet([${files.map(literal).join(", ")}]) WHERE date_start BETWEEN $1::DATE AND $2::DATE AND ($3::VARCHAR IS NULL OR country = $3::VARCHAR)`, [from, to, country]);
  return newest === null ? null : Number(newest);
}

async function fetchEvents(api: AcledApi, scope: Scope, queries: readonly AcledQuery[], fetching: Fetching): Promise<ImportSummary | null> {
  const {directory, effects} = fetching;
  mkdirSync(join(directory, "staging"), {recursive: true});
  // in staging, since ACLED's rows may not lie around: what a killed run leaves there is swept
  const folder = mkdtempSync(join(directory, "staging", `acled-${processTag()}-`));
  try {
    const path = join(folder, "acled.csv");
    const {rows, visibleTo} = await api.events(queries, path);
    const to = [scope.to, lastPublishedDay(effects.now()), ...(visibleTo === null ? [] : [visibleTo])].toSorted()[0]!;
    if (visibleTo !== null && visibleTo < scope.to) effects.log(`acled: this account sees events up to ${visibleTo} only`);
    const covers = to < scope.from ? undefined : {from: scope.from, to, countries: scope.countries};
    const origin = acledOrigin(api.base, queries);
    effects.log(`acled: ${rows} ${queries.every(({since}) => since !== null) ? "new or changed " : ""}events${covers ? `, ${covers.from} to ${covers.to}` : ""}`);
    if (rows > 0) return await importFile(directory, path, {reader: acledApi.name, origin, covers, ...passed(fetching)});
    const fresh = queries.some(({since, from}) => since === null && from <= to);
    return covers && fresh ? await importNothing(directory, acledApi, {origin, covers, ...passed(fetching)}) : null;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** ACLED publishes a week, Saturday to Friday, on the Tuesday after it; later days are not covered yet, whatever was asked. */
function lastPublishedDay(now: number): string {
  const tuesday = new Date(now - 4 * 86_400_000);
  const sinceFriday = (tuesday.getUTCDay() + 2) % 7;
  return shifted(tuesday.toISOString().slice(0, 10), -sinceFriday);
}

/** Deletions since the newest known one; all there are where an export may hold events that were deleted earlier. */
async function fetchDeletions(api: AcledApi, before: readonly Release[], fetching: Fetching): Promise<ImportSummary | null> {
  const {directory, options, effects} = fetching;
  const events = before.filter(({kind}) => kind === "events");
  const first = events.map(({retrieved}) => retrieved).toSorted()[0];
  if (first === undefined) return null;
  const looked = before.filter(({kind}) => kind === "deletions").at(-1);
  const exported = events.some(({reader, retrieved}) => reader !== acledApi.name && (!looked || retrieved > looked.retrieved));
  const newest = await lastDeletion(directory, "acled", options);
  const since = exported ? 0 : Math.max(0, (newest ?? Math.floor(Date.parse(first) / 1000)) - overlap);
  try {
    const imported = await importDeletions(directory, acledApi, await api.deletions(since), {origin: `${api.base}/api/deleted/read?deleted_timestamp=${since}&deleted_timestamp_where=>=`, ...passed(fetching)});
    if (imported) effects.log(`acled: ${imported.release.rows.accepted} deletions, ${imported.release.rows.revised} events taken back`);
    return imported;
  } catch (error) {
    if (!(error instanceof HarmattanError) || error.code !== "acled_tier") throw error;
    effects.log("acled: this account may not read the list of deleted events, so events that ACLED took back may remain");
    return null;
  }
}
