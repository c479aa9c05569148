import {runMeasure} from "../measures/index.ts";
import {counts, inputOf, number} from "./counts.ts";
import {numberIn} from "./definition.ts";
import type {Asked, Kind} from "./kind.ts";
import type {Reading} from "./readings.ts";
import type {Bilingual} from "./verdict.ts";

/** Claims of "none": the count, and what others did in the same place and period, which tells peace from nobody looking. */
export const zero: Kind = {
  ...counts,
  quantities: () => [],
  async compute(asked, reading) {
    const computed = await counts.compute(asked, reading);
    return reading.axis === null && computed.value === 0 && reading.actor.length ? {...computed, note: await others(asked, reading)} : computed;
  }
};

async function others({store, source}: Asked, reading: Reading): Promise<Bilingual> {
  const input = inputOf({...reading, actor: [], types: []});
  const {rows: [row]} = await runMeasure(store, "fatalities", {...input, by: "all"});
  const [events, deaths] = [number(row?.events) ?? 0, number(row?.best) ?? 0];
  const actor = reading.actor.join(", ");
  if (!events) return {en: `No event of anybody else is recorded there either.`, fr: `Aucun événement d’un autre acteur n’y est recensé non plus.`};
  const {rows} = await runMeasure(store, "events", {...input, order: "deaths", limit: 1});
  const side = source.restricted ? "" : String(rows[0]?.side_a ?? "");
  const [n, dead] = [(language: "en" | "fr") => numberIn(events, language), (language: "en" | "fr") => numberIn(deaths, language)];
  const named = side ? {en: ` (side A of the deadliest: ${side})`, fr: ` (camp A du plus meurtrier : ${side})`} : {en: "", fr: ""};
  return {
    en: `Without ${actor}, ${n("en")} ${events === 1 ? "event" : "events"} with ${dead("en")} ${deaths === 1 ? "death" : "deaths"} ${events === 1 ? "is" : "are"} recorded there${named.en}.`,
    fr: `Sans ${actor}, ${n("fr")} ${events === 1 ? "événement" : "événements"} avec ${dead("fr")} ${deaths === 1 ? "mort" : "morts"} y ${events === 1 ? "est recensé" : "sont recensés"}${named.fr}.`
  };
}
