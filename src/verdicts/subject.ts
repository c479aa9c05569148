import {actorKindOf, resolveActor, type KnownActor} from "../actors/resolve.ts";
import {normalForm} from "../actors/normal-form.ts";
import type {Claim, ClaimEventType, ClaimRole} from "../claims/claim.ts";
import type {EventType} from "../event.ts";
import type {Caution} from "../measures/result.ts";
import type {View} from "../store/index.ts";
import {groupIn, isKnownActor, readActor} from "./actor-words.ts";
import {nameKey, readPlace} from "./place-words.ts";
import type {MissingReason} from "./verdict.ts";
import {wordPattern} from "./word-pattern.ts";

/** What a claim is about, in the names of one source. */
export interface Subject {
  /** As --actor; empty where the claim asks for everybody. */
  actor: readonly string[];
  /** The words say "linked to" or "affiliated". */
  linked: boolean;
  role: ClaimRole;
  countries: readonly string[];
  /** An actor's one name covers groups all over the world, and the claim names no place. */
  worldwide: boolean;
  admin1: readonly string[];
  /** A town or village; only single events are looked up by it. */
  town: string | null;
  /** Each place as written, for claims that name several; empty where a selection was given by hand. */
  places: readonly WrittenPlace[];
  from: string | null;
  to: string | null;
  eventType: ClaimEventType;
  types: readonly EventType[];
  cautions: readonly Caution[];
  /** The case's actor by its short name, where the source or the alias table knows it. */
  caseActor: string | null;
  /** The claim is about the whole world. */
  world: boolean;
}

export interface WrittenPlace {
  text: string;
  countries: readonly string[];
  admin1: readonly string[];
}

export interface Unresolved {
  missing: MissingReason;
  /** The words that could not be read. */
  what: string;
}

/** A selection that an analyst resolved by hand; what it gives replaces what the words give. */
export interface Hints {
  actor?: string | readonly string[];
  country?: string | readonly string[];
  admin1?: string | readonly string[];
  place?: string;
  from?: string;
  to?: string;
  role?: ClaimRole;
  type?: EventType | readonly EventType[];
  source?: string;
  release?: string;
  "as-of"?: string;
}

export interface Defaults {
  /** The case's actor and countries: what "the group" and "the region" stand for. */
  actor: string | null;
  countries: readonly string[];
  published: string | null;
}

/** Reads the words of a claim in the names of a source. A word that cannot be read is answered, never dropped. */
export async function readSubject(view: View, claim: Claim, hints: Hints, defaults: Defaults): Promise<Subject | Unresolved> {
  const names = await namesOf(view);
  const cautions: Caution[] = [];
  const where = readPlaces(claim, hints, names, defaults, cautions);
  if ("missing" in where) return where;
  const home = where.countries.length ? where.countries : defaults.countries;
  const named = readActors(claim, hints, names, {...defaults, countries: home}, cautions);
  if ("missing" in named && !claim.single_event) return named;
  // one event can be looked up by place, number and date; who did it is then for the reader to compare
  if ("missing" in named) cautions.push({code: "actor_unread", text: `"${named.what}" is no actor that the source or the alias table knows: the event is looked up without it`, values: {words: named.what}});
  const who = "missing" in named ? {actor: [], linked: false} : named;
  const eventType = claim.event_type;
  const types = hints.type ? list(hints.type) : typesOf(eventType, names.types);
  if (!types) return {missing: "kind_not_recorded", what: eventType};
  const from = hints.from ?? claim.period.from;
  const to = hints.to ?? claim.period.to;
  const text = claim.period.text;
  // a period that is told and could not be read is no leave to count all the time there is
  if (!from && !to && text && claim.measure !== "first_event" && !claim.single_event) return {missing: "period_unknown", what: text};
  if (!from && !to) cautions.push({code: "period_not_stated", text: "the claim names no period: all that is loaded counts, up to the day of publication"});
  if (!who.actor.length && !where.countries.length && !where.admin1.length && !where.town && !where.world) {
    if (!defaults.actor && !defaults.countries.length) return {missing: "place_unknown", what: claim.span};
    const meant = defaults.actor ?? defaults.countries.join(", ");
    cautions.push({code: "case_meant", text: `the claim names neither actor nor place: ${meant} is meant, as everywhere in the case`, values: {meant}});
    if (defaults.actor && !claim.single_event) who.actor = [labelOf(defaults.actor, names.known)];
    else where.countries = defaults.countries;
  }
  const unknown = who.actor.find((name) => !isKnownActor(name, names.known));
  if (unknown !== undefined) return {missing: "actor_not_recorded", what: unknown};
  const resolved = who.actor.map((name) => resolveActor(name, names.known));
  const worldwide = resolved.some((one) => one.worldwide) && !where.countries.length;
  const through = resolved.find((one) => one.through !== null && one.worldwide);
  // a group that the source does not tell from others far away is asked for at home only
  if (through && worldwide) {
    if (!defaults.countries.length) return {missing: "place_unknown", what: through.label};
    where.countries = defaults.countries;
  }
  return {...who, ...where, worldwide: worldwide && !through, role: hints.role ?? claim.role, from, to: to ?? defaults.published, eventType, types, cautions, caseActor: defaults.actor && isKnownActor(defaults.actor, names.known) ? labelOf(defaults.actor, names.known) : null};
}

function readActors(claim: Claim, hints: Hints, names: Names, defaults: Defaults, cautions: Caution[]): Who | Unresolved {
  const linked = linkWords.test(claim.span);
  if (hints.actor !== undefined) {
    const actor = list(hints.actor);
    const unknown = actor.find((name) => !isKnownActor(name, names.known));
    return unknown === undefined ? {actor, linked} : {missing: "actor_not_recorded", what: unknown};
  }
  const actor: string[] = [];
  let tied = linked;
  for (const text of claim.actors) {
    const words = readActor(text, {known: names.known, actor: defaults.actor, countries: defaults.countries, ofKind: names.ofKind(defaults.countries)});
    if (words.kind === "unknown") return {missing: "actor_not_recorded", what: text};
    if (words.kind === "anyone") cautions.push({code: "actor_unnamed", text: `"${text}" names nobody: events of everybody count`, values: {words: text}});
    if (words.kind !== "named") continue;
    if (words.stands) cautions.push({code: "actor_stands", text: `"${text}" is read as ${words.names.join(", ")}`, values: {words: text, actor: words.names.join(", ")}});
    actor.push(...words.names.map((name) => labelOf(name, names.known)));
    tied ||= words.linked;
  }
  const inSpan = claim.actors.length ? null : groupIn(claim.span, names.known);
  if (inSpan) {
    actor.push(labelOf(inSpan, names.known));
    cautions.push({code: "actor_in_words", text: `the claim lists no actor, its words name ${actor[0]!}`, values: {actor: actor[0]!}});
  }
  const distinct = [...new Set(actor)];
  if (claim.actors.length > 1 && distinct.length > 1) cautions.push({code: "several_actors", text: `several actors are read as any of them: ${distinct.join(", ")}`, values: {actors: distinct.join(", ")}});
  return {actor: distinct, linked: tied};
}

/** The short name of an actor, by which the store knows it as well. */
function labelOf(name: string, known: readonly KnownActor[]): string {
  return isKnownActor(name, known) ? resolveActor(name, known).label : name;
}

interface Who {
  actor: readonly string[];
  linked: boolean;
}

const linkWords = wordPattern("linked|affiliat\\p{L}*|allied|aligned|tied to|li[ée]e?s? (?:au|aux|à)|affili[ée]e?s?|proches? (?:du|de la|de l|des)");

interface Where {
  countries: readonly string[];
  admin1: readonly string[];
  town: string | null;
  world: boolean;
  places: readonly WrittenPlace[];
}

function readPlaces(claim: Claim, hints: Hints, names: Names, defaults: Defaults, cautions: Caution[]): Where | Unresolved {
  if (hints.country !== undefined || hints.admin1 !== undefined || hints.place !== undefined) {
    const countries = list(hints.country ?? []).filter((code) => code !== "world");
    return {countries, admin1: list(hints.admin1 ?? []), town: hints.place ?? null, world: list(hints.country ?? []).includes("world"), places: []};
  }
  const where: Where = {countries: [], admin1: [], town: null, world: false, places: []};
  for (const text of claim.places) {
    const words = readPlace(text, {units: names.units, places: names.places, countries: defaults.countries});
    // a village that the source does not name yet may stand in the name of an event
    if (words.kind === "unknown" && claim.single_event) where.town ??= text;
    else if (words.kind === "unknown") return {missing: "place_unknown", what: text};
    if (words.kind === "everywhere") where.world = true;
    if (words.kind === "country") {
      where.countries = [...new Set([...where.countries, ...words.countries])];
      where.places = [...where.places, {text, countries: words.countries, admin1: []}];
      if (words.part) cautions.push({code: "part_of_country", text: `"${text}" is a part of a country that no unit of the map is: the whole country counts`, values: {words: text}});
    }
    if (words.kind === "admin1") {
      where.admin1 = [...where.admin1, words.name];
      where.places = [...where.places, {text, countries: [], admin1: [words.name]}];
    }
    if (words.kind === "town") where.town ??= words.name;
  }
  return where;
}

/**
 * The source's own kinds that a word of a claim stands for; null where it records none such. UCDP's kinds go by the
 * parties and not by the form of violence, so "clashes" are all its events there, and an explosion is none of its kinds.
 */
function typesOf(eventType: ClaimEventType, recorded: ReadonlySet<EventType>): readonly EventType[] | null {
  const some = (...types: EventType[]) => types.filter((type) => recorded.has(type));
  const byParties = some("state-based", "non-state", "one-sided").length > 0;
  if (eventType === "any") return [];
  if (eventType === "battle" && byParties) return [];
  const found = {
    battle: some("battle"),
    explosion: some("explosion"),
    civilian_targeting: some("one-sided", "civilian-targeting"),
    abduction: some("abduction"),
    protest: some("protest")
  }[eventType];
  return found.length ? found : null;
}

interface Names {
  known: readonly KnownActor[];
  units: ReadonlyMap<string, string>;
  places: ReadonlyMap<string, string>;
  types: ReadonlySet<EventType>;
  ofKind(countries: readonly string[]): Readonly<Partial<Record<"state" | "militia", readonly string[]>>>;
}

const cache = new Map<string, Promise<Names>>();

/** The names that a source's events use. Files of a store are immutable, so what was read of them holds as long as the process. */
function namesOf(view: View): Promise<Names> {
  const key = `${view.source.name} ${view.events} ${view.actors}`;
  let names = cache.get(key);
  if (!names) {
    cache.set(key, names = readNames(view));
    if (cache.size > 8) cache.delete(cache.keys().next().value!);
  }
  return names;
}

async function readNames(view: View): Promise<Names> {
  const actors = await view.all(`SELECT actor, source, name, id, kind FROM ${view.actors} WHERE source = $1 ORDER BY actor`, [view.source.name]);
  const known = actors.map(({actor, source, name, id}) => ({key: Number(actor), source: String(source), name: String(name), id: id === null ? null : String(id)}));
  const kinds = new Map(actors.map(({actor, source, name, id, kind}) => [Number(actor), kind === null || kind === "organized" ? actorKindOf(String(name), String(source), id === null ? null : String(id)) : String(kind)]));
  const text = async (sql: string) => (await view.all(sql)).map(({text: one}) => String(one));
  const units = await text(`SELECT DISTINCT adm_1 AS text FROM ${view.events} WHERE adm_1 IS NOT NULL UNION SELECT DISTINCT p.admin1 FROM ${view.events} e JOIN ${view.places} p ON p.place = e.place WHERE p.admin1 IS NOT NULL ORDER BY text`);
  const places = await text(`SELECT DISTINCT place_name AS text FROM ${view.events} WHERE place_name IS NOT NULL ORDER BY text`);
  const types = await text(`SELECT DISTINCT event_type AS text FROM ${view.events}`);
  const sides = await view.all(`SELECT DISTINCT country, a AS actor FROM ${view.events} WHERE country IS NOT NULL AND a IS NOT NULL UNION SELECT DISTINCT country, b FROM ${view.events} WHERE country IS NOT NULL AND b IS NOT NULL`);
  const nameOf = new Map(known.map(({key, name}) => [key, name]));
  return {
    known, types: new Set(types as EventType[]),
    units: new Map(units.map((name) => [nameKey(name), name])),
    places: new Map(places.map((name) => [normalForm(name), name])),
    ofKind(countries) {
      const among = sides.filter(({country}) => countries.includes(String(country))).map(({actor}) => Number(actor));
      const named = (...wanted: string[]) => [...new Set(among.filter((key) => wanted.includes(kinds.get(key) ?? "")).map((key) => nameOf.get(key)!))].toSorted();
      return {state: named("state"), militia: named("militia", "communal")};
    }
  };
}

function list<T extends string>(value: T | readonly T[]): readonly T[] {
  return typeof value === "string" ? [value] : value;
}
