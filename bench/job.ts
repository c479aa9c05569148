import {spawn} from "node:child_process";
import {cpSync, mkdirSync, readFileSync, rmSync} from "node:fs";
import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {checkCase, describePlaces, importFile, readCase, runMeasure, Store} from "../src/index.ts";
import {Engine, literal} from "../src/store/engine.ts";
import {article, type ArticleKind} from "./article.ts";
import {fitData, fitted, type Fit} from "./fits.ts";
import {Random} from "./random.ts";

/** Work that a child process does and times. Folders named `into` and `out` are made anew. */
export type Job =
  | {do: "bare"; file: string; spill: string; memory?: string}
  | {do: "import"; file: string; into: string; from?: string | undefined; version?: string | undefined; covers?: {from: string; to: string} | undefined}
  | {do: "places"; count: number}
  | {do: "measure"; store: string; measure: string; input: Readonly<Record<string, string | number | readonly string[]>>}
  | {do: "fit"; fit: Fit; n: number}
  | {do: "claims"; kind: ArticleKind; bytes: number}
  | {do: "check"; store: string}
  | {do: "report"; store: string; out: string; installed: string}
  | {do: "command"; args: readonly string[]};

export interface Task {
  /** What is not timed, before every run. */
  before?(): void;
  run(): Promise<unknown>;
  close?(): void;
  /** Largest resident memory of another process that the work runs in, in bytes. */
  peak?(): number;
}

/** Makes a job ready to run; a warm store is open before the first run. */
export async function prepare(job: Job): Promise<Task> {
  switch (job.do) {
    case "bare": return {run: () => bareRead(job)};
    case "import": return importing(job);
    case "places": return placing(job.count);
    case "measure": {
      const store = await Store.open(job.store, {resident: true});
      return {run: () => runMeasure(store, job.measure, job.input, {fresh: true}), close: () => store.close()};
    }
    case "fit": {
      const data = fitData(job.fit, job.n);
      return {run: async () => fitted(job.fit, data)};
    }
    case "claims": {
      const text = article(new Random(41), job.kind, job.bytes);
      const form = job.kind === "hostile page" ? "html" : "text";
      const {findClaims} = await import("../src/claims/index.ts");
      return {run: async () => findClaims(text, {published: "2025-06-08", form})};
    }
    case "check": {
      const store = await Store.open(job.store, {resident: true});
      const read = readCase("cases/jnim");
      return {run: () => checkCase(store, read), close: () => store.close()};
    }
    case "report": {
      // as it is shipped: in a checkout each thread compiles TypeScript first
      const {writeReport} = await import(pathToFileURL(resolve(job.installed, "dist", "views", "report", "index.js")).href) as typeof import("../src/views/report/index.ts");
      const read = readCase("cases/jnim");
      return {run: () => writeReport(read, {store: job.store, out: job.out, lang: "en"})};
    }
    case "command": return command(job.args);
  }
}

/** What the engine needs at least: the file as it stands, into a table, with the settings of an import. */
async function bareRead({file, spill, memory}: Job & {do: "bare"}): Promise<void> {
  const engine = await Engine.open({spill, ...(memory ? {memory} : {})});
  try {
    await engine.run(`CREATE TABLE bare AS SELECT * FROM read_csv(${literal(file)})`);
  } finally {
    engine.close();
  }
}

function importing({file, into, from, version, covers}: Job & {do: "import"}): Task {
  return {
    before() {
      rmSync(into, {recursive: true, force: true});
      if (from) cpSync(from, into, {recursive: true});
      else mkdirSync(into, {recursive: true});
    },
    async run() {
      const {release, unchanged} = await importFile(into, file, {...(version ? {version} : {}), ...(covers ? {covers: {...covers, countries: "world"}} : {})});
      if (unchanged) throw new Error(`${file}: the store has it already, so nothing was timed`);
      if (release.rows.accepted !== release.rows.read) throw new Error(`${file}: ${release.rows.read - release.rows.accepted} of ${release.rows.read} rows of the bench's own file were not accepted`);
    }
  };
}

function placing(count: number): Task {
  const random = new Random(60);
  const latitudes = Float64Array.from({length: count}, () => 4 + random.next() * 20);
  const longitudes = Float64Array.from({length: count}, () => -17.5 + random.next() * 33);
  return {run: async () => describePlaces(latitudes, longitudes)};
}

/** A whole process, started cold; its own account of its memory is asked while it runs. */
function command(args: readonly string[]): Task {
  let peak = 0;
  return {
    peak: () => peak,
    run: () => new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, args, {stdio: ["ignore", "ignore", "inherit"]});
      const watch = setInterval(() => peak = Math.max(peak, peakOf(child.pid!)), 10);
      child.on("error", reject);
      child.on("close", (status) => {
        clearInterval(watch);
        if (status === 0) resolve();
        else reject(new Error(`${args.join(" ")} ended with ${status}`));
      });
    })
  };
}

/** Largest resident memory that a process ever had, in bytes; 0 where the system does not tell. */
export function peakOf(pid: number | "self"): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return pid === "self" ? process.resourceUsage().maxRSS * 1024 : 0;
  }
}
