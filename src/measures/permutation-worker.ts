import {parentPort, workerData} from "node:worker_threads";
import {permuted, type Permutation} from "./permutation.ts";

/** Answers each [from, to) with the statistics of these permutations. */
parentPort!.on("message", ([from, to]: readonly [number, number]) => {
  parentPort!.postMessage([from, Float64Array.from({length: to - from}, (_, k) => permuted(workerData as Permutation, from + k))]);
});
