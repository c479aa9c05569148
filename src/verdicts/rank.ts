import {runMeasure} from "../measures/index.ts";
import {periodOf, type PeriodUnit} from "../measures/period.ts";
import type {Result} from "../measures/result.ts";
import {countryName} from "../geo/country.ts";
import {eventOf} from "./found.ts";
import {inputOf, number} from "./counts.ts";
import {numberIn, quantityIn, spanIn} from "./definition.ts";
import {nameKey} from "./place-words.ts";
import {onAxes, type Asked, type Computed, type Kind} from "./kind.ts";
import type {Reading} from "./readings.ts";
import {wordPattern} from "./word-pattern.ts";

/** Claims of a rank: the deadliest year, month, attack, country or region among those of a span. */
export const rank: Kind = {
  census: true,
  additive: false,
  compute: rankOf,
  readings: onAxes("words", "meant", "kinds", "actors", "deaths_low", "deaths_high", "source"),
  quantities: () => []
};

type Ranked = PeriodUnit | "event" | "country" | "admin1";

interface Item {
  name: string;
  value: number;
  events?: number | null;
}

const words: readonly (readonly [Ranked, RegExp])[] = [
  ["event", wordPattern("attacks?|assaults?|ambush(?:es)?|massacres?|raids?|bombings?|incident|attaques?|embuscades?|tueries?|attentats?|raid")],
  ["month", wordPattern("months?|mois|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|january|february|april|june|july|august|september|october|november|december")],
  ["quarter", wordPattern("quarters?|trimestres?")],
  ["year", wordPattern("years?|ann[ée]es?|an")],
  ["admin1", wordPattern("regions?|provinces?|states?|r[ée]gions?|d[ée]partements?")],
  ["country", wordPattern("countr(?:y|ies)|nations?|pays|[ÉE]tats")]
];
const mostAttacks = wordPattern("(?:most|more|fewest) (?:\\p{L}+ )?attacks|(?:le plus|plus grand nombre) d['’]attaques");
const fewest = wordPattern("fewest|lowest|least|quietest|calmest|safest|le moins|la moins|les moins|plus bas|plus faible|plus calme");

/** What is ranked, by the words of the claim, else by its period and place. */
export function rankedBy({claim, plain}: Pick<Asked, "claim" | "plain">): Ranked | null {
  const {from, to} = claim.period;
  const whole = from && to ? (["year", "quarter", "month"] as const).find((unit) => periodOf(from, unit) === periodOf(to, unit) && isWhole(from, to, unit)) : undefined;
  const said = words.find(([unit, pattern]) => pattern.test(claim.span) && (unit !== "event" || !mostAttacks.test(claim.span)))?.[0];
  if (said === "year" || said === "month" || said === "quarter") return whole === said ? said : whole ?? null;
  if (said) return said;
  if (plain.admin1.length === 1) return "admin1";
  return whole ?? (plain.countries.length === 1 ? "country" : null);
}

async function rankOf(asked: Asked, reading: Reading): Promise<Computed> {
  const unit = rankedBy(asked);
  const none = {value: null, low: null, high: null, events: null, results: [] as Result[]};
  if (!unit) return {...none, missing: asked.claim.period.from ? "not_in_events" : "period_unknown"};
  const counted: Reading = reading.quantity === "events" && (unit === "event" || deadly.test(asked.claim.span)) ? {...reading, quantity: "deaths"} : reading;
  return unit === "event" ? eventRank(asked, counted) : itemRank(asked, counted, unit);
}

const deadly = wordPattern("dead\\p{L}*|blood\\p{L}*|lethal|kill\\p{L}*|meurtri\\p{L}*|sanglant\\p{L}*|mort\\p{L}*|tribut");

/** The first day of the span that the rank is held over: what the baseline names, else the start of what is loaded. */
export function since({baseline, period, span}: Asked["claim"]): string | null {
  for (const text of [baseline ?? "", period.text ?? "", span]) {
    const found = /(?:since|after|depuis|from|à partir de)\b[^.;\d]{0,40}((?:19|20)\d\d)\b/iu.exec(text)?.[1] ?? /^\D*((?:19|20)\d\d)\s*(?:[-–]|to|et|and|à)\s*(?:19|20)\d\d/u.exec(text)?.[1];
    if (found) return `${found}-01-01`;
  }
  return null;
}

/** A rank is held up to the day of publication, and without one up to the end of the claim's period. */
function until({published}: Asked, {to}: Reading): string | null {
  return published !== null && (to === null || published > to) ? published : to;
}

async function itemRank(asked: Asked, reading: Reading, unit: Exclude<Ranked, "event">): Promise<Computed> {
  const {store, claim} = asked;
  const place = unit === "country" || unit === "admin1";
  const start = since(claim);
  const span = place ? {from: reading.from, to: reading.to} : {from: start, to: until(asked, reading)};
  // a rank among places is held without the place, among the units of one country within it
  const input = {...inputOf({...reading, ...span}), ...place ? {country: [], admin1: []} : {}};
  const measure = unit === "country" ? "countries" : unit === "admin1" ? "admin1" : "fatalities";
  const result = await runMeasure(store, measure, {...input, ...measure === "fatalities" ? {by: unit} : {}});
  const column = reading.quantity === "events" ? "events" : reading.estimate;
  const key = unit === "country" ? "country" : unit === "admin1" ? "admin1" : "period";
  const items = result.rows.flatMap((row): Item[] => {
    const value = number(row[column]);
    return row[key] === null || value === null || row.covered === "none" ? [] : [{name: String(row[key]), value, events: number(row.events)}];
  });
  const own = unit === "country" ? reading.countries[0] : unit === "admin1" ? reading.admin1[0] : periodOf(reading.from!, unit);
  const item = items.find(({name}) => name === own || place && own !== undefined && nameKey(name) === nameKey(own));
  const none = {value: null, low: null, high: null, events: null, results: [result]};
  if (!item || items.length < 2) return {...none, missing: "undecided"};
  const least = fewest.test(claim.span);
  const better = items.filter(({value}) => least ? value < item.value : value > item.value);
  const next = items.filter((one) => one !== item).toSorted((a, b) => least ? a.value - b.value : b.value - a.value)[0]!;
  const value = better.length + 1;
  return {...none, value, low: value, high: value, events: item.events ?? null, ...saidOf(reading, unit, {item, next, value, of: items.length}, span)};
}

async function eventRank(asked: Asked, reading: Reading): Promise<Computed> {
  const {store, claim} = asked;
  const span = {from: since(claim), to: until(asked, reading)};
  const result = await runMeasure(store, "deadliest", {...inputOf({...reading, ...span}), n: 100});
  const own = result.rows.find((row) => (reading.from === null || String(row.date_end) >= reading.from) && (reading.to === null || String(row.date_start) <= reading.to));
  const none = {value: null, low: null, high: null, events: null, results: [result]};
  if (reading.from === null && claim.period.from === null) return {...none, missing: "period_unknown", ...result.rows[0] ? {found: [eventOf(result.rows[0])]} : {}};
  if (!own) return {...none, missing: result.rows.length ? "event_not_found" : "undecided"};
  const value = number(own.rank)!;
  const first = result.rows.find((row) => row !== own)!;
  const name = (row: Result["rows"][number] | undefined) => row ? `${String(row.date_start)}, ${String(asked.source.restricted ? row.id : row.place_name ?? row.country)}` : "";
  const said = saidOf(reading, "event", {item: {name: name(own), value: number(own.best)!}, next: {name: name(first), value: number(first?.best) ?? 0}, value, of: result.rows.length}, span);
  return {...none, value, low: value, high: value, events: 1, found: [eventOf(own)], ...said};
}

const unitNames = {
  en: {year: "years", quarter: "quarters", month: "months", country: "countries", admin1: "regions", event: "events listed"},
  fr: {year: "années", quarter: "trimestres", month: "mois", country: "pays", admin1: "régions", event: "événements listés"}
} as const;

function saidOf(reading: Reading, unit: Ranked, {item, next, value, of}: {item: Item; next: Item; value: number; of: number}, {from, to}: {from: string | null; to: string | null}): Pick<Computed, "said" | "definition"> {
  const name = ({name: one}: Item, language: "en" | "fr") => unit === "country" ? countryName(one, language) ?? one : one;
  const phrase = (language: "en" | "fr") => {
    const en = language === "en";
    const what = quantityIn(reading.quantity, reading.actor.join(en ? " or " : " ou "), language);
    const span = spanIn(from, to, language);
    return {
      definition: en ? `rank among ${of} ${unitNames.en[unit]} by ${what}, ${span} (${reading.source})` : `rang parmi ${of} ${unitNames.fr[unit]} selon : ${what}, ${span} (${reading.source})`,
      said: en ? `rank ${value} of ${of} ${unitNames.en[unit]} for ${name(item, "en")} (${numberIn(item.value, "en")} ${what}, ${span}; next to it ${name(next, "en")} with ${numberIn(next.value, "en")}) (${reading.source})`
        : `le rang ${value} sur ${of} ${unitNames.fr[unit]} pour ${name(item, "fr")} (${numberIn(item.value, "fr")} ${what}, ${span} ; à côté ${name(next, "fr")} avec ${numberIn(next.value, "fr")}) (${reading.source})`
    };
  };
  const [en, fr] = [phrase("en"), phrase("fr")];
  return {said: {en: en.said, fr: fr.said}, definition: {en: en.definition, fr: fr.definition}};
}

function isWhole(from: string, to: string, unit: PeriodUnit): boolean {
  const months = {year: 12, quarter: 3, month: 1}[unit];
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  return from.endsWith("-01") && (month - 1) % months === 0 && to === new Date(Date.UTC(year, month - 1 + months, 0)).toISOString().slice(0, 10);
}
