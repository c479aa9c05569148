import type {Counted} from "./count.ts";
import {clauseOf, isClauseEnd, ofKind, type Draft} from "./draft.ts";
import {fateAt, joinsWounded, unnamedFate} from "./fate.ts";
import {areFree} from "./not-counted.ts";
import type {NounPhrase} from "./noun-phrase.ts";
import type {Parsed, Token} from "./parse.ts";

/** A number without a noun takes the subject of its clause, or what the number before it counted. */
export function withoutNoun(parsed: Parsed, index: number, phrase: NounPhrase, previous: Draft | null): Counted {
  const {tokens} = parsed;
  const next = tokens[phrase.to] ?? null;
  const fate = fateAt(parsed, index, 3) ?? unnamedFate(parsed, index);
  if (fate === "not_events" && tokens[index - 1]!.kind === "Z") return fate;
  if (fate === "dead") return lostThings(parsed, index) ? "not_events" : murdered(parsed, index) ? "civilian_deaths" : "deaths";
  if (fate === "abducted" && areFree(parsed, phrase.to)) return "not_events";
  if (fate === "wounded" || fate === "abducted" || fate === "casualties") return fate;
  if (next !== null && "KkW".includes(next.kind)) return next.kind === "W" ? "wounded" : joinsWounded(parsed, phrase.to) ? "casualties" : "deaths";
  if (next?.kind === "B") return fateAt(parsed, index, 4) === "not_events" ? "not_events" : "abducted";
  if (tokens[index - 1]?.kind === "y" && !/[UFx]/.test(parsed.shape.slice(Math.max(0, index - 5), index))) return "unknown";
  if (/^(?:as|to|a)$/.test(tokens[index - 1]?.key ?? "") && tokens[index - 2]?.kind === "N") return nounOfTally(parsed, tokens[index - 2]!) ?? "unknown";
  const listed = killedBefore(parsed, index) ?? fronted(parsed, index);
  if (listed !== null) return listed;
  const subject = subjectOf(parsed, index);
  if (subject !== null && previous !== null && stands(next)) {
    const at = tokens.indexOf(subject);
    const same = countedOf(previous);
    if (same !== null && previous.anchor < index && at >= previous.from && at < previous.to && !ofKind(parsed, ":", at, index).length) return same;
  }
  if (subject !== null) {
    if (subject.kind === "D" || subject.kind === "q" && /^(?:dead)/.test(subject.key)) return isCivilian(parsed, subject) ? "civilian_deaths" : "deaths";
    if (subject.kind === "E") return "events";
    if (subject.kind === "q") return "casualties";
    if (subject.kind === "N") return nounOfTally(parsed, subject) ?? countedOf(previous) ?? "unknown";
  }
  return stands(next) && previous !== null ? countedOf(previous) ?? "unknown" : "unknown";
}

/** "Killed more civilians than jihadists did: 1,021": whom the clause before a colon says were killed. */
function killedBefore({tokens, shape}: Parsed, index: number): Counted | null {
  if (tokens[index - 1]?.text !== ":" || /#/.test(shape.slice(0, index))) return null;
  const people = /[Kk][d@+-]?o?[aw]{0,2}([CH])[^:.]*:$/.exec(shape.slice(0, index));
  return people === null ? null : people[1] === "C" ? "civilian_deaths" : "deaths";
}

/** "From 2,300 in 2020, the number of dead rose to": what it counts is told after it. */
function fronted(parsed: Parsed, index: number): Counted | null {
  if (index > 1 || !/^(?:from|de|d')$/.test(parsed.tokens[index - 1]?.key ?? "")) return null;
  const subject = /^[^,.:]{0,3},[dw]{0,2}([NDE])/.exec(parsed.shape.slice(index + 1));
  if (subject === null) return null;
  const token = parsed.tokens[index + subject[0].length]!;
  return token.kind === "E" ? "events" : token.kind === "D" ? isCivilian(parsed, token) ? "civilian_deaths" : "deaths" : nounOfTally(parsed, token);
}

/** "lost 12 games": an unknown thing, not men. */
function lostThings({tokens}: Parsed, index: number): boolean {
  const next = tokens[index + 1];
  return /^(?:lost|loses?|losing|perdu|perd|perdant)$/.test(tokens[index - 1]?.key ?? "") && next?.kind === "w" && /[sx]$/.test(next.key) && !people.test(next.key);
}

/** Nouns of trade and descent by their endings: "beekeepers", "geologists", "charbonniers". */
const people = /(?:ers|ors|ists|ians|men|women|ees|goers|folk|eurs|euses|iers|ieres|istes|iens|ants|ateurs)$/;

/** A trade that the table lacks, before or after a verb that kills: "17 beekeepers were killed". */
export function murdered(parsed: Parsed, index: number): boolean {
  return tradeAt(parsed, index) !== null;
}

/** The token of that trade. */
export function tradeAt({tokens, shape}: Parsed, index: number): number | null {
  const words = /^[w]{1,3}/.exec(shape.slice(index + 1));
  const at = words === null ? -1 : tokens.slice(index + 1, index + 1 + words[0].length).findIndex(({key, text}) => people.test(key) && !/^\p{Lu}/u.test(text) && !/^(?:others|members|leaders|numbers|brothers|sisters|commanders|prisoners|troopers|hours|jours|tiers|milliers|dozens|premiers|derniers|number)$/.test(key));
  return at < 0 ? null : index + 1 + at;
}

function stands(next: Token | null): boolean {
  return next === null || "Ti,.&tfgcyL:e/".includes(next.kind) || /^(?:the|l'|au|du|pour|sur|for|had|year|month)$/.test(next.key) || next.kind === "o";
}

/** What a toll, figure or number counts. */
export function nounOfTally(parsed: Parsed, subject: Token): Counted | null {
  const at = parsed.tokens.indexOf(subject);
  if (/^(?:toll|tolls|bilan|bilans|losses)$/.test(subject.key) && !hasAbduction(parsed, at)) return isCivilian(parsed, subject) ? "civilian_deaths" : "deaths";
  if (/death|dead|deadly/.test(subject.key)) return isCivilian(parsed, subject) ? "civilian_deaths" : "deaths";
  const [from, to] = clauseOf(parsed, at);
  const killed = /^No[dwaLP]{0,3}([CH])[e]?[w]?[kK]/.exec(parsed.shape.slice(at, to));
  if (killed !== null) return killed[1] === "C" ? "civilian_deaths" : "deaths";
  const noun = parsed.tokens.slice(at, Math.min(to, at + 8)).find(({kind}) => "DEq".includes(kind)) ?? parsed.tokens.slice(Math.max(from, at - 3), at).find(({kind}) => "DE".includes(kind));
  if (noun === undefined) return /^(?:toll|tolls|bilan|bilans)$/.test(subject.key) ? "deaths" : null;
  return noun.kind === "E" ? "events" : noun.kind === "q" ? "casualties" : isCivilian(parsed, noun) ? "civilian_deaths" : "deaths";
}

/** What was counted before: the noun left of the number with a verb of measure between, within its clause. */
export function subjectOf(parsed: Parsed, index: number): Token | null {
  const {tokens} = parsed;
  let verb = false;
  let subject: Token | null = null;
  let crossed = false;
  for (let i = index - 1; i >= 0 && i > index - 26; i--) {
    const {kind, key} = tokens[i]!;
    if (isClauseEnd(tokens[i]!) && (kind !== ":" || subject !== null)) break;
    crossed ||= kind === ":";
    if (crossed && subject !== null && kind !== "N") continue;
    if (kind === "#" && !crossed || subject !== null && (kind === "," || kind === "&" || "Kku".includes(kind))) break;
    if (key === "number" && i === index - 1 && kind === "N" && tokens[i - 1]?.kind === "D") {
      verb = true;
      continue;
    }
    if ("eUFcgs".includes(kind) || kind === "i" && /^(?:at|a)$/.test(key) || kind === ":" || kind === "l" || kind === "f") verb = true;
    if (verb && (kind === "D" || kind === "E" && tokens[i + 1]?.key !== "'s" || kind === "q" || kind === "N" && !(crossed && /bilan|toll/.test(key)))) subject = tokens[i]!;
  }
  if (subject !== null) return subject;
  const comparing = tokens[index]!.number !== null && /^(?:(?:a|ont|has|have|had) )?(?:exceed|depass|surpass|top|beyond|numbering|franchi)/.test(tokens[index]!.key);
  return comparing ? [...tokens.slice(Math.max(0, index - 6), index)].reverse().find(({kind}) => "DEqN".includes(kind)) ?? null : null;
}

function isCivilian({tokens}: Parsed, token: Token): boolean {
  const at = tokens.indexOf(token);
  return tokens.slice(Math.max(0, at - 2), at + 4).some(({kind, data}) => kind === "C" && data.target !== true);
}

/** Whether the clause tells of abductions. */
export function hasAbduction(parsed: Parsed, index: number): boolean {
  const [from, to] = clauseOf(parsed, index);
  return ofKind(parsed, "EB", from, to).some((i) => parsed.tokens[i]!.data.type === "abduction");
}

/** What a draft counted. */
export function countedOf(draft: Draft | null): Counted | null {
  if (draft === null) return null;
  if (draft.measure === "events") return "events";
  if (draft.measure === "fatalities") return "deaths";
  if (draft.measure === "civilian_fatalities") return "civilian_deaths";
  return draft.measure === "other" ? draft.eventType === "abduction" ? "abducted" : "casualties" : null;
}
