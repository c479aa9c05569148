import {clauseOf, ofKind, type Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";

/**
 * Whether a rank is that of one event among all others: "the single deadliest attack since the coup", "l'attaque la plus meurtrière depuis dix ans". It is
 * ranked among those of everybody, over the time that it looks back on.
 */
export function isRankedEvent({tokens, shape}: Parsed, {measure, anchor}: Draft): boolean {
  if (measure !== "rank") return false;
  const at = /^R[aw]{0,2}E/.exec(shape.slice(anchor));
  const event = at === null ? /E[aw]?$/.test(shape.slice(Math.max(0, anchor - 2), anchor)) ? shape.lastIndexOf("E", anchor) : -1 : anchor + at[0].length - 1;
  return event >= 0 && !/(?:s|x)$/.test(tokens[event]!.key);
}

/** The tokens of a kind that stand after such a rank, within its clause. */
export function afterRank(parsed: Parsed, {anchor}: Draft, kind: string): number[] {
  return ofKind(parsed, kind, anchor, clauseOf(parsed, anchor)[1]);
}
