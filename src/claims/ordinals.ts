import {clauseOf, ofKind, type Draft} from "./draft.ts";
import type {ClaimLanguage} from "./lexicon.ts";
import type {Parsed} from "./parse.ts";

/** "The third attack in a month": so many in the period that the clause names. */
export function ordinals(parsed: Parsed): Draft[] {
  const {tokens, shape, language} = parsed;
  return tokens.flatMap(({key}, index) => {
    const value = words[language].indexOf(key) + 1;
    if (value < 2) return [];
    const event = /^[awA"]{0,2}E/.exec(shape.slice(index + 1, index + 4));
    const [from, to] = clauseOf(parsed, index);
    const days = ofKind(parsed, "T", from, to).filter((i) => tokens[i]!.period!.from === null || tokens[i]!.period!.from !== tokens[i]!.period!.to);
    const since = tokens.slice(index, to).map((token) => token.key).join(" ");
    if (event === null || days.length === 0 && !/\b(?:since|depuis|in as many|en autant de)\b/.test(since)) return [];
    const at = index + event[0].length;
    return [{measure: "events", unit: "events", comparator: "eq", value, anchor: index, from: index, to: at + 1, eventType: tokens[at]!.data.type ?? null, victims: [], rule: "ordinal", baseline: null}];
  });
}

/** The number that an ordinal names at a token, null where it is none. */
export function ordinalAt({tokens, language}: Parsed, index: number): number | null {
  const key = tokens[index]?.key ?? "";
  const value = words[language].indexOf(language === "fr" ? key.replace(/^premier$/, "premiere").replace(/^seconde?$/, "deuxieme") : key) + 1;
  return value === 0 ? null : value;
}

const words: Readonly<Record<ClaimLanguage, readonly string[]>> = {
  en: ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
  fr: ["premiere", "deuxieme", "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme", "huitieme", "neuvieme", "dixieme"]
};
