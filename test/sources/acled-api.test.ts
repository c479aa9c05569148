import assert from "node:assert/strict";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {test, type TestContext} from "node:test";
import {AcledApi, acledOrigin, type AcledOptions, type AcledQuery} from "../../src/sources/acled-api.ts";
import {account, acledRow, acledServer} from "../server/acled.ts";

const query: AcledQuery = {from: "2024-01-01", to: "2024-12-31", country: "ATA", since: null};

async function setup(t: TestContext, events = 5) {
  const server = await acledServer(t);
  server.events = Array.from({length: events}, (_, i) => acledRow(`ATA${i}`, `2024-01-0${i + 1}`, 1_700_000_000 + i));
  const folder = mkdtempSync(join(tmpdir(), "acled-api-"));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  const waits: number[] = [];
  const effects = {sleep: async (ms: number) => void waits.push(ms), now: () => Date.UTC(2026, 10, 22)};
  const api = (options: Partial<AcledOptions> = {}) => new AcledApi({user: account.HARMATTAN_ACLED_USER, password: account.HARMATTAN_ACLED_PASSWORD, base: server.url, limit: 2, ...options}, effects);
  return {server, path: join(folder, "acled.csv"), waits, api};
}

test("events come page by page after one login, up to the empty page", async (t) => {
  const {server, path, api} = await setup(t);
  assert.deepEqual(await api().events([query], path), {rows: 5, visibleTo: null});
  const asked = "acled iso=10&event_date=2024-01-01|2024-12-31&event_date_where=BETWEEN&limit=2&page=";
  assert.deepEqual(server.asked(), ["token password", `${asked}1`, `${asked}2`, `${asked}3`, `${asked}4`]);
  const lines = readFileSync(path, "utf8").split("\n");
  assert.equal(lines.length, 7);
  assert.match(lines[0]!, /^event_id_cnty,event_date,/);
  assert.match(lines[1]!, /^ATA0,2024-01-01,.*"Ice, eastern",,,"Camp ""Nowhere""",-75\.2500,12\.5000,/);
});

test("a token that expires while pages are read is refreshed, or asked for again where refreshing is refused", async (t) => {
  for (const refreshable of [true, false]) {
    const {server, path, api} = await setup(t);
    server.refreshable = refreshable;
    server.faults.set(2, {status: 401, headers: {"content-type": "application/json"}, body: "{}"});
    assert.equal((await api().events([query], path)).rows, 5);
    const grants = server.asked().filter((line) => line.startsWith("token"));
    assert.deepEqual(grants, ["token password", "token refresh_token", ...(refreshable ? [] : ["token password"])]);
  }
});

test("429 with Retry-After, 500, a cut body: asked for again; another content type: refused", async (t) => {
  const {server, path, waits, api} = await setup(t);
  server.faults.set(1, {status: 429, headers: {"retry-after": "3"}});
  server.faults.set(3, {status: 500});
  server.faults.set(5, "cut");
  assert.equal((await api().events([query], path)).rows, 5);
  assert.deepEqual(waits, [3000, 1000, 1000]);
  server.faults.set(server.arrivals.length + 1, {headers: {"content-type": "text/html"}, body: "<html>"});
  await assert.rejects(api().events([query], path), {code: "download_html"});
});

test("a wrong password, a missing one and a token that stays refused are named without the account", async (t) => {
  const {server, path, api} = await setup(t);
  await assert.rejects(api({password: "wrong"}).events([query], path), {code: "acled_login"});
  await assert.rejects(api({password: undefined}).events([query], path), {code: "key_missing", message: /^HARMATTAN_ACLED_PASSWORD is not set/});
  const denied = {status: 401, headers: {"content-type": "application/json"}, body: "{}"};
  const next = server.arrivals.length;
  for (const n of [next + 1, next + 3]) server.faults.set(n, denied);
  await assert.rejects(api().events([query], path), {code: "acled_login", message: /\(401\)$/});
});

test("an account of the wrong tier is told from a country without events, whether it gets 403 or no rows", async (t) => {
  const {server, path, api} = await setup(t);
  const nowhere = {...query, country: "HMD"};
  assert.deepEqual(await api().events([nowhere], path), {rows: 0, visibleTo: null});
  assert.equal(server.asked().at(-1), "acled limit=1&page=1");
  server.tier = "empty";
  await assert.rejects(api().events([nowhere], path), {code: "acled_tier", message: /a question without any filter gives no rows either\)$/});
  server.tier = "forbidden";
  await assert.rejects(api().events([nowhere], path), {code: "acled_tier", message: "ACLED: the account may not read these events (status 403: Access denied for ***)"});
});

test("an account that sees events up to a day only says so, and a period after that day is no peace", async (t) => {
  const {server, path, api} = await setup(t);
  server.tier = {to: "2024-01-03"};
  assert.deepEqual(await api().events([query], path), {rows: 3, visibleTo: "2024-01-03"});
  await assert.rejects(api().events([{...query, from: "2024-02-01"}], path), {code: "acled_tier", message: /it sees nothing after 2024-01-03\)$/});
});

test("a page that is short although rows follow it, or that counts other rows than it holds, is an error", async (t) => {
  const {server, path, api} = await setup(t);
  const short = {headers: {"content-type": "application/json"}, body: JSON.stringify({status: 200, success: true, count: 1, data: [acledRow("ATA0", "2024-01-01", 1)]})};
  server.faults.set(1, short);
  await assert.rejects(api().events([query], path), {code: "api_incomplete", message: /page 1 does not hold the 2 rows asked for, and rows follow it$/});
  server.faults.set(server.arrivals.length + 1, {...short, body: short.body.replace("\"count\":1", "\"count\":9")});
  await assert.rejects(api().events([query], path), {code: "api_incomplete", message: /holds 1 rows, but counts 9$/});
});

test("only what changed since is asked for where that is known, and deletions since then", async (t) => {
  const {server, path, api} = await setup(t);
  server.deleted = [{event_id_cnty: "ATA1", deleted_timestamp: 1_700_000_100}, {event_id_cnty: "ATA9", deleted_timestamp: 1_600_000_000}];
  const one = api();
  assert.equal((await one.events([{...query, since: 1_700_000_003}], path)).rows, 2);
  assert.match(server.asked().at(-1)!, /&timestamp=1700000003&timestamp_where=>=&/);
  assert.deepEqual(await one.deletions(1_700_000_000), [{id: "ATA1", deleted: 1_700_000_100}]);
  assert.match(server.asked()[0]!, /^deleted deleted_timestamp=1700000000&deleted_timestamp_where=>=&limit=2&page=1$/);
});

test("what is recorded as origin holds the filters and nothing of the account", () => {
  assert.equal(acledOrigin("https://acleddata.com", [query, {...query, country: "HMD", from: "2020-01-01"}]), "https://acleddata.com/api/acled/read?iso=10|334&event_date=2020-01-01|2024-12-31&event_date_where=BETWEEN");
});
