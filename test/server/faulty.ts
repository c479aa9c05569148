import {createServer} from "node:http";
import type {IncomingMessage, ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import type {TestContext} from "node:test";

/** A request as it arrived. */
export interface Arrival {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: string;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: Buffer | string;
}

/** What goes wrong instead of the reply: another reply, a body that breaks off half-way, or silence. */
export type Fault = Reply | "cut" | "hang";

export interface Served {
  url: string;
  /** Every request so far. */
  arrivals: Arrival[];
  /** Faults by number of the request that they hit, from 0. */
  faults: Map<number, Fault>;
}

/** A local server that answers as `reply` says, but for its faults; it ends with the test. */
export async function serve(t: Pick<TestContext, "after">, reply: (arrival: Arrival, n: number) => Reply): Promise<Served> {
  const arrivals: Arrival[] = [];
  const faults = new Map<number, Fault>();
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text)).on("end", () => {
      const {pathname, searchParams} = new URL(request.url!, "http://local");
      const arrival = {method: request.method!, path: pathname, query: searchParams, headers: request.headers, body};
      const n = arrivals.push(arrival) - 1;
      const fault = faults.get(n);
      if (fault === "hang") return;
      send(response, arrival, fault === "cut" || fault === undefined ? reply(arrival, n) : fault, fault === "cut");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, arrivals, faults};
}

export function json(value: unknown, status = 200): Reply {
  return {status, headers: {"content-type": "application/json; charset=utf-8"}, body: JSON.stringify(value)};
}

function send(response: ServerResponse, {method}: Arrival, {status = 200, headers = {}, body = ""}: Reply, cut: boolean): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {"content-length": String(bytes.length), ...headers});
  if (method === "HEAD") response.end();
  else if (cut) response.write(bytes.subarray(0, bytes.length >> 1), () => setTimeout(() => response.destroy(), 20));
  else response.end(bytes);
}
