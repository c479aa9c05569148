import {parentPort, Worker} from "node:worker_threads";
import {HarmattanError, type ErrorCode} from "./error.ts";

/** Starts a thread of a file of ours, named from the file `near`. In a checkout the sources run as they are, but a thread does not take over the loader that reads them. */
export function startThread(name: string, near: string, workerData: unknown): Worker {
  if (!near.endsWith(".ts")) return new Worker(new URL(`./${name}.js`, near), {workerData});
  const [loader, file] = [import.meta.resolve("tsx/esm/api"), new URL(`./${name}.ts`, near).href];
  return new Worker(`import(${JSON.stringify(loader)}).then(({register}) => (register(), import(${JSON.stringify(file)})))`, {eval: true, workerData});
}

/** What a thread tells of a job. */
type Told = {value: unknown} | {refused: {code: ErrorCode; values: Readonly<Record<string, string | number>>; cure: string}} | {fault: string};

/** Within a thread: answers one job after the other. An error of ours reaches who asked with its code and values. */
export function answerJobs<Job>(answer: (job: Job) => Promise<unknown>): void {
  parentPort!.on("message", (job: Job) => {
    void answer(job).then((value): Told => ({value}), (error: unknown): Told => error instanceof HarmattanError ? {refused: {code: error.code, values: error.values, cure: error.cure}} : {fault: error instanceof Error ? error.stack ?? error.message : String(error)})
      .then((told) => parentPort!.postMessage(told));
  });
}

/** How threads of one kind are started, how many there may be, how many jobs may wait for one (any number where it is not said), and how many threads are started before a job comes. */
export interface ThreadsOptions {
  start: () => Worker;
  most: number;
  waiting?: number;
  ready?: number;
}

/**
 * Threads for what computes for seconds, so that quick questions do not wait behind it. A job that is abandoned takes its thread along; the next
 * one starts another.
 */
export class Threads<Job> {
  readonly #options: ThreadsOptions;
  readonly #all = new Set<Worker>();
  readonly #idle: Worker[] = [];
  readonly #waiting: {start(): void}[] = [];
  #busy = 0;
  #closed = false;

  constructor(options: ThreadsOptions) {
    this.#options = options;
    for (let i = 0; i < (options.ready ?? 0); i++) {
      const thread = this.#start();
      thread.unref();
      this.#idle.push(thread);
    }
  }

  /** Throws `server_busy` where too many jobs wait, `worker_died` where the thread ends first, and what the job throws. */
  async run(job: Job, signal?: AbortSignal): Promise<unknown> {
    await this.#turn(signal);
    try {
      if (this.#closed) throw new HarmattanError("worker_died", {});
      const thread = this.#idle.pop() ?? this.#start();
      thread.ref();
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

  /** Ends the threads; what they work on, and what waits or comes later, is refused. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#all].map((thread) => thread.terminate()));
  }

  #start(): Worker {
    const thread = this.#options.start();
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
  #turn(signal: AbortSignal | undefined): Promise<void> {
    if (this.#busy < this.#options.most) {
      this.#busy += 1;
      return Promise.resolve();
    }
    if (this.#waiting.length >= (this.#options.waiting ?? Infinity)) return Promise.reject(new HarmattanError("server_busy", {seconds: 5}));
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(signal!.reason as Error);
      };
      const waiting = {start: () => {
        signal?.removeEventListener("abort", leave);
        this.#busy += 1;
        resolve();
      }};
      this.#waiting.push(waiting);
      signal?.addEventListener("abort", leave, {once: true});
    });
  }
}

/** The thread's answer to one job. Rejects when the thread ends first, or is ended because the job is abandoned. */
async function hear(thread: Worker, job: unknown, signal: AbortSignal | undefined): Promise<Told> {
  const {promise, resolve, reject} = settled<Told>();
  const died = () => reject(new HarmattanError("worker_died", {}));
  const abandon = () => {
    reject(signal!.reason as Error);
    void thread.terminate();
  };
  thread.on("message", resolve).on("error", died).on("exit", died);
  signal?.addEventListener("abort", abandon, {once: true});
  try {
    if (signal?.aborted) abandon();
    else thread.postMessage(job);
    return await promise;
  } finally {
    thread.off("message", resolve).off("error", died).off("exit", died);
    signal?.removeEventListener("abort", abandon);
  }
}

function settled<T>(): {promise: Promise<T>; resolve: (value: T) => void; reject: (reason: Error) => void} {
  let settle: {resolve: (value: T) => void; reject: (reason: Error) => void};
  const promise = new Promise<T>((resolve, reject) => settle = {resolve, reject});
  return {promise, ...settle!};
}
