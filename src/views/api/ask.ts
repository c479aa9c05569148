import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Context, Hono} from "hono";
import {fail, HarmattanError} from "../../error.ts";
import {arrowOf, csv, geojson, handedOn, measures, parseParams, parseQuestion, runMeasure, selectionText, writeParquet, type Measure, type Result} from "../../index.ts";
import type {Input} from "../../param.ts";
import type {Api} from "./api.ts";
import {arrowRows, parameterLimits as most} from "./limits.ts";
import {mediaTypes} from "./media-types.ts";
import {formParams, pageParams, type Format} from "./parameters.ts";
import {digest} from "./state-tag.ts";

export function askRoutes(app: Hono, api: Api): void {
  app.get("/api/measures/:name", (context) => {
    const unchanged = asBefore(context, api);
    if (unchanged) return unchanged;
    const name = context.req.param("name");
    const measure = measures.find((candidate) => candidate.name === name);
    if (!measure) return fail("not_found", {path: context.req.path});
    return ask(context, api, measure, context.req.queries());
  });
  app.get("/api/events", (context) => {
    const {limit, ...input} = context.req.queries();
    return ask(context, api, measures.find(({name}) => name === "events")!, {...input, limit: [String(parseParams(pageParams, {limit}).limit)]});
  });
}

async function ask(context: Context, api: Api, measure: Measure, {format: form, lang, ...input}: Record<string, string[]>): Promise<Response> {
  checkSize(input);
  const {format} = parseParams(formParams, {format: form, lang});
  const tag = tagOf(api, measure, input, format);
  remember(api, context, tag);
  const unchanged = tagged(context, tag);
  if (unchanged) return unchanged;
  const options = {prefer: api.read?.sources ?? [], mostRows: format === "arrow" ? arrowRows * api.limits.rows : api.limits.rows, columnar: format === "arrow", ...restriction(api, format)};
  const result = await limited(context, api, (signal) => measure.study ? api.threads.measure(measure.name, input, options, signal) : runMeasure(api.store, measure.name, input, {...options, work: {signal}}));
  return answer(context, api, result, format);
}

/** The 304 of an address that was asked before, without reading its parameters again. */
function asBefore(context: Context, api: Api): Response | undefined {
  if (context.req.header("if-none-match") === undefined) return undefined;
  const tag = api.tags.get(`${api.tag.current} ${context.req.url}`);
  return tag === undefined ? undefined : tagged(context, tag);
}

function remember({tags, tag: {current}}: Api, context: Context, tag: string): void {
  tags.set(`${current} ${context.req.url}`, tag);
  if (tags.size > 5_000) tags.delete(tags.keys().next().value!);
}

/** Sets the ETag; answers 304 where the client has what it names. */
export function tagged(context: Context, tag: string): Response | undefined {
  context.header("ETag", `"${tag}"`);
  context.header("Cache-Control", "private, no-cache");
  const known = context.req.header("if-none-match")?.split(",").map((one) => one.trim().replace(/^W\//, "")) ?? [];
  return known.includes(`"${tag}"`) || known.includes("*") ? context.body(null, 304) : undefined;
}

/** Asks within the limits: the signal aborts when the client goes away or time is up, and one question too many is refused. */
export async function limited<T>(context: Context, api: Api, asking: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (api.running >= api.limits.running) fail("server_busy", {seconds: 2});
  const timer = new AbortController();
  const clock = setTimeout(() => timer.abort(new HarmattanError("query_slow", {seconds: api.limits.time / 1000})), api.limits.time);
  api.running += 1;
  const signal = AbortSignal.any([context.req.raw.signal, timer.signal]);
  try {
    await api.turns.next();
    signal.throwIfAborted();
    return await asking(signal);
  } finally {
    api.running -= 1;
    clearTimeout(clock);
  }
}

/** No question needs more; names of actors are compared with thousands of others. */
function checkSize(input: Record<string, string[]>): void {
  for (const [field, values] of Object.entries(input)) {
    if (values.length > most.values) fail("invalid_value", {field, value: `${values.length} values`, expected: `at most ${most.values} values`});
    for (const value of values) if (value.length > most.characters) fail("invalid_value", {field, value: `${value.slice(0, 40)}...`, expected: `at most ${most.characters} characters`});
  }
}

/** Names the question and the state of the store that would answer it; a wrong parameter fails here, before anything is asked. */
function tagOf(api: Api, measure: Measure, input: Input, format: Format): string {
  const {selection, params} = parseQuestion(measure, input, Object.keys(formParams));
  return digest(JSON.stringify([api.version, api.tag.current, api.read?.sources ?? [], measure.name, format, selectionText(selection), params]));
}

/** Rows of a source whose terms forbid passing them on: shown on this machine, copied a few at a time, and not sent anywhere else. */
function restriction({local}: Api, format: Format): {restrictedRows?: number} {
  return local ? format === "json" ? {} : {restrictedRows: handedOn} : {restrictedRows: 0};
}

async function answer(context: Context, api: Api, result: Result, format: Format): Promise<Response> {
  if (result.total !== undefined) context.header("X-Total-Count", String(result.total));
  if (format === "json") return context.json(result);
  const url = new URL(context.req.url);
  url.searchParams.set("format", "json");
  context.header("Link", `<${url.pathname}${url.search}>; rel="describedby"; type="application/json"`);
  context.header("Content-Disposition", `attachment; filename="${result.measure}.${format}"`);
  context.header("Content-Type", mediaTypes[format]);
  switch (format) {
    case "csv": return context.body(`${csv(Object.keys(result.columns), result.rows)}\r\n`);
    case "geojson": return context.body(geojson(result));
    case "arrow": return context.body(bytes(await arrowOf(result)));
    case "parquet": return context.body(bytes(await parquetOf(api, result)));
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
