import {boundBefore} from "./bound-before.ts";
import {change} from "./change-draft.ts";
import type {Comparator} from "./claim.ts";
import {comparisons} from "./comparisons.ts";
import {clauseOf, ofKind, type Draft} from "./draft.ts";
import {isOne} from "./not-counted.ts";
import type {Parsed, Token} from "./parse.ts";
import {isOnly} from "./ranks.ts";
import {isTimes} from "./times.ts";

/** What rose, fell, doubled or was more than before: ratios, percentages, and rises without a number. */
export function changes(parsed: Parsed): Draft[] {
  const found = [...percentages(parsed), ...fractions(parsed), ...multiples(parsed), ...times(parsed)].filter(({anchor}) => !isAhead(parsed, anchor));
  const bare = [...comparisons(parsed), ...movements(parsed), ...directions(parsed), ...becoming(parsed)].filter(({anchor}, i, all) => all.findIndex((other) => Math.abs(other.anchor - anchor) < 4) === i).filter((draft) => !found.some((other) => sameClause(parsed, draft, other)));
  return [...found, ...bare];
}

/** "rose by 48 percent", "a drop of 7 per cent", "53% more than", "hausse de 31 %". */
function percentages(parsed: Parsed): Draft[] {
  return ofKind(parsed, "%").flatMap((index) => {
    const direction = directionAt(parsed, index);
    return direction === null || isLevel(parsed, index) || !isOfViolence(parsed, index) ? [] : [change(parsed, index, direction.at, "percent", signed(parsed.tokens[index]!, direction.sign), comparatorOf(parsed.tokens[index]!))];
  });
}

/** "fell to 40%": where it stands, not by how much it changed. */
export function isLevel({tokens}: Parsed, index: number): boolean {
  return "UF".includes(tokens[index - 2]?.kind ?? ".") && /^(?:to|a)$/.test(tokens[index - 1]!.key);
}

/** "a quarter more than in 2023", "augmenté de moitié". */
function fractions(parsed: Parsed): Draft[] {
  return ofKind(parsed, "/").flatMap((index) => {
    const {data} = parsed.tokens[index]!;
    if (data.comparator === "gt" || data.value === undefined) return [];
    if (/^(?:as many|as much|the number|the rate|the level|autant)$/.test(parsed.tokens[index + 1]?.key ?? "") && isOfViolence(parsed, index)) return [change(parsed, index, index, "ratio", Math.round(data.value) / 100, boundBefore(parsed, index) ?? data.comparator ?? "eq")];
    const direction = directionAt(parsed, index);
    return direction === null || !isOfViolence(parsed, index) ? [] : [change(parsed, index, direction.at, "percent", direction.sign * data.value, boundBefore(parsed, index) ?? data.comparator ?? "eq")];
  });
}

/** Which way a percentage goes: a rise or fall within reach before or after it, or "more than". */
export function directionAt({tokens}: Parsed, index: number): {sign: 1 | -1; at: number} | null {
  for (let i = index - 1; i >= 0 && i >= index - 5; i--) {
    const {kind} = tokens[i]!;
    if (kind === "U" || kind === "F") return {sign: kind === "U" ? 1 : -1, at: i};
    if (!"owyidgL".includes(kind) && !(kind === "V" || kind === "E" || kind === "D") && !(i >= index - 3 && "+-t".includes(kind))) break;
  }
  for (let i = index + 1; i < tokens.length && i <= index + 5; i++) {
    const {kind} = tokens[i]!;
    if (kind === "U" || kind === "F") return {sign: kind === "U" ? 1 : -1, at: i};
    if (kind === "+" || kind === "-") return {sign: kind === "+" ? 1 : -1, at: i};
    if (/^(?:higher|greater)$/.test(tokens[i]!.key) || i === index + 1 && /^(?:above|over|beyond|ahead)$/.test(tokens[i]!.key)) return {sign: 1, at: i};
    if (i === index + 1 && /^(?:below|under)$/.test(tokens[i]!.key)) return {sign: -1, at: i};
    if (kind === "r" && tokens[i]!.key === "higher") return {sign: 1, at: i};
    if (!"odDEqVwCH".includes(kind) || kind === "o" && tokens[i]!.key === "of") break;
  }
  return null;
}

/** "doubled", "fourfold", "twice the number", "cinq fois plus". */
function multiples(parsed: Parsed): Draft[] {
  const {tokens} = parsed;
  return ofKind(parsed, "x").flatMap((index) => {
    const value = tokens[index]!.data.value;
    if (value === undefined || !isOfViolence(parsed, index)) return [];
    const key = tokens[index]!.key;
    if (/fois$/.test(key) && !/^(?:plus|moins|superieur|superieure|inferieur|davantage|autant)/.test(tokens[index + 1]?.key ?? "") && tokens[index + 1]?.kind !== "+" && tokens[index + 1]?.kind !== "#") return [];
    const falls = tokens.slice(Math.max(0, index - 2), index).some(({kind}) => kind === "F") || tokens[index + 1]?.kind === "-";
    return [change(parsed, index, index, "ratio", falls && value > 1 ? 1 / value : value, boundBefore(parsed, index) ?? "eq")];
  });
}

/** "three times as many", "multiplié par quatre", "divisé par deux". */
function times(parsed: Parsed): Draft[] {
  const {tokens} = parsed;
  return ofKind(parsed, "#").flatMap((index) => {
    const {number} = tokens[index]!;
    if (number === null || typeof number.value !== "number" || !isTimes(parsed, index) || !isOfViolence(parsed, index) || !compares(parsed, index)) return [];
    const fewer = tokens[index + 2]?.kind === "-" || tokens[index + 2]?.kind === "F" || /^divi/.test(tokens[index - 2]?.key ?? "");
    return [change(parsed, index, index, "ratio", fewer ? 1 / number.value : number.value, comparatorOf(tokens[index]!))];
  });
}

/** A rise or fall without a number, of deaths, events or violence: "attacks have shot up", "fewer people were killed". */
function directions(parsed: Parsed): Draft[] {
  const {tokens} = parsed;
  return ofKind(parsed, "UF+-").flatMap((index) => {
    const {kind, key} = tokens[index]!;
    if (kind === "+" || kind === "-") {
      const people = /^(?:H|C|D|E|A|q)/.test(parsed.shape.slice(index + 1)) && /^(?:[CHA]+[wLTdi,]{0,4}[ewd]{0,2}[Kk]|[DEq][^#]{0,8}t)/.test(parsed.shape.slice(index + 1));
      const claimed = /^(?:li[kv]e?s|vies)/.test(tokens[index + 1]?.key ?? "") && parsed.shape.slice(Math.max(0, index - 4), index).includes("l");
      return (people || claimed) && !isRanked(parsed, index) ? [bare(parsed, index, kind === "+" ? 1 : -1)] : [];
    }
    if (/^(?:up|down)$/.test(key) && /[DEqVN][ew]{1,3}$/.test(parsed.shape.slice(Math.max(0, index - 4), index)) && /^[if][wd]?T/.test(parsed.shape.slice(index + 1))) return [bare(parsed, index, kind === "U" ? 1 : -1)];
    if (/^(?:up|down)$/.test(key) && /^,[w]?$/.test(parsed.shape.slice(Math.max(0, index - 2), index)) && tokens[index + 1]?.period?.baseline === true && isOfViolence(parsed, index)) return [bare(parsed, index, kind === "U" ? 1 : -1)];
    if (/^(?:up|down|lower|passe|passee|passes|mounted|expansion|monte|reduit|reduction)$/.test(key)) return [];
    const [from, to] = clauseOf(parsed, index);
    const left = tokens.slice(Math.max(from, index - 9), index).map((token, i) => token.kind === "#" && isOne(parsed, Math.max(from, index - 9) + i) ? "d" : token.kind).join("");
    if (/No[dwa]{0,2}b[^DEVqKk]{0,6}$/.test(left)) return [];
    if (/^fell|^fallen/.test(key) && tokens[index + 1]?.key === "to") return [];
    const subject = (/^(?:re)?tomb|^fell|^fallen/.test(key) ? /[DEVqN][^#;,.DEVqN]{0,8}$/ : /[DEVqN][^#;.DEVqN]{0,8}$/).test(left);
    const object = /^(?:[oid]|w){0,3}[aw]{0,2}[DEVq]/.test(parsed.shape.slice(index + 1, Math.min(to, index + 6)));
    const numbered = /[#%]/.test(parsed.shape.slice(index + 1, Math.min(to, index + 5)));
    const noun = /d[aw]?$/.test(left) && parsed.shape[index + 1] === "o";
    if (noun && !object) return [];
    const since = tokens.slice(from, to).some((token) => /^(?:since|depuis)$/.test(token.key)) || object && /c[dwa]{0,3}$/.test(left);
    if (ofKind(parsed, "!").length > 0) return [];
    const held = since || /[TtS]/.test(parsed.shape.slice(from, to)) || /^exponential/.test(key);
    return (subject || object) && held && !numbered && !isMeant(parsed, index, from) ? [bare(parsed, index, kind === "U" ? 1 : -1)] : [];
  });
}

/** "Went from 12 to 140", "est passé de 54 à 99", "up from 54": the one number after the other, of the same thing. */
function movements(parsed: Parsed): Draft[] {
  const {tokens} = parsed;
  return ofKind(parsed, "#").flatMap((index) => {
    const first = tokens[index]!.number!.value;
    if (typeof first !== "number" || !/^(?:from|de|d')$/.test(tokens[index - 1]?.key ?? "") || !isOfViolence(parsed, index)) return [];
    const [from, to] = clauseOf(parsed, index);
    const up = tokens[index - 2]!;
    if (/^(?:up|down)$/.test(up?.key ?? "")) return [bare(parsed, index - 2, up.kind === "U" ? 1 : -1)];
    const later = ofKind(parsed, "#", index + 1, Math.min(to, index + 12)).filter((i) => /^(?:to|a)$/.test(tokens[i - 1]!.key) && typeof tokens[i]!.number!.value === "number");
    const last = later[later.length - 1];
    const moved = tokens.slice(Math.max(from, index - 6), index).some(({kind, key}) => "UF".includes(kind) || /^(?:went|gone|goes|going|moved|shifted)$/.test(key));
    const second = last === undefined ? first : tokens[last]!.number!.value as number;
    return !moved || second === first ? [] : [bare(parsed, index, second > first ? 1 : -1)];
  });
}

/** "Have become more frequent", "grew more deadly", "se font plus rares": a change in how often or how bad. */
function becoming(parsed: Parsed): Draft[] {
  const {tokens, shape} = parsed;
  return tokens.flatMap(({key, kind}, index) => {
    const worse = /^(?:more violent|more deadly|more lethal|deadlier|bloodier|worse|commoner)$/.test(key);
    const better = /^(?:rarer|scarcer|calmer)$/.test(key);
    const how = "+-".includes(kind) && degrees.test(tokens[index + 1]?.key ?? "") || key === "less" && degrees.test(tokens[index + 1]?.key ?? "");
    if (!worse && !better && !how) return [];
    const [from, to] = clauseOf(parsed, index);
    const turned = tokens.slice(Math.max(from, index - 3), index).some((token) => /^(?:become|becoming|became|grew|grown|got|turned|growing|getting|font|fait|deviennent|devient|devenue?s?|sont devenues|est devenue)$/.test(token.key));
    const held = /[Tt]/.test(shape.slice(from, to)) || tokens.slice(index, to).some((token) => /^(?:since|depuis)$/.test(token.key));
    if (!turned || !held || !/[EDV]/.test(shape.slice(from, index)) || isMeant(parsed, index, from)) return [];
    const fewer = kind === "-" || key === "less" || better;
    return [bare(parsed, index, fewer !== /^rare/.test(tokens[index + 1]?.key ?? "") ? -1 : 1)];
  });
}

const degrees = /^(?:frequent|common|deadly|lethal|violent|numerous|intense|rare|bloody|destructive|frequente?s?|nombreu(?:x|ses)|meurtri\w+|violente?s?|rares?|intenses?|sanglante?s?)$/;

/** "More died than in any other year", "only in 2015 had more died": a rank. */
function isRanked(parsed: Parsed, index: number): boolean {
  const [from, to] = clauseOf(parsed, index);
  return isOnly(parsed.tokens[from]!.key) || /^(?:nowhere|never|jamais|nulle)$/.test(parsed.tokens[from]!.key) || /\bthan (?:in |on )?(?:any|ever|all|anywhere|every)\b/.test(parsed.tokens.slice(index, to).map(({key}) => key).join(" "));
}

/** "will be twice as many": a forecast. */
function isAhead(parsed: Parsed, index: number): boolean {
  const [from, to] = clauseOf(parsed, index);
  return parsed.tokens.slice(Math.max(from, index - 8), Math.min(to, index + 8)).some(({kind, end, key}) => kind === "M" && !/^(?:warned|warns|warn|feared)$/.test(key) && !/^(?:\s+have\b|-)/.test(parsed.text.slice(end)));
}

/** "is expected to rise", "could escalate": not yet. */
function isMeant({tokens}: Parsed, index: number, from: number): boolean {
  return tokens.slice(Math.max(from, index - 6), index).some(({kind}) => kind === "M");
}

function bare(parsed: Parsed, index: number, sign: 1 | -1): Draft {
  return change(parsed, index, index, "percent", 0, sign === 1 ? "gt" : "lt");
}

/** Whether what changes is deaths, events or violence: the nouns of its clause, or of the sentence where the clause has none. */
export function isOfViolence(parsed: Parsed, index: number): boolean {
  const [from, to] = clauseOf(parsed, index);
  const left = parsed.shape.slice(Math.max(from, index - 24), index).replace(/T/g, "");
  const right = parsed.shape.slice(index + 1, Math.min(to, index + 9)).replace(/[t,].*$/, "");
  if (parsed.told && speaksOfTally(parsed, from, index)) return true;
  if (/toll|bilan|victim/.test(parsed.tokens.slice(Math.max(from, index - 10), Math.min(to, index + 8)).map(({key}) => key).join(" "))) return true;
  if (/^[dw]?N/.test(right) && /[DEqKk]/.test(parsed.shape)) return true;
  const struck = parsed.tokens.slice(Math.max(from, index - 12), index).some(({kind, key}) => kind === "u" && /attack|bomb|shell|raid|ambush|attaqu|bombard/.test(key));
  const subject = /[DEVNqKkBZ](?=[^DEVNqKkBZ]*$)/.exec(left)?.[0];
  if (struck && subject !== "Z") return true;
  if (/No[dwa]{0,2}b[^DEqKk]{0,8}$/.test(left) || /^[dwa]{0,3}No[dwa]{0,2}b/.test(right)) return false;
  if (/No[dwaLP]{0,3}[CHZAnw][^DEVqKkBW@#]{0,6}$/.test(left) && !/^[^,.]{0,4}[KkBW]/.test(right)) return false;
  if (subject === "N" && !/[DEVqKkB]/.test(parsed.shape)) return index - from < 8 && from > 0;
  if (subject !== undefined && (subject !== "Z" || /[DEVq]/.test(left))) return true;
  if (subject === "Z" && /Z[^,]{0,8}$/.test(left)) return false;
  if (/[DEVqKkB]/.test(right)) return !/^[^DEVqKkB]*Z/.test(right);
  const first = parsed.shape.slice(0, from);
  return /[DEqKkB]/.test(first) || /[DEqKk]/.test(right) && !/[Z]/.test(left) && index - from < 4;
}

/** "That is a rise of", "the figure was up", "il s'agit d'une hausse": the subject is what the sentence before counted. */
function speaksOfTally({tokens, shape}: Parsed, from: number, index: number): boolean {
  return !/[DEVqKkBZHCA]/.test(shape.slice(from, index)) && (/^(?:this|that|it|which|ce|cela|c'|il|soit|an?)$/.test(tokens[from]!.key) || /^[d@][aw]?N/.test(shape.slice(from)));
}

/** "three times as many", "quatre fois plus", "multiplié par cinq". */
function compares({tokens}: Parsed, index: number): boolean {
  const next = tokens[index + 2];
  if (/^(?:multipl|divis|factor$)/.test(tokens[index - 2]?.key ?? "") || tokens[index - 1]?.key === "facteur" || tokens.slice(Math.max(0, index - 2), index).some(({kind}) => kind === "U" || kind === "F")) return true;
  return next !== undefined && (/^(?:as|more|higher|greater|fewer|less|the|that|those|what|plus|moins|superieure?s?|davantage|lower|deadlier|celui|celle|ceux)$/.test(next.key) || "+-trUF".includes(next.kind));
}

function signed(token: Token, sign: 1 | -1): number | readonly [number, number] {
  const value = token.number?.value ?? 0;
  return typeof value === "number" ? sign * value : sign === 1 ? value : [-value[1], -value[0]];
}

function comparatorOf(token: Token): Comparator {
  return token.number?.comparator ?? "eq";
}

function sameClause(parsed: Parsed, a: Draft, b: Draft): boolean {
  const [from, to] = clauseOf(parsed, a.anchor);
  return b.anchor >= from && b.anchor < to;
}
