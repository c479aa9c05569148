import type {Count} from "./count.ts";
import {clauseOf, isClauseEnd, ofKind} from "./draft.ts";
import {isOne} from "./not-counted.ts";
import {nounPhrase} from "./noun-phrase.ts";
import type {Parsed} from "./parse.ts";

/** What became of people. */
export type Fate = "dead" | "casualties" | "abducted" | "wounded" | "not_events";

/** What the verb or noun before the number says, within `reach` tokens. */
export function fateAt(parsed: Parsed, index: number, reach: number): Fate | null {
  const {tokens} = parsed;
  for (let i = index - 1; i >= 0 && i > index - reach; i--) {
    const {kind, key} = tokens[i]!;
    if (kind === "K") return passive(parsed, i) ? null : joinsWounded(parsed, i) ? "casualties" : "dead";
    if (kind === "k" && /(?:los[est]|perd|perte)/.test(key)) return "dead";
    if (kind === "l" && tokens.slice(i + 1, index).some(({key: lost}) => /^(?:lives|life|vies?)$/.test(lost))) return "dead";
    if (kind === "l") return /(?:li[vf]|vie)/.test(key) || /(?:claim|toll|took|emport|fauch)/.test(key) && /^[dwa]{0,3}$/.test(parsed.shape.slice(i + 1, index)) || /^(?:cost|cout)/.test(key) && /^[dwa]{0,3}#o?[dwa]{0,2}[HCDA]/.test(parsed.shape.slice(i + 1)) ? "dead" : null;
    if (kind === "q" && /(?:kill|dead|tues|morts)/.test(key)) return "casualties";
    if (kind === "W") return tokens[i - 1]?.kind === "&" && "KkD".includes(tokens[i - 2]?.kind ?? "?") ? "casualties" : "wounded";
    if (kind === "q" && /^victime/.test(key) && /^o[dw]?E/.test(parsed.shape.slice(i + 1)) && tokens.slice(i + 1, i + 4).some(({data}) => data.type === "civilian_targeting")) return "dead";
    if (/^(?:taken|captured|led|emmene\w*|capture\w*)$/.test(key) && /^(?:were|was|been|ete)$/.test(tokens[i - 1]!.key) && /^[wiTL]{0,3}y/.test(parsed.shape.slice(i + 1))) return "abducted";
    if (kind === "B") return passive(parsed, i) ? null : "abducted";
    if (/^(?:hold|holds|holding|detient|detiennent|detenaient)$/.test(key) && /^#[aw]?[HC]/.test(parsed.shape.slice(index)) && /A[^,.:]{0,3}$/.test(parsed.shape.slice(Math.max(0, i - 4), i))) return "abducted";
    if (kind === "Z" && /(?:ed|ing|e|es|er|s)$/.test(key)) return "not_events";
    if (/^(?:bodies|corps|depouilles|remains|cadavres)$/.test(key)) return "dead";
    if (kind === "D" && /^(?:killing|death|deaths|mort|morts)$/.test(key)) return "dead";
    if (kind === "E" && /^o[d]?$/.test(parsed.shape.slice(i + 1, index)) && /^(?:massacre|massacres|slaughter|lynching|execution|executions|beheading|assassination|tuerie|assassinat)$/.test(key)) return "dead";
    if (!"dawHn\",o@P&ACsqi".includes(kind) || kind === "i" && !/^(?:a|au|aux|en)$/.test(key)) return null;
    if (kind === "&" && (!/^(?:other|others|autres)$/.test(tokens[index + 1]?.key ?? "") || !/K[^WBk#]{1,5}$/.test(parsed.shape.slice(Math.max(0, i - 6), i)))) return null;
  }
  return null;
}

/** What the verb after the people says became of them. */
export function fateRight(parsed: Parsed, from: number): Fate | null {
  const {tokens} = parsed;
  let numbers = 0;
  for (let i = from; i < tokens.length && i < from + 14; i++) {
    const {kind, key} = tokens[i]!;
    if (isClauseEnd(tokens[i]!)) return null;
    if (kind === "#" && isOne(parsed, i) || kind === "#" && /^(?:un|une|one)$/.test(key) && tokens[i - 1]!.kind === "o") continue;
    if (kind === "#" || kind === "%") {
      const joined = tokens[i - 1]!.kind === "&" || tokens[i - 1]!.kind === ",";
      if (!joined && !(tokens.slice(from, i).some((token) => token.kind === ","))) return null;
      if (++numbers > 2) return null;
    }
    if (kind === "K" || kind === "k" || kind === "D" && /^(?:(?:the )?dead|morts?|mortes?|tue\w*)$/.test(key)) {
      if (/^(?:kill|killing|kills|slaying|tuant|tuent|a tue|ont tue|avoir tue|ayant tue|massacring|murdering)$/.test(key)) return null;
      if (kind === "K" && /^(?:killed|murdered|massacred|executed|slaughtered|abducted)$/.test(key) && /^d?#[^%,.:]{0,3}[HCAD]/.test(parsed.shape.slice(i + 1)) && !/e[w]?$/.test(parsed.shape.slice(Math.max(0, i - 2), i))) return null;
      if (numbers > 0 && kind !== "k" && tokens.slice(from, i).some((token) => token.kind === "W")) return null;
      return joinsWounded(parsed, i) ? "casualties" : "dead";
    }
    if (kind === "F" && /^(?:fall|fell|tomber|tombes?|sont tombes|tombees)$/.test(key) && parsed.tokens[from - 1]?.kind === "A") return "dead";
    if (kind === "q" && /(?:killed|dead|injured|tues|morts)/.test(key)) return "casualties";
    if (kind === "W") return joinsDead(parsed, i) ? "casualties" : "wounded";
    if (kind === "B") return /(?:ed|en|off|es?|s)$|^taken|capti|^arrach/.test(key) ? "abducted" : null;
    if (/^(?:taken|captured|held|led|captures?|retenu\w*)$/.test(key) && passive(parsed, i) && /^[wiTL]{0,3}y[d"]?[aw]?A/.test(parsed.shape.slice(i + 1))) return "abducted";
    if (/^(?:raped|tortured|violees?|tortures)$/.test(key) && passive(parsed, i)) return "casualties";
    if (kind === "Z" && !/^(?:weeks|months|days|years|hours|annees|mois|jours|ans)$/.test(key)) return "not_events";
    if (/^(?:paid|pay|pays|paying)$/.test(key)) continue;
    const relative = /^(?:who|that|which|qui)$/.test(tokens[i - 1]!.key);
    if (kind === "M" && /^(?:may|might|could|must|would|pourraient|auraient)$/.test(key) && /^(?:have|avoir)$/.test(tokens[i + 1]?.key ?? "")) continue;
    if (!relative && (parsed.isVerb(tokens[i]!) || kind === "M") || kind === "u" || kind === "l" && key !== "left" || kind === "E" && i > from + 3) return null;
  }
  return null;
}

/** People without a noun of the table, "58 Peuls ont été massacrés": a verb within reach says what became of them. */
export function unnamedFate(parsed: Parsed, index: number): Fate | null {
  if (/^(?:when|while|where|as|after|before|since|because|quand|lorsque|lorsqu'|apres|avant)$/.test(parsed.tokens[index + 1]?.key ?? "")) return null;
  const unknown = /^o?[dwPn"]{0,4}(?:[e]?[wds]?(?=[KkBW])|e[w]?(?=D))/.exec(parsed.shape.slice(index + 1));
  return unknown === null ? null : fateRight(parsed, index + 1 + unknown[0].length);
}

/** A number that a list joins to the dead before it. */
export function coordinated(parsed: Parsed, index: number, found: readonly Count[]): Fate | null {
  const dead = ({counted}: Count) => counted === "deaths" || counted === "civilian_deaths";
  const last = found[found.length - 1];
  if (last === undefined || !found.some(dead)) return null;
  const between = parsed.tokens.slice(nounPhrase(parsed, last.index).to, index);
  const broken = ofKind(parsed, ":", last.index, index)[0];
  const listed = ofKind(parsed, ":", found.find(dead)!.index, index)[0];
  if ((broken !== undefined || listed !== undefined) && !/[KkWBUFuc]/.test(parsed.shape.slice(broken ?? listed, clauseOf(parsed, index)[1]))) return "dead";
  if (dead(last) && /^(?:dont|including|includ\w+)$/.test(parsed.tokens[index - 1]?.key ?? "")) return "dead";
  return dead(last) && between.length > 0 && between.length <= 3 && between.every(({kind, key}) => "&,\"d".includes(kind) || key === "including" || key === "dont" || kind === "@") ? "dead" : null;
}

/** "killed and wounded": the dead and hurt together. */
export function joinsWounded({tokens}: Parsed, i: number): boolean {
  return /^[&,][wv]?[WB]/.test(tokens.slice(i + 1, i + 4).map(({kind}) => kind).join(""));
}

function joinsDead({tokens}: Parsed, i: number): boolean {
  return tokens[i + 1]?.kind === "&" && "KkD".includes(tokens[i + 2]?.kind ?? "?");
}

function passive({tokens}: Parsed, i: number): boolean {
  if (/ing$/.test(tokens[i]!.key)) return false;
  return /^(?:ete |sont |est |furent |etaient |etait )|par$/.test(tokens[i]!.key) || /^(?:were|was|been|being|are|is|get|got|be|ete|sont|etaient)$/.test(tokens[i - 1]?.key ?? "");
}
