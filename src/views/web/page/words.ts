import type {Lang} from "./view.ts";
import {en} from "./words-en.ts";
import {fr} from "./words-fr.ts";

/** Every word of the page that is not in a figure, in both languages: one table each, so that a missing translation does not compile. */
export type Words = typeof en;

export function wordsOf(lang: Lang): Words {
  return lang === "fr" ? fr : en;
}
