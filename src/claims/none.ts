import {clauseOf, ofKind, type Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";

/** Nothing at all: "no deaths", "no one was killed", "aucune attaque", and "none" in a row of counts. */
export function nones(parsed: Parsed, counted: readonly Draft[]): Draft[] {
  const {tokens, shape} = parsed;
  return ofKind(parsed, "0").flatMap((index) => {
    const [, to] = clauseOf(parsed, index);
    const after = shape.slice(index + 1, to);
    if (/^[^.]*[rt]/.test(after.slice(0, 14)) || /^(?:not|neither|jamais|ni)$/.test(tokens[index]!.key)) return [];
    const noun = /^[awAPC]{0,3}([DEq])/.exec(after);
    const people = /^[CHAaw]{0,3}[ewic]{0,3}[Kk]/.exec(after);
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
