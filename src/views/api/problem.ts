import type {Context} from "hono";
import {detectFromHeader, type DetectorOptions} from "hono/language";
import type {ContentfulStatusCode} from "hono/utils/http-status";
import {HarmattanError} from "../../index.ts";
import type {ErrorCode} from "../../error.ts";
import {inFrench} from "../../error-fr.ts";
import {languages, type Language} from "./parameters.ts";

/** An error as RFC 9457 has it. `type` ends in the code of the table of errors; `field` is the parameter at fault, where one is. */
export interface Problem {
  type: string;
  title: ErrorCode;
  status: number;
  detail: string;
  cure: string;
  field?: string;
}

/** The problem in a language; `title` is the code in all of them. */
export function problemOf(error: unknown, language: Language): Problem {
  const known = error instanceof HarmattanError ? error : new HarmattanError("internal", {message: error instanceof Error ? error.name : "unknown"}, {cause: error});
  const {code, values} = known;
  const {message, cure} = language === "fr" ? inFrench(known) : known;
  const field = code === "invalid_value" ? values.field : undefined;
  return {type: `urn:harmattan:error:${code}`, title: code, status: statusOf(code), detail: message, cure, ...(field === undefined ? {} : {field: String(field).replace(/^--/, "")})};
}

export function problem(context: Context, error: unknown): Response {
  const language = languageOf(context);
  const told = problemOf(error, language);
  if (error instanceof HarmattanError && error.code === "server_busy") context.header("Retry-After", String(error.values.seconds));
  if (told.status === 401) context.header("WWW-Authenticate", "Bearer");
  return context.body(JSON.stringify(told), told.status as ContentfulStatusCode, {"content-type": "application/problem+json; charset=utf-8", "content-language": language, "cache-control": "no-store"});
}

/** The language in which a request is told what is wrong: `lang` where it names one, else what the client prefers, else English. */
export function languageOf(context: Context): Language {
  const asked = languages.find((language) => language === context.req.query("lang"));
  return asked ?? (detectFromHeader(context, header) as Language | undefined) ?? "en";
}

const header: DetectorOptions = {order: ["header"], lookupQueryString: "lang", lookupCookie: "", lookupFromPathIndex: 0, lookupFromHeaderKey: "accept-language", caches: false, supportedLanguages: [...languages], fallbackLanguage: "en", ignoreCase: true, debug: false};

/** The status of every code of the table of errors; what is not named here is a fault of a file that was handed over. */
export function statusOf(code: ErrorCode): number {
  for (const [status, codes] of byStatus) if (codes.includes(code)) return status;
  return 422;
}

const byStatus: readonly (readonly [number, readonly ErrorCode[]])[] = [
  [400, ["usage", "unknown_actor", "ambiguous_actor", "unidentified_place", "worldwide_actor", "invalid_value", "actor_needed", "url_scheme", "diff_sources", "diff_deletions", "figure_sources", "fetch_scope", "query_large"]],
  [401, ["token_needed"]],
  [403, ["rows_restricted", "rows_local", "origin_refused", "import_off"]],
  [404, ["not_found", "case_none", "case_missing", "claims_missing", "release_not_loaded", "source_not_loaded", "nothing_as_of"]],
  [405, ["method_unknown"]],
  [409, ["source_ambiguous", "store_empty", "not_a_census", "role_undefined", "tactics_missing", "case_exists", "bundle_taken"]],
  [413, ["body_large"]],
  [421, ["host_refused"]],
  [429, ["server_busy"]],
  [500, ["internal", "store_damaged", "store_newer", "store_forbidden", "serve_token", "port_taken", "chromium_missing", "pdf_failed", "key_missing", "bundle_unreadable", "bundle_not_recomputed", "bundle_unchecked", "bundle_differs"]],
  [502, ["download_failed", "download_refused", "download_missing", "download_forbidden", "download_html", "download_redirect", "download_too_large", "download_checksum", "fetch_offline", "fetch_none", "api_key", "api_forbidden", "api_quota", "api_busy", "api_not_json", "api_incomplete", "acled_login", "acled_tier"]],
  [503, ["query_slow", "store_locked", "store_lock_lost", "engine_memory", "worker_died", "fetch_slow"]],
  [507, ["store_full", "workspace_full"]]
];
