import {clauseOf, ofKind, type Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";

/** Violence that reaches further, without a number of places: "has spread to the coast", "come in from every part of the country", "every province has been hit". */
export function spreads(parsed: Parsed): Draft[] {
  return [...reaches(parsed), ...everywhere(parsed)];
}

/** "every province has been hit", "no district was spared", "toutes les régions sauf une ont été touchées". */
function everywhere(parsed: Parsed): Draft[] {
  const {tokens, shape} = parsed;
  return ofKind(parsed, "Gp").flatMap((index) => {
    const [from, to] = clauseOf(parsed, index);
    const before = tokens.slice(Math.max(from, index - 3), tokens[index]!.kind === "p" ? index + 1 : index).map(({key}) => key).join(" ");
    const after = tokens.slice(index + 1, Math.min(to, index + 14)).map(({key}) => key).join(" ");
    const hit = /^[^.:#%KB]{0,10}?u/.test(shape.slice(index + 1, to)) || /^(?:\S+ ){0,5}(?:hit|reached|engulfed)\b/.test(after);
    const spared = /\b(?:spared|untouched|free of|escaped|unscathed|epargnee?s?|a l'abri|indemnes?)\b/.test(after);
    const all = /\b(?:every|all(?: of)?(?: the| its)?|tous les|toutes les|chaque|toute)(?: \S+)?$/.test(before) && hit;
    const denied = tokens.slice(Math.max(from, index - 9), index).map(({key}) => key).join(" ");
    const none = (/\b(?:no|not one|not a single|aucune?|pas une?(?: seule?)?)$/.test(before) || /\b(?:not one|none|aucune?|pas une?) (?:of|des?) \S+(?: \S+){0,5}$/.test(denied)) && spared;
    if (!all && !none || !/[EVDKAbu]/.test(shape) || ofKind(parsed, "M", Math.max(from, index - 6), index + 8).length > 0) return [];
    return [{measure: "spread", unit: "places", comparator: "none", value: null, anchor: index, from: Math.max(from, index - 1), to: index + 1, eventType: null, victims: [], rule: "spread", baseline: null}];
  });
}

function reaches(parsed: Parsed): Draft[] {
  const reached = ofKind(parsed, "e").filter((i) => /reache|attei/.test(parsed.tokens[i]!.key) && /^[dwa]{0,3}[GL]/.test(parsed.shape.slice(i + 1)));
  return [...ofKind(parsed, "p"), ...reached].flatMap((index) => {
    const [from, to] = clauseOf(parsed, index);
    const subject = /[EVADS]/.test(parsed.shape.slice(from, index));
    const where = [...ofKind(parsed, "LG", index, Math.min(to, index + 12)).filter((i) => parsed.tokens[i]!.kind === "L" || /s$/.test(parsed.tokens[i]!.key) && !/^(?:areas|places|locations|communities|zones|lieux|endroits)$/.test(parsed.tokens[i]!.key)), ...ofKind(parsed, "P", index, Math.min(to, index + 5)).filter((i) => /\p{Lu}/u.test(parsed.tokens[i]!.text))];
    const whole = /every|all |toutes|tout /.test(parsed.tokens[index]!.key);
    const counted = parsed.shape.slice(index, Math.min(to, index + 8)).includes("#");
    const ahead = ofKind(parsed, "M!", Math.max(from, index - 8), index).length > 0;
    if (!subject || counted || ahead || where.length === 0 && !whole) return [];
    return [{measure: "spread", unit: "places", comparator: "none", value: null, anchor: index, from: index, to: (where[where.length - 1] ?? index) + 1, eventType: null, victims: [], rule: "spread", baseline: null}];
  });
}
