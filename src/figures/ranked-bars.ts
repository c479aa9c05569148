import * as Plot from "@observablehq/plot";
import {ticks} from "d3-array";
import {noData} from "./frame.ts";
import {palette} from "./palette.ts";
import type {Scene} from "./scene.ts";
import {chart, el, group, type Markup} from "./svg.ts";
import {textWidth, wrap} from "./text.ts";

export interface Bar {
  label: string;
  /** A smaller second text, e.g. a definition. */
  detail?: string;
  low: number | null;
  best: number | null;
  high: number | null;
  /** The number as it is read, at the right. */
  value: string;
  color: string;
  /** A pattern over the colour. */
  overlay?: string;
  /** Not covered: hatched instead of a bar. */
  gap?: boolean;
}

/** Horizontal bars from zero with whiskers from low to high, labels at the left or, on a phone, above. `rows` says where each bar with its label is. */
export function rankedBars(scene: Scene, bars: readonly Bar[], y: number): {markup: Markup; height: number; rows: {y: number; height: number}[]} {
  const {width, phone, options, n} = scene;
  const labelWidth = phone ? 0 : Math.min(width * 0.36, Math.max(90, ...bars.map(({label, detail}) => (detail === undefined ? textWidth(label, 13) + 14 : width))));
  const valueWidth = Math.max(40, ...bars.map(({value}) => textWidth(value, 12) + 12));
  const room = phone ? width - valueWidth : labelWidth - 14;
  const rows = bars.map((bar) => ({bar, lines: wrap(bar.label, room, 13, 2), detail: bar.detail === undefined ? [] : wrap(bar.detail, phone ? width : room, 11, 4)}));
  const thick = 15;
  let top = 8;
  const placed = rows.map(({bar, lines, detail}) => {
    const words = lines.length * 16 + detail.length * 14;
    const height = phone ? words + thick + 16 : Math.max(words + 12, thick + 13);
    const middle = phone ? top + words + 4 + thick / 2 : top + height / 2;
    const place = {bar, lines, detail, middle, words, y1: middle - thick / 2, y2: middle + thick / 2, top, height};
    top += height;
    return place;
  });
  const height = top + 4;
  const most = Math.max(1, ...bars.flatMap(({best, high}) => [best ?? 0, high ?? 0]));
  const [left, right] = [phone ? 1 : labelWidth, phone ? 8 : valueWidth];
  const steps = ticks(0, most, phone ? 4 : 6).filter(Number.isInteger);
  const drawn = chart(
    {
      document: options.document,
      width,
      height: height + 20,
      marginTop: 0,
      marginRight: right,
      marginBottom: 20,
      marginLeft: left,
      x: {type: "linear", domain: [0, most], axis: null},
      y: {type: "identity", axis: null},
      marks: [
        ...(phone ? [] : [Plot.ruleX(steps, {y1: 0, y2: height, stroke: palette.rule, strokeWidth: 0.75})]),
        ...(phone ? [] : [Plot.text(steps, {x: (step: number) => step, y: () => height + 12, text: (step: number) => n.count(step), fill: palette.muted, fontSize: 11, fontVariant: "tabular-nums"})]),
        Plot.rect(placed.filter(({bar}) => bar.gap), {x1: 0, x2: most, y1: "y1", y2: "y2", fill: noData(scene)}),
        Plot.rect(placed.filter(({bar}) => bar.best), {x1: 0, x2: ({bar}) => bar.best, y1: "y1", y2: "y2", fill: ({bar}) => bar.color}),
        ...placed.filter(({bar}) => bar.best && bar.overlay).map((each) => Plot.rect([each], {x1: 0, x2: ({bar}) => bar.best, y1: "y1", y2: "y2", fill: each.bar.overlay ?? "none"})),
        Plot.rect(placed.filter(({bar}) => bar.best && bar.overlay), {x1: 0, x2: ({bar}) => bar.best, y1: "y1", y2: "y2", fill: "none", stroke: ({bar}) => bar.color}),
        Plot.link(placed.filter(({bar}) => wide(bar)), {x1: ({bar}) => bar.low, x2: ({bar}) => bar.high, y1: "middle", y2: "middle", stroke: palette.paper, strokeWidth: 3.6}),
        Plot.link(placed.filter(({bar}) => wide(bar)), {x1: ({bar}) => bar.low, x2: ({bar}) => bar.high, y1: "middle", y2: "middle", stroke: palette.ink, strokeWidth: 1.3}),
        ...(["low", "high"] as const).map((end) => Plot.link(placed.filter(({bar}) => wide(bar)), {x1: ({bar}) => bar[end], x2: ({bar}) => bar[end], y1: ({middle}) => middle - 4, y2: ({middle}) => middle + 4, stroke: palette.ink, strokeWidth: 1.3})),
        Plot.link(placed.filter(({bar}) => !bar.gap), {x1: 0, x2: 0, y1: "y1", y2: "y2", stroke: palette.axis, strokeWidth: 1.5})
      ].filter((mark) => mark !== null)
    },
    0,
    y
  );
  const words = placed.map(({bar, lines, detail, middle, top, words}) => {
    const first = y + (phone ? top + 12 : middle - words / 2 + 12);
    return group([
      el("text", {"text-anchor": phone ? "start" : "end", "font-size": 13}, lines.map((line, i) => el("tspan", {x: phone ? 0 : labelWidth - 10, y: first + i * 16}, line))),
      el("text", {"text-anchor": phone ? "start" : "end", "font-size": 11, fill: palette.muted}, detail.map((line, i) => el("tspan", {x: phone ? 0 : labelWidth - 10, y: first + lines.length * 16 + i * 14 - 2}, line))),
      el("text", {x: width, y: phone ? first : y + middle, dy: phone ? null : "0.35em", "text-anchor": "end", "font-variant-numeric": "tabular-nums", fill: bar.best ? palette.ink : palette.muted}, bar.value)
    ]);
  });
  return {markup: group([drawn, ...words]), height: height + (phone ? 4 : 20), rows: placed.map(({top, height}) => ({y: y + top, height}))};
}

function wide({low, best, high}: Bar): boolean {
  return best !== null && low !== null && high !== null && high !== low;
}
