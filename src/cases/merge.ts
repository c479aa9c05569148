import {createHash} from "node:crypto";
import {group} from "d3-array";
import type {Claim} from "../claims/claim.ts";
import {canonical, sameValue} from "./canonical.ts";
import {ownWords} from "./own-words.ts";
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
  const ids = new Map(existing.map(({id}) => [id, 1]));
  for (const [i, found] of extracted.entries()) if (!taken.has(i)) merged.push(added(found, marks[i]!, ids));
  return merged;
}

/** Which existing claim (by place) is which extracted one: the same span first, then the same sentence, then, for claims written by hand, the same statement. */
function pair(existing: readonly CaseClaim[], extracted: readonly FoundClaim[], marks: readonly Marks[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  take(({found}) => found && `${found.sentence} ${found.span}`, (at) => `${marks[at]!.sentence} ${marks[at]!.span}`);
  take(({found}) => found?.sentence, (at) => marks[at]!.sentence);
  take(({found, reading}) => found || !reading ? undefined : statement(reading), (at) => statement(extracted[at]!));
  return pairs;

  function take(keyOf: (claim: CaseClaim) => string | null | undefined, keyAt: (at: number) => string | null): void {
    const byKey = group(extracted.keys(), keyAt);
    existing.forEach((claim, i) => {
      const key = pairs.has(i) ? null : keyOf(claim);
      const free = key ? byKey.get(key)?.filter((at) => !taken.has(at)) ?? [] : [];
      if (!free.length) return;
      const best = free.length === 1 ? free[0]! : free.toSorted((a, b) => agreeing(claim, extracted[b]!) - agreeing(claim, extracted[a]!) || a - b)[0]!;
      pairs.set(i, best);
      taken.add(best);
    });
  }
}

/** In how many slots a claim and a found one agree. */
function agreeing({reading}: CaseClaim, found: FoundClaim): number {
  return reading ? slotNames.filter((slot) => sameValue(reading[slot], found[slot])).length : 0;
}

/** The number of what and where, by which a claim written by hand is known; null where it states no number. */
function statement({measure, value, unit, places}: Reading): string | null {
  return value === null ? null : canonical([measure, value, unit, places.map(normal).toSorted()]);
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

function added(found: FoundClaim, marks: Marks, ids: Map<string, number>): CaseClaim {
  const reading = readingOf(found);
  return {id: newId(found, ids), text: ownWords(found), quote: found.span, reading, reviewed: false, corrected: [], records: [], found: {...marks, reading: slotMarks(reading)}};
}

function readingOf(found: FoundClaim): Reading {
  return Object.fromEntries(slotNames.map((slot) => [slot, found[slot]])) as unknown as Reading;
}

/** An id that says what the claim is about: fatalities-togo-251. `ids` has those that are taken, with the highest number behind each. */
function newId({measure, places, value}: FoundClaim, ids: Map<string, number>): string {
  const words = [measure, ...places.slice(0, 1), ...[value ?? []].flat().map(String)].join("-").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  const base = words || "claim";
  let n = (ids.get(base) ?? 0) + 1;
  while (n > 1 && ids.has(`${base}-${n}`)) ++n;
  ids.set(base, n);
  const id = n > 1 ? `${base}-${n}` : base;
  if (n > 1) ids.set(id, 1);
  return id;
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
