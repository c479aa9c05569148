import {appendFileSync, existsSync, readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";
import {reportedEvents, simulate} from "../src/simulate/index.ts";
import {trials, type Outcome} from "./calibration-trials.ts";

export interface Calibration {
  /** How many seeds, from which on: methods are looked at on seeds below 1,000, and held to their mark on others. */
  seeds: number;
  from: number;
  /** A line for each run that is done, from which it goes on where it was stopped. */
  file: string;
  chosen(name: string): boolean;
  told(line: string): void;
}

interface Run {
  trial: string;
  seed: number;
  method: string;
  outcome: Outcome;
}

/** Runs what is left to be run, all trials of a seed before the next seed, and answers the table in Markdown. */
export async function calibrate({seeds, from, file, chosen, told}: Calibration): Promise<string> {
  const runs = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line) as Run) : [];
  const done = new Set(runs.map(({trial, seed}) => `${trial} ${seed}`));
  const names = [...trials.keys()].filter(chosen);
  const left = Array.from({length: seeds}, (_, i) => from + i).flatMap((seed) => names.filter((name) => !done.has(`${name} ${seed}`)).map((name) => ({name, seed})));
  const started = performance.now();
  const minutes = (ms: number) => (ms / 60_000).toFixed(ms < 600_000 ? 1 : 0);
  for (const [i, {name, seed}] of left.entries()) {
    const {scenario, run} = trials.get(name)!;
    const simulation = simulate(scenario, seed);
    const found = Object.entries(await run(simulation, reportedEvents(simulation))).map(([method, outcome]): Run => ({trial: name, seed, method, outcome}));
    runs.push(...found);
    appendFileSync(file, found.map((one) => `${JSON.stringify(one)}\n`).join(""));
    if ((i + 1) % 25 === 0) told(`${i + 1} of ${left.length}, about ${minutes((performance.now() - started) / (i + 1) * (left.length - i - 1))} min left`);
  }
  if (left.length) told(`${left.length} runs in ${minutes(performance.now() - started)} min`);
  return tableOf(runs.filter(({trial, seed}) => names.includes(trial) && seed >= from && seed < from + seeds));
}

function tableOf(runs: readonly Run[]): string {
  const rows = [...trials].flatMap(([name, {empty, estimates}]) => [...new Set(runs.filter(({trial}) => trial === name).map(({method}) => method))].map((method) => {
    const own = runs.filter((run) => run.trial === name && run.method === method).map(({outcome}) => outcome);
    const known = own.filter((one): one is {[Key in keyof Outcome]: NonNullable<Outcome[Key]>} => one.value !== null && one.low !== null && one.high !== null && one.truth !== null);
    const mean = (of: (one: (typeof known)[number]) => number) => known.length ? (known.reduce((sum, one) => sum + of(one), 0) / known.length).toFixed(2) : "–";
    const said = own.filter(({yes}) => yes !== null);
    return [
      method ? `${name}, ${method}` : name, `${own.length}`, estimates, mean(({truth}) => truth), mean(({value, truth}) => value - truth), mean(({low, high}) => high - low),
      percent(known.filter(({low, high, truth}) => low <= truth && truth <= high).length, known.length), percent(said.filter(({yes}) => yes).length, said.length), empty ? "at most 10%" : "any"
    ];
  }));
  return [["trial", "runs", "of", "truth", "mean error", "width", "90% interval covers", "test says yes", "of which it may"], Array.from({length: 9}, () => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function percent(n: number, of: number): string {
  return of ? `${Math.round(100 * n / of)}%` : "–";
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const option = (name: string, initial: string) => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] ?? initial : initial;
  const only = option("--only", "");
  console.log(await calibrate({seeds: Number(option("--seeds", "200")), from: Number(option("--from", "1001")), file: option("--file", "calibration.jsonl"), chosen: (name) => only.split(",").some((start) => name.startsWith(start)), told: (line) => void process.stderr.write(`${line}\n`)}));
}
