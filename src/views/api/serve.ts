import {createAdaptorServer} from "@hono/node-server";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {fail} from "../../error.ts";
import {Store, type Case} from "../../index.ts";
import {createApi, usualLimits, type Limits} from "./app.ts";

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

const loopback = ["127.0.0.1", "::1", "localhost"];

/** Serves a store until it is closed. */
export async function serve({directory, read, version, host, port, token, takesFiles, page, limits}: ServeOptions): Promise<Served> {
  const local = loopback.includes(host);
  if (!local && (token?.length ?? 0) < 16) fail("serve_token", {host});
  const store = await Store.open(directory, {resident: true, connections: 3});
  const app = createApi({store, read, version, local, takesFiles, page, token, hosts: null, limits: {...usualLimits, ...limits}});
  const server = createAdaptorServer({fetch: app.fetch, createServer});
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      store.close();
      reject(error);
    });
    server.listen(port, host, resolve);
  }).catch((error: NodeJS.ErrnoException) => error.code === "EADDRINUSE" ? fail("port_taken", {port}) : Promise.reject(error));
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}/`,
    close: () => new Promise((resolve) => server.close(() => {
      store.close();
      resolve();
    }))
  };
}
