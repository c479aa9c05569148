import type {Claim, ClaimUnit, Comparator} from "../claims/claim.ts";
import {wordPattern} from "./word-pattern.ts";

/** The number of a claim with the words that say how firmly it is meant. */
export interface Stated {
  comparator: Comparator;
  value: number | readonly [number, number] | null;
  unit: ClaimUnit | null;
  rule: RuleName;
}

/** How a computed number is held against a claimed one; the table of docs/verdicts.md is made from this. */
export const rules = {
  exact: {when: "a count below 100, or a number whose last digit is not 0", met: "the same number once rounded to its digits: 251 by 251 only, 36 percent by 35.5 up to 36.5", examples: [[251, 251], [36, 36.4]]},
  rounded: {when: "a number of at least 100 (or any share or ratio) that ends in zeros or has one digit", met: "what rounds to it at its own significant digits, and lies within 10%: 6,000 by 5,500 to 6,499, fivefold by 4.5 to 5.5, doubled by 1.8 to 2.2", examples: [[6000, 5500], [2, 2.1]]},
  nearly: {when: "nearly, almost, close to, just under", met: "at most 10% below, and above only as far as it rounds to it at two digits: nearly 3,000 by 2,700 to 3,049", examples: [[3000, 2867]]},
  about: {when: "about, around, some, roughly", met: "within 10% on either side", examples: [[200, 216]]},
  above: {when: "more than, over", met: "any greater number", examples: [[1200, 1215]]},
  least: {when: "at least, no fewer than", met: "that number or any greater one", examples: [[29, 29]]},
  below: {when: "fewer than, under", met: "any smaller number", examples: [[100, 99]]},
  most: {when: "at most, up to", met: "that number or any smaller one", examples: [[100, 100]]},
  range: {when: "from one number to another", met: "any number between them, ends included", examples: [[58, 58]]},
  tens: {when: "tens (French dizaines)", met: "20 or more; from ACLED, which codes it as 10, 10 or more", examples: [[20, 20]]},
  dozens: {when: "dozens", met: "24 or more; from ACLED, which codes it as 12, 12 or more", examples: [[24, 24]]},
  hundreds: {when: "hundreds", met: "200 or more; from ACLED, which codes it as 100, 100 or more", examples: [[200, 200]]},
  thousands: {when: "thousands", met: "2,000 or more", examples: [[2000, 2000]]},
  zero: {when: "none, no, nobody", met: "0 only", examples: [[0, 0]]},
  any: {when: "no number", met: "1 or more", examples: [[0, 1]]}
} as const satisfies Record<string, {when: string; met: string; examples: readonly (readonly [claimed: number, met: number])[]}>;
export type RuleName = keyof typeof rules;

/** The number of a claim and the rule that holds for it, by comparator, unit and the word of its span. */
export function statedBy(claim: Pick<Claim, "span" | "comparator" | "value" | "unit">, coding: "acled" | null = null): Stated {
  const {comparator, unit} = claim;
  const vague = vagueWord(claim);
  if (vague) return {comparator: "ge", value: coding && codes[vague].acled !== null ? codes[vague].acled : codes[vague].least, unit, rule: vague};
  return {comparator, value: claim.value, unit, rule: ruleOf(claim)};
}

/** Whether a computed number meets a claim; null where there is no number to hold against it. */
export function compatible({value, rule, unit}: Stated, computed: number | null): boolean | null {
  if (computed === null || Number.isNaN(computed)) return null;
  if (value === null) return computed >= 1;
  if (typeof value !== "number") return computed >= Math.min(...value) && computed <= Math.max(...value);
  // a fall is stated as a negative number, and "by more than" means its size
  if (value < 0) return compatible({comparator: "eq", value: -value, unit, rule}, -computed);
  return meets(rule, value, computed, unit);
}

/** Whether a number stands for a bound from below, which a source that undercounts cannot refute. */
export function isFloor({comparator, value}: Stated): boolean {
  return comparator === "gt" || comparator === "ge" || value === null;
}

/** The one number to measure a distance from: the middle of nothing, the near end of a range. */
export function distanceTo({value}: Stated, computed: number): number {
  if (value === null) return computed - 1;
  if (typeof value === "number") return computed - value;
  const [least, most] = [Math.min(...value), Math.max(...value)];
  return computed < least ? computed - least : computed > most ? computed - most : 0;
}

const nearlyWords = wordPattern("nearly|almost|close to|just under|just short of|pr[eè]s d[e’']?|presque|quasi(?:ment)?|pas loin de|à peine moins");
const codes = {
  tens: {least: 20, acled: 10, word: /\b(?:tens of|(?:des|plusieurs|quelques) dizaines)\b(?! (?:of thousands|de milliers))/iu},
  dozens: {least: 24, acled: 12, word: /\b(?:dozens|(?:des|plusieurs) douzaines)\b/iu},
  hundreds: {least: 200, acled: 100, word: /\b(?:hundreds|(?:des|plusieurs|quelques) centaines)\b(?! (?:of thousands|de milliers))/iu},
  thousands: {least: 2000, acled: null, word: /(?<!(?:hundreds|tens) of )\bthousands\b|(?<!(?:centaines|dizaines) de )\b(?:des|plusieurs|quelques)? ?milliers\b/iu}
} as const;

function vagueWord({span, comparator, value}: Pick<Claim, "span" | "comparator" | "value">): keyof typeof codes | null {
  if (comparator !== "ge" || typeof value !== "number") return null;
  for (const [name, {least, word}] of Object.entries(codes)) if (value === least && word.test(span)) return name as keyof typeof codes;
  return null;
}

function ruleOf({span, comparator, value, unit}: Pick<Claim, "span" | "comparator" | "value" | "unit">): RuleName {
  if (value === null) return "any";
  if (typeof value !== "number") return "range";
  if (comparator === "approx") return nearlyWords.test(span) ? "nearly" : "about";
  if (comparator === "gt") return "above";
  if (comparator === "ge") return "least";
  if (comparator === "lt") return "below";
  if (comparator === "le") return "most";
  if (value === 0) return "zero";
  return isRounded(Math.abs(value), unit) ? "rounded" : "exact";
}

function isRounded(value: number, unit: ClaimUnit | null): boolean {
  if (unit === "rank" || unit === "places") return false;
  const measured = unit === "percent" || unit === "ratio";
  return digitsOf(value) === 1 && measured || Number.isInteger(value) && value % 10 === 0 && (value >= 100 || measured);
}

/** Significant digits, the zeros at the end of a whole number left out. */
function digitsOf(value: number): number {
  return value.toExponential().replace(/e.*$/, "").replace(".", "").length;
}

function meets(rule: RuleName, value: number, computed: number, unit: ClaimUnit | null): boolean {
  switch (rule) {
    case "exact": return unit === "percent" || unit === "ratio" ? Number(computed.toFixed(decimals(value))) === value : computed === value;
    case "rounded": return Number(computed.toPrecision(digitsOf(value))) === value && within(computed, value, 0.1);
    case "nearly": return computed >= value * 0.9 && (computed <= value || Number(computed.toPrecision(2)) === value);
    case "about": return within(computed, value, 0.1);
    case "above": return computed > value;
    case "below": return computed < value;
    case "most": return computed <= value;
    case "zero": return computed === 0;
    case "any": return computed >= 1;
    case "range": return computed === value;
    default: return computed >= value;
  }
}

function decimals(value: number): number {
  return Math.min(20, (/\.(\d+)$/.exec(String(value))?.[1] ?? "").length);
}

function within(computed: number, value: number, share: number): boolean {
  return Math.abs(computed - value) <= share * value + 1e-9;
}
