import {actors as known, spellings} from "../actors/aliases.ts";
import {armedGroups} from "./armed-groups.ts";
import {gazetteer, nameAt, nameTable, type NameTable} from "./gazetteer.ts";
import {phrases, type Lexicon} from "./lexicon.ts";
import {phraseAt, phraseTable} from "./numbers.ts";
import {findOpenActors} from "./open-actors.ts";
import type {Word} from "./words.ts";

/** An armed actor as a sentence names it. Word indices, the last exclusive. */
export interface ActorMention {
  from: number;
  to: number;
  /** A name of the alias table or of the list of armed groups, not a noun such as "gunmen". */
  named: boolean;
  /** Counted by head: soldiers, fighters. */
  heads: boolean;
  /** The words around it say that it attacked: "Israeli strikes", "killed by the Green Column". */
  attacks: boolean;
}

/**
 * The armed actors of a sentence: names of the tables and of `own`, then nouns with the words that belong to them ("suspected Islamist gunmen", "groupes
 * armés"), then names that only their context tells.
 */
export function findActors(words: readonly Word[], free: (from: number, to: number) => boolean, lexicon: Lexicon, own: NameTable | null = null): ActorMention[] {
  const {names, acronym, nouns, heads} = tableOf(lexicon);
  const found: ActorMention[] = [];
  const open = (from: number, to: number) => free(from, to) && !found.some((other) => other.from < to && from < other.to);
  for (let i = 0; i < words.length;) {
    const name = (own === null ? null : nameAt(words, i, own)) ?? nameAt(words, i, names);
    const to = name ?? (isAcronym(words, i, acronym) ? i + 1 : null);
    if (to !== null && free(i, to)) {
      const group = words[to]?.key === "group" && lexicon.language === "en" ? 1 : 0;
      const noun = phraseAt(words, to + group, nouns);
      const men = lexicon.language === "en" && /^(?:men|boys|recruits|operatives|dissidents)$/.test(words[to]?.key ?? "");
      found.push({from: suspectedFrom(words, sponsoredFrom(words, i, free), free), to: men ? to + 1 : branchTo(words, to + (group === 1 && noun !== null || /^(?:Islamic State|Wagner)$/.test(words.slice(i, to).map(({text}) => text).join(" ")) ? group : 0)), named: true, attacks: false, heads: noun !== null && heads.has(keyOf(words, to, noun.to)) || men || /^(?:members|membres)$/.test(words[to]?.key ?? "")});
      i = Math.max(i + 1, found[found.length - 1]!.to);
    } else i++;
  }
  for (const {from, to, attacks} of findOpenActors(words, open, lexicon)) found.push({from, to, named: true, attacks, heads: false});
  for (let i = 0; i < words.length;) i = nounAt(words, i, found, free, lexicon) ?? i + 1;
  return lexicon.language === "fr" ? withNames(words, found, lexicon.actor.nationality) : found;
}

/** The noun at word `i` with what belongs to it, put among those found; answers the word after it, or null. */
function nounAt(words: readonly Word[], i: number, found: ActorMention[], free: (from: number, to: number) => boolean, lexicon: Lexicon): number | null {
  const {nouns, heads, modifiers} = tableOf(lexicon);
  const english = lexicon.language === "en";
  const noun = phraseAt(words, i, nouns) ?? menAt(words, i);
  if (noun === null || !free(i, noun.to) || words[i]!.key === "armee" && noun.to === i + 1 && !/^(?:l'|d'|une|cette|notre|leur)$/.test(words[i - 1]?.key ?? "l'")) return null;
  const name = found.find(({to, named}) => named && to === i);
  if (name !== undefined && english && heads.has(keyOf(words, i, noun.to)) && !isEvent(words[noun.to])) {
    name.to = noun.to;
    return noun.to;
  }
  if (name !== undefined && english && /^(?:militia|gang|group|faction|cartel|movement|clan)$/.test(keyOf(words, i, noun.to))) return noun.to;
  if (found.some(({from, to, named}) => named && i < to && from < noun.to)) return null;
  const floor = Math.max(0, ...found.map(({to}) => to).filter((to) => to <= i));
  const last = english ? lastNoun(words, i, noun.to, nouns, modifiers, free) : {from: i, to: noun.to};
  let from = english ? leftOf(words, i, floor, modifiers, lexicon, free) : i;
  const owner = english && stateBodies.test(keyOf(words, last.from, last.to)) ? ownerBefore(words, from, free) : null;
  if (owner !== null) from = owner;
  let to = english ? mountedTo(words, loyalTo(words, joined(words, last.to, nouns, modifiers, free))) : rightOf(words, noun.to, modifiers, free);
  const key = keyOf(words, last.from, last.to);
  const bare = /^(?:group|groups|force|forces|officers?|operatives|combatants?|military)$/.test(key) && from === last.from && !(/^(?:officers|operatives|combatants)$/.test(key) && isCounted(words, from, lexicon)) && !/^(?:the|la|les|'s)$/.test(key === "military" ? words[from - 1]?.key ?? "" : "");
  const thing = english && equipment.test(words[last.to]?.key ?? "") && (!heads.has(key) || key === "police") || /^terrorist/.test(key) && (isEvent(words[to]) || isEvent(words[from - 1]));
  const members = english && /^(?:of|from)$/.test(words[to]?.key ?? "") ? found.find(({from: start, named}) => named && (start === to + 1 || start === to + 2 && words[to + 1]!.key === "the")) : undefined;
  if (members !== undefined) members.heads = heads.has(key);
  else if (!bare && !thing) {
    const led = found.findIndex(({to: end, named}) => named && end === from && words[from]!.glued);
    if (led >= 0) from = found.splice(led, 1)[0]!.from;
    found.push({from, to, named: led >= 0 || owner !== null, attacks: false, heads: heads.has(key)});
  }
  return Math.max(to, noun.to);
}

/** What a state is named with: "Myanmar's junta", "Burundi's army". */
const stateBodies = /^(?:army|military|junta|armed forces|security forces|air force|police|navy|coalition|gendarmerie)$/;

/** The first word of "Burundi's" before a body of the state, or null. */
function ownerBefore(words: readonly Word[], from: number, free: (from: number, to: number) => boolean): number | null {
  if (words[from - 1]?.key !== "'s") return null;
  for (let i = Math.max(0, from - 5); i < from - 1; i++) if (nameAt(words, i, gazetteer()) === from - 1 && free(i, from)) return i;
  return null;
}

/** "Gunmen on motorbikes", "assailants in uniform": what they ride or wear belongs to the noun. */
function mountedTo(words: readonly Word[], to: number): number {
  if (!/^(?:on|in|wearing|aboard)$/.test(words[to]?.key ?? "")) return to;
  for (let i = to + 1; i < to + 4; i++) if (/^(?:motorbikes?|motorcycles?|horseback|camels|pickups|fatigues|uniforms?|camouflage)$/.test(words[i]?.key ?? "")) return i + 1;
  return to;
}

/** "Men in police uniforms", "men on motorbikes": who they are is what they wear or ride. */
function menAt(words: readonly Word[], i: number): {to: number} | null {
  if (words[i]!.key !== "men" || !/^(?:in|on|wearing)$/.test(words[i + 1]?.key ?? "")) return null;
  for (let to = i + 2; to < i + 7; to++) if (/^(?:uniforms?|fatigues|camouflage|motorbikes?|motorcycles?)$/.test(words[to]?.key ?? "")) return {to: to + 1};
  return null;
}

function isCounted(words: readonly Word[], i: number, {units}: Lexicon): boolean {
  const key = words[i - 1]?.key ?? "";
  return /^\d/.test(key) || key in units;
}

function keyOf(words: readonly Word[], from: number, to: number): string {
  return words.slice(from, to).map(({key}) => key).join(" ");
}

function isEvent(word: Word | undefined): boolean {
  return word !== undefined && /^(?:attack|attacks|attaques?|attentats?|incidents?|violence|violences|actes?|acts?|assaults?|actions?|activity|activities|threat|menace)$/.test(word.key);
}

/** "Suspected Boko Haram fighters", "alleged ISWAP gunmen": what is only believed is said with the name. */
function suspectedFrom(words: readonly Word[], from: number, free: (from: number, to: number) => boolean): number {
  return /^(?:suspected|alleged|presumed)$/.test(words[from - 1]?.key ?? "") && free(from - 1, from) ? from - 1 : from;
}

/** "The Rwandan-backed M23", "ex-Seleka": what is joined to a name by a hyphen belongs to it. */
function sponsoredFrom(words: readonly Word[], from: number, free: (from: number, to: number) => boolean): number {
  if (words[from]!.glued && /^ex$/i.test(words[from - 1]?.text ?? "")) return from - 1;
  return /^(?:backed|led|linked|aligned|affiliated|allied|supported)$/.test(words[from - 1]?.key ?? "") && words[from - 1]!.glued && /^\p{Lu}/u.test(words[from - 2]?.text ?? "") && free(from - 2, from) ? from - 2 : from;
}

/** "Islamic State's Khorasan branch": a part of the group that is named. */
function branchTo(words: readonly Word[], to: number): number {
  if (words[to]?.key !== "'s") return to;
  for (let i = to + 1; i < to + 4; i++) if (/^(?:branch|faction|wing|affiliate|chapter|cell|province)$/.test(words[i]?.key ?? "")) return i + 1;
  return to;
}

/** "Fighters loyal to Sarko": whom they follow belongs to their name. */
function loyalTo(words: readonly Word[], to: number): number {
  if (!/^(?:loyal|allied|affiliated|aligned|linked|tied|close)$/.test(words[to]?.key ?? "") || !/^(?:to|with)$/.test(words[to + 1]?.key ?? "")) return to;
  let end = to + 2;
  const start = words[end]?.key === "the" ? end + 1 : end;
  if (/^(?:al|el)$/i.test(words[start]?.text ?? "") && words[start + 1]?.glued === true) end = start + 2;
  else if (/^\p{Lu}/u.test(words[start]?.text ?? "")) for (end = start + 1; /^\p{Lu}/u.test(words[end]?.text ?? "");) end++;
  return end > to + 2 ? end : to;
}

/** "Rebelles du M23", "groupe État islamique", "les FARDC et leurs alliés": one actor. */
function withNames(words: readonly Word[], found: readonly ActorMention[], nationality: RegExp): ActorMention[] {
  const sorted = [...found].sort((a, b) => a.from - b.from);
  const whole: ActorMention[] = [];
  for (const actor of sorted) {
    const before = whole[whole.length - 1];
    const between = before === undefined ? null : keyOf(words, before.to, actor.from);
    const group = before !== undefined && before.to === before.from + 1 && /^groupes?$/.test(words[before.from]!.key);
    if (before !== undefined && !before.named && actor.named && !actor.attacks && (/^(?:de|du|des|d'|de la|de l')$/.test(between!) || group && between === "")) {
      before.to = actor.to;
      before.named = true;
    } else if (/^(?:groupe|gang)$/.test(words[actor.from - 1]?.key ?? "") && actor.named) whole.push({...actor, from: actor.from - 1});
    else whole.push({...actor});
  }
  for (const actor of whole) while (actor.to < words.length && /^\p{Ll}/u.test(words[actor.to]!.text) && (nationality.test(words[actor.to]!.key) || /^(?:anglophones?|francophones?|radica(?:l|ux))$/.test(words[actor.to]!.key))) actor.to++;
  for (const actor of whole) if (/^(?:et|avec) (?:leurs|ses) allies$/.test(keyOf(words, actor.to, actor.to + 3))) actor.to += 3;
  return whole;
}

/** What belongs to an army and is hit instead of it: "an army camp". */
const equipment = /^(?:camps?|bases?|posts?|barracks|outposts?|convoys?|positions?|stations?|checkpoints?|headquarters|installations?|conflicts?|coup|spending|budget|aid|equipment|service|rule|government|authorities|takeover|hospital|academy|leaders?|chief|spokes\w+|vehicles?|trucks?|helicopters?|station|stations)$/;

/** The last noun of a row of nouns and the words between that belong to them: "militant Islamist groups". */
function lastNoun(words: readonly Word[], from: number, to: number, nouns: Table["nouns"], modifiers: ReadonlySet<string>, free: (from: number, to: number) => boolean): {from: number; to: number} {
  let last = {from, to};
  for (let i = to; i < words.length && i < from + 6 && free(i, i + 1);) {
    const noun = phraseAt(words, i, nouns);
    if (noun !== null) {
      last = {from: i, to: noun.to};
      i = noun.to;
    } else if (modifiers.has(words[i]!.key) || words[i]!.key === "'s" && i === to) i++;
    else break;
  }
  return last;
}

/** "community vigilantes and other militias", "the coalition and partner forces": the second belongs to the first. */
function joined(words: readonly Word[], to: number, nouns: Table["nouns"], modifiers: ReadonlySet<string>, free: (from: number, to: number) => boolean): number {
  if (words[to]?.key !== "and" || !/^(?:other|partner|allied|its|their)$/.test(words[to + 1]?.key ?? "")) return to;
  for (let i = to + 2; i < to + 5 && i < words.length; i++) {
    const noun = phraseAt(words, i, nouns);
    if (noun !== null) return free(to, noun.to) ? noun.to : to;
    if (!modifiers.has(words[i]!.key)) return to;
  }
  return to;
}

interface Table {
  names: NameTable;
  acronym: RegExp;
  nouns: ReturnType<typeof phraseTable<true>>;
  heads: ReadonlySet<string>;
  modifiers: ReadonlySet<string>;
}

const tables = new Map<Lexicon, Table>();
const notNames = /^(?:Civilians?|civils|Fulani|Peuls?|Peul|Dogons?|\p{L}{1,2}|.*(?:army|soldiers|forces|military|government|authorities|armée .*|gouvernement .*|police|gendarmes|gendarmerie|national guard|police .*|gendarmerie .*))$/u;

function tableOf(lexicon: Lexicon): Table {
  let table = tables.get(lexicon);
  if (table === undefined) {
    const names = [...known.flatMap(spellings).filter((name) => !notNames.test(name)), ...armedGroups];
    table = {
      names: nameTable(new Set(names)), acronym: /^[A-Z][A-Z0-9-]{2,6}s?$/,
      nouns: phraseTable([[lexicon.actor.nouns, true]]), heads: new Set(phrases(lexicon.actor.heads)), modifiers: new Set(phrases(lexicon.actor.modifiers))
    };
    tables.set(lexicon, table);
  }
  return table;
}

/** An acronym that an article uses for a group it has introduced: after "by" or before a verb of attack it is an actor, which roles.ts decides. */
function isAcronym(words: readonly Word[], i: number, pattern: RegExp): boolean {
  const {text} = words[i]!;
  return pattern.test(text) && !notGroups.has(text) && !/^(?:\d|[IVXL]+$)/.test(text) && !(words[i + 1]?.glued === true && words[i + 1]!.text.length === 1);
}

const notGroups = new Set("UN US USA UK EU AU ECOWAS CEDEAO NATO OTAN ONU NGO NGOs ONG UNICEF UNHCR HCR OCHA OHCHR WHO OMS ACLED UCDP HRW AFP BBC CNN AP EFE RFI MSF ICRC CICR IOM OIM WFP PAM INGD VAC IDP IDPs IED IEDs VBIED GDP PIB COVID UTC GMT CEO PDG TV MINUSMA MONUSCO MINUSCA UNMISS UNAMA BINUH BINUH RDC DRC CAR RCA UAE HIV AIDS VIH SIDA NGO CEO OSCE SADC IGAD ASEAN G20 G7 AES DR UNIFIL OPEC OPEP INGO ISS GED GTI PICSS SATP AI HCDH BNUH HRMMU UNSMIL EEI PDG SUV FBI CIA CPI ICC ICJ CIJ LGA PTI DGSE OSDH KST PM MP MPs AOI RN FM AM PM TPI UNESCO FAO UNRWA USAID".split(" "));

function leftOf(words: readonly Word[], i: number, floor: number, modifiers: ReadonlySet<string>, {actor}: Lexicon, free: (from: number, to: number) => boolean): number {
  let from = i;
  while (from > floor && free(from - 1, from)) {
    const {key, text} = words[from - 1]!;
    const capital = /^\p{Lu}/u.test(text) && (from > 1 || actor.nationality.test(key) || /^(?:US|UK|EU|AU|NATO|UN)$/.test(text)) && !/^(?:The|A|An|In|On|At|Some|These|Those|Most|Many|When|While|After|Before|Since|By|But|And|If|As)$/.test(text);
    if (!modifiers.has(key) && !capital && !(key === "wing" && words[from - 1]!.glued)) break;
    from--;
    if (words[from]!.glued && from > floor && /^(?:pro|anti|non|ex|left|right|far|self|counter)$/.test(words[from - 1]!.key) && free(from - 1, from)) from--;
  }
  return from;
}

function rightOf(words: readonly Word[], to: number, modifiers: ReadonlySet<string>, free: (from: number, to: number) => boolean): number {
  while (to < words.length && free(to, to + 1) && (modifiers.has(words[to]!.key) || /^\p{Ll}/u.test(words[to]!.text) && /^(?!mais|jamais|desormais|soudain|demain|certain|bien|lien|moyen)[a-z]{3,}(?:ien|ienne|ais|aise|ain|aine)s?$/.test(words[to]!.key)) && !(words[to]!.key === "au" && words[to + 1]?.key !== "pouvoir")) to++;
  return to;
}
