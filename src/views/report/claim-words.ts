import type {Lang} from "./words.ts";

/** Every word of the claims' section of the report that is not in a verdict itself. */
export function claimWords(lang: Lang): ClaimWords {
  return lang === "fr" ? fr : en;
}

export type ClaimWords = typeof en;

const en = {
  title: "What the article says, checked",
  intro: (n: number) => `${n} statements of the article in our own words, each held against the data by rules that were written beforehand. A mark says how it came out; open a statement for the numbers, the events and the commands behind it.`,
  checked: (n: number) => `${n} statements of the article checked`,
  groups: {computed: "Held against the data", missing: "Not computable from what is loaded", outside: "What no record of events could settle"},
  marks: {
    reproduced: "Reproduced", reproduced_under: "Reproduced in part", off_by: "Off", another_quantity: "Another quantity", contradicted: "Contradicted",
    not_computable: "Not computable", outside: "Beyond events", opinion: "Opinion", forecast: "Forecast"
  },
  tally: {
    reproduced: (_: number) => "reproduced", reproduced_under: (_: number) => "reproduced in part", off_by: (_: number) => "off", another_quantity: (n: number): string => n === 1 ? "is another quantity" : "are other quantities",
    contradicted: (_: number) => "contradicted", not_computable: (_: number) => "not computable from what is loaded", outside: (_: number) => "beyond any record of events", opinion: (n: number): string => n === 1 ? "opinion" : "opinions",
    forecast: (n: number): string => n === 1 ? "forecast" : "forecasts"
  },
  where: {text: "in the text", figures: "in a figure", chart: "in a chart", map: "on the map", headline: "in the headline"} as Record<string, string>,
  open: (readings: number) => readings > 1 ? `How it was checked: ${readings} readings` : "How it was checked",
  readings: "Readings, ranked beforehand",
  quantities: "Other quantities that the number was held against",
  beside: "Other sources, shown beside",
  agrees: "agrees",
  differs: "does not agree",
  none: "no value",
  events: (told: string, n: number) => n === 1 ? "1 event" : `${told} events`,
  deaths: (told: string, n: number) => n === 1 ? "1 death" : `${told} deaths`,
  unknownDeaths: "deaths unknown",
  agreement: (readings: number, agree: number, lowest: string, highest: string) => `${agree} of ${readings} readings agree; together they span ${lowest} to ${highest}.`,
  records: "Records of the case's own tables",
  behind: "Events behind it",
  more: (told: string, n: number) => n === 1 ? "and 1 more" : `and ${told} more`,
  cautions: "Mind",
  source: (title: string, release: string, license: string) => `Source: ${title}, release ${release}. Licence: ${license}.`
};

const fr: ClaimWords = {
  title: "Ce que dit l’article, vérifié",
  intro: (n) => `${n} affirmations de l’article, dans nos propres mots, confrontées aux données selon des règles écrites d’avance. Une marque dit le résultat ; ouvrez une affirmation pour voir les nombres, les événements et les commandes sur lesquels il repose.`,
  checked: (n) => `${n} affirmations de l’article vérifiées`,
  groups: {computed: "Confrontées aux données", missing: "Non calculables avec ce qui est chargé", outside: "Ce qu’aucun relevé d’événements ne peut trancher"},
  marks: {
    reproduced: "Retrouvé", reproduced_under: "Retrouvé en partie", off_by: "Inexact", another_quantity: "Autre grandeur", contradicted: "Contredit",
    not_computable: "Non calculable", outside: "Hors des événements", opinion: "Opinion", forecast: "Prévision"
  },
  tally: {
    reproduced: (n) => n === 1 ? "retrouvée" : "retrouvées", reproduced_under: (n) => n === 1 ? "retrouvée en partie" : "retrouvées en partie", off_by: (n) => n === 1 ? "inexacte" : "inexactes",
    another_quantity: (n) => n === 1 ? "porte sur une autre grandeur" : "portent sur une autre grandeur", contradicted: (n) => n === 1 ? "contredite" : "contredites",
    not_computable: (n) => n === 1 ? "non calculable avec ce qui est chargé" : "non calculables avec ce qui est chargé", outside: () => "hors de tout relevé d’événements", opinion: (n) => n === 1 ? "opinion" : "opinions",
    forecast: (n) => n === 1 ? "prévision" : "prévisions"
  },
  where: {text: "dans le texte", figures: "dans une figure", chart: "dans un graphique", map: "sur la carte", headline: "dans le titre"},
  open: (readings) => readings > 1 ? `Comment cela a été vérifié : ${readings} lectures` : "Comment cela a été vérifié",
  readings: "Lectures, classées d’avance",
  quantities: "Autres grandeurs auxquelles le nombre a été confronté",
  beside: "Autres sources, à titre de comparaison",
  agrees: "concorde",
  differs: "ne concorde pas",
  none: "aucune valeur",
  events: (told, n) => n === 1 ? "1 événement" : `${told} événements`,
  deaths: (told, n) => n === 1 ? "1 mort" : `${told} morts`,
  unknownDeaths: "nombre de morts inconnu",
  agreement: (readings, agree, lowest, highest) => `${agree} lectures sur ${readings} concordent ; ensemble elles vont de ${lowest} à ${highest}.`,
  records: "Enregistrements des tables du dossier",
  behind: "Événements sous-jacents",
  more: (told, n) => n === 1 ? "et 1 autre" : `et ${told} autres`,
  cautions: "À noter",
  source: (title, release, license) => `Source : ${title}, version ${release}. Licence : ${license}.`
};
