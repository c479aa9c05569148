import {palette} from "./palette.ts";
import type {Scene} from "./scene.ts";
import {el, group, type Child, type Markup} from "./svg.ts";

/** A ratio with its interval; null where there is none. */
export interface Ratio {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** A logarithmic scale of ratios from `from` to `to` px, with 1 in it. */
export interface RatioAxis {
  ticks: readonly number[];
  /** Position in px, inside the scale; `cut` where the ratio is beyond its end. */
  at(ratio: number): {px: number; cut: boolean};
}

/** As wide as the intervals, but no wider than a sixteenth to sixteenfold: an interval that is wider is cut and ends in an arrow. */
export function ratioAxis(ratios: readonly Ratio[], from: number, to: number, most: number): RatioAxis {
  const ends = ratios.flatMap(({value, low, high}) => [value, low, high]).filter((end) => end !== null && end > 0 && Number.isFinite(end)) as number[];
  const [least, largest] = [Math.max(1 / 16, Math.min(0.67, ...ends) / 1.08), Math.min(16, Math.max(1.5, ...ends) * 1.08)];
  const [a, b] = [Math.log(least), Math.log(largest)];
  const inside = steps.filter((step) => step >= least && step <= largest);
  const ticks = inside.length <= most ? inside : inside.filter((step) => coarse.has(step));
  return {
    ticks,
    at: (ratio) => {
      const share = ratio > 0 ? (Math.log(ratio) - a) / (b - a) : -1;
      return {px: from + Math.min(1, Math.max(0, share)) * (to - from), cut: share < 0 || share > 1};
    }
  };
}

const steps = [0.1, 0.2, 0.33, 0.5, 0.67, 1, 1.5, 2, 3, 5, 10];
const coarse = new Set([0.1, 0.2, 0.5, 1, 2, 5, 10]);

/** The interval as a line along x or y at `across`, an arrow where it is cut; nothing without an interval. */
export function whisker({at}: RatioAxis, {low, high}: Ratio, across: number, along: "x" | "y", color: string): Markup {
  if (low === null || high === null) return group([]);
  const point = (px: number, side: number) => (along === "x" ? `${px.toFixed(1)},${(across + side).toFixed(1)}` : `${(across + side).toFixed(1)},${px.toFixed(1)}`);
  const [a, b] = [at(low), at(high)];
  const inward = Math.sign(b.px - a.px) || 1;
  const end = ({px, cut}: {px: number; cut: boolean}, sign: number): Child => cut
    ? el("path", {d: `M${point(px + sign * 5, -4)}L${point(px, 0)}L${point(px + sign * 5, 4)}`, fill: "none", stroke: color, "stroke-width": 1.4})
    : el("path", {d: `M${point(px, -3.5)}L${point(px, 3.5)}`, stroke: color, "stroke-width": 1.4});
  return group([el("path", {d: `M${point(a.px, 0)}L${point(b.px, 0)}`, stroke: color, "stroke-width": 1.6}), end(a, inward), end(b, -inward)]);
}

/** "1.42 (1.1–1.9)" with two digits that count. */
export function ratioText({n, w}: Scene, {value, low, high}: Ratio): string {
  if (value === null) return w.ratios.none;
  const short = (number: number) => n.significant(Number(number.toPrecision(2)));
  return low === null || high === null ? short(value) : `${short(value)} (${short(low)}–${short(high)})`;
}

/** Grid of a scale that lies along x, from `top` to `bottom`, with its numbers below. */
export function ratioGrid({n}: Scene, {ticks, at}: RatioAxis, top: number, bottom: number): Markup {
  return group(ticks.map((tick) => {
    const {px} = at(tick);
    return group([
      el("line", {x1: px, x2: px, y1: top, y2: bottom, stroke: tick === 1 ? palette.ink : palette.rule, "stroke-width": tick === 1 ? 1.2 : 0.75}),
      el("text", {x: px, y: bottom + 14, "text-anchor": "middle", "font-size": 11, "font-weight": tick === 1 ? 600 : null, fill: tick === 1 ? palette.ink : palette.muted, "font-variant-numeric": "tabular-nums"}, n.significant(tick))
    ]);
  }));
}
