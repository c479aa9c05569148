import assert from "node:assert/strict";
import {spawn, spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {connect, type AddressInfo} from "node:net";
import {join} from "node:path";
import {after, test} from "node:test";
import type {Worker} from "node:worker_threads";
import {createAdaptorServer} from "@hono/node-server";
import {assail} from "../../../bench/hostile.ts";
import {importFile, type Result} from "../../../src/index.ts";
import {serve, type ServeOptions, type Served} from "../../../src/views/api/index.ts";
import {gedCsv, gedRow, gedRows} from "../../fixture/ged.ts";
import {contentsOf, fileOf, newFolder, storeOf} from "../../fixture/store.ts";
import {api} from "./served.ts";

const few = () => storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(5))));

async function served(directory: string, options: Partial<ServeOptions> = {}): Promise<Served> {
  const one = await serve({directory, read: null, version: "0.0.0", host: "127.0.0.1", port: 0, token: null, takesFiles: true, page: null, ...options});
  after(() => one.close());
  return one;
}

const events = async (url: string) => (await (await fetch(`${url}api/measures/types`)).json() as Result).rows.reduce((sum, row) => sum + Number(row.events), 0);

/** Sends text as it is; answers what comes back until the server closes or a pause. */
function raw(url: string, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.end(text));
    let heard = "";
    socket.on("data", (data) => heard += data.toString("latin1"));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(heard));
    socket.setTimeout(5_000, () => socket.destroy());
  });
}

test("a client that goes away takes its question along, and the next request is answered", async () => {
  const large = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(3000, (i) => ({latitude: 10 + i % 97 / 10, longitude: i % 89 / 10})))));
  const {url} = await served(large);
  const ended: Promise<number>[] = [];
  const leaving = new AbortController();
  const started = (thread: Worker) => {
    ended.push(new Promise((resolve) => thread.on("exit", resolve)));
    thread.once("online", () => leaving.abort());
  };
  process.on("worker", started);
  after(() => process.off("worker", started));
  const asked = fetch(`${url}api/measures/contagion?actor=JNIM&permutations=9999`, {signal: leaving.signal});
  await assert.rejects(asked, {name: "AbortError"});
  assert.ok(ended.length > 0, "the study ran in a thread");
  assert.deepEqual(await Promise.all(ended), [1], "and the thread ended with it");
  assert.equal(await events(url), 3000);
});

test("a client that goes away while a statement runs has it interrupted, and the connection answers the next", async () => {
  const {store, app} = await api(await few(), {hosts: null});
  const server = createAdaptorServer({fetch: app.fetch});
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  after(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const {columns} = store.engine;
  const endless = "SELECT count(*) AS n FROM range(1000000000) a, range(1000000) b WHERE (a.range + b.range) % 7 = 0";
  const asked = new Promise<{statement: Promise<unknown>}>((resolve) => {
    // in place of the question's statement one that no machine finishes, with the question's signal
    store.engine.columns = (sql, values, asking) => {
      if (!sql.includes("placed")) return columns.call(store.engine, sql, values, asking);
      const statement = columns.call(store.engine, endless, [], asking);
      resolve({statement});
      return statement;
    };
  });
  const leaving = new AbortController();
  const answer = fetch(`${url}/api/measures/places`, {signal: leaving.signal});
  answer.catch(() => undefined);
  const {statement} = await asked;
  leaving.abort();
  await assert.rejects(answer, {name: "AbortError"});
  // it settles when the engine has let go of it
  await assert.rejects(statement);
  store.engine.columns = columns;
  assert.equal(await Promise.all(Array.from({length: 3}, async () => (await fetch(`${url}/api/measures/places`)).status)).then(String), "200,200,200");
});

test("a thread that is killed is told as such, and the next study has another", async () => {
  const {url} = await served(await few());
  process.once("worker", (thread) => void thread.once("online", () => void thread.terminate()));
  const killed = await fetch(`${url}api/measures/extent`);
  assert.equal(killed.status, 503);
  assert.equal((await killed.json() as {title: string}).title, "worker_died");
  assert.equal((await fetch(`${url}api/measures/extent`)).status, 200);
});

test("a question that takes too long is ended with a cure, and the next is answered", async () => {
  const {url} = await served(await few(), {limits: {time: 1}});
  const slow = await fetch(`${url}api/measures/extent`);
  assert.deepEqual([slow.status, (await slow.json() as {title: string}).title], [503, "query_slow"]);
  assert.equal((await fetch(`${url}api/session`)).status, 200);
});

test("what another process imports is answered from then on, without a request that fails meanwhile", async () => {
  const directory = await few();
  const {url} = await served(directory);
  assert.equal(await events(url), 5);
  const {etag} = await (await fetch(`${url}api/session`)).json() as {etag: string};
  const file = fileOf("GEDEvent_v26_0_2.csv", gedCsv(gedRows(4, (i) => ({id: 900 + i}))));
  const child = spawn(process.execPath, ["bin/harmattan.js", "import", file, "--store", directory], {stdio: "ignore"});
  const done = new Promise<number | null>((resolve) => child.on("close", resolve));
  const seen = new Set<number>();
  let running = true;
  void done.then(() => running = false);
  while (running) {
    seen.add(await events(url));
    assert.equal((await fetch(`${url}api/events?as-of=2099`)).status, 200);
  }
  assert.equal(await done, 0);
  assert.equal(await events(url), 9);
  assert.ok([...seen].every((n) => n === 5 || n === 9));
  assert.notEqual((await (await fetch(`${url}api/session`)).json() as {etag: string}).etag, etag);
});

async function imported(url: string, name: string, body: string, query = ""): Promise<Record<string, any>[]> {
  const response = await fetch(`${url}api/import?name=${encodeURIComponent(name)}${query}`, {method: "POST", body});
  return (await response.text()).trim().split("\n").map((line) => JSON.parse(line) as Record<string, any>);
}

test("a file that is handed over is imported with progress and rejections, and the next answer has it", async () => {
  const {url} = await served(newFolder());
  assert.equal((await (await fetch(`${url}api/measures/types`)).json() as {title: string}).title, "store_empty");
  const lines = await imported(url, "GEDEvent_v26_0_1.csv", gedCsv([...gedRows(40), gedRow({id: 999, date_start: "2026-02-30"})]));
  assert.ok(lines.slice(0, -1).every(({progress}) => progress.file === "GEDEvent_v26_0_1.csv"));
  const {summary} = lines.at(-1)!;
  assert.deepEqual([summary.events, summary.rejected.map(({rows}: {rows: number}) => rows)], [40, [1]]);
  assert.equal(await events(url), 40);
  const {rejections} = await (await fetch(`${url}api/releases/${encodeURIComponent(summary.release.id as string)}/rejections`)).json() as {rejections: {line: number}[]};
  assert.equal(rejections[0]!.line, 42);
  const {releases} = await (await fetch(`${url}api/releases`)).json() as {releases: {origin: string}[]};
  assert.equal(releases[0]!.origin, "GEDEvent_v26_0_1.csv");
});

test("an own table comes with its mapping, and a file that is none is refused with its cure in the same form", async () => {
  const {url} = await served(newFolder());
  const mapping = readFileSync("docs/examples/invented.yml", "utf8");
  const lines = await imported(url, "invented.csv", readFileSync("docs/examples/invented.csv", "utf8"), `&mapping=${encodeURIComponent(mapping)}`);
  assert.ok(lines.at(-1)!.summary.events > 30);
  const refused = (await imported(url, "page.csv", "<html><title>Login</title></html>")).at(-1)!;
  assert.deepEqual([refused.error.title, refused.error.status], ["file_is_html", 422]);
  assert.ok(!JSON.stringify(refused).includes("harmattan-import-"), "no path of the server");
  for (const name of ["../../etc/passwd", "a/b.csv", "", ".hidden"]) assert.equal((await fetch(`${url}api/import?name=${encodeURIComponent(name)}`, {method: "POST", body: "x"})).status, 400, name);
});

test("a file larger than the limit, one that is cut off, and one for a full disk leave the store as it was", async (t) => {
  const directory = await few();
  const before = contentsOf(directory);
  const small = await served(directory, {limits: {body: 1000}});
  assert.equal((await imported(small.url, "GEDEvent_v26_0_2.csv", "x".repeat(2000))).at(-1)!.error.title, "body_large");
  await raw(small.url, "POST /api/import?name=GEDEvent_v26_0_2.csv HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\nid,relid");
  assert.deepEqual(contentsOf(directory), before);
  const disk = newFolder();
  const mounted = process.platform === "linux" && process.getuid?.() === 0 && spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", disk]).status === 0;
  if (!mounted) return t.skip("needs root and mount to make a small disk");
  const full = await serve({directory: disk, read: null, version: "0.0.0", host: "127.0.0.1", port: 0, token: null, takesFiles: true, page: null});
  try {
    await importFile(disk, fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(5))));
    const noise = gedCsv(gedRows(9000, (i) => ({id: 2000 + i, source_headline: Array.from({length: 40}, (_, j) => ((i * 40 + j) * 2654435761 % 4294967296).toString(36)).join("")})));
    const {error} = (await imported(full.url, "GEDEvent_v26_0_2.csv", noise)).at(-1)!;
    assert.deepEqual([error.title, error.status], ["store_full", 507]);
    assert.equal(await events(full.url), 5);
  } finally {
    await full.close();
    spawnSync("umount", [disk]);
  }
});

test("loopback alone takes files and answers to its own names only; another page may neither write nor make it compute", async () => {
  const {url} = await served(await few(), {takesFiles: false});
  const port = new URL(url).port;
  const status = async (text: string) => Number(/^HTTP\/1.1 (\d+)/.exec(await raw(url, text))?.[1]);
  const get = (host: string, more = "", path = "/api/session", method = "GET") => status(`${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`);
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, "LOCALHOST"]) assert.equal(await get(host), 200, host);
  for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1.evil.example", "localhost.evil.example", ""]) assert.ok([400, 421].includes(await get(host)), host);
  assert.equal(await get("localhost", "Sec-Fetch-Site: cross-site\r\n"), 403);
  assert.equal(await get("localhost", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"), 200);
  assert.equal(await get("localhost", `Origin: http://localhost:1\r\n`), 403);
  assert.equal(await get(`localhost:${port}`, `Origin: http://localhost:${port}\r\nSec-Fetch-Site: same-origin\r\n`), 200);
  assert.equal(await get("localhost", "Origin: null\r\n", "/api/import?name=a.csv", "POST"), 403);
  assert.equal((await fetch(`${url}api/import?name=a.csv`, {method: "POST", body: "x"})).status, 403);
});

test("beyond loopback a token is needed: none, no server; a short one, no server; a wrong one, 401; by link, header or cookie, the answer", async () => {
  const directory = await few();
  const elsewhere = {host: "0.0.0.0", directory, read: null, version: "0.0.0", port: 0, takesFiles: true, page: null};
  await assert.rejects(serve({...elsewhere, token: null}), /needs a token/);
  await assert.rejects(serve({...elsewhere, token: "short"}), /needs a token/);
  const token = "an invented token, long enough";
  const {url} = await served(directory, {host: "0.0.0.0", token});
  const at = url.replace("0.0.0.0", "127.0.0.1");
  const status = async (path: string, headers: Record<string, string> = {}) => (await fetch(`${at}${path}`, {headers, redirect: "manual"})).status;
  assert.equal(await status("api/session"), 401);
  assert.equal(await status(""), 401);
  assert.equal(await status("api/session", {authorization: "Bearer wrong"}), 401);
  assert.equal(await status("login?token=wrong"), 401);
  assert.equal(await status("api/session", {authorization: `Bearer ${token}`}), 200);
  const link = await fetch(`${at}login?token=${encodeURIComponent(token)}`, {redirect: "manual"});
  const cookie = link.headers.get("set-cookie")!;
  assert.equal(link.status, 303);
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Strict/);
  assert.equal(await status("api/session", {cookie: cookie.split(";")[0]!}), 200);
  const session = await (await fetch(`${at}api/session`, {headers: {authorization: `Bearer ${token}`}})).json() as {import: boolean};
  assert.equal(session.import, false);
  const slow = (await served(directory, {host: "0.0.0.0", token, limits: {rate: 1}})).url.replace("0.0.0.0", "127.0.0.1");
  const answers = await Promise.all(Array.from({length: 40}, () => fetch(`${slow}api/session`, {headers: {authorization: `Bearer ${token}`}})));
  assert.ok(answers.filter((one) => one.status === 200).length >= 10);
  assert.ok(Number(answers.find((one) => one.status === 429)!.headers.get("retry-after")) >= 1);
});

test("the built page is served with a strict policy, hashed files for a year, and nothing outside its folder", async () => {
  const page = newFolder();
  mkdirSync(join(page, "assets"));
  writeFileSync(join(page, "index.html"), "<!doctype html><title>Harmattan</title>");
  writeFileSync(join(page, "assets", "index-DiwrgTda.js"), `console.log("${"x".repeat(3000)}");`);
  const {url} = await served(await few(), {page});
  const index = await fetch(url);
  assert.match(await index.text(), /Harmattan/);
  const policy = index.headers.get("content-security-policy")!;
  assert.match(policy, /script-src 'self'/);
  assert.ok(!/unsafe|\*|https?:/.test(policy));
  assert.equal(index.headers.get("cache-control"), "no-cache");
  assert.equal(index.headers.get("x-content-type-options"), "nosniff");
  const script = await fetch(`${url}assets/index-DiwrgTda.js`);
  assert.match(script.headers.get("content-type")!, /javascript/);
  assert.match(script.headers.get("cache-control")!, /immutable/);
  assert.equal(script.headers.get("content-encoding"), "gzip");
  for (const path of ["../store.json", "..%2fstore.json", "%2e%2e/store.json", "assets/..%5c..%5cstore.json", "%00", "nothing.js"]) {
    const [head = ""] = (await raw(url, `GET /${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)).split("\r\n");
    assert.match(head, / 40[0-9] /, path);
  }
  const bare = await served(await few());
  assert.match(await (await fetch(bare.url)).text(), /the page is not built/);
});

test("hundreds of hostile requests neither crash nor hang the server, and none is answered by a 500", async () => {
  const directory = await few();
  const {url} = await served(directory, {takesFiles: false});
  const before = contentsOf(directory);
  const {sent, faults} = await assail(Number(new URL(url).port), 400, 7);
  assert.deepEqual(faults, []);
  assert.ok(sent >= 400);
  assert.equal(await events(url), 5);
  assert.deepEqual(contentsOf(directory), before);
});

test("harmattan serve prints its address, with a token the link that lets in, answers the case, and ends when it is told to", async () => {
  const directory = await storeOf(["docs/examples/invented.csv", {mapping: "docs/examples/invented.yml"}]);
  const child = spawn(process.execPath, ["bin/harmattan.js", "serve", "docs/examples/invented-case", "--store", directory, "--port", "0"], {stdio: ["ignore", "pipe", "ignore"], env: {...process.env, HARMATTAN_TOKEN: "an invented token"}});
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const link = await new Promise<string>((resolve) => child.stdout.once("data", (data: Buffer) => resolve(data.toString().trim())));
  const cookie = (await fetch(link, {redirect: "manual"})).headers.get("set-cookie")!.split(";")[0]!;
  const session = await (await fetch(new URL("/api/session", link), {headers: {cookie}})).json() as {case: string; simulated: boolean; version: string};
  assert.deepEqual([session.case, session.simulated, session.version], ["invented-case", true, (JSON.parse(readFileSync("package.json", "utf8")) as {version: string}).version]);
  child.kill("SIGTERM");
  assert.equal(await ended, 0);
});

test("a port that is taken is told", async () => {
  const {url} = await served(await few());
  await assert.rejects(serve({directory: newFolder(), read: null, version: "0.0.0", host: "127.0.0.1", port: Number(new URL(url).port), token: null, takesFiles: true, page: null}), /port \d+ is taken/);
});

test("a server that is closed leaves nothing behind in the store's staging", async () => {
  const directory = await few();
  const one = await serve({directory, read: null, version: "0.0.0", host: "127.0.0.1", port: 0, token: null, takesFiles: true, page: null});
  const asked = fetch(`${one.url}api/measures/extent`).catch(() => null);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await one.close();
  await asked;
  const staging = join(directory, "staging");
  assert.deepEqual(existsSync(staging) ? readdirSync(staging) : [], []);
});
