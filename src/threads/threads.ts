import type {Worker} from "node:worker_threads";
import {HarmattanError, type CaseCheck, type Result, type RunOptions} from "../index.ts";
import type {ErrorCode} from "../error.ts";
import type {Input} from "../param.ts";
import {startThread} from "../thread.ts";

/** Threads, each with an engine of its own, how many jobs may wait for one, and memory in DuckDB's notation. */
export const studyLimits = {threads: 2, waiting: 16, memory: "512MB"} as const;

export type Job = {do: "measure"; name: string; input: Input; options: Pick<RunOptions, "prefer" | "restrictedRows" | "mostRows" | "columnar">} | {do: "check"; folder: string};
/** What a thread tells of a job. */
export type Told = {value: unknown} | {refused: {code: ErrorCode; values: Readonly<Record<string, string | number>>; cure: string}} | {fault: string};

interface Waiting {
  start(): void;
}

/**
 * Threads for what computes for seconds, so that quick questions do not wait behind it. A job that is abandoned takes its thread along; the next
 * one starts another.
 */
export class Threads {
  readonly #directory: string;
  readonly #most: number;
  readonly #all = new Set<Worker>();
  readonly #idle: Worker[] = [];
  readonly #waiting: Waiting[] = [];
  #busy = 0;

  constructor(directory: string, most: number = studyLimits.threads) {
    this.#directory = directory;
    this.#most = most;
  }

  measure(name: string, input: Input, options: Extract<Job, {do: "measure"}>["options"], signal: AbortSignal): Promise<Result> {
    return this.#run({do: "measure", name, input, options}, signal) as Promise<Result>;
  }

  check(folder: string, signal: AbortSignal): Promise<CaseCheck> {
    return this.#run({do: "check", folder}, signal) as Promise<CaseCheck>;
  }

  /** Ends the threads; what they work on is refused. */
  async close(): Promise<void> {
    await Promise.all([...this.#all].map((thread) => thread.terminate()));
  }

  async #run(job: Job, signal: AbortSignal): Promise<unknown> {
    await this.#turn(signal);
    const thread = this.#idle.pop() ?? this.#start();
    thread.ref();
    try {
      const told = await hear(thread, job, signal);
      thread.unref();
      this.#idle.push(thread);
      if ("value" in told) return told.value;
      if ("refused" in told) throw new HarmattanError(told.refused.code, told.refused.values, {cure: told.refused.cure});
      throw new Error(told.fault);
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.start();
    }
  }

  #start(): Worker {
    const thread = startThread("thread", import.meta.url, {directory: this.#directory});
    // one that ends while it waits is not asked again
    this.#all.add(thread);
    thread.once("exit", () => {
      this.#all.delete(thread);
      const place = this.#idle.indexOf(thread);
      if (place >= 0) this.#idle.splice(place, 1);
    });
    thread.on("error", () => undefined);
    return thread;
  }

  /** Waits until a thread may be taken; refused where too many wait already. */
  #turn(signal: AbortSignal): Promise<void> {
    if (this.#busy < this.#most) {
      this.#busy += 1;
      return Promise.resolve();
    }
    if (this.#waiting.length >= studyLimits.waiting) return Promise.reject(new HarmattanError("server_busy", {seconds: 5}));
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(signal.reason as Error);
      };
      const waiting: Waiting = {start: () => {
        signal.removeEventListener("abort", leave);
        this.#busy += 1;
        resolve();
      }};
      this.#waiting.push(waiting);
      signal.addEventListener("abort", leave, {once: true});
    });
  }
}

/** The thread's answer to one job. Rejects when the thread ends first, or is ended because the job is abandoned. */
async function hear(thread: Worker, job: Job, signal: AbortSignal): Promise<Told> {
  const {promise, resolve, reject} = settled<Told>();
  const died = () => reject(new HarmattanError("worker_died", {}));
  const abandon = () => {
    reject(signal.reason as Error);
    void thread.terminate();
  };
  thread.on("message", resolve).on("error", died).on("exit", died);
  signal.addEventListener("abort", abandon, {once: true});
  try {
    if (signal.aborted) abandon();
    else thread.postMessage(job);
    return await promise;
  } finally {
    thread.off("message", resolve).off("error", died).off("exit", died);
    signal.removeEventListener("abort", abandon);
  }
}

function settled<T>(): {promise: Promise<T>; resolve: (value: T) => void; reject: (reason: Error) => void} {
  let settle: {resolve: (value: T) => void; reject: (reason: Error) => void};
  const promise = new Promise<T>((resolve, reject) => settle = {resolve, reject});
  return {promise, ...settle!};
}
