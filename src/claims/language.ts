import {fold} from "./fold.ts";
import type {ClaimLanguage} from "./lexicon.ts";
import {lexicons} from "./lexicons.ts";

/** The language of a text, by its most frequent words; English where nothing tells. Long texts are judged by their first 20,000 characters. */
export function detectLanguage(text: string): ClaimLanguage {
  const words = fold(text.slice(0, 20_000)).split(/[^a-z']+|(?<=')/);
  const score = (language: ClaimLanguage) => {
    const telling = new Set(lexicons[language].telling.split(" "));
    return words.filter((word) => telling.has(word)).length;
  };
  return score("fr") > score("en") ? "fr" : "en";
}
