import {createHash} from "node:crypto";
import {availableParallelism} from "node:os";
import {startThread, Threads} from "../thread.ts";
import type {Computed} from "./measure.ts";
import type {Study} from "./study.ts";

/**
 * Computes studies in threads, and each of them once: for a report, whose figures and claims ask some of the same, while its figures are drawn.
 * Threads start when the first study comes.
 */
export class Studies {
  readonly #threads: Threads<Study>;
  readonly #known = new Map<string, Promise<Computed>>();

  constructor({threads = availableParallelism()}: {threads?: number} = {}) {
    this.#threads = new Threads({start: () => startThread("study-worker", import.meta.url, null), most: threads});
  }

  compute(study: Study): Promise<Computed> {
    const key = createHash("sha256").update(JSON.stringify(study)).digest("base64");
    const known = this.#known.get(key);
    if (known) return known;
    const computed = this.#threads.run(study) as Promise<Computed>;
    this.#known.set(key, computed);
    return computed;
  }

  /** Ends the threads; what they work on is refused. */
  close(): Promise<void> {
    return this.#threads.close();
  }
}
