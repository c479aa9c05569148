import type {Parsed, Token} from "./parse.ts";

/** The words that follow a number and may belong to its noun. `to` is exclusive. */
export interface NounPhrase {
  to: number;
  kinds: string;
  head: Token | null;
}

const skipped = /^(?:who|that|which|had|has|have|having|qui|dont|ou|où|avaient|ont|when|while|where|since|and|so|because|after|before|but|is|are|was|were|been|being|be|to|into|a|not|only|as|also|then)$/;

/** Tokens after the number up to its noun: in English the last of a row, in French the first. */
export function nounPhrase(parsed: Parsed, index: number): NounPhrase {
  const {tokens, language} = parsed;
  let to = index + 1;
  let kinds = "";
  let head: Token | null = null;
  let unknown = 0;
  for (let i = index + 1; i < tokens.length && i < index + 9; i++) {
    const {kind, key} = tokens[i]!;
    if (kind === "w" || kind === "P" || kind === "\"" || kind === "a" || kind === "n" || kind === "L" && head === null || "+-".includes(kind) && head === null || kind === "R" && head === null) {
      if (head !== null && language === "en" && kind !== "w") break;
      if (skipped.test(key) || ++unknown > 3) break;
      if (head !== null && language === "en") {
        if (!"DECHAGqZ".includes(tokens[i + 1]?.kind ?? "?")) break;
      }
      continue;
    }
    const whole = kind === "o" && head === null ? /^o[dLw]{0,3}#/.exec(parsed.shape.slice(i)) : null;
    if (whole !== null) return nounPhrase(parsed, i + whole[0].length - 1);
    if (kind === "o" && head === null && language === "fr" || kind === "o" && /^of$/.test(key) && head === null && i === index + 1) continue;
    if (kind === "d" && head === null && (tokens[i - 1]!.kind === "o" || i === index + 1 && /^(?:at|to|a)$/.test(tokens[index - 1]?.key ?? ""))) continue;
    if ((kind === "c" || kind === "s" || kind === "S") && head === null && "DECHAGq".includes(tokens[i + 1]?.kind ?? "?")) continue;
    if (kind === "@" && kinds === "") {
      kinds += "@";
      to = i + 1;
      continue;
    }
    if (kind === "o" && head?.kind === "H" && /^(?:members|membres|elements|personnel)$/.test(head.key)) {
      const body = /^o[dw]?A/.exec(parsed.shape.slice(i));
      if (body !== null) return {to: i + body[0].length, kinds: `${kinds}A`, head};
    }
    if (!"DECHAGqZVNb".includes(kind)) break;
    if (head !== null && language === "fr" && !(kind === "C" || kind === "D")) break;
    kinds += kind;
    head = language === "fr" ? head ?? tokens[i]! : tokens[i]!;
    to = i + 1;
  }
  return {to, kinds, head};
}
