import * as Plot from "@observablehq/plot";
import {noData} from "./frame.ts";
import {palette} from "./palette.ts";
import {spans, years} from "./period-panel.ts";
import type {Scene} from "./scene.ts";
import {chart, type Markup} from "./svg.ts";

export interface LinePanel {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Room for the numbers of the axis. */
  left: number;
  axisX: boolean;
  /** Ticks of the axis, the ends of the scale included. */
  steps: readonly number[];
  /** Positions of the periods that nothing covers. */
  gaps: readonly number[];
}

/** A panel over periods, the nth from n to n + 1, with the marks of its caller between grid and axis. */
export function linePanel(scene: Scene, {x, y, width, height, left, axisX, steps, gaps}: LinePanel, periods: readonly string[], marks: readonly Plot.Markish[]): Markup {
  const {n, options} = scene;
  const [bottom, top] = [Math.min(0, steps[0] ?? 0), steps.at(-1) ?? 1];
  return chart(
    {
      document: options.document,
      width,
      height: height + (axisX ? 22 : 0),
      marginTop: 8,
      marginRight: 4,
      marginBottom: axisX ? 22 : 2,
      marginLeft: left,
      x: {type: "linear", domain: [0, Math.max(1, periods.length)], axis: null},
      y: {type: "linear", domain: [bottom, top], axis: null, clamp: true},
      marks: [
        Plot.rect(spans(gaps.map((index) => ({index}))), {x1: "from", x2: "to", y1: bottom, y2: top, fill: noData(scene)}),
        Plot.ruleY(steps.filter((step) => step !== 0), {stroke: palette.rule, strokeWidth: 0.75}),
        Plot.text(steps, {y: (step: number) => step, frameAnchor: "left", dx: -6, textAnchor: "end", text: (step: number) => n.count(Math.abs(step)), fill: palette.muted, fontSize: 11, fontVariant: "tabular-nums"}),
        ...marks,
        Plot.ruleY([0], {stroke: palette.axis}),
        ...(axisX ? years(periods, (width - left - 4) / Math.max(1, periods.length), n.period) : [])
      ]
    },
    x,
    y
  );
}
