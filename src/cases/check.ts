import type {SetAsideReason} from "../claims/claim.ts";
import {allEnded} from "../all-ended.ts";
import {parseDate} from "../param.ts";
import type {Studies} from "../measures/index.ts";
import type {Store} from "../store/index.ts";
import {checkClaim} from "../verdicts/check.ts";
import type {Bilingual, Verdict} from "../verdicts/verdict.ts";
import type {Case} from "./case.ts";
import {readClaims, textOf, type CaseClaim, type ClaimKind} from "./claims.ts";
import {loadEmbedded} from "./load.ts";
import {answerRecord, recordSentence, type RecordAnswer} from "./record.ts";

/** A claim of a case with what its check found. */
export interface CheckedClaim extends Verdict {
  id: string;
  text: Bilingual;
  /** Where in the article. */
  where: string | null;
  kind: ClaimKind | null;
  reviewed: boolean;
  /** What the claim states, in its unit; null where it states no number. */
  stated: number | readonly [number, number] | null;
  /** The measure that the reading names; null for a claim that is not read. */
  measure: string | null;
  /** What the case's own tables say on points of the claim that are no counts. */
  records: readonly RecordAnswer[];
}

export interface CaseCheck {
  case: string;
  /** Day of publication that periods are held against; null where the case has no article. */
  published: string | null;
  claims: readonly CheckedClaim[];
}

export interface CheckCaseOptions {
  /** Lets one source judge all claims that name none, instead of the case's order. */
  source?: string | undefined;
  /** Where studies are computed; in the thread that asks without it. */
  studies?: Studies | undefined;
}

/**
 * Checks every claim of a case. The case's embedded data are loaded first, since single events are looked up there; each claim is
 * judged by the first source in the case's order that can answer it. Throws `claims_missing` where the case has no claims.yml.
 */
export async function checkCase(store: Store, read: Case, options: CheckCaseOptions = {}): Promise<CaseCheck> {
  const claims = readClaims(read);
  await loadEmbedded(read, store.directory);
  const published = read.article ? parseDate(read.article.date, "last") ?? null : null;
  return {case: read.id, published, claims: await allEnded(claims.map((claim) => checkOne(store, read, claim, published, options)))};
}

/** Whether a check found a claim contradicted: exit status 3. */
export function isContradicted({claims}: CaseCheck): boolean {
  return claims.some(({verdict}) => verdict === "contradicted");
}

async function checkOne(store: Store, read: Case, claim: CaseClaim, published: string | null, options: CheckCaseOptions): Promise<CheckedClaim> {
  const records = await Promise.all(claim.records.map((record) => answerRecord(store, read, record)));
  const verdict = claim.kind === "fact" ? ofRecords(records) : withRecords(await computed(store, read, claim, {...options, published, dates: datesOf(records)}), records);
  const why = claim.kind && claim.kind !== "fact" ? claim.why : undefined;
  return {
    id: claim.id, text: {en: textOf(claim, "en"), fr: textOf(claim, "fr")}, ...verdict, ...why ? {sentence: verdict.note ? {en: `${why.en} ${verdict.note.en}`, fr: `${why.fr} ${verdict.note.fr}`} : why} : {},
    where: claim.where ?? null, kind: claim.kind ?? null, reviewed: claim.reviewed, stated: claim.reading?.value ?? null, measure: claim.reading?.measure ?? null, records
  };
}

async function computed(store: Store, read: Case, claim: CaseClaim, {source, studies, published, dates}: CheckCaseOptions & {published: string | null; dates: readonly string[]}): Promise<Verdict> {
  const aside: SetAsideReason | null = claim.kind === "opinion" || claim.kind === "forecast" ? claim.kind : claim.kind ? "other" : null;
  const reading = claim.reading ?? notRead;
  const asked = (reason: SetAsideReason | null) => checkClaim(store, {...reading, span: claim.quote ?? textOf(claim)}, {
    published, prefer: read.sources, actor: read.actor, countries: read.focus, aside: reason, dates, studies,
    hints: {...claim.selection, ...source && !reading.source_named ? {source} : {}}
  });
  // what no record settles may have a measure that comes near it, if the claim is read and the loaded sources allow it
  const near = claim.kind === "not_in_events" && claim.reading ? await asked(null) : null;
  return near?.note ? near : asked(aside);
}

/** The days of a claim's records, on which what it is about happened. */
function datesOf(records: readonly RecordAnswer[]): string[] {
  return [...new Set(records.flatMap(({rows}) => rows.flatMap(({date}) => date && /^\d{4}-\d\d-\d\d$/.test(date) ? [date] : [])))];
}

const notRead: NonNullable<CaseClaim["reading"]> = {
  measure: "other", actors: [], role: "any", event_type: "any", places: [], period: {from: null, to: null, text: null}, comparator: "none",
  value: null, unit: null, baseline: null, source_named: null, single_event: false, readings: []
};

/** The verdict of a fact: its records decide, and where there are none nothing is said. */
function ofRecords(records: readonly RecordAnswer[]): Verdict {
  const verdict = records.some(({agrees}) => agrees === false) ? "contradicted" : records.every(({agrees}) => agrees) ? "reproduced" : "not_computable";
  return {
    verdict, sentence: recordSentence(records), off: null, reading: null, readings: [], agreement: {readings: 0, lowest: null, highest: null, share: null}, quantities: [],
    events: [], eventCount: null, missing: verdict === "not_computable" ? "not_in_events" : null, beside: [], cautions: [], provenance: []
  };
}

/** A number that is met is met only in part where a record tells another story of who, how often or where. */
function withRecords(verdict: Verdict, records: readonly RecordAnswer[]): Verdict {
  const differing = records.filter(({agrees}) => agrees === false);
  if (!differing.length) return verdict;
  const more = recordSentence(differing);
  return {
    ...verdict, verdict: verdict.verdict === "reproduced" ? "reproduced_under" : verdict.verdict,
    sentence: {en: `${verdict.sentence.en} ${more.en}`, fr: `${verdict.sentence.fr} ${more.fr}`}
  };
}
