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
 * The whole of a share, by the words of its baseline: without the actor, where the baseline does not name it; else without the
 * place, or in the place that the baseline names. Civilians without either are a share of all deaths.
 */
export function wholeOf(part: Reading, baseline: string | null): {whole: Reading; by: "actor" | "place" | "civilians"} | null {
  const countries = regionsIn(baseline ?? "");
  const wider = countries.length ? {countries, admin1: []} : {};
  const isPlaced = part.countries.length > 0 || part.admin1.length > 0;
  if (part.actor.length && !isNamedIn(part.actor, baseline ?? "") && (isPlaced || countries.length)) return {by: "actor", whole: {...part, ...wider, actor: [], quantity: part.quantity === "killed_by" ? "civilian_dead" : part.quantity}};
  if (isPlaced) return {by: "place", whole: {...part, countries, admin1: []}};
  if (part.quantity === "killed_by" || part.quantity === "civilian_dead" || part.quantity === "targeted") return {by: "civilians", whole: {...part, quantity: "deaths"}};
  return null;
}

async function shareOf({store, claim, stated}: Asked, reading: Reading): Promise<Computed> {
  const found = wholeOf(reading, claim.baseline);
  if (!found) return {value: null, low: null, high: null, events: null, results: [], missing: "not_in_events"};
  const {whole} = found;
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
