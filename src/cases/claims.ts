import {existsSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {claimEventTypes, claimMeasures, claimRoles, claimUnits, comparators, sourcesNamed, type Claim, type ClaimMeasure, type ClaimUnit} from "../claims/claim.ts";
import {fail} from "../error.ts";
import {eventTypes, type EventType} from "../event.ts";
import {parseDate} from "../param.ts";
import {readYaml} from "../yaml.ts";
import {bilingual, type Case} from "./case.ts";
import {recordSchema} from "./record.ts";

/** One end of a span: a year, a month or a day, kept as the first or last day that it names. */
const end = (which: "first" | "last") => z.union([z.string().regex(/^\d{4}(-\d\d){0,2}$/, "expected YYYY, YYYY-MM or YYYY-MM-DD"), z.int().min(1000).max(9999)])
  .transform((value, context) => parseDate(String(value), which) ?? (context.addIssue("expected a day of the calendar"), z.NEVER));

const names = z.array(z.string().min(1));
const value = z.union([z.number(), z.tuple([z.number(), z.number()])], "expected a number or [low, high]");
const period = z.strictObject({from: end("first").nullable().default(null), to: end("last").nullable().default(null), text: z.string().nullable().default(null)});

const eventType = z.enum(Object.keys(eventTypes) as [EventType, ...EventType[]]);

/** Every slot of a claim, all of them at will: what several readings of one sentence differ in. */
const someSlots = {
  measure: z.enum(claimMeasures).describe("what is counted; other: nothing that the measures know"),
  actors: names.describe("actors by name or alias"),
  role: z.enum(claimRoles).describe("what the actors did in the events"),
  event_type: z.enum(claimEventTypes).describe("kind of event"),
  places: names.describe("countries, regions or towns by name"),
  period: period.describe("first and last day, each as YYYY, YYYY-MM or YYYY-MM-DD, inclusive"),
  comparator: z.enum(comparators).describe("how the value is stated: eq exactly, approx nearly or about, gt more than, ge at least, lt less than, le at most, none without value"),
  value: value.nullable().describe("the number, or [low, high]"),
  unit: z.enum(claimUnits).nullable().describe("unit of the value"),
  baseline: z.string().nullable().describe("what a share, change or rank is held against, in words"),
  source_named: z.enum(sourcesNamed).nullable().describe("the source that the claim names; only it can contradict the claim"),
  single_event: z.boolean().describe("true for a statement about one event, not about a sum over many")
};

const otherReading = z.strictObject({slots: z.strictObject(someSlots).partial(), reason: z.string()});

/** The reading as written: only the measure is needed. */
const readingSchema = z.strictObject({
  ...someSlots,
  actors: someSlots.actors.default([]), places: someSlots.places.default([]), role: someSlots.role.optional(), event_type: someSlots.event_type.default("any"),
  period: someSlots.period.default({from: null, to: null, text: null}),
  comparator: someSlots.comparator.optional(), value: someSlots.value.default(null), unit: someSlots.unit.optional(), baseline: someSlots.baseline.default(null),
  source_named: someSlots.source_named.default(null), single_event: someSlots.single_event.default(false),
  readings: z.array(otherReading).default([]).describe("other readings of the same words, most likely first")
}).transform((slots): Reading => ({
  ...slots,
  role: slots.role ?? (slots.actors.length ? "involved" : "any"),
  comparator: slots.comparator ?? (slots.value === null ? "none" : "eq"),
  unit: slots.unit === undefined ? unitOf(slots.measure) : slots.unit
}));

/** A claim without its words: what is checked. */
export type Reading = Omit<Claim, "span">;
export const slotNames = [...Object.keys(someSlots), "readings"] as (keyof Reading)[];

/** Kinds of statements that no count of events is asked about. */
export const claimKinds = {
  opinion: "a judgement that no record could settle",
  forecast: "a statement about the future",
  not_in_events: "a fact of a kind that records of events do not hold",
  fact: "a fact that a record of the case's own tables tells"
} as const;
export type ClaimKind = keyof typeof claimKinds;

const oneOrMore = z.union([z.string(), names]);
/** As Hints of src/verdicts/subject.ts. */
const hintsSchema = z.strictObject({
  actor: oneOrMore, country: oneOrMore, admin1: oneOrMore, place: z.string(), from: end("first"), to: end("last"), role: z.enum(claimRoles),
  type: z.union([eventType, z.array(eventType)]), source: z.string(), release: z.string(), "as-of": end("last")
}).partial();

const hash = z.string().regex(/^([0-9a-f]{4})+$/, "expected what harmattan claims wrote there");

const claimSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "expected lower-case letters, digits and hyphens"),
  text: z.union([z.string().min(1), bilingual], "expected a text, or {en, fr}").describe("the claim in the case's own words"),
  quote: z.string().min(1).optional().describe("the few words of the article that the reading was made from, for the analyst; never printed"),
  where: z.string().optional().describe("where in the article"),
  kind: z.enum(Object.keys(claimKinds) as [ClaimKind, ...ClaimKind[]]).optional().describe("leave out for a claim that events can settle"),
  why: bilingual.optional().describe("why no data could settle it"),
  reading: readingSchema.optional().describe("the slots that are checked"),
  reviewed: z.boolean().default(false).describe("true once somebody has read the reading; it is then never changed by a machine"),
  corrected: z.array(z.enum(slotNames as [keyof Reading, ...(keyof Reading)[]])).default([]).describe("slots corrected by hand; never changed by a machine"),
  selection: hintsSchema.optional().describe("what the words of the reading stand for, as flags of a selection, where the program cannot know it"),
  records: z.array(recordSchema).default([]).describe("records of the case's own tables that bear on it"),
  found: z.strictObject({sentence: hash, span: hash, reading: hash, lost: z.literal(true).optional()}).optional().describe("written by harmattan claims: how the claim is found again; lost where it no longer is")
}).superRefine((claim, context) => {
  if (claim.kind === undefined && !claim.reading) context.addIssue({code: "custom", path: ["reading"], message: "is missing (expected the slots, or a kind with its why)"});
  if (claim.kind === "fact" ? !claim.records.length : claim.kind && !claim.why) context.addIssue({code: "custom", path: [claim.kind === "fact" ? "records" : "why"], message: `is missing (a claim of kind ${claim.kind} needs it)`});
});

export const claimsSchema = z.strictObject({claims: z.array(claimSchema).default([])}).superRefine(({claims}, context) => {
  claims.forEach(({id}, i) => {
    if (claims.findIndex((other) => other.id === id) < i) context.addIssue({code: "custom", path: ["claims", i, "id"], message: `${id} stands there twice`});
  });
});

export type CaseClaim = z.infer<typeof claimSchema>;

/** The claims of a case. Throws `claims_missing` where it has no claims.yml. */
export function readClaims(read: Case): CaseClaim[] {
  const file = claimsFile(read);
  if (!existsSync(file)) return fail("claims_missing", {folder: read.directory});
  return readYaml(file, claimsSchema).claims;
}

export function hasClaims(read: Case): boolean {
  return existsSync(claimsFile(read));
}

export function claimsFile(read: Case): string {
  return join(read.directory, "claims.yml");
}

/** The claim's words in one language. */
export function textOf(claim: Pick<CaseClaim, "text">, lang: "en" | "fr" = "en"): string {
  return typeof claim.text === "string" ? claim.text : claim.text[lang];
}

function unitOf(measure: ClaimMeasure): ClaimUnit | null {
  const units: Partial<Record<ClaimMeasure, ClaimUnit>> = {events: "events", fatalities: "deaths", civilian_fatalities: "deaths", rank: "rank", spread: "places"};
  return units[measure] ?? null;
}
