import {fail} from "../error.ts";
import type {ActorKind} from "../event.ts";
import {actorNamed, actorOfUcdp, actors, spellings, states, type Actor} from "./aliases.ts";
import {nameForms, parseActor, shortForms, withoutPeriod, type PartLevel} from "./composite.ts";
import {normalForm} from "./normal-form.ts";

/** One row of the store's table of actors. */
export interface KnownActor {
  key: number;
  source: string;
  name: string;
  id: string | null;
}

/** How firmly a published name says that it is the actor asked for, from the firmest. */
export const attributions = {
  named: "under its own name, id or alias",
  joint: "as a member of a list acting together",
  either: "as one of two, the source does not know which",
  suspected: "suspected, attributed or told by one side, in the source's own words",
  component: "a group that belongs to it, under that group's own name",
  unidentified: "a side that the source could not identify: of nobody in particular, so it needs a place"
} as const;
export type Attribution = keyof typeof attributions;

/** The levels that are counted unless others are asked for. */
export const countedAttributions: readonly Attribution[] = ["named", "joint"];

export interface Resolved {
  /** The alias table's short name, else the store's spelling. */
  label: string;
  /** The spellings of the store that are it and it alone. */
  names: string[];
  /** Keys of the store's actors; a key stands under its firmest level only, a level without keys is absent. */
  keys: Map<Attribution, number[]>;
  worldwide: boolean;
  kind: ActorKind | null;
  /** False for an actor that the alias table knows and the store does not: no keys but components. */
  inStore: boolean;
  /** The wider actor whose keys stand in because a source does not tell the two apart: IS for ISGS in UCDP. */
  through: string | null;
  /** Names of the store that are spelled the same and are another actor than the alias table's. */
  homonyms: string[];
}

/**
 * The keys of the store that are the actor in `text`: its name, alias or id. Source by source, since each source has its
 * own names: the exact name there, then the alias table, then a part of a list. A name of the store that is the table's
 * actor brings that actor's other spellings. Give the rows of the sources that are asked, in the same array each time: the
 * index of an array is built once. Throws `unknown_actor` with the nearest names, and `ambiguous_actor` where
 * an acronym stands for several names of one source.
 */
export function resolveActor(text: string, known: readonly KnownActor[]): Resolved {
  const index = indexOf(known);
  const resolved = index.resolved.get(text) ?? resolve(text, known, index);
  // any spelling may be asked
  if (index.resolved.size >= 1000) index.resolved.clear();
  index.resolved.set(text, resolved);
  return resolved;
}

function resolve(text: string, known: readonly KnownActor[], index: Index): Resolved {
  const form = normalForm(text);
  const stored = index.sources.some((source) => source.named.has(form));
  const actor = actorOf(text) ?? (stored ? null : actorOf(withoutPeriod(text)));
  const found = index.sources.map((source) => findIn(source, text, actor));
  const keys = gather(found.flatMap(({matches}) => matches), componentsIn(index, actor));
  const taken = new Set([...keys.values()].flat());
  const unidentified = index.sources.flatMap((source) => source.unidentified.map(({key}) => key)).filter((key) => !taken.has(key));
  if (unidentified.length > 0) keys.set("unidentified", unidentified);
  const matched = found.flatMap(({matches}) => matches);
  if (actor === null && matched.length === 0) {
    const shown = nearest(text, known);
    fail("unknown_actor", {actor: text, nearest: shown.length === 0 ? "none" : shown.join("; ")});
  }
  const rows = matched.filter(({level}) => level === "named").map(({row}) => row);
  const names = [...new Set(rows.map(({name}) => name))];
  const through = found.find((one) => one.through !== null)?.through ?? null;
  const homonyms = [...new Set(found.flatMap((one) => one.homonyms))];
  const own = actor !== null && (homonyms.length === 0 || names.some((name) => !homonyms.includes(name))) ? actor : null;
  return {
    label: own?.name ?? names[0] ?? text.trim(),
    names,
    keys,
    worldwide: own?.worldwide === true || (through !== null && actorNamed(through)?.worldwide === true),
    kind: own?.kind ?? kindOfRow(rows[0] ?? matched[0]?.row),
    inStore: matched.length > 0,
    through,
    homonyms
  };
}

/** Throws `worldwide_actor` where a name for groups all over the world comes without a place; "world" asks for all of them. */
export function checkPlace(resolved: Resolved, countries: readonly string[] | "world" | null): void {
  if (resolved.worldwide && (countries === null || countries.length === 0)) fail("worldwide_actor", {actor: resolved.label, name: resolved.through ?? resolved.label});
}

/** The state forces of a country: its government, with army and police where a source names them. */
export function stateForces(iso3: string, known: readonly KnownActor[]): Resolved {
  const state = states.find((one) => one.iso3 === iso3);
  if (state === undefined) fail("invalid_value", {field: "country", value: iso3, expected: `one of ${states.map((one) => one.iso3).join(", ")}`});
  return resolveActor(`Government of ${state.names[0]}`, known);
}

/** The militias that fight on the side of a country's state, as far as the alias table knows them. */
export function militiasBeside(iso3: string, known: readonly KnownActor[]): Resolved[] {
  return actors.filter((actor) => actor.besideState && actor.countries.includes(iso3)).map((actor) => resolveActor(actor.name, known));
}

/**
 * The kind of an actor as far as its name or id tells: the alias table's, else the form of the name ("Government of",
 * "Military Forces of", "Ethnic Militia"), for a list the kind that all its parts share, else null.
 */
export function actorKindOf(name: string, source: string, id: string | null): ActorKind | null {
  const listed = isUcdp(source) && id !== null ? actorOfUcdp(id) : null;
  if (listed !== null) return listed.kind;
  const actor = actorOf(name) ?? actorOf(withoutPeriod(name));
  if (actor !== null && !isOther(actor, {source, id})) return actor.kind;
  for (const [pattern, kind] of kindsOfNames) if (pattern.test(name)) return kind;
  const parts = parseActor(name);
  if (parts.length < 2) return null;
  const [first, ...others] = new Set(parts.map((part) => actorKindOf(part.name, source, null)));
  return others.length === 0 ? first! : null;
}

const kindsOfNames: readonly (readonly [RegExp, ActorKind])[] = [
  [/^(?:Government of|Military Forces of|Police Forces of) (?!.*(?:;|,| and\/or ))/i, "state"],
  [/^Protesters \(/i, "protesters"],
  [/^Rioters \(/i, "rioters"],
  [/^Civilians \(/i, "civilians"],
  [/ (?:Ethnic|Communal|Clan|Pastoralist|Religious) Militia(?: \(.+\))?$/i, "communal"]
];

interface Match {
  row: KnownActor;
  level: Attribution;
  /** Normal form of the part that matched, without its period. */
  part: string;
}

interface SourceIndex {
  source: string;
  /** Every form of every name and part. */
  all: Map<string, Match[]>;
  /** Whole names only, for the exact match. */
  named: Map<string, Match[]>;
  /** ACLED's acronyms and full names, which may be shared. */
  short: Map<string, Match[]>;
  ids: Map<string, KnownActor[]>;
  /** Names that say that nobody was identified. */
  unidentified: KnownActor[];
}

interface Found {
  matches: Match[];
  through: string | null;
  homonyms: string[];
}

/** What is known of an array of actors, with what was asked of it. */
interface Index {
  sources: SourceIndex[];
  resolved: Map<string, Resolved>;
}

const indexes = new WeakMap<readonly KnownActor[], Index>();

function indexOf(known: readonly KnownActor[]): Index {
  const cached = indexes.get(known);
  if (cached !== undefined) return cached;
  const bySource = new Map<string, KnownActor[]>();
  for (const row of known) add(bySource, row.source, row);
  const index = {sources: [...bySource].map(([source, rows]) => sourceIndex(source, rows)), resolved: new Map<string, Resolved>()};
  indexes.set(known, index);
  return index;
}

function sourceIndex(source: string, rows: KnownActor[]): SourceIndex {
  const index: SourceIndex = {source, all: new Map(), named: new Map(), short: new Map(), ids: new Map(), unidentified: []};
  for (const row of rows) {
    if (row.id !== null) add(index.ids, row.id, row);
    for (const form of nameForms(row.name)) add(index.named, form, {row, level: "named", part: form});
  }
  const isName = (name: string): boolean => index.named.has(normalForm(name));
  for (const row of rows) {
    const parsed = parseActor(row.name, isName);
    if (parsed.every(({level}) => level === "unidentified")) index.unidentified.push(row);
    const parts = [{name: row.name, level: "sole" as PartLevel}, ...parsed];
    for (const {name, level} of parts) {
      if (level === "unidentified") continue;
      const match: Match = {row, level: level === "sole" ? "named" : level, part: normalForm(withoutPeriod(name))};
      for (const form of nameForms(name)) add(index.all, form, match);
      for (const form of shortForms(name)) add(index.short, form, match);
    }
  }
  return index;
}

function findIn(index: SourceIndex, text: string, actor: Actor | null): Found {
  const form = normalForm(text);
  const exact = [...(index.named.get(form) ?? []), ...byId(index, [text.trim()])];
  const own = actor === null ? [] : exact.filter(({row}) => !isOther(actor, {source: index.source, id: row.id}));
  if (exact.length > 0 && own.length === 0) {
    const ids = exact.flatMap(({row}) => (row.id === null ? [] : [row.id]));
    const homonyms = actor === null ? [] : [...new Set(exact.map(({row}) => row.name))];
    return {matches: withForms(index, [form], byId(index, ids)), through: null, homonyms};
  }
  if (actor === null) {
    const matches = withForms(index, [...nameForms(text)], []);
    return {matches: matches.length > 0 ? matches : wider(index, text), through: null, homonyms: []};
  }
  const spelled = ofActor(index, actor);
  const matches = spelled.some(({level}) => level === "named") ? spelled : [...spelled, ...byAcronym(index, actor, form)];
  if (matches.length > 0 || actor.umbrella === undefined) return {matches, through: null, homonyms: []};
  const umbrella = ofActor(index, actorNamed(actor.umbrella)!);
  return {matches: umbrella, through: umbrella.length > 0 ? actor.umbrella : null, homonyms: []};
}

function ofActor(index: SourceIndex, actor: Actor): Match[] {
  const forms = [...spellings(actor), ...armsOf(actor)].flatMap(nameForms);
  const ids = isUcdp(index.source) ? byId(index, actor.ucdp) : [];
  return withForms(index, forms, ids).filter(({row}) => !isOther(actor, {source: index.source, id: row.id}, row.name));
}

/** A new spelling of ACLED behind a known acronym, if one name only has it. */
function byAcronym(index: SourceIndex, actor: Actor, form: string): Match[] {
  const short = [...new Set([form, normalForm(actor.name)])].flatMap((one) => index.short.get(one) ?? []);
  return new Set(short.map(({part}) => part)).size === 1 ? short : [];
}

/** The forms' rows, and the rows of the ids with the lists that hold their names. */
function withForms(index: SourceIndex, forms: string[], ids: Match[]): Match[] {
  const wanted = new Set([...forms, ...ids.flatMap(({row}) => nameForms(row.name))]);
  return [...ids, ...[...wanted].flatMap((form) => index.all.get(form) ?? [])];
}

function byId(index: SourceIndex, ids: readonly string[]): Match[] {
  return ids.flatMap((id) => index.ids.get(id) ?? []).map((row) => ({row, level: "named", part: normalForm(row.name)}));
}

/** What an unlisted name may stand for besides itself: a government's arms, or an acronym that one name only has. */
function wider(index: SourceIndex, text: string): Match[] {
  const country = /^Government of ([^,;()]+?)(?: \([^,;()]+\))?$/i.exec(text.trim())?.[1];
  if (country !== undefined) return withForms(index, [`Military Forces of ${country}`, `Police Forces of ${country}`].map(normalForm), []);
  const short = index.short.get(normalForm(text)) ?? [];
  const names = new Set(short.map(({part}) => part));
  if (names.size > 1) fail("ambiguous_actor", {actor: text, names: [...new Set(short.filter(({level}) => level === "named").map(({row}) => row.name))].slice(0, 5).join("; ")});
  return short;
}

function armsOf(actor: Actor): string[] {
  return actor.kind === "state" ? actors.filter(({umbrella}) => umbrella === actor.name).flatMap(spellings) : [];
}

function componentsIn(index: Index, actor: Actor | null): Match[] {
  const components = (actor?.components ?? []).map((name) => actorNamed(name)!);
  return components
    .flatMap((component) => index.sources.flatMap((source) => ofActor(source, component)))
    .filter(({level}) => level === "named" || level === "joint")
    .map((match) => ({...match, level: "component"}));
}

function gather(matches: Match[], components: Match[]): Map<Attribution, number[]> {
  const keys = new Map<Attribution, number[]>();
  const seen = new Set<number>();
  for (const level of Object.keys(attributions) as Attribution[]) {
    const found = [...matches, ...components].filter((match) => match.level === level && !seen.has(match.row.key)).map(({row}) => row.key);
    const fresh = [...new Set(found)].sort((a, b) => a - b);
    fresh.forEach((key) => seen.add(key));
    if (fresh.length > 0) keys.set(level, fresh);
  }
  return keys;
}

/** True where UCDP's id says that the row is another actor than the alias table's of the same name. */
function isOther(actor: Actor, {source, id}: {source: string; id: string | null}, name: string | null = null): boolean {
  if (!isUcdp(source) || id === null) return false;
  if (actor.not?.includes(id)) return true;
  const whole = name === null || spellings(actor).some((spelling) => normalForm(spelling) === normalForm(name));
  return whole && actor.ucdp.length > 0 && !actor.ucdp.includes(id);
}

function actorOf(text: string): Actor | null {
  for (const form of [text, text.replace(/^(Government of [^,;()]+?) ?\([^,;()]+\)$/i, "$1")]) {
    const actor = actorNamed(form) ?? (/^\d+$/.test(form.trim()) ? actorOfUcdp(form.trim()) : null);
    if (actor !== null) return actor;
  }
  return null;
}

function kindOfRow(row: KnownActor | undefined): ActorKind | null {
  return row === undefined ? null : actorKindOf(row.name, row.source, row.id);
}

function isUcdp(source: string): boolean {
  return /^ucdp(?:$|[-_ ])/.test(source);
}

/** At most `most` names of the store or the alias table, by edit distance and by words in common. */
export function nearest(text: string, known: readonly KnownActor[], most = 5): string[] {
  const form = normalForm(text);
  const scores = new Map<string, number>();
  for (const name of [...actors.flatMap(spellings), ...known.map((row) => row.name)]) {
    if (!scores.has(name)) scores.set(name, closeness(form, normalForm(name)));
  }
  const close = [...scores].filter(([, score]) => score >= 0.5).sort(([a, x], [b, y]) => y - x || a.length - b.length || (a < b ? -1 : 1));
  const forms = new Set<string>();
  return close.map(([name]) => name).filter((name) => !forms.has(normalForm(name)) && forms.add(normalForm(name))).slice(0, most);
}

function closeness(a: string, b: string): number {
  const [wordsA, wordsB] = [new Set(a.split(" ")), new Set(b.split(" "))];
  const shared = [...wordsA].filter((word) => wordsB.has(word)).length;
  const overlap = (2 * shared) / (wordsA.size + wordsB.size);
  const longest = Math.max(a.length, b.length, 1);
  return Math.max(overlap, Math.abs(a.length - b.length) > longest / 2 ? 0 : 1 - editDistance(a, b) / longest);
}

/** Levenshtein distance with a swap of neighbours as one step (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; ++i) {
    const row = [i];
    for (let j = 1; j <= b.length; ++j) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Infinity;
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), swap));
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
