import {distanceKm} from "../src/geo/distance.ts";
import {studyConsolidation, type SideEvent} from "../src/measures/consolidation-study.ts";
import {studyContagion} from "../src/measures/contagion-study.ts";
import {studyFront, type FrontMonth} from "../src/measures/front-study.ts";
import {growthAnswer} from "../src/measures/growth-answer.ts";
import {studyGrowth} from "../src/measures/growth-study.ts";
import {studyIntervention} from "../src/measures/intervention-study.ts";
import {inOrderOfDays} from "../src/measures/near-events.ts";
import {parseScenario, rateRatio, type ReportedEvents, type Scenario, type Simulation} from "../src/simulate/index.ts";

/** An interval of one simulated conflict held against its truth, in the units of the trial; null where the method says nothing. */
export interface Outcome {
  value: number | null;
  low: number | null;
  high: number | null;
  truth: number | null;
  /** Whether the test at 5% says that there is something. */
  yes: boolean | null;
}

export interface Trial {
  scenario: Scenario;
  /** Whether there is nothing to be found. */
  empty: boolean;
  /** What is estimated, and its unit. */
  estimates: string;
  /** By method, where several answer. */
  run(simulation: Simulation, events: ReportedEvents): Promise<Readonly<Record<string, Outcome>>>;
}

const spread = {countries: ["MLI", "BFA", "NER"], period: {from: "2016-01-01", to: "2022-12-31"}, heterogeneity: 0.8, front: {origin: [16, -2], direction: "south", km_per_year: 60, start_km: 150, breadth_km: 200}, abuses: {by: "army", per_month: 6}};
const growing = {growth: {law: "exponential", per_month: 15, doubling_months: 36}};
const generalized = {growth: {law: "generalized", per_month: 8, doubling_months: 18, exponent: 0.8, of: "cumulative"}};
const linear = {growth: {law: "linear", per_month: 8, added_per_year: 6}};
const doubling = {growth: {law: "exponential", per_month: 8, doubling_months: 24}};
const excited = {self_excitation: {strength: 0.25, range_km: 15, decay_days: 10}};
const contagion = {...excited, contagion: {strength: 0.8, range_km: 20, decay_days: 15}};
const civilians = {civilians: {share: 0.4}};
const consolidated = {civilians: {share: 0.4, consolidation: {after_days: 365, ratio: 0.5}}};
const changed = {date: "2019-07-01", level: 0.5, slope_per_year: 0.8};
const band = (km_per_year: number) => ({countries: ["MLI", "BFA", "NER", "BEN", "TGO", "CIV", "GHA"], front: {...spread.front, km_per_year, start_km: 100, depth_km: 150, behind_km: 3000, breadth_km: 250}, ...excited});

/** What no method knows of: monthly shocks that all cells share, half of the geocodes on district towns, half of the events lost where the front controls. */
const shocks = {misspecified: {shared_shocks: {sd: 0.4, correlation: 0.6}}};
const towns = {misspecified: {geocodes_on_district_towns: 0.5}};
const hidden = {control: {}, misspecified: {reporting_falls_with_control: 0.5}};

const trial = (name: string, estimates: string, fields: object, run: Trial["run"], empty = false): [string, Trial] => [name, {scenario: parseScenario({name, ...spread, ...growing, ...fields}), estimates, empty, run}];
const all = (name: string, estimates: string, fields: object, run: Trial["run"], wrong: Readonly<Record<string, object>>, empty = false): [string, Trial][] =>
  [trial(name, estimates, fields, run, empty), ...Object.entries(wrong).map(([word, more]) => trial(`${name}-${word}`, estimates, {...fields, ...more}, run, empty))];

export const trials: ReadonlyMap<string, Trial> = new Map([
  ...all("front", "km per year", band(60), frontRun(60), {shocks, towns, hidden}),
  ...all("front-none", "km per year", band(0), frontRun(0), {}, true),
  ...all("growth", "exponent", generalized, growthRun(0.8), {shocks, hidden}),
  ...all("growth-exponential", "exponent; exponential?", doubling, growthRun(1), {shocks}),
  ...all("growth-linear", "exponent; exponential?", linear, growthRun(0.5), {}, true),
  ...all("intervention", "log level", {intervention: changed, dispersion: 8}, interventionRun(changed.level), {shocks, hidden}),
  ...all("intervention-none", "log level", {dispersion: 8}, interventionRun(1), {shocks}, true),
  ...all("consolidation", "log ratio", consolidated, consolidationRun(0.5), {towns, hidden}),
  ...all("consolidation-none", "log ratio", civilians, consolidationRun(1), {shocks, towns, hidden}, true),
  ...all("contagion", "log ratio", contagion, contagionRun("forward"), {towns, hidden}),
  ...all("contagion-none", "log ratio", excited, contagionRun("forward"), {shocks}, true),
  ...all("contagion-backward", "log ratio", contagion, contagionRun("backward"), {}, true),
  ...all("contagion-backward-none", "log ratio", excited, contagionRun("backward"), {shocks}, true)
]);

function frontRun(speed: number): Trial["run"] {
  return async ({months}, {count, month, latitude, front, wherePrec}) => {
    const byMonth = months.names.map((name): FrontMonth => ({month: name, covered: "full", events: 0, precise: [], coarse: []}));
    for (let i = 0; i < count; i++) if (front[i] && wherePrec[i]! <= 2) byMonth[month[i]!]!.precise.push(distanceKm(latitude[i]!, 0, -90, 0));
    const {trend, equal} = studyFront(byMonth, 0.1);
    const toward = (study: typeof trend) => study?.interval ? {value: -study.slope, low: -study.interval.high, high: -study.interval.low, truth: speed} : null;
    const [plain, same] = [toward(trend), toward(equal)];
    return {"": {...plain ?? nothing, yes: plain && same && (plain.low > 0 && same.low > 0 || plain.high < 0 && same.high < 0)}};
  };
}

/** Of events and of deaths, whose expected numbers grow alike, and of active cells, of which no exponent is known. */
function growthRun(exponent: number): Trial["run"] {
  return async ({months}, events) => {
    const precise = numbered(events.count).filter((i) => events.front[i] && events.wherePrec[i]! <= 2);
    const cells = new Set(precise.map((i) => `${events.month[i]} ${events.cell[i]}`));
    const counted = {
      "": {of: "events", values: byMonth(months.names, events)},
      deaths: {of: "deaths", values: byMonth(months.names, events, ({best}, i) => best[i]!)},
      cells: {of: "cells", values: months.names.map((_, month) => [...cells].filter((key) => key.startsWith(`${month} `)).length)}
    } as const;
    return Object.fromEntries(Object.entries(counted).map(([name, {of, values}]) => {
      const findings = studyGrowth(values.map((value, i) => ({period: months.names[i]!, covered: "full" as const, value})), of, "month");
      const found = findings.models.find(({model}) => model === "generalized")!.exponent;
      return [name, {...found ? {...found, truth: of === "cells" ? null : exponent} : nothing, yes: growthAnswer(findings).value === "yes"}];
    }));
  };
}

function interventionRun(level: number): Trial["run"] {
  return async ({months}, events) => {
    const series = byMonth(months.names, events).map((value, i) => ({period: months.names[i]!, covered: "full" as const, value, other: null}));
    const {fit, finding} = studyIntervention(series, [changed.date], 36)[0]!;
    return {"": {...fit ? {...fit.level, truth: Math.log(level)} : nothing, yes: fit && finding === "change"}};
  };
}

function consolidationRun(ratio: number): Trial["run"] {
  return async ({scenario: {period}}, {count, day, cell, front, violence, wherePrec}) => {
    const [own, precise] = [numbered(count).filter((i) => front[i]), numbered(count).filter((i) => wherePrec[i]! <= 2)];
    const sides = precise.map((i): SideEvent => ({cell: cell[i]!, who: front[i] ? 0 : 1, day: Date.parse(period.from) / 86_400_000 + day[i]!, civilians: violence[i] === 3}));
    const {share} = studyConsolidation(sides, [period], 12, own.filter((i) => wherePrec[i]! > 2).length / own.length)[0]!;
    return {"": {...share ? {...share, truth: Math.log(ratio)} : nothing, yes: share && share.p <= 0.05}};
  };
}

/** Backward, abuses follow the front's events, which excite none in any scenario. */
function contagionRun(direction: "forward" | "backward"): Trial["run"] {
  return async (simulation, {count, day, latitude, longitude, front, wherePrec}) => {
    const of = (side: number) => inOrderOfDays(numbered(count).filter((i) => front[i] === side && wherePrec[i]! <= 2).map((i) => ({day: day[i]!, latitude: latitude[i]!, longitude: longitude[i]!})));
    const options = {km: 40, window: 30, permutations: 99, seed: simulation.seed, days: simulation.days};
    const findings = await studyContagion(of(0), of(1), options, {threads: 1}, [{direction, method: "wake"}, {direction, method: "hawkes"}]);
    const truth = direction === "forward" ? rateRatio(simulation, options.km, options.window, {recorded: true}).ratio : 1;
    const log = (value: number | null) => value === null ? null : Math.log(value);
    return Object.fromEntries(findings.map(({method, ratio, low, high, p}) => [method, {value: log(ratio), low: log(low), high: log(high), truth: log(truth), yes: p === null ? null : p <= 0.05}]));
  };
}

const nothing = {value: null, low: null, high: null, truth: null};

function byMonth(names: readonly string[], events: ReportedEvents, value: (events: ReportedEvents, i: number) => number = () => 1): number[] {
  const sums = new Array<number>(names.length).fill(0);
  events.month.forEach((m, i) => { sums[m]! += events.front[i]! && value(events, i); });
  return sums;
}

function numbered(n: number): number[] {
  return Array.from({length: n}, (_, i) => i);
}
