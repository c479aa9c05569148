import assert from "node:assert/strict";
import {createHash} from "node:crypto";
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {IncomingMessage, ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {after, before, test} from "node:test";
import type {TestContext} from "node:test";
import {gzipSync} from "node:zlib";
import {download} from "../../src/sources/download.ts";
import type {DownloadEffects, DownloadOptions} from "../../src/sources/download.ts";

let folder: string;
let count = 0;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "download-"));
});
after(() => rmSync(folder, {recursive: true, force: true}));

const body = Buffer.from(Array.from({length: 20_000}, (_, i) => `${i},Mali\n`).join(""));
const sha256 = createHash("sha256").update(body).digest("hex");

type Handler = (request: IncomingMessage, response: ServerResponse, visit: number) => void;

async function serve(t: TestContext, handler: Handler): Promise<{url: string; requests: IncomingMessage[]}> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => handler(request, response, requests.push(request)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ged.csv`, requests};
}

function get(url: string, options: Partial<DownloadOptions> = {}) {
  const waits: number[] = [];
  const effects: DownloadEffects = {sleep: async (milliseconds) => void waits.push(milliseconds), now: () => Date.UTC(2026, 0, 1)};
  const to = options.to ?? join(folder, `${++count}`, "ged.csv");
  return {to, waits, done: download(url, {...options, to}, effects)};
}

/** Sends `body` as a server that knows ranges; the connection is cut after `limit` bytes. */
function send(request: IncomingMessage, response: ServerResponse, {etag = '"v1"', limit = Infinity, data = body} = {}): void {
  const from = request.headers["if-range"] === etag ? Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0) : 0;
  response.setHeader("etag", etag).setHeader("content-length", data.length - from).setHeader("content-type", "text/csv");
  if (from > 0) response.writeHead(206, {"content-range": `bytes ${from}-${data.length - 1}/${data.length}`});
  const part = data.subarray(from, Math.min(data.length, from + limit));
  if (from + part.length === data.length) response.end(part);
  else response.write(part, () => setTimeout(() => response.destroy(), 60));
}

test("a file arrives whole, with its checksum, validators and progress, and nothing is left beside it", async (t) => {
  const {url} = await serve(t, (request, response) => send(request, response));
  const seen: [number, number | null][] = [];
  const {to, done} = get(url, {progress: (bytes, total) => seen.push([bytes, total]), sha256: sha256.toUpperCase()});
  assert.deepEqual(await done, {path: to, bytes: body.length, sha256, url, etag: '"v1"', lastModified: null, contentType: "text/csv"});
  assert.deepEqual(readFileSync(to), body);
  assert.deepEqual(seen.at(-1), [body.length, body.length]);
  assert.ok(!existsSync(`${to}.part`) && !existsSync(`${to}.part.json`));
});

test("a cut connection goes on where it stopped, as long as each attempt brings something", async (t) => {
  const {url, requests} = await serve(t, (request, response) => send(request, response, {limit: 30_000}));
  // fewer attempts than there are cuts; on a busy machine one of them may bring nothing
  const {to, done, waits} = get(url, {attempts: 5});
  assert.equal((await done).sha256, sha256);
  assert.deepEqual(readFileSync(to), body);
  assert.ok(requests.length >= Math.ceil(body.length / 30_000) && requests.length > 5);
  assert.deepEqual(requests.slice(1).map(({headers}) => [headers["if-range"], headers.range !== undefined]), waits.map(() => ['"v1"', true]));
});

test("a later run goes on from the part that an earlier one left", async (t) => {
  let limit = 50_000;
  const {url, requests} = await serve(t, (request, response) => limit === 0 ? void response.destroy() : send(request, response, {limit}));
  const first = get(url, {attempts: 1});
  await assert.rejects(first.done, {code: "download_failed", exit: 1, message: /download failed after 1 attempts/});
  assert.equal(readFileSync(`${first.to}.part`).length, 50_000);
  limit = Infinity;
  const second = get(url, {to: first.to});
  assert.equal((await second.done).sha256, sha256);
  assert.equal(requests[1]!.headers.range, "bytes=50000-");
});

test("a part of another version, another address or a broken note is thrown away", async (t) => {
  const {url, requests} = await serve(t, (request, response) => send(request, response, {etag: '"v2"'}));
  const {to, done} = get(url);
  await done;
  for (const note of [{url, etag: '"v1"', lastModified: null, total: null}, {url: "http://other/", etag: '"v2"', lastModified: null, total: null}, "{"]) {
    writeFileSync(`${to}.part`, "old bytes of another version");
    writeFileSync(`${to}.part.json`, typeof note === "string" ? note : JSON.stringify(note));
    assert.equal((await get(url, {to}).done).sha256, sha256);
  }
  assert.deepEqual(requests.map(({headers}) => headers.range), [undefined, "bytes=28-", undefined, undefined]);
});

test("a part that is already whole is finished by the server's 416", async (t) => {
  const {url} = await serve(t, (request, response) => request.headers.range ? response.writeHead(416, {"content-range": `bytes */${body.length}`}).end() : send(request, response));
  const {to, done} = get(url);
  await done;
  writeFileSync(`${to}.part`, body);
  writeFileSync(`${to}.part.json`, JSON.stringify({url, etag: '"v1"', lastModified: null, total: body.length}));
  assert.equal((await get(url, {to}).done).sha256, sha256);
  writeFileSync(`${to}.part`, body.subarray(1));
  writeFileSync(`${to}.part.json`, JSON.stringify({url, etag: '"v1"', lastModified: null, total: body.length}));
  assert.equal((await get(url, {to}).done).sha256, sha256, "a part of another size is fetched again");
});

test("a server that goes on at another place is asked for the whole file", async (t) => {
  const {url} = await serve(t, (request, response) => {
    if (request.headers.range) response.writeHead(206, {"content-range": `bytes 0-9/${body.length}`}).end(body.subarray(0, 10));
    else send(request, response, {limit: visits++ === 0 ? 1000 : Infinity});
  });
  let visits = 0;
  assert.equal((await get(url).done).sha256, sha256);
});

test("429 and 503 wait as Retry-After says, in seconds or by date, at most two minutes; others back off", async (t) => {
  const answers: [number, string | undefined][] = [[429, "7"], [503, "Thu, 01 Jan 2026 00:00:30 GMT"], [429, "86400"], [500, undefined], [503, "soon"]];
  const {url} = await serve(t, (request, response, visit) => {
    const answer = answers[visit - 1];
    if (answer === undefined) return send(request, response);
    response.writeHead(answer[0], answer[1] === undefined ? {} : {"retry-after": answer[1]}).end("no");
  });
  const {done, waits} = get(url, {attempts: 6});
  await done;
  assert.deepEqual(waits, [7000, 30_000, 120_000, 8000, 16_000]);
});

test("retries are bounded", async (t) => {
  const {url, requests} = await serve(t, (_, response) => response.writeHead(502).end());
  const {done, waits} = get(url);
  await assert.rejects(done, {code: "download_failed", message: `${url}: download failed after 5 attempts (status 502)`});
  assert.equal(requests.length, 5);
  assert.deepEqual(waits, [1000, 2000, 4000, 8000]);
  await assert.rejects(get("http://127.0.0.1:9/x.csv", {attempts: 1}).done, {code: "download_failed"});
});

test("answers that no retry mends fail at once, each by its own code", async (t) => {
  const {url, requests} = await serve(t, (request, response) => {
    const status = Number(new URL(request.url!, "http://x").searchParams.get("status"));
    response.writeHead(status, {"content-type": status === 200 ? "text/html; charset=utf-8" : "text/plain"}).end("<html>");
  });
  for (const [status, code] of [[404, "download_missing"], [410, "download_missing"], [401, "download_forbidden"], [403, "download_forbidden"], [400, "download_refused"], [204, "download_refused"], [200, "download_html"]] as const) {
    await assert.rejects(get(`${url}?status=${status}`).done, {code, exit: 1});
  }
  assert.equal(requests.length, 7);
});

test("redirects are followed to http only, at most five, and keys stay with their origin", async (t) => {
  const other = await serve(t, (request, response) => send(request, response));
  const {url, requests} = await serve(t, (request, response) => {
    const to = new URL(request.url!, "http://x").searchParams.get("to")!;
    response.writeHead(302, {location: to}).end();
  });
  const headers = {"x-ucdp-access-token": "secret"};
  const found = await get(`${url}?to=${encodeURIComponent(other.url)}`, {headers}).done;
  assert.equal(found.url, other.url);
  assert.equal(requests[0]!.headers["x-ucdp-access-token"], "secret");
  assert.equal(other.requests[0]!.headers["x-ucdp-access-token"], undefined);
  await assert.rejects(get(`${url}?to=${encodeURIComponent("file:///etc/passwd")}`).done, {code: "download_redirect", message: /redirects to file:, which is not fetched$/});
  await assert.rejects(get(`${url}?to=${encodeURIComponent("?to=%3Fto=x")}`).done, {code: "download_redirect"});
  const loop = await serve(t, (_, response) => response.writeHead(307, {location: "/ged.csv"}).end());
  await assert.rejects(get(loop.url).done, {code: "download_redirect", message: /more than 5 times$/});
  assert.equal(loop.requests.length, 6);
});

test("a silent server is given up after the time-out, before and within the body", async (t) => {
  const {url} = await serve(t, (_, response, visit) => {
    if (visit === 1) return;
    response.writeHead(200, {"content-length": "100"}).write("abc");
  });
  const {done} = get(url, {timeout: 100, attempts: 2});
  await assert.rejects(done, {code: "download_failed", message: /\(no answer for 0\.1 s\)$/});
});

test("a size beyond the limit and a wrong checksum are refused, and leave nothing to go on from", async (t) => {
  const {url} = await serve(t, (request, response) => request.url!.includes("chunked") ? void response.end(body) : send(request, response));
  await assert.rejects(get(url, {maxBytes: 1000}).done, {code: "download_too_large", message: /larger than 1000 bytes$/});
  await assert.rejects(get(`${url}?chunked`, {maxBytes: 1000}).done, {code: "download_too_large"});
  const {to, done} = get(url, {sha256: "00"});
  await assert.rejects(done, {code: "download_checksum"});
  assert.ok(!existsSync(to) && !existsSync(`${to}.part`));
});

test("a body without a length and one compressed in spite of us arrive whole", async (t) => {
  const {url} = await serve(t, (request, response) => {
    assert.equal(request.headers["accept-encoding"], "identity");
    if (request.url!.includes("gzip")) response.writeHead(200, {"content-encoding": "gzip"}).end(gzipSync(body));
    else response.end(body);
  });
  assert.equal((await get(url).done).sha256, sha256);
  assert.equal((await get(`${url}?gzip`).done).sha256, sha256);
});

test("only http and https are fetched, and a signal ends the download", async (t) => {
  for (const bad of ["file:///etc/passwd", "ftp://host/a", "data:,a", "https://"]) await assert.rejects(get(bad).done, {code: "url_scheme", exit: 2});
  const {url} = await serve(t, () => {});
  const controller = new AbortController();
  const {done} = get(url, {signal: controller.signal});
  setTimeout(() => controller.abort(), 50);
  await assert.rejects(done, {name: "AbortError"});
});
