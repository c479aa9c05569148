import {HarmattanError} from "../error.ts";
import {runMeasure} from "../measures/index.ts";
import type {Result} from "../measures/result.ts";
import {countryName} from "../geo/country.ts";
import {inputOf} from "./counts.ts";
import {numberIn, quantityIn, spanIn} from "./definition.ts";
import {onAxes, type Asked, type Computed, type Kind} from "./kind.ts";
import type {Reading} from "./readings.ts";
import type {Bilingual} from "./verdict.ts";
import {wordPattern} from "./word-pattern.ts";

/** Claims of spread: in how many countries or first-level units events are recorded. */
export const spread: Kind = {
  census: true,
  additive: true,
  compute: placesOf,
  readings: onAxes("words", "meant", "period", "kinds", "actors", "source"),
  quantities: () => []
};

const smaller = wordPattern("districts?|cercles?|communes?|villages?|towns?|cities|villes?|municipalit\\p{L}+|localit\\p{L}+|departments?|d[ée]partements?|arrondissements?");
const units = wordPattern("regions?|provinces?|r[ée]gions?|states|governorates?");

async function placesOf(asked: Asked, reading: Reading): Promise<Computed> {
  const {store, claim, stated, subject} = asked;
  if (stated.value === null && subject.places.length) return reached(asked, reading);
  const words = `${claim.span} ${claim.baseline ?? ""}`;
  const none = {value: null, low: null, high: null, events: null, results: []};
  const byUnit = units.test(words);
  if (smaller.test(words) && !byUnit) return {...none, missing: "kind_not_recorded"};
  const result = await runMeasure(store, byUnit ? "admin1" : "countries", {...inputOf(reading), ...byUnit ? {names: "source"} : {}});
  const polygons = byUnit && result.rows.every(({admin1}) => admin1 === null) ? await runMeasure(store, "admin1", inputOf(reading)) : result;
  const rows = polygons.rows.filter((row) => Number(row.events ?? 0) > 0 && (!byUnit || row.admin1 !== null));
  const names = rows.map((row) => byUnit ? String(row.admin1) : String(row.country));
  const events = polygons.rows.reduce((sum, row) => sum + Number(row.events ?? 0), 0);
  const phrase = (language: "en" | "fr") => {
    const en = language === "en";
    const what = `${quantityIn("events", reading.actor.join(en ? " or " : " ou "), language)}, ${spanIn(reading.from, reading.to, language)} (${reading.source})`;
    const unit = byUnit ? en ? "regions" : "régions" : en ? "countries" : "pays";
    const listed = (byUnit ? names : names.map((iso3) => countryName(iso3, language) ?? iso3)).toSorted((a, b) => a.localeCompare(b, language)).slice(0, 12).join(", ");
    return {definition: en ? `${unit} with ${what}` : `${unit} avec des ${what}`, said: `${numberIn(names.length, language)} ${unit} ${en ? "with" : "avec des"} ${what}${listed ? `${en ? ":" : " :"} ${listed}` : ""}`};
  };
  const [en, fr] = [phrase("en"), phrase("fr")];
  return {value: names.length, low: names.length, high: names.length, events, results: [polygons], definition: {en: en.definition, fr: fr.definition}, said: {en: en.said, fr: fr.said}};
}

/**
 * A claim of spread without a number is about the places that it names: met where each of them has an event, a region where any of
 * its countries has. Words such as belt or corridor between two places also ask whether active cells join them.
 */
async function reached({store, subject, claim, studies}: Asked, reading: Reading): Promise<Computed> {
  const results = [];
  const places: {text: string; events: number}[] = [];
  for (const {text, countries, admin1} of subject.places) {
    const result = await runMeasure(store, "fatalities", {...inputOf({...reading, countries, admin1}), by: "all"});
    results.push(result);
    places.push({text, events: Number(result.rows[0]?.events ?? 0)});
  }
  const found = places.filter(({events}) => events > 0);
  const events = places.reduce((sum, place) => sum + place.events, 0);
  const phrase = (language: "en" | "fr") => {
    const en = language === "en";
    const what = `${quantityIn("events", reading.actor.join(en ? " or " : " ou "), language)}, ${spanIn(reading.from, reading.to, language)} (${reading.source})`;
    const listed = places.map(({text, events: n}) => `${text} ${numberIn(n, language)}`).join(", ");
    return {definition: en ? `of the named places, those with ${what}` : `des lieux nommés, ceux où il y a des ${what}`, said: en ? `events in ${found.length} of ${places.length} named ${places.length === 1 ? "place" : "places"} (${listed}), as ${what}` : `des événements dans ${found.length} ${found.length < 2 ? "lieu nommé" : "lieux nommés"} sur ${places.length} (${listed}), soit des ${what}`};
  };
  const [en, fr] = [phrase("en"), phrase("fr")];
  const joined = joinedWords.test(claim.span);
  const belt = joined && found.length === 2 && places.length === 2 ? await beltBetween({store, studies}, places.map(({text}) => text), reading) : null;
  return {
    value: found.length, low: found.length, high: found.length, events, results: belt ? [...results, belt.result] : results, definition: {en: en.definition, fr: fr.definition}, said: {en: en.said, fr: fr.said},
    ...found.length < places.length ? {agrees: false, missing: "undercount" as const} : belt ? {agrees: belt.agrees, ...belt.agrees === null ? {missing: "undecided" as const} : {}, note: belt.note} : joined ? {agrees: null, missing: "not_in_events" as const, note: unjoined} : {agrees: true}
  };
}

/** Whether active cells join two places, by the measure belt and its probability; null where a place is none that the basemap knows by this name. */
async function beltBetween({store, studies}: Pick<Asked, "store" | "studies">, join: readonly string[], reading: Reading): Promise<{result: Result; agrees: boolean | null; note: Bilingual} | null> {
  const result = await runMeasure(store, "belt", {...inputOf({...reading, countries: [], admin1: []}), join, show: "cells"}, {studies}).catch((error: unknown) => {
    if (error instanceof HarmattanError && (error.code === "worldwide_actor" || error.code === "invalid_value" && error.values.field === "join")) return null;
    throw error;
  });
  if (!result?.answer) return null;
  const {placed, resampled, completed} = result.answer.values;
  const percent = (share: string | number | null | undefined, language: "en" | "fr") => `${Math.round(100 * Number(share))}${language === "en" ? "%" : " %"}`;
  const agrees = result.answer.value === "yes" ? true : result.answer.value === "no" ? false : null;
  const words = agrees === null ? ["Whether active cells join the two cannot be told", "On ne peut dire si des cellules actives relient les deux"] : agrees ? ["Active cells join the two", "Des cellules actives relient les deux"] : ["Active cells do not join the two", "Aucune chaîne de cellules actives ne relie les deux"];
  return {result, agrees, note: {
    en: `${words[0]}: a probability of ${percent(placed, "en")}, ${percent(resampled, "en")} with the events resampled, ${percent(completed, "en")} with missing events put back.`,
    fr: `${words[1]} : une probabilité de ${percent(placed, "fr")}, ${percent(resampled, "fr")} en retirant les événements au sort, ${percent(completed, "fr")} en ajoutant ceux qui manquent.`
  }};
}

/** A belt or corridor is more than events at both its ends. */
const joinedWords = wordPattern("belt|corridor|arc|continuous|contiguous|unbroken|ceinture|couloir|continu\\p{L}*|ininterrompu\\p{L}*");
const unjoined = {en: "Whether the places between them hang together is not tested.", fr: "Si les lieux intermédiaires se rejoignent n’est pas examiné."};
