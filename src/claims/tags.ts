import nlp from "compromise";
import french from "fr-compromise";
import type {ClaimLanguage} from "./lexicon.ts";

/** Where the full verbs of a sentence begin, as the library of the language tags them: no auxiliaries, gerunds, participles or infinitives, which do not end what a number says. */
export function fullVerbs(sentence: string, language: ClaimLanguage): ReadonlySet<number> {
  const terms = (language === "fr" ? french : nlp)(sentence).json({offset: true, terms: {offset: true, tags: true}}) as {terms: {tags: string[]; offset: {start: number}}[]}[];
  return new Set(terms.flatMap(({terms: list}) => list.filter(({tags}) => tags.includes("Verb") && !tags.some((tag) => notFull.has(tag))).map(({offset}) => offset.start)));
}

const notFull = new Set(["Auxiliary", "Copula", "Gerund", "PastParticiple", "Infinitive", "Participle", "Modal"]);
