// npm run bench:load: a server under the load of issue 5: distinct questions and unchanged ones side by side, with times, errors and memory.
import {spawn, type ChildProcess} from "node:child_process";
import {existsSync, mkdirSync, readFileSync} from "node:fs";
import {Agent, get} from "node:http";
import {cpus, loadavg} from "node:os";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {setTimeout as wait} from "node:timers/promises";
import {parseArgs} from "node:util";
import autocannon from "autocannon";
import {importFile} from "../src/index.ts";
import {writeGed} from "./ged-file.ts";
import {assail} from "./hostile.ts";
import {Questions} from "./questions.ts";
import {megabytes, median, time} from "./table.ts";

const {values: options} = parseArgs({options: {
  seconds: {type: "string", default: "600"},
  store: {type: "string", default: join(".bench", "full", "ged-store")},
  distinct: {type: "string", default: "100"},
  unchanged: {type: "string", default: "1000"},
  hostile: {type: "string", default: "10000"},
  help: {type: "boolean", default: false}
}});
if (options.help) {
  console.log(`npm run bench:load -- [--seconds 600] [--store DIR] [--distinct 100] [--unchanged 1000] [--hostile 10000]
  a server of a store (default: 418,000 generated events) answers so many distinct questions and so many unchanged ones in a second, each alone and then both at once; then it is sent hostile requests`);
} else {
  await bench(Number(options.seconds));
}

interface Load {
  name: string;
  asked: number;
  p50: number;
  p95: number;
  p99: number;
  errors: number;
  statuses: string;
}

/** What it took to answer, in ms of processor time, of the server and of this generator; a slow machine shows in times, a slow server here. */
interface Cost {
  server: number;
  generator: number;
}

async function bench(seconds: number): Promise<void> {
  await makeStore();
  const {server, url} = await start();
  try {
    const {actors} = await (await fetch(`${url}/api/actors?source=ucdp&limit=40`)).json() as {actors: {name: string}[]};
    const names = actors.map(({name}) => name);
    const warm = new Questions(1, names);
    for (let i = 0; i < 30; i++) await (await fetch(`${url}${warm.next()}`)).arrayBuffer();
    const etags = await unchanged(url, new Questions(3, names));
    const questions = new Questions(2, names);
    const distinct = (about: string, length: number) => paced(`distinct questions, ${about}`, url, Number(options.distinct), length, () => questions.next());
    const known = (about: string, length: number) => bursts(`unchanged ones (304), ${about}`, url, Number(options.unchanged), length, (i) => etags[i % etags.length]!);
    const short = Math.min(30, seconds);
    // its first seconds stand in the table, beside the aim: code that has just been read is compiled as it runs
    const started = await costing(server, () => distinct("just started", Math.min(10, seconds)));
    const alone = [await costing(server, () => distinct("alone", short)), await costing(server, () => known("alone", short))];
    const memory: number[] = [];
    const clock = setInterval(() => memory.push(residentMemory(server)), Math.min(1000, 20 * seconds));
    const together = await costing(server, () => Promise.all([distinct("both at once", seconds), known("both at once", seconds)]));
    clearInterval(clock);
    tell(started, alone, together, memory, seconds);
    const {sent, statuses, faults} = await assail(Number(new URL(url).port), Number(options.hostile), 9);
    const alive = (await fetch(`${url}/api/session`)).ok;
    console.log(`Hostile requests: ${sent.toLocaleString("en-GB")} sent (${[...statuses].sort(([a], [b]) => a - b).map(([status, n]) => `${status}: ${n}`).join(", ")}); ${faults.length} answered by a 500 or left hanging; the server ${alive ? "answers ✓" : "is gone ✗"}`);
    for (const fault of faults.slice(0, 20)) console.error(fault);
    if (faults.length || !alive) process.exitCode = 1;
  } finally {
    server.kill("SIGTERM");
  }
}

async function makeStore(): Promise<void> {
  if (existsSync(join(options.store, "store.json"))) return;
  process.stderr.write(`making ${options.store} (once) ...\n`);
  const folder = join(".bench", "full", "load");
  mkdirSync(folder, {recursive: true});
  const file = join(folder, "GEDEvent_v26_1.csv");
  await writeGed({file, rows: 418_000, places: 66_000, seed: 261}, process.env.HARMATTAN_DATA ?? join("..", "shared", "data"));
  await importFile(options.store, file);
}

/** The command in a process of its own. */
function start(): Promise<{server: ChildProcess; url: string}> {
  const server = spawn(process.execPath, ["bin/harmattan.js", "serve", "--store", options.store, "--port", "0", "--no-import"], {stdio: ["ignore", "pipe", "inherit"]});
  return new Promise((resolve, reject) => {
    server.on("exit", (status) => reject(new Error(`the server ended with ${String(status)}`)));
    createInterface({input: server.stdout}).once("line", (line) => resolve({server, url: line.trim().replace(/\/$/, "")}));
  });
}

/** Questions whose answer the client has. */
async function unchanged(url: string, questions: Questions): Promise<{path: string; headers: Record<string, string>}[]> {
  return Promise.all(Array.from({length: 50}, async () => {
    const path = questions.next();
    const response = await fetch(`${url}${path}`);
    await response.arrayBuffer();
    return {path, headers: {"if-none-match": response.headers.get("etag")!}};
  }));
}

/**
 * Asks at even intervals, however long answers take, and counts from the moment at which a question was due: a load generator that waits for answers, or asks in
 * bursts, would tell its own queue.
 */
async function paced(name: string, url: string, rate: number, seconds: number, path: () => string): Promise<Load> {
  const agent = new Agent({keepAlive: true, maxSockets: 200});
  const times: number[] = [];
  const statuses = new Map<number, number>();
  let errors = 0;
  const begin = performance.now();
  const asked: Promise<void>[] = [];
  for (let i = 0; i < rate * seconds; i++) {
    const due = begin + i * 1000 / rate;
    if (due > performance.now()) await wait(due - performance.now());
    asked.push(ask(`${url}${path()}`, agent).then((status) => {
      times.push(performance.now() - due);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status !== 200) errors += 1;
    }, (error: NodeJS.ErrnoException) => {
      errors += 1;
      console.error(`after ${((performance.now() - begin) / 1000).toFixed(1)} s, asked ${((performance.now() - due) / 1000).toFixed(3)} s before: ${error.code ?? error.message}`);
    }));
  }
  await Promise.all(asked);
  agent.destroy();
  return {name, asked: times.length, ...quantiles(times), errors, statuses: tally(statuses)};
}

/** The status of an answer that was read to its end. */
function ask(address: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, {agent}, (response) => response.on("error", reject).on("end", () => resolve(response.statusCode!)).resume()).on("error", reject);
  });
}

function tally(statuses: ReadonlyMap<number, number>): string {
  return [...statuses].map(([status, n]) => `${status}: ${n}`).join(", ");
}

function bursts(name: string, url: string, rate: number, seconds: number, request: (i: number) => {path: string; headers?: Record<string, string>}): Promise<Load> {
  const times: number[] = [];
  const statuses = new Map<number, number>();
  let [i, errors] = [0, 0];
  return new Promise((resolve, reject) => {
    const instance = autocannon({
      url, duration: seconds, connections: 20, overallRate: rate, timeout: 20,
      requests: [{setupRequest: (given) => {
        const {path, headers = {}} = request(i++);
        return {...given, path, headers: {...given.headers, ...headers}};
      }}]
    }, (error: Error | null) => error ? reject(error) : resolve({name, asked: times.length, ...quantiles(times), errors, statuses: tally(statuses)}));
    instance.on("response", (_client, status, _bytes, ms) => {
      times.push(ms);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status !== 200 && status !== 304) errors += 1;
    });
    instance.on("reqError", () => errors += 1);
  });
}

function quantiles(times: readonly number[]): {p50: number; p95: number; p99: number} {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return {p50: at(0.5), p95: at(0.95), p99: at(0.99)};
}

/** Bytes of the process that are in memory. */
function residentMemory({pid}: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1] ?? NaN) * 1024;
}

async function costing<T>(server: ChildProcess, work: () => Promise<T>): Promise<{done: T; cost: Cost}> {
  const [before, own] = [processorTime(server), process.cpuUsage()];
  const done = await work();
  const {user, system} = process.cpuUsage(own);
  return {done, cost: {server: processorTime(server) - before, generator: (user + system) / 1000}};
}

/** Milliseconds of processor time, of the process and of the kernel for it, in the kernel's hundredths of a second. */
function processorTime({pid}: ChildProcess): number {
  const [user, system] = readFileSync(`/proc/${String(pid)}/stat`, "utf8").replace(/^.*\) /, "").split(" ").slice(11, 13).map(Number) as [number, number];
  return 10 * (user + system);
}

/** Memory is flat where the last fifth of the run has hardly more than the second fifth; the first warms up. */
function tell(started: {done: Load; cost: Cost}, alone: readonly {done: Load; cost: Cost}[], {done: together, cost}: {done: readonly Load[]; cost: Cost}, memory: readonly number[], seconds: number): void {
  const fifth = (n: number) => median(memory.slice(Math.floor(n * memory.length / 5), Math.floor((n + 1) * memory.length / 5)));
  const [early, late] = [fifth(1), fifth(4)];
  const loads = [...alone.map(({done}) => done), ...together];
  const met = loads.every(({p95, errors}) => p95 < 100 && !errors) && late < 1.1 * early;
  const each = (ms: number, asked: number) => `${(ms / asked).toFixed(2)} ms`;
  const row = ({name, asked, p50, p95, p99, errors, statuses}: Load, cost?: Cost) => `| ${[name, asked.toLocaleString("en-GB"), time(p50), time(p95), time(p99), errors, statuses, cost ? each(cost.server, asked) : "", cost ? each(cost.generator, asked) : ""].join(" | ")} |`;
  const cores = (ms: number) => (ms / 1000 / seconds).toFixed(2);
  console.log([
    `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${cpus().length} cores; Node ${process.versions.node}; each load alone for ${Math.min(30, seconds)} s, then both for ${seconds} s, the generator on the same cores; other work on the machine at the end ${(loadavg()[0]! - (cost.server + cost.generator) / 1000 / seconds).toFixed(1)}; ${new Date().toISOString().slice(0, 10)}`, "",
    "|  | asked | p50 | p95 | p99 | errors | answers | server's processor time for each | generator's |", "| --- | --: | --: | --: | --: | --: | --- | --: | --: |",
    ...[started, ...alone].map(({done, cost}) => row(done, cost)), ...together.map((load) => row(load)), "",
    `Both at once take ${cores(cost.server)} cores for the server and ${cores(cost.generator)} for the generator. Memory of the server: ${megabytes(early)} in the second fifth of the run, ${megabytes(late)} in the last, ${megabytes(Math.max(...memory))} at most. Aim: p95 of each load of a server that has answered for ten seconds under 100 ms, no error, memory flat ${met ? "✓" : "✗"}`
  ].join("\n"));
  process.exitCode = met ? 0 : 1;
}
