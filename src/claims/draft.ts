import type {ClaimEventType, ClaimMeasure, ClaimUnit, Comparator} from "./claim.ts";
import type {Kind} from "./lexicon.ts";
import type {Parsed, Token} from "./parse.ts";

/** A claim before its actors, places, period and source are filled in. Token indices, `to` exclusive. */
export interface Draft {
  measure: ClaimMeasure;
  unit: ClaimUnit | null;
  comparator: Comparator;
  value: number | readonly [number, number] | null;
  /** The token on which the claim hangs: its number, or the word that ranks or compares. */
  anchor: number;
  from: number;
  to: number;
  eventType: ClaimEventType | null;
  /** Tokens of the people counted, where they are soldiers, fighters or a trade. */
  victims: readonly number[];
  /** The rule that found it. */
  rule: string;
  /** Tokens of what it is held against. */
  baseline: readonly [from: number, to: number] | null;
}

/** Ends of a clause, beyond which a rule does not look. */
export const clauseEnds: ReadonlySet<Kind> = new Set<Kind>([".", ":"]);

export function isClauseEnd(token: Token): boolean {
  return clauseEnds.has(token.kind);
}

/** The part of a sentence between two ends of clauses that holds token `i`. */
export function clauseOf({tokens}: Parsed, i: number): [from: number, to: number] {
  let [from, to] = [i, i + 1];
  while (from > 0 && !isClauseEnd(tokens[from - 1]!)) from--;
  while (to < tokens.length && !isClauseEnd(tokens[to]!)) to++;
  return [from, to];
}

/** Indices of the tokens of some kinds in a part of a sentence. */
export function ofKind({tokens}: Parsed, wanted: string, from = 0, to = tokens.length): number[] {
  const found: number[] = [];
  for (let i = Math.max(0, from); i < Math.min(to, tokens.length); i++) if (wanted.includes(tokens[i]!.kind)) found.push(i);
  return found;
}
