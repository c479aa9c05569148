import type {ClaimLanguage, Lexicon} from "./lexicon.ts";
import {english} from "./words-en.ts";
import {french} from "./words-fr.ts";

/** The tables of words, one a language. A third language is a third table. */
export const lexicons: Readonly<Record<ClaimLanguage, Lexicon>> = {en: english, fr: french};
