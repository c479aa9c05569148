import {clauseOf, ofKind, type Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";

/** Nothing at all: "no deaths", "no one was killed", "aucune attaque", and "none" in a row of counts. */
export function nones(parsed: Parsed, counted: readonly Draft[]): Draft[] {
  const {tokens, shape} = parsed;
  return [...ofKind(parsed, "0"), ...singles(parsed)].flatMap((index) => {
    const [, to] = clauseOf(parsed, index);
    const after = shape.slice(index + 1, to);
    if (/^[^.,]*[rt]/.test(after.slice(0, 14)) || /^(?:not|neither|jamais|ni)$/.test(tokens[index]!.key)) return [];
    if (/^(?:est|etait|sont|is|was|are)$/.test(tokens[index - 1]?.key ?? "") && /^(?:pas|no|not)\b/.test(tokens[index]!.key)) return [];
    if (ofKind(parsed, "M", Math.max(0, index - 5), index).length > 0) return [];
    const lost = /^[Kk][wd]?$/.test(shape.slice(Math.max(0, index - 1), index)) || /[Kk][w]$/.test(shape.slice(Math.max(0, index - 2), index));
    if (lost && !/^[awP]{0,2}[ZbG]/.test(after)) return [zero(index, index + 1, "fatalities")];
    const ofThem = /^(?:o?@|w@)[wie]{0,2}(?=[TLiyt.,:]|$)/.exec(after);
    const counted0 = counted.filter(({anchor}) => anchor < index).pop();
    if (ofThem !== null && counted0 !== undefined && (counted0.unit === "events" || counted0.unit === "deaths")) return [{...zero(index, index + 1 + ofThem[0].length, counted0.measure), unit: counted0.unit, eventType: counted0.eventType}];
    const noun = /^(?:[cw]od?)?[awAPC]{0,3}([DEq])/.exec(after);
    const people = /^[CHAawPL]{0,4}[ewicdLPn]{0,5}(?:[Kk]|D(?=[.,iyT]))/.exec(after);
    const draft = counted[counted.length - 1];
    const bare = /^[,.&]?$/.test(after.slice(0, 1)) && draft !== undefined && shape[index - 1] === "L";
    const listed = /^iL/.test(after) && draft !== undefined;
    if (noun === null && people === null && !bare && !listed) return [];
    const event = noun?.[1] === "E";
    const civilian = after.slice(0, 5).includes("C");
    const end = listed ? index + 3 : index + 1 + (noun ?? people ?? [""])[0]!.length;
    return [{
      measure: event ? "events" : civilian ? "civilian_fatalities" : bare || listed ? draft!.measure : "fatalities", unit: event ? "events" : bare || listed ? draft!.unit : "deaths", comparator: "eq", value: 0, anchor: index, from: index,
      to: end, eventType: event ? tokens[end - 1]!.data.type ?? null : null, victims: [], rule: "none", baseline: null
    }];
  });
}

/** "has not recorded a single attack", "has yet to suffer an attack": the denial stands before the verb. */
function singles({tokens}: Parsed): number[] {
  const yet = tokens.flatMap(({key, kind}, i) => (kind === "d" || /^(?:one|its first)$/.test(key)) && /\byet to \S+$/.test(tokens.slice(Math.max(0, i - 3), i).map((token) => token.key).join(" ")) ? [i] : []);
  return [...yet, ...tokens.flatMap(({key}, i) => key === "single" && /^(?:a|one)$/.test(tokens[i - 1]?.key ?? "") && tokens.slice(Math.max(0, i - 7), i).some((token) => /^(?:not|n't|never|hardly)$/.test(token.key) || /n't$/.test(token.key)) ? [i] : [])];
}

function zero(from: number, to: number, measure: Draft["measure"]): Draft {
  return {measure, unit: measure === "events" ? "events" : "deaths", comparator: "eq", value: 0, anchor: from, from, to, eventType: null, victims: [], rule: "none", baseline: null};
}
