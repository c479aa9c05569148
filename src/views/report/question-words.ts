import type {Lang} from "./words.ts";

/** The words around the figures on one measure: its name in lists, and the question of its section where it has one of its own. */
export interface QuestionWords {
  /** Within a sentence. */
  name: string;
  /** In the table of contents. */
  short: string;
  ask?: string;
}

/** Every word of the report's parts, questions, tests and table of contents. */
export function questionWords(lang: Lang): typeof en {
  return lang === "fr" ? fr : en;
}

const en = {
  contents: "On this page",
  recorded: "What is recorded",
  spread: "How does it spread?",
  intro: "Each section asks one question of the recorded events and gives the answer with its uncertainty. An answer is “consistent with” a thing or it is not; no record of events says what caused it.",
  tests: (n: string, one: boolean) => one
    ? "One test stands behind these answers. What is more than chance is so at 5%."
    : `${n} tests stand behind these answers. Their p-values are corrected together (Holm): the chance that any answer says more than chance by mistake is 5% over the whole page.`,
  own: "Tests",
  test: (name: string, p: string, corrected: string) => `${name} p ${p}, corrected for all tests of the page ${corrected}`,
  names: {share: "share against civilians", wake: "matched wakes", hawkes: "Hawkes process", relocation: "relocation", escalation: "escalation", mixes: "mixes of tactics", quietest: "most silent unit"} as Record<string, string>,
  also: "Asked otherwise",
  refusedTitle: "This source cannot answer it",
  refused: {
    tactics_missing: (source: string) => `An estimate of control needs the tactics of events: clashes, explosions, attacks. ${source} does not tell them apart, so nothing is estimated. ACLED, or a table of one’s own with them, would allow it.`
  } as Record<string, (source: string) => string>,
  claims: "Statements checked",
  measures: {
    places: {name: "the map of recorded events", short: "Map"},
    marks: {name: "recorded events by square", short: "Squares"},
    fatalities: {name: "deaths over time", short: "Deaths over time"},
    countries: {name: "deaths by country", short: "Countries"},
    civilians: {name: "civilians killed", short: "Civilians"},
    admin1: {name: "deaths by region", short: "Regions"},
    losses: {name: "who died", short: "Who died"},
    types: {name: "kinds of events", short: "Kinds of events"},
    opponents: {name: "opponents", short: "Opponents"},
    deadliest: {name: "the deadliest events", short: "Deadliest events"},
    events: {name: "a timeline of events", short: "Timeline"},
    extent: {name: "how far it reaches", short: "Reach", ask: "How far does it reach?"},
    arrival: {name: "when it came where", short: "Arrival", ask: "When did it come where?"},
    front: {name: "movement toward a target", short: "Front", ask: "Does it come nearer?"},
    belt: {name: "belts", short: "Belt", ask: "Does it form a belt?"},
    growth: {name: "growth", short: "Growth", ask: "How does it grow?"},
    "spread-type": {name: "relocation and escalation", short: "Moving or growing", ask: "Does it move, or grow?"},
    scdi: {name: "density and clustering", short: "Density", ask: "How dense is it, and how clustered?"},
    control: {name: "control", short: "Control", ask: "Whose side is a place on?"},
    consolidation: {name: "civilians since arrival", short: "Consolidation", ask: "What happens to civilians after arrival?"},
    contagion: {name: "events after violence against civilians", short: "Abuses", ask: "Do abuses draw more violence, or recruits?"},
    intervention: {name: "change at dates", short: "Dates", ask: "Did anything change at the dates of the case?"},
    franchise: {name: "clusters and their tactics", short: "Franchises", ask: "One group, or local ones?"},
    haven: {name: "silence beside violence", short: "Silence", ask: "Where is it silent beside violence?"}
  } as Record<string, QuestionWords>
};

const fr: typeof en = {
  contents: "Sur cette page",
  recorded: "Ce qui est recensé",
  spread: "Comment cela s’étend-il\u202f?",
  intro: "Chaque section pose une question aux événements recensés et donne la réponse avec son incertitude. Une réponse est « compatible avec » une chose ou elle ne l’est pas\u202f; aucun relevé d’événements ne dit ce qui l’a causée.",
  tests: (n, one) => one
    ? "Un test fonde ces réponses. Ce qui dépasse le hasard le dépasse à 5\u00a0%."
    : `${n} tests fondent ces réponses. Leurs valeurs p sont corrigées ensemble (Holm)\u00a0: la probabilité qu’une seule réponse dise à tort plus que le hasard est de 5\u00a0% sur toute la page.`,
  own: "Tests",
  test: (name, p, corrected) => `${name} p ${p}, corrigé pour tous les tests de la page ${corrected}`,
  names: {share: "part contre des civils", wake: "sillages appariés", hawkes: "processus de Hawkes", relocation: "déplacement", escalation: "escalade", mixes: "mélanges de tactiques", quietest: "unité la plus silencieuse"},
  also: "Posé autrement",
  refusedTitle: "Cette source ne peut y répondre",
  refused: {
    tactics_missing: (source) => `Une estimation du contrôle demande les tactiques des événements\u00a0: combats, explosions, attaques. ${source} ne les distingue pas\u202f; rien n’est donc estimé. ACLED, ou une table à soi qui les donne, le permettrait.`
  },
  claims: "Affirmations vérifiées",
  measures: {
    places: {name: "la carte des événements recensés", short: "Carte"},
    marks: {name: "les événements recensés par carré", short: "Carrés"},
    fatalities: {name: "les morts au fil du temps", short: "Morts au fil du temps"},
    countries: {name: "les morts par pays", short: "Pays"},
    civilians: {name: "les civils tués", short: "Civils"},
    admin1: {name: "les morts par région", short: "Régions"},
    losses: {name: "qui est mort", short: "Qui est mort"},
    types: {name: "les types d’événements", short: "Types d’événements"},
    opponents: {name: "les adversaires", short: "Adversaires"},
    deadliest: {name: "les événements les plus meurtriers", short: "Plus meurtriers"},
    events: {name: "une chronologie", short: "Chronologie"},
    extent: {name: "jusqu’où cela s’étend", short: "Étendue", ask: "Jusqu’où cela s’étend-il\u202f?"},
    arrival: {name: "quand c’est arrivé où", short: "Arrivée", ask: "Quand est-ce arrivé, et où\u202f?"},
    front: {name: "l’avancée vers un repère", short: "Front", ask: "Cela se rapproche-t-il\u202f?"},
    belt: {name: "les ceintures", short: "Ceinture", ask: "Y a-t-il une ceinture\u202f?"},
    growth: {name: "la croissance", short: "Croissance", ask: "Comment cela croît-il\u202f?"},
    "spread-type": {name: "le déplacement et l’escalade", short: "Déplacement ou escalade", ask: "Cela se déplace-t-il, ou grandit-il\u202f?"},
    scdi: {name: "la densité et le groupement", short: "Densité", ask: "Est-ce dense, et groupé\u202f?"},
    control: {name: "le contrôle", short: "Contrôle", ask: "De quel côté est un lieu\u202f?"},
    consolidation: {name: "les civils depuis l’arrivée", short: "Consolidation", ask: "Que deviennent les civils après l’arrivée\u202f?"},
    contagion: {name: "les événements après des violences contre des civils", short: "Exactions", ask: "Les exactions attirent-elles plus de violence, ou des recrues\u202f?"},
    intervention: {name: "les changements à des dates", short: "Dates", ask: "Quelque chose a-t-il changé aux dates du dossier\u202f?"},
    franchise: {name: "les groupes d’événements et leurs tactiques", short: "Franchises", ask: "Un seul groupe, ou des groupes locaux\u202f?"},
    haven: {name: "le silence à côté de la violence", short: "Silence", ask: "Où est-ce silencieux à côté de la violence\u202f?"}
  }
};
