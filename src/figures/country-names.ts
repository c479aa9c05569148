import {countryName as shortName} from "../geo/country.ts";
import type {Lang} from "./words.ts";

/** The name of a country with the apostrophe of print; an unknown code is returned as it is. */
export function countryName(iso3: string, lang: Lang): string {
  return shortName(iso3, lang)?.replaceAll("'", "’") ?? iso3;
}

/** "in Mali", "in the Gambia"; "au Mali", "en Gambie", "aux Comores", "à Madagascar". */
export function inCountry(iso3: string, lang: Lang): string {
  const name = countryName(iso3, lang);
  if (lang === "en") return `in ${articled.has(iso3) ? "the " : ""}${name}`;
  if (townlike.has(iso3)) return `à ${name}`;
  if (plural.has(iso3)) return `aux ${name}`;
  return `${/^[AEIOUÉÈÎ]/.test(name) || (/e$/.test(name) && !masculine.has(iso3)) || feminine.has(iso3) ? "en" : "au"} ${name}`;
}

const articled = new Set(["GMB", "CAF", "USA", "GBR", "PHL", "NLD", "ARE", "BHS", "DOM", "MDV", "COM", "SLB", "MHL", "SYC"]);
const plural = new Set(["USA", "PHL", "NLD", "ARE", "BHS", "MDV", "COM", "SYC", "FJI", "MHL", "SLB"]);
const townlike = new Set(["MDG", "CUB", "CYP", "HTI", "DJI", "MUS", "MLT", "SGP", "BHR", "LKA", "TWN", "STP", "TTO"]);
const masculine = new Set(["MEX", "KHM", "MOZ", "ZWE", "BLZ", "SUR"]);
const feminine = new Set(["COD", "CIV", "GNB", "CAF", "SAU", "ZAF", "KOR", "PRK", "PNG", "DOM", "BIH", "MKD", "NZL", "GNQ", "SLE"]);
