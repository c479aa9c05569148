import type {Hono} from "hono";
import {stream} from "hono/streaming";
import {createWriteStream, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {Readable, Transform} from "node:stream";
import {pipeline} from "node:stream/promises";
import {fail, HarmattanError} from "../../error.ts";
import {importFile, type ImportProgress} from "../../index.ts";
import {parseParams} from "../../param.ts";
import type {Api} from "./api.ts";
import {importParams} from "./parameters.ts";
import {languageOf, problemOf} from "./problem.ts";

/** Takes a file into the store and tells how it goes, a line of JSON each: {progress}, then {summary} or {error}. */
export function importRoute(app: Hono, api: Api): void {
  app.post("/api/import", async (context) => {
    if (!api.local || !api.takesFiles) fail("import_off", {});
    const {name, mapping} = parseParams(importParams, context.req.queries());
    if (name === null || !/^[^/\\\0]{1,200}$/.test(name) || name !== basename(name) || name.startsWith(".")) return fail("invalid_value", {field: "name", value: name ?? "", expected: importParams.name.expected});
    const folder = mkdtempSync(join(tmpdir(), "harmattan-import-"));
    const {body, signal} = context.req.raw;
    context.header("Content-Type", "application/x-ndjson; charset=utf-8");
    context.header("Cache-Control", "no-store");
    return stream(context, async (out) => {
      const tell = (line: object) => out.write(`${JSON.stringify(line)}\n`);
      try {
        const file = join(folder, name);
        await receive(body, file, api.limits.body, signal);
        if (mapping !== null) writeFileSync(join(folder, "mapping.yml"), mapping);
        const summary = await importFile(api.store.directory, file, {
          origin: name, signal, ...(mapping === null ? {} : {mapping: join(folder, "mapping.yml")}), progress: (progress: ImportProgress) => void tell({progress: {...progress, file: name}})
        });
        await tell({summary});
      } catch (error) {
        await tell({error: problemOf(withoutFolder(error, folder), languageOf(context))});
      } finally {
        rmSync(folder, {recursive: true, force: true});
      }
    });
  });
}

async function receive(body: ReadableStream<Uint8Array> | null, file: string, limit: number, signal: AbortSignal): Promise<void> {
  let length = 0;
  const count = new Transform({transform(chunk: Buffer, _encoding, done) {
    length += chunk.length;
    if (length > limit) done(new HarmattanError("body_large", {limit: `${Math.round(limit / 1e6)} MB`}));
    else done(null, chunk);
  }});
  await pipeline(Readable.fromWeb((body ?? new ReadableStream()) as never), count, createWriteStream(file), {signal});
}

/** An error without the server's path of what was handed over. */
function withoutFolder(error: unknown, folder: string): unknown {
  if (!(error instanceof HarmattanError)) return error;
  const bare = (text: string) => text.replaceAll(`${folder}/`, "");
  return new HarmattanError(error.code, Object.fromEntries(Object.entries(error.values).map(([name, value]) => [name, typeof value === "string" ? bare(value) : value])), {cause: error, cure: bare(error.cure)});
}
