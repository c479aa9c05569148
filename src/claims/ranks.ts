import {exceeds} from "./exceeds.ts";
import {clauseOf, isClauseEnd, ofKind, type Draft} from "./draft.ts";
import {ordinalAt} from "./ordinals.ts";
import type {Parsed} from "./parse.ts";

/** What stands highest or second: "the deadliest month of the year", "no raid has been bloodier", "jamais aussi meurtrière". */
export function ranks(parsed: Parsed): Draft[] {
  return [...positions(parsed), ...superlatives(parsed), ...negatives(parsed), ...nothingMore(parsed), ...onlyMore(parsed), ...overall(parsed), ...notSince(parsed)].filter((draft, i, all) => all.findIndex((other) => Math.abs(other.anchor - draft.anchor) < 6) === i);
}

const deadly = /dangerous|dangereu|dead|blood|violent|lethal|meurtri|sanglant|mortel|endeuill|hardest|worst (?:hit|affected)|tribut|morts|victimes|attaques|most (?:attacks|deaths)|brunt|price|bilan/;

function superlatives(parsed: Parsed): Draft[] {
  const {tokens} = parsed;
  return ofKind(parsed, "R").flatMap((index) => {
    const {data, key} = tokens[index]!;
    const before = tokens.slice(Math.max(0, index - 4), index).map((token) => token.key).join(" ");
    if (/(?:one of (?:the|its|their)|among the|parmi|une? des|l'une? des)$/.test(before) || /(?:one of|among)/.test(before)) return [];
    if (parsed.shape[index + 1] === "b" || /^(?:weapons?|armes?)$/.test(tokens[index + 1]?.key ?? "")) return [];
    const [from, to] = clauseOf(parsed, index);
    const near = parsed.shape;
    const after = tokens.slice(index, to).map((token) => token.key).join(" ");
    if (/rang$|deuxieme|troisieme|en tete|^topped|^tops|^rank/.test(key) ? !/[DEqKkBV]/.test(near) && !deadly.test(key) : !deadly.test(key)) {
      if (/\b(?:crisis|humanitarian|displacement|hunger|famine|economy|drought|inflation|crise|humanitaire|deplacement|faim|export|producer|producteur)\b/.test(after)) return [];
      const right = parsed.shape.slice(index + 1, Math.min(to, index + 6));
      const named = key === "a record" && /\b(?:set|sets|hit|reached|setting|is|was)$/.test(before) && /[DEqKk]/.test(parsed.shape.slice(from, to)) || /^[owdaCAL@#]{0,5}[DEVqNGT]/.test(right) || /^(?:mois|annee|semaine|jour|journee|trimestre)$/.test(tokens[index - 1]?.key ?? "") || /^(?:worst|pire) (?:year|month|day|week|mois|annee)/.test(after) || /^\S+ (?:year|month|day|week|mois|annee)/.test(after) || /[DENqV][^.,:]{0,4}$/.test(parsed.shape.slice(Math.max(from, index - 5), index)) || parsed.language === "fr" && /[DENqVG][aw]{0,3}$/.test(parsed.shape.slice(Math.max(from, index - 4), index)) || /^(?:most affected|le plus touche|la plus touchee|les plus touchees|les plus touches)/.test(key);
      if (!named || !/[DEqKkBV]/.test(near) && !tokens.some(({kind, data: word}) => kind === "C" && word.target !== true) && !/toll|bilan|\bloss|\bperte|\bwar\b|guerre|confli[ct]/.test(parsed.text)) return [];
    }
    if (deadly.test(key) && !/[DEqKkVTLGAN]/.test(near) && !/^(?:day|days|month|year|week|hour|attack|raid|jour|journee|semaine)$/.test(tokens[index + 1]?.key ?? "") && !/attaque|mois|annee|bilan|pays|region|province/.test(key)) return [];
    const second = ordinalBefore(parsed, index);
    const behind = /\b(?:surpassed only by|topped only by|bettered only by|exceeded only by|second only to|bar the|bar only|behind only|after only|except for|derriere|seulement apres)\b/.test(after) || /\b(?:second only to|surpassed only by|behind only) [^,;:]{1,40}$/.test(tokens.slice(from, index).map((token) => token.key).join(" "));
    return [rank(parsed, index, index, second ?? (behind && data.value === 1 ? 2 : data.value ?? 1))];
  });
}

/** "second deadliest", "la deuxième attaque la plus meurtrière": the place that an ordinal gives, null where there is none. */
function ordinalBefore(parsed: Parsed, index: number): number | null {
  const reach = parsed.language === "fr" ? 4 : 1;
  for (let i = index - 1; i >= 0 && i >= index - reach; i--) {
    const value = ordinalAt(parsed, i);
    if (value !== null && value > 1) return value;
    if (!"ENGTw".includes(parsed.tokens[i]!.kind)) return null;
  }
  return null;
}

/** "came second with 1,400 deaths", "ranks fourth", "occupe le troisième rang", "surpassed only by that of May": a place in an order of deaths or events. */
function positions(parsed: Parsed): Draft[] {
  const {tokens, shape} = parsed;
  return tokens.flatMap((_, index) => {
    const [from, to] = clauseOf(parsed, index);
    const violent = /[DEVqKkB]/.test(shape.slice(from, to)) || tokens.slice(from, to).some((token) => token.kind === "R" && /touche|affected|meurtri|violent|dead|dang/.test(token.key)) || /R/.test(shape) && /[DEVqKkB]/.test(shape);
    const next = tokens.slice(index, index + 3).map((token) => token.key).join(" ");
    if (!violent) return [];
    if (/^(?:at|to) the (?:top|head)$/.test(next) && /^of \S+(?: \S+){0,3} (?:index|list|ranking|table)\b/.test(tokens.slice(index + 3, index + 9).map((token) => token.key).join(" "))) return [rank(parsed, index, index, 1)];
    if (/^second only to/.test(next)) return [rank(parsed, index, index, 2)];
    if (/^(?:surpassed|exceeded|topped|bettered|outdone|beaten|eclipsed) only by|^depassee? (?:seulement|uniquement) par/.test(next)) return [rank(parsed, index, index, 2)];
    const value = ordinalAt(parsed, index);
    if (value === null || shape[index + 1] === "R") return [];
    const before = tokens.slice(Math.max(from, index - 4), index).map((token) => token.key).join(" ");
    const placed = /\b(?:came|comes|coming|ranks?|ranked|ranking|placed|places|finished|stands|stood|was|is)(?: in)?$/.test(before) && !/^(?:was|is)$/.test(before.split(" ").pop()!) || /\b(?:arrive\w*|classee?s?|occupe\w*|figure\w*|se place\w*|pointe\w*)(?: (?:en|au|a la|le|la))?(?: tete)?$/.test(before);
    const seat = /^(?:rang|place|position|spot)$/.test(tokens[index + 1]?.key ?? "") && /\b(?:au|le|la|en|a la|in|the|occup\w+)$/.test(before);
    return (placed || seat) && !/^(?:time|fois|day|jour)/.test(tokens[index + 1]?.key ?? "") && shape[index + 1] !== "E" ? [rank(parsed, index, index, value)] : [];
  });
}

/** "No country has lost more soldiers", "no single attack has claimed more lives", "nowhere were more civilians killed": nothing above it. */
function nothingMore(parsed: Parsed): Draft[] {
  const {tokens, shape} = parsed;
  return tokens.flatMap(({kind, key}, index) => {
    if (kind !== "0" && !/^(?:nowhere|never|jamais|nulle)$/.test(key) || key === "not" || key === "ni") return [];
    const [, to] = clauseOf(parsed, index);
    const after = shape.slice(index + 1, Math.min(to, index + 16));
    const more = /^[^#%,]{0,11}?(?:\+|r)(?=o?[dwaAP]{0,2}[CHDEqA]|[KkD])/.exec(after);
    const autant = /^[^#%,]{0,11}?wo?[dwaAP]{0,2}[CHDEqA]/.exec(after);
    const at = more !== null ? index + more[0].length : autant !== null ? tokens.slice(index, index + 14).findIndex((token) => /^(?:autant|many)$/.test(token.key)) + index : -1;
    if (at <= index || !/^[awOGETLAPi]|^[ewd]/.test(after) || !/[KkDEqlB]/.test(after)) return [];
    return ofKind(parsed, "M", index, at).length > 0 ? [] : [rank(parsed, at, index, 1)];
  });
}

/** "Only in 2015 had more people died", "Only Myanmar and Syria recorded more victims", "Seule l'année 2015 avait été plus meurtrière": behind those it names. */
function onlyMore(parsed: Parsed): Draft[] {
  const {tokens, shape} = parsed;
  return tokens.flatMap(({key}, index) => {
    if (!isOnly(key) || index > 0 && !isClauseEnd(tokens[index - 1]!)) return [];
    const [, to] = clauseOf(parsed, index);
    const more = ofKind(parsed, "+r", index, Math.min(to, index + 12))[0];
    if (more === undefined || !/[DEVqKk]|r/.test(shape.slice(index, to)) || /%/.test(shape.slice(index, more))) return [];
    const [number] = ofKind(parsed, "#", index, more);
    const others = number === undefined ? null : tokens[number]!.number!.value;
    const named = typeof others === "number" && others < 10 ? others : number === undefined ? ofKind(parsed, "LTA", index, more).length : 0;
    return named === 0 ? [] : [rank(parsed, more, index, 1 + named)];
  });
}

/** "Only", at the head of a clause that ranks. */
export function isOnly(key: string): boolean {
  return /^(?:only|seule?s?)$/.test(key);
}

/** "not seen since 2014", "sans précédent depuis dix ans", "il faut remonter à 2014 pour trouver": the highest since a date. */
function notSince(parsed: Parsed): Draft[] {
  const {tokens, shape} = parsed;
  return tokens.flatMap((_, index) => {
    const next = tokens.slice(index, index + 3).map((token) => token.key).join(" ");
    const unseen = /^(?:(?:not |un)(?:seen|matched|equalled|equaled|paralleled|surpassed)|unprecedented|(?:sans precedent|jamais vue?s?|inegalee?s?))\b/.test(next);
    const back = /^(?:remonter|go back|going back|look back)\b/.test(next);
    const [from, to] = clauseOf(parsed, index);
    if (!unseen && !back || !/[DEqKkBV]/.test(shape.slice(from, to)) || ofKind(parsed, "T", index, Math.min(to, index + 6)).length === 0) return [];
    return back && !/[rR+]/.test(shape.slice(index, to)) ? [] : [rank(parsed, index, index, 1)];
  });
}

/** "No year has been deadlier", "never ... so many", "Jamais une attaque n'avait été aussi meurtrière". */
function negatives(parsed: Parsed): Draft[] {
  const such = parsed.tokens.flatMap(({key}, i) => /^(?:such|tel|telle|tels|telles|pareille?s?)$/.test(key) && /^d?[aw]?[VEDN]/.test(parsed.shape.slice(i + 1)) || /^(?:so|as|aussi|si)$/.test(key) && /[DEVqN][^,.:#]{0,10}$/.test(parsed.shape.slice(0, i)) && "wa".includes(parsed.shape[i + 1] ?? ".") ? [i] : []);
  return [...ofKind(parsed, "r"), ...such].flatMap((index) => {
    const [from] = clauseOf(parsed, index);
    const none = parsed.tokens.slice(from, index).findIndex(({kind, key}, i, all) => kind === "0" || key === "never" || key === "not" || key === "jamais" || /^(?:plus|pas)$/.test(key) && all.slice(0, i).some(({key: ne}) => /^n[e']$/.test(ne)));
    return none < 0 || index - from - none > 16 ? [] : [rank(parsed, index, from + none, 1)];
  });
}

/** "more than in any earlier year", "No state recorded more ... than", "outstripped both". */
function overall(parsed: Parsed): Draft[] {
  const {tokens} = parsed;
  return tokens.flatMap(({key, kind}, index) => {
    const next = tokens.slice(index, index + 5).map((token) => token.key).join(" ");
    if (/^(?:more|higher|deadlier|worse|bloodier)(?: \w+)? than (?:in )?any/.test(next) || /^(?:outstripped|surpassed|eclipsed) (?:both|all|every|any)/.test(next) || /^than ever/.test(next) || /^the most (?:in|of|for) any/.test(next) || /^than (?:(?:in|at|on|during) )?any (?:other|previous|earlier|time|point|year|month|week|day)/.test(next) || /^than anywhere/.test(next) || exceeds.test(key) && /^\S+ (?:(?:in|with) \S+ )?(?:(?:that|those|the \w+) of )?(?:all|any|every|anything|everything|toute?s?|tous|n'importe)\b/.test(tokens.slice(index, index + 7).map((token) => token.key).join(" ")) || /^(?:overtook|overtaken|surpassed) .* as\b/.test(tokens.slice(index, index + 9).map((token) => token.key).join(" ")) || kind === "+" && isRestTogether(parsed, index) || /^(?:plus )?que (?:toutes?|tout|tous)(?: les)? autres?|^que jamais/.test(next)) return [rank(parsed, index, Math.max(0, index - 3), 1)];
    if (kind !== "+" && key !== "more") return [];
    const [from, to] = clauseOf(parsed, index);
    const none = tokens.slice(from, index).findIndex((token) => token.kind === "0");
    const than = tokens.slice(index, to).findIndex((token) => token.kind === "t");
    return none >= 0 && than >= 0 && /[DEqK]/.test(parsed.shape.slice(index, index + than)) && index - from - none < 6 ? [rank(parsed, index, from + none, 1)] : [];
  });
}

/** "More civilian deaths than the army and the rebels put together": more than all others. */
function isRestTogether({tokens, shape}: Parsed, index: number): boolean {
  const than = shape.indexOf("t", index);
  if (than < 0 || than > index + 9 || !/[DEqKk]/.test(shape.slice(index, than))) return false;
  return /\b(?:put together|combined|all (?:the )?(?:others?|rest)|reunies?|ensemble|cumules?)\b/.test(tokens.slice(than, than + 14).map(({key}) => key).join(" "));
}

function rank(parsed: Parsed, index: number, first: number, value: number): Draft {
  const [from, to] = clauseOf(parsed, index);
  let [start, end] = [Math.min(first, index), index + 1];
  for (let i = start - 1; i >= from && i > index - 10 && parsed.tokens[i]!.kind !== ","; i--) if ("ELTVDNG".includes(parsed.tokens[i]!.kind)) start = i;
  for (let i = end; i < to && i < index + 10 && parsed.tokens[i]!.kind !== ","; i++) if ("ELTVDNGK".includes(parsed.tokens[i]!.kind)) end = i + 1;
  const types = ofKind(parsed, "E", start, end).map((i) => parsed.tokens[i]!.data.type);
  return {measure: "rank", unit: "rank", comparator: "eq", value, anchor: index, from: start, to: end, eventType: types.find((type) => type !== undefined && type !== "any") ?? null, victims: [], rule: "rank", baseline: null};
}
