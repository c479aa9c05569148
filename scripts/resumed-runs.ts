import {appendFileSync, existsSync, readFileSync} from "node:fs";

/** One simulated conflict of a trial. */
export interface Job {
  trial: string;
  seed: number;
}

export type Done<Result> = Job & {result: Result};

/** Runs the jobs that have no line in `file` yet, and writes one for each, so that it goes on where it was stopped; answers those of all jobs. Says how long it takes. */
export async function resumedRuns<Result>(jobs: readonly Job[], file: string, run: (job: Job) => Promise<Result> | Result, told: (line: string) => void): Promise<Done<Result>[]> {
  const done = new Map((existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : []).map((line) => JSON.parse(line) as Done<Result>).map((one) => [keyOf(one), one]));
  const left = jobs.filter((job) => !done.has(keyOf(job)));
  const started = performance.now();
  for (const [i, job] of left.entries()) {
    const one = {...job, result: await run(job)};
    done.set(keyOf(job), one);
    appendFileSync(file, `${JSON.stringify(one)}\n`);
    if ((i + 1) % 25 === 0) told(`${i + 1} of ${left.length}, about ${minutes((performance.now() - started) / (i + 1) * (left.length - i - 1))} min left`);
  }
  if (left.length) told(`${left.length} runs in ${minutes(performance.now() - started)} min`);
  return jobs.flatMap((job) => done.get(keyOf(job)) ?? []);
}

function keyOf({trial, seed}: Job): string {
  return `${trial} ${seed}`;
}

function minutes(ms: number): string {
  return (ms / 60_000).toFixed(ms < 600_000 ? 1 : 0);
}
