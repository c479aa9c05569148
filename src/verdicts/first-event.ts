import {runMeasure} from "../measures/index.ts";
import type {ResultRow} from "../measures/result.ts";
import {countryName} from "../geo/country.ts";
import type {Source} from "../sources/source.ts";
import {inputOf} from "./counts.ts";
import {dayIn} from "./definition.ts";
import {eventOf, whereOf} from "./found.ts";
import {onAxes, type Asked, type Computed, type Kind} from "./kind.ts";
import type {Reading} from "./readings.ts";
import {daysOutside, namesPlace} from "./single-event.ts";
import {wordPattern} from "./word-pattern.ts";

/** Claims of a first event in a place: the earliest recorded one. An earlier one refutes the claim, a later one does not. */
export const firstEvent: Kind = {
  census: false,
  towns: true,
  additive: false,
  compute: earliest,
  readings: onAxes("words", "meant", "kinds", "actors", "source"),
  quantities: () => []
};

const deadly = wordPattern("deadly|lethal|fatal|killed|deaths?|meurtri\\p{L}*|mortel\\p{L}*|morts?|tu[ée]e?s?");

async function earliest({store, claim, published, subject, source}: Asked, reading: Reading): Promise<Computed> {
  const start = sinceThen(claim.baseline);
  const result = await runMeasure(store, "events", {...inputOf({...reading, from: start, to: published ?? null})});
  const placed = subject.town === null ? result.rows : result.rows.filter((row) => namesPlace(row, subject.town!));
  const rows = deadly.test(claim.span) ? placed.filter(({best}) => Number(best ?? 0) > 0) : placed;
  const [first] = rows;
  const base = {value: null, low: null, high: null, events: first ? 1 : 0, results: [result], covered: "full" as const};
  if (!first) return {...base, missing: "event_not_found"};
  const known = {...base, found: [eventOf(first)], ...saidOf(first, reading, source)};
  const {from, to} = claim.period;
  if (!from || !to) return {...known, missing: "period_unknown"};
  const days = daysOutside(String(first.date_start), String(first.date_end), from, to);
  if (days === 0) return {...known, agrees: true};
  // a source that undercounts may have missed the one that is claimed, but not invented the one it has
  return days > 0 ? {...known, agrees: false, days, missing: "event_not_found"} : {...known, agrees: false, days};
}

/** "the first since 2019" is held from then on. */
function sinceThen(baseline: string | null): string | null {
  const year = /(?:since|depuis)\D{0,40}((?:19|20)\d\d)/iu.exec(baseline ?? "")?.[1];
  return year ? `${year}-01-01` : null;
}

function saidOf(row: ResultRow, reading: Reading, source: Source): Pick<Computed, "said" | "definition"> {
  const phrase = (language: "en" | "fr") => {
    const en = language === "en";
    const who = reading.actor.join(en ? " or " : " ou ");
    const places = [...reading.admin1, ...reading.countries.map((iso3) => countryName(iso3, language) ?? iso3)].join(", ");
    const what = en ? `earliest recorded event${who ? ` involving ${who}` : ""}${places ? `, ${places}` : ""} (${reading.source})` : `premier événement recensé${who ? ` impliquant ${who}` : ""}${places ? `, ${places}` : ""} (${reading.source})`;
    const at = `, ${whereOf(row, source, language)}`;
    return {what, said: en ? `${dayIn(String(row.date_start), "en")}${at}, as the ${what}` : `le ${dayIn(String(row.date_start), "fr")}${at}, comme ${what}`};
  };
  const [en, fr] = [phrase("en"), phrase("fr")];
  return {definition: {en: en.what, fr: fr.what}, said: {en: en.said, fr: fr.said}};
}
