/** The scale of the marks: area in proportion to the value. */
export interface Sizes {
  /** px for one death or event: radius = perRoot * sqrt(value). */
  perRoot: number;
  largest: number;
}

/** Radius of a mark whose value is 0 or unknown, px: seen, and smaller than a mark of one death on any map. */
export const leastRadius = 1.8;

export function sizesFor(largest: number, mostRadius: number): Sizes {
  // few do not fill the map: a mark of one is never larger than 5 px
  return {perRoot: Math.min(5, mostRadius / Math.sqrt(Math.max(1, largest))), largest: Math.max(1, largest)};
}

export function radiusOf(value: number, {perRoot}: Sizes): number {
  return value > 0 ? Math.max(leastRadius, perRoot * Math.sqrt(value)) : leastRadius;
}

/** Three round values for the legend, the largest near the largest mark: 1000, 200, 50 of 1,240. */
export function legendValues(largest: number): number[] {
  const top = floorRound(largest);
  const values = [top, floorRound(top / 4), floorRound(top / 20)];
  return [...new Set(values)].filter((value) => value >= 1);
}

/** The largest 1, 2, 3 or 5 times a power of ten that is no larger. */
function floorRound(value: number): number {
  if (value < 1) return value <= 0 ? 0 : 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([5, 3, 2, 1].find((factor) => factor * power <= value) ?? 1) * power;
}
