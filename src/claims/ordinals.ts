import {clauseOf, ofKind, type Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";

/** "The third attack in a month": so many in the period that the clause names. */
export function ordinals(parsed: Parsed): Draft[] {
  const {tokens, shape, language} = parsed;
  return tokens.flatMap(({key}, index) => {
    const value = (words[language] ?? []).indexOf(key) + 1;
    if (value < 2) return [];
    const event = /^[awA"]{0,2}E/.exec(shape.slice(index + 1, index + 4));
    const [from, to] = clauseOf(parsed, index);
    if (event === null || ofKind(parsed, "T", from, to).length === 0) return [];
    const at = index + event[0].length;
    return [{measure: "events", unit: "events", comparator: "eq", value, anchor: index, from: index, to: at + 1, eventType: tokens[at]!.data.type ?? null, victims: [], rule: "ordinal", baseline: null}];
  });
}

const words = {
  en: ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
  fr: ["premiere", "deuxieme", "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme", "huitieme", "neuvieme", "dixieme"]
} as const satisfies Record<string, readonly string[]> as Record<string, readonly string[]>;
