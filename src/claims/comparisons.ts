import {boundBefore} from "./bound-before.ts";
import {change} from "./change-draft.ts";
import {clauseOf, ofKind, type Draft} from "./draft.ts";
import {exceeds} from "./exceeds.ts";
import type {Parsed} from "./parse.ts";
import {isOnly} from "./ranks.ts";

/** One period held against another without a verb of change: "more civilians died than in 2022", "exceeded that of May", "as many as in all of 2022", "half the 2021 figure". */
export function comparisons(parsed: Parsed): Draft[] {
  return [...thans(parsed), ...exceeding(parsed), ...equals(parsed), ...matching(parsed), ...partsOf(parsed)];
}

/** "more people were killed in 2023 than in 2022", "attacks were fewer in March than in February", "tue davantage qu'en 2022". */
function thans(parsed: Parsed): Draft[] {
  const {tokens, shape} = parsed;
  return tokens.flatMap(({kind, key}, index) => {
    const sign = kind === "+" || rising.test(key) ? 1 : kind === "-" || falling.test(key) ? -1 : null;
    if (sign === null) return [];
    const [from, to] = clauseOf(parsed, index);
    const than = ofKind(parsed, "t", index + 1, Math.min(to, index + 15))[0];
    if (than === undefined || isOnly(tokens[from]!.key) || /^(?:nowhere|never|jamais|nulle)$/.test(tokens[from]!.key) || !isEarlier(parsed, than + 1, to) || ofKind(parsed, "#%/,", index + 1, than).length > 0 || ofKind(parsed, "0M", Math.max(from, index - 3), index).length > 0) return [];
    const between = shape.slice(index + 1, than);
    const nouns = /^o?[dwaAPL]{0,2}[CHDEqAV]/.test(between) && /[DEqKkVBu]/.test(between);
    const predicate = /[DEVqN][^,.:;#%]{0,10}[eu][wa]{0,2}$/.test(shape.slice(Math.max(from, index - 14), index)) && /[DEVqKk]/.test(shape.slice(from, index)) && /^[wiTLadG]{0,8}$/.test(between);
    const killing = shape[index - 1] === "K" && /^(?:o?[dwaAP]{0,2}[CHA])?[iTLd]{0,4}$/.test(between);
    return nouns || predicate || killing ? [change(parsed, index, index, "percent", 0, sign === 1 ? "gt" : "lt")] : [];
  });
}

const rising = /^(?:higher|greater|plus nombreu\w+|plus eleves?|superieure?s?)$/;
const falling = /^(?:lower|smaller|fewer|moins nombreu\w+|inferieure?s?)$/;

/** Whether what follows "than" is a period or the number of one, and not "any other" or another place. */
function isEarlier({tokens, shape}: Parsed, index: number, to: number): boolean {
  if (/^(?:any|ever|every|all|anywhere|jamais|toute?s?|tous|aucune?)$/.test(tokens[index]?.key ?? "")) return false;
  if (/^(?:last|usual|before|previously|d'habitude|auparavant)$/.test(tokens[index]?.key ?? "")) return true;
  return /^[iodw@cefN]{0,5}T/.test(shape.slice(index, to));
}

/** "The toll exceeded that of May", "ont dépassé celui de 2022". */
function exceeding(parsed: Parsed): Draft[] {
  const {tokens, shape} = parsed;
  return tokens.flatMap(({key}, index) => {
    if (!exceeds.test(key)) return [];
    const [from, to] = clauseOf(parsed, index);
    const next = tokens.slice(index + 1, index + 3).map((token) => token.key).join(" ");
    if (!/^(?:that|those|the (?:number|figure|toll|total|tally|count|level|whole)|last|celui|celle|ceux|celles|le (?:bilan|nombre|total|niveau))/.test(next) || !/[DEVqKkN]/.test(shape.slice(from, index)) || ofKind(parsed, "#%M", Math.max(from, index - 3), index + 3).length > 0) return [];
    return ofKind(parsed, "T", index, to).length > 0 ? [change(parsed, index, index, "percent", 0, "gt")] : [];
  });
}

/** "nearly as many as in the whole of 2022", "autant qu'en 2022": a ratio of one. */
function equals(parsed: Parsed): Draft[] {
  const {tokens, shape} = parsed;
  return tokens.flatMap(({key}, index) => {
    if (!/^(?:as many|as much|the same number|autant|le meme nombre|as deadly|as violent|aussi meurtri\w+)$/.test(key) && `${key} ${tokens[index + 1]?.key}` !== "as many" && `${key} ${tokens[index + 1]?.key} ${tokens[index + 2]?.key}` !== "the same number") return [];
    const [from, to] = clauseOf(parsed, index);
    if (ofKind(parsed, "#x/0", Math.max(from, index - 3), index).length > 0 || /jamais|never|not/.test(tokens.slice(from, index).map((token) => token.key).join(" "))) return [];
    const than = tokens.slice(index + 1, Math.min(to, index + 12)).findIndex((token) => /^(?:as|as in|qu'|que)$/.test(token.key));
    const violent = /[DEVqKk]/.test(shape.slice(from, to)) || /[DEq]/.test(shape.slice(0, from));
    return than >= 0 && violent && isEarlier(parsed, index + 2 + than, to) ? [change(parsed, index, index, "ratio", 1, boundBefore(parsed, index) ?? "eq")] : [];
  });
}

/** "Already match the whole of last year", "égale celui de 2022": a ratio of one. */
function matching(parsed: Parsed): Draft[] {
  const {tokens, shape} = parsed;
  return tokens.flatMap(({key}, index) => {
    if (!/^(?:match(?:es|ed)?|equal(?:s|led|ed)?|egalent?|egale)$/.test(key)) return [];
    const [from, to] = clauseOf(parsed, index);
    const held = /^(?:\S+ )?(?:that|those|the (?:number|figure|toll|total|tally|whole)|all|celui|celle|ceux|celles|le (?:bilan|nombre|total)) /.test(tokens.slice(index + 1, index + 5).map((token) => token.key).join(" "));
    return held && /[DEVqKkN]/.test(shape.slice(from, index)) && ofKind(parsed, "T", index, to).length > 0 ? [change(parsed, index, index, "ratio", 1, "eq")] : [];
  });
}

/** "a third of the 2021 figure", "half the number recorded in 2021", "80 percent of the previous year's toll", "la moitié du bilan de mai". */
function partsOf(parsed: Parsed): Draft[] {
  const {tokens, shape} = parsed;
  return ofKind(parsed, "/%").flatMap((index) => {
    const {kind, data, number} = tokens[index]!;
    const value = kind === "%" ? number?.value : data.value;
    const [, to] = clauseOf(parsed, index);
    const whole = /^o?[dw]{0,2}(?:T['ws]{0,2}N|N[wcodK]{0,4}[iof]{0,2}[dw]?T)/.exec(shape.slice(index + 1, to));
    if (typeof value !== "number" || whole === null || data.comparator === "gt" || !/[DEVqKk]/.test(shape)) return [];
    const comparator = boundBefore(parsed, index) ?? (kind === "%" ? number!.comparator : data.comparator ?? "eq");
    return [{...change(parsed, index, index, "ratio", Math.round(value) / 100, comparator), to: index + 1 + whole[0].length}];
  });
}
