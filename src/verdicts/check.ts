import type {Claim, SetAsideReason, SourceNamed} from "../claims/claim.ts";
import {HarmattanError} from "../error.ts";
import {runMeasure, type Studies} from "../measures/index.ts";
import type {Caution, Provenance, Result} from "../measures/result.ts";
import type {Source} from "../sources/source.ts";
import type {Store} from "../store/index.ts";
import {asPublished, type PastState} from "./as-published.ts";
import {compatible, isFloor, statedBy, type Stated} from "./compatible.ts";
import {coveredIn, type Covered} from "./covered.ts";
import {inputOf} from "./counts.ts";
import {eventOf} from "./found.ts";
import {decide, type Answer, type Decision} from "./decide.ts";
import {axesOf, definitionOf} from "./definition.ts";
import type {Asked, Computed, Kind} from "./kind.ts";
import {kindOf} from "./kinds.ts";
import {mechanismOf} from "./mechanism.ts";
import {quantityOf, readingsOf, type Reading} from "./readings.ts";
import {asideSentence, sentenceOf, withBeside} from "./sentence.ts";
import {readSubject, type Hints} from "./subject.ts";
import {mostReadings, type MissingReason, type ReadingAnswer, type Verdict, type VerdictEvent} from "./verdict.ts";

export interface CheckOptions {
  /** Day of publication, YYYY-MM-DD; null where it is not known. */
  published: string | null;
  /** Sources in order of preference; loaded ones that are not named come after. */
  prefer?: readonly string[];
  /** The case's actor: what "the group" stands for. */
  actor?: string | null;
  /** The case's countries: what "the region" stands for, and where a claim without actor and place is asked. */
  countries?: readonly string[];
  /** Days of the case's records that a claim of a withdrawal without a date is about, YYYY-MM-DD. */
  dates?: readonly string[];
  /** A selection that an analyst resolved by hand; it replaces what the words give. */
  hints?: Hints;
  /** Why the sentence was set aside when claims were looked for; nothing is computed then. */
  aside?: SetAsideReason | null;
  /** Where studies are computed; in the thread that asks without it. */
  studies?: Studies | undefined;
}

/**
 * Checks one claim against a store: computes it under a fixed, ranked handful of readings and says how it stands to them. Every claim of
 * the type gets a verdict: what cannot be computed is a verdict with its reason. Throws `release_not_loaded` and `nothing_as_of` where the hints ask for a state that
 * is not there, else only where the store itself is damaged.
 */
export async function checkClaim(store: Store, given: Claim, options: CheckOptions): Promise<Verdict> {
  const claim = readable(given);
  const verdict = await checkReadable(store, claim, options);
  if (!isAboutATown(claim, verdict)) return verdict;
  const asEvent = await checkReadable(store, {...claim, single_event: true}, options);
  // a total may be more than any one event, so that only a number that is met says something
  if (asEvent.verdict !== "reproduced" && asEvent.verdict !== "reproduced_under" && !(asEvent.off && asEvent.off.value === null)) return verdict;
  return {...asEvent, cautions: [{code: "looked_up", text: "the place is a town or village: the number was looked up among single events, not summed"}, ...asEvent.cautions]};
}

/** Deaths at a town or village that totals are not counted for, or that a census does not know by name. */
function isAboutATown({measure, single_event: single, value, places}: Claim, {missing}: Verdict): boolean {
  return !single && places.length > 0 && value !== null && value !== 0 && (measure === "fatalities" || measure === "civilian_fatalities") && (missing === "place_too_small" || missing === "place_unknown");
}

async function checkReadable(store: Store, claim: Claim, options: CheckOptions): Promise<Verdict> {
  const aside = options.aside ?? asideOf(claim, options.published);
  if (aside) return {...empty, verdict: aside === "opinion" || aside === "forecast" ? aside : "not_computable", sentence: asideSentence(aside), missing: claim.event_type === "abduction" ? "kind_not_recorded" : "not_in_events"};
  const {named, judges, beside} = sourcesOf(store, claim, options);
  const failures: Failure[] = [];
  let notFound: Verdict | null = null;
  for (const judge of judges) {
    const trial = await tryWith(store, claim, options, judge);
    if ("missing" in trial) {
      failures.push({...trial, source: judge.source});
      continue;
    }
    const others = named ? [] : await otherSources(store, claim, options, judges.filter(({source}) => source !== judge.source).slice(0, 1));
    const besides = named ? await otherSources(store, claim, options, beside) : [];
    const verdict = await settle(trial, others, besides, {named: claim.source_named !== null, asPublished: judge.asPublished, recorded: ofRecords.test(claim.span)});
    if (verdict.missing !== "event_not_found") return verdict;
    notFound ??= verdict;
  }
  if (notFound) return notFound;
  const besides = await otherSources(store, claim, options, beside);
  const first = failures[0] ?? {missing: "source_not_loaded" as const, what: null, source: named ?? "none"};
  return unanswered(first, claim, besides);
}

/** A claim without marks that turn or hide text, its words cut to what one claim can need. */
function readable(claim: Claim): Claim {
  const clean = (text: string, longest: number) => text.slice(0, longest).replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  const {actors, places, span, baseline, period} = claim;
  return {
    ...claim, span: clean(span, 2000), baseline: baseline === null ? null : clean(baseline, 2000), period: {...period, text: period.text === null ? null : clean(period.text, 200)},
    actors: actors.map((text) => clean(text, 200)), places: places.map((text) => clean(text, 200))
  };
}

interface Judge {
  source: string;
  state: PastState;
  /** The source is here as it stood at publication, or nobody asked for that. */
  asPublished: boolean;
}

interface Failure {
  missing: MissingReason;
  what: string | null;
  source: string;
}

const named: Record<SourceNamed, string> = {ACLED: "acled", UCDP: "ucdp", UN: "UN", government: "government", other: "other"};

/** "201 recorded events": a number of records, and not of what happened. */
const ofRecords = /\b(?:recorded|registered|logged|recensée?s?|enregistrée?s?|répertoriée?s?)(?![\p{L}])/iu;

const empty = {off: null, reading: null, readings: [], agreement: {readings: 0, lowest: null, highest: null, share: null}, quantities: [], events: [], eventCount: null, missing: null, beside: [], cautions: [], provenance: []};

/** A claim about days after publication is a forecast; one about persons abducted, rights and the like is not in events. */
function asideOf(claim: Claim, published: string | null): SetAsideReason | null {
  const {measure, period} = claim;
  if (published && period.from && period.from > published) return "forecast";
  return measure === "other" && !mechanismOf(claim) ? "number_not_events" : null;
}

/** Who may judge: the source that the claim names and no other; without one, every loaded source, the preferred first. */
function sourcesOf(store: Store, {source_named}: Claim, {prefer = [], hints = {}, published}: CheckOptions): {named: string | null; judges: Judge[]; beside: Judge[]} {
  const state = store.state();
  const all = Object.keys(state.sources).toSorted();
  // simulated data judge nothing unless the case is about them or nothing else is loaded
  const real = all.filter((source) => !state.sources[source]!.source.simulated || prefer.includes(source) || source === hints.source);
  const loaded = real.length ? real : all;
  const inOrder = [...new Set([...prefer.filter((source) => loaded.includes(source)), ...loaded])];
  const past: PastState = {...hints["as-of"] ? {"as-of": hints["as-of"]} : {}, ...hints.release ? {release: hints.release} : {}};
  const byHand = Object.keys(past).length > 0;
  const now = (source: string): Judge => ({source, state: {}, asPublished: true});
  const name = hints.source ?? (source_named ? named[source_named] : null);
  if (name === null) return {named: null, judges: inOrder.map((source, i) => i === 0 && byHand ? {...now(source), state: past} : now(source)), beside: []};
  const beside = inOrder.filter((source) => source !== name).map(now);
  if (!loaded.includes(name)) return {named: name, judges: [], beside};
  const then = byHand ? past : published ? asPublished(state, name, published) : null;
  // a source that an analyst chose and the claim does not name is judged as it stands
  return {named: name, judges: [{source: name, state: then ?? {}, asPublished: then !== null || !source_named}], beside};
}

/** A claim computed from one source under all readings, before anything is decided. */
interface Trial {
  asked: Asked;
  kind: Kind;
  answers: Answer[];
  quantities: () => Promise<Answer[]>;
  covered: Covered;
}

async function tryWith(store: Store, claim: Claim, options: CheckOptions, judge: Judge): Promise<Trial | Omit<Failure, "source">> {
  const asked = await ask(store, claim, options, judge);
  if ("missing" in asked) return asked;
  const kind = kindOf(asked);
  if (kind.census && !asked.source.census) return {missing: "not_a_census", what: null};
  if (asked.subject.town !== null && !kind.towns) return {missing: "place_too_small", what: asked.subject.town};
  const words = await otherWords(store, claim, options, judge, asked);
  const readings = readingsOf(claim, asked.subject, asked.plain, {source: asked.source, published: options.published, words, meant: claim.actors.length || options.hints?.actor !== undefined ? null : asked.subject.caseActor});
  const answers = await answersOf(asked, kind, kind.readings(readings));
  const [plain] = answers;
  if (!plain || plain.reading.axis !== null) return {missing: "kind_not_recorded", what: null};
  const result = plain.computed.results[0];
  const covered = plain.computed.covered ?? (result ? coveredIn(result, plain.reading, options.hints?.from || options.hints?.to ? {from: plain.reading.from, to: plain.reading.to} : claim.period) : "full");
  // another source may cover what this one does not
  if (!judge.state["as-of"] && covered === "none" && !plain.computed.events) return {missing: "period_not_covered", what: null};
  if (covered === "other_place" && !plain.computed.events) return {missing: "place_not_covered", what: null};
  return {asked, kind, answers, covered, quantities: () => answersOf(asked, kind, kind.quantities(asked), true)};
}

async function ask(store: Store, claim: Claim, {published, actor = null, countries = [], dates = [], hints = {}, studies}: CheckOptions, {source: name, state}: Judge): Promise<Asked | Omit<Failure, "source">> {
  const view = await store.view(name, {release: state.release, asOf: state["as-of"]});
  const {source} = view;
  const subject = await readSubject(view, claim, hints, {actor, countries, published});
  if ("missing" in subject) return subject;
  const stated = statedBy(claim, source.name === "acled" ? "acled" : null);
  const quantity = quantityOf(claim, subject, source);
  const civilian = quantity === "killed_by" || quantity === "civilian_dead" || quantity === "targeted";
  const plain: Reading = {
    id: "plain", axis: null, quantity, estimate: "best", source: name, state, actor: subject.actor, attribution: ["named", "joint"],
    countries: subject.countries, worldwide: subject.worldwide, admin1: subject.admin1,
    // that civilians were the target is in the quantity already
    types: civilian && claim.event_type === "civilian_targeting" && !hints.type ? [] : subject.types, from: subject.from, to: subject.to, precision: null
  };
  return {store, view, source, claim, stated, subject, published, dates, plain, studies};
}

/** The plain reading of the next reading of the words, where finding the claim gave one that changes what is counted or when. */
async function otherWords(store: Store, claim: Claim, options: CheckOptions, judge: Judge, {plain}: Asked): Promise<Reading | null> {
  const slots = claim.readings[0]?.slots;
  if (!slots) return null;
  const asked = await ask(store, {...claim, ...slots}, options, judge);
  if ("missing" in asked) return null;
  return JSON.stringify(asked.plain) === JSON.stringify(plain) ? null : asked.plain;
}

/** Readings that the source does not define are left out. Another quantity meets a bound only where it is close to it. */
async function answersOf(asked: Asked, kind: Kind, readings: readonly Reading[], quantities = false): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const reading of readings) {
    const computed = await defined(() => kind.compute(asked, reading));
    if (!computed) continue;
    const agrees = computed.agrees !== undefined ? computed.agrees : compatible(asked.stated, computed.value);
    answers.push({reading, computed, agrees: quantities && agrees ? isClose(asked.stated, computed) : agrees});
  }
  return answers;
}

/** A bound is met by any greater number, so that another quantity is named only where it exceeds the bound by at most this share. */
const closeShare = 0.2;

function isClose(stated: Stated, {value}: Computed): boolean {
  return !isFloor(stated) || stated.value === 0 || value !== null && typeof stated.value === "number" && value <= stated.value * (1 + closeShare);
}

/** What a source refuses (a role that it does not define, say) is no answer; a damaged store is an error. */
async function defined<T>(run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof HarmattanError && error.exit === 2) return null;
    throw error;
  }
}

/** The plain reading from other sources, where they cover it. */
async function otherSources(store: Store, claim: Claim, options: CheckOptions, judges: readonly Judge[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const judge of judges) {
    const {source: _, release: __, "as-of": ___, ...hints} = options.hints ?? {};
    const trial = await defined(() => tryWith(store, {...claim, readings: []}, {...options, hints}, judge));
    const plain = trial && !("missing" in trial) && trial.covered !== "other_place" && trial.covered !== "none" ? trial.answers[0] : undefined;
    if (plain) answers.push({...plain, reading: {...plain.reading, id: `source_${judge.source}`, axis: "source"}});
  }
  return answers;
}

async function settle(trial: Trial, others: readonly Answer[], besides: readonly Answer[], fairness: {named: boolean; asPublished: boolean; recorded: boolean}): Promise<Verdict> {
  const {asked, kind, covered} = trial;
  const {stated, source, store, subject} = asked;
  const readings = [...trial.answers, ...others].slice(0, mostReadings);
  const evidence = {stated, readings, quantities: [], covered, additive: kind.additive, ...fairness};
  let decision: Decision = decide(evidence);
  const open = decision.verdict === "contradicted" || decision.verdict === "off_by" || decision.missing === "undercount";
  const quantities = open ? await trial.quantities() : [];
  if (open) decision = decide({...evidence, quantities});
  const by = decision.by ?? readings[0]!;
  const results = [...by.computed.results, ...readings[0]!.computed.results];
  return {
    verdict: decision.verdict,
    sentence: sentenceOf(decision, stated, readings, {source: source.name, what: null}),
    off: decision.off,
    reading: decision.by?.reading.id ?? null,
    readings: readings.map(answerOf),
    agreement: agreementOf(readings),
    quantities: quantities.map(answerOf),
    ...await eventsOf(store, by, source),
    missing: decision.missing,
    ...decision.missing === "not_in_events" && by.computed.note ? {note: by.computed.note} : {},
    beside: besides.map(answerOf),
    cautions: cautionsOf([...subject.cautions, ...ofFairness(decision, stated, fairness), ...results.flatMap(({cautions}) => cautions)]),
    provenance: provenanceOf([...readings, ...quantities, ...besides].flatMap(({computed}) => computed.results))
  };
}

function unanswered({missing, what, source}: Failure, claim: Claim, besides: readonly Answer[]): Verdict {
  const decision: Decision = {verdict: "not_computable", by: null, off: null, missing};
  const stated = statedBy(claim);
  return {
    ...empty, verdict: "not_computable", missing, sentence: withBeside(sentenceOf(decision, stated, [], {source, what}), besides, stated), beside: besides.map(answerOf),
    provenance: provenanceOf(besides.flatMap(({computed}) => computed.results))
  };
}

/** What must be said of a verdict besides its numbers. */
function ofFairness({verdict}: Decision, stated: Stated, fairness: {named: boolean; asPublished: boolean}): Caution[] {
  const met = verdict === "reproduced" || verdict === "reproduced_under";
  const cautions: Caution[] = [];
  if (met && stated.rule === "zero" && !fairness.named) cautions.push({code: "none_recorded", text: "none is recorded under the source's rule of inclusion; that does not prove that there was none"});
  if (met && fairness.named && !fairness.asPublished) cautions.push({code: "later_state", text: "the source is loaded in a later state than that of the day of publication"});
  return cautions;
}

function answerOf({reading, computed, agrees}: Answer): ReadingAnswer {
  const {value, low, high, events, results} = computed;
  return {id: reading.id, definition: computed.definition ?? definitionOf(reading), axes: axesOf(reading), value, low, high, agrees, events, command: results[0]?.command ?? ""};
}

function agreementOf(readings: readonly Answer[]): Verdict["agreement"] {
  const known = readings.filter(({computed, agrees}) => computed.value !== null && agrees !== null);
  const values = known.map(({computed}) => computed.value!);
  if (!values.length) return {readings: 0, lowest: null, highest: null, share: null};
  return {readings: known.length, lowest: Math.min(...values), highest: Math.max(...values), share: known.filter(({agrees}) => agrees).length / known.length};
}

/** The events that weigh most in a reading; of a source whose rows may not be passed on, only their ids and days. */
async function eventsOf(store: Store, {reading, computed}: Answer, source: Source): Promise<Pick<Verdict, "events" | "eventCount">> {
  if (computed.found) return {events: source.restricted ? computed.found.map(bare) : computed.found, eventCount: computed.events};
  if (!computed.events) return {events: [], eventCount: computed.events};
  const types = reading.quantity === "killed_by" && !reading.types.length && Array.isArray(source.perpetrator) ? source.perpetrator : reading.types;
  const listed = await defined(() => runMeasure(store, "events", {...inputOf({...reading, types}), order: "deaths", limit: mostEvents}));
  const events = (listed?.rows ?? []).map(eventOf);
  return {events: source.restricted ? events.map(bare) : events, eventCount: computed.events};
}

const mostEvents = 5;

function bare({id, date_start}: VerdictEvent): VerdictEvent {
  return {id, date_start, country: null, place: null, deaths: null};
}

function cautionsOf(cautions: readonly Caution[]): Caution[] {
  return [...new Map(cautions.map((caution) => [`${caution.code} ${caution.text}`, caution])).values()];
}

function provenanceOf(results: readonly Result[]): Provenance[] {
  return [...new Map(results.flatMap(({provenance}) => provenance).map((one) => [`${one.source} ${one.release}`, one])).values()];
}
