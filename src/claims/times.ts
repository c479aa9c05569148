import {clauseOf, ofKind} from "./draft.ts";
import type {Parsed} from "./parse.ts";

/** "three times", "cinq fois": a multiple, which changes.ts reads. */
export function isTimes({tokens}: Parsed, index: number): boolean {
  return /^(?:times|fold|fois|occasions|occasion|reprises)$/.test(tokens[index + 1]?.key ?? "") || /^(?:multiplied by|divided by|multiplie\w* par|divise\w* par)$/.test(`${tokens[index - 2]?.key ?? ""} ${tokens[index - 1]?.key ?? ""}`);
}

/** "attacked the town 14 times": a count of attacks. */
export function struckTimes(parsed: Parsed, index: number): boolean {
  const {tokens} = parsed;
  if (/^(?:as|more|higher|plus|moins|superieur|fewer|the|less)$/.test(tokens[index + 2]?.key ?? "") || tokens[index + 2]?.kind === "+") return false;
  const [from, to] = clauseOf(parsed, index);
  const struck = parsed.tokens.slice(Math.max(from, index - 8), Math.min(to, index + 12)).some(({kind}, i, all) => kind === "u" || kind === "E" && all[i - 1]?.key === "under");
  return struck && !ofKind(parsed, "UF", Math.max(from, index - 4), index).length;
}
