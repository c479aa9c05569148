import {alpha3ToAlpha2} from "i18n-iso-countries";
import type {Lang} from "./words.ts";

/** The name of a country in the language's everyday form; an unknown code is returned as it is. */
export function countryName(iso3: string, lang: Lang): string {
  const own = (lang === "en" ? everyday.en : everyday.fr)[iso3];
  if (own !== undefined) return own;
  const iso2 = alpha3ToAlpha2(iso3);
  return (iso2 && names[lang].of(iso2)) || iso3;
}

/** "in Mali", "in the Gambia"; "au Mali", "en Gambie", "aux Comores", "à Madagascar". */
export function inCountry(iso3: string, lang: Lang): string {
  const name = countryName(iso3, lang);
  if (lang === "en") return `in ${articled.has(iso3) ? "the " : ""}${name}`;
  if (townlike.has(iso3)) return `à ${name}`;
  if (plural.has(iso3)) return `aux ${name}`;
  return `${/^[AEIOUÉÈÎ]/.test(name) || (/e$/.test(name) && !masculine.has(iso3)) || feminine.has(iso3) ? "en" : "au"} ${name}`;
}

const names = {en: new Intl.DisplayNames(["en"], {type: "region"}), fr: new Intl.DisplayNames(["fr"], {type: "region"})};

const everyday: Record<Lang, Readonly<Record<string, string>>> = {
  en: {CIV: "Ivory Coast", COD: "DR Congo", COG: "Congo", PSE: "Palestine", MMR: "Myanmar", TUR: "Turkey", CZE: "Czechia", XKX: "Kosovo"},
  fr: {CIV: "Côte d’Ivoire", COD: "RD Congo", COG: "Congo", PSE: "Palestine", MMR: "Birmanie", CAF: "Centrafrique", NGA: "Nigeria", XKX: "Kosovo"}
};
const articled = new Set(["GMB", "CAF", "USA", "GBR", "PHL", "NLD", "ARE", "BHS", "DOM", "MDV", "COM", "SLB", "MHL", "SYC"]);
const plural = new Set(["USA", "PHL", "NLD", "ARE", "BHS", "MDV", "COM", "SYC", "FJI", "MHL", "SLB"]);
const townlike = new Set(["MDG", "CUB", "CYP", "HTI", "DJI", "MUS", "MLT", "SGP", "BHR", "LKA", "TWN", "STP", "TTO"]);
const masculine = new Set(["MEX", "KHM", "MOZ", "ZWE", "BLZ", "SUR"]);
const feminine = new Set(["COD", "CIV", "GNB", "CAF", "SAU", "ZAF", "KOR", "PRK", "PNG", "DOM", "BIH", "MKD", "NZL", "GNQ", "SLE"]);
