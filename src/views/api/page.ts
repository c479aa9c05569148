import type {Hono} from "hono";
import {serveStatic} from "@hono/node-server/serve-static";
import {compress} from "hono/compress";
import {fail} from "../../error.ts";
import type {Api} from "./api.ts";

/** What the page may do: scripts, styles, pictures and data of this server, and nothing else. */
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The built page of the explorer: files whose names hold a hash are kept by browsers, the rest is asked for again. */
export function pageRoutes(app: Hono, {page}: Api): void {
  app.use(compress());
  if (page) {
    app.get("*", serveStatic({root: page, onFound: (path, context) => {
      context.header("Content-Security-Policy", policy);
      context.header("Cache-Control", /[-.][\w-]{8,}\.\w+$/.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
    }}));
  } else {
    app.get("/", (context) => context.html(unbuilt, 200, {"content-security-policy": policy}));
  }
  app.all("*", (context) => fail("not_found", {path: context.req.path}));
}

const unbuilt = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Harmattan</title>
<h1>The API is served, the page is not built</h1>
<p>This is a checkout whose explorer was not built. Build it with <code>npm run build:web</code>, then start <code>harmattan serve</code> again.</p>
<p>Until then: <a href="/api/measures">the measures</a>, <a href="/api/openapi.json">the description of the API</a>.</p>
</html>
`;
