import {createHash} from "node:crypto";
import type {Claim} from "../claims/claim.ts";
import {canonical, sameValue} from "./canonical.ts";
import {slotNames, type CaseClaim, type Reading} from "./claims.ts";

/** A claim as it was found in an article. */
export type FoundClaim = Claim & {sentence: string};

/**
 * The claims of a case after its article was read again. A claim that was reviewed keeps its reading, and so does every slot
 * that was corrected by hand, whether its name stands in `corrected` or the reading is no longer the one that was written
 * there. New claims come last, not reviewed; a claim that is no longer found is marked `lost` and stays. Merging the same
 * twice changes nothing.
 */
export function mergeClaims(existing: readonly CaseClaim[], extracted: readonly FoundClaim[]): CaseClaim[] {
  const marks = marksOf(extracted);
  const pairs = pair(existing, extracted, marks);
  const merged = existing.map((claim, i): CaseClaim => {
    const at = pairs.get(i);
    if (at !== undefined) return updated(claim, extracted[at]!, marks[at]!);
    return claim.found ? {...claim, found: {...claim.found, lost: true}} : claim;
  });
  const taken = new Set(pairs.values());
  const ids = new Set(existing.map(({id}) => id));
  for (const [i, found] of extracted.entries()) if (!taken.has(i)) merged.push(added(found, marks[i]!, ids));
  return merged;
}

/** Which existing claim (by place) is which extracted one: the same span first, then the same sentence, then, for claims written by hand, the same statement. */
function pair(existing: readonly CaseClaim[], extracted: readonly FoundClaim[], marks: readonly Marks[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const take = (matches: (claim: CaseClaim, at: number) => boolean, score: (claim: CaseClaim, at: number) => number = () => 0) => existing.forEach((claim, i) => {
    if (pairs.has(i)) return;
    const [best] = extracted.map((_, at) => at).filter((at) => !taken.has(at) && matches(claim, at)).toSorted((a, b) => score(claim, b) - score(claim, a) || a - b);
    if (best === undefined) return;
    pairs.set(i, best);
    taken.add(best);
  });
  take(({found}, at) => found !== undefined && found.sentence === marks[at]!.sentence && found.span === marks[at]!.span);
  take(({found}, at) => found !== undefined && found.sentence === marks[at]!.sentence, agreeingSlots);
  take(({found, reading}, at) => found === undefined && reading !== undefined && sameStatement(reading, extracted[at]!));
  return pairs;

  function agreeingSlots({reading}: CaseClaim, at: number): number {
    return reading ? slotNames.filter((slot) => sameValue(reading[slot], extracted[at]![slot])).length : 0;
  }
}

function updated(claim: CaseClaim, found: FoundClaim, marks: Marks): CaseClaim {
  const {reading} = claim;
  const fresh = readingOf(found);
  const next = {...marks, reading: slotMarks(fresh)};
  if (claim.reviewed || claim.kind || !reading) return {...claim, found: next};
  const written = claim.found?.reading;
  const now = slotMarks(reading);
  const byHand = (slot: keyof Reading, i: number) => claim.corrected.includes(slot) || (written === undefined ? !sameValue(reading[slot], fresh[slot]) : markAt(now, i) !== markAt(written, i));
  const corrected = slotNames.filter(byHand);
  return {...claim, reading: {...fresh, ...Object.fromEntries(corrected.map((slot) => [slot, reading[slot]]))}, corrected, found: next};
}

function added(found: FoundClaim, marks: Marks, ids: Set<string>): CaseClaim {
  const reading = readingOf(found);
  return {id: newId(found, ids), text: found.span, reading, reviewed: false, corrected: [], records: [], found: {...marks, reading: slotMarks(reading)}};
}

function readingOf(found: FoundClaim): Reading {
  return Object.fromEntries(slotNames.map((slot) => [slot, found[slot]])) as unknown as Reading;
}

/** An id that says what the claim is about: fatalities-togo-251. */
function newId({measure, places, value}: FoundClaim, ids: Set<string>): string {
  const words = [measure, ...places.slice(0, 1), ...[value ?? []].flat().map(String)].join("-").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  const base = words || "claim";
  let id = base;
  for (let n = 2; ids.has(id); ++n) id = `${base}-${n}`;
  ids.add(id);
  return id;
}

/** Whether a claim written by hand states the same number of the same thing. */
function sameStatement(reading: Reading, found: FoundClaim): boolean {
  const places = (one: Reading | FoundClaim) => one.places.map(normal).toSorted();
  return reading.value !== null && sameValue(reading.value, found.value) && reading.measure === found.measure && reading.unit === found.unit && sameValue(places(reading), places(found));
}

/** A short checksum of each slot as it was found, in the order of {@link slotNames}: tells which were changed by hand since. */
function slotMarks(reading: Reading): string {
  return slotNames.map((slot) => digest(canonical(reading[slot])).slice(0, MARK)).join("");
}

function markAt(marks: string, i: number): string {
  return marks.slice(i * MARK, (i + 1) * MARK);
}

const MARK = 4;

/** How a claim is found again without keeping the article: checksums of the sentence, and of the span with its turn where one span holds several claims. */
type Marks = Pick<NonNullable<CaseClaim["found"]>, "sentence" | "span">;

function marksOf(extracted: readonly FoundClaim[]): Marks[] {
  const turns = new Map<string, number>();
  return extracted.map(({sentence, span}) => {
    const marks = {sentence: digest(normal(sentence)), span: digest(normal(span))};
    const key = `${marks.sentence} ${marks.span}`;
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    return turn ? {...marks, span: digest(`${normal(span)} ${turn}`)} : marks;
  });
}

/** Spaces, quotation marks and case do not tell two sentences apart. */
function normal(text: string): string {
  return text.normalize("NFKC").replace(/[\s\p{P}]+/gu, " ").trim().toLowerCase();
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
