import type {ClaimUnit, SetAsideReason} from "../claims/claim.ts";
import type {Language} from "../geo/country.ts";
import type {Stated} from "./compatible.ts";
import type {Answer, Decision} from "./decide.ts";
import {definitionOf, numberIn} from "./definition.ts";
import type {Bilingual, MissingReason} from "./verdict.ts";

/** The sentence of a decision: what was computed, and how the claim stands to it, in English and French. */
export function sentenceOf(decision: Decision, stated: Stated, readings: readonly Answer[], names: {source: string; what: string | null}): Bilingual {
  return {en: sentence(decision, stated, readings, names, "en"), fr: sentence(decision, stated, readings, names, "fr")};
}

/** The value of an answer with what it counts: "1,215 (1,016–1,347) deaths in events involving JNIM, 2020 (ucdp)". */
export function said({reading, computed}: Pick<Answer, "reading" | "computed">, unit: ClaimUnit | null, language: Language): string {
  if (computed.said) return computed.said[language];
  const several = (computed.definition ?? definitionOf(reading))[language];
  const definition = isOne(computed.value, language) ? singular(several, language) : several;
  if (computed.value === null) return language === "en" ? `no number for ${definition}` : `aucun nombre pour : ${definition}`;
  const {value, low, high} = computed;
  const range = low !== null && high !== null && low !== high && low <= high ? ` (${numberIn(low, language)}–${numberIn(high, language)})` : "";
  return `${measured(value, unit, language)}${range} ${definition}`;
}

function isOne(value: number | null, language: Language): boolean {
  return value === 1 || language === "fr" && value === 0;
}

const singulars = {en: [["recorded events", "recorded event"], ["deaths", "death"]], fr: [["événements recensés", "événement recensé"], ["morts", "mort"], ["civils morts", "civil mort"]]} as const;

function singular(definition: string, language: Language): string {
  const found = singulars[language].find(([many]) => definition.startsWith(`${many} `));
  return found ? `${found[1]}${definition.slice(found[0].length)}` : definition;
}

/** A claimed number as a sentence says it: "more than 1,200", "nearly 3,000", "between 58 and 130". */
export function claimedIn({value, rule, unit}: Stated, language: Language): string {
  const en = language === "en";
  if (value === null) return en ? "some" : "au moins un";
  if (typeof value !== "number") {
    const [least, most] = [Math.min(...value), Math.max(...value)].map((one) => measured(one, unit, language));
    return en ? `between ${least} and ${most}` : `entre ${least} et ${most}`;
  }
  if (rule === "zero") return en ? "none" : "aucun";
  const number = measured(value, unit, language);
  const before = (firmness[rule as keyof typeof firmness] ?? {en: "", fr: ""})[language];
  return `${before}${number}`;
}

const firmness = {
  nearly: {en: "nearly ", fr: "près de "}, about: {en: "about ", fr: "environ "}, above: {en: "more than ", fr: "plus de "}, least: {en: "at least ", fr: "au moins "},
  tens: {en: "at least ", fr: "au moins "}, dozens: {en: "at least ", fr: "au moins "}, hundreds: {en: "at least ", fr: "au moins "}, thousands: {en: "at least ", fr: "au moins "},
  below: {en: "fewer than ", fr: "moins de "}, most: {en: "at most ", fr: "au plus "}
} as const satisfies Record<string, Bilingual>;

function measured(value: number, unit: ClaimUnit | null, language: Language): string {
  const number = numberIn(value, language);
  if (unit === "percent") return language === "en" ? `${number}%` : `${number} %`;
  if (unit === "rank") return language === "en" ? `rank ${number}` : `le rang ${number}`;
  return unit === "ratio" ? language === "en" ? `${number} times` : `${number} fois` : number;
}

function sentence(decision: Decision, stated: Stated, readings: readonly Answer[], names: {source: string; what: string | null}, language: Language): string {
  const en = language === "en";
  const {verdict, by, missing} = decision;
  const claimed = claimedIn(stated, language);
  const [plain] = readings;
  const answer = (one: Answer) => said(one, one.reading.id.startsWith("other_") ? null : stated.unit, language);
  const note = by?.computed.note ? ` ${by.computed.note[language]}` : "";
  if (missing) return unsettled(missing, by, names, claimed, stated, language) + note;
  if (!by || !plain) return "";
  // without a number in the claim there is nothing to repeat
  const says = stated.value === null ? "" : en ? `; the claim says ${claimed}` : ` ; l’affirmation dit ${claimed}`;
  const give = en ? `the data give ${answer(by)}` : `les données donnent ${answer(by)}`;
  const plainly = en ? `the plain reading gives ${answer(plain)}` : `la lecture simple donne ${answer(plain)}`;
  switch (verdict) {
    case "reproduced": return `${en ? "Reproduced: " : "Reproduit : "}${give}${says}.${note}`;
    case "reproduced_under": return `${en ? "Reproduced only under another reading: " : "Reproduit seulement sous une autre lecture : "}${give}${en ? "; " : " ; "}${plainly}${says}.${note}`;
    case "another_quantity": return `${en ? "The number is that of another quantity: " : "Le nombre est celui d’une autre grandeur : "}${give}${en ? "; what is claimed comes to " : " ; ce qui est affirmé s’élève à "}${answer(plain)}${says}.`;
    case "off_by": return offSentence(decision, answer(by), says, language) + note;
    default: return by.computed.value === null ? `${en ? "Contradicted: " : "Contredit : "}${give}${says}.${note}`
      : `${en ? "Contradicted, no reading comes near: the nearest gives " : "Contredit, aucune lecture n’en approche : la plus proche donne "}${answer(by)}${says}.${note}`;
  }
}

function offSentence({off}: Decision, answer: string, says: string, language: Language): string {
  const en = language === "en";
  const signed = (n: number) => `${n > 0 ? "+" : "−"}${numberIn(Math.abs(n), language)}`;
  const days = off?.date ? (en ? `${Math.abs(off.date)} ${Math.abs(off.date) === 1 ? "day" : "days"} ${off.date < 0 ? "earlier" : "later"}` : `${Math.abs(off.date)} ${Math.abs(off.date) === 1 ? "jour" : "jours"} ${off.date < 0 ? "plus tôt" : "plus tard"}`) : "";
  const value = off?.value ? signed(off.value) : "";
  if (days && !value) return en ? `The number is met, the date is not: the data give ${answer}, ${days} than the claim says.` : `Le nombre est confirmé, pas la date : les données donnent ${answer}, ${days} que ne le dit l’affirmation.`;
  const by = [value, days].filter(Boolean).join(", ");
  return en ? `Off by ${by}: the nearest reading gives ${answer}${says}.` : `Écart de ${by} : la lecture la plus proche donne ${answer}${says}.`;
}

function unsettled(missing: MissingReason, by: Answer | null, {source, what}: {source: string; what: string | null}, claimed: string, stated: Stated, language: Language): string {
  const en = language === "en";
  const value = by ? said(by, stated.unit, language) : "";
  const text = stated.value === null ? reasons[missing][language].replace(/ ?; (?:the claim says|l’affirmation dit) \{claimed\}/, "") : reasons[missing][language];
  const reason = text.replace("{source}", source).replace("{what}", what ?? "").replace("{value}", value).replace("{claimed}", claimed);
  const shown = by && by.computed.value !== null && !reasons[missing][language].includes("{value}") ? en ? ` What is loaded gives ${value}.` : ` Ce qui est chargé donne ${value}.` : "";
  return `${en ? "Not computable" : "Non calculable"}${en ? ": " : " : "}${reason}${shown}`;
}

const reasons: Record<MissingReason, Bilingual> = {
  place_not_covered: {en: "no release of {source} that is loaded covers the place.", fr: "aucune version chargée de {source} ne couvre ce lieu."},
  period_not_covered: {en: "the loaded releases of {source} do not cover the period, or too little of it.", fr: "les versions chargées de {source} ne couvrent pas la période, ou trop peu."},
  not_a_census: {en: "{source} is no census: it can show single events, not totals.", fr: "{source} n’est pas un recensement : on peut y chercher des événements, pas des totaux."},
  kind_not_recorded: {en: "{source} does not record this kind of event or number.", fr: "{source} ne recense pas ce type d’événement ou de nombre."},
  source_not_loaded: {en: "the source that would have to judge is not loaded ({source}).", fr: "la source qui devrait en juger n’est pas chargée ({source})."},
  not_as_published: {en: "{source} is not loaded as it stood at publication; as loaded, it gives {value}; the claim says {claimed}.", fr: "{source} n’est pas chargé dans l’état où il était à la publication ; tel que chargé, il donne {value} ; l’affirmation dit {claimed}."},
  actor_not_recorded: {en: "“{what}” is no actor that {source} or the alias table knows.", fr: "« {what} » n’est pas un acteur connu de {source} ni de la table des noms."},
  place_unknown: {en: "“{what}” is no place that {source} or the gazetteer knows.", fr: "« {what} » n’est pas un lieu connu de {source} ni du répertoire des lieux."},
  place_too_small: {en: "“{what}” is a town or village; totals are counted for countries and regions only.", fr: "« {what} » est une ville ou un village ; les totaux se comptent seulement par pays et par région."},
  undercount: {en: "{source} gives {value}; the claim says {claimed}. The source does not record every event, so it cannot refute this: a fuller count may give it.", fr: "{source} donne {value} ; l’affirmation dit {claimed}. La source ne recense pas tout, elle ne peut donc pas le réfuter : un décompte plus complet peut le donner."},
  period_unknown: {en: "it depends on a period that the claim does not tell, or not in a way that could be read.", fr: "elle dépend d’une période que l’affirmation ne dit pas, ou pas de façon lisible."},
  event_not_found: {en: "{source} records no event that fits, and it does not record every event.", fr: "{source} ne recense aucun événement qui corresponde, et ne recense pas tout."},
  undecided: {en: "the recorded events are too few, or too even, to tell.", fr: "les événements recensés sont trop peu nombreux, ou trop semblables, pour trancher."},
  not_in_events: {en: "records of events do not hold what the claim is about.", fr: "les relevés d’événements ne contiennent pas ce dont il est question."}
};

/** What other sources give, told after a verdict that they do not judge. */
export function withBeside(sentence: Bilingual, besides: readonly Answer[], {unit}: Stated): Bilingual {
  const shown = besides.filter(({computed}) => computed.value !== null && computed.events !== 0);
  if (!shown.length) return sentence;
  const told = (language: Language) => shown.map((one) => said(one, unit, language)).join(language === "en" ? "; " : " ; ");
  return {en: `${sentence.en} Beside it, and not as its judge: ${told("en")}.`, fr: `${sentence.fr} À titre de comparaison, sans en juger : ${told("fr")}.`};
}

/** The sentence on what was set aside before anything was computed. */
export function asideSentence(reason: SetAsideReason): Bilingual {
  if (reason === "opinion") return {en: "An opinion: no record of events can settle it.", fr: "Une opinion : aucun relevé d’événements ne peut en juger."};
  if (reason === "forecast") return {en: "A forecast: it speaks of what had not happened yet at publication.", fr: "Une prévision : il s’agit de ce qui n’était pas encore arrivé à la publication."};
  return {en: "Not computable: records of events do not hold what the claim is about.", fr: "Non calculable : les relevés d’événements ne contiennent pas ce dont il est question."};
}
