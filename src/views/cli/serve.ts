import {loadEmbedded, readCase} from "../../index.ts";
import {integer, parseParams} from "../../param.ts";
import {print, tell} from "./output.ts";
import type {Views} from "./views.ts";

/** Serves the explorer and its API until it is interrupted. */
export async function serveCommand(folder: string | undefined, options: Record<string, unknown>, views: Views): Promise<void> {
  const {port} = parseParams({port: integer(8080, {max: 65535, about: "port"})}, {port: String(options.port)});
  const read = folder === undefined ? null : readCase(folder);
  if (read) await loadEmbedded(read, String(options.store));
  const {serve} = await views.api();
  const token = typeof options.token === "string" ? options.token : null;
  const served = await serve({
    directory: String(options.store), read, version: String(options.version), host: String(options.host), port, token,
    takesFiles: options.import !== false, page: await (await views.web()).ensureBundle(tell)
  });
  print(token === null ? served.url : `${served.url}login?token=${encodeURIComponent(token)}`);
  tell("(stop with Ctrl-C)");
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
  });
  await served.close();
}
