import {isClauseEnd} from "./draft.ts";
import type {Parsed} from "./parse.ts";

const relative = /^(?:which|who|whose|whom|where|qui|dont|ou|lequel|laquelle|lesquels|lesquelles)$/;

/** Whether token `i` stands in a relative clause that a comma sets off and that does not hold `anchor`: what it says is said beside. */
export function isBeside({tokens}: Pick<Parsed, "tokens">, i: number, anchor: number): boolean {
  let from = i;
  let inner = 0;
  while (from > 0 && !isClauseEnd(tokens[from]!) && !opens(tokens, from)) if (tokens[--from]!.kind === ",") inner++;
  if (!opens(tokens, from)) return false;
  let to = i + 1;
  // a comma closes it, unless another pair stands within
  while (to < tokens.length && !isClauseEnd(tokens[to]!) && (tokens[to]!.kind !== "," || inner > 0)) to++;
  return anchor < from || anchor >= to;
}

function opens(tokens: Parsed["tokens"], i: number): boolean {
  return tokens[i - 1]?.kind === "," && (relative.test(tokens[i]!.key) || relative.test(tokens[i + 1]?.key ?? "") && "io".includes(tokens[i]!.kind));
}
