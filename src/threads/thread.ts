import {workerData} from "node:worker_threads";
import {checkCase, readCase, runMeasure, Store} from "../index.ts";
import {answerJobs} from "../thread.ts";
import {studyLimits, type Job} from "./threads.ts";

const {directory} = workerData as {directory: string};
let store: Promise<Store> | undefined;

/** Answers jobs from a store of its own. */
answerJobs(async (job: Job) => {
  const opened = await (store ??= Store.open(directory, {memory: studyLimits.memory}));
  return job.do === "measure" ? runMeasure(opened, job.name, job.input, {...job.options, work: {threads: 1}}) : checkCase(opened, readCase(job.folder));
});
