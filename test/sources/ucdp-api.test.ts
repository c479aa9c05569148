import assert from "node:assert/strict";
import {spawn} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {test, type TestContext} from "node:test";
import {fetchUcdpApi, type UcdpApiOptions} from "../../src/sources/ucdp-api.ts";
import {token, ucdpRows, ucdpServer, type UcdpServer} from "../server/ucdp.ts";

const now = Date.UTC(2026, 10, 22, 12, 30);

async function setup(t: TestContext, rows = 25): Promise<{server: UcdpServer; folder: string; waits: number[]; get: (options?: Partial<UcdpApiOptions>) => ReturnType<typeof fetchUcdpApi>}> {
  const server = await ucdpServer(t);
  server.versions.set("26.1", ucdpRows(rows, "2025-01-01"));
  const folder = mkdtempSync(join(tmpdir(), "ucdp-api-"));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  const waits: number[] = [];
  const get = (options: Partial<UcdpApiOptions> = {}) => fetchUcdpApi("26.1", {token, folder, base: `${server.url}/api`, pageSize: 10, ...options}, {sleep: async (ms) => void waits.push(ms), now: () => now});
  return {server, folder, waits, get};
}

const pages = (...n: number[]) => n.map((page) => `GET /api/gedevents/26.1?pagesize=10&page=${page}`);

test("all pages come once, in order, and make one CSV with UCDP's columns", async (t) => {
  const {server, get} = await setup(t);
  const answer = await get();
  assert.deepEqual(server.asked(), pages(0, 1, 2));
  assert.equal(answer?.rows, 25);
  const text = readFileSync(answer!.path, "utf8");
  assert.match(text, /^id,relid,year,active_year,/);
  assert.match(text, /"Government of Testland - ""The"" Others, east"/);
  assert.match(text, /"first line\nsecond line"/);
  assert.equal(answer!.address, `${server.url}/api/gedevents/26.1`);
  await answer!.remove();
});

test("429 waits as Retry-After says, 500 with a growing pause, and a cut body is asked for again", async (t) => {
  const {server, waits, get} = await setup(t);
  server.faults.set(0, {status: 429, headers: {"retry-after": "7"}});
  server.faults.set(2, {status: 500});
  server.faults.set(3, {status: 502});
  server.faults.set(5, "cut");
  assert.equal((await get())?.rows, 25);
  assert.deepEqual(server.asked(), pages(0, 0, 1, 1, 1, 2, 2));
  assert.deepEqual(waits, [7000, 1000, 2000, 1000]);
});

test("a wait of hours is not sat out, but told", async (t) => {
  const {server, waits, get} = await setup(t);
  server.faults.set(1, {status: 429, headers: {"retry-after": "21600"}});
  await assert.rejects(get(), {code: "api_busy", message: /asks to wait until 2026-11-22 18:30 UTC$/});
  assert.deepEqual(waits, []);
});

test("a run after a break asks only for the pages that are missing", async (t) => {
  const {server, get} = await setup(t);
  for (const n of [2, 3]) server.faults.set(n, {status: 500});
  await assert.rejects(get({attempts: 2}), {code: "download_failed", message: /page=2: download failed after 2 attempts \(status 500\)$/});
  server.asked();
  const answer = await get();
  assert.deepEqual(server.asked(), pages(2));
  assert.equal(answer?.rows, 25);
  assert.equal(answer?.reused, 2);
});

test("a run after a kill asks only for the pages that are missing", async (t) => {
  const {server, folder, get} = await setup(t);
  server.faults.set(2, "hang");
  const code = `import {fetchUcdpApi} from ${JSON.stringify(new URL("../../src/sources/ucdp-api.ts", import.meta.url).href)};
    await fetchUcdpApi("26.1", ${JSON.stringify({token, folder, base: `${server.url}/api`, pageSize: 10})}, {sleep: async () => {}, now: () => ${now}});`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {stdio: "inherit"});
  const ended = new Promise((resolve) => child.on("exit", resolve));
  while (server.arrivals.length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill("SIGKILL");
  await ended;
  assert.deepEqual(server.asked(), pages(0, 1, 2));
  assert.equal((await get())?.rows, 25);
  assert.deepEqual(server.asked(), pages(2));
});

test("a TotalCount that changes between pages drops the pages at hand and starts again", async (t) => {
  const {server, get} = await setup(t);
  for (const n of [2, 3]) server.faults.set(n, {status: 500});
  await assert.rejects(get({attempts: 2}));
  server.versions.set("26.1", ucdpRows(26, "2025-01-01"));
  server.asked();
  const answer = await get();
  assert.deepEqual(server.asked(), pages(2, 0, 1, 2));
  assert.equal(answer?.rows, 26);
});

test("rows that shift from page to page under the same TotalCount are noticed by their ids", async (t) => {
  const {server, get} = await setup(t);
  const rows = server.versions.get("26.1")!;
  server.versions.set("26.1", rows.with(10, rows[9]!));
  await assert.rejects(get(), {code: "api_incomplete", message: /gives 24 different ids instead of 25 \(TotalCount\)$/});
});

test("401, 403, an unknown version and an empty page are four different things", async (t) => {
  const {server, get} = await setup(t);
  await assert.rejects(get({token: "wrong"}), {code: "api_key", message: /refuses the key in HARMATTAN_UCDP_TOKEN \(401\)$/});
  await assert.rejects(get({token: undefined}), {code: "key_missing", message: /^HARMATTAN_UCDP_TOKEN is not set/});
  server.faults.set(1, {status: 403});
  await assert.rejects(get(), {code: "api_forbidden"});
  server.faults.set(3, {headers: {"content-type": "application/json"}, body: JSON.stringify({TotalCount: 25, TotalPages: 3, Result: []})});
  await assert.rejects(get(), {code: "api_incomplete", message: /page 1: holds 0 rows instead of 10 \(TotalCount 25\)$/});
  const other = await setup(t);
  other.server.versions.delete("26.1");
  assert.equal(await other.get(), null);
});

test("another content type is refused, and a web page named as one", async (t) => {
  const {server, get} = await setup(t);
  server.faults.set(0, {headers: {"content-type": "text/plain"}, body: "{}"});
  await assert.rejects(get(), {code: "api_not_json", message: /answers text\/plain instead of JSON$/});
  server.faults.set(1, {headers: {"content-type": "text/html"}, body: "<html>login</html>"});
  await assert.rejects(get(), {code: "download_html"});
  server.faults.set(2, {headers: {"content-type": "application/json"}, body: "{\"TotalCount\": 2"});
  await assert.rejects(get(), {code: "api_not_json", message: /answers broken JSON instead of JSON$/});
});

test("no request is made over the quota, which counts failed ones, and the message tells when it opens", async (t) => {
  const {server, folder, get} = await setup(t);
  writeFileSync(join(folder, "ucdp-api-requests.json"), JSON.stringify({hours: {"2026-11-21T11": 4000, "2026-11-21T12": 1000, "2026-11-22T09": 3997}}));
  server.faults.set(0, {status: 500});
  await assert.rejects(get(), {code: "api_quota", message: /: 5000 of 5000 requests in 24 hours are used, the next is free at 2026-11-22 13:00 UTC$/});
  assert.deepEqual(server.asked(), pages(0, 0, 1));
  await assert.rejects(get(), {code: "api_quota"});
  assert.deepEqual(server.asked(), []);
});

test("the token goes into the header only: not into addresses, messages or files", async (t) => {
  const {server, folder, get} = await setup(t);
  server.faults.set(2, {status: 403});
  await assert.rejects(get(), (error) => !JSON.stringify(error, Object.getOwnPropertyNames(error)).includes(token));
  assert.ok(server.arrivals.every(({query}) => !String(query).includes(token)));
  assert.ok(!readFileSync(join(folder, "ucdp-api-26.1", "manifest.json"), "utf8").includes(token));
});

test("a redirect to another origin gets no token", async (t) => {
  const {server, get} = await setup(t);
  const other = await ucdpServer(t);
  server.faults.set(0, {status: 302, headers: {location: `${other.url}/api/gedevents/26.1`}});
  await assert.rejects(get(), {code: "download_redirect"});
  assert.deepEqual(other.asked(), []);
});
