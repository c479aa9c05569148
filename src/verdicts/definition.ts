import {countryName, type Language} from "../geo/country.ts";
import type {Quantity, Reading} from "./readings.ts";
import type {Bilingual} from "./verdict.ts";

/** What a reading takes, in one phrase: "deaths in recorded events that involve JNIM, Mali, 1 January to 31 December 2020 (ucdp)". */
export function definitionOf(reading: Reading): Bilingual {
  return {en: phrase(reading, "en"), fr: phrase(reading, "fr")};
}

/** The axes of a reading in words of docs/verdicts.md. */
export function axesOf(reading: Reading): Record<string, string> {
  return {
    quantity: reading.quantity,
    source: [reading.source, ...Object.entries(reading.state).map(([name, value]) => `${name} ${value}`)].join(", "),
    actors: reading.actor.length ? `${reading.actor.join(", ")} (${reading.attribution.join(", ")})` : "everybody",
    places: [...reading.admin1, ...reading.countries].join(", ") || "everywhere",
    kinds: reading.types.join(", ") || "all",
    period: `${reading.from ?? ""}..${reading.to ?? ""}`,
    deaths: reading.estimate,
    precision: reading.precision === null ? "all" : `up to ${reading.precision}`
  };
}

export function dayIn(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "fr-FR", {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"}).format(Date.parse(day)).replace(/^1 /, language === "fr" ? "1er " : "1 ");
}

/** A number as a language prints it. */
export function numberIn(value: number, language: Language): string {
  return new Intl.NumberFormat(language === "en" ? "en-GB" : "fr-FR", {maximumFractionDigits: Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0}).format(value);
}

/** From one day to another; a whole calendar year is its number. */
export function spanIn(from: string | null, to: string | null, language: Language): string {
  const en = language === "en";
  if (from && to) {
    if (from.endsWith("-01-01") && to.endsWith("-12-31")) {
      const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
      return first === last ? first : `${first}–${last}`;
    }
    if (from === to) return dayIn(from, language);
    return en ? `${dayIn(from, "en")} to ${dayIn(to, "en")}` : `du ${dayIn(from, "fr")} au ${dayIn(to, "fr")}`;
  }
  if (from) return en ? `from ${dayIn(from, "en")}` : `à partir du ${dayIn(from, "fr")}`;
  if (to) return en ? `up to ${dayIn(to, "en")}` : `jusqu’au ${dayIn(to, "fr")}`;
  return en ? "all the time that is loaded" : "toute la période chargée";
}

/** What is counted, as the subject of a sentence. */
export function quantityIn(quantity: Quantity, actor: string, language: Language): string {
  return words[language][quantity](actor);
}

const words: Record<Language, Record<Quantity, (actor: string) => string>> = {
  en: {
    events: (actor) => actor ? `recorded events involving ${actor}` : "recorded events",
    deaths: (actor) => actor ? `deaths in events involving ${actor}, on all sides` : "deaths in recorded events",
    killed_by: (actor) => `deaths in one-sided violence by ${actor}`,
    civilian_dead: (actor) => actor ? `civilian dead in events involving ${actor}, whoever killed them` : "civilian dead in recorded events",
    targeted: (actor) => actor ? `deaths in events that target civilians and have ${actor} as a side` : "deaths in events that target civilians",
    own_dead: (actor) => `dead on the side of ${actor}`,
    opponents_dead: (actor) => `dead among the opponents of ${actor}`
  },
  fr: {
    events: (actor) => actor ? `événements recensés impliquant ${actor}` : "événements recensés",
    deaths: (actor) => actor ? `morts dans les événements impliquant ${actor}, tous camps confondus` : "morts dans les événements recensés",
    killed_by: (actor) => `morts dans la violence unilatérale attribuée à ${actor}`,
    civilian_dead: (actor) => actor ? `civils morts dans les événements impliquant ${actor}, quel qu’en soit l’auteur` : "civils morts dans les événements recensés",
    targeted: (actor) => actor ? `morts dans les événements visant des civils où ${actor} est l’un des camps` : "morts dans les événements visant des civils",
    own_dead: (actor) => `morts dans le camp de ${actor}`,
    opponents_dead: (actor) => `morts chez les adversaires de ${actor}`
  }
};

function phrase(reading: Reading, language: Language): string {
  const en = language === "en";
  const {axis, estimate, attribution, types, precision, state} = reading;
  const places = [...reading.admin1, ...reading.countries.map((iso3) => countryName(iso3, language) ?? iso3)];
  const shown = places.length > 6 ? [...places.slice(0, 5), en ? `${places.length - 5} more countries` : `${places.length - 5} autres pays`] : places;
  const notes = [
    estimate === "low" ? en ? "lowest estimates" : "estimations basses" : estimate === "high" ? en ? "highest estimates" : "estimations hautes" : "",
    attribution.includes("component") ? en ? "with suspected attributions and component groups" : "avec les attributions présumées et les groupes qui le composent" : attribution.includes("suspected") ? en ? "with suspected attributions" : "avec les attributions présumées" : "",
    types.length ? types.map((type) => kinds[language][type] ?? type).join(en ? " and " : " et ") : "",
    precision === null ? "" : en ? "well-located events only" : "événements bien localisés seulement",
    axis === "period" ? en ? "another reading of the period" : "autre lecture de la période" : ""
  ].filter(Boolean);
  const as = state.release ? ` ${state.release}` : state["as-of"] ? en ? ` as of ${dayIn(state["as-of"], "en")}` : ` en l’état du ${dayIn(state["as-of"], "fr")}` : "";
  return [quantityIn(reading.quantity, reading.actor.join(en ? " or " : " ou "), language), ...shown.length ? [shown.join(", ")] : [], spanIn(reading.from, reading.to, language), ...notes].join(", ") + ` (${reading.source}${as})`;
}

const kinds: Record<Language, Readonly<Record<string, string>>> = {
  en: {"state-based": "state-based violence", "non-state": "non-state violence", "one-sided": "one-sided violence", battle: "battles", explosion: "explosions and remote violence", "civilian-targeting": "violence against civilians", protest: "protests", abduction: "abductions"},
  fr: {"state-based": "violence étatique", "non-state": "violence non étatique", "one-sided": "violence unilatérale", battle: "combats", explosion: "explosions et violences à distance", "civilian-targeting": "violences contre des civils", protest: "manifestations", abduction: "enlèvements"}
};
