import {gazetteer, nameAt} from "./gazetteer.ts";
import {phrases, type Lexicon} from "./lexicon.ts";
import {phraseAt, phraseTable} from "./numbers.ts";
import type {Word} from "./words.ts";

/** An actor that no table has, told by what stands around its capitals. Word indices, the last exclusive. */
export interface OpenActor {
  from: number;
  to: number;
  /** The words around say that it attacked: "killed by the Green Column", "the Green Column shelled". */
  attacks: boolean;
}

type Free = (from: number, to: number) => boolean;

/**
 * The open class of actors: capitalised names that end (in French begin) with a word such as Front or Brigade, that stand after "by" or before a verb of
 * attack, that are one side of a clash, and adjectives of nations before what strikes ("Israeli strikes", "un missile russe").
 */
export function findOpenActors(words: readonly Word[], free: Free, lexicon: Lexicon): OpenActor[] {
  const table = tableOf(lexicon);
  const found: OpenActor[] = [];
  for (let i = 0; i < words.length;) {
    const actor = free(i, i + 1) ? adjective(words, i, lexicon, table) ?? agent(words, i, free, table) ?? subject(words, i, free, table) ?? side(words, i, free, table) ?? organisation(words, i, free, lexicon) : null;
    if (actor !== null && free(actor.from, actor.to)) {
      found.push(actor);
      i = Math.max(actor.to, i + 1);
    } else i++;
  }
  return found;
}

interface Table {
  strikes: ReturnType<typeof phraseTable<true>>;
  by: ReturnType<typeof phraseTable<true>>;
  attacks: ReturnType<typeof phraseTable<true>>;
  known: ReturnType<typeof phraseTable<true>>;
  nouns: ReturnType<typeof phraseTable<true>>;
  modifiers: ReadonlySet<string>;
}

const tables = new Map<Lexicon, Table>();

function tableOf(lexicon: Lexicon): Table {
  let table = tables.get(lexicon);
  if (table === undefined) {
    const of = (wanted: (kind: string, type: string | undefined) => boolean) => phraseTable<true>(lexicon.entries.filter(([kind, , data]) => wanted(kind, data?.type)).map(([, list]) => [list, true]));
    table = {strikes: of((kind, type) => kind === "b" || kind === "E" && (type === "explosion" || type === "any")), by: of((kind) => kind === "y"), attacks: of((kind) => "KBu".includes(kind)), known: of(() => true), nouns: phraseTable([[lexicon.actor.nouns, true]]), modifiers: new Set(phrases(lexicon.actor.modifiers))};
    tables.set(lexicon, table);
  }
  return table;
}

const weaponWords = /^(?:cruise|glide|ballistic|guided|aerial|air|artillery|military|naval|tank|heavy|precision|kamikaze|fighter|overnight|retaliatory|cross|border|surface|long|range|sniper|airborne|aerien(?:ne)?s?|balistiques?|nocturnes?|massi(?:f|ve)s?|militaires?|kamikazes?)$/;
const strikesBeside = /^(?:fire|gunfire|operations?|tanks?|jets?|helicopters?|warships?|gunships?|snipers?|aircraft|guns|tirs?|avions?|chars?|helicopteres?|operations?)$/;

/** An adjective of a nation that owns a strike: before it in English, after it in French. */
function adjective(words: readonly Word[], i: number, {language, actor}: Lexicon, {strikes}: Table): OpenActor | null {
  const {key, text} = words[i]!;
  if (language === "en") {
    if (!(/^\p{Lu}\p{Ll}/u.test(text) && demonym.test(key) && !/^(?:christian|african|european|asian|western|american)$/.test(key) || /^(?:US|UK|U\.S\.|American)$/.test(text)) || words[i - 1]?.key === "by" && /^(?:backed|supported|aided|assisted)$/.test(words[i - 2]?.key ?? "")) return null;
    let to = i + 1;
    while (to < i + 4 && weaponWords.test(words[to]?.key ?? "") && phraseAt(words, to, strikes) === null) to++;
    const struck = words[to] !== undefined && (phraseAt(words, to, strikes) !== null || strikesBeside.test(words[to]!.key));
    return struck && !/^(?:event|events|incident|incidents|violation|violations)$/.test(words[to]!.key) ? {from: i, to: i + 1, attacks: true} : null;
  }
  if (!actor.nationality.test(key) || /^\p{Lu}/u.test(text)) return null;
  for (let from = i - 1; from >= 0 && from > i - 5; from--) {
    const noun = phraseAt(words, from, strikes);
    if (noun !== null && noun.to <= i || strikesBeside.test(words[from]!.key)) return words.slice(noun?.to ?? from + 1, i).every(({key: between}) => weaponWords.test(between) || /^(?:d'|de|drones?|artillerie)$/.test(between)) ? {from: i, to: i + 1, attacks: true} : null;
  }
  return null;
}

/** English demonyms by their endings. */
const demonym = /(?:[ai]n|ese|ish|[a-z]{3}i|french|dutch|greek|uzbek|tajik)$/;
const tellers = /^(?:said|led|backed|headed|reported|recorded|counted|compiled|documented|verified|published|released|cited|quoted|confirmed|supported|provided|collected|tallied|shared|written|followed|accompanied|chaired|recense\w*|publie\w*|dirige\w*|cite\w*|documente\w*|releve\w*|etabli\w*|verifie\w*|soutenu\w*|confirme\w*|donne\w*|controll?e\w*|held|governed|ruled|tenue?s?|occupe\w*|administre\w*|gouverne\w*|avance\w*|compile\w*)$/;
const titles = /^(?:President|Prime|Minister|Governor|Mayor|General|Gen|Col|Colonel|Maj|Major|Capt|Captain|Lt|Sgt|Mr|Mrs|Ms|Dr|M|Mme|Professor|King|Pope|Amnesty|Reuters|Human)$/;

/** "Killed by the Green Column", "imputé à la Colonne verte": a name after a phrase of agency. */
function agent(words: readonly Word[], i: number, free: Free, {by, known, nouns, modifiers}: Table): OpenActor | null {
  const phrase = phraseAt(words, i, by);
  if (phrase === null || phrase.to === i + 1 && tellers.test(words[i - 1]?.key ?? "")) return null;
  let from = phrase.to;
  while (/^(?:the|a|des|les|la|le|l'|de|du|d'|alleged|suspected)$/.test(words[from]?.key ?? "")) from++;
  const to = nameTo(words, from, free);
  if (to === null || words[to]?.key === "'s" || titles.test(words[from]!.text) || tellingBodies.test(words[to - 1]!.text) || phraseAt(words, from, known) !== null || isNoun(words, to, nouns, modifiers)) return null;
  return {from, to, attacks: true};
}

const tellingBodies = /^(?:Center|Centre|University|Institute|Council|Ministry|Observatory|Observatoire|Agency|Office|Mission|Nations|Programme|Program|Project|Court|Committee|Commission|Network|Watch|International|News|Times|Post|Bank|Union|Parliament|Congress)$/;

/** A noun of an armed actor follows, with or without adjectives: the name belongs to it. */
function isNoun(words: readonly Word[], at: number, nouns: Table["nouns"], modifiers: ReadonlySet<string>): boolean {
  let i = at;
  while (i < at + 3 && modifiers.has(words[i]?.key ?? "") && phraseAt(words, i, nouns) === null) i++;
  return words[i] !== undefined && phraseAt(words, i, nouns) !== null;
}

/** "The Green Column killed", "Israël a bombardé": a name right before an active verb of attack. */
function subject(words: readonly Word[], i: number, free: Free, {attacks, known, nouns, modifiers}: Table): OpenActor | null {
  const lead = /^(?:the|la|le|les|l')$/.test(words[i - 1]?.key ?? "") ? words[i - 2] : words[i - 1];
  if (words[i]!.glued || /^(?:el|al|of|in|at|near|on|off|from|to|by|with|for|outside|inside|around|across|throughout|through|into|over|within|against|towards?|de|du|des|d'|a|au|en|par|avec|chez|dans|sur|vers|contre)$/.test(lead?.key ?? "") || isCapital(words[i - 1]) && i > 1) return null;
  const to = nameTo(words, i, free);
  if (to === null || phraseAt(words, i, known) !== null || /^(?:The|A|An|In|On|At|Le|La|Les|Un|Une|When|After|They|He|She|It|Ils|Elles|Il|Elle|Who|That|More|Those|Some|Many|Most)$/.test(words[i]!.text)) return null;
  if (words[to] === undefined || isNoun(words, to, nouns, modifiers)) return null;
  const verb = /^(?:has|have|had|a|ont|avait|avaient|also|fighters|militants)$/.test(words[to]?.key ?? "") ? to + 1 : to;
  if (/^(?:launched|fired|unleashed|lance|tire|largue)$/.test(words[verb]?.key ?? "") && !/^(?:by|par)$/.test(words[verb + 1]?.key ?? "")) return {from: i, to, attacks: true};
  const attack = words[verb] === undefined ? null : phraseAt(words, verb, attacks);
  if (attack === null || /^(?:by|par|in|dans|lors|en|a|au)$/.test(words[attack.to]?.key ?? "") || /(?:s|ing)$/.test(words[verb]!.key) || /^(?:strike|target|bomb|shell|kidnap|hit|hurt|attaque|frappe|touche)$/.test(words[verb]!.key) && verb === to && !/^(?:hit|frappe)$/.test(words[verb]!.key)) return null;
  return {from: i, to, attacks: true};
}

/** "Clashes between the Aro and Beni militias": the names that a battle is between, unless they are places. */
function side(words: readonly Word[], i: number, free: Free, {nouns, modifiers}: Table): OpenActor | null {
  const reciprocal = foes(words, i, free);
  if (reciprocal !== null) return reciprocal;
  let at = i - 1;
  while (/^(?:the|les|la|le|l'|des|ethnic|rival)$/.test(words[at]?.key ?? "")) at--;
  let between = at;
  if (/^(?:and|et)$/.test(words[at]?.key ?? "")) for (between = at - 1; between > at - 7 && !/^(?:between|entre)$/.test(words[between]?.key ?? ""); between--) if (/^[,.;:]$/.test(words[between]?.key ?? ".")) return null;
  if (!/^(?:between|entre)$/.test(words[between]?.key ?? "") || !words.slice(Math.max(0, between - 7), between).some(({key}) => battle.test(key))) return null;
  let to = nameTo(words, i, free);
  if (to === null || nameAt(words, i, gazetteer()) !== null) return null;
  if (isNoun(words, to, nouns, modifiers)) while (phraseAt(words, to, nouns) !== null || modifiers.has(words[to]?.key ?? "")) to = phraseAt(words, to, nouns)?.to ?? to + 1;
  return {from: i, to, attacks: false};
}

/** "Sunnites et chiites se sont livré de violents combats", "Aro and Beno fought each other": both are sides. */
function foes(words: readonly Word[], i: number, free: Free): OpenActor | null {
  const and = (at: number) => /^(?:and|et)$/.test(words[at]?.key ?? "") ? at : null;
  const joint = and(i + 1) ?? and(i - 1);
  if (joint === null || !free(i, i + 1) || !/^\p{L}{4,}$/u.test(words[i]!.text)) return null;
  const verb = words.slice(Math.max(i, joint + 1) + 1, joint + 6).map(({key}) => key).join(" ");
  return /^(?:se sont (?:livre|affronte)|s'affront|se combatt|se battent|fought each other|clashed with each other|are fighting each other)/.test(verb) ? {from: i, to: i + 1, attacks: false} : null;
}

const battle = /^(?:violence|violences|war|conflict|conflit|guerre|clash|clashes|fighting|battles?|skirmish|skirmishes|feud|firefights?|combats?|affrontements?|heurts|accrochages?|batailles?)$/;
const organisations = /^(?:Front|Army|Brigades?|Movement|Forces?|Militia|Guards?|Battalion|Corps|Resistance|Coalition|Alliance|Cartel|Gang|Clan|Commandos?|Column|Faction|Legion|Fighters|Jihad|Boys)$/;
const bodies = /^(?:Front|Armée|Brigades?|Mouvement|Forces?|Milices?|Garde|Bataillon|Résistance|Coalition|Alliance|Cartel|Clan|Colonne|Légion)$/;
const notBodies = /^(?:Resistance|Guard|Coalition|Alliance|Force|Forces)$/;

/** "Zarma Liberation Front", "Front populaire de Zarma": a name with the word for an armed body. */
function organisation(words: readonly Word[], i: number, free: Free, {language}: Lexicon): OpenActor | null {
  if (!isCapital(words[i]) || isCapital(words[i - 1]) && i > 1) return null;
  if (language === "en") {
    const from = /^(?:The|A|An|When|After|While|As|In|On|By|But|And)$/.test(words[i]!.text) ? i + 1 : i;
    const to = from < words.length ? nameTo(words, from, free) : null;
    return to !== null && to > from + 1 && words.slice(from + 1, to).some(({text}) => organisations.test(text)) && !(to === from + 2 && notBodies.test(words[to - 1]!.text) && from < 2) ? {from, to, attacks: false} : null;
  }
  if (!bodies.test(words[i]!.text)) return null;
  let to = i + 1;
  while (to < words.length && to < i + 9 && free(to, to + 1) && (isCapital(words[to]) || bodyWords.test(words[to]!.key))) to++;
  while (to > i + 1 && /^(?:de|du|des|d'|la|le|les|l'|et|pour)$/.test(words[to - 1]!.key)) to--;
  return to > i + 1 ? {from: i, to, attacks: false} : null;
}

const bodyWords = /^(?:de|du|des|d'|la|le|les|l'|pour|democratiques?|alliee?s|populaires?|nationale?s?|patriotiques?|islamiques?|armee?s?|liberation|revolutionnaires?|unie?s|unifiee?|libres?|defense|soutien|rapides?|peuple|resistance|salut|changement)$/;

/** The end of a capitalised name that starts at word `i`, or null. */
function nameTo(words: readonly Word[], i: number, free: Free): number | null {
  if (!isCapital(words[i]) || !free(i, i + 1)) return null;
  let to = i + 1;
  while (to < words.length && to < i + 8) {
    if (isCapital(words[to]) && free(to, to + 1)) to++;
    else if (/^(?:of|for|de|du|des|d'|pour)$/.test(words[to]!.key) && isCapital(words[to + 1]) && free(to, to + 2)) to += 2;
    else if (/^(?:of|for|de|pour|al|el)$/.test(words[to]!.key) && /^(?:the|la|le|l')$/.test(words[to + 1]?.key ?? "") && isCapital(words[to + 2]) && free(to, to + 3)) to += 3;
    else break;
  }
  return to;
}

function isCapital(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}[\p{L}\p{M}\p{N}'’.]+$/u.test(word.text);
}
