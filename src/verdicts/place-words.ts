import {admin1, towns} from "../geo/basemap.ts";
import {countryFromName, isCountry} from "../geo/country.ts";
import {normalForm} from "../actors/normal-form.ts";

/** Where a place as written is. */
export type PlaceWords =
  | {kind: "country"; countries: readonly string[]; part: boolean}
  | {kind: "admin1"; name: string; countries: readonly string[]}
  | {kind: "town"; name: string}
  | {kind: "everywhere"}
  | {kind: "unknown"};

export interface PlaceContext {
  /** First-level units and places that the source's events name. */
  units: ReadonlyMap<string, string>;
  places: ReadonlyMap<string, string>;
  /** The countries that "the country" or "the region" stands for. */
  countries: readonly string[];
}

/** Reads a place as a sentence writes it, in English or French: a country, a part of one, a first-level unit, a town, or a region of the table below. */
export function readPlace(text: string, {units, places, countries}: PlaceContext): PlaceWords {
  const bare = withoutArticle(text);
  const form = normalForm(bare);
  if (isCountry(bare.toUpperCase()) && bare === bare.toUpperCase()) return country([bare]);
  const iso3 = countryFromName(bare);
  if (iso3) return country([iso3]);
  if (everywhere.has(form)) return {kind: "everywhere"};
  const region = regions[form];
  if (region) return country(region);
  const unit = nameKey(bare);
  const named = units.get(unit) ?? basemapUnits().get(unit)?.name;
  if (named) return {kind: "admin1", name: named, countries: basemapUnits().get(unit)?.countries ?? []};
  const place = places.get(form) ?? townNames().get(form) ?? inside(form, places);
  if (place) return {kind: "town", name: place};
  if (standsForCountry.test(form)) return countries.length === 1 ? country(countries) : {kind: "unknown"};
  if (standsForRegion.test(form)) return countries.length ? country(countries) : {kind: "unknown"};
  return partOf(bare);
}

/** The countries that a text names, by their names or those of the regions below, each once. */
export function regionsIn(text: string): readonly string[] {
  const words = text.replace(/[^\p{L}'’-]+/gu, " ").split(" ").filter(Boolean).slice(0, 60);
  const found: string[] = [];
  for (let i = 0; i < words.length; i++) {
    for (let length = Math.min(6, words.length - i); length > 0; length--) {
      const run = withoutArticle(words.slice(i, i + length).join(" "));
      const iso3 = countryFromName(run);
      const named = regions[normalForm(run)] ?? (iso3 ? [iso3] : []);
      found.push(...named);
      if (named.length) i += length - 1;
      if (named.length) break;
    }
  }
  return [...new Set(found)];
}

/** The form in which names of first-level units are compared: without "region", "province", "région de" and the like. */
export function nameKey(name: string): string {
  return normalForm(name).replace(/\b(?:region|province|department|departement|district|state|etat|cercle|governorate|prefecture)\b/g, " ").replace(/\s+/g, " ").replace(/^ ?(?:de la |de l |de |du |des |d |l )/, "").trim();
}

/** Countries of the regions that newspapers name; a choice, since no two writers mean the same. */
export const regions: Readonly<Record<string, readonly string[]>> = {
  ...each("sahel, the sahel, central sahel, western sahel, sahel central, sahel region, liptako gourma, sahelian states, aes, alliance of sahel states, alliance des etats du sahel", ["MLI", "BFA", "NER"]),
  ...each("west africa, western africa, afrique de l ouest, afrique occidentale, west african region, ecowas, cedeao", ["BEN", "BFA", "CIV", "CPV", "GHA", "GIN", "GMB", "GNB", "LBR", "MLI", "MRT", "NER", "NGA", "SEN", "SLE", "TGO"]),
  ...each("gulf of guinea, golfe de guinee, coastal west africa, coastal states, coastal countries, littoral states, pays cotiers, etats cotiers, gulf of guinea states", ["BEN", "TGO", "GHA", "CIV"]),
  ...each("lake chad, lake chad basin, lac tchad, bassin du lac tchad", ["NGA", "NER", "TCD", "CMR"])
};

const everywhere = new Set(["world", "worldwide", "globe", "monde", "the world", "planet", "planete"]);
const standsForCountry = /^(?:west african |sahelian |coastal |neighbouring |neighboring |same )?(?:country|nation|state|pays)(?: d ?afrique de l ouest| ouest africain| sahelien)?$/;
const standsForRegion = /^(?:wider |whole |entire |same )?(?:region|zone|area|sous region)$/;
const compass = "(?:far |extreme |extrême[- ]?)?(?:north|south|east|west|central|centre|center|nord|sud|est|ouest)(?:ern)?(?:[- ]?(?:north|south|east|west|central|centre|est|ouest)(?:ern)?)?";
const before = new RegExp(`^(?:le |la |l['’]|the )?(?:${compass})(?: and ${compass})? (?:of |de la |de l['’]|du |de |d['’])?(.+)$`, "iu");
const after = new RegExp(`^(.+?)(?:['’]s)? (?:${compass}|hinterland|border(?: area| region)?)$`, "iu");
const around = /^(?:parts? of|areas? of|zones? de|villages? in|.*\b(?:border with|frontière avec)) (?:le |la |l['’]|the )?(.+)$/iu;

function partOf(text: string): PlaceWords {
  for (const pattern of [before, after, around]) {
    const iso3 = countryFromName(withoutArticle(pattern.exec(text)?.[1] ?? ""));
    if (iso3) return {kind: "country", countries: [iso3], part: true};
  }
  const last = countryFromName(withoutArticle(text.split(/,/).at(-1)!));
  return last && text.includes(",") ? {kind: "country", countries: [last], part: true} : {kind: "unknown"};
}

/** A name that stands in a longer one of the source in whole words: "Solenzo area". */
function inside(form: string, places: ReadonlyMap<string, string>): string | undefined {
  if (form.length < 4) return undefined;
  for (const name of places.keys()) if (` ${name} `.includes(` ${form} `)) return form;
  return undefined;
}

function country(countries: readonly string[]): PlaceWords {
  return {kind: "country", countries, part: false};
}

function withoutArticle(text: string): string {
  return text.trim().replace(/^(?:in |au |aux |en |à )?(?:the |le |la |les |l['’])?/iu, "").trim();
}

function each(names: string, countries: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(names.split(", ").map((name) => [name, countries]));
}

const basemapUnits = once(() => {
  const units = new Map<string, {name: string; countries: string[]}>();
  for (const {properties: {name, iso3}} of admin1().features) {
    const key = nameKey(name);
    const unit = units.get(key);
    if (!unit) units.set(key, {name, countries: [iso3]});
    else if (!unit.countries.includes(iso3)) unit.countries.push(iso3);
  }
  return units;
});
const townNames = once(() => new Map(towns().map(({name}) => [normalForm(name), name])));

function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}
