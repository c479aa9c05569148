import {ticks} from "d3-array";
import {keys, row as legendRow, type Key} from "./legend.ts";
import {palette} from "./palette.ts";
import type {Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {textWidth, wrap} from "./text.ts";

/** A count beside what is expected, with the range of that; a range that is not known is not drawn. */
export interface RangeRow {
  label: string;
  value: string;
  recorded: number;
  expected: number | null;
  low: number | null;
  high: number | null;
  /** Filled where it is more, or less, than chance explains. */
  filled: boolean;
}

export interface RangeWords {
  recorded: string;
  /** What a filled dot says. */
  unusual: string;
  range: string;
}

/** Counts as dots over what is expected, as a tick in its range, in rows on one axis from zero; on a phone the words stand above their line. */
export function rangeRows(scene: Scene, rows: readonly RangeRow[], words: RangeWords, y: number): {markup: Markup; height: number} {
  const {width, phone, n} = scene;
  const left = phone ? 8 : Math.min(width * 0.36, Math.max(110, ...rows.map(({label}) => textWidth(label, 13) + 18)));
  const right = phone ? 10 : Math.max(60, ...rows.map(({value}) => textWidth(value, 12) + 16));
  const most = Math.max(1, ...rows.flatMap(({recorded, expected, high}) => [recorded, expected ?? 0, high ?? 0]));
  const x = (value: number) => left + (value / most) * (width - left - right);
  const [step, lead] = phone ? [42, 20] : [27, 0];
  const bottom = y + 4 + rows.length * step;
  const halo = {stroke: palette.paper, "stroke-width": 4, "paint-order": "stroke"} as const;
  const grid = ticks(0, most, phone ? 4 : 6).filter(Number.isInteger).map((tick) => group([
    el("line", {x1: x(tick), x2: x(tick), y1: y, y2: bottom, stroke: tick === 0 ? palette.axis : palette.rule, "stroke-width": tick === 0 ? 1.2 : 0.75}),
    el("text", {x: x(tick), y: bottom + 14, "text-anchor": "middle", "font-size": 11, fill: palette.muted, "font-variant-numeric": "tabular-nums"}, n.count(tick))
  ]));
  const drawn = rows.map(({label, value, recorded, expected, low, high, filled}, i) => {
    const middle = y + 4 + i * step + lead + (phone ? 10 : step / 2);
    const words = phone ? middle - 16 : middle;
    return group([
      low !== null && high !== null && el("rect", {x: x(low), y: middle - 5, width: Math.max(1.5, x(high) - x(low)), height: 10, fill: palette.deathsPale}),
      expected !== null && el("line", {x1: x(expected), x2: x(expected), y1: middle - 7, y2: middle + 7, stroke: palette.deaths, "stroke-width": 2}),
      el("circle", {cx: x(recorded), cy: middle, r: 4.6, fill: filled ? palette.ink : palette.paper, stroke: palette.ink, "stroke-width": 1.8}),
      ...wrap(label, phone ? width * 0.56 : left - 12, 13, 1).map((line) => el("text", {x: 0, y: words, dy: phone ? null : "0.35em", "font-size": 13, ...halo}, line)),
      el("text", {x: width, y: words, dy: phone ? null : "0.35em", "text-anchor": "end", "font-size": 12, "font-variant-numeric": "tabular-nums", ...halo}, value)
    ]);
  });
  const items: Key[] = [
    {label: words.recorded, mark: (a, b) => el("circle", {cx: a, cy: b, r: 4.6, fill: palette.paper, stroke: palette.ink, "stroke-width": 1.8})},
    ...(rows.some(({filled}) => filled) ? [{label: words.unusual, mark: (a: number, b: number) => el("circle", {cx: a, cy: b, r: 4.6, fill: palette.ink})}] : []),
    {label: words.range, mark: (a, b) => group([el("rect", {x: a - 8, y: b - 5, width: 16, height: 10, fill: palette.deathsPale}), el("line", {x1: a, x2: a, y1: b - 7, y2: b + 7, stroke: palette.deaths, "stroke-width": 2})])}
  ];
  const legend = legendRow(phone ? [keys("", items)] : items.map((item) => keys("", [item])), 0, bottom + 12, width);
  return {markup: group([...grid, ...drawn, legend.markup]), height: bottom + 12 + legend.height - y};
}
