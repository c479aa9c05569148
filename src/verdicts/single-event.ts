import {normalForm} from "../actors/normal-form.ts";
import {addDays} from "../measures/coverage.ts";
import {runMeasure} from "../measures/index.ts";
import type {Result, ResultRow} from "../measures/result.ts";
import type {Source} from "../sources/source.ts";
import {compatible, type Stated} from "./compatible.ts";
import {coveredIn} from "./covered.ts";
import {inputOf, number} from "./counts.ts";
import {dayIn, numberIn} from "./definition.ts";
import {eventOf, whereOf} from "./found.ts";
import type {Asked, Computed, Kind} from "./kind.ts";
import type {Reading} from "./readings.ts";
import type {Bilingual} from "./verdict.ts";

/** Claims about one ambush, raid or massacre: the event is looked up by actors, place, number and date, also around the claim's days. */
export const singleEvent: Kind = {
  census: false,
  towns: true,
  additive: true,
  compute: lookUp,
  readings: (all) => all.filter(({axis}) => axis === null),
  quantities: () => []
};

/** How far outside of the claim's period an event is looked for. */
export const daysAround = 60;

/** One recorded event, or several of one day and country that the claim may have added up. */
interface Candidate {
  rows: readonly ResultRow[];
  /** Whether the number is met by low, best, high or anything between them. */
  met: boolean;
  value: number;
  days: number;
  inPlace: boolean;
}

/**
 * The best fit among the recorded events. Order of trust: the number is met within the period; it is met outside; it is met by two
 * or three events of one day; the nearest number within the period. The same events without the actor come last: others did it.
 */
async function lookUp({store, claim, stated, published, subject, source}: Asked, reading: Reading): Promise<Computed> {
  const {from, to} = window(claim.period, published);
  const wide: Reading = {...reading, types: [], attribution: ["named", "joint", "either", "suspected", "component"], from: from && addDays(from, -daysAround), to: to && addDays(to, daysAround)};
  const own = await search(wide);
  // an event elsewhere with the same number is another event
  const chosen = best(own.candidates.filter(({inPlace}) => inPlace), false);
  if (chosen && (chosen.met || stated.value === null)) return answer(chosen, own.result, null);
  if (reading.actor.length && (reading.countries.length || reading.admin1.length || subject.town)) {
    const all = await search({...wide, actor: []});
    const other = best(all.candidates.filter(({met, days, inPlace}) => met && days === 0 && inPlace), true);
    if (other && namesSide(claim.actors, other)) return answer(other, all.result, null);
    if (other) return {...answer(other, all.result, othersDid(reading)), agrees: false, value: null, days: null};
  }
  if (!chosen || chosen.days !== 0) return {value: null, low: null, high: null, events: 0, results: [own.result], ...coveredIn(own.result, wide, {from, to}) === "none" ? {covered: "none" as const, missing: "period_not_covered" as const} : {covered: "full" as const, missing: "event_not_found" as const}};
  return answer(chosen, own.result, null);

  async function search(asked: Reading): Promise<{result: Result; candidates: Candidate[]}> {
    const result = await runMeasure(store, "events", inputOf(asked));
    const rows = result.rows.filter(({best: deaths}) => deaths !== null).map((row) => claim.measure === "civilian_fatalities" ? ofCivilians(row) : row);
    return {result, candidates: candidatesOf(rows, stated, {from, to, town: subject.town})};
  }

  function answer(candidate: Candidate, result: Result, note: Bilingual | null): Computed {
    const {rows, met, days, value} = candidate;
    const [low, high] = [sum(rows, "low"), sum(rows, "high")];
    const notes = [note, severalEvents(candidate, source), source.restricted ? null : severalPlaces(rows)].filter((one) => one !== null);
    return {
      value, low, high, events: rows.length, results: [result], covered: "full", agrees: met && days === 0, days: met && days !== 0 ? days : null, found: rows.map(eventOf),
      ...saidOf(rows, value, low, high, source),
      ...notes.length ? {note: {en: notes.map(({en}) => en).join(" "), fr: notes.map(({fr}) => fr).join(" ")}} : {}
    };
  }
}

/** The civilian dead of an event, where the source counts them apart; then there is no range, unless all the dead were civilians. */
function ofCivilians(row: ResultRow): ResultRow {
  const civilians = number(row.deaths_civilians);
  return civilians === null || civilians === number(row.best) ? row : {...row, low: civilians, best: civilians, high: civilians};
}

/** Days from [from, to] to an event: 0 where they touch, negative where it is earlier. */
export function daysOutside(start: string, end: string, from: string | null, to: string | null): number {
  const days = (a: string, b: string) => Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000);
  if (from && end < from) return -days(end, from);
  return to && start > to ? days(to, start) : 0;
}

/** Where the claim tells no period, the event is looked for in the half year before publication. */
function window({from, to}: {from: string | null; to: string | null}, published: string | null): {from: string | null; to: string | null} {
  if (from || to || !published) return {from, to: to ?? (from ? published : null)};
  return {from: addDays(published, -183), to: published};
}

function candidatesOf(rows: readonly ResultRow[], stated: Stated, {from, to, town}: {from: string | null; to: string | null; town: string | null}): Candidate[] {
  const elsewhere = new Set(town === null ? [] : rows.filter(notNaming(town)));
  const sums = (some: readonly ResultRow[]) => [sum(some, "low"), sum(some, "best"), sum(some, "high")] as const;
  const candidate = (some: readonly ResultRow[]): Candidate => {
    const [low, value, high] = sums(some);
    return {rows: some, value, met: meets(stated, low, value, high), days: daysOutside(String(some[0]!.date_start), String(some[0]!.date_end), from, to), inPlace: !some.some((row) => elsewhere.has(row))};
  };
  const alone = rows.map((row) => candidate([row]));
  if (stated.value === null || openEnded(stated)) return alone;
  const days = groups(rows).filter(({length}) => length > 1 && length <= mostOfDay);
  return [...alone, ...days.flatMap(sets).filter((some) => meets(stated, ...sums(some))).map(candidate)];
}

/** At most so many events of one day and country are added up in twos and threes. */
const mostOfDay = 12;

function dayOf(row: ResultRow): string {
  return `${String(row.date_start)} ${String(row.country)}`;
}

function groups(rows: readonly ResultRow[]): ResultRow[][] {
  const byDay = new Map<string, ResultRow[]>();
  for (const row of rows) {
    const day = dayOf(row);
    const known = byDay.get(day);
    if (known === undefined) byDay.set(day, [row]);
    else known.push(row);
  }
  return [...byDay.values()];
}

/** The twos and threes of a day's events. */
function sets(rows: readonly ResultRow[]): ResultRow[][] {
  const found: ResultRow[][] = [];
  for (let i = 0; i < rows.length; i++)
    for (let j = i + 1; j < rows.length; j++) {
      found.push([rows[i]!, rows[j]!]);
      for (let k = j + 1; k < rows.length; k++) found.push([rows[i]!, rows[j]!, rows[k]!]);
    }
  return found;
}

/** A number of one event is met by its low, best or high, or by lying between them. */
function meets(stated: Stated, low: number, value: number, high: number): boolean {
  if ([value, low, high].some((one) => compatible(stated, one))) return true;
  return typeof stated.value === "number" && stated.comparator === "eq" && low <= stated.value && stated.value <= high;
}

function openEnded({comparator}: Stated): boolean {
  return comparator !== "eq" && comparator !== "approx";
}

function best(candidates: readonly Candidate[], anyone: boolean): Candidate | undefined {
  const rank = ({met, days, rows}: Candidate) => [Number(!met), Number(days !== 0), rows.length, Math.abs(days)] as const;
  return candidates.filter(({met}) => met || !anyone).toSorted((a, b) => compare(rank(a), rank(b)) || b.value - a.value || String(a.rows[0]!.id).localeCompare(String(b.rows[0]!.id)))[0];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, at) => value !== b[at]);
  return i < 0 ? 0 : a[i]! - b[i]!;
}

/** Whether an event's place or region is called so, in whole words. */
export function namesPlace(row: ResultRow, town: string): boolean {
  return !notNaming(town)(row);
}

function notNaming(town: string): (row: ResultRow) => boolean {
  const form = ` ${normalForm(town)} `;
  return ({place_name, adm_1}) => !` ${normalForm(`${String(place_name ?? "")} ${String(adm_1 ?? "")}`)} `.includes(form);
}

function sum(rows: readonly ResultRow[], column: "low" | "best" | "high"): number {
  return rows.reduce((total, row) => total + (number(row[column]) ?? number(row.best) ?? 0), 0);
}

function saidOf(rows: readonly ResultRow[], value: number, low: number, high: number, source: Source): Pick<Computed, "said" | "definition"> {
  const phrase = (language: "en" | "fr") => {
    const en = language === "en";
    const [first] = rows as [ResultRow];
    const where = whereOf(first, source, language);
    const range = low !== high && low <= high ? ` (${numberIn(low, language)}–${numberIn(high, language)})` : "";
    const what = rows.length === 1 ? en ? "the recorded event" : "l’événement recensé" : en ? `${rows.length} recorded events` : `${rows.length} événements recensés`;
    const tail = `${what} ${en ? "of" : "du"} ${dayIn(String(first.date_start), language)}${where ? `, ${where}` : ""} (${source.name})`;
    return {definition: en ? `deaths in ${tail}` : `morts dans ${tail}`, said: `${numberIn(value, language)}${range} ${en ? "deaths in" : "morts dans"} ${tail}`};
  };
  const [en, fr] = [phrase("en"), phrase("fr")];
  return {said: {en: en.said, fr: fr.said}, definition: {en: en.definition, fr: fr.definition}};
}

function severalEvents({rows}: Candidate, {restricted}: Source): Bilingual | null {
  if (rows.length < 2) return null;
  const each = (language: "en" | "fr") => rows.map((row) => `${numberIn(number(row.best) ?? 0, language)}${row.place_name === null || restricted ? "" : ` (${String(row.place_name)})`}`).join(", ");
  return {en: `The number adds up ${rows.length} events of one day: ${each("en")}.`, fr: `Le nombre additionne ${rows.length} événements d’un même jour : ${each("fr")}.`};
}

/** A record whose place names two places is no one place's event. */
function severalPlaces(rows: readonly ResultRow[]): Bilingual | null {
  const place = rows.length === 1 ? String(rows[0]!.place_name ?? "") : "";
  if (!/ (?:and|et) |;/u.test(place)) return null;
  return {en: `The record names more than one place: ${place}.`, fr: `L’enregistrement nomme plus d’un lieu : ${place}.`};
}

function othersDid({actor}: Reading): Bilingual {
  return {en: `The event that fits is not recorded as involving ${actor.join(" or ")}.`, fr: `L’événement qui correspond n’est pas recensé comme impliquant ${actor.join(" ou ")}.`};
}

/** Whether a side is called by a word of the claim, such as "militias", where the source names no group. */
function namesSide(actors: readonly string[], {rows}: Candidate): boolean {
  const wordsOf = (text: string) => normalForm(text).split(" ").map((word) => word.replace(/s$/, "")).filter((word) => word.length >= 4);
  const sides = new Set(rows.flatMap((row) => wordsOf(eventOf(row).sides ?? "")));
  return actors.flatMap(wordsOf).some((word) => sides.has(word));
}
