import {clauseOf, ofKind, type Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";

/** First events in a place: "their first deadly attack in Togo", "struck for the first time", "had not recorded one until now". */
export function firstEvents(parsed: Parsed): Draft[] {
  return [...named(parsed), ...untilNow(parsed), ...spared(parsed)].filter(({anchor}) => !isAhead(parsed, anchor));
}

function named(parsed: Parsed): Draft[] {
  return ofKind(parsed, "O").flatMap((index) => {
    const {tokens} = parsed;
    const {key} = tokens[index]!;
    const [from, to] = clauseOf(parsed, index);
    if (/^a first|^une premiere$/.test(key)) return ofKind(parsed, "Eu", from, index).length > 0 && /^[wiadGLP]/.test(parsed.shape.slice(index + 1)) ? [first(parsed, index, ofKind(parsed, "Eu", from, index)[0]!, index + 1)] : [];
    if (/first time|premiere fois/.test(key)) {
      const verbs = ofKind(parsed, "uEKkDBb", from, to).filter((i) => !/^(?:lost|loses?|losing)$/.test(tokens[i]!.key) || /^[^,.:]{0,4}[CHA]/.test(parsed.shape.slice(i + 1)));
      return verbs.length === 0 ? [] : [first(parsed, index, Math.min(index, verbs[0]!), Math.max(index, verbs[0]!) + 1)];
    }
    const kind = tokens.slice(index + 1, index + 4).map((token) => token.key).join(" ");
    const earlier = ofKind(parsed, "EKD", from, index);
    if (/^(?:of (?:its|this|that) kind|such|du genre|de ce (?:genre|type))/.test(kind) && earlier.length > 0) return [first(parsed, index, earlier[0]!, index + 2)];
    const event = /^[awAPLGd"]{0,3}[EDK]/.exec(parsed.shape.slice(index + 1, to));
    const before = /[EDK][aw]{0,2}$/.exec(parsed.shape.slice(Math.max(from, index - 3), index));
    if (event === null && (before === null || parsed.language !== "fr")) return [];
    const plural = /s$/.test(key) && parsed.language === "fr";
    return plural ? [] : [first(parsed, index, index, index + 1 + (event?.[0].length ?? 0))];
  });
}

function untilNow(parsed: Parsed): Draft[] {
  const {tokens} = parsed;
  const keys = tokens.map(({key}) => key).join(" ");
  if (!/\b(?:had not|had never|no [^.]{1,30} had (?:ever|been)|none had|jamais[^.]{1,30} n' ?(?:avait|avaient)|aucune? [^.]{1,30} n' ?(?:avait|avaient)|never before|never|n' ?avait jamais|n' ?avait pas|n' ?avaient jamais|n' ?a jamais)\b/.test(keys) || !/\b(?:until now|before|until then|so far|jusque la|jusqu'ici|jusqu'a present|jusqu'alors|auparavant|until|hitherto|jusqu' a|jusqu'en|jamais encore|encore jamais)\b/.test(keys)) return [];
  const index = tokens.findIndex(({key, kind}) => key === "not" || key === "never" || key === "jamais" || kind === "0");
  if (index < 0) return [];
  const [from, to] = clauseOf(parsed, index);
  const events = ofKind(parsed, "EKDu", index, to);
  return events.length === 0 || parsed.shape.slice(from, to).includes("r") ? [] : [first(parsed, index, Math.max(from, index - 4), events[0]! + 1)];
}

/** "spared until 2021", "jusque-là épargnée": what struck then was the first. */
function spared(parsed: Parsed): Draft[] {
  const {tokens, shape} = parsed;
  return tokens.flatMap(({key}, index) => {
    if (!/^(?:spared|untouched|unscathed|epargnee?s?|a l'abri)$/.test(key)) return [];
    const [from, to] = clauseOf(parsed, index);
    const near = tokens.slice(Math.max(from, index - 5), Math.min(to, index + 9)).map((token) => token.key).join(" ");
    const until = /\b(?:until|till|up to|hitherto|before|previously|long|jusqu'\S*|jusque|auparavant)\b/.test(near) || ofKind(parsed, "g", from, to).length > 0;
    const events = ofKind(parsed, "EKu", from, to);
    return until && events.length > 0 && ofKind(parsed, "O", from, to).length === 0 && !/[#%]/.test(shape.slice(index, to)) ? [first(parsed, index, Math.min(index, events[0]!), Math.max(index, events[0]!) + 1)] : [];
  });
}

/** "expects its first attack", "craint un premier attentat": not yet. */
function isAhead(parsed: Parsed, index: number): boolean {
  const [from] = clauseOf(parsed, index);
  return ofKind(parsed, "M", Math.max(from, index - 6), index).some((i) => !/^(?:warned|warn|warns)$/.test(parsed.tokens[i]!.key));
}

function first(parsed: Parsed, anchor: number, from: number, to: number): Draft {
  const types = ofKind(parsed, "E", from, to).map((i) => parsed.tokens[i]!.data.type);
  let end = to;
  const [, last] = clauseOf(parsed, anchor);
  for (let i = to; i < last && i < to + 4; i++) if (parsed.tokens[i]!.kind === "L") end = i + 1;
  return {measure: "first_event", unit: "events", comparator: "eq", value: 1, anchor, from, to: end, eventType: types[0] ?? null, victims: [], rule: "first", baseline: null};
}
