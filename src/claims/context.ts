import type {Claim, ClaimEventType, ClaimPeriod, SourceNamed} from "./claim.ts";
import type {Draft} from "./draft.ts";
import {isFree, isSubject} from "./killers.ts";
import type {Parsed} from "./parse.ts";

/** What the paragraph has told before a sentence: where its claims look for what they leave open. */
export interface Before {
  /** First claim of the last sentence that holds one. */
  claim: Claim | null;
  /** Actors of the last sentence that names some, as "they" means them. */
  actors: readonly string[];
  places: readonly string[];
  source: SourceNamed | null;
  period: ClaimPeriod | null;
  /** The event of the sentence before, where that counted nobody. */
  scene: Scene | null;
}

/** An event told without a number: "jihadists stormed the school on Tuesday". */
export interface Scene {
  /** Who attacks in it. */
  actors: readonly string[];
  places: readonly string[];
  period: ClaimPeriod | null;
  eventType: ClaimEventType;
}

export const nothingBefore: Before = {claim: null, actors: [], places: [], source: null, period: null, scene: null};

/** What is known after a sentence with its claims. */
export function contextAfter(parsed: Parsed, claims: readonly Claim[], before: Before): Before {
  const subjects = subjectsOf(parsed);
  const group = groupOf(parsed);
  const actors = subjects.length > 0 ? subjects : group !== null ? [group] : claims.find(({role, actors: named}) => role === "perpetrator" && named.length > 0)?.actors ?? before.actors;
  if (claims.length === 0) {
    const scene = sceneOf(parsed, subjects);
    return scene === null ? {...before, actors, scene: null} : {...before, actors, scene, period: scene.period ?? before.period};
  }
  const dated = claims.find(({period}) => period.from !== null || period.to !== null || period.text !== null);
  const places = claims[0]!.places.length > 0 ? claims[0]!.places : before.places;
  return {claim: claims[0]!, actors, places, source: claims.find(({source_named}) => source_named !== null)?.source_named ?? null, period: dated?.period ?? before.period, scene: null};
}

function sceneOf({tokens, shape}: Parsed, actors: readonly string[]): Scene | null {
  if (!/[EbuKB]/.test(shape) || /M/.test(shape)) return null;
  const dates = tokens.flatMap(({period, text}) => period !== null && !period.baseline && period.from !== null ? [{from: period.from, to: period.to, text}] : []);
  const types = tokens.flatMap(({kind, data, key}) => "Eb".includes(kind) && data.type !== undefined && data.type !== "any" ? [data.type] : kind === "u" && /bomb|shell|deton|pound|pilonn/.test(key) ? ["explosion" as const] : []);
  return {actors, places: tokens.filter(({kind}, i) => kind === "L" && tokens[i + 1]?.kind !== "s").map(({text}) => text), period: dates[0] ?? null, eventType: types[0] ?? "any"};
}

/** The first armed actor that a sentence names, else its first noun for one, not as whom something is done to or said of. */
function groupOf(parsed: Parsed): string | null {
  const {tokens} = parsed;
  const free = tokens.filter(({kind, actor}, i) => kind === "A" && actor !== null && isFree(parsed, i) && !/^(?:affiliate|affiliated|offshoot|linked|ally|franchise|branch|arm)$/.test(tokens[i + 1]?.key ?? ""));
  return (free.find(({actor}) => actor!.named && !actor!.heads) ?? free[0])?.text ?? null;
}

/** Actors at the head of an active verb of attack. */
function subjectsOf(parsed: Parsed): string[] {
  return parsed.tokens.flatMap((token, i) => token.kind === "A" && token.actor !== null && isSubject(parsed, i) ? [token.text] : []);
}

/** Whether a count goes on telling of the scene: it has neither day, place nor source of its own to say otherwise. */
export function goesOn({shape}: Parsed, {unit, measure}: Pick<Draft, "unit" | "measure">, {scene}: Before): boolean {
  return scene !== null && (unit === "deaths" || measure === "other") && !/[TL%]/.test(shape);
}

/** Whether a sentence speaks of the events before it: by a pronoun, or by an event with the definite article at its head and no actor of its own. */
export function speaksOn({tokens, shape}: Parsed): boolean {
  if (tokens.some(({kind, key}) => kind === "@" && !/^(?:in|en|so|dont)$/.test(key))) return true;
  return /^dE/.test(shape) && !/A/.test(shape) && definite.test(tokens[0]!.key);
}

/** "The toll is already close to": a tally at the head of the sentence is that of the period before. */
export function talliesOn({tokens, shape}: Parsed): boolean {
  return /^d[aw]?[ND]/.test(shape) && definite.test(tokens[0]!.key);
}

const definite = /^(?:the|these|those|this|les|ces|cette|ce|le|la|l')$/;
