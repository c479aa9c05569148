import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Context, Hono} from "hono";
import {fail} from "../../error.ts";
import {arrowOf, csv, geojson, handedOn, measures, parseParams, parseSelection, runMeasure, selectionText, writeParquet, type Measure, type Result} from "../../index.ts";
import {integer, keyword, type Input, type Params} from "../../param.ts";
import type {Api} from "./app.ts";
import {digest} from "./state-tag.ts";

export const formats = ["json", "csv", "geojson", "parquet", "arrow"] as const;
type Format = (typeof formats)[number];

/** Parameters of the form of an answer, beside those of selection and measure. */
export const formParams = {format: keyword(formats, "json", "form of the answer; all but json link to the json, which says what must be known to read it")} as const;

/** How many events a page of /api/events has. */
export const pageLimit = integer(100, {min: 1, max: 10_000, about: "events on a page"});

export function askRoutes(app: Hono, api: Api): void {
  app.get("/api/measures/:name", (context) => {
    const name = context.req.param("name");
    const measure = measures.find((candidate) => candidate.name === name);
    if (!measure) return fail("not_found", {path: context.req.path});
    return ask(context, api, measure, context.req.queries());
  });
  app.get("/api/events", (context) => {
    const {limit, ...input} = context.req.queries();
    return ask(context, api, measures.find(({name}) => name === "events")!, {...input, limit: [String(parseParams({limit: pageLimit}, {limit}).limit)]});
  });
}

async function ask(context: Context, api: Api, measure: Measure, {format: form, ...input}: Record<string, string[]>): Promise<Response> {
  const {format} = parseParams(formParams, {format: form});
  const tag = `"${tagOf(api, measure, input, format)}"`;
  context.header("ETag", tag);
  context.header("Cache-Control", "private, no-cache");
  if (context.req.header("if-none-match")?.split(/\s*,\s*/).some((one) => one.replace(/^W\//, "") === tag)) return context.body(null, 304);
  const signal = within(context.req.raw.signal, api.limits.time);
  const result = await runMeasure(api.store, measure.name, input, {prefer: api.read?.sources ?? [], mostRows: api.limits.rows, work: {signal}, ...restriction(api, format)});
  return answer(context, api, result, format);
}

/** Names the question and the state of the store that would answer it; a wrong parameter fails here, before anything is asked. */
function tagOf(api: Api, {name, params}: Measure, input: Input, format: Format): string {
  const own = Object.fromEntries(Object.entries(input).filter(([key]) => key in params));
  const selection = parseSelection(Object.fromEntries(Object.entries(input).filter(([key]) => !(key in params))));
  return digest(JSON.stringify([api.version, api.tag.current, api.read?.sources ?? [], name, format, selectionText(selection), parseParams(params as Params, own)]));
}

/** Rows of a source whose terms forbid passing them on: shown on this machine, copied a few at a time, and not sent anywhere else. */
function restriction({local}: Api, format: Format): {restrictedRows?: number} {
  return local ? format === "json" ? {} : {restrictedRows: handedOn} : {restrictedRows: 0};
}

/** Aborts when the client goes away or time is up. */
export function within(signal: AbortSignal, time: number): AbortSignal {
  const timer = new AbortController();
  const clock = setTimeout(() => timer.abort(), time);
  clock.unref();
  return AbortSignal.any([signal, timer.signal]);
}

async function answer(context: Context, api: Api, result: Result, format: Format): Promise<Response> {
  if (format === "json") return context.json(result);
  const url = new URL(context.req.url);
  url.searchParams.set("format", "json");
  context.header("Link", `<${url.pathname}${url.search}>; rel="describedby"; type="application/json"`);
  context.header("Content-Disposition", `attachment; filename="${result.measure}.${format}"`);
  switch (format) {
    case "csv": return context.body(`${csv(Object.keys(result.columns), result.rows)}\r\n`, 200, {"content-type": "text/csv; charset=utf-8"});
    case "geojson": return context.body(geojson(result), 200, {"content-type": "application/geo+json"});
    case "arrow": return context.body(bytes(await arrowOf(result)), 200, {"content-type": "application/vnd.apache.arrow.stream"});
    case "parquet": return context.body(bytes(await parquetOf(api, result)), 200, {"content-type": "application/vnd.apache.parquet"});
  }
}

async function parquetOf({store}: Api, result: Result): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "harmattan-"));
  try {
    await writeParquet(store, result, join(folder, "rows.parquet"));
    return readFileSync(join(folder, "rows.parquet"));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function bytes(array: Uint8Array): Uint8Array<ArrayBuffer> {
  return array as Uint8Array<ArrayBuffer>;
}
