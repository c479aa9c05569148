// The process that runs jobs for bench/workers.ts: a job and a number of runs come in as messages, times and memory go back.
import {performance} from "node:perf_hooks";
import {HarmattanError} from "../src/index.ts";
import {peakOf, prepare, type Job} from "./job.ts";
import type {Runs, Sample} from "./workers.ts";

process.on("message", (message: {job: Job; runs: Runs}) => {
  measure(message.job, message.runs).then((sample) => process.send!(sample), (error: unknown) => process.send!({error: error instanceof Error ? error.stack : String(error)}));
});

async function measure(job: Job, {warmUp, counted}: Runs): Promise<Sample> {
  const task = await prepare(job);
  const ms: number[] = [];
  try {
    for (let i = 0; i < warmUp + counted; i++) {
      task.before?.();
      const start = performance.now();
      await task.run();
      if (i >= warmUp) ms.push(performance.now() - start);
    }
  } catch (error) {
    // a question that the source cannot answer is a row of its own, anything else is a fault of the bench
    if (job.do !== "measure" || !(error instanceof HarmattanError)) throw error;
    return {ms: [], peak: 0, skipped: error.message};
  } finally {
    task.close?.();
  }
  return {ms, peak: task.peak?.() ?? peakOf("self"), skipped: null};
}
