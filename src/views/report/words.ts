import {publishers} from "../../sources/publishers.ts";

export type Lang = "en" | "fr";

/** Every word of the report's page outside its figures. Values that go into HTML are escaped by the page. */
export function words(lang: Lang): typeof en {
  return lang === "fr" ? fr : en;
}

const en = {
  actor: (name: string) => name,
  labelled: (label: string, value: string) => `${label}: ${value}`,
  skip: "Skip to the figures",
  dateline: (date: string | null) => date === null ? "Drawn from" : `Drawn on ${date} from`,
  release: "release",
  retrieved: "retrieved",
  licence: "Licence",
  source: "Source",
  cite: "Cite",
  reproduce: "Reproduce",
  download: "Download",
  data: "The numbers behind this figure",
  dataCaption: (title: string) => `Data of the figure: ${title}`,
  about: "How to read this page",
  census: (inclusion: string) => `The source records ${inclusion}. Where it records nothing, the page says “none recorded”, which is not “none happened”.`,
  ranges: "Deaths are given as a best estimate with the lowest and highest reliable estimates, as “270 (269–430)”. They count all who died in an event, fighters and civilians, unless the figure says otherwise.",
  attribution: "An event that involves an actor is not an event by that actor: deaths are put down to one side only where the source does so.",
  notACensus: "Landmark events from public reports, not a census. From these no totals, trends or zeros can be read, so none are drawn.",
  missingTitle: "What cannot be drawn yet",
  missing: (names: string) => `These figures need a source that records every event under a stated rule: ${names}.`,
  better: (source: string) => publishers[source]?.adds.en ?? `Loading ${source} would come before the source drawn from.`,
  load: "To draw them, load a file of UCDP (free, no account) and write the report again:",
  outside: (from: string, to: string) => `The case asks for ${from} to ${to}, of which the loaded releases cover nothing. All that is loaded is drawn instead.`,
  article: (publisher: string, date: string, about: string) => `The case: an article of ${publisher}, ${date}, on ${about}.`,
  made: "Made with Harmattan. Public-interest use only: no private persons, no present positions of forces.",
  basemap: "Basemap: Natural Earth, public domain. Borders are those of the basemap and take no side; disputed ones are dashed."
};


const fr: typeof en = {
  actor: (name) => name,
  labelled: (label, value) => `${label}\u00a0: ${value}`,
  skip: "Aller aux figures",
  dateline: (date) => date === null ? "Établi d’après" : `Établi le ${date} d’après`,
  release: "version",
  retrieved: "obtenue le",
  licence: "Licence",
  source: "Source",
  cite: "Citer",
  reproduce: "Reproduire",
  download: "Télécharger",
  data: "Les chiffres de cette figure",
  dataCaption: (title) => `Données de la figure : ${title}`,
  about: "Comment lire cette page",
  census: (inclusion) => `La source recense selon sa propre règle (${inclusion}). Là où elle ne recense rien, la page dit « aucun recensé », ce qui n’est pas « aucun survenu ».`,
  ranges: "Les morts sont donnés par la meilleure estimation, avec les estimations fiables la plus basse et la plus haute, sous la forme « 270 (269–430) ». Ils comptent tous ceux qui sont morts dans un événement, combattants et civils, sauf mention contraire.",
  attribution: "Un événement qui implique un acteur n’est pas un événement commis par lui : les morts ne sont attribués à un camp que là où la source le fait.",
  notACensus: "Événements marquants tirés de comptes rendus publics, et non un recensement. On ne peut en tirer ni total, ni tendance, ni zéro : aucun n’est dessiné.",
  missingTitle: "Ce qui ne peut pas encore être dessiné",
  missing: (names) => `Ces figures demandent une source qui recense tous les événements selon une règle énoncée : ${names}.`,
  better: (source) => publishers[source]?.adds.fr ?? `La source ${source} passerait avant celle qui est dessinée.`,
  load: "Pour les dessiner, chargez un fichier de l’UCDP (gratuit, sans compte) et écrivez à nouveau le rapport :",
  outside: (from, to) => `Le dossier porte sur la période du ${from} au ${to}, dont les versions chargées ne couvrent rien. Tout ce qui est chargé est dessiné à la place.`,
  article: (publisher, date, about) => `Le dossier : un article de ${publisher}, ${date} (${about}).`,
  made: "Réalisé avec Harmattan. Usage d’intérêt public uniquement : aucune personne privée, aucune position actuelle de forces.",
  basemap: "Fond de carte : Natural Earth, domaine public. Les frontières sont celles du fond de carte et ne prennent pas parti ; celles qui sont contestées sont en tirets."
};
