import {actorNamed} from "./aliases.ts";
import {normalForm} from "./normal-form.ts";

/** How firmly a published name says that a part of it acted. From `sole` to `suspected` the weaker wins when they nest. */
export type PartLevel = "sole" | "joint" | "either" | "suspected" | "unidentified";
export interface Part {
  name: string;
  level: PartLevel;
}

/**
 * The actors in a name as published, each with its level.
 *
 * - `A; B` is a list always. `A, B` is one if some part is a known actor or reads "Government of X"; `A and B`, `A or B`
 *   and `A and/or B` if some part is a known actor. So "Military Junta for the Consolidation of Democracy, Peace and
 *   Justice" and "Government of Trinidad and Tobago" stay whole, and so does a list of which no part is known. Nothing is
 *   split inside parentheses.
 * - `Suspected A`, `A (suspected)`, `A (per officials)`, `A-linked fighters`, `Armed men (attributed to A)` are suspected.
 * - `Katiba Macina (JNIM)` names both, as does every `X (Y)` where the alias table has Y. `A (drone strike)` is A if the
 *   alias table has A and the brackets hold no country; other brackets belong to the name.
 * - "Unidentified armed men" and the like are unidentified, and so are UCDP Candidate's placeholders `XXX123`.
 *
 * `known` says whether a name is an actor of the store; the alias table is asked besides.
 */
export function parseActor(text: string, known: (name: string) => boolean = () => false): Part[] {
  const name = text.trim().replace(/\s+/g, " ");
  const parse = (part: string): Part[] => parseActor(part, known);
  const isActor = (part: string): boolean => actorNamed(withoutPeriod(part)) !== null || known(part);
  const holdsActor = (part: string): boolean => isActor(part) || parse(part).some((one) => one.level !== "unidentified" && isActor(one.name));
  if (/^XXX\d+$/.test(name)) return [{name, level: "unidentified"}];
  if (!/[^\p{L}\p{N}'-]/u.test(name) || actorNamed(withoutPeriod(name)) !== null) return [sole(name)];

  const listed = split(name, /\s*;\s*/g);
  if (listed.length > 1) return atLeast("joint", listed.flatMap(parse));

  const suspicion = suspectedIn(name);
  if (suspicion !== null) {
    const suspected = suspicion.suspected.filter((part) => part === suspicion.rest || holdsActor(part));
    const rest = suspicion.rest === null || suspected.includes(suspicion.rest) ? [] : parse(suspicion.rest);
    if (suspected.length > 0) return [...atLeast("suspected", suspected.flatMap(parse)), ...rest];
  }

  for (const [separator, level, heads] of lists) {
    const parts = split(name, separator);
    if (parts.length > 1 && parts.some((part) => (heads && /^Government of /.test(part)) || holdsActor(part))) return atLeast(level, parts.flatMap(parse));
  }

  if (unidentified.test(normalForm(name))) return [{name, level: "unidentified"}];
  return parseBrackets(name, parse) ?? parseNoun(name) ?? [sole(name)];
}

/** A name of ACLED without its period: "Military Forces of Mali (2021-)" is "Military Forces of Mali", unit names stay. */
export function withoutPeriod(name: string): string {
  return !name.includes("(") ? name : name.replace(period, " ").replace(/\s+/g, " ").trim();
}

/**
 * The normal forms under which one actor's name is found: as published, without ACLED's period, without the unit after the
 * period ("Police Forces of Mali (2013-2020) Gendarmerie"), and a government without its country's former name.
 */
export function nameForms(name: string): string[] {
  if (!name.includes("(")) return [normalForm(name)];
  const forms = [name, withoutPeriod(name), name.replace(unit, "$1")];
  const former = /^(Government of [^,;()]+?) ?\(([^,;()]+)\)$/i.exec(name);
  if (former !== null) forms.push(former[1]!, `Government of ${former[2]!}`);
  return [...new Set(forms.map(normalForm))];
}

/** ACLED's "ACRONYM: full name": the normal forms of both, which several actors may share. */
export function shortForms(name: string): string[] {
  const [, acronym, full] = /^([\p{L}\p{N}/-]{2,15}): (.+)$/u.exec(withoutPeriod(name)) ?? [];
  return acronym === undefined || full === undefined ? [] : [normalForm(acronym), normalForm(full)];
}

const period = /\s*\(\d{4}-(?:\d{4})?\)\s*/g;
const unit = /^([^;,]+?)\s*\(\d{4}-(?:\d{4})?\)(?!.*(?:;|,| and\/or )).*$/;

const lists: readonly (readonly [separator: RegExp, level: PartLevel, governments: boolean])[] = [
  [/\s+(?:and\/or|et\/ou|or|ou)\s+/gi, "either", false],
  [/\s*,\s*/g, "joint", true],
  [/\s+(?:and|et|&)\s+/gi, "joint", false]
];

const unidentified = /^(?:unidentified|unknown|unclaimed|unspecified|armed men|armed groups?$|gunmen|assailants|attackers|jihadist|militants$|terrorists$|non identifie|hommes armes|individus armes|inconnus)/;

const levels: readonly PartLevel[] = ["sole", "joint", "either", "suspected"];

function sole(name: string): Part {
  return {name, level: "sole"};
}

function atLeast(level: PartLevel, parts: Part[]): Part[] {
  return parts.map((part) => (levels.indexOf(part.level) < levels.indexOf(level) && part.level !== "unidentified" ? {...part, level} : part));
}

function split(text: string, separator: RegExp): string[] {
  const masked = text.replace(/\([^()]*\)/g, (brackets) => "\u0000".repeat(brackets.length));
  const parts: string[] = [];
  let from = 0;
  for (const match of masked.matchAll(separator)) {
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter((part) => part !== "");
}

/** What a name suspects, and what it says beside that; `rest` itself is suspected where the brackets only say so. */
function suspectedIn(name: string): {suspected: string[]; rest: string | null} | null {
  const prefixed = /^(?:suspected|presumed|alleged|possibly|probable|likely|présumés?)\s+(.+)$/i.exec(name) ?? /^(.+?)\s+(?:présumés?)$/i.exec(name);
  if (prefixed !== null) return {suspected: [prefixed[1]!], rest: prefixed[1]!};
  const linked = /^(.+?)-(?:linked|affiliated|aligned)\b[^(]*?(?:\((.+)\))?$/i.exec(name);
  if (linked !== null) return {suspected: [linked[1]!, ...(linked[2] === undefined ? [] : [linked[2]])], rest: null};
  const [, head, note] = /^(.+?)\s*\(([^()]+)\)$/.exec(name) ?? [];
  if (head === undefined || note === undefined) return null;
  if (/^(?:suspected|presumed|alleged|unconfirmed|reported|as reported|attributed|disputed|présumés?)$|^(?:per|according to|selon)\s|,\s*per\s/i.test(note)) return {suspected: [head], rest: head};
  const inner = /^(.+?)\s+(?:suspected|présumés?|per\s.+)$/i.exec(note) ?? /^(?:attributed to|attribué à)\s+(.+?)(?:\s+by\s.+)?$/i.exec(note);
  return inner === null ? null : {suspected: [inner[1]!], rest: head};
}

function parseBrackets(name: string, parse: (part: string) => Part[]): Part[] | null {
  const [, head, note] = /^(.+?)\s*\(([^()]+)\)$/.exec(name) ?? [];
  if (head === undefined || note === undefined || /^Government of /i.test(name)) return null;
  if (isGroup(note)) return [...parse(head), sole(note)];
  const actor = actorNamed(parseNoun(head)?.[0]?.name ?? head);
  if (actor === null || (!actor.worldwide && countryNames().has(normalForm(note)))) return null;
  return parse(head);
}

/** "Katiba Macina members" are Katiba Macina; "Hutu rebels" are not the Hutu. */
function parseNoun(name: string): Part[] | null {
  const [, head] = /^(?:the\s+)?(.+?)\s+(?:members|fighters|militants|rebels|militia|patrol|headquarters|elements|combattants)$/i.exec(name) ?? [];
  return head !== undefined && isGroup(head) ? [sole(head)] : null;
}

function isGroup(name: string): boolean {
  const actor = actorNamed(name);
  return actor !== null && actor.kind !== "communal";
}

let countries: Set<string> | null = null;

function countryNames(): Set<string> {
  if (countries !== null) return countries;
  const names = new Intl.DisplayNames("en", {type: "region", fallback: "none"});
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const found = letters.flatMap((first) => letters.map((second) => names.of(first + second))).filter((name) => name !== undefined);
  return (countries = new Set([...found, "Ivory Coast", "DR Congo", "Congo", "Myanmar"].map(normalForm)));
}
