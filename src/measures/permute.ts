import {availableParallelism} from "node:os";
import {HarmattanError} from "../error.ts";
import {startThread} from "../thread.ts";
import {permuting, type Permutation} from "./permutation.ts";

/** How heavy work is done, and told of. */
export interface Work {
  /** Threads; 1 works in the thread that asks. Without it as many as there are cores, where the work is long enough to be worth it. */
  threads?: number;
  signal?: AbortSignal;
  progress?: (done: number, of: number) => void;
}

const chunk = 50;

/** The statistics of permutations 0 to n - 1, the same for every number of threads. Rejects with the signal's reason when it is cancelled. */
export async function permute(job: Permutation, n: number, {threads, signal, progress}: Work = {}): Promise<Float64Array> {
  const out = new Float64Array(n);
  const statistic = permuting(job);
  let [next, done] = [0, 0];
  const take = () => next < n ? [next, next = Math.min(n, next + chunk)] as const : null;
  const put = (from: number, values: Float64Array) => {
    out.set(values, from);
    progress?.(done += values.length, n);
  };
  signal?.throwIfAborted();
  // the first chunk tells how long the whole takes: threads cost more to start than little work is worth
  const started = performance.now();
  const [, first] = take() ?? [0, 0];
  put(0, Float64Array.from({length: first}, (_, i) => statistic(i)));
  signal?.throwIfAborted();
  const long = (performance.now() - started) * (n / chunk - 1) > 1500;
  const wanted = Math.min(threads ?? (long ? availableParallelism() : 1), Math.ceil((n - first) / chunk));
  if (wanted > 1) await Promise.all(Array.from({length: wanted}, () => worked(job, take, put, signal)));
  for (let part = take(); part; part = take()) {
    const [from, to] = part;
    put(from, Float64Array.from({length: to - from}, (_, k) => statistic(from + k)));
    await new Promise((resume) => setImmediate(resume));
    signal?.throwIfAborted();
  }
  return out;
}

/** One thread that takes chunks until none is left. */
function worked(job: Permutation, take: () => readonly [number, number] | null, put: (from: number, values: Float64Array) => void, signal: AbortSignal | undefined): Promise<void> {
  const worker = startThread("permutation-worker", import.meta.url, job);
  return new Promise<void>((finish, refuse) => {
    const give = () => {
      const part = take();
      if (part) worker.postMessage(part);
      else finish();
    };
    signal?.addEventListener("abort", () => refuse(signal.reason as Error), {once: true});
    worker.on("error", refuse);
    worker.on("exit", () => refuse(new HarmattanError("worker_died", {})));
    worker.on("message", ([from, values]: readonly [number, Float64Array]) => {
      put(from, values);
      give();
    });
    give();
  }).finally(() => worker.terminate());
}
