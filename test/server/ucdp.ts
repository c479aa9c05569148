import type {TestContext} from "node:test";
import {ucdpGed} from "../../src/sources/ucdp-ged.ts";
import {json, serve, type Reply, type Served} from "./faulty.ts";

export const token = "token-of-the-test";

export interface UcdpServer extends Served {
  /** Published files by path below the folder of downloads, e.g. `ged/ged261-csv.zip`. */
  files: Map<string, {body: Buffer | string; modified: string}>;
  /** Events of the API by version. */
  versions: Map<string, UcdpRow[]>;
  /** Paths of the requests since the last call, with what tells them apart. */
  asked: () => string[];
}

export type UcdpRow = Record<string, string | number | null>;

/** UCDP's downloads below `/downloads` and its API below `/api`, as documented: 0-based pages, at most 1,000 rows, a token in a header. */
export async function ucdpServer(t: Pick<TestContext, "after">): Promise<UcdpServer> {
  const files: UcdpServer["files"] = new Map();
  const versions: UcdpServer["versions"] = new Map();
  const served = await serve(t, ({path, query, headers}): Reply => {
    const version = /^\/api\/gedevents\/(.+)$/.exec(path)?.[1];
    if (version !== undefined) return headers["x-ucdp-access-token"] === token ? page(version, query) : json({message: "API token required"}, 401);
    const file = files.get(path.replace("/downloads/", ""));
    if (!file) return {status: 404, headers: {"content-type": "text/html"}, body: "<!doctype html><title>404</title>"};
    return {headers: {"content-type": path.endsWith("zip") ? "application/zip" : "text/csv", "last-modified": new Date(file.modified).toUTCString()}, body: file.body};
  });
  let told = 0;
  return {...served, files, versions, asked: () => served.arrivals.slice(told, told = served.arrivals.length).map(({method, path, query}) => `${method} ${path}${query.size ? `?${query}` : ""}`)};

  function page(version: string, query: URLSearchParams): Reply {
    const rows = versions.get(version);
    if (!rows) return json({message: "no such version"}, 404);
    const size = Math.min(Number(query.get("pagesize") ?? 100), 1000);
    const n = Number(query.get("page") ?? 0);
    const pages = Math.ceil(rows.length / size);
    const url = (p: number) => (p >= 0 && p < pages ? `/api/gedevents/${version}?pagesize=${size}&page=${p}` : "");
    return json({TotalCount: rows.length, TotalPages: pages, PreviousPageUrl: url(n - 1), NextPageUrl: url(n + 1), Result: rows.slice(n * size, (n + 1) * size)});
  }
}

/** Invented events in UCDP's columns, one a day from `from` on. */
export function ucdpRows(count: number, from: string, firstId = 1): UcdpRow[] {
  return Array.from({length: count}, (_, i) => {
    const day = new Date(Date.parse(from) + i * 86_400_000).toISOString().slice(0, 10);
    const known: UcdpRow = {
      id: firstId + i, relid: `TST-${firstId + i}`, year: Number(day.slice(0, 4)), code_status: "Clear", type_of_violence: 1, conflict_new_id: 1, conflict_name: "Testland: Government",
      dyad_new_id: 1, dyad_name: "Government of Testland - \"The\" Others, east", side_a_new_id: 1, side_a: "Government of Testland", side_b_new_id: 2, side_b: "\"The\" Others, east",
      number_of_sources: 1, source_article: "first line\nsecond line", where_prec: 1, where_coordinates: "Testtown", adm_1: "Test region", latitude: 12 + (i % 20) / 100, longitude: -1.5, priogrid_gid: 146877,
      country: "Mali", country_id: 432, region: "Africa", event_clarity: 1, date_prec: 1, date_start: `${day}T00:00:00`, date_end: `${day}T00:00:00`,
      deaths_a: 0, deaths_b: 1, deaths_civilians: 0, deaths_unknown: 0, best: 1, high: 2, low: 1, gwnoa: "432", gwnob: null
    };
    return Object.fromEntries(ucdpGed.standardOrder!.map((column) => [column, known[column] ?? null]));
  });
}

/** The same events as UCDP publishes them in a file. */
export function ucdpCsv(rows: readonly UcdpRow[]): string {
  const field = (value: string | number | null) => (value === null ? "" : /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  return [ucdpGed.standardOrder!, ...rows.map((row) => Object.values(row))].map((values) => values.map(field).join(",")).join("\n") + "\n";
}
