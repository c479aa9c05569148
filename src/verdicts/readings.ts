import type {Attribution} from "../actors/resolve.ts";
import type {Claim} from "../claims/claim.ts";
import type {EventType} from "../event.ts";
import {addDays} from "../measures/coverage.ts";
import type {Source} from "../sources/source.ts";
import type {Subject} from "./subject.ts";
import {mostReadings} from "./verdict.ts";
import {wordPattern} from "./word-pattern.ts";

/** What a reading counts. */
export const quantities = {
  events: "recorded events",
  deaths: "all deaths in recorded events",
  killed_by: "deaths in one-sided violence with the actor as side A, the perpetrator by the source's definition",
  civilian_dead: "civilian dead in recorded events, whoever killed them",
  targeted: "deaths in events that target civilians",
  own_dead: "dead of the actor's own side",
  opponents_dead: "dead of the sides opposed to the actor"
} as const;
export type Quantity = keyof typeof quantities;

/** One way to compute a claim: the plain one, or the plain one with one axis changed. */
export interface Reading {
  id: string;
  /** The axis that differs from the plain reading; null for the plain one. */
  axis: Axis | null;
  quantity: Quantity;
  estimate: "low" | "best" | "high";
  source: string;
  /** `--as-of` and `--release`, where the claim names its source. */
  state: {"as-of"?: string; release?: string};
  actor: readonly string[];
  attribution: readonly Attribution[];
  countries: readonly string[];
  /** The actor's one name covers groups all over the world, and all of them are meant. */
  worldwide: boolean;
  admin1: readonly string[];
  types: readonly EventType[];
  from: string | null;
  to: string | null;
  precision: number | null;
}

/** The axes in the order of their rank, and what the plain reading takes on each. */
export const axes = {
  plain: "the actor under its own name, alone or in a list; all kinds that the claim's words name; the period as stated, both ends included, by the first day of an event; best estimates; all precisions; the preferred source",
  words: "the next reading of the same words, where finding the claim gave two",
  meant: "the case's actor, where the claim names a place and nobody",
  role: "the other way to count whom the actor killed",
  period: "calendar years for a rolling span of years, or the last 30 days for \"last month\"",
  kinds: "without one-sided violence for \"clashes\"; without protests, riots and strategic developments for ACLED's events",
  actors: "with suspected and either-or attributions; with component groups too where the words say \"linked to\" or \"affiliated\"",
  deaths_low: "the sum of the lowest estimates",
  deaths_high: "the sum of the highest estimates",
  precision: "without places known only to a district or less, where the claim names a region within a country",
  source: "another loaded census, where the claim names none"
} as const;
export type Axis = Exclude<keyof typeof axes, "plain">;

/** The readings of a claim by the axes above, ranked: the plain one first, then one axis changed at a time, never two. */
export function readingsOf(claim: Claim, subject: Subject, plain: Reading, options: {source: Source; published: string | null; words: Reading | null; meant?: string | null}): Reading[] {
  const vary = (axis: Axis, change: Partial<Reading> | null): Reading[] => change ? [{...plain, ...change, id: axis, axis}] : [];
  const some = [
    plain,
    ...options.words ? [{...options.words, id: "words", axis: "words" as const}] : [],
    ...vary("meant", options.meant && !plain.actor.length && !subject.world ? {actor: [options.meant]} : null),
    ...vary("role", otherRole(subject, plain, options.source)),
    ...vary("period", otherPeriod(claim, plain, options.published)),
    ...vary("kinds", otherKinds(subject, plain, options.source)),
    ...vary("actors", plain.actor.length ? {attribution: subject.linked ? ["named", "joint", "either", "suspected", "component"] : ["named", "joint", "either", "suspected"]} : null),
    ...options.source.singleEstimate || !ranged(plain.quantity) ? [] : [...vary("deaths_low", {estimate: "low"}), ...vary("deaths_high", {estimate: "high"})],
    ...vary("precision", plain.admin1.length && Object.keys(options.source.precision).length ? {precision: options.source.name === "acled" ? 1 : 2} : null)
  ];
  return some.slice(0, mostReadings);
}

/** Whether the source gives low, best and high of a quantity. */
function ranged(quantity: Quantity): boolean {
  return quantity === "deaths" || quantity === "killed_by" || quantity === "targeted";
}

/** The quantity of the plain reading, by what the claim counts and the role of its actor. */
export function quantityOf({measure, unit, span: own, baseline = null}: Pick<Claim, "measure" | "unit" | "span"> & {baseline?: string | null}, {actor, role, eventType}: Pick<Subject, "actor" | "role" | "eventType">, source: Source): Quantity {
  const span = measure === "share" ? `${own} ${baseline ?? ""}` : own;
  const civilian = measure === "civilian_fatalities" || (measure !== "fatalities" && measure !== "events" && civilianWords.test(span) && deathWords.test(span));
  if (civilian) {
    if (!attributes(source)) return "targeted";
    return actor.length && (role === "perpetrator" || eventType === "civilian_targeting") ? "killed_by" : "civilian_dead";
  }
  if (measure === "fatalities") return role === "target" && actor.length ? "own_dead" : "deaths";
  if (measure === "events" || unit === "events") return "events";
  return deathWords.test(span) ? "deaths" : "events";
}

const civilianWords = wordPattern("civil\\p{L}*");
const deathWords = wordPattern("deaths?|dead|died|killed|killings?|deadl\\p{L}+|lethal|fatalit\\p{L}+|toll|lives|bloody|bloodiest|morts?|mortels?|mortelles?|meurtri\\p{L}+|tu[ée]e?s?|d[ée]c[èe]s|victimes|bilan|p[ée]ri");

/** Whether the source says who killed civilians. */
export function attributes({perpetrator}: Source): boolean {
  return perpetrator === "all" || perpetrator.includes("one-sided");
}

function otherRole({role}: Subject, {quantity, actor}: Reading, source: Source): Partial<Reading> | null {
  if (quantity === "killed_by") return {quantity: "civilian_dead"};
  if (quantity === "civilian_dead") return attributes(source) && actor.length ? {quantity: "killed_by"} : {quantity: "targeted"};
  if (quantity === "targeted") return {quantity: "civilian_dead"};
  if (quantity === "own_dead") return {quantity: "deaths"};
  return quantity === "deaths" && actor.length && role === "perpetrator" ? {quantity: "opponents_dead"} : null;
}

function otherKinds({eventType}: Subject, {quantity, types}: Reading, source: Source): Partial<Reading> | null {
  if (types.length || quantity === "killed_by" || quantity === "targeted" || quantity === "own_dead") return null;
  if (source.name === "acled") return {types: ["battle", "explosion", "civilian-targeting"]};
  return eventType === "battle" ? {types: ["state-based", "non-state"]} : null;
}

/** A span of whole years that ends within a year is also read as the calendar years before; a whole last month as 30 days. */
function otherPeriod({period}: Claim, {from, to}: Reading, published: string | null): Partial<Reading> | null {
  if (!from || !to) return null;
  const years = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000 / 365.25);
  const rolling = addYears(from, years) === addDays(to, 1) && from.slice(5) !== "01-01";
  if (years >= 1 && rolling) return {from: `${Number(to.slice(0, 4)) - years}-01-01`, to: `${Number(to.slice(0, 4)) - 1}-12-31`};
  if (published && lastMonth.test(period.text ?? "")) return {from: addDays(published, -30), to: addDays(published, -1)};
  return null;
}

const lastMonth = wordPattern("(?:last|past|previous) month|mois (?:dernier|pass[ée]|pr[ée]c[ée]dent)");

function addYears(day: string, years: number): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)) + years, Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))).toISOString().slice(0, 10);
}
