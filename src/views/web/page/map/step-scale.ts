import type {Ground} from "./style.ts";

/** One hue from light to dark on the light ground, from dark to light on the dark one. */
export const amountColors: Readonly<Record<Ground, readonly string[]>> = {
  light: ["#f0e4eb", "#d9b9cc", "#b87fa3", "#8d4a77", "#5a2149"],
  dark: ["#43303d", "#6b4560", "#96608a", "#c48ab5", "#efc6e2"]
};

/** What has a place and no value. */
export const blank: Readonly<Record<Ground, string>> = {light: "#e4e1da", dark: "#3a3a3a"};

/** Up to five classes of an amount. */
export interface StepScale {
  /** What the tint stands for. */
  label: string;
  /** The lowest value of each class, ascending. */
  from: readonly number[];
  text: readonly string[];
  colors: Readonly<Record<Ground, readonly string[]>>;
  /** What must be known to read it. */
  note: string;
  /** What is tinted without a class, where the legend tells it. */
  blank?: string;
}

/** The number of the class that a value falls into; -1 below all of them and where there is none. */
export function stepOf(from: readonly number[], value: number | null): number {
  if (value === null) return -1;
  let step = from.length - 1;
  while (step >= 0 && !(value >= from[step]!)) step--;
  return step;
}

/** Lowest values of up to five classes of about equal count, among the values; none of them twice. */
export function quantileSteps(values: Float64Array): number[] {
  const sorted = values.toSorted();
  return [...new Set([0, 0.2, 0.4, 0.6, 0.8].map((share) => sorted[Math.floor(share * sorted.length)]!))].filter((value) => value !== undefined);
}

/** As many colours as there are classes, spread over the hue; `turned` gives the lowest the strongest. */
export function stepColors(count: number, turned = false): StepScale["colors"] {
  const of = (palette: readonly string[]) => Array.from({length: count}, (_, i) => (turned ? palette.toReversed() : palette)[count === 1 ? 2 : Math.round(i * 4 / (count - 1))]!);
  return {light: of(amountColors.light), dark: of(amountColors.dark)};
}
