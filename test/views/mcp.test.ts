import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {after, test} from "node:test";
import type {Worker} from "node:worker_threads";
import {Client} from "@modelcontextprotocol/sdk/client/index.js";
import {StdioClientTransport} from "@modelcontextprotocol/sdk/client/stdio.js";
import {InMemoryTransport} from "@modelcontextprotocol/sdk/inMemory.js";
import type {Transport} from "@modelcontextprotocol/sdk/shared/transport.js";
import {measures, readCase, runMeasure, Store, type Result} from "../../src/index.ts";
import {StudyThreads} from "../../src/threads/index.ts";
import {createMcp} from "../../src/views/mcp/index.ts";
import {gedCsv, gedRows} from "../fixture/ged.ts";
import {fileOf, storeOf} from "../fixture/store.ts";
import {both} from "./api/served.ts";

interface Told {
  isError?: boolean;
  content: {type: string; text: string}[];
}

async function clientOf(transport: Transport): Promise<{client: Client; ask(name: string, input?: Record<string, unknown>): Promise<any>; refusal(name: string, input?: Record<string, unknown>): Promise<string>}> {
  const client = new Client({name: "test", version: "0.0.0"});
  await client.connect(transport);
  after(() => client.close());
  const call = (name: string, input: Record<string, unknown> = {}) => client.callTool({name, arguments: input}) as Promise<Told>;
  return {
    client,
    ask: async (name, input) => {
      const {isError, content} = await call(name, input);
      assert.ok(!isError, content[0]!.text);
      return JSON.parse(content[0]!.text);
    },
    refusal: async (name, input) => {
      const {isError, content} = await call(name, input);
      assert.ok(isError);
      return content[0]!.text;
    }
  };
}

async function inProcess(directory: string, read = null as ReturnType<typeof readCase> | null) {
  const store = await Store.open(directory);
  const threads = new StudyThreads(directory);
  after(async () => {
    await threads.close();
    store.close();
  });
  const [here, there] = InMemoryTransport.createLinkedPair();
  await createMcp({store, threads, read, version: "0.0.0"}).connect(there);
  return {store, ...await clientOf(here)};
}

const invented = await storeOf(["docs/examples/invented.csv", {mapping: "docs/examples/invented.yml"}]);
const {client, store, ask, refusal} = await inProcess(invented, readCase("docs/examples/invented-case"));

test("an assistant finds a tool for each question, which says that it changes nothing, and every measure by name", async () => {
  const {tools} = await client.listTools();
  assert.deepEqual(tools.map(({name}) => name).sort(), ["ask_measure", "check_case", "find_actors", "find_claims", "list_measures", "list_releases"]);
  for (const {name, annotations, description} of tools) assert.ok(annotations?.readOnlyHint && description, name);
  for (const {name} of tools) assert.ok(readFileSync("docs/mcp.md", "utf8").includes(`| \`${name}\` |`), name);
  const {inputSchema} = tools.find(({name}) => name === "ask_measure")!;
  const schema = inputSchema.properties as Record<string, {enum?: string[]; items?: {enum?: string[]}; description?: string}>;
  assert.deepEqual(schema.measure!.enum, measures.map(({name}) => name));
  assert.ok(schema.role!.enum!.includes("perpetrator") && schema.bbox!.description!.includes("west,south,east,north"));
});

test("a measure answers what the library answers, with coverage, provenance, cautions and command", async () => {
  const input = {actor: ["Invented Front"], from: "2024"};
  const answered = await ask("ask_measure", {measure: "fatalities", ...input, params: {by: "quarter", split: "country"}});
  assert.deepEqual(answered, JSON.parse(JSON.stringify(await runMeasure(store, "fatalities", {...input, by: "quarter", split: "country"}))));
  assert.equal(answered.provenance[0].simulated, true);
  const some = await ask("ask_measure", {measure: "events", rows: 3}) as Result & {rows_in_all: number};
  assert.deepEqual([some.rows.length, some.rows_in_all], [3, (await runMeasure(store, "events")).rows.length]);
});

test("what cannot be asked is told with its cure", async () => {
  assert.match(await refusal("ask_measure", {measure: "fatalities", actor: ["Nobody at all"]}), /^unknown actor: Nobody at all .*; write an actor's name as the source spells it/);
  assert.match(await refusal("ask_measure", {measure: "fatalities", params: {by: "decade"}}), /invalid by: decade \(expected month/);
  assert.match(await refusal("ask_measure", {measure: "fatalities", bbox: "1,2"}), /invalid bbox/);
  assert.match(await refusal("check_case", {claim: "none"}), /invalid claim: none/);
});

test("a study that the client cancels ends with its thread, and the next question is answered", async () => {
  const {client, ask} = await inProcess(await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv(gedRows(3000, (i) => ({latitude: 10 + i % 97 / 10, longitude: i % 89 / 10}))))));
  const leaving = new AbortController();
  const ended: Promise<number>[] = [];
  const started = (thread: Worker) => {
    ended.push(new Promise((resolve) => thread.on("exit", resolve)));
    thread.once("online", () => leaving.abort());
  };
  process.on("worker", started);
  after(() => process.off("worker", started));
  const asked = client.callTool({name: "ask_measure", arguments: {measure: "contagion", actor: ["JNIM"], params: {permutations: 9999}}}, undefined, {signal: leaving.signal});
  await assert.rejects(asked, /abort/i);
  assert.ok(ended.length > 0, "the study ran in a thread");
  assert.deepEqual(await Promise.all(ended), [1]);
  assert.ok((await ask("ask_measure", {measure: "types"})).rows.length);
});

test("claims of a text are found, those of the case checked, releases and actors listed", async () => {
  const {claims} = await ask("find_claims", {text: "Invented Front killed 12 people in Luxembourg in 2024.", published: "2025-01-01"});
  assert.deepEqual([claims[0].value, claims[0].period.from], [12, "2024-01-01"]);
  const checked = await ask("check_case", {lang: "fr"});
  assert.ok(checked.claims.length > 2 && checked.claims.every(({verdict, sentence}: {verdict: string; sentence: unknown}) => verdict && typeof sentence === "string"));
  const one = await ask("check_case", {claim: checked.claims[0].id});
  assert.ok(one.readings.length >= 1);
  assert.equal((await ask("list_releases")).sources[0].simulated, true);
  assert.equal((await ask("find_actors", {text: "invented fr"}))[0].name, "Invented Front");
  assert.equal((await ask("list_measures", {measure: "growth"})).name, "growth");
});

test("the case, its claims, the measures and the releases are resources", async () => {
  const {resources} = await client.listResources();
  assert.deepEqual(resources.map(({uri}) => uri).sort(), ["harmattan://case", "harmattan://case/claims", "harmattan://measures", "harmattan://releases"]);
  for (const {uri} of resources) {
    const [content] = (await client.readResource({uri})).contents as {text: string}[];
    assert.ok(Object.keys(JSON.parse(content!.text) as object).length > 1, uri);
    assert.ok(!content!.text.includes(process.cwd()));
  }
});

test("rows of a source whose terms forbid passing them on are not handed to an assistant, its sums are", async () => {
  const acled = await inProcess(await both());
  for (const input of [{measure: "events", rows: 1}, {measure: "events", params: {limit: 1}}, {measure: "deadliest"}]) assert.match(await acled.refusal("ask_measure", {source: ["acled"], ...input}), /the terms of acled forbid passing its rows on/);
  assert.equal((await acled.ask("ask_measure", {measure: "types", source: ["acled"]})).rows[0].events, 130);
  assert.match(await acled.refusal("check_case"), /harmattan mcp cases\/jnim/);
});

test("harmattan mcp speaks over standard input and output, and ends with its client", async () => {
  const transport = new StdioClientTransport({command: process.execPath, args: ["bin/harmattan.js", "mcp", "docs/examples/invented-case", "--store", invented], stderr: "pipe"});
  const spoken = await clientOf(transport);
  assert.deepEqual((await spoken.ask("ask_measure", {measure: "countries", actor: ["Invented Front"]})).rows, (await runMeasure(store, "countries", {actor: ["Invented Front"]})).rows);
  const {pid} = transport;
  await spoken.client.close();
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.throws(() => process.kill(pid!, 0), /ESRCH/);
});
