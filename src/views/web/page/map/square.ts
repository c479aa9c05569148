/** Up to so many events, all places are drawn as published at any zoom. */
export const manyEvents = 20_000;

/** Degrees of a square by the zoom of the map, about 10 px; from the last on, places as published. */
export function squareAt(zoom: number, events: number): number {
  if (events <= manyEvents) return 0;
  return [[2.5, 1], [4, 0.5], [5.5, 0.25], [7, 0.1]].find(([below]) => zoom < below!)?.[1] ?? 0;
}
