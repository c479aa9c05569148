import {actors as known, spellings} from "../actors/aliases.ts";
import {armedGroups} from "./armed-groups.ts";
import {nameAt, nameTable, type NameTable} from "./gazetteer.ts";
import {phrases, type Lexicon} from "./lexicon.ts";
import {phraseAt, phraseTable} from "./numbers.ts";
import type {Word} from "./words.ts";

/** An armed actor as a sentence names it. Word indices, the last exclusive. */
export interface ActorMention {
  from: number;
  to: number;
  /** A name of the alias table or of the list of armed groups, not a noun such as "gunmen". */
  named: boolean;
  /** Counted by head: soldiers, fighters. */
  heads: boolean;
}

/** The armed actors of a sentence: names, then nouns with the words that belong to them ("suspected Islamist gunmen", "groupes armés"). */
export function findActors(words: readonly Word[], free: (from: number, to: number) => boolean, lexicon: Lexicon): ActorMention[] {
  const {names, acronym, nouns, heads, modifiers} = tableOf(lexicon);
  const found: ActorMention[] = [];
  for (let i = 0; i < words.length;) {
    const name = nameAt(words, i, names);
    const to = name ?? (isAcronym(words, i, acronym) ? i + 1 : null);
    if (to !== null && free(i, to)) {
      const noun = phraseAt(words, to, nouns);
      found.push({from: i, to, named: true, heads: noun !== null && heads.has(words.slice(to, noun.to).map(({key}) => key).join(" "))});
      i = to;
    } else i++;
  }
  for (let i = 0; i < words.length;) {
    const noun = phraseAt(words, i, nouns);
    const name = noun === null ? undefined : found.find(({to, named}) => named && to === i);
    if (name !== undefined && free(i, noun!.to) && lexicon.language === "en" && heads.has(words.slice(i, noun!.to).map(({key}) => key).join(" "))) {
      name.to = noun!.to;
      i = noun!.to;
      continue;
    }
    if (noun === null || !free(i, noun.to) || found.some(({from, to, named}) => named && i < to && from < noun.to)) {
      i++;
      continue;
    }
    const floor = Math.max(0, ...found.map(({to}) => to).filter((to) => to <= i));
    const english = lexicon.language === "en";
    const last = english ? lastNoun(words, i, noun.to, nouns, modifiers, free) : {from: i, to: noun.to};
    const from = english ? leftOf(words, i, floor, modifiers, lexicon, free) : i;
    const to = english ? joined(words, last.to, nouns, modifiers, free) : rightOf(words, noun.to, modifiers, free);
    const key = words.slice(last.from, last.to).map((word) => word.key).join(" ");
    const bare = /^(?:group|groups|force|forces|officers?|operatives|combatants?|military)$/.test(key) && from === last.from && !/^(?:the|la|les|'s)$/.test(key === "military" ? words[from - 1]?.key ?? "" : "");
    const thing = english && equipment.test(words[last.to]?.key ?? "") && !heads.has(key);
    if (!bare && !thing) found.push({from, to, named: false, heads: heads.has(key)});
    i = Math.max(to, noun.to);
  }
  return found;
}

/** What belongs to an army and is hit instead of it: "an army camp". */
const equipment = /^(?:camps?|bases?|posts?|barracks|outposts?|convoys?|positions?|checkpoints?|headquarters|installations?|conflicts?|coup|spending|budget|aid|equipment|service|rule|government|authorities|takeover|hospital|academy|leaders?|chief|spokes\w+|vehicles?|trucks?|helicopters?|station|stations)$/;

/** The last noun of a row of nouns and the words between that belong to them: "militant Islamist groups". */
function lastNoun(words: readonly Word[], from: number, to: number, nouns: Table["nouns"], modifiers: ReadonlySet<string>, free: (from: number, to: number) => boolean): {from: number; to: number} {
  let last = {from, to};
  for (let i = to; i < words.length && i < from + 6 && free(i, i + 1);) {
    const noun = phraseAt(words, i, nouns);
    if (noun !== null) {
      last = {from: i, to: noun.to};
      i = noun.to;
    } else if (modifiers.has(words[i]!.key)) i++;
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
  return pattern.test(text) && !notGroups.has(text) && !/^(?:\d|[IVXL]+$)/.test(text);
}

const notGroups = new Set("UN US USA UK EU AU ECOWAS CEDEAO NATO OTAN ONU NGO NGOs ONG UNICEF UNHCR HCR OCHA OHCHR WHO OMS ACLED UCDP HRW AFP BBC CNN AP EFE RFI MSF ICRC CICR IOM OIM WFP PAM INGD VAC IDP IDPs IED IEDs VBIED GDP PIB COVID UTC GMT CEO PDG TV MINUSMA MONUSCO MINUSCA UNMISS UNAMA BINUH BINUH RDC DRC CAR RCA UAE HIV AIDS VIH SIDA NGO CEO OSCE SADC IGAD ASEAN G20 G7 AES DR UNIFIL OPEC OPEP INGO ISS GED GTI PICSS SATP AI HCDH BNUH HRMMU UNSMIL EEI PDG SUV FBI CIA CPI ICC ICJ CIJ LGA PTI DGSE OSDH KST PM MP MPs AOI RN FM AM PM TPI UNESCO FAO UNRWA USAID".split(" "));

function leftOf(words: readonly Word[], i: number, floor: number, modifiers: ReadonlySet<string>, {actor}: Lexicon, free: (from: number, to: number) => boolean): number {
  let from = i;
  while (from > floor && free(from - 1, from)) {
    const {key, text} = words[from - 1]!;
    const capital = /^\p{Lu}/u.test(text) && (from > 1 || actor.nationality.test(key)) && !/^(?:The|A|An|In|On|At|Some|These|Those|Most|Many|When|While|After|Before|Since|By|But|And|If|As)$/.test(text);
    if (!modifiers.has(key) && !capital) break;
    from--;
  }
  return from;
}

function rightOf(words: readonly Word[], to: number, modifiers: ReadonlySet<string>, free: (from: number, to: number) => boolean): number {
  while (to < words.length && free(to, to + 1) && modifiers.has(words[to]!.key) && !(words[to]!.key === "au" && words[to + 1]?.key !== "pouvoir")) to++;
  return to;
}
