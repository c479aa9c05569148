import {parentPort, workerData} from "node:worker_threads";
import {checkCase, HarmattanError, readCase, runMeasure, Store} from "../index.ts";
import {studyLimits, type Job, type Told} from "./threads.ts";

const {directory} = workerData as {directory: string};
let store: Promise<Store> | undefined;

/** Answers one job after the other from a store of its own. */
parentPort!.on("message", (job: Job) => {
  void answer(job).then((value): Told => ({value}), (error: unknown): Told => error instanceof HarmattanError ? {refused: {code: error.code, values: error.values, cure: error.cure}} : {fault: error instanceof Error ? error.stack ?? error.message : String(error)})
    .then((told) => parentPort!.postMessage(told));
});

async function answer(job: Job): Promise<unknown> {
  const opened = await (store ??= Store.open(directory, {memory: studyLimits.memory}));
  return job.do === "measure" ? runMeasure(opened, job.name, job.input, {...job.options, work: {threads: 1}}) : checkCase(opened, readCase(job.folder));
}
