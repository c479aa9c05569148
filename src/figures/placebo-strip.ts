import {palette} from "./palette.ts";
import type {Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {textWidth, wrap} from "./text.ts";

/** The change at a date among those at placebo dates: a dot for each, piled up where several are as large, by the square root of F. */
export function placeboStrip({w, n}: Scene, {date, f, placebos, chance}: {date: string; f: number; placebos: readonly number[]; chance: number}, y: number, width: number): {markup: Markup; height: number} {
  const lines = wrap(w.intervention.strip(n.date(date)), width, 12, 2);
  const lead = y + (lines.length - 1) * 15;
  const most = Math.sqrt(Math.max(f, ...placebos, 1)) * 1.03;
  const bins = Math.max(1, Math.floor((width - 12) / 7));
  const binOf = (value: number) => Math.min(bins - 1, Math.floor(Math.sqrt(Math.max(0, value)) / most * bins));
  const piles = Array.from({length: bins}, () => 0);
  const spots = placebos.toSorted((a, b) => a - b).map((value) => ({bin: binOf(value), level: piles[binOf(value)]!++}));
  const highest = Math.max(1, ...piles);
  const rise = Math.min(6.5, 45 / highest);
  const base = lead + 40 + highest * rise;
  const x = (bin: number) => 6 + (bin + 0.5) * 7;
  const own = x(binOf(f));
  const early = own > width / 2;
  const told = w.intervention.chance(n.percent(chance), n.count(placebos.length + 1));
  const room = textWidth(told, 12);
  const at = early ? Math.max(own - 6, Math.min(width, room)) : Math.min(own + 6, Math.max(0, width - room));
  return {
    markup: group([
      el("text", {"font-size": 12, "font-weight": 600}, lines.map((line, i) => el("tspan", {x: 0, y: y + 13 + i * 15}, line))),
      spots.map(({bin, level}) => el("circle", {cx: x(bin), cy: base - rise / 2 - level * rise, r: Math.min(2.9, rise * 0.45), fill: palette.events})),
      el("line", {x1: 0, x2: width, y1: base, y2: base, stroke: palette.axis}),
      el("path", {d: `M${own},${base}V${lead + 24}`, stroke: palette.deaths, "stroke-width": 2.2}),
      el("text", {x: at, y: lead + 32, "text-anchor": early ? "end" : "start", "font-weight": 600, stroke: palette.paper, "stroke-width": 4, "paint-order": "stroke", fill: palette.deaths}, told),
      el("text", {x: 0, y: base + 14, "font-size": 11, fill: palette.muted}, w.intervention.zero),
      el("text", {x: width, y: base + 14, "text-anchor": "end", "font-size": 11, fill: palette.muted}, w.intervention.larger)
    ]),
    height: base + 20 - y
  };
}
