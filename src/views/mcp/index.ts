import {StdioServerTransport} from "@modelcontextprotocol/sdk/server/stdio.js";
import {Store, type Case} from "../../index.ts";
import {StudyThreads} from "../../threads/index.ts";
import {createMcp} from "./server.ts";

export {createMcp, type McpOptions} from "./server.ts";

/** Serves an assistant over standard input and output until the input ends. */
export async function serveAssistant({directory, read, version}: {directory: string; read: Case | null; version: string}): Promise<void> {
  const store = await Store.open(directory, {resident: true});
  const threads = new StudyThreads(directory);
  const server = createMcp({store, threads, read, version});
  const ended = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    process.stdin.once("end", resolve).once("close", resolve);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
  await threads.close();
  store.close();
}
