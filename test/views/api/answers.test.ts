import assert from "node:assert/strict";
import {readFileSync, writeFileSync} from "node:fs";
import test from "node:test";
import {tableFromIPC} from "apache-arrow";
import {errors, HarmattanError, measures, runMeasure, type Result} from "../../../src/index.ts";
import type {ErrorCode} from "../../../src/error.ts";
import {statusOf} from "../../../src/views/api/problem.ts";
import {asking, fileOf, storeOf} from "../../fixture/store.ts";
import {api, both, hostile, inventedCase} from "./served.ts";

const directory = await both();
const local = await api(directory);

test("every measure answers what the library answers, study or not", async () => {
  for (const {name, tactics} of measures) {
    const source = tactics ? "acled" : "ucdp";
    const asked = {source, actor: "JNIM", ...name === "marks" ? {size: "1"} : {}};
    const answered = await local.json<Result>(`/api/measures/${name}?${new URLSearchParams(asked).toString()}`);
    assert.deepEqual(answered, JSON.parse(JSON.stringify(await runMeasure(local.store, name, asked))), name);
  }
});

test("the forms of an answer hold the same rows, read back with the formats' own readers", async () => {
  const path = "/api/measures/marks?source=ucdp&size=1";
  const {rows, columns, cautions} = await local.json<Result>(path);
  const names = Object.keys(columns);
  assert.ok(rows.length > 2);

  const csv = await (await local.get(`${path}&format=csv`)).text();
  assert.equal(csv, [names.join(","), ...rows.map((row) => names.map((name) => row[name]).join(",")), ""].join("\r\n"));

  const points = await local.json<{features: {geometry: {coordinates: number[]}; properties: object}[]}>(`${path}&format=geojson`);
  assert.deepEqual(points.features.map(({geometry, properties}) => ({longitude: geometry.coordinates[0], latitude: geometry.coordinates[1], ...properties})), rows.map((row) => ({...row})));

  const table = tableFromIPC(new Uint8Array(await (await local.get(`${path}&format=arrow`)).arrayBuffer()));
  assert.deepEqual(table.toArray().map((row: {toJSON(): object}) => ({...row.toJSON()})), rows.map((row) => ({...row})));
  assert.deepEqual(JSON.parse(table.schema.metadata.get("harmattan")!).cautions, cautions);
  assert.equal(String(table.schema.fields.find(({name}) => name === "event_type")!.type), "Dictionary<Int32, Utf8>");

  const file = fileOf("rows.parquet", Buffer.from(await (await local.get(`${path}&format=parquet`)).arrayBuffer()));
  await asking(directory, async (store) => assert.deepEqual(await store.engine.all(`SELECT * FROM read_parquet('${file}') ORDER BY mark, event_type`), rows));
});

test("missing numbers, texts and truth values survive Arrow", async () => {
  for (const path of ["/api/measures/fatalities?source=ucdp&from=2025-11&by=month", "/api/measures/events?source=ucdp"]) {
    const {rows} = await local.json<Result>(path);
    assert.ok(rows.some((row) => Object.values(row).includes(null)), path);
    const table = tableFromIPC(new Uint8Array(await (await local.get(`${path}&format=arrow`)).arrayBuffer()));
    assert.deepEqual(table.toArray().map((row: {toJSON(): object}) => ({...row.toJSON()})), rows.map((row) => ({...row})));
  }
});

test("what is not json links to the json that says what must be known", async () => {
  const response = await local.get("/api/measures/places?source=ucdp&format=csv");
  const [, path] = /<([^>]+)>; rel="describedby"/.exec(response.headers.get("link")!)!;
  assert.ok((await local.json<Result>(path!)).provenance.length);
  assert.match(response.headers.get("content-disposition")!, /^attachment; filename="places.csv"$/);
});

test("an unchanged answer is a 304 that does not ask the engine, until something is imported", async () => {
  const path = "/api/measures/countries?source=ucdp";
  const etag = (await local.get(path)).headers.get("etag")!;
  const asked = local.store.engine.columns;
  local.store.engine.columns = () => Promise.reject(new HarmattanError("internal", {message: "the engine was asked"}));
  try {
    for (const known of [etag, `"other", ${etag}`, `W/${etag}`]) assert.equal((await local.get(path, {headers: {"if-none-match": known}})).status, 304);
    assert.equal((await local.get("/api/measures/places?source=ucdp&from=2026", {headers: {"if-none-match": etag}})).status, 500);
  } finally {
    local.store.engine.columns = asked;
  }
  assert.equal((await local.get(`${path}&role=involved`)).headers.get("etag"), etag, "a default that is said asks the same");
  assert.notEqual((await local.get(`${path}&format=csv`)).headers.get("etag"), etag);
  // what an import replaces by rename
  const state = `${directory}/store.json`;
  writeFileSync(state, `${readFileSync(state, "utf8")}\n`);
  const after = await local.get(path, {headers: {"if-none-match": etag}});
  assert.equal(after.status, 200);
  assert.notEqual(after.headers.get("etag"), etag);
});

test("an unchanged answer comes between questions, not behind all that came before it", async () => {
  const path = "/api/measures/countries?source=ucdp";
  const etag = (await local.get(path)).headers.get("etag")!;
  const order: number[] = [];
  const asked = Array.from({length: 30}, (_, i) => local.get(`/api/measures/types?source=ucdp&from=${1990 + i}`).then(({status}) => order.push(status)));
  await new Promise((resolve) => setImmediate(resolve));
  order.push((await local.get(path, {headers: {"if-none-match": etag}})).status);
  await Promise.all(asked);
  assert.ok(order.indexOf(304) < 15, order.join(" "));
  assert.equal(order.filter((status) => status === 200).length, 30);
});

test("an error is problem+json with its code, the field at fault and a cure", async () => {
  const told = async (path: string) => {
    const response = await local.get(path);
    assert.match(response.headers.get("content-type")!, /^application\/problem\+json/, path);
    const problem = await response.json() as {title: string; status: number; field?: string; cure: string};
    assert.equal(problem.status, response.status);
    assert.ok(problem.cure);
    return [problem.title, problem.status, problem.field];
  };
  assert.deepEqual(await told("/api/measures/fatalities?source=ucdp&by=decade"), ["invalid_value", 400, "by"]);
  assert.deepEqual(await told("/api/measures/fatalities?source=ucdp&foo=1"), ["invalid_value", 400, "parameter"]);
  assert.match((await local.json<{detail: string}>("/api/measures/fatalities?source=ucdp&foo=1")).detail, /invalid parameter: foo \(expected one of actor, .*bbox, deaths, by, split, count, format, lang\)$/);
  assert.match((await local.json<{detail: string}>("/api/actors?name=JNIM")).detail, /expected one of q, source, limit, lang\)$/);
  assert.deepEqual(await told("/api/measures/fatalities?source=ucdp&actor=Nobody"), ["unknown_actor", 400, undefined]);
  assert.deepEqual(await told("/api/measures/fatalities"), ["source_ambiguous", 409, undefined]);
  assert.deepEqual(await told("/api/measures/countries?source=ucdp&format=geojson"), ["invalid_value", 400, "format"]);
  assert.deepEqual(await told("/api/events?source=ucdp&limit=0"), ["invalid_value", 400, "limit"]);
  assert.deepEqual(await told("/api/measures/nothing"), ["not_found", 404, undefined]);
  assert.deepEqual(await told("/api/import"), ["method_unknown", 405, undefined]);
  assert.deepEqual(await told("/api/releases/none/rejections"), ["release_not_loaded", 404, undefined]);
  assert.deepEqual(await told("/api/case"), ["case_none", 404, undefined]);
  assert.deepEqual(await told(`/api/measures/events?source=ucdp&actor=${"x".repeat(301)}`), ["invalid_value", 400, "actor"]);
});

test("every code of the table of errors has its status", () => {
  for (const code of Object.keys(errors) as ErrorCode[]) assert.ok(statusOf(code) >= 400 && statusOf(code) < 600, code);
  // a fault of the one who asks is never told as the server's
  for (const [code, [exit]] of Object.entries(errors)) if (exit === 2 && code !== "serve_token" && code !== "key_missing") assert.ok(statusOf(code as ErrorCode) < 500, code);
});

test("events come page by page, all of them once, with the number of all", async () => {
  const page = (offset: number) => local.json<Result>(`/api/events?source=ucdp&limit=6&offset=${offset}`);
  const [first, second, third] = [await page(0), await page(6), await page(12)];
  const ids = [first, second, third].flatMap(({rows}) => rows.map(({id}) => id));
  assert.equal(new Set(ids).size, 15);
  assert.equal(first!.cautions.find(({code}) => code === "limited")!.values!.events, 15);
  assert.deepEqual([first!.total, (await local.json<Result>("/api/measures/deadliest?source=ucdp&n=1")).total, (await local.json<Result>("/api/events?source=ucdp&source=acled&limit=1")).total], [15, 15, 145]);
  for (const format of ["json", "csv", "geojson", "arrow"]) assert.equal((await local.get(`/api/events?source=ucdp&limit=2&format=${format}`)).headers.get("x-total-count"), "15", format);
  assert.equal((await local.json<Result>("/api/measures/countries?source=ucdp")).total, undefined);
});

test("an error is told in French where the client prefers it or lang=fr asks for it; lang goes first, and code, status and field are the same", async () => {
  const {get} = await api(await both());
  const told = async (path: string, accept?: string) => {
    const response = await get(path, accept === undefined ? {} : {headers: {"accept-language": accept}});
    const {detail, cure, title, status, field} = await response.json() as Record<string, string>;
    return {detail, cure, same: [title, status, field], language: response.headers.get("content-language")};
  };
  const question = "/api/measures/countries?source=ucdp&from=soon";
  const english = await told(question);
  assert.deepEqual([english.detail, english.cure, english.language], ["invalid from: soon (expected YYYY, YYYY-MM or YYYY-MM-DD)", "correct the value", "en"]);
  const french = {detail: "from non valable : soon (attendu : AAAA, AAAA-MM ou AAAA-MM-JJ)", cure: "corrigez la valeur", same: english.same, language: "fr"};
  for (const [path, accept] of [[`${question}&lang=fr`, undefined], [question, "fr"], [question, "fr-CA,fr;q=0.9,en;q=0.8"], [`${question}&lang=fr`, "en"]] as const) assert.deepEqual(await told(path, accept), french, `${path} ${accept}`);
  for (const [path, accept] of [[`${question}&lang=en`, "fr"], [question, "en,fr;q=0.5"], [question, "de"], [question, ";;q=x"]] as const) assert.deepEqual(await told(path, accept), english, `${path} ${accept}`);
  for (const [path, detail] of [["/api/nothing?lang=fr", "/api/nothing : rien n’est servi à cette adresse"], ["/api/actors?limit=0&lang=fr", "limit non valable : 0 (attendu : un nombre entier de 1 à 50)"], ["/api/events?actor=Nobody&source=ucdp&lang=fr", /^acteur inconnu : Nobody/], ["/api/case/claims?lang=fr", "aucun dossier d’étude n’est servi"]] as const) {
    const {detail: said} = await told(path);
    if (typeof detail === "string") assert.equal(said, detail);
    else assert.match(said!, detail);
  }
  assert.match((await told("/api/events?lang=de")).detail!, /^invalid lang: de \(expected en \| fr\)$/);
});

test("the language of errors changes neither an answer nor its ETag", async () => {
  const {get} = await api(await both());
  const [plain, french] = [await get("/api/measures/types?source=ucdp"), await get("/api/measures/types?source=ucdp&lang=fr")];
  assert.equal(plain.status, 200);
  assert.equal(plain.headers.get("etag"), french.headers.get("etag"));
  assert.deepEqual(await plain.json(), await french.json());
});

test("an answer beyond the limit of rows is refused with a cure, not cut", async () => {
  const small = await api(directory, {limits: {rows: 5} as never});
  const response = await small.get("/api/measures/events?source=ucdp");
  assert.equal(response.status, 400);
  assert.equal((await response.json() as {title: string}).title, "query_large");
});

test("rows of a source whose terms forbid passing them on are shown here, copied a few at a time, and served nowhere else", async () => {
  const away = await api(directory, {local: false, token: "a token of some length", hosts: null});
  const ask = async (from: typeof local, path: string) => (await from.get(path, {headers: {authorization: "Bearer a token of some length"}})).status;
  assert.equal(await ask(local, "/api/measures/events?source=acled"), 200);
  assert.equal(await ask(local, "/api/measures/events?source=acled&format=csv"), 403);
  assert.equal(await ask(local, "/api/measures/events?source=acled&format=csv&limit=100"), 200);
  for (const path of ["/api/events?source=acled&limit=1", "/api/measures/events?source=acled", "/api/measures/deadliest?source=acled&format=arrow"]) assert.equal(await ask(away, path), 403, path);
  for (const path of ["/api/measures/countries?source=acled", "/api/measures/marks?source=acled", "/api/events?source=ucdp"]) assert.equal(await ask(away, path), 200, path);
});

test("text of a source comes on request, and hostile text comes as data", async () => {
  const row = async (query: string) => (await local.json<Result>(`/api/events?source=ucdp&order=deaths&limit=1${query}`)).rows[0]!;
  assert.equal("source_headline" in await row(""), false);
  assert.equal((await row("&text=true")).source_headline, hostile);
  const csv = await (await local.get("/api/events?source=ucdp&order=deaths&limit=1&format=csv")).text();
  assert.ok(csv.includes(`"${hostile.replaceAll('"', '""')}"`));
});

test("actors are found by the beginning of a name, an alias or a near spelling, and without a text by their events", async () => {
  const names = async (q: string) => (await local.json<{actors: {name: string; source: string; events: number}[]}>(`/api/actors?source=ucdp&q=${encodeURIComponent(q)}`)).actors;
  for (const q of ["JNIM", "jn", "groupe de soutien", "Nusrat al-Islam", "JNMI"]) assert.deepEqual((await names(q)).find(({name}) => name === "JNIM"), {...(await names("JNIM"))[0], events: 15}, q);
  assert.deepEqual((await names("")).map(({events}) => events), [15, 14, 1]);
  assert.deepEqual(await names("zzzz"), []);
});

test("the case comes without paths, its claims with verdicts, and a claim with the selection that it is about", async () => {
  const invented = await storeOf(["docs/examples/invented.csv", {mapping: "docs/examples/invented.yml"}]);
  const asked = await api(invented, {read: inventedCase()});
  const told = JSON.stringify(await asked.json("/api/case"));
  assert.ok(!told.includes(process.cwd()) && told.includes("Invented Front"));
  const {claims} = await asked.json<{claims: {id: string; text: string; about: {selection: Record<string, string[]>; measure: string | null; params: Record<string, string[]>}; readings: {value: number}[]}[]}>("/api/case/claims?lang=fr");
  const computed = claims.filter(({about}) => about.measure);
  assert.ok(computed.length > 0);
  for (const {about} of computed) {
    const query = new URLSearchParams([...Object.entries(about.selection), ...Object.entries(about.params)].flatMap(([name, values]) => [values].flat().map((value): [string, string] => [name, value])));
    assert.equal((await asked.get(`/api/measures/${about.measure!}?${query.toString()}`)).status, 200, query.toString());
  }
  assert.equal((await asked.get("/api/measures/countries")).status, 200, "the case's order of sources decides");
});
