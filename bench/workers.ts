import {fork, type ChildProcess} from "node:child_process";
import {fileURLToPath} from "node:url";
import type {Job} from "./job.ts";

export interface Runs {
  warmUp: number;
  counted: number;
}

export interface Sample {
  ms: number[];
  /** Largest resident memory of the process, in bytes. */
  peak: number;
  /** Why there is no time. */
  skipped: string | null;
}

/** Runs jobs in child processes: a fresh one for each, so that peak memory is its own; or, to be quick, all in one. */
export class Workers {
  readonly #shared: boolean;
  #child: ChildProcess | null = null;

  constructor(options: {shared: boolean}) {
    this.#shared = options.shared;
  }

  async run(job: Job, runs: Runs): Promise<Sample> {
    this.#child ??= fork(fileURLToPath(new URL("child.ts", import.meta.url)), {execArgv: ["--import", "tsx"]});
    try {
      return await answer(this.#child, job, runs);
    } finally {
      if (!this.#shared) this.close();
    }
  }

  close(): void {
    this.#child?.kill();
    this.#child = null;
  }
}

function answer(child: ChildProcess, job: Job, runs: Runs): Promise<Sample> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null) => reject(new Error(`${job.do}: the process ended with ${code}`));
    child.once("exit", gone);
    child.once("message", (message: Sample | {error: string}) => {
      child.off("exit", gone);
      if ("error" in message) reject(new Error(`${job.do}: ${message.error}`));
      else resolve(message);
    });
    child.send({job, runs});
  });
}
