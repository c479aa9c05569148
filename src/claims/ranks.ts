import {clauseOf, ofKind, type Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";

/** What stands highest or second: "the deadliest month of the year", "no raid has been bloodier", "jamais aussi meurtrière". */
export function ranks(parsed: Parsed): Draft[] {
  return [...superlatives(parsed), ...negatives(parsed), ...overall(parsed)].filter((draft, i, all) => all.findIndex((other) => Math.abs(other.anchor - draft.anchor) < 6) === i);
}

const deadly = /dead|blood|violent|lethal|worst|meurtri|sanglant|mortel|pire|endeuill|hardest|tribut|morts|victimes|busiest|attaques|touche/;

function superlatives(parsed: Parsed): Draft[] {
  const {tokens} = parsed;
  return ofKind(parsed, "R").flatMap((index) => {
    const {data, key} = tokens[index]!;
    const before = tokens.slice(Math.max(0, index - 4), index).map((token) => token.key).join(" ");
    if (/(?:one of (?:the|its|their)|among the|parmi|une? des|l'une? des)$/.test(before) || /(?:one of|among)/.test(before)) return [];
    const [from, to] = clauseOf(parsed, index);
    const near = parsed.shape.slice(Math.max(from, index - 8), Math.min(to, index + 9));
    if (!deadly.test(key) && !/[DEqKkB]|V/.test(near)) return [];
    if (deadly.test(key) && !/[DEqKkVTLGAN]/.test(near)) return [];
    const second = /(?:second|deuxieme)$/.test(before) ? 2 : /(?:third|troisieme)$/.test(before) ? 3 : null;
    return [rank(parsed, index, index, second ?? data.value ?? 1)];
  });
}

/** "No year has been deadlier", "never ... so many", "Jamais une attaque n'avait été aussi meurtrière". */
function negatives(parsed: Parsed): Draft[] {
  return ofKind(parsed, "r").flatMap((index) => {
    const [from] = clauseOf(parsed, index);
    const none = parsed.tokens.slice(from, index).findIndex(({kind, key}) => kind === "0" || key === "never");
    return none < 0 || index - from - none > 16 ? [] : [rank(parsed, index, from + none, 1)];
  });
}

/** "more than in any earlier year", "No state recorded more ... than", "outstripped both". */
function overall(parsed: Parsed): Draft[] {
  const {tokens} = parsed;
  return tokens.flatMap(({key, kind}, index) => {
    const next = tokens.slice(index, index + 5).map((token) => token.key).join(" ");
    if (/^(?:more|higher|deadlier|worse|bloodier)(?: \w+)? than (?:in )?any/.test(next) || /^(?:outstripped|surpassed|eclipsed) (?:both|all|every|any)/.test(next) || /^than ever/.test(next) || /^than any (?:other|previous|earlier)/.test(next) || /^plus que (?:toute|tout) autre|^que jamais/.test(next)) return [rank(parsed, index, Math.max(0, index - 3), 1)];
    if (kind !== "+" && key !== "more") return [];
    const [from, to] = clauseOf(parsed, index);
    const none = tokens.slice(from, index).findIndex((token) => token.kind === "0");
    const than = tokens.slice(index, to).findIndex((token) => token.kind === "t");
    return none >= 0 && than >= 0 && /[DEqK]/.test(parsed.shape.slice(index, index + than)) && index - from - none < 6 ? [rank(parsed, index, from + none, 1)] : [];
  });
}

function rank(parsed: Parsed, index: number, first: number, value: number): Draft {
  const [from, to] = clauseOf(parsed, index);
  let [start, end] = [Math.min(first, index), index + 1];
  for (let i = start - 1; i >= from && i > index - 10 && parsed.tokens[i]!.kind !== ","; i--) if ("ELTVDNG".includes(parsed.tokens[i]!.kind)) start = i;
  for (let i = end; i < to && i < index + 10 && parsed.tokens[i]!.kind !== ","; i++) if ("ELTVDNGK".includes(parsed.tokens[i]!.kind)) end = i + 1;
  const types = ofKind(parsed, "E", start, end).map((i) => parsed.tokens[i]!.data.type);
  return {measure: "rank", unit: "rank", comparator: "eq", value, anchor: index, from: start, to: end, eventType: types.find((type) => type !== undefined && type !== "any") ?? null, victims: [], rule: "rank", baseline: null};
}
