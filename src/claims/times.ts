import {clauseOf, ofKind, type Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";

/** "The base was attacked twice in May", "raided the town thrice": two or three attacks. */
export function repeats(parsed: Parsed): Draft[] {
  const {tokens, shape} = parsed;
  return ofKind(parsed, "x").flatMap((index) => {
    const {key, data} = tokens[index]!;
    if (!/^(?:twice|thrice|deux fois|trois fois|quatre fois)$/.test(key) || /^[\-+tUFr]|^(?:w?r)/.test(shape.slice(index + 1)) || /^(?:the|as|what|a|that|plus|moins|its|last)$/.test(tokens[index + 1]?.key ?? "")) return [];
    const [from, to] = clauseOf(parsed, index);
    const at = ofKind(parsed, "u", Math.max(from, index - 8), Math.min(to, index + 10))[0] ?? -1;
    if (at < 0 || !/attack|raid|bomb|shell|ambush|struck|hit|fire|assault|storm|attaqu|frapp|bombard/.test(tokens[at]!.key) || ofKind(parsed, "M0", from, to).length > 0) return [];
    return [{measure: "events", unit: "events", comparator: "eq", value: data.value ?? 2, anchor: index, from: Math.min(at, index), to: Math.max(at, index) + 1, eventType: /bomb|shell/.test(tokens[at]!.key) ? "explosion" : null, victims: [], rule: "count", baseline: null}];
  });
}

/** "three times", "cinq fois": a multiple, which changes.ts reads. */
export function isTimes({tokens}: Parsed, index: number): boolean {
  return /^(?:times|fold|fois|occasions|occasion|reprises)$/.test(tokens[index + 1]?.key ?? "") || /^(?:multiplied by|divided by|factor of|d'un facteur|un facteur|multiplie\w* par|divise\w* par)$/.test(`${tokens[index - 2]?.key ?? ""} ${tokens[index - 1]?.key ?? ""}`);
}

/** "attacked the town 14 times": a count of attacks. */
export function struckTimes(parsed: Parsed, index: number): boolean {
  const {tokens} = parsed;
  if (/^(?:as|more|higher|plus|moins|superieur|fewer|the|less)$/.test(tokens[index + 2]?.key ?? "") || tokens[index + 2]?.kind === "+") return false;
  const [from, to] = clauseOf(parsed, index);
  const struck = parsed.tokens.slice(Math.max(from, index - 8), Math.min(to, index + 12)).some(({kind}, i, all) => kind === "u" || kind === "E" && all[i - 1]?.key === "under");
  return struck && !ofKind(parsed, "UF", Math.max(from, index - 4), index).length;
}
