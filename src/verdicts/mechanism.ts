import type {Claim} from "../claims/claim.ts";
import {runMeasure} from "../measures/index.ts";
import type {Input} from "../param.ts";
import {inputOf} from "./counts.ts";
import {dayIn, numberIn, spanIn} from "./definition.ts";
import {onAxes, type Asked, type Computed, type Kind} from "./kind.ts";
import type {Reading} from "./readings.ts";
import type {Bilingual} from "./verdict.ts";
import {wordPattern} from "./word-pattern.ts";

/** A claim of what lies behind violence, and the measure that comes nearest to it. Events can be consistent with it or not; what caused them they never tell. */
interface Mechanism {
  words: RegExp;
  measure: string;
  /** What the measure looks at. */
  about: Bilingual;
  input(asked: Asked): Readonly<Record<string, Input[string]>>;
  /** Whether what the measure answers settles the claim, or only stands beside a cause that it cannot settle. */
  causal: boolean;
  told(code: string, values: Values, asked: Asked): Bilingual;
  /** What the claim is about that no record of events holds. */
  beyond: Bilingual;
}

type Values = Readonly<Record<string, string | number | null>>;

const recruitment: Mechanism = {
  words: wordPattern("recruit\\p{L}*|recrut\\p{L}*"),
  measure: "contagion",
  about: {en: "events after others’ violence against civilians", fr: "événements après des violences d’autrui contre des civils"},
  input: () => ({permutations: "499"}),
  causal: true,
  told: (code, {km, days, wake_ratio, hawkes_ratio}) => {
    const ratios = (language: "en" | "fr") => [wake_ratio, hawkes_ratio].map((ratio) => ratio === null || ratio === undefined ? "–" : numberIn(Number(ratio), language));
    const [en, fr] = [ratios("en"), ratios("fr")];
    const asked = {en: `whether its recorded events become more frequent within ${km} km and ${days} days of others’ violence against civilians`, fr: `si ses événements recensés deviennent plus fréquents à moins de ${km} km et de ${days} jours de violences d’autrui contre des civils`};
    if (code === "too_few") return {en: `Of ${asked.en}, the events are too few to tell.`, fr: `Les événements sont trop peu nombreux pour dire ${asked.fr}.`};
    const found = code === "forward" || code === "both";
    return {
      en: `Asked ${asked.en}, they are ${found ? "consistent with that" : "not, beyond chance"}: ${en[0]} and ${en[1]} times as many as expected without it, by two methods${code === "both" ? "; and the other way round as well" : ""}.`,
      fr: `À la question de savoir ${asked.fr}, ils sont ${found ? "compatibles avec cela" : "sans différence au-delà du hasard"} : ${fr[0]} et ${fr[1]} fois le nombre attendu sans elles, selon deux méthodes${code === "both" ? " ; et dans l’autre sens aussi" : ""}.`
    };
  },
  beyond: {en: "Recruitment itself cannot be computed from events.", fr: "Le recrutement lui-même ne peut être calculé à partir d’événements."}
};

const withdrawal: Mechanism = {
  words: wordPattern("withdraw\\p{L}*|pull-?outs?|drawdown|departures? of (?:foreign |french |american |international |un )?(?:troops|forces|soldiers)|retraits?|d[ée]parts? des (?:troupes|forces|soldats)"),
  measure: "intervention",
  about: {en: "events before and after dates of withdrawal", fr: "événements avant et après des dates de retrait"},
  input: ({claim: {period}, dates}) => ({at: period.from ? [period.from] : dates, from: null, to: null}),
  causal: true,
  told: (_, values, {claim: {period}, dates}) => {
    const at = (period.from ? [period.from] : dates).toSorted();
    if (!at.length) return {en: "Neither it nor the case names a date at which violence could be looked at.", fr: "Ni elle ni le dossier ne donnent de date à laquelle examiner la violence."};
    const told = at.filter((day) => values[day] !== undefined && values[day] !== "too few");
    if (!told.length) return {en: `At ${at.length === 1 ? `${dayIn(at[0]!, "en")}` : `the ${at.length} dates named`} the events are too few to tell whether they changed.`, fr: `${at.length === 1 ? `Au ${dayIn(at[0]!, "fr")}` : `Aux ${at.length} dates nommées`}, les événements sont trop peu nombreux pour dire s’ils ont changé.`};
    const others = at.length - told.length;
    const finding = (language: "en" | "fr") => told.map((day) => {
      const later = values[`${day}_year_later`];
      const times = later === null || later === undefined ? "" : language === "en" ? `, ${numberIn(Number(later), "en")} times the trend before a year later` : `, ${numberIn(Number(later), "fr")} fois la tendance antérieure un an après`;
      return `${dayIn(day, language)} (${findings[String(values[day])]?.[language] ?? String(values[day])}${times})`;
    }).join(language === "en" ? "; " : " ; ");
    return {
      en: `Asked whether its recorded events changed more than trend and chance give: ${finding("en")}${others ? `; at ${others === 1 ? "one more" : `${others} more`} too few to tell` : ""}. Ends of missions change reporting as well as violence.`,
      fr: `À la question de savoir si ses événements recensés ont changé plus que la tendance et le hasard ne le donnent : ${finding("fr")}${others ? ` ; à ${others === 1 ? "une autre date" : `${others} autres dates`}, trop peu pour le dire` : ""}. La fin d’une mission change aussi ce qui est rapporté.`
    };
  },
  beyond: {en: "What opened or caused it events do not say.", fr: "Ce qui l’a permis ou causé, les événements ne le disent pas."}
};

const findings: Readonly<Record<string, Bilingual>> = {
  change: {en: "consistent with a change", fr: "compatible avec un changement"},
  "change elsewhere too": {en: "a change, but everybody else’s events change the same way", fr: "un changement, mais les événements de tous les autres changent de même"},
  "no change": {en: "not consistent with a change beyond chance", fr: "pas de changement au-delà du hasard"}
};

const consolidation: Mechanism = {
  words: wordPattern("consolidat\\p{L}*|consolid[ée]\\p{L}*|entrench\\p{L}*|enracin[ée]\\p{L}*"),
  measure: "consolidation",
  about: {en: "violence against civilians since the first event in a place", fr: "violences contre les civils depuis le premier événement en un lieu"},
  input: () => ({}),
  causal: false,
  told: (code, {after, share_ratio, share_low, share_high}) => {
    const ratio = (language: "en" | "fr") => [share_ratio, share_low, share_high].map((value) => numberIn(Number(value), language));
    const since = {en: `from ${after} months after the first event in a place on`, fr: `à partir de ${after} mois après le premier événement en un lieu`};
    if (code === "too_few" || share_ratio === null) return {en: `too few events for an answer on violence against civilians ${since.en}`, fr: `trop peu d’événements pour une réponse sur les violences contre les civils ${since.fr}`};
    const [en, fr] = [ratio("en"), ratio("fr")];
    return {
      en: `a share of violence against civilians among its events that is, ${since.en}, ${en[0]} (${en[1]} to ${en[2]}) times that before${code === "elsewhere" ? ", as with everybody else there" : ""}`,
      fr: `une part des violences contre les civils parmi ses événements qui est, ${since.fr}, ${fr[0]} (${fr[1]} à ${fr[2]}) fois celle d’avant${code === "elsewhere" ? ", comme chez tous les autres au même endroit" : ""}`
    };
  },
  beyond: {en: "Time since arrival is not control, and why it is so events do not say.", fr: "Le temps écoulé depuis l’arrivée n’est pas le contrôle, et les événements ne disent pas pourquoi il en est ainsi."}
};

/** The mechanism that a claim without a number names, by its words. */
export function mechanismOf({span, value, measure}: Pick<Claim, "span" | "value" | "measure">): Kind | null {
  if (value !== null || measure !== "other" && measure !== "change") return null;
  const found = [recruitment, withdrawal, consolidation].find(({words}) => words.test(span));
  return found ? {census: true, additive: false, readings: onAxes("words", "meant", "source"), quantities: () => [], compute: (asked, reading) => answerOf(found, asked, reading)} : null;
}

/** Less after arrival is met by less, and refuted by more; anything else leaves the claim open. */
const agreements: Readonly<Record<string, boolean>> = {less: true, more: false};

async function answerOf({measure, about, input, causal, told, beyond}: Mechanism, asked: Asked, reading: Reading): Promise<Computed> {
  const result = await runMeasure(asked.store, measure, {...inputOf(reading), type: [], ...input(asked)}, {studies: asked.studies});
  const {code = "too_few", values = {}} = result.answer ?? {};
  const whose = (language: "en" | "fr") => `${reading.actor.join(language === "en" ? " or " : " ou ")}, ${spanIn(reading.from, reading.to, language)} (${reading.source})`;
  const said = told(code, values, asked);
  const none = {value: null, low: null, high: null, events: null, results: [result], definition: {en: `${about.en}: ${whose("en")}`, fr: `${about.fr} : ${whose("fr")}`}};
  if (causal) return {...none, agrees: null, missing: "not_in_events", note: {en: `${said.en} ${beyond.en}`, fr: `${said.fr} ${beyond.fr}`}};
  const agrees = agreements[code] ?? null;
  return {...none, said: {en: `${said.en}: ${whose("en")}`, fr: `${said.fr} : ${whose("fr")}`}, agrees, ...agrees === null ? {missing: "undecided" as const} : {}, note: beyond};
}
