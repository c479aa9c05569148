import {appendFileSync, existsSync, readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";
import {studyConsolidation, type SideEvent} from "../src/measures/consolidation-study.ts";
import {studyContagion} from "../src/measures/contagion-study.ts";
import {studyGrowth} from "../src/measures/growth-study.ts";
import {studyIntervention} from "../src/measures/intervention-study.ts";
import {inOrderOfDays} from "../src/measures/near-events.ts";
import {parseScenario, rateRatio, reportedEvents, simulate, type ReportedEvents, type Scenario, type Simulation} from "../src/simulate/index.ts";

/** One simulated conflict held against its truth: whether the 90% interval covers it, and whether the test at 5% says yes; null where it says nothing. */
interface Run {
  covered: boolean | null;
  yes: boolean | null;
}

interface Trial {
  scenario: Scenario;
  /** Whether there is nothing to be found. */
  empty: boolean;
  run(simulation: Simulation, events: ReportedEvents): Run | Promise<Run>;
}

const spread = {countries: ["MLI", "BFA", "NER"], period: {from: "2016-01-01", to: "2022-12-31"}, heterogeneity: 0.8, front: {origin: [16, -2], direction: "south", km_per_year: 60, start_km: 150, breadth_km: 200}, abuses: {by: "army", per_month: 6}};
const growing = {growth: {law: "exponential", per_month: 15, doubling_months: 36}};
const trial = (name: string, fields: object, run: Trial["run"], empty = false): [string, Trial] => [name, {scenario: parseScenario({name, ...spread, ...growing, ...fields}), empty, run}];
const excited = {self_excitation: {strength: 0.25, range_km: 15, decay_days: 10}};
const shocks = {misspecified: {shared_shocks: {sd: 0.4, correlation: 0.6}}};
const changed = {date: "2019-07-01", level: 0.5, slope_per_year: 0.8};

/** Front and the rest of issue 4 join as one line each. */
const trials: ReadonlyMap<string, Trial> = new Map([
  trial("growth", {growth: {law: "generalized", per_month: 8, doubling_months: 18, exponent: 0.8, of: "cumulative"}}, growthRun(0.8)),
  trial("intervention", {intervention: changed, dispersion: 8}, interventionRun(changed.level)),
  trial("intervention-none", {dispersion: 8}, interventionRun(1), true),
  trial("intervention-none-shocks", shocks, interventionRun(1), true),
  trial("consolidation", {civilians: {share: 0.4, consolidation: {after_days: 365, ratio: 0.5}}}, consolidationRun(0.5)),
  trial("consolidation-none", {civilians: {share: 0.4}}, consolidationRun(1), true),
  trial("consolidation-none-towns", {civilians: {share: 0.4}, misspecified: {geocodes_on_district_towns: 0.5}}, consolidationRun(1), true),
  trial("contagion-wake", {...excited, contagion: {strength: 0.8, range_km: 20, decay_days: 15}}, contagionRun("wake")),
  trial("contagion-hawkes", {...excited, contagion: {strength: 0.8, range_km: 20, decay_days: 15}}, contagionRun("hawkes")),
  trial("contagion-wake-none", excited, contagionRun("wake"), true),
  trial("contagion-hawkes-none", excited, contagionRun("hawkes"), true),
  trial("contagion-wake-none-shocks", {...excited, ...shocks}, contagionRun("wake"), true)
]);

function growthRun(exponent: number): Trial["run"] {
  return ({months}, events) => {
    const found = studyGrowth(byMonth(months.names, events).map((value, i) => ({period: months.names[i]!, covered: "full" as const, value})), "events", "month").models.find(({model}) => model === "generalized")!.exponent;
    return {covered: found && found.low <= exponent && exponent <= found.high, yes: null};
  };
}

function interventionRun(level: number): Trial["run"] {
  return ({months}, events) => {
    const series = byMonth(months.names, events).map((value, i) => ({period: months.names[i]!, covered: "full" as const, value, other: null}));
    const {fit, finding} = studyIntervention(series, [changed.date], 36)[0]!;
    return {covered: fit && fit.level.low <= Math.log(level) && Math.log(level) <= fit.level.high, yes: fit && finding === "change"};
  };
}

function consolidationRun(ratio: number): Trial["run"] {
  return ({scenario: {period}}, {count, day, cell, front, violence, wherePrec}) => {
    const sides = numbered(count).filter((i) => wherePrec[i]! <= 2).map((i): SideEvent => ({cell: cell[i]!, who: front[i] ? 0 : 1, day: Date.parse(period.from) / 86_400_000 + day[i]!, civilians: violence[i] === 3}));
    const {share} = studyConsolidation(sides, [period], 12)[0]!;
    return {covered: share && share.low <= Math.log(ratio) && Math.log(ratio) <= share.high, yes: share && share.p <= 0.05};
  };
}

function contagionRun(method: "wake" | "hawkes"): Trial["run"] {
  return async (simulation, {count, day, latitude, longitude, front, wherePrec}) => {
    const of = (side: number) => inOrderOfDays(numbered(count).filter((i) => front[i] === side && wherePrec[i]! <= 2).map((i) => ({day: day[i]!, latitude: latitude[i]!, longitude: longitude[i]!})));
    const {low, high, p} = (await studyContagion(of(0), of(1), {km: 40, window: 30, permutations: 99, seed: simulation.seed, days: simulation.days}, {threads: 1})).find((found) => found.method === method && found.direction === "forward")!;
    const truth = rateRatio(simulation, 40, 30).ratio;
    return {covered: low === null || high === null || truth === null ? null : low <= truth && truth <= high, yes: p === null ? null : p <= 0.05};
  };
}

function byMonth(names: readonly string[], {month, front}: ReportedEvents): number[] {
  const counts = new Array<number>(names.length).fill(0);
  month.forEach((m, i) => { counts[m]! += front[i]!; });
  return counts;
}

function numbered(n: number): number[] {
  return Array.from({length: n}, (_, i) => i);
}

/** What is done stands in `file`, a line for each run, so that it goes on where it was stopped. */
async function calibrate(seeds: number, file: string, chosen: (name: string) => boolean): Promise<void> {
  const done = new Map<string, Run>(existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => {
    const {trial: name, seed, covered, yes} = JSON.parse(line) as Run & {trial: string; seed: number};
    return [`${name} ${seed}`, {covered, yes}];
  }) : []);
  const started = performance.now();
  let ran = 0;
  const names = [...trials.keys()].filter(chosen);
  const left = names.length * seeds - names.flatMap((name) => numbered(seeds).filter((seed) => done.has(`${name} ${seed + 1}`))).length;
  for (let seed = 1; seed <= seeds; seed++) for (const name of names) {
    if (done.has(`${name} ${seed}`)) continue;
    const {scenario, run} = trials.get(name)!;
    const simulation = simulate(scenario, seed);
    const result = await run(simulation, reportedEvents(simulation));
    done.set(`${name} ${seed}`, result);
    appendFileSync(file, `${JSON.stringify({trial: name, seed, ...result})}\n`);
    if (++ran % 20 === 0) process.stderr.write(`${ran} of ${left}, about ${Math.ceil((performance.now() - started) / ran * (left - ran) / 60_000)} min left\n`);
  }
  console.log("| trial | runs | 90% interval covers | test says yes | of which it may |\n|---|---|---|---|---|");
  for (const name of names) {
    const runs = numbered(seeds).flatMap((seed) => done.get(`${name} ${seed + 1}`) ?? []);
    console.log(`| ${name} | ${runs.length} | ${share(runs.map(({covered}) => covered))} | ${share(runs.map(({yes}) => yes))} | ${trials.get(name)!.empty ? "at most 10%" : "any"} |`);
  }
}

function share(values: readonly (boolean | null)[]): string {
  const known = values.filter((value) => value !== null);
  return known.length ? `${Math.round(100 * known.filter(Boolean).length / known.length)}%${known.length < values.length ? ` of ${known.length}` : ""}` : "–";
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const option = (name: string, initial: string) => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] ?? initial : initial;
  const only = option("--only", "");
  await calibrate(Number(option("--seeds", "200")), option("--file", "calibration.jsonl"), (name) => name.startsWith(only));
}
