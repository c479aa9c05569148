import type {Claim} from "../claims/claim.ts";
import {addDays} from "../measures/coverage.ts";
import {countOf} from "./counts.ts";
import {coveredIn, leastCovered} from "./covered.ts";
import {definitionOf, numberIn, quantityIn, spanIn} from "./definition.ts";
import {onAxes, type Asked, type Computed, type Kind} from "./kind.ts";
import type {Reading} from "./readings.ts";
import type {Bilingual} from "./verdict.ts";
import {wordPattern} from "./word-pattern.ts";

/** Claims of a rise or fall: one period against another. */
export const change: Kind = {
  census: true,
  additive: false,
  compute: changeOf,
  readings: onAxes("words", "meant", "role", "kinds", "actors", "deaths_low", "deaths_high", "precision", "source"),
  quantities: ({plain}) => plain.quantity === "events" ? [{...plain, id: "other_deaths", quantity: "deaths"}] : [{...plain, id: "other_events", quantity: "events"}]
};

/** A rise of less than this share is no surge. */
export const surgeShare = 0.25;

interface Period {
  from: string;
  to: string;
}

/**
 * The two periods of a change: the year that the baseline names and the claim's period; else, for a period of two years or more,
 * its first and its last year; else the claim's period and the one of the same length before it, a year before where the words say so.
 */
export function periodsOf({period, baseline, span}: Pick<Claim, "period" | "baseline" | "span">, {from, to}: Pick<Reading, "from" | "to">): {before: Period; after: Period} | null {
  if (!from || !to) return null;
  const year = /\b(?:19|20)\d\d\b(?!\s*(?:deaths|events|attacks|killed|civilians|morts|tués|victimes))/u.exec(baseline ?? "")?.[0];
  const long = Date.parse(addDays(to, 1)) >= Date.parse(shiftYears(from, 2));
  const last = {from: shiftYears(addDays(to, 1), -1), to};
  const own = {from, to};
  if (year && yearOf(year).to < to && year !== to.slice(0, 4)) return {before: yearOf(year), after: long && from <= yearOf(year).to ? last : own};
  if (long) return {before: {from, to: addDays(shiftYears(from, 1), -1)}, after: last};
  const text = `${baseline ?? ""} ${period.text ?? ""} ${span}`;
  if (wholeYear(own) || yearBefore.test(text)) return {before: {from: shiftYears(from, -1), to: shiftYears(to, -1)}, after: own};
  if (wholeMonth(own)) return {before: monthOf(addDays(from, -1)), after: own};
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return {before: {from: addDays(from, -days - 1), to: addDays(from, -1)}, after: own};
}

const yearBefore = wordPattern("year before|previous year|preceding year|prior year|year earlier|year-on-year|same (?:period|months?|stretch)|corresponding|ann[ée]e pr[ée]c[ée]dente|an plus t[ôo]t|an auparavant|m[êe]me p[ée]riode|sur un an");
const surgeWords = wordPattern("surg(?:e|es|ed|ing)|soar\\p{L}*|spik\\p{L}*|skyrocket\\p{L}*|explo(?:ded|sion|se|sé)|flamb\\p{L}*|bond(?:i|it|issent)?|envol\\p{L}*");

async function changeOf({store, claim, stated}: Asked, reading: Reading): Promise<Computed> {
  const periods = periodsOf(claim, reading);
  if (!periods) return {value: null, low: null, high: null, events: null, results: [], missing: "period_unknown"};
  const [before, after] = [{...reading, ...periods.before}, {...reading, ...periods.after}];
  const [first, second] = [await countOf(store, before), await countOf(store, after)];
  const results = [...second.results, ...first.results];
  const covered = leastCovered(coveredIn(first.results[0]!, before, periods.before), coveredIn(second.results[0]!, after, periods.after));
  const events = first.events === null || second.events === null ? null : first.events + second.events;
  const definition = {en: `change of ${definitionOf(after).en}, against ${spanIn(before.from, before.to, "en")}`, fr: `évolution : ${definitionOf(after).fr}, par rapport à ${spanIn(before.from, before.to, "fr")}`};
  const none = {value: null, low: null, high: null, events, results, covered, definition};
  if (first.value === null || second.value === null) return {...none, missing: "kind_not_recorded"};
  if (first.value === 0 && stated.unit !== "deaths" && stated.unit !== "events") return {...none, missing: "undecided", note: wentFrom(reading, periods, first.value, second.value)};
  const value = measured(stated.unit, first.value, second.value);
  const surge = stated.value === 0 && stated.comparator === "gt" && surgeWords.test(claim.span);
  return {
    ...none, value, low: value, high: value, said: wentFrom(reading, periods, first.value, second.value),
    ...stated.value === null ? {agrees: second.value > first.value} : surge ? {agrees: second.value >= first.value * (1 + surgeShare)} : {}
  };
}

function measured(unit: Claim["unit"], before: number, after: number): number {
  if (unit === "ratio") return after / before;
  return unit === "deaths" || unit === "events" ? after - before : (after / before - 1) * 100;
}

function wentFrom(reading: Reading, {before, after}: {before: Period; after: Period}, first: number, second: number): Bilingual {
  const sentence = (language: "en" | "fr") => {
    const en = language === "en";
    const what = quantityIn(reading.quantity, reading.actor.join(en ? " or " : " ou "), language);
    const [a, b] = [`${numberIn(first, language)} (${spanIn(before.from, before.to, language)})`, `${numberIn(second, language)} (${spanIn(after.from, after.to, language)})`] as const;
    const percent = first ? (second / first - 1) * 100 : null;
    const size = percent === null ? "" : percent >= 100 ? en ? `, ${numberIn(second / first, "en")} times` : `, soit ${numberIn(second / first, "fr")} fois` : `, ${percent >= 0 ? "+" : "−"}${numberIn(Math.abs(percent), language)}${en ? "%" : " %"}`;
    return en ? `a change from ${a} to ${b}${size}, in ${what} (${reading.source})` : `un passage de ${a} à ${b}${size}, pour les ${what} (${reading.source})`;
  };
  return {en: sentence("en"), fr: sentence("fr")};
}

function yearOf(year: string): Period {
  return {from: `${year}-01-01`, to: `${year}-12-31`};
}

function wholeYear({from, to}: Period): boolean {
  return from.endsWith("-01-01") && to === `${from.slice(0, 4)}-12-31`;
}

function wholeMonth({from, to}: Period): boolean {
  return JSON.stringify(monthOf(from)) === JSON.stringify({from, to});
}

function monthOf(day: string): Period {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return {from: `${day.slice(0, 7)}-01`, to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)};
}

/** The same day some years on; 29 February falls on 1 March where there is none. */
function shiftYears(day: string, years: number): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)) + years, Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))).toISOString().slice(0, 10);
}
