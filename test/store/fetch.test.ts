import assert from "node:assert/strict";
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createServer} from "node:net";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {test, type TestContext} from "node:test";
import {fetchSource, type Fetchable} from "../../src/store/fetch.ts";
import type {FetchOptions} from "../../src/store/fetching.ts";
import {importFile} from "../../src/store/import.ts";
import {Store} from "../../src/store/store.ts";
import {account, acledRow, acledServer} from "../server/acled.ts";
import {token, ucdpCsv, ucdpRows, ucdpServer} from "../server/ucdp.ts";
import {zipFile} from "../sources/zip-file.ts";

const clock = {now: Date.UTC(2026, 10, 22, 12)};
const modified = "2026-06-01T00:00:00Z";

function room(t: TestContext, env: Record<string, string>) {
  const directory = mkdtempSync(join(tmpdir(), "fetch-"));
  t.after(() => rmSync(directory, {recursive: true, force: true}));
  const lines: string[] = [];
  const time = {...clock};
  const get = (what: Fetchable, options: FetchOptions = {}) =>
    fetchSource(directory, what, options, {env, log: (line) => void lines.push(line), sleep: async () => {}, now: () => time.now});
  return {directory, lines, time, get};
}

async function ids(directory: string, source: string): Promise<unknown[]> {
  const store = await Store.open(directory);
  try {
    const view = await store.view(source);
    return (await view.all(`SELECT id FROM ${view.events} ORDER BY id`)).map(({id}) => id);
  } finally {
    store.close();
  }
}

test("fetch ucdp takes the newest yearly release that is out, and does not fetch it again while it stays the same", async (t) => {
  const server = await ucdpServer(t);
  const {directory, lines, get} = room(t, {HARMATTAN_UCDP_URL: `${server.url}/downloads`});
  server.files.set("ged/ged251-csv.zip", {body: zipFile([{name: "GEDEvent_v25_1.csv", data: ucdpCsv(ucdpRows(5, "2024-01-01"))}]), modified});
  const [summary] = await get("ucdp");
  assert.deepEqual(server.asked(), ["HEAD /downloads/ged/ged261-csv.zip", "HEAD /downloads/ged/ged251-csv.zip", "GET /downloads/ged/ged251-csv.zip"]);
  assert.equal(summary!.release.version, "25.1");
  assert.equal(summary!.release.origin, `${server.url}/downloads/ged/ged251-csv.zip`);
  assert.deepEqual(summary!.release.covers, [{from: "1989-01-01", to: "2024-12-31"}]);
  assert.match(lines[0]!, /ged251-csv\.zip: \d+ bytes, sha256 [0-9a-f]{64}$/);
  assert.deepEqual(readdirSync(join(directory, "downloads")), []);
  assert.equal((await get("ucdp"))[0]!.unchanged, true);
  assert.deepEqual(server.asked(), ["HEAD /downloads/ged/ged261-csv.zip", "HEAD /downloads/ged/ged251-csv.zip"]);
});

test("fetch ucdp VERSION asks for that version only, and one that is not there is named", async (t) => {
  const server = await ucdpServer(t);
  const {get} = room(t, {HARMATTAN_UCDP_URL: `${server.url}/downloads`});
  await assert.rejects(get("ucdp", {version: "24.1"}), {code: "fetch_none", message: /^ucdp: none of 24\.1 is at http.*ged241-csv\.zip$/});
  assert.deepEqual(server.asked(), ["HEAD /downloads/ged/ged241-csv.zip"]);
  await assert.rejects(get("ucdp", {version: "latest"}), {code: "invalid_value"});
});

test("a download with another checksum than expected leaves the store as it was", async (t) => {
  const server = await ucdpServer(t);
  const {directory, get} = room(t, {HARMATTAN_UCDP_URL: `${server.url}/downloads`});
  server.files.set("ged/ged251-csv.zip", {body: "PK", modified});
  await assert.rejects(get("ucdp", {version: "25.1", sha256: "00"}), {code: "download_checksum"});
  assert.equal(existsSync(join(directory, "store.json")), false);
});

test("a download that is cut goes on where it stopped", async (t) => {
  const server = await ucdpServer(t);
  const {get} = room(t, {HARMATTAN_UCDP_URL: `${server.url}/downloads`});
  server.files.set("ged/ged261-csv.zip", {body: zipFile([{name: "GEDEvent_v26_1.csv", data: ucdpCsv(ucdpRows(40, "2025-01-01"))}]), modified});
  server.faults.set(1, "cut");
  assert.equal((await get("ucdp"))[0]!.release.rows.accepted, 40);
  assert.match(server.arrivals[2]!.headers.range ?? "", /^bytes=\d+-$/);
});

test("of two fetches at once the second waits and finds the release there", async (t) => {
  const server = await ucdpServer(t);
  const {get} = room(t, {HARMATTAN_UCDP_URL: `${server.url}/downloads`});
  server.files.set("ged/ged261-csv.zip", {body: zipFile([{name: "GEDEvent_v26_1.csv", data: ucdpCsv(ucdpRows(4, "2025-01-01"))}]), modified});
  const both = await Promise.all([get("ucdp"), get("ucdp")]);
  assert.deepEqual(both.map(([summary]) => summary!.unchanged).toSorted(), [false, true]);
  assert.equal(server.asked().filter((line) => line.startsWith("GET")).length, 1);
});

test("offline, a first try ends at once with one line", async (t) => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const {port} = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const {get} = room(t, {HARMATTAN_UCDP_URL: `http://127.0.0.1:${port}/downloads`});
  await assert.rejects(get("ucdp", {timeoutSeconds: 5}), {code: "fetch_offline", message: `127.0.0.1:${port}: no answer (ECONNREFUSED)`});
});

test("a server that is silent is given up after the time said, and a fetch as a whole too", async (t) => {
  const server = await ucdpServer(t);
  const {get} = room(t, {HARMATTAN_UCDP_URL: `${server.url}/downloads`});
  for (let n = 0; n < 9; ++n) server.faults.set(n, "hang");
  await assert.rejects(get("ucdp", {timeoutSeconds: 0.2}), {code: "fetch_offline", message: /no answer for 0\.2 s/});
  await assert.rejects(get("ucdp", {totalSeconds: 0.2}), {code: "fetch_slow", message: "ucdp: not fetched within 0.2 s"});
});

test("a first try sits out short faults of a server that answers, and no long pause", async (t) => {
  const server = await ucdpServer(t);
  const {get} = room(t, {HARMATTAN_UCDP_URL: `${server.url}/downloads`});
  server.faults.set(0, {status: 503});
  await assert.rejects(get("ucdp", {timeoutSeconds: 5}), {code: "fetch_none"});
  server.faults.set(server.arrivals.length, {status: 429, headers: {"retry-after": "60"}});
  await assert.rejects(get("ucdp", {timeoutSeconds: 5}), {code: "api_busy"});
});

test("fetch ucdp-candidate takes the longest consolidated release and the months after it, and says which month is missing", async (t) => {
  const server = await ucdpServer(t);
  const {directory, lines, get} = room(t, {HARMATTAN_UCDP_URL: `${server.url}/downloads`});
  const csv = (from: string, id: number) => ({body: ucdpCsv(ucdpRows(3, from, id)), modified});
  server.files.set("ged/ged261-csv.zip", {body: "PK", modified});
  server.files.set("candidateged/GEDEvent_v26_01_26_06.csv", csv("2026-01-05", 1));
  server.files.set("candidateged/GEDEvent_v26_01_26_03.csv", csv("2026-01-05", 1));
  server.files.set("candidateged/GEDEvent_v26_0_7.csv", csv("2026-07-05", 11));
  server.files.set("candidateged/GEDEvent_v26_0_9.csv", csv("2026-09-05", 21));
  const summaries = await get("ucdp-candidate");
  assert.deepEqual(summaries.map(({release}) => release.version), ["26.01-26.06", "26.0.7", "26.0.9"]);
  assert.deepEqual(server.asked().map((line) => line.replace("/downloads/candidateged/GEDEvent_", "")), [
    "HEAD /downloads/ged/ged261-csv.zip", "HEAD v26_0_10.csv", "HEAD v26_0_9.csv", "HEAD v26_01_26_09.csv", "HEAD v26_01_26_06.csv", "HEAD v26_0_7.csv", "HEAD v26_0_8.csv",
    "GET v26_01_26_06.csv", "GET v26_0_7.csv", "GET v26_0_9.csv"
  ]);
  assert.match(lines[1]!, /^ucdp-candidate 2026: found 26\.01\.26\.06, 26\.0\.7, 26\.0\.9; the publisher has no 26\.0\.8$/);
  assert.equal((await ids(directory, "ucdp")).length, 9);
});

test("where the download is not there and a token is set, the API gives the same version", async (t) => {
  const server = await ucdpServer(t);
  const {directory, get} = room(t, {HARMATTAN_UCDP_URL: `${server.url}/downloads`, HARMATTAN_UCDP_API_URL: `${server.url}/api`, HARMATTAN_UCDP_TOKEN: token});
  server.versions.set("25.1", ucdpRows(1005, "2020-01-01"));
  const [summary] = await get("ucdp");
  const {reader, version, origin, rows} = summary!.release;
  assert.deepEqual({reader, version, origin, accepted: rows.accepted, rejected: rows.rejected}, {reader: "ucdp-api", version: "25.1", origin: `${server.url}/api/gedevents/25.1`, accepted: 1005, rejected: {}});
  assert.deepEqual(server.asked().slice(3), ["26.1?pagesize=1000&page=0", "25.1?pagesize=1000&page=0", "25.1?pagesize=1000&page=1"].map((rest) => `GET /api/gedevents/${rest}`));
  assert.deepEqual(readdirSync(join(directory, "downloads")), ["ucdp-api-requests.json"]);
  assert.ok(!readFileSync(join(directory, "store.json"), "utf8").includes(token));
});

const newest = Date.UTC(2026, 10, 16) / 1000;
const day = 86_400;

async function acled(t: TestContext) {
  const server = await acledServer(t);
  server.events = [acledRow("ATA1", "2026-01-10", newest - 90 * day), acledRow("ATA2", "2026-02-10", newest - 30 * day), acledRow("ATA3", "2026-11-10", newest)];
  return {server, ...room(t, {HARMATTAN_ACLED_URL: server.url, ...account})};
}

const scope: FetchOptions = {from: "2026-01-01", countries: ["ATA"]};

test("the world is asked for without a filter of countries, and covers the world", async (t) => {
  const {server, get} = await acled(t);
  const [summary] = await get("acled", {...scope, countries: ["WORLD"]});
  assert.equal(summary!.release.countries, "world");
  assert.equal(server.asked()[1], "acled event_date=2026-01-01|2026-11-22&event_date_where=BETWEEN&limit=5000&page=1");
});

test("the first fetch of acled must be told countries and period; its coverage is what was asked, up to the last published week", async (t) => {
  const {directory, get} = await acled(t);
  await assert.rejects(get("acled"), {code: "fetch_scope"});
  const [summary] = await get("acled", scope);
  const {reader, covers, countries, version} = summary!.release;
  assert.deepEqual({reader, covers, countries, version}, {reader: "acled-api", covers: [{from: "2026-01-01", to: "2026-11-13"}], countries: ["ATA"], version: "2026-11-22"});
  assert.deepEqual(await ids(directory, "acled"), ["ATA1", "ATA2", "ATA3"]);
  const stored = readFileSync(join(directory, "store.json"), "utf8");
  for (const secret of [...Object.values(account), "access-1", "refresh-1"]) assert.ok(!stored.includes(secret));
  assert.deepEqual(readdirSync(join(directory, "staging")), []);
});

test("a later fetch asks only for what changed, and in full for the days that were not covered", async (t) => {
  const {server, directory, time, get} = await acled(t);
  await get("acled", scope);
  server.asked();
  server.events.push(acledRow("ATA4", "2026-11-20", newest + 7 * day));
  server.events[1] = acledRow("ATA2", "2026-02-10", newest + 7 * day, {fatalities: "5"});
  time.now += 7 * day * 1000;
  const [summary] = await get("acled");
  const asked = server.asked().filter((line) => line.startsWith("acled") && line.endsWith("page=1"));
  assert.deepEqual(asked, [
    `acled iso=10&event_date=2026-01-01|2026-11-13&event_date_where=BETWEEN&timestamp=${newest - 7 * day}&timestamp_where=>=&limit=5000&page=1`,
    "acled iso=10&event_date=2026-11-14|2026-11-29&event_date_where=BETWEEN&limit=5000&page=1"
  ]);
  assert.deepEqual(summary!.release.rows, {read: 3, accepted: 3, rejected: {}, duplicates: 0, revised: 2});
  assert.deepEqual(summary!.release.covers, [{from: "2026-01-01", to: "2026-11-20"}]);
  assert.deepEqual(await ids(directory, "acled"), ["ATA1", "ATA2", "ATA3", "ATA4"]);
});

test("a deleted event goes, and comes back where its record changes after the deletion", async (t) => {
  const {server, directory, lines, time, get} = await acled(t);
  await get("acled", scope);
  server.events.splice(1, 1);
  server.deleted.push({event_id_cnty: "ATA2", deleted_timestamp: newest + 2 * day}, {event_id_cnty: "ATA99", deleted_timestamp: newest + 2 * day});
  const after = await get("acled");
  assert.deepEqual(after.map(({release}) => release.kind), ["events", "deletions"]);
  assert.equal(after[1]!.release.rows.revised, 1);
  assert.match(lines.at(-1)!, /^acled: 2 deletions, 1 events taken back$/);
  assert.deepEqual(await ids(directory, "acled"), ["ATA1", "ATA3"]);
  time.now += 7 * day * 1000;
  assert.deepEqual((await get("acled")).map(({release}) => release.kind), ["events"], "a deletion that is known is not recorded again");
  server.events.push(acledRow("ATA2", "2026-02-10", newest + 3 * day));
  await get("acled");
  assert.deepEqual(await ids(directory, "acled"), ["ATA1", "ATA2", "ATA3"]);
});

test("deletions are applied to an export that was imported by hand, whatever its age", async (t) => {
  const {server, directory, get} = await acled(t);
  const row = acledRow("ATA0", "2020-01-10", newest - 2000 * day);
  const file = join(directory, "export.csv");
  writeFileSync(file, `${Object.keys(row).join(",")}\n${Object.values(row).map((value) => `"${String(value).replaceAll('"', '""')}"`).join(",")}\n`);
  await importFile(directory, file, {reader: "acled-export"});
  server.deleted.push({event_id_cnty: "ATA0", deleted_timestamp: newest - 900 * day});
  await get("acled", scope);
  assert.match(server.asked().find((line) => line.startsWith("deleted"))!, /deleted_timestamp=0&/);
  assert.deepEqual(await ids(directory, "acled"), ["ATA1", "ATA2", "ATA3"]);
});

test("no events are recorded as none, with what was asked as coverage, and a wrong tier is not", async (t) => {
  const {server, directory, get} = await acled(t);
  const nowhere: FetchOptions = {...scope, countries: ["HMD"]};
  server.tier = "empty";
  await assert.rejects(get("acled", nowhere), {code: "acled_tier"});
  assert.equal(existsSync(join(directory, "store.json")), false);
  server.tier = "all";
  const [summary] = await get("acled", nowhere);
  assert.equal(summary!.release.rows.read, 0);
  assert.deepEqual(summary!.release.covers, [{from: "2026-01-01", to: "2026-11-13"}]);
  assert.deepEqual(await ids(directory, "acled"), []);
});

test("the same rows under a wider period are a new release, so that the wider coverage is not lost", async (t) => {
  const {server, get} = await acled(t);
  server.events = server.events.slice(2);
  await get("acled", scope);
  const [summary] = await get("acled", {...scope, from: "2025-01-01"});
  assert.equal(summary!.unchanged, false);
  assert.deepEqual(summary!.release.covers, [{from: "2025-01-01", to: "2026-11-13"}]);
  assert.equal((await get("acled"))[0]!.unchanged, true);
});

test("an account that sees events up to a day covers no more than that", async (t) => {
  const {server, lines, get} = await acled(t);
  server.tier = {to: "2026-02-01"};
  const [summary] = await get("acled", scope);
  assert.deepEqual(summary!.release.covers, [{from: "2026-01-01", to: "2026-02-01"}]);
  assert.match(lines[0]!, /^acled: this account sees events up to 2026-02-01 only$/);
});
