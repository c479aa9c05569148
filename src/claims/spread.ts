import {clauseOf, ofKind, type Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";

/** Violence that reaches further, without a number of places: "has spread to the coast", "come in from every part of the country". */
export function spreads(parsed: Parsed): Draft[] {
  return ofKind(parsed, "p").flatMap((index) => {
    const [from, to] = clauseOf(parsed, index);
    const subject = /[EVADS]/.test(parsed.shape.slice(from, index));
    const where = ofKind(parsed, "LG", index, Math.min(to, index + 12));
    const whole = /every|all |toutes|tout /.test(parsed.tokens[index]!.key);
    const counted = parsed.shape.slice(index, Math.min(to, index + 8)).includes("#");
    if (!subject || counted || where.length === 0 && !whole) return [];
    return [{measure: "spread", unit: "places", comparator: "none", value: null, anchor: index, from: index, to: (where[where.length - 1] ?? index) + 1, eventType: null, victims: [], rule: "spread", baseline: null}];
  });
}
