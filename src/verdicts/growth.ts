import {runMeasure} from "../measures/index.ts";
import {inputOf} from "./counts.ts";
import {quantityIn, spanIn} from "./definition.ts";
import {onAxes, type Asked, type Computed, type Kind} from "./kind.ts";
import type {Reading} from "./readings.ts";
import type {Bilingual} from "./verdict.ts";
import {wordPattern} from "./word-pattern.ts";

/** Claims that growth is exponential: answered by the measure growth with yes, no or cannot tell, never by a count. */
export const growth: Kind = {
  census: true,
  additive: false,
  compute: answerOf,
  readings: onAxes("words", "meant", "kinds", "actors", "source"),
  quantities: () => []
};

/** Words that claim a law of growth and not only a rise. */
export const exponentialWords = wordPattern("exponenti\\p{L}*");

async function answerOf({store, studies}: Asked, reading: Reading): Promise<Computed> {
  const of = reading.quantity === "events" ? "events" : "deaths";
  const result = await runMeasure(store, "growth", {...inputOf(reading), of, by: "month", show: "curves"}, {studies});
  const answer = result.answer?.value;
  const total = result.answer?.values?.total;
  return {
    value: null, low: null, high: null, events: of === "events" && typeof total === "number" ? total : null, results: [result],
    agrees: answer === "yes" ? true : answer === "no" ? false : null,
    ...answer === "yes" || answer === "no" ? {} : {missing: "undecided" as const},
    definition: {en: `law of growth of ${what(reading, "en")} by month`, fr: `loi de croissance : ${what(reading, "fr")}, par mois`},
    said: saidOf(String(answer), String(result.answer?.code), reading)
  };
}

function what(reading: Reading, language: "en" | "fr"): string {
  return `${quantityIn(reading.quantity, reading.actor.join(language === "en" ? " or " : " ou "), language)}, ${spanIn(reading.from, reading.to, language)} (${reading.source})`;
}

const codes: Readonly<Record<string, (what: Bilingual) => Bilingual>> = {
  too_few: ({en, fr}) => ({en: `too few for an answer on exponential growth: ${en}`, fr: `trop peu d’éléments pour une réponse sur une croissance exponentielle : ${fr}`}),
  no_growth: ({en, fr}) => ({en: `no exponential growth, since they did not as much as double: ${en}`, fr: `aucune croissance exponentielle, puisqu’ils n’ont pas même doublé : ${fr}`}),
  other_law: ({en, fr}) => ({en: `no exponential growth, since another curve fits far better: ${en}`, fr: `aucune croissance exponentielle, puisqu’une autre courbe s’ajuste bien mieux : ${fr}`}),
  exponential: ({en, fr}) => ({en: `exponential growth: ${en}`, fr: `une croissance exponentielle : ${fr}`}),
  open: ({en, fr}) => ({en: `no answer on exponential growth, since several curves fit about as well: ${en}`, fr: `aucune réponse sur une croissance exponentielle, plusieurs courbes s’ajustant à peu près aussi bien : ${fr}`})
};

function saidOf(answer: string, code: string, reading: Reading): Bilingual {
  const found = codes[code] ?? codes[answer === "yes" ? "exponential" : answer === "no" ? "other_law" : "open"]!;
  return found({en: what(reading, "en"), fr: what(reading, "fr")});
}
