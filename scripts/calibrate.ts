import {pathToFileURL} from "node:url";
import {parseArgs} from "node:util";
import {reportedEvents, simulate} from "../src/simulate/index.ts";
import {trials, type Outcome} from "./calibration-trials.ts";
import {controlNames, controlTable, validateControl} from "./control-validation.ts";
import {markdownTable} from "./markdown-table.ts";
import {resumedRuns, type Done} from "./resumed-runs.ts";

export interface Calibration {
  /** How many seeds, from which on: methods are looked at on seeds below 1,000, and held to their mark on others. */
  seeds: number;
  from: number;
  /** Where what is done stands; of control in one of its own beside it. */
  file: string;
  chosen(name: string): boolean;
  told(line: string): void;
}

/** Runs what is left to be run, all trials of a seed before the next seed, and answers the tables in Markdown. Control takes a tenth of the seeds, each of which has thousands of estimates. */
export async function calibrate({seeds, from, file, chosen, told}: Calibration): Promise<string> {
  const jobs = (names: readonly string[], n: number) => Array.from({length: n}, (_, i) => from + i).flatMap((seed) => names.filter(chosen).map((trial) => ({trial, seed})));
  const runs = await resumedRuns(jobs([...trials.keys()], seeds), file, ({trial, seed}) => {
    const {scenario, run} = trials.get(trial)!;
    const simulation = simulate(scenario, seed);
    return run(simulation, reportedEvents(simulation));
  }, told);
  const control = await resumedRuns(jobs(controlNames, Math.ceil(seeds / 10)), file.replace(/(\.\w+)?$/, "-control$1"), validateControl, told);
  return [...runs.length ? [tableOf(runs)] : [], ...control.length ? [controlTable(control)] : []].join("\n\n");
}

function tableOf(runs: readonly Done<Readonly<Record<string, Outcome>>>[]): string {
  const rows = [...trials].flatMap(([name, {empty, estimates}]) => {
    const results = runs.filter(({trial}) => trial === name).map(({result}) => result);
    return Object.keys(results[0] ?? {}).map((method) => [method ? `${name}, ${method}` : name, ...cellsOf(results.map((result) => result[method]!), estimates), empty ? "at most 10%" : "any"]);
  });
  return markdownTable(["trial", "runs", "of", "truth", "mean error", "width", "90% interval covers", "test says yes", "of which it may"], rows);
}

function cellsOf(outcomes: readonly Outcome[], estimates: string): string[] {
  const known = outcomes.filter((one): one is {[Key in keyof Outcome]: NonNullable<Outcome[Key]>} => one.value !== null && one.low !== null && one.high !== null && one.truth !== null);
  const mean = (of: (one: (typeof known)[number]) => number) => known.length ? (known.reduce((sum, one) => sum + of(one), 0) / known.length).toFixed(2) : "–";
  const said = outcomes.filter(({yes}) => yes !== null);
  return [`${outcomes.length}`, estimates, mean(({truth}) => truth), mean(({value, truth}) => value - truth), mean(({low, high}) => high - low), percent(known.filter(({low, high, truth}) => low <= truth && truth <= high).length, known.length), percent(said.filter(({yes}) => yes).length, said.length)];
}

function percent(n: number, of: number): string {
  return of ? `${Math.round(100 * n / of)}%` : "–";
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const {values: {seeds, from, file, only, help}} = parseArgs({options: {
    seeds: {type: "string", default: "200"}, from: {type: "string", default: "1001"}, file: {type: "string", default: "calibration.jsonl"}, only: {type: "string", default: ""}, help: {type: "boolean", default: false}
  }});
  if (help) {
    console.log(`npm run calibrate -- [--seeds 200] [--from 1001] [--file calibration.jsonl] [--only NAME,NAME]
  runs the trials on so many simulated conflicts and prints the tables of docs/validation.md; what stands in the file is not run again; --only those whose names begin so: ${[...trials.keys(), ...controlNames].join(", ")}`);
  } else {
    console.log(await calibrate({seeds: Number(seeds), from: Number(from), file, chosen: (name) => only.split(",").some((start) => name.startsWith(start)), told: (line) => void process.stderr.write(`${line}\n`)}));
  }
}
