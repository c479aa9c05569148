import type {Hono} from "hono";
import {fail} from "../../error.ts";
import {describeMeasures, findActors} from "../../index.ts";
import {parseParams} from "../../param.ts";
import type {Api} from "./api.ts";
import {limited, tagged} from "./ask.ts";
import {digest} from "./state-tag.ts";
import {openapi} from "./openapi.ts";
import {actorParams} from "./parameters.ts";

/** What is there to be asked: session, measures, releases, actors. */
export function catalogueRoutes(app: Hono, api: Api): void {
  const catalogue = describeMeasures();
  const description = openapi(api.version);
  app.get("/api/session", (context) => {
    const {sources} = api.store.state();
    return context.json({
      version: api.version, import: api.local && api.takesFiles, case: api.read?.id ?? null, simulated: Object.values(sources).some(({source}) => source.simulated),
      etag: api.tag.current, languages: ["en", "fr"]
    });
  });
  app.get("/api/measures", (context) => context.json(catalogue));
  app.get("/api/openapi.json", (context) => context.json(description));
  app.get("/api/releases", (context) => {
    const {sources, releases} = api.store.state();
    return context.json({
      sources: Object.values(sources).map(({source, events}) => ({...source, events})),
      releases: releases.map(({file: _file, rejections: _rejections, ...release}) => release)
    });
  });
  app.get("/api/releases/:id/rejections", async (context) => {
    const id = context.req.param("id");
    const {sources, releases} = api.store.state();
    const release = releases.find((candidate) => candidate.id === id);
    if (!release) return fail("release_not_loaded", {release: id, loaded: releases.map((other) => other.id).join(", ") || "none"});
    if (!api.local && sources[release.source]?.source.restricted) fail("rows_local", {source: release.source});
    return context.json({release: id, rejections: await api.store.rejections(id)});
  });
  app.get("/api/actors", async (context) => {
    const {q, source, limit} = parseParams(actorParams, context.req.queries());
    if (q !== null && q.length > 100) fail("invalid_value", {field: "q", value: `${q.slice(0, 40)}...`, expected: "at most 100 characters"});
    return tagged(context, digest(JSON.stringify([api.version, api.tag.current, q, source, limit])))
      ?? context.json({actors: await limited(context, api, (signal) => findActors(api.store, {text: q ?? "", source, limit, signal}))});
  });
}
