import {Hono, type Context} from "hono";
import {compress} from "hono/compress";
import {HarmattanError, fail} from "../../error.ts";
import type {Case, Store} from "../../index.ts";
import {askRoutes} from "./ask.ts";
import {caseRoutes} from "./case.ts";
import {catalogueRoutes} from "./catalogue.ts";
import {guard} from "./guard.ts";
import {importRoute} from "./import.ts";
import {pageRoutes} from "./page.ts";
import {problem} from "./problem.ts";
import {StateTag} from "./state-tag.ts";
import type {Threads} from "./threads.ts";

export interface ApiOptions {
  store: Store;
  threads: Threads;
  /** The case that is served; its order of sources decides where a request names none. */
  read: Case | null;
  version: string;
  /** True where only this machine is served: rows that may not be passed on are shown, files are taken. */
  local: boolean;
  /** Takes files that are dropped on the page; only where `local`. */
  takesFiles: boolean;
  /** Names and numbers under which the server may be addressed; null for any. */
  hosts: readonly string[] | null;
  /** What a client has to show; null where only this machine is served. */
  token: string | null;
  /** Folder of the built page; null where there is none. */
  page: string | null;
  limits: Limits;
}

/** Bounds of what one request may cost. */
export interface Limits {
  /** Rows of an answer. */
  rows: number;
  /** Milliseconds that a request may take. */
  time: number;
  /** Bytes of a file that is handed over. */
  body: number;
  /** Requests of one client in a second, beyond loopback; a burst of ten times as many is let through. */
  rate: number;
  /** Questions that may be answered at once, those that wait for the engine included. */
  running: number;
}

export const usualLimits: Limits = {rows: 100_000, time: 60_000, body: 2 ** 31, rate: 20, running: 200};

/** What every route needs. */
export interface Api extends ApiOptions {
  tag: StateTag;
  /** ETags of the last few thousand addresses. */
  tags: Map<string, string>;
  /** Questions that are being answered. */
  running: number;
}

export function createApi(options: ApiOptions): Hono {
  const api: Api = {...options, tag: new StateTag(options.store.directory), tags: new Map(), running: 0};
  const app = new Hono();
  app.onError((error, context) => {
    // nobody waits for it any more
    if (context.req.raw.signal.aborted) return context.body(null);
    if (!(error instanceof HarmattanError)) process.stderr.write(`harmattan: ${error.stack ?? error.message}\n`);
    return problem(context, error);
  });
  app.use(guard(api));
  if (!api.local) app.use("/api/*", compress());
  catalogueRoutes(app, api);
  askRoutes(app, api);
  caseRoutes(app, api);
  importRoute(app, api);
  app.all("/api/*", unknown);
  pageRoutes(app, api);
  return app;
}

/** What no route answers: a path that is none, or a method that its route does not have. */
function unknown(context: Context): never {
  const {path, method} = context.req;
  const allowed = path === "/api/import" ? ["POST"] : ["GET", "HEAD"];
  if (allowed.includes(method)) return fail("not_found", {path: path.slice(0, 100)});
  context.header("Allow", allowed.join(", "));
  return fail("method_unknown", {path: path.slice(0, 100), method: method.slice(0, 20)});
}
