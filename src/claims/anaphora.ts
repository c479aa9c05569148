import type {ClaimRole} from "./claim.ts";
import type {Before} from "./context.ts";
import {clauseOf, type Draft} from "./draft.ts";
import {isSubjectWord} from "./killers.ts";
import type {Parsed} from "./parse.ts";

/** Whom "its clashes", "they were involved in" and "the group" mean, and what they did; null where the sentence has no such word or nobody was named before. */
export function meantBy(parsed: Parsed, draft: Draft, before: Before): {actors: string[]; role: ClaimRole} | null {
  const {tokens, shape} = parsed;
  const [from, to] = clauseOf(parsed, draft.anchor);
  for (let i = Math.max(from, draft.anchor - 12); i < Math.min(to, draft.anchor + 12); i++) {
    const {key} = tokens[i]!;
    const owned = possessive.test(key) ? /^[awO#]{0,2}([EV])/.exec(shape.slice(i + 1)) : null;
    if (owned !== null) return who(parsed, i, before, owned[1] === "V" || tokens[i + owned[0].length]!.data.type === "battle" ? "involved" : "perpetrator");
    if (i > draft.anchor || !isSubjectWord(parsed, i)) continue;
    const verb = /^[^,.:]{0,4}?([hcu])/.exec(shape.slice(i + 1, draft.anchor + 1));
    if (verb !== null) return who(parsed, i, before, verb[1] === "h" ? "involved" : "perpetrator");
  }
  return null;
}

const possessive = /^(?:its|their|ses|leurs?|son|sa)$/;

/** The last actor of the sentence so far, else whom the text named last. */
function who({tokens}: Parsed, i: number, before: Before, role: ClaimRole): {actors: string[]; role: ClaimRole} | null {
  const named = tokens.slice(0, i).filter(({kind, actor}) => kind === "A" && actor !== null).pop();
  const actors = named === undefined ? before.actors : [named.text];
  return actors.length === 0 ? null : {actors: [...actors], role};
}
