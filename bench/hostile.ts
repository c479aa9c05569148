import {connect} from "node:net";
import {Random} from "./random.ts";

const methods = ["GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "G\0T", "", "A".repeat(400)] as const;
const paths = [
  "/", "/api/session", "/api/measures/fatalities", "/api/measures/marks", "/api/measures/events", "/api/events", "/api/actors", "/api/releases/x/rejections", "/api/case/claims", "/api/import", "/api/openapi.json", "/login",
  "/../../../etc/passwd", "/..%2f..%2fstore.json", "/%2e%2e/%2e%2e/", "/assets/..%5c..%5cx", "/%00", "/%E0%A4%A", "//evil.example/", "http://evil.example/api/session", "*", "/api/measures/__proto__", "/api/measures/constructor",
  "/api/measures/%2e%2e", "/api/" + "x/".repeat(500), "/api/events#x", "/\u202e", "/api/measures/events;x=1"
] as const;
const names = ["actor", "country", "from", "to", "bbox", "deaths", "limit", "offset", "format", "source", "release", "as-of", "by", "size", "admin1", "q", "name", "mapping", "__proto__", "constructor", "toString", "", "a[]", "x".repeat(200), "token"] as const;
const values = [
  "' OR 1=1 --", "'; DROP TABLE resident_1; --", "$1", "${7*7}", "{{7*7}}", "read_parquet('/etc/passwd')", "../../store.json", "(a+)+$", "a".repeat(290), "a".repeat(5_000), "%00", "%0d%0aSet-Cookie:x=1", "-1", "1e309", "NaN",
  "9007199254740993", "99999999999999999999", "0x10", "null", "undefined", "[object Object]", "<script>alert(1)</script>", "%F0%9F%92%A9", "%ff%fe", "JNIM", "MLI", "ucdp", "2026", "2026-02-30", "0000", "180,90,-180,-90", "0,0,0,0", "json", "arrow", "true"
] as const;
const headers = [
  "Host: localhost", "Host: evil.example", "Host: localhost\r\nHost: evil.example", "Host:", "Connection: Upgrade\r\nUpgrade: websocket", "Transfer-Encoding: chunked\r\nContent-Length: 5", "Content-Length: -1", "Content-Length: 99999999999", "Transfer-Encoding: nonsense",
  "If-None-Match: *", `If-None-Match: ${"\"a\",".repeat(2_000)}`, "Range: bytes=0-18446744073709551615", "Accept-Encoding: gzip;q=999, br, \"", "Authorization: Bearer", "Authorization: Basic Og==", "Cookie: harmattan=%", `Cookie: ${"a=b;".repeat(500)}`,
  "Origin: null", "Sec-Fetch-Site: cross-site", "Expect: 100-continue", "X: \u0000", "No colon here", " folded: header", `X-Long: ${"x".repeat(20_000)}`, "X-Forwarded-For: 127.0.0.1", "Content-Type: application/json"
] as const;

/** One request as bytes that a client with bad intentions could send; most are wrong in some way, and some are cut off. */
export function hostileRequest(random: Random): string {
  const query = Array.from({length: random.below(4)}, () => `${random.pick(names)}=${random.pick(values).replaceAll(" ", "+")}`).join("&");
  const repeated = random.below(40) === 0 ? `&actor=${"x&actor=".repeat(300)}` : "";
  const lines = [
    `${random.pick(methods)} ${random.pick(paths)}${query || repeated ? `?${query}${repeated}` : ""} HTTP/${random.pick(["1.1", "1.1", "1.1", "1.0", "2.0", "0.9", "x"])}`,
    ...random.below(5) ? ["Host: localhost"] : [], ...Array.from({length: random.below(3)}, () => random.pick(headers)), ...random.below(2) ? ["Connection: close"] : []
  ];
  const body = random.below(4) ? "" : random.pick(["{}", "\0".repeat(100), "5\r\nhello\r\n0\r\n\r\n", "id,relid\r\n1,2\r\n", "<html>"]);
  const text = `${lines.join(random.below(20) ? "\r\n" : "\n")}\r\n\r\n${body}`;
  return random.below(15) ? text : text.slice(0, random.below(text.length));
}

/** Sends bytes and hangs up; answers the status lines that came back, none where the server closed without one. */
export function send(port: number, text: string, patience = 10_000): Promise<{statuses: number[]; hung: boolean}> {
  return new Promise((resolve) => {
    let heard = "";
    let hung = false;
    const socket = connect(port, "127.0.0.1", () => socket.end(Buffer.from(text, "latin1")));
    socket.on("data", (data) => heard += data.toString("latin1"));
    socket.on("error", () => undefined);
    socket.setTimeout(patience, () => {
      hung = true;
      socket.destroy();
    });
    socket.on("close", () => resolve({statuses: [...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status)), hung}));
  });
}

/** Sends `n` hostile requests, some at once; answers what was wrong: a 500, or a connection that hangs. */
export async function assail(port: number, n: number, seed: number): Promise<{sent: number; statuses: Map<number, number>; faults: string[]}> {
  const random = new Random(seed);
  const statuses = new Map<number, number>();
  const faults: string[] = [];
  let sent = 0;
  await Promise.all(Array.from({length: 8}, async () => {
    while (sent < n) {
      sent += 1;
      const request = hostileRequest(random);
      const {statuses: heard, hung} = await send(port, request);
      for (const status of heard) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (hung || heard.some((status) => status >= 500 && status !== 503 && status !== 505 && status !== 501)) faults.push(`${hung ? "hangs" : heard.join()}: ${JSON.stringify(request.slice(0, 400))}`);
    }
  }));
  return {sent, statuses, faults};
}
