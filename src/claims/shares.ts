import {boundBefore} from "./bound-before.ts";
import {directionAt, isLevel} from "./changes.ts";
import {clauseOf, ofKind, type Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";

/** Parts of a whole: "36 percent of the deaths", "la plupart ont eu lieu dans le Nord", "more than half of them". */
export function shares(parsed: Parsed): Draft[] {
  return [...percentages(parsed), ...fractions(parsed), ...oneIn(parsed), ...ofEvery(parsed)];
}

/** "Of every ten people killed, four died in the Sahel", "Sur dix morts, quatre": a part of a round number. */
function ofEvery(parsed: Parsed): Draft[] {
  const part = everyAt(parsed);
  if (part === null) return [];
  const {tokens} = parsed;
  const [whole, of] = [tokens[part]!.number!.value, tokens[ofKind(parsed, "#")[0]!]!.number!.value];
  return typeof whole === "number" && typeof of === "number" ? [share(parsed, part, tokens[part]!.number!.comparator, Math.round(1000 * whole / of) / 10)] : [];
}

/** The second number of such a sentence, null where it is none. */
export function everyAt(parsed: Parsed): number | null {
  const {tokens, shape} = parsed;
  const lead = /^(?:od|o|w|i)(?=#[^#.:]*[DEqKk][^#.:]*,[^#,.:]{0,3}#)/.exec(shape);
  if (lead === null || !/^(?:of every|out of every|for every|sur)$/.test(tokens.slice(0, lead[0].length).map(({key}) => key).join(" "))) return null;
  const [first, second] = ofKind(parsed, "#");
  const [of, part] = [tokens[first!]!.number!.value, tokens[second!]!.number!.value];
  return typeof of === "number" && typeof part === "number" && part < of && /^(?:4|5|10|20|100|1000)$/.test(String(of)) ? second! : null;
}

/** "one attack in five", "neuf attaques sur dix". */
function oneIn(parsed: Parsed): Draft[] {
  return ofKind(parsed, "#").flatMap((index) => {
    const ratio = ratioAt(parsed, index);
    if (ratio === null) return [];
    const [from] = clauseOf(parsed, index);
    if (/^(?:ont |a )?(?:perdu|lost|lose)\b/.test(parsed.tokens[ratio.last + 1]?.key ?? "")) return [];
    const counted = "DEq".includes(parsed.tokens[index + 1]!.kind) || isWholeOfViolence(parsed, ratio.last) || ofKind(parsed, "%/", from, index).length > 0 && /[DEVq]/.test(parsed.shape.slice(from, index));
    return counted ? [{...share(parsed, index, parsed.tokens[index]!.number!.comparator, ratio.percent), to: ratio.last + 1}] : [];
  });
}

/** The percentage that "nine residents in ten" and "one in eight" state, from the first number, and the token of the second; null where there is none. */
export function ratioAt({tokens, shape}: Parsed, index: number): {percent: number; last: number} | null {
  const part = tokens[index]?.number?.value;
  if (typeof part !== "number") return null;
  const noun = /^[HCDEAqw]/.test(shape.slice(index + 1)) && !among.test(tokens[index + 1]!.key) ? 1 : 0;
  let last = index + 1 + noun;
  if (noun === 1 && /^o[dw]?[bEVw]/.test(shape.slice(last))) last += /^o[dw]?[bEVw]/.exec(shape.slice(last))![0].length;
  const start = last;
  while (last < start + 3 && among.test(tokens[last]?.key ?? "")) last++;
  const whole = tokens[last]?.number?.value;
  const joint = tokens.slice(start, last).map(({key}) => key).join(" ");
  if (typeof whole !== "number" || part >= whole || whole < 2 || whole > 1000 || !/^(?:in|sur|out of|in every|out of every|of every)$/.test(joint)) return null;
  if (noun === 1 && "EDCHAGqZn".includes(shape[last + 1] ?? ".") && !/^(?:tuee?s?|mortes?)$/.test(tokens[last + 1]!.key) || noun === 0 && joint === "in" && whole > 10) return null;
  return {percent: Math.round(1000 * part / whole) / 10, last};
}

const among = /^(?:in|out|of|every|sur)$/;

/** "67 percent of respondents feared attacks": the share of a survey. */
function isSurvey({tokens}: Parsed): boolean {
  return tokens.some(({key}) => /^(?:respondents?|surveyed|polled|interviewees|interviewed|sondes?|sondees?|interroges?|interrogees?|poll|polls|survey|sondage|sondages)$/.test(key));
}

function percentages(parsed: Parsed): Draft[] {
  if (isSurvey(parsed)) return [];
  return ofKind(parsed, "%").flatMap((index) => {
    const {number} = parsed.tokens[index]!;
    if (number === null || directionAt(parsed, index) !== null && !isLevel(parsed, index) || !isWholeOfViolence(parsed, index)) return [];
    return [share(parsed, index, number.comparator, number.value)];
  });
}

function fractions(parsed: Parsed): Draft[] {
  return ofKind(parsed, "/").flatMap((index) => {
    const {data, key} = parsed.tokens[index]!;
    if (data.value === undefined || /M[^,.:]{0,3}$/.test(parsed.shape.slice(0, index)) || directionAt(parsed, index) !== null && data.comparator !== "gt") return [];
    const after = parsed.shape.slice(index + 1, index + 7);
    if (!isWholeOfViolence(parsed, index) || !/^[@owdlLsCHADEVqTPenck]/.test(after) || /^(?:quart|tiers|moitie)$/.test(key) && !after.startsWith("o")) return [];
    return [share(parsed, index, boundBefore(parsed, index) ?? data.comparator ?? "eq", data.value)];
  });
}

/** Whether the whole is deaths, events or violence, and not people, votes or land. */
function isWholeOfViolence(parsed: Parsed, index: number): boolean {
  const [from, to] = clauseOf(parsed, index);
  const after = [...parsed.shape.slice(index + 1, Math.min(to, index + 14))].map((kind, i) => kind === "k" && /^(?:lost|loses?|losing|perdu|perdent)$/.test(parsed.tokens[index + 1 + i]!.key) ? "w" : kind).join("");
  const violent = /^o[dwaLAPGcsHT#\/"']{0,7}?[DEVqKk]A?/.exec(after);
  if (violent !== null) return !/^['’]s?$/.test(parsed.tokens[index + 1 + violent[0].length]?.key ?? "");
  const tally = /^o[dwaC]{0,3}N/.exec(after);
  if (tally !== null && /^(?:death |civilian |deadly )?(?:toll|bilan)/.test(parsed.tokens[index + tally[0].length]!.key)) return true;
  const of = /^o[dwaLAPcs\/']{0,5}?([DEVq@CHAKkZTLnG])/.exec(after);
  if (of !== null) {
    if ("DEVqKk".includes(of[1]!)) return true;
    if (of[1] === "@" && /^(?:its|their|his|her|leurs?|ses|son|sa)$/.test(parsed.tokens[index + of[0].length]!.key)) return /^[aw]{0,2}[DEVqCHA]/.test(after.slice(of[0].length));
    if (of[1] === "@") return /[DEVqKkBC]/.test(parsed.shape.slice(0, index)) || index - from < 6;
    if ("CHA".includes(of[1]!)) return /^.{0,3}[DEVqKkB]/.test(after.slice(of[0].length)) || /[Kk]/.test(after.slice(of[0].length, of[0].length + 5));
    return false;
  }
  if (/^[CH][dwA]{1,6}[KB]/.test(after)) return true;
  if (/^o[dwa]{0,2}N/.test(after) && /[DEq]/.test(parsed.shape.slice(0, index)) || /^h[dw]{0,2}[EDKB]/.test(after)) return true;
  if (parsed.tokens.slice(Math.max(from, index - 3), index).some(({key}) => key === "en") && index + 1 === to && /[DEq]/.test(parsed.shape.slice(0, index))) return true;
  if (parsed.shape[index] === "/" && /^d?[Lw]{0,4}[DEVq]/.test(after)) return true;
  if (after.startsWith("@")) return /[DEVqKkBC]/.test(parsed.shape) || index - from < 6;
  const subject = parsed.shape.slice(Math.max(0, index - 16), index);
  if (/^(?:[^o#Z]{0,3}[ekuyL]|[cw]{1,2}[iL]|,|$|T|i|t)/.test(after) || /^[dwa]{0,2}C/.test(after)) return /[DEqKkB](?![^DEqKkBZ]*Z)/.test(subject) || /^.{0,10}[DEqKk]/.test(after) || /@/.test(subject);
  return /^[wda]{0,2}[DEVq]/.test(after);
}

function share(parsed: Parsed, index: number, comparator: Draft["comparator"], value: Draft["value"]): Draft {
  const [from, to] = clauseOf(parsed, index);
  let end = index + 1;
  for (let i = end; i < to && i < index + 12; i++) {
    if (parsed.tokens[i]!.kind === "," || parsed.tokens[i]!.kind === "#") break;
    if ("DEVqCHALTKk@cB".includes(parsed.tokens[i]!.kind)) end = i + 1;
  }
  const start = parsed.tokens.slice(Math.max(from, index - 4), index).findIndex(({kind, key}) => kind === "e" || /^account/.test(key) || kind === "L" || kind === "A");
  const events = ofKind(parsed, "E", Math.max(from, index - 10), end).map((i) => parsed.tokens[i]!.data.type);
  return {
    measure: "share", unit: "percent", comparator, value, anchor: index, from: start < 0 ? index : Math.max(from, index - 4) + start, to: end,
    eventType: events.find((type) => type !== undefined && type !== "any") ?? null, victims: [], rule: "share", baseline: index + 1 < end ? [index + 1, end] : null
  };
}
