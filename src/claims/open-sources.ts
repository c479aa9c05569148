import type {ClaimLanguage} from "./lexicon.ts";
import type {Word} from "./words.ts";

/**
 * The open class of those who count: capitalised names with a word such as Observatory or Database ("the Kivu Security Tracker", "l'Observatoire des
 * droits"), and unknown acronyms before a verb of recording ("INSO recorded"). Answers the word after the name that starts at `i`, or null.
 */
export function openSourceAt(words: readonly Word[], i: number, language: ClaimLanguage): number | null {
  if (recorder(words, i)) return i + 1;
  if (!isCapital(words[i])) return null;
  return language === "fr" ? frenchName(words, i) : englishName(words, i);
}

const bodies = /^(?:Tracker|Observatory|Monitor|Database|Index|Institute|Network|Centre|Center|Commission|Agency|Association|Foundation|Initiative|Watch|University|Bureau|Programme|Consortium|Clinic|Collective|Federation|Laboratory)$/;
const frenchBodies = /^(?:Observatoire|Baromètre|Institut|Centre|Réseau|Commission|Fondation|Collectif|Comité|Ligue|Association|Agence|Fédération|Université|Laboratoire)$/;

function englishName(words: readonly Word[], i: number): number | null {
  if (isCapital(words[i - 1]) && i > 1) return null;
  let to = i;
  let body = -1;
  while (to < words.length && to < i + 8 && (isCapital(words[to]) || to > i && /^(?:of|for|on|and)$/.test(words[to]!.key) && isCapital(words[to + 1]))) if (bodies.test(words[to++]!.text)) body = to;
  return body > i + 1 || body === i + 1 && /^(?:for|of|on)$/.test(words[body]?.key ?? "") && to > body ? to : null;
}

function frenchName(words: readonly Word[], i: number): number | null {
  if (!frenchBodies.test(words[i]!.text) || !/^(?:l'|le|la|du|de|d'|selon|au|et)$/.test(words[i - 1]?.key ?? "")) return null;
  let to = i + 1;
  while (to < words.length && to < i + 9 && (isCapital(words[to]) || joints.test(words[to]!.key))) to++;
  while (to > i + 1 && /^(?:de|du|des|d'|la|le|les|l'|pour|sur|et)$/.test(words[to - 1]!.key)) to--;
  return to > i + 1 ? to : null;
}

const joints = /^(?:de|du|des|d'|la|le|les|l'|pour|sur|et|droits|homme|humains|securite|national|nationale|recherches?|etudes|strategiques|internationale?|syrien|syrienne|soudanaise?|congolaise?|medias|paix|conflits?|violences?|humanitaire)$/;

function recorder(words: readonly Word[], i: number): boolean {
  if (/^[A-Z]{3,7}$/.test(words[i]!.text) && isCapital(words[i + 1]) && recording.test(words[i + 2]?.key ?? "")) return true;
  return /^[A-Z][A-Z-]{2,7}$/.test(words[i]!.text) && /^(?:has|have|had|a|ont)?$/.test(recording.test(words[i + 1]?.key ?? "") ? "" : words[i + 1]?.key ?? "none") && (recording.test(words[i + 1]?.key ?? "") || recording.test(words[i + 2]?.key ?? ""));
}

const recording = /^(?:record(?:s|ed)|count(?:s|ed)|logg?(?:s|ed)|document(?:s|ed)|verif(?:ies|ied)|tall(?:ies|ied)|register(?:s|ed)|catalogued|estimates|calculates|reckons|recens\w+|denombr\w+|documente\w*|comptabilis\w+|repertori\w+|verifie\w*)$/;

function isCapital(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}[\p{L}\p{M}'’.&]+$/u.test(word.text) && !/^(?:The|A|An|In|On|By|At|And|But|As|When|After|Les|Des|Une|Un|Le|La)$/.test(word.text);
}
