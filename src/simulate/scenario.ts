import {z} from "zod";
import {actorNamed} from "../actors/aliases.ts";
import {isCountry} from "../geo/country.ts";
import {parseYaml, readYaml} from "../yaml.ts";

/** Reads a scenario. The first fault is told with file, line, field and what was expected. */
export function readScenario(file: string): Scenario {
  return readYaml(file, scenarioSchema);
}

/** A scenario from text or from a value, e.g. a scenario with one field changed; `file` names it in errors. */
export function parseScenario(scenario: string | object, file = "scenario"): Scenario {
  return parseYaml(typeof scenario === "string" ? scenario : JSON.stringify(scenario), file, scenarioSchema);
}

/** States of the control field, from the spreading actor's to the government's (Anders 2020, J. Peace Research 57(6)). */
export const controlStates = ["R", "DR", "D", "DG", "G"] as const;

/** Compass directions of a front, in degrees clockwise from north. */
export const compass = {north: 0, northeast: 45, east: 90, southeast: 135, south: 180, southwest: 225, west: 270, northwest: 315} as const;

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, "expected a date YYYY-MM-DD").refine(isDay, "is not a day of the calendar");
const positive = z.number().positive();
const share = z.number().min(0).max(1);
const place = z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)], {error: "expected [latitude, longitude] in degrees"});
const excitation = z.strictObject({strength: z.number().min(0), range_km: positive, decay_days: positive});
const five = <T extends z.ZodType>(item: T) => z.tuple([item, item, item, item, item], {error: `expected five values, for ${controlStates.join(", ")}`});
const chances = five(share).refine(sumsToOne, "the five must sum to 1");

/** Words of which a simulated actor's name is made; nobody real goes by "Simulated" and these. */
const words = ["Front", "Army", "Militia", "Guard", "Brigade", "Police", "Force", "Group", "Band", "Company", "First", "Second", "Third", "North", "South", "East", "West"];
const actorName = z.string().superRefine((name, check) => {
  const known = actorNamed(name) ?? actorNamed(name.replace(/^Simulated /, ""));
  const [first, ...rest] = name.split(" ");
  if (known) check.addIssue(`expected a simulated actor such as Simulated Front, not the real actor ${known.name}`);
  else if (first !== "Simulated" || !rest.length || !rest.every((word) => words.includes(word) || /^([A-Z]|\d+)$/.test(word)))
    check.addIssue(`expected Simulated and then ${words.join(", ")}, a capital letter or a number, not ${name}, which may be a real actor`);
});

const growth = z.discriminatedUnion("law", [
  z.strictObject({law: z.literal("none"), per_month: positive}),
  z.strictObject({law: z.literal("linear"), per_month: positive, added_per_year: z.number()}),
  z.strictObject({law: z.literal("exponential"), per_month: positive, doubling_months: z.number().refine((n) => n !== 0, "expected months, below 0 for a decline")}),
  z.strictObject({law: z.literal("logistic"), per_month: positive, doubling_months: positive, capacity: positive}),
  z.strictObject({law: z.literal("gompertz"), per_month: positive, doubling_months: positive, capacity: positive}),
  z.strictObject({law: z.literal("generalized"), per_month: positive, doubling_months: positive, exponent: z.number().min(0).max(1), of: z.enum(["rate", "cumulative"]).default("rate")})
], {error: "expected law none, linear, exponential, logistic, gompertz or generalized"});

const front = z.strictObject({
  origin: place,
  /** Degrees clockwise from north, a compass direction, or `outward`: a circle around the origin. */
  direction: z.union([z.literal("outward"), z.enum(Object.keys(compass) as (keyof typeof compass)[]), z.number().min(0).lt(360)], {error: `expected outward, ${Object.keys(compass).join(", ")} or degrees from 0 to under 360`}),
  km_per_year: z.number().min(0),
  /** How far the front is ahead of the origin when the period starts. */
  start_km: z.number().default(50),
  /** Scale of the soft edges, before and behind. */
  edge_km: positive.default(25),
  /** How far violence goes behind the origin; an outward front has nothing behind. */
  behind_km: z.number().min(0).default(0),
  /** Violence falls by a factor e over this distance behind the front; without it, it stays. */
  depth_km: positive.optional(),
  /** Standard deviation of a band along the direction; without it the front is as wide as the countries. */
  breadth_km: positive.optional()
});

const control = z.strictObject({
  /** Shares of the states in the month when the front arrives; before that a cell is the government's. */
  initial: chances.prefault([0, 0, 0.2, 0.8, 0]),
  /** Chances from one month to the next. */
  transitions: five(chances).prefault([[0.95, 0.05, 0, 0, 0], [0.06, 0.88, 0.06, 0, 0], [0, 0.07, 0.88, 0.05, 0], [0, 0, 0.08, 0.88, 0.04], [0, 0, 0, 0.04, 0.96]]),
  /** How much violence there is in each state, relative to the others. */
  rate: five(z.number().min(0)).prefault([0.25, 1, 1.4, 1, 0.25]),
  /** Share of terrorist-type events (against civilians, or by remote explosives) in each state. */
  terrorist: five(share).prefault([0.15, 0.3, 0.5, 0.7, 0.85])
});

const precisions = (values: readonly [string, ...string[]], initial: Record<string, number>) => z.partialRecord(z.enum(values), share)
  .refine((shares) => sumsToOne(Object.values(shares).map(Number)), "the shares must sum to 1").prefault(initial as never);

export const scenarioSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, "expected lower-case letters, digits and hyphens"),
  about: z.string().optional(),
  countries: z.array(z.string().refine(isCountry, "expected ISO 3166-1 alpha-3, e.g. MLI")).min(1).refine((list) => new Set(list).size === list.length, "names a country twice"),
  period: z.strictObject({from: day, to: day}).refine(({from, to}) => from < to, {path: ["to"], message: "expected a day after from"}).refine(({from, to}) => Date.parse(to) - Date.parse(from) < 36600 * 86_400_000, {path: ["to"], message: "expected at most a hundred years"}),
  actors: z.strictObject({front: actorName.default("Simulated Front"), army: actorName.default("Simulated Army"), militia: actorName.default("Simulated Militia")}).prefault({})
    .refine((names) => new Set(Object.values(names)).size === 3, "names an actor twice"),
  growth,
  /** Size of a negative binomial for the counts by month; without it they are Poisson. */
  dispersion: positive.optional(),
  /** Standard deviation of the logarithm of each cell's own level of violence. */
  heterogeneity: z.number().min(0).max(3).default(0),
  front: front.optional(),
  jumps: z.array(z.strictObject({date: day, to: place, share: share, radius_km: positive.default(40)})).default([]),
  self_excitation: excitation.optional(),
  /** Violence of the army or the militia against civilians. */
  abuses: z.strictObject({by: z.enum(["army", "militia"]).default("army"), per_month: positive, follows_growth: z.boolean().default(false)}).optional(),
  /** How abuses raise the front's events nearby afterwards: strength is the number of events that one abuse excites on average. */
  contagion: excitation.optional(),
  /** How the front's events raise abuses. */
  retaliation: excitation.optional(),
  control: control.optional(),
  civilians: z.strictObject({
    /** Share of the front's events that are against civilians. */
    share: share.default(0.3),
    /** That share is multiplied by `ratio` from so many days after the front's first event in a cell. */
    consolidation: z.strictObject({after_days: z.number().int().min(1), ratio: z.number().min(0)}).optional()
  }).prefault({}),
  /** Share of the front's battles that are with the militia. */
  militia_share: share.default(0),
  intervention: z.strictObject({date: day, level: positive.default(1), slope_per_year: positive.default(1)}).optional(),
  deaths: z.strictObject({mean: z.number().min(1).default(4), size: positive.default(0.8)}).prefault({}),
  reporting: z.strictObject({share: share.default(1), delay_days: z.number().min(0).default(0), until: day.optional()}).prefault({}),
  dates: precisions(["1", "2", "3", "4"], {1: 1}),
  places: precisions(["1", "2", "3", "4", "5", "6", "7"], {1: 0.55, 2: 0.2, 3: 0.15, 4: 0.07, 5: 0.02, 6: 0.01}),
  /** What the methods do not assume; to see how far they stray. */
  misspecified: z.strictObject({
    /** Monthly factors that all cells share: standard deviation of their logarithm, and its correlation from month to month. */
    shared_shocks: z.strictObject({sd: z.number().min(0).max(2), correlation: z.number().min(0).lt(1).default(0.5)}).optional(),
    /** Share of events lost in cells that the front controls, in proportion less in the states between. */
    reporting_falls_with_control: share.default(0),
    /** Share of events that are recorded as exact and stand at the district's town. */
    geocodes_on_district_towns: share.default(0)
  }).prefault({})
}).superRefine((scenario, check) => {
  const fault = (path: (string | number)[], message: string) => check.addIssue({code: "custom", path, message});
  if (scenario.contagion && !scenario.abuses) fault(["contagion"], "needs abuses, which excite the events");
  if (scenario.retaliation && !scenario.abuses) fault(["retaliation"], "needs abuses, which the events excite");
  if (scenario.self_excitation && scenario.self_excitation.strength >= 1) fault(["self_excitation", "strength"], "expected less than 1 event excited by each, or there is no end of them");
  if (scenario.misspecified.reporting_falls_with_control > 0 && !scenario.control) fault(["misspecified", "reporting_falls_with_control"], "needs control");
  if ("capacity" in scenario.growth && scenario.growth.capacity <= scenario.growth.per_month) fault(["growth", "capacity"], "expected more than per_month");
  if (scenario.civilians.share * (scenario.civilians.consolidation?.ratio ?? 1) > 1) fault(["civilians", "consolidation", "ratio"], "raises the share of civilians above 1");
  if (scenario.jumps.reduce((sum, jump) => sum + jump.share, 0) > 1) fault(["jumps"], "the shares sum to more than 1");
  for (const [path, date] of [[["intervention", "date"], scenario.intervention?.date], ...scenario.jumps.map((jump, i) => [["jumps", i, "date"], jump.date])] as [(string | number)[], string | undefined][])
    if (date !== undefined && (date <= scenario.period.from || date > scenario.period.to)) fault(path, "expected a day within the period, after the first");
});

export type Scenario = z.output<typeof scenarioSchema>;
export type Excitation = z.output<typeof excitation>;
export type FrontLine = z.output<typeof front>;
export type Growth = z.output<typeof growth>;

function sumsToOne(values: readonly number[]): boolean {
  return Math.abs(values.reduce((sum, value) => sum + value, 0) - 1) < 1e-9;
}

function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
