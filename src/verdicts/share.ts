import {regionsIn} from "./place-words.ts";
import {countOf} from "./counts.ts";
import {coveredIn, leastCovered} from "./covered.ts";
import {definitionOf, numberIn} from "./definition.ts";
import {isNamedIn} from "./actor-words.ts";
import {onAxes, type Asked, type Computed, type Kind} from "./kind.ts";
import type {Reading} from "./readings.ts";

/** Claims of a share: a part of a whole, both counted in the same way. */
export const share: Kind = {
  census: true,
  additive: false,
  compute: shareOf,
  readings: onAxes("words", "role", "period", "kinds", "actors", "deaths_low", "deaths_high", "source"),
  quantities: ({plain}) => plain.quantity === "events" ? [{...plain, id: "other_deaths", quantity: "deaths"}] : plain.quantity === "deaths" ? [{...plain, id: "other_events", quantity: "events"}] : []
};

/**
 * The whole of a share, by the words of its baseline: of "them", what was counted before, without the place; else without the actor, where the baseline does not name it; else without the
 * place, or in the place that the baseline names. Civilians without either are a share of all deaths.
 */
export function wholeOf(part: Reading, baseline: string | null): {whole: Reading; by: "actor" | "place" | "civilians"} | null {
  const countries = regionsIn(baseline ?? "");
  const wider = countries.length ? {countries, admin1: []} : {};
  const isPlaced = part.countries.length > 0 || part.admin1.length > 0;
  // "most of them in Mali": they are what was counted before, by the same actor
  if (isPlaced && spokenOf.test(baseline ?? "")) return {by: "place", whole: {...part, countries: [], admin1: []}};
  if (part.actor.length && !isNamedIn(part.actor, baseline ?? "") && (isPlaced || countries.length)) return {by: "actor", whole: {...part, ...wider, actor: [], quantity: part.quantity === "killed_by" ? "civilian_dead" : part.quantity}};
  if (isPlaced) return {by: "place", whole: {...part, countries, admin1: []}};
  if (part.quantity === "killed_by" || part.quantity === "civilian_dead" || part.quantity === "targeted") return {by: "civilians", whole: {...part, quantity: "deaths"}};
  return null;
}

const spokenOf = /^(?:them|those|these|which|whom|it|eux|elles|d['’]entre (?:eux|elles)|ceux-ci|celles-ci|lesquels|lesquelles)\b/iu;

/** The part without the place that the baseline names, where the claim names one inside it: "most deaths in the Sahel were in Mali". */
function narrowest(part: Reading, places: Asked["subject"]["places"], baseline: string | null): Reading {
  const all = new Set(regionsIn(baseline ?? ""));
  const inner = places.filter(({countries, admin1}) => admin1.length > 0 || countries.length > 0 && countries.length < all.size && countries.every((country) => all.has(country)));
  const outer = places.filter((place) => !inner.includes(place));
  if (!inner.length || !outer.length || !outer.every(({countries}) => countries.length > 0 && countries.every((country) => all.has(country)))) return part;
  return {...part, countries: [...new Set(inner.flatMap(({countries}) => countries))], admin1: inner.flatMap(({admin1}) => admin1)};
}

async function shareOf({store, claim, stated, subject}: Asked, asked: Reading): Promise<Computed> {
  const reading = narrowest(asked, subject.places, claim.baseline);
  const found = wholeOf(reading, claim.baseline);
  if (!found) return {value: null, low: null, high: null, events: null, results: [], missing: "not_in_events"};
  const {whole} = found;
  // a part that is the whole says nothing of a share
  if (JSON.stringify(whole) === JSON.stringify(reading)) return {value: null, low: null, high: null, events: null, results: [], missing: "not_in_events"};
  const [part, all] = [await countOf(store, reading), await wholeCount(store, reading, whole)];
  const period = {from: reading.from, to: reading.to};
  const covered = leastCovered(coveredIn(part.results[0]!, reading, period), coveredIn(all.computed.results[0]!, all.reading, period));
  const definition = {en: `share of ${definitionOf(reading).en} in ${definitionOf(all.reading).en}`, fr: `part de : ${definitionOf(reading).fr}, dans : ${definitionOf(all.reading).fr}`};
  const none = {value: null, low: null, high: null, events: part.events, results: [...part.results, ...all.computed.results], covered, definition};
  if (part.value === null || all.computed.value === null) return {...none, missing: "kind_not_recorded"};
  if (all.computed.value === 0) return {...none, missing: "undecided"};
  const value = part.value / all.computed.value * (stated.unit === "ratio" ? 1 : 100);
  const percent = part.value / all.computed.value * 100;
  const said = (language: "en" | "fr") => `${numberIn(percent, language)}${language === "en" ? "%" : " %"} (${numberIn(part.value!, language)} ${language === "en" ? "of" : "sur"} ${numberIn(all.computed.value!, language)}${language === "en" ? ":" : " :"} ${definitionOf(reading)[language]}${language === "en" ? ";" : " ;"} ${definitionOf(all.reading)[language]})`;
  return {...none, value, low: value, high: value, said: {en: said("en"), fr: said("fr")}};
}

/** The whole; where the source does not divide the dead, civilians of everybody are those of one-sided violence. */
async function wholeCount(store: Asked["store"], part: Reading, whole: Reading): Promise<{computed: Computed; reading: Reading}> {
  const same = part.quantity === "killed_by" && whole.quantity === "civilian_dead" ? {...whole, quantity: "targeted" as const} : whole;
  return {computed: await countOf(store, same), reading: same};
}
