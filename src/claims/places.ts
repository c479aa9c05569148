import {gazetteer, nameAt} from "./gazetteer.ts";
import {phrases, type Lexicon} from "./lexicon.ts";
import {phraseAt, phraseTable} from "./numbers.ts";
import type {Word} from "./words.ts";

/** A place as a sentence writes it. Word indices, the last exclusive. */
export interface PlaceMention {
  from: number;
  to: number;
  /** The gazetteer has it; others are names after a word of place. */
  known: boolean;
}

/** The places of a sentence: names of the gazetteer, and capitalised names after a word of place, with the parts and divisions that belong to them. */
export function findPlaces(words: readonly Word[], free: (from: number, to: number) => boolean, lexicon: Lexicon): PlaceMention[] {
  const table = tableOf(lexicon);
  const names = gazetteer();
  const found: PlaceMention[] = [];
  for (let i = 0; i < words.length;) {
    const axis = axisAt(words, i, free);
    if (axis !== null) {
      found.push({...axis, known: false});
      i = axis.to;
      continue;
    }
    const known = free(i, i + 1) && /^[\p{Lu}\p{Ll}]/u.test(words[i]!.text) ? nameAt(words, i, names) : null;
    const compass = nationalAt(words, i, free, lexicon) ?? compassAt(words, i, free, found[found.length - 1] ?? null, lexicon);
    if (compass !== null) {
      found.push({...compass, known: false});
      i = compass.to;
      continue;
    }
    const generic = phraseAt(words, i, table.unnamed);
    const counted = generic !== null && generic.to === i + 1 && (/^\d/.test(at(words, i - 1)) || at(words, i - 1) in lexicon.units);
    const unnamed = counted ? null : generic !== null && lexicon.language === "en" && at(words, generic.to) === "of" && /^\p{Lu}/u.test(words[generic.to + 1]?.text ?? "") ? null : generic !== null && lexicon.language === "fr" && /^(?:de|du|d'|des)$/.test(words[generic.to]?.key ?? "") ? null : generic;
    const guessed = known === null ? guess(words, i, found[found.length - 1] ?? null, free, table) ?? divided(words, i, free, table) ?? within(words, i, free, names) : null;
    const to = known ?? guessed ?? unnamed?.to ?? null;
    if (to !== null && lexicon.language === "fr" && words.slice(i, to).every(({key}) => table.direction.has(key)) && /^(?:du|de|d')$/.test(at(words, to)) && /^\p{Lu}|^(?:la|l')$/u.test(words[to + 1]?.text ?? "")) {
      i++;
      continue;
    }
    if (to === null || !free(i, to) || continues(words, to) || known !== null && isAdjective(words, i, to)) {
      i++;
      continue;
    }
    const whole = known === null && guessed === null && lexicon.language === "fr" && !table.direction.has(words[i - 2]?.key ?? "") ? {from: i, to} : extended(words, i, to, free, table, lexicon);
    if (whole !== null) found.push({...whole, known: known !== null || unnamed !== null});
    i = Math.max(i + 1, whole?.to ?? to);
  }
  return found;
}

interface Table {
  strong: ReadonlySet<string>;
  weak: ReadonlySet<string>;
  direction: ReadonlySet<string>;
  division: ReadonlySet<string>;
  unnamed: ReturnType<typeof phraseTable<true>>;
}

const tables = new Map<Lexicon, Table>();
const weakWords = new Set("of from for to over through within against on with le la les l' de du des d' pour sur beyond".split(" "));

function tableOf(lexicon: Lexicon): Table {
  let table = tables.get(lexicon);
  if (table === undefined) {
    const locative = phrases(lexicon.place.locative);
    table = {
      strong: new Set(locative.filter((word) => !weakWords.has(word))), weak: weakWords,
      direction: new Set(phrases(lexicon.place.direction)), division: new Set(phrases(lexicon.place.division)), unnamed: phraseTable([[lexicon.place.unnamed, true]])
    };
    tables.set(lexicon, table);
  }
  return table;
}

/** What stands in a place and is none: the camp, the post, the seat of the governor. */
const facilities = /^(?:camp|marche|gouvernorat|site|poste|base)$/;

const notPlaces = /^(?:I|No|Every|Each|Any|One|Another|Which|What|Both|Other|Several|Some|Most|Many|Few|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Its|Their|Our|His|Her|Old|New|Chaque|Aucun|Aucune|Cette|Ce|Ces|Des|Du|Deux|Trois|Quatre|Cinq|Six|Sept|Huit|Neuf|Dix|Plusieurs|The|A|An|He|She|It|They|We|This|That|These|Those|University|Council|Office|Institute|Ministry|Committee|Friday|Monday|Sunday|Saturday|Tuesday|Thursday|Wednesday|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|Ramadan|Islam|Islamist|Islamic|Twitter|Telegram|Facebook|English|French|Arabic|President|Prime|General|Operation|God|Le|La|Les|Un|Une|Il|Elle|Ils|Dieu|Noël|Etat|État|Etats|États|Conseil|Ministère|Saint|X|Mr|Mrs|Ms|Dr|M|Mme|Col|Gen|Lt|Maj|Capt|Sgt|Muslims?|Christians?|Sunni|Shia|Jews?|Fulani|Arab|Arabs)$/;

/** A capitalised name after a word of place, or joined to a place by a comma or "and". */
function guess(words: readonly Word[], i: number, before: PlaceMention | null, free: (from: number, to: number) => boolean, {strong, direction}: Table): number | null {
  if (!free(i, i + 1) || !isName(words[i]!) && !(/^(?:al|el|as|an|ad|ar)$/i.test(words[i]!.key) && words[i + 1]?.glued === true && isName(words[i + 1]!))) return null;
  if (peoples.test(words[i]!.key) && /^(?:nationals?|citizens?|civilians?|soldiers?|troops|forces|officials?|army|people)$/.test(words[i + 1]?.key ?? "")) return null;
  if (demonym.test(words[i]!.key) && /^\p{Ll}/u.test(words[i + 1]?.text ?? "") && !/^(?:and|or|in|on|at|by|from|to|with|since|over|during|after|before|between|last|this|that|who|which|when|where|as|was|were|is|are|has|have|had|killed|died|left|rose|fell|alone|state|province|district|region)$/.test(words[i + 1]!.key)) return null;
  if (demonym.test(words[i]!.key) && /^(?:state|province|district|region)$/.test(words[i + 1]?.key ?? "") && words[i + 2]?.key === "of") return null;
  if (words[i - 1]?.key === "'s" && before?.to === i - 1) return named(words, i, free);
  if (/^(?:neighbou?ring|nearby|adjacent|voisine?)$/.test(words[i - 1]?.key ?? "")) return named(words, i, free);
  if (words[i - 1]?.key === "," && words[i - 2]?.key === "capital") return named(words, i, free);
  let at = i - 1;
  while (at >= 0 && /^(?:the|le|la|les|l')$/.test(words[at]!.key)) at--;
  while (at >= 0 && direction.has(words[at]!.key)) at--;
  if (/^(?:bombed|shelled|struck|stormed|raided|attacked|pounded|overran|bombarde|pilonne|attaque|frappe)$/.test(words[i - 1]?.key ?? "") && i > 1) return named(words, i, free);
  if (/^(?:from|de|du|d')$/.test(words[at]?.key ?? "") && /^(?:far|away|km|kilometres|kilometers|miles|loin|pres|outside|autour|abords|environs|alentours|sortie|entree|large|proximite)$/.test(words[at - 1]?.key ?? "")) return named(words, i, free);
  const previous = words[at]?.key ?? "";
  const head = /(?:enne|ienne|aise|ien|ais|ane|ine|caine|militaire|navale?|aerienne?|miniere?|frontaliere?)$/.test(words[at - 1]?.key ?? "") ? words[at - 2] : words[at - 1];
  if (/^(?:of|de|d'|du|des)$/.test(previous) && /^(?:village|town|city|district|province|region|state|department|commune|locality|neighbourhood|neighborhood|municipality|county|port|outskirts|area|camp|ville|localite|quartier|departement|etat|secteur|territoire|territory|villages|towns|banlieue|peripherie|poste|base|eglise|mosquee|marche|ecole|hopital|prison|site|foret|gare|aeroport|route|pont|mine|massacre|attaque|embuscade|bataille|tuerie|siege|chute|prise|attentat|affrontements|combats|bombardements?|frappe|raid|assaut|plage|lac|mont|battle|cercle|prefecture|gouvernorat|comte|vallee|ile|church|mosque|prison|port|forest|hamlet|hameau|region|axe|island|peninsula|valley|archipelago|siege|dam|crossing|strip|suburb|woreda|canton|school|hospital|market|monastery|prison|mosque|town)$/.test(head?.key ?? "")) return named(words, i, free);
  if (previous === "sur" && /^(?:frappes?|raids?|bombardements?|attaques?|offensive|tirs?|assaut|nuit|derniere|passee|aeriens?|aeriennes?|israeliennes?|russes|drones?)$/.test(words[at - 1]?.key ?? "")) return named(words, i, free);
  if (previous === "on" && /^(?:attacks?|raids?|assaults?|strikes?|offensive|airstrikes?|march|shelling|bombing)$/.test(words[at - 1]?.key ?? "")) return named(words, i, free);
  if (/^(?:axe|route|corridor)$/.test(previous) && words[at]!.text === words[at]!.key) return named(words, i, free);
  if (/^(?:between|entre)$/.test(previous)) return named(words, i, free);
  if (previous === "for" && /^(?:struggle|battle|fight)$/.test(words[at - 1]?.key ?? "")) return named(words, i, free);
  const listed = before !== null && (before.to === at && /^(?:,|and|et|or|ou)$/.test(previous) || before.to === at - 1 && words[at - 1]!.key === "," && /^(?:and|et)$/.test(previous));
  if (!(strong.has(previous) && at >= 0) && !listed) return null;
  return named(words, i, free);
}

function named(words: readonly Word[], i: number, free: (from: number, to: number) => boolean): number | null {
  let to = i + 1;
  while (to < words.length && to < i + 5 && free(to, to + 1)) {
    if (isName(words[to]!)) to++;
    else if (/^(?:of|de|do|da|du|des|del|al|el|la|d')$/.test(words[to]!.key) && words[to + 1] !== undefined && isName(words[to + 1]!) && free(to + 1, to + 2)) to += 2;
    else break;
  }
  return /^(?:University|Council|Office|Institute|Ministry|Committee|Court|Agency|Programme|Program|Mission|Party|Group|Database|Security|Front|Army|Force|Forces)$/.test(words[to - 1]!.text) ? null : to;
}

/** "The Jos-Abuja road", "l'axe Dori-Gorgadji": a road by its ends. */
function axisAt(words: readonly Word[], i: number, free: (from: number, to: number) => boolean): {from: number; to: number} | null {
  if (!isName(words[i]!) || words[i + 1]?.glued !== true || !isName(words[i + 1]!) || !free(i, i + 2)) return null;
  if (/^(?:road|highway|axis|corridor)$/.test(at(words, i + 2))) return {from: i, to: i + 3};
  if (!/^(?:axe|route)$/.test(at(words, i - 1))) return null;
  return {from: /^(?:l'|la)$/.test(at(words, i - 2)) ? i - 2 : i - 1, to: i + 2};
}

const peoples = /(?:[ai]an|ese|ish|eli)$/;

/** "the Nigerian state of", "in the Iraqi city of": the adjective of a people before the word for a place. */
const demonym = /(?:ian|ean|ese|ish|eli|[cgklruy]an|qi|ali|emi|ani|abe|nch|utch)$/;

/** "The Haitian capital", "the Somali border", "la capitale malienne": a place that has only its people's name. */
function nationalAt(words: readonly Word[], i: number, free: (from: number, to: number) => boolean, {language, actor}: Lexicon): {from: number; to: number} | null {
  const place = language === "en" ? i + 2 : i + 1;
  const people = language === "en" ? i + 1 : i + 2;
  if (!/^(?:the|la|le|l')$/.test(at(words, i)) || words[people] === undefined || !free(i, i + 3)) return null;
  if (language === "en" ? !/^\p{Lu}/u.test(words[people]!.text) || !demonym.test(at(words, people)) || !/^(?:capital|border|coast|countryside)$/.test(at(words, place)) : !/^(?:capitale|frontiere|cote|littoral)$/.test(at(words, place)) || !actor.nationality.test(at(words, people))) return null;
  const next = at(words, i + 3) === "," || at(words, i + 3) === "of" ? words[i + 4] : words[i + 3];
  return next !== undefined && /^\p{Lu}/u.test(next.text) ? null : {from: i, to: i + 3};
}

/** "In the east", "across the north-west of the country": a side of a country where it is a noun, and does not only say where in it a named place lies. */
function compassAt(words: readonly Word[], i: number, free: (from: number, to: number) => boolean, before: PlaceMention | null, {language}: Lexicon): {from: number; to: number} | null {
  if (language !== "en" || at(words, i) !== "the" || !/^(?:in|across|throughout|of|to|over|into|from)$/.test(at(words, i - 1)) || before !== null && before.to >= i - 1) return null;
  let to = i + 1;
  while (to < i + 4 && (/^(?:far|north|south|east|west|northeast|northwest|southeast|southwest)$/.test(at(words, to)) || words[to]?.glued === true && at(words, to) === "centre")) to++;
  if (to === i + 1 || at(words, to - 1) === "far" || !free(i, to) || /^[\p{L}]/u.test(words[to]?.text ?? ".") && !/^(?:of|and|is|was|are|were|has|have|had|than|in|on|by|during|since|between|over|this|last|where|alone|rose|fell|killed|died|from|to|with|after|before|as|at|for|near|which|who|that|left)$/.test(at(words, to))) return null;
  if (at(words, to) === "of") return at(words, to + 1) === "the" && at(words, to + 2) === "country" ? {from: i, to: to + 3} : null;
  return {from: i, to};
}

/** "Somali troops", "Nigerian soldiers": a name of the gazetteer that is the adjective of a people. */
function isAdjective(words: readonly Word[], i: number, to: number): boolean {
  return to === i + 1 && /^(?:somali|afar|oromo|punjabi|tuareg)$/.test(words[i]!.key) && /^\p{Ll}/u.test(words[to]?.text ?? "") && !/^(?:region|state|province|district|and|in|on|at)$/.test(words[to]!.key);
}

/** "Dankolo, Kebbi state", "the Bodu massacre": a name before the known place in which it lies, or before the killing for which it is known. */
function within(words: readonly Word[], i: number, free: (from: number, to: number) => boolean, names: ReturnType<typeof gazetteer>): number | null {
  if (!free(i, i + 1) || !isName(words[i]!) || peoples.test(words[i]!.key) || /^(?:in|at|near|on|from|to|en|au|aux|dans|pres|vers|pour|by|for)$/.test(words[i]!.key)) return null;
  const to = named(words, i, free);
  if (to === null || /^\p{Lu}/u.test(words[i - 1]?.text ?? "") && i > 1) return null;
  if (/^(?:massacre|killings|bombing|tragedy|carnage)$/.test(words[to]?.key ?? "") && i > 0) return to;
  if (words[to]?.key !== ",") return null;
  if (/^(?:where|ou)$/.test(at(words, to + 1))) return to;
  if (settlements.test(keysOf(words, to + 1, to + 4))) return to;
  if (!/^(?:in|into|at|near|of|on|to|from|through|a|pres|vers|de|d')$/.test(words[i - 1]?.key ?? "")) return null;
  const wider = /^(?:in|en|au|dans)$/.test(at(words, to + 1)) ? to + 2 : to + 1;
  return words[wider] === undefined || !/^\p{Lu}/u.test(words[wider]!.text) || nameAt(words, wider, names) === null ? null : to;
}

/** "Pazigyi, a village in", "Kobané, ville du nord". */
const settlements = /^(?:(?:a|an|the|une?|la|le) )?(?:\S+ )?(?:village|town|city|hamlet|suburb|district|settlement|locality|ville|localite|commune|bourgade|hameau|quartier)\b/;

function keysOf(words: readonly Word[], from: number, to: number): string {
  return words.slice(from, to).map(({key}) => key).join(" ");
}

/** A name that its division makes a place, whatever stands before it: "Tora market", "Warrap State". */
function divided(words: readonly Word[], i: number, free: (from: number, to: number) => boolean, {division}: Table): number | null {
  let to = i;
  while (to < words.length && to < i + 3 && free(to, to + 1) && isName(words[to]!)) to++;
  if (to === i || words[to] === undefined || /^(?:of|de|du)$/.test(words[to + 1]?.key ?? "") || /(?:ian|can|ese|ish|yan|ani|eri|lian|rian|ench)$/.test(words[to - 1]!.key)) return null;
  if (/^(?:school|junction|reserve|road|highway|forest|airport|neighbou?rhood|suburb|park|crossing|township|dam|beach|meadow|hills?|river|bridge|square|desert|plateau|mountains?)$/.test(words[to]!.key) && (at(words, i - 1) !== "the" || words[to]!.key !== "school") && to > i) return to + 1;
  const local = words[to]!.key === "local" && words[to + 1]?.key === "government" && words[to + 2]?.key === "area";
  return local || division.has(words[to]!.key) && !/^(?:area|zone|camp|de|du)$/.test(words[to]!.key) ? to : null;
}

function at(words: readonly Word[], i: number): string {
  return words[i]?.key ?? "";
}

function isName({text}: Word): boolean {
  return /^\p{Lu}[\p{L}\p{M}'’]*\p{L}$/u.test(text) && !notPlaces.test(text);
}

/** A country's name that goes on into another thing: "Niger State" does not, "Islamic State" does. */
function continues(words: readonly Word[], to: number): boolean {
  if (/^(?:university|council|institute|ministry|academy|agency|conference|times|post|club|brigade|accords?|declaration|agreement|party|court|branch|affiliate|wing|command|office)$/.test(words[to]?.key ?? "")) return true;
  return words[to] !== undefined && words[to]!.glued && /^(?:led|backed|based|born|linked|style|held|controlled|occupied|dominated|made|wide|owned|[a-z]{3,}ed)$/.test(words[to]!.key);
}

/** "Cameroon's North-West region", "Somalia's Lower Shabelle": a side that is the name of a unit, and not "Nigeria's north". */
function isProperSide(words: readonly Word[], i: number, division: ReadonlySet<string>): boolean {
  if (!/^\p{Lu}/u.test(words[i]?.text ?? "")) return false;
  let to = i + 1;
  while (words[to]?.glued === true || /^(?:north|south|east|west)$/.test(at(words, to))) to++;
  return /^\p{Lu}/u.test(words[to]?.text ?? "") || division.has(at(words, to));
}

function extended(words: readonly Word[], i: number, end: number, free: (from: number, to: number) => boolean, {direction, division}: Table, lexicon: Lexicon): {from: number; to: number} | null {
  let [from, to] = [i, end];
  const at = (n: number) => words[n]?.key ?? "";
  if (lexicon.language === "en") {
    if (division.has(at(to)) && free(to, to + 1) && !(at(to) === "market" && /^(?:a|an)$/.test(at(from - 1)))) to++;
    else if (/^(?:reserve|junction|forest|road|governorates|school|dam|crossing|mountains?|beach|meadow|hills?|bridge|desert)$/.test(at(to)) && free(to, to + 1)) to++;
    else if (words[to]?.text === "National" && words[to + 1]?.text === "Park") to += 2;
    else if (at(to) === "local" && at(to + 1) === "government" && at(to + 2) === "area") to += 3;
    if (at(to) === "'s" && !isProperSide(words, to + 1, division) && (direction.has(at(to + 1)) || at(to + 1) === "far" && direction.has(at(to + 2)))) {
      if (at(from - 1) === "the" && free(from - 1, from)) from--;
      to += at(to + 1) === "far" ? 3 : 2;
      while (direction.has(at(to)) || at(to) === "and" && direction.has(at(to + 1))) to++;
      if (/^(?:governorates|provinces|districts|regions|counties|states|coast|border)$/.test(at(to)) && free(to, to + 1)) to++;
    }
    if (/^(?:heights|islands|mountains|highlands)$/.test(at(to - 1)) && at(from - 1) === "the" && free(from - 1, from)) from--;
    if (/^(?:administered|held|controlled|occupied|ruled|run)$/.test(at(from - 1)) && words[from - 1]!.glued && free(from - 2, from)) from -= 2;
    if (direction.has(at(from - 1)) && free(from - 1, from)) {
      from--;
      while (words[from]!.glued && direction.has(at(from - 1)) && free(from - 1, from)) from--;
    } else if (direction.has(at(from - 2)) && /^(?:of)$/.test(at(from - 1))) from -= at(from - 3) === "the" ? 3 : 2;
    return {from, to};
  }
  if (to === from + 1 && direction.has(at(from)) && /^(?:le|l')$/.test(at(from - 1)) && !/^(?:de|du|d')$/.test(at(to))) return {from: from - 1, to};
  while (words[to]?.glued === true && /^(?:Nord|Sud|Est|Ouest|Central|Centre)$/.test(words[to]!.text) && free(to, to + 1)) to++;
  const article = /^(?:la|le|l'|les)$/.test(at(from - 1)) ? 1 : 0;
  const joint = from - 1 - article;
  if (/^(?:de|du|d'|des)$/.test(at(joint)) && division.has(at(joint - 2)) && !at(joint - 2).endsWith("s") && lexicon.actor.nationality.test(at(joint - 1)) && free(joint - 2, joint)) return {from: /^(?:le|la|l'|les)$/.test(at(joint - 3)) ? joint - 3 : joint - 2, to};
  if (/^(?:de|du|d'|des)$/.test(at(joint)) && (division.has(at(joint - 1)) && !/[^y]s$/.test(at(joint - 1)) || direction.has(at(joint - 1))) && free(joint - 1, joint)) {
    let head = joint - 1;
    while (words[head]!.glued && direction.has(at(head - 1)) || at(head - 1) === "extreme") head--;
    const indefinite = /^(?:un|une)$/.test(at(head - 1)) || facilities.test(at(head));
    if (!indefinite) from = /^(?:le|la|l'|les)$/.test(at(head - 1)) ? head - 1 : head;
  }
  if (from === i && /^(?:bassin|boucle|golfe|corne|bande|extreme|ile|foret)$/.test(at(from)) && /^(?:le|la|l'|les)$/.test(at(from - 1)) && free(from - 1, from)) from--;
  if (/^(?:occupee?|anglophone|francophone|occidental|oriental|septentrional|meridional|central)e?$/.test(at(to)) && free(to, to + 1)) to++;
  return {from, to};
}
