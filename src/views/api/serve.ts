import {createAdaptorServer} from "@hono/node-server";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {availableParallelism} from "node:os";
import {fail} from "../../error.ts";
import {Store, type Case} from "../../index.ts";
import {createApi} from "./app.ts";
import {StudyThreads} from "../../threads/index.ts";
import {connectionLimits, engineLimits, usualLimits, type Limits} from "./limits.ts";

export interface ServeOptions {
  directory: string;
  read: Case | null;
  version: string;
  host: string;
  /** 0 takes a free one. */
  port: number;
  token: string | null;
  takesFiles: boolean;
  /** Folder of the built page; null where there is none. */
  page: string | null;
  limits?: Partial<Limits>;
}

export interface Served {
  url: string;
  close(): Promise<void>;
}

const loopback: readonly string[] = ["127.0.0.1", "::1", "localhost"];

/** Longest question that a thread or a connection may still answer when what it asked was let go. */
const grace = 120_000;

/** Serves a store until it is closed. */
export async function serve({directory, read, version, host, port, token, takesFiles, page, limits}: ServeOptions): Promise<Served> {
  const local = loopback.includes(host);
  if (token !== null && token.length < 16 || !local && token === null) fail("serve_token", {host});
  // questions come side by side, so that half of the cores for each is quicker than all of them
  const store = await Store.open(directory, {resident: true, grace, ...engineLimits, threads: Math.max(1, Math.floor(availableParallelism() / 2))});
  const threads = new StudyThreads(directory);
  const app = createApi({
    store, threads, read, version, local, takesFiles, page, token, hosts: local && token === null ? ["127.0.0.1", "[::1]", "localhost"] : null, limits: {...usualLimits, ...limits}
  });
  const server = createAdaptorServer({fetch: app.fetch, createServer, serverOptions: {maxHeaderSize: connectionLimits.headerBytes, headersTimeout: connectionLimits.headerTime, keepAliveTimeout: connectionLimits.idleTime}}) as Server;
  server.maxHeadersCount = connectionLimits.headers;
  server.maxConnections = connectionLimits.connections;
  await listening(server, port, host).catch(async (error: NodeJS.ErrnoException) => {
    store.close();
    return error.code === "EADDRINUSE" ? fail("port_taken", {port}) : Promise.reject(error);
  });
  // the first question need not wait for what all of them use
  for (const source of Object.keys(store.state().sources)) void store.view(source).catch(() => undefined);
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await threads.close();
      store.close();
    }
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}
