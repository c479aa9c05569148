import {parentPort, workerData} from "node:worker_threads";
import {permuting, type Permutation} from "./permutation.ts";

const statistic = permuting(workerData as Permutation);

/** Answers each [from, to) with the statistics of these permutations. */
parentPort!.on("message", ([from, to]: readonly [number, number]) => {
  parentPort!.postMessage([from, Float64Array.from({length: to - from}, (_, k) => statistic(from + k))]);
});
