import {loadEmbedded, readCase} from "../../index.ts";
import type {Views} from "./views.ts";

/** Serves an assistant until it goes away; standard output is the protocol's alone. */
export async function mcpCommand(folder: string | undefined, options: Record<string, unknown>, views: Views): Promise<void> {
  const read = folder === undefined ? null : readCase(folder);
  if (read) await loadEmbedded(read, String(options.store));
  await (await views.mcp()).serveAssistant({directory: String(options.store), read, version: String(options.version)});
}
