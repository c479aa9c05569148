import {Hono, type Context} from "hono";
import {compress} from "hono/compress";
import {HarmattanError, fail} from "../../error.ts";
import type {Api, ApiOptions} from "./api.ts";
import {askRoutes} from "./ask.ts";
import {caseRoutes} from "./case.ts";
import {catalogueRoutes} from "./catalogue.ts";
import {guard} from "./guard.ts";
import {importRoute} from "./import.ts";
import {pageRoutes} from "./page.ts";
import {problem} from "./problem.ts";
import {StateTag} from "./state-tag.ts";
import {Turns} from "./turns.ts";

export function createApi(options: ApiOptions): Hono {
  const api: Api = {...options, tag: new StateTag(options.store.directory), tags: new Map(), running: 0, turns: new Turns()};
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
