import {clauseOf, ofKind} from "./draft.ts";
import type {Parsed} from "./parse.ts";
import {everyAt, ratioAt} from "./shares.ts";
import {isTimes, struckTimes} from "./times.ts";

/** Numbers that count nothing by themselves, each with a sentence whose first number it is. */
export const notCounted: readonly {rule: string; example: string; holds: (parsed: Parsed, index: number) => boolean}[] = [
  {rule: "part of a word", example: "T-72 tanks shelled the town.", holds: isPartOfWord},
  {rule: "multiple", example: "Three times as many attacks were recorded as in 2022.", holds: (parsed, index) => isTimes(parsed, index) && !struckTimes(parsed, index)},
  {rule: "article", example: "One attack killed nobody.", holds: isOne},
  {rule: "part in a ratio", example: "Nine attacks in ten go unclaimed.", holds: (parsed, index) => ratioAt(parsed, index) !== null},
  {rule: "of every ten", example: "Of every ten people killed last year, four died in Bodu.", holds: (parsed, index) => everyAt(parsed) !== null && ofKind(parsed, "#").indexOf(index) < 2},
  {rule: "whole in a ratio", example: "Neuf attaques sur dix ne sont pas revendiquées.", holds: (parsed, index) => [2, 3, 4, 5].some((back) => ratioAt(parsed, index - back)?.last === index)}
];

/** "one attack", "un attentat": an article and no count, unless it is one person. */
export function isOne({tokens}: Parsed, index: number): boolean {
  const {number, key} = tokens[index]!;
  return number?.value === 1 && /^(?:one|un|une)$/.test(key) && !"HCAD".includes(tokens[index + 1]?.kind ?? "?");
}

/** What kills without a conflict. */
export const nature = /^(?:floods?|flooding|earthquakes?|cholera|malaria|measles|disease|diseases|famine|hunger|starvation|accidents?|crash|crashes|collision|collisions|cyclone|storm|covid|landslides?|epidemic|outbreak|heatwave|malnutrition|shipwreck|ebola|mpox|aids|hiv|tuberculosis|drought|traffic|wildfires?|avalanche|refinery|stampede|tanker|blaze|capsized?|mudslides?|suicides|overdoses?|inondations?|seisme|tremblement|paludisme|rougeole|naufrage|faim|epidemie|maladies?|canicule|secheresse|noyes|dengue|eboulements?|glissement|coulee|dams?|typhoon|tornado|tsunami)$/;

/** The dead of floods, hunger and accidents are none of a conflict. */
export function ofNature(parsed: Parsed, index: number): boolean {
  const [from, to] = clauseOf(parsed, index);
  return parsed.tokens.slice(Math.max(from, index - 10), Math.min(to, index + 24)).some(({key}) => nature.test(key)) && !parsed.tokens.slice(from, to).some(({kind, data, key}) => kind === "A" && !nature.test(key) || kind === "E" && data.type === "battle");
}

/** The 26 in "14 of the 26 provinces". */
export function ofWhole({shape}: Parsed, index: number): boolean {
  return /#o[dLw]{0,3}$/.test(shape.slice(Math.max(0, index - 5), index)) && /^[wa]{0,2}G/.test(shape.slice(index + 1));
}

/** "could kill", "pourrait faire": what has not happened is no count. */
export function looksAhead(parsed: Parsed, index: number): boolean {
  const {tokens, text} = parsed;
  const [from] = clauseOf(parsed, index);
  for (let i = index - 1; i >= from && i > index - 8; i--) {
    if (tokens[i]!.kind === ",") return false;
    if (tokens[i]!.kind === "M") return !/^\s+have\b|^-/.test(text.slice(tokens[i]!.end)) && !(tokens[i]!.key === "may" && /^[A-Z]/.test(tokens[i]!.text));
  }
  return false;
}

/** What was stopped before it happened, or outlived, is no event of the records. */
export const averted = /^(?:foil(?:ed|s|ing)?|thwart(?:ed|s|ing)?|prevent(?:ed|s|ing)?|avert(?:ed|s|ing)?|surviv(?:ed|es|ing)?|planned|planning|plotted|plotting|escaped|dejoue\w*|empeche\w*|survecu|echappe|projetaient|preparaient)$/;

/** "Of the 45 hostages, 12 were freed": the sentence counts who came back. */
export function areFree(parsed: Parsed, to: number): boolean {
  const [, end] = clauseOf(parsed, Math.max(0, to - 1));
  return parsed.tokens.slice(to, end).some(({key}) => /^(?:freed|released|rescued|alive|liberes?|liberees?|relachee?s?|secourus|vivants|sains)$/.test(key));
}

/** "T-72", "2/5": figures that are part of a word. */
export function isPartOfWord({tokens, text}: Parsed, index: number): boolean {
  const {end} = tokens[index]!;
  const after = text.slice(end, end + 1);
  return /[\p{L}/]/u.test(after) || after === "-" && /^-\p{L}/u.test(text.slice(end, end + 2)) || /[-/\p{L}]$/u.test(text.slice(0, tokens[index]!.start)) && /\d/.test(tokens[index]!.text[0]!);
}

/** Before or after the sign of a currency. */
export function isMoney({tokens, text}: Parsed, index: number): boolean {
  const {start, end} = tokens[index]!;
  const digits = text.slice(start, end).search(/\d/);
  return /[$€£¥]\s?$/.test(text.slice(Math.max(0, start - 2), start)) || digits > 0 && /[$€£]/.test(text.slice(start, end)) || /^\s?[$€£¥]/.test(text.slice(end, end + 2));
}
