import type {Comparator} from "./claim.ts";
import {clauseOf, ofKind, type Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";

/** The draft of a change, from the nouns before its words to the period and place after them. `other` is the second token on which it hangs. */
export function change(parsed: Parsed, anchor: number, other: number, unit: "percent" | "ratio", value: number | readonly [number, number], comparator: Comparator): Draft {
  const [from, to] = clauseOf(parsed, anchor);
  const start = Math.max(from, subjectStart(parsed, Math.min(anchor, other)));
  let end = Math.max(anchor, other) + 1;
  for (let i = end; i < to && i < end + 9; i++) {
    if (parsed.tokens[i]!.kind === ",") break;
    if (parsed.tokens[i]!.kind === "T" || parsed.tokens[i]!.kind === "L") end = i + 1;
  }
  return {measure: "change", unit, comparator, value, anchor, from: start, to: end, eventType: typeAround(parsed, anchor), victims: [], rule: "change", baseline: null};
}

function subjectStart({tokens}: Parsed, index: number): number {
  let start = index;
  for (let i = index - 1; i >= 0 && i > index - 8 && !",.:".includes(tokens[i]!.kind); i--) if ("DEVqNCHA".includes(tokens[i]!.kind)) start = i;
  return start;
}

function typeAround(parsed: Parsed, index: number): Draft["eventType"] {
  const [from, to] = clauseOf(parsed, index);
  const events = ofKind(parsed, "EV", from, to).filter((i) => parsed.tokens[i]!.kind === "E" || !parsed.tokens.slice(Math.min(i, index), Math.max(i, index)).some(({kind}) => kind === ",")).sort((a, b) => Math.abs(a - index) - Math.abs(b - index));
  return events.length === 0 ? null : parsed.tokens[events[0]!]!.data.type ?? null;
}
