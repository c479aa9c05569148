import type {CaseCheck, Result, RunOptions} from "../index.ts";
import type {Input} from "../param.ts";
import {startThread, Threads} from "../thread.ts";

/** Threads, each with an engine of its own, how many jobs may wait for one, and memory in DuckDB's notation. */
export const studyLimits = {threads: 2, waiting: 16, memory: "512MB"} as const;

export type Job = {do: "measure"; name: string; input: Input; options: Pick<RunOptions, "prefer" | "restrictedRows" | "mostRows" | "columnar">} | {do: "check"; folder: string};

/** Studies and checks of a server, each in a thread with a store of its own. */
export class StudyThreads {
  readonly #threads: Threads<Job>;

  constructor(directory: string, most: number = studyLimits.threads) {
    this.#threads = new Threads({start: () => startThread("thread", import.meta.url, {directory}), most, waiting: studyLimits.waiting});
  }

  measure(name: string, input: Input, options: Extract<Job, {do: "measure"}>["options"], signal: AbortSignal): Promise<Result> {
    return this.#threads.run({do: "measure", name, input, options}, signal) as Promise<Result>;
  }

  check(folder: string, signal: AbortSignal): Promise<CaseCheck> {
    return this.#threads.run({do: "check", folder}, signal) as Promise<CaseCheck>;
  }

  /** Ends the threads; what they work on is refused. */
  close(): Promise<void> {
    return this.#threads.close();
  }
}
