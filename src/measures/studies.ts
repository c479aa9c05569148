import {availableParallelism} from "node:os";
import {startThread, Threads} from "../thread.ts";
import type {Computed} from "./measure.ts";
import type {Study} from "./study.ts";

/**
 * Computes studies in threads, and each of them once: for a report, whose figures and claims ask some of the same, while its figures are drawn.
 * Threads start at once, so that they are ready when the first study comes.
 */
export class Studies {
  readonly #threads: Threads<Study>;
  /** By the columns that they are computed on, and by all else. */
  readonly #known = new WeakMap<Study["columns"], Map<string, Promise<Computed>>>();

  constructor({threads = availableParallelism()}: {threads?: number} = {}) {
    this.#threads = new Threads({start: () => startThread("study-worker", import.meta.url, null), most: threads, ready: threads});
  }

  /** The same columns, asked the same, are computed once. */
  compute(study: Study): Promise<Computed> {
    const {columns, ...asked} = study;
    const known = this.#known.get(columns) ?? new Map<string, Promise<Computed>>();
    this.#known.set(columns, known);
    const key = JSON.stringify(asked);
    const computed = known.get(key) ?? this.#threads.run(study) as Promise<Computed>;
    // who asked hears of it, whenever that is
    computed.catch(() => undefined);
    known.set(key, computed);
    return computed;
  }

  /** Ends the threads; what they work on is refused. */
  close(): Promise<void> {
    return this.#threads.close();
  }
}
