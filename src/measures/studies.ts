import {availableParallelism} from "node:os";
import type {Cell} from "../event.ts";
import {startThread, Threads} from "../thread.ts";
import type {Computed} from "./measure.ts";
import type {ResultRow} from "./result.ts";
import type {Study} from "./study.ts";

/** A study on its way to a thread: a column is copied in a third of the time of as many rows. */
export type PackedStudy = Omit<Study, "rows"> & {columns: Readonly<Record<string, readonly Cell[]>>; length: number};

/**
 * Computes studies in threads, and each of them once: for a report, whose figures and claims ask some of the same, while its figures are drawn.
 * Threads start at once, so that they are ready when the first study comes.
 */
export class Studies {
  readonly #threads: Threads<PackedStudy>;
  /** By the rows that they are computed on, and by all else. */
  readonly #known = new WeakMap<readonly ResultRow[], Map<string, Promise<Computed>>>();

  constructor({threads = availableParallelism()}: {threads?: number} = {}) {
    this.#threads = new Threads({start: () => startThread("study-worker", import.meta.url, null), most: threads, ready: threads});
  }

  /** The same rows, asked the same, are computed once. */
  compute(study: Study): Promise<Computed> {
    const {rows, ...asked} = study;
    const known = this.#known.get(rows) ?? new Map<string, Promise<Computed>>();
    this.#known.set(rows, known);
    const key = JSON.stringify(asked);
    const computed = known.get(key) ?? this.#threads.run(packed(study)) as Promise<Computed>;
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

/** All rows of a study have the same columns. */
export function packed({rows, ...asked}: Study): PackedStudy {
  return {...asked, columns: Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, rows.map((row) => row[name]!)])), length: rows.length};
}

/** The study that was packed. */
export function unpacked({columns, length, ...asked}: PackedStudy): Study {
  const entries = Object.entries(columns);
  return {...asked, rows: Array.from({length}, (_, i) => {
    const row: ResultRow = {};
    for (const [name, cells] of entries) row[name] = cells[i]!;
    return row;
  })};
}
