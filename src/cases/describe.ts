import {parseDate, type Input} from "../param.ts";
import {parseCommand} from "../measures/command.ts";
import {measures} from "../measures/index.ts";
import {selectionParams} from "../measures/selection.ts";
import type {Case} from "./case.ts";
import type {CaseCheck, CheckedClaim} from "./check.ts";

/** A case as a view shows it: what case.yml says, without paths. */
export type CaseAbout = Pick<Case, "id" | "title" | "summary" | "article" | "sources" | "actor" | "period" | "focus" | "context" | "figures" | "landmarks">;

export function describeCase({id, title, summary, article, sources, actor, period, focus, context, figures, landmarks}: Case): CaseAbout {
  return {id, title, summary, ...(article ? {article} : {}), sources, actor, ...(period ? {period} : {}), focus, context, figures, landmarks};
}

/** What a claim is about: the selection to look at, and the measure with its own parameters; null where no measure answers it. */
export interface ClaimAbout {
  selection: Input;
  measure: string | null;
  params: Input;
}

/** A check as `harmattan check --format json` answers it in one language. */
export function checkIn(checked: CaseCheck, lang: "en" | "fr") {
  return {...checked, claims: checked.claims.map((claim) => ({...claim, text: claim.text[lang]}))};
}

/**
 * The selection and measure behind a claim's verdict: those of the reading that decided, else of the first that was computed. A claim that nothing was
 * computed for has the case's actor and the period before its publication.
 */
export function aboutClaim(claim: CheckedClaim, read: Case): ClaimAbout {
  const readings = [...claim.readings, ...claim.quantities, ...claim.beside];
  const asked = parseCommand((readings.find(({id}) => id === claim.reading) ?? readings[0])?.command ?? "");
  const measure = measures.find(({name}) => name === asked?.measure);
  if (!asked || !measure) return {selection: {actor: [read.actor], ...(read.period ?? {}), ...publishedBefore(read)}, measure: null, params: {}};
  const part = (names: object) => Object.fromEntries(Object.entries(asked.input).filter(([name]) => name in names));
  return {selection: part(selectionParams), measure: measure.name, params: part(measure.params)};
}

function publishedBefore({article, period}: Case): Input {
  const published = article ? parseDate(article.date, "last") : undefined;
  return published && !period ? {to: published} : {};
}
