import {before, directionAt} from "./changes.ts";
import {clauseOf, ofKind, type Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";

/** Parts of a whole: "36 percent of the deaths", "la plupart ont eu lieu dans le Nord", "more than half of them". */
export function shares(parsed: Parsed): Draft[] {
  return [...percentages(parsed), ...fractions(parsed)];
}

function percentages(parsed: Parsed): Draft[] {
  return ofKind(parsed, "%").flatMap((index) => {
    const {number} = parsed.tokens[index]!;
    if (number === null || directionAt(parsed, index) !== null || !ofViolence(parsed, index)) return [];
    return [share(parsed, index, number.comparator, number.value)];
  });
}

function fractions(parsed: Parsed): Draft[] {
  return ofKind(parsed, "/").flatMap((index) => {
    const {data, key} = parsed.tokens[index]!;
    if (data.value === undefined || directionAt(parsed, index) !== null && data.comparator !== "gt" || !ofViolence(parsed, index)) return [];
    const after = parsed.shape.slice(index + 1, index + 7);
    const whole = /^(?:o|[wd]|@|V|\/)*[wdLaA]{0,3}[DEVq@CHKk]/.test(after) || /^[^.#]{0,3}[eckuyL]/.test(after) && /[DEqK]/.test(parsed.shape);
    if (!whole || /^(?:quart|tiers|moitie)$/.test(key) && !after.startsWith("o")) return [];
    return [share(parsed, index, before(parsed, index) ?? data.comparator ?? "eq", data.value)];
  });
}

/** Whether the whole is deaths, events or violence, and not people, votes or land. */
function ofViolence(parsed: Parsed, index: number): boolean {
  const [from, to] = clauseOf(parsed, index);
  const near = parsed.shape.slice(Math.max(from, index - 12), Math.min(to, index + 12));
  if (/Z/.test(parsed.shape.slice(index + 1, Math.min(to, index + 5))) && !/[DEq]/.test(parsed.shape.slice(index + 1, Math.min(to, index + 5)))) return false;
  return /[DEVq]|[Kk]|B/.test(near);
}

function share(parsed: Parsed, index: number, comparator: Draft["comparator"], value: Draft["value"]): Draft {
  const [from, to] = clauseOf(parsed, index);
  let end = index + 1;
  for (let i = end; i < to && i < index + 12; i++) {
    if (parsed.tokens[i]!.kind === "," || parsed.tokens[i]!.kind === "#") break;
    if ("DEVqCHALTKk@cB".includes(parsed.tokens[i]!.kind)) end = i + 1;
  }
  const start = parsed.tokens.slice(Math.max(from, index - 4), index).findIndex(({kind, key}) => kind === "e" || /^account/.test(key) || kind === "L" || kind === "A");
  const events = ofKind(parsed, "E", Math.max(from, index - 10), to).map((i) => parsed.tokens[i]!.data.type);
  return {
    measure: "share", unit: "percent", comparator, value, anchor: index, from: start < 0 ? index : Math.max(from, index - 4) + start, to: end,
    eventType: events.find((type) => type !== undefined && type !== "any") ?? null, victims: [], rule: "share", baseline: index + 1 < end ? [index + 1, end] : null
  };
}
