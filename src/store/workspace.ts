import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {join} from "node:path";
import {fail, HarmattanError} from "../error.ts";
import {Engine, plainMessage, type EngineOptions} from "./engine.ts";
import {processTag} from "./lock.ts";
import {sweepStaging} from "./state.ts";

export interface WorkOptions {
  engine?: EngineOptions | undefined;
  signal?: AbortSignal | undefined;
  /** What is worked on, for messages. */
  file: string;
}

/**
 * Does `work` with an engine and a folder of its own in the store's staging, both of which go afterwards. What the disk or
 * the engine's memory refuse comes out as an error of ours; what killed processes left behind is removed first.
 */
export async function inWorkspace<T>(directory: string, options: WorkOptions, work: (engine: Engine, workspace: string) => Promise<T>): Promise<T> {
  let workspace: string | undefined;
  let engine: Engine | undefined;
  const interrupt = () => engine?.interrupt();
  options.signal?.addEventListener("abort", interrupt);
  try {
    mkdirSync(join(directory, "staging"), {recursive: true});
    sweepStaging(directory);
    workspace = mkdtempSync(join(directory, "staging", `import-${processTag()}-`));
    engine = await Engine.open({spill: join(workspace, "spill"), ...options.engine});
    return await work(engine, workspace);
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw refusal(cause, directory, options.file);
  } finally {
    options.signal?.removeEventListener("abort", interrupt);
    engine?.close();
    if (workspace) rmSync(workspace, {recursive: true, force: true});
  }
}

/** Refusals of the disk and of the engine's memory under their codes; anything else as it is. */
export function refusal(cause: unknown, store: string, file: string): unknown {
  if (cause instanceof HarmattanError && cause.code !== "table_unreadable") return cause;
  const inner = cause instanceof HarmattanError && cause.cause !== undefined ? cause.cause : cause;
  const message = plainMessage(inner);
  const code = inner instanceof Error && "code" in inner ? String(inner.code) : "";
  try {
    if (code === "ENOSPC" || code === "EDQUOT" || /no space left|disk quota exceeded|max_temp_directory_size/i.test(message)) return fail("store_full", {store}, {cause});
    if (/^(EACCES|EPERM|EROFS)$/.test(code) || /permission denied|read-only file system/i.test(message)) return fail("store_forbidden", {store, reason: code || message}, {cause});
    if (/^(ENOTDIR|EEXIST)$/.test(code)) return fail("store_forbidden", {store, reason: "it is not a folder"}, {cause});
    if (inner instanceof Error && /out of memory/i.test(inner.message)) return fail("engine_memory", {file, message}, {cause});
  } catch (refused) {
    return refused;
  }
  return cause;
}
