import {createWriteStream, type WriteStream} from "node:fs";
import {once} from "node:events";
import {countryName, isoNumericTable} from "../geo/country.ts";
import {fail} from "../error.ts";
import {acledExport} from "./acled-export.ts";
import {csvLine} from "./csv-line.ts";
import {jsonOf, realRequestEffects, request, type Answer, type Ask, type RequestEffects} from "./request.ts";
import type {Reader} from "./source.ts";

/** The site that holds ACLED's API and its login; HARMATTAN_ACLED_URL names another. */
export const ACLED_URL = "https://acleddata.com";

/** What {@link AcledApi.events} writes: the columns and rules of an export, under the name of the API. */
export const acledApi: Reader = {...acledExport, name: "acled-api", about: "ACLED's API (harmattan fetch acled), with the account in HARMATTAN_ACLED_USER and HARMATTAN_ACLED_PASSWORD"};

export interface AcledOptions extends Pick<Ask, "timeout" | "attempts" | "patience" | "signal"> {
  user: string | undefined;
  password: string | undefined;
  base?: string;
  /** Rows a page, 5,000 by default, which is the most that ACLED gives. */
  limit?: number;
  progress?: (bytes: number, total: number | null) => void;
}

/** One question for events: a period, a country or the world, and, where `since` is given, only what changed at or after it (seconds since 1970). */
export interface AcledQuery {
  from: string;
  to: string;
  /** ISO 3166-1 alpha-3, or null for the world. */
  country: string | null;
  since: number | null;
}

export interface AcledEvents {
  rows: number;
  /** The last day of which the account may see events, where the answer says that it is restricted; else null. */
  visibleTo: string | null;
}

export interface AcledDeletion {
  id: string;
  /** Seconds since 1970. */
  deleted: number;
}

/**
 * ACLED's API (acleddata.com/api-documentation): a token by OAuth's password grant, renewed when it expires, and pages of
 * events and of deleted events. Account and token travel in forms and headers only, never in an address, file or message.
 * @throws key_missing, acled_login, acled_tier, api_incomplete, api_not_json, api_busy, download_html, download_failed, fetch_offline
 */
export class AcledApi {
  readonly base: string;
  readonly #options: AcledOptions;
  readonly #effects: RequestEffects;
  #token: Token | null = null;

  constructor(options: AcledOptions, effects: RequestEffects = realRequestEffects) {
    this.base = (options.base ?? ACLED_URL).replace(/\/+$/, "");
    this.#options = options;
    this.#effects = effects;
  }

  /**
   * Writes the events of the queries into one CSV. A country without events is no fault; where no query gives any, a
   * control question without filters tells an account that may not read from a period in which nothing was recorded.
   */
  async events(queries: readonly AcledQuery[], path: string): Promise<AcledEvents> {
    const out = createWriteStream(path);
    const told: Told = {columns: null, visibleTo: null, bytes: 0};
    let rows = 0;
    try {
      for (const query of queries) {
        const write = (page: Row[]) => writeRows(out, page, told);
        rows += await this.#all("acled", filters(query), told, write);
      }
    } finally {
      out.end();
      await once(out, "close");
    }
    if (rows > 0) return {rows, visibleTo: told.visibleTo};
    const first = queries.map(({from}) => from).toSorted()[0] ?? "";
    if (told.visibleTo !== null && told.visibleTo < first) fail("acled_tier", {reason: `it sees nothing after ${told.visibleTo}`});
    const control = await this.#page("acled", {limit: "1", page: "1"});
    if (control.rows.length === 0) fail("acled_tier", {reason: "a question without any filter gives no rows either"});
    return {rows, visibleTo: told.visibleTo ?? control.visibleTo};
  }

  /** Events that ACLED took back at or after `since` (seconds since 1970). */
  async deletions(since: number): Promise<AcledDeletion[]> {
    const deletions: AcledDeletion[] = [];
    await this.#all("deleted", {deleted_timestamp: String(since), deleted_timestamp_where: ">="}, {columns: null, visibleTo: null, bytes: 0}, async (page) => {
      for (const {event_id_cnty: id, deleted_timestamp: deleted} of page) {
        if (typeof id !== "string" || !Number.isFinite(Number(deleted ?? NaN))) fail("api_incomplete", {file: `${this.base}/api/deleted/read`, message: "a row has no event_id_cnty or no deleted_timestamp"});
        deletions.push({id, deleted: Number(deleted)});
      }
    });
    return deletions;
  }

  /** Every page of a question; a short page is the last one only if the page after it is empty. */
  async #all(endpoint: Endpoint, question: Question, told: Told, take: (page: Row[]) => Promise<void>): Promise<number> {
    const limit = this.#options.limit ?? 5000;
    let rows = 0;
    let short = false;
    for (let page = 1; ; ++page) {
      const answer = await this.#page(endpoint, {...question, limit: String(limit), page: String(page)});
      if (answer.visibleTo !== null) told.visibleTo = answer.visibleTo;
      if (answer.rows.length === 0) return rows;
      if (short || answer.rows.length > limit) fail("api_incomplete", {file: answer.url, message: `page ${short ? page - 1 : page} does not hold the ${limit} rows asked for, and rows follow it`});
      await take(answer.rows);
      rows += answer.rows.length;
      told.bytes += answer.bytes;
      this.#options.progress?.(told.bytes, null);
      short = answer.rows.length < limit;
    }
  }

  async #page(endpoint: Endpoint, question: Question): Promise<{url: string; rows: Row[]; visibleTo: string | null; bytes: number}> {
    const url = `${this.base}/api/${endpoint}/read?${new URLSearchParams({_format: "json", ...question})}`;
    const answer = await this.#authorized(url);
    if (answer.status === 403) fail("acled_tier", {reason: `status 403${this.#said(answer)}`});
    if (answer.status !== 200) fail("download_refused", {file: url, status: answer.status});
    const {success, status, data, count, data_query_restrictions: restrictions} = jsonOf(url, answer);
    if (Number(status) === 403) fail("acled_tier", {reason: `status 403${this.#said(answer)}`});
    if (success === false || !Array.isArray(data)) return fail("api_incomplete", {file: url, message: `the answer holds no data${this.#said(answer)}`});
    if (typeof count === "number" && count !== data.length) fail("api_incomplete", {file: url, message: `holds ${data.length} rows, but counts ${count}`});
    return {url, rows: data as Row[], visibleTo: recency(restrictions), bytes: answer.text!.length};
  }

  /** Asks with the token at hand; a 401 gets one renewed token before it counts. */
  async #authorized(url: string): Promise<Answer> {
    const token = await this.#fresh();
    const answer = await this.#ask(url, token);
    if (answer.status !== 401) return answer;
    this.#token = {...token, expires: 0};
    const again = await this.#ask(url, await this.#fresh());
    if (again.status === 401) fail("acled_login", {file: new URL(url).host, status: 401});
    return again;
  }

  #ask(url: string, token: Token): Promise<Answer> {
    return request(url, {...this.#manner(), headers: {authorization: `Bearer ${token.access}`, accept: "application/json"}}, this.#effects);
  }

  async #fresh(): Promise<Token> {
    if (this.#token !== null && this.#effects.now() < this.#token.expires - 60_000) return this.#token;
    const refresh = this.#token?.refresh;
    const renewed = refresh ? await this.#grant({grant_type: "refresh_token", refresh_token: refresh}) : null;
    return this.#token = renewed ?? await this.#login();
  }

  async #login(): Promise<Token> {
    const {user, password} = this.#options;
    if (!user || !password) return fail("key_missing", {variable: user ? "HARMATTAN_ACLED_PASSWORD" : "HARMATTAN_ACLED_USER", source: "ACLED", where: "https://acleddata.com/register"});
    return await this.#grant({grant_type: "password", username: user, password}) ?? fail("acled_login", {file: new URL(this.base).host, status: "login refused"});
  }

  /** A token, or null where the grant is refused (400, 401, 403). */
  async #grant(form: Record<string, string>): Promise<Token | null> {
    const url = `${this.base}/oauth/token`;
    const answer = await request(url, {...this.#manner(), form: {client_id: "acled", ...form}, headers: {accept: "application/json"}}, this.#effects);
    if (answer.status === 400 || answer.status === 401 || answer.status === 403) return null;
    if (answer.status !== 200) fail("download_refused", {file: url, status: answer.status});
    const {access_token: access, refresh_token: refresh, expires_in: seconds} = jsonOf(url, answer);
    if (typeof access !== "string") return fail("api_incomplete", {file: url, message: "the answer holds no access_token"});
    return {access, refresh: typeof refresh === "string" ? refresh : null, expires: this.#effects.now() + (Number(seconds) || 3600) * 1000};
  }

  /** What the server says of a refusal, cut short; what it repeats of the account is blotted out. */
  #said({text}: Answer): string {
    const message = /"(?:message|messages|error)"\s*:\s*\[?\s*"([^"]{1,160})/.exec(text ?? "")?.[1];
    const secrets = [this.#options.user, this.#options.password, this.#token?.access, this.#token?.refresh].filter((secret) => secret);
    return message ? `: ${secrets.reduce<string>((said, secret) => said.replaceAll(secret!, "***"), message)}` : "";
  }

  #manner(): Pick<Ask, "timeout" | "attempts" | "patience" | "signal"> {
    const {timeout, attempts, patience, signal} = this.#options;
    return {timeout, attempts, patience: this.#token === null ? patience : undefined, signal};
  }
}

/** What was asked, as one address to record: the filters of all queries, and nothing of the account. */
export function acledOrigin(base: string, queries: readonly AcledQuery[]): string {
  const countries = [...new Set(queries.flatMap((query) => query.country ?? []))];
  const from = queries.map((query) => query.from).toSorted()[0] ?? "";
  const to = queries.map((query) => query.to).toSorted().at(-1) ?? "";
  const filter = countries.length ? `iso=${countries.map((country) => numeric.get(country) ?? country).join("|")}&` : "";
  return `${base}/api/acled/read?${filter}event_date=${from}|${to}&event_date_where=BETWEEN`;
}

interface Token {
  access: string;
  refresh: string | null;
  /** Milliseconds since 1970. */
  expires: number;
}

/** What the pages of a run have said so far. */
interface Told {
  columns: string[] | null;
  visibleTo: string | null;
  bytes: number;
}

type Endpoint = "acled" | "deleted";
type Question = Record<string, string>;
type Row = Record<string, unknown>;

const numeric = new Map(isoNumericTable().map(([code, iso3]) => [iso3, String(code)]));

function filters({from, to, country, since}: AcledQuery): Question {
  const code = country === null ? undefined : numeric.get(country);
  return {
    ...(country === null ? {} : code === undefined ? {country: countryName(country, "en") ?? country} : {iso: code}),
    event_date: `${from}|${to}`, event_date_where: "BETWEEN",
    ...(since === null ? {} : {timestamp: String(since), timestamp_where: ">="})
  };
}

async function writeRows(out: WriteStream, rows: Row[], told: Told): Promise<void> {
  const first = told.columns === null;
  const columns = told.columns ??= Object.keys(rows[0]!);
  const lines = rows.map((row) => csvLine(columns.map((column) => row[column])));
  if (!out.write(`${first ? csvLine(columns) : ""}${lines.join("")}`)) await once(out, "drain");
}

/** The last visible day, which accounts of some tiers are told: `{date_recency: {quantity: 12, unit: "Months", date: "2025-11-22"}}`. */
function recency(restrictions: unknown): string | null {
  const date = (restrictions as {date_recency?: {date?: unknown}} | null | undefined)?.date_recency?.date;
  return typeof date === "string" && /^\d{4}-\d\d-\d\d/.test(date) ? date.slice(0, 10) : null;
}
