import {actorNamed, spellings, states} from "../actors/aliases.ts";
import {nameForms} from "../actors/composite.ts";
import {normalForm} from "../actors/normal-form.ts";
import {actorKindOf, militiasBeside, resolveActor, stateForces, type KnownActor} from "../actors/resolve.ts";
import {countryFromName} from "../geo/country.ts";

/** Who an actor as written is. */
export type ActorWords =
  /** Names to select by; `linked` where the words say "linked to", `stands` where a word such as "the group" stands for them. */
  | {kind: "named"; names: readonly string[]; linked: boolean; stands: boolean}
  /** Nobody in particular: gunmen, attackers, armed men. */
  | {kind: "anyone"}
  | {kind: "civilians"}
  | {kind: "unknown"};

export interface ActorContext {
  known: readonly KnownActor[];
  /** The actor that "the group", "it" or "the jihadists" stands for. */
  actor: string | null;
  /** Where the claim happens: whose army "the army" is. */
  countries: readonly string[];
  /** Names of a kind of actor that take part in events of a country, for those that the alias table does not have. */
  ofKind: Readonly<Partial<Record<"state" | "militia", readonly string[]>>>;
}

/** Reads an actor as a sentence writes it: a name or alias first, then a word for a kind of actor, in English or French. */
export function readActor(text: string, context: ActorContext): ActorWords {
  const words = normalForm(text.replace(/['’]s\b/g, "")).split(" ").filter(Boolean);
  const linked = words.some((word) => linkWords.has(word));
  const name = namedIn(words, formsOf(context.known));
  if (name && !isBackground(words, name)) return {kind: "named", names: [name], linked, stands: false};
  const plain = words.length === 1 ? words : words.filter((word) => !articles.has(word));
  const has = (set: ReadonlySet<string>) => plain.some((word) => set.has(word));
  if (has(stateWords)) return ofState(plain, context);
  if (has(militiaWords)) return ofMilitias(context);
  if (has(civilianWords)) return {kind: "civilians"};
  if (name) return {kind: "named", names: [name], linked, stands: false};
  if (has(nobodyWords)) return {kind: "anyone"};
  if (has(groupWords) && plain.every((word) => groupWords.has(word) || fillers.has(word) || linkWords.has(word))) return context.actor ? {kind: "named", names: [context.actor], linked, stands: true} : {kind: "unknown"};
  return {kind: "unknown"};
}

/** The armed group that a sentence names, where its claim lists no actor; a state's forces or a people are left to the list. */
export function groupIn(span: string, known: readonly KnownActor[]): string | null {
  const name = namedIn(normalForm(span.replace(/['’]s\b/g, "")).split(" ").filter(Boolean), formsOf(known));
  const kind = name === null ? null : actorKindOf(name, "", null);
  return name !== null && name.length > 2 && (kind === null || groupKinds.has(kind)) ? name : null;
}

const groupKinds: ReadonlySet<string> = new Set(["rebel", "militia", "organized", "external"]);

/** Whether a text names one of some actors. */
export function isNamedIn(actors: readonly string[], text: string): boolean {
  const words = ` ${normalForm(text)} `;
  return actors.some((actor) => [actor, ...actorNamed(actor) ? spellings(actorNamed(actor)!) : []].some((name) => words.includes(` ${normalForm(name)} `)));
}

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const articles = setOf("the a an its their his le la les l un une des du de d leur leurs son sa ses");
const linkWords = setOf("linked affiliated affiliate affiliates aligned allied tied lie lies liee liees affilie affilies affiliee affiliees proche proches allie allies");
const stateWords = setOf("army armies soldier soldiers troops military police policemen gendarmes gendarmerie junta government armee armees soldat soldats militaires militaire policiers junte gouvernement gouvernementales fds fama");
const militiaWords = setOf("militia militias militiamen volunteers vigilantes vigilante hunters milice milices miliciens volontaires chasseurs autodefense defence-groups supplétifs");
const civilianWords = setOf("civilians civilian people villagers residents civils civil civile personnes habitants villageois population");
const nobodyWords = setOf("gunmen attackers assailants unidentified unknown armed bandits perpetrators raiders assaillants armes armees armee individus inconnus bandit attaquants");
const groupWords = setOf("it its they them their he his sa son ses leur leurs group organization organisation movement jihadist jihadists islamist islamists militant militants insurgent insurgents extremist extremists terrorist terrorists fighters rebels alliance coalition faction groupe organisation mouvement djihadiste djihadistes jihadistes islamistes terroriste terroristes extremistes insurges combattants rebelles elle ils il elles");
const fillers = setOf("the this that these those violent armed radical sahelian sahel al qaeda qaida based own same such to with in of ce cet cette ces meme au aux en dans violents violentes arme armes");

const formsCache = new WeakMap<readonly KnownActor[], ReadonlySet<string>>();

function formsOf(known: readonly KnownActor[]): ReadonlySet<string> {
  let forms = formsCache.get(known);
  if (!forms) formsCache.set(known, forms = new Set(known.flatMap(({name}) => nameForms(name)).map(normalForm)));
  return forms;
}

/** The longest run of words that is a known name; a word of fewer than three letters only where it is all there is. */
function namedIn(words: readonly string[], forms: ReadonlySet<string>): string | null {
  let background: string | null = null;
  for (let length = Math.min(words.length, 12); length > 0; length--) {
    for (let i = 0; i + length <= words.length; i++) {
      const run = words.slice(i, i + length).join(" ");
      if (run.length < 3 && words.length > 1 || genericNames.has(run) || !forms.has(run) && actorNamed(run) === null) continue;
      if (!linkWords.has(words[i + length] ?? "")) return run;
      background ??= run;
    }
  }
  return background;
}

/** Names of the tables that are words of the language as well. */
const genericNames = setOf("civilians civils forces");

/** A people or a wider movement in front of a kind of actor is no actor itself: "Fulani militias", "al-Qaeda-linked soldiers". */
function isBackground(words: readonly string[], name: string): boolean {
  const kind = actorNamed(name)?.kind;
  return kind === "communal" && words.some((word) => militiaWords.has(word) || civilianWords.has(word));
}

function ofState(words: readonly string[], {known, countries, ofKind}: ActorContext): ActorWords {
  const named = states.filter(({names, adjective, adjectiveFr}) => [...names, adjective, ...adjectiveFr, ...adjectiveFr.map((form) => `${form}s`)].map(normalForm).some((form) => ` ${words.join(" ")} `.includes(` ${form} `)));
  const own = words.map((_, i) => [1, 2, 3].map((n) => countryFromName(words.slice(i, i + n).join(" ")))).flat().filter((iso3) => iso3 !== undefined);
  const homes = [...new Set(named.length ? named.map(({iso3}) => iso3) : own.length ? own : countries)];
  const names = homes.flatMap((iso3) => states.some((state) => state.iso3 === iso3) ? [stateForces(iso3, known)] : []).filter(({inStore}) => inStore).map(({label}) => label);
  const found = names.length ? names : [...ofKind.state ?? []];
  return found.length ? {kind: "named", names: found, linked: false, stands: true} : {kind: "unknown"};
}

function ofMilitias({known, countries, ofKind}: ActorContext): ActorWords {
  const listed = countries.flatMap((iso3) => militiasBeside(iso3, known)).filter(({inStore}) => inStore).map(({label}) => label);
  const names = [...new Set([...listed, ...ofKind.militia ?? []])];
  return names.length ? {kind: "named", names, linked: false, stands: true} : {kind: "unknown"};
}

/** Whether the store or the alias table has an actor of this name; an unknown one throws nothing here. */
export function isKnownActor(name: string, known: readonly KnownActor[]): boolean {
  if (actorNamed(name) !== null || formsOf(known).has(normalForm(name))) return true;
  try {
    resolveActor(name, known);
    return true;
  } catch {
    return false;
  }
}
