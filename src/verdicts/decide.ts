import {distanceTo, isFloor, type Stated} from "./compatible.ts";
import type {Covered} from "./covered.ts";
import type {Computed} from "./kind.ts";
import type {Reading} from "./readings.ts";
import type {MissingReason, Off, VerdictName} from "./verdict.ts";

/** A reading with what it answered. */
export interface Answer {
  reading: Reading;
  computed: Computed;
  agrees: boolean | null;
}

export interface Decision {
  verdict: VerdictName;
  /** The answer that decided, a reading or another quantity. */
  by: Answer | null;
  off: Off | null;
  missing: MissingReason | null;
}

export interface Evidence {
  stated: Stated;
  readings: readonly Answer[];
  quantities: readonly Answer[];
  covered: Covered;
  additive: boolean;
  /** The claim names this source, so that it speaks of this source's own count. */
  named: boolean;
  /** The named source is here as it stood at publication. */
  asPublished: boolean;
  /** The claim says that its number is one of records ("201 recorded events"), so that what no record holds is none of it. */
  recorded: boolean;
}

/** A reading is near a claim where it misses by at most this share of the number, or by {@link nearAbsolute}. */
export const nearShare = 0.25;
export const nearAbsolute = {events: 2, deaths: 2, places: 1, rank: 1, percent: 5, ratio: 0} as const;

/** Deaths that no source is named for may come from one that counts more: they are left open up to this many times the most that any reading gives. */
export const moreThanRecorded = 2;

/** The verdict on a claim out of the answers of its readings. The order of the questions is that of docs/verdicts.md. */
export function decide(evidence: Evidence): Decision {
  const {readings, covered, stated, named, asPublished, additive} = evidence;
  const plain = readings[0];
  if (covered === "other_place") return unsettled("place_not_covered");
  if (covered === "none") return unsettled("period_not_covered");
  const answered = readings.filter(({agrees}) => agrees !== null);
  if (!plain || !answered.length) return unsettled(plain?.computed.missing ?? "kind_not_recorded", plain);
  const met = answered.find(({agrees}) => agrees);
  const nearest = nearestOf(stated, answered);
  if (covered !== "full" && !isSettledBy(evidence, met, nearest)) return {...unsettled("period_not_covered", nearest), off: met ? null : offOf(stated, nearest)};
  if (met) return {verdict: met === plain ? "reproduced" : "reproduced_under", by: met, off: null, missing: null};
  const off = offOf(stated, nearest);
  if (additive && isFloor(stated) && !named && nearest.computed.value !== null && nearest.computed.value < leastOf(stated)) return floorNotMet(evidence, nearest, off);
  if (named && !asPublished) return {...unsettled("not_as_published", nearest), off};
  const quantity = evidence.quantities.find(({agrees}) => agrees);
  if (quantity) return {verdict: "another_quantity", by: quantity, off, missing: null};
  if (nearest.computed.missing) return {...unsettled(nearest.computed.missing, nearest), off};
  if (isNear(stated, nearest)) return {verdict: "off_by", by: nearest, off, missing: null};
  return mayBeUncounted(evidence, answered) ? {...unsettled("undercount", nearest), off} : {verdict: "contradicted", by: nearest, off, missing: null};
}

/** Whether a number lies near enough to a claim to say by how much it misses; "none" is met or not. */
export function isNear(stated: Stated, {computed}: Pick<Answer, "computed">): boolean {
  if (computed.value === null) return false;
  if (stated.rule === "zero") return false;
  if (computed.days !== undefined && computed.days !== null) return true;
  const size = typeof stated.value === "number" ? Math.abs(stated.value) : stated.value ? Math.max(...stated.value) : 1;
  return Math.abs(distanceTo(stated, computed.value)) <= Math.max(nearShare * size, nearAbsolute[stated.unit ?? "deaths"]);
}

/**
 * Whether a number of deaths that the text gives no source for can be right although every reading is below it: one census judges, which does not record everything, and
 * nothing is recorded at all or no more than {@link moreThanRecorded} times as much is claimed. A second census that stays as far below settles it.
 */
function mayBeUncounted({stated, additive, named, recorded}: Evidence, answered: readonly Answer[]): boolean {
  if (!additive || stated.unit !== "deaths" || named || recorded || stated.rule === "zero" || stated.value === null || leastOf(stated) < 0) return false;
  const values = answered.map(({computed}) => computed.value ?? 0);
  const most = Math.max(...values);
  if (most >= leastOf(stated) || answered.some(({reading, computed}) => reading.axis === "source" || computed.found !== undefined)) return false;
  return most === 0 || leastOf(stated) <= moreThanRecorded * most;
}

/** A source that undercounts leaves a lower bound open, unless the number is that of another quantity. */
function floorNotMet({quantities}: Evidence, nearest: Answer, off: Off): Decision {
  const quantity = quantities.find(({agrees}) => agrees);
  return quantity ? {verdict: "another_quantity", by: quantity, off, missing: null} : {verdict: "not_computable", by: nearest, off, missing: "undercount"};
}

/**
 * Whether a part of the period, or an undeclared one, already settles it. What is not loaded could only add: a lower bound that is
 * met stays met, a number that is exceeded stays exceeded. Where nobody declared what is covered, a match counts, but not a zero.
 */
function isSettledBy({stated, covered, additive}: Evidence, met: Answer | undefined, nearest: Answer): boolean {
  if (!additive) return covered === "undeclared" && met !== undefined && stated.rule !== "zero";
  if (met) return isFloor(stated) || covered === "undeclared" && stated.rule !== "zero";
  const value = nearest.computed.value;
  return value !== null && !isFloor(stated) && distanceTo(stated, value) > 0;
}

function nearestOf(stated: Stated, answers: readonly Answer[]): Answer {
  const distance = ({computed}: Answer) => computed.value === null ? Infinity : Math.abs(distanceTo(stated, computed.value));
  return answers.reduce((best, answer) => distance(answer) < distance(best) ? answer : best);
}

function leastOf({value}: Stated): number {
  return value === null ? 1 : typeof value === "number" ? value : Math.min(...value);
}

function offOf(stated: Stated, {computed}: Answer): Off {
  const value = computed.value === null ? null : distanceTo(stated, computed.value);
  return {value: computed.days ? null : value, date: computed.days ?? null};
}

function unsettled(missing: MissingReason, by: Answer | null = null): Decision {
  return {verdict: "not_computable", by, off: null, missing};
}
