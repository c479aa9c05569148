import {en} from "./words-en.ts";
import {fr} from "./words-fr.ts";

export type Lang = "en" | "fr";

/** Every word that a figure prints, in both languages: one table each, so that a missing translation does not compile. Arguments come formatted. */
export function words(lang: Lang): Words {
  return lang === "en" ? en : fr;
}

export type Words = typeof en;

/** The formatted values of a caution, by name. */
export type Values = (name: string) => string;
