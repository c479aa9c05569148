import {palette} from "./palette.ts";
import {ratioAxis, ratioGrid, ratioText, whisker, type Ratio} from "./ratio-axis.ts";
import type {Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {textWidth, wrap} from "./text.ts";

export interface RatioRow extends Ratio {
  label: string;
  /** After the ratio, e.g. a p. */
  detail: string;
  color: string;
  /** Filled where it is more than chance, open where it is not. */
  filled: boolean;
  /** A second ratio against which this one is read, as a bar across the row. */
  against?: number | null;
}

export interface RatioGroup {
  heading: string;
  rows: readonly RatioRow[];
}

/** The words stand on the grid. */
const halo = {stroke: palette.paper, "stroke-width": 4, "paint-order": "stroke"} as const;

/** Ratios with intervals in rows under headings, on one logarithmic axis with 1 marked; on a phone the words stand above their line. */
export function ratioRows(scene: Scene, groups: readonly RatioGroup[], y: number): {markup: Markup; height: number} {
  const {width, phone, w} = scene;
  const all = groups.flatMap(({rows}) => rows);
  const told = (row: RatioRow) => [ratioText(scene, row), row.detail].filter((part) => part !== "").join(w.ratios.comma);
  const left = phone ? 8 : Math.min(width * 0.3, Math.max(90, ...all.map(({label}) => textWidth(label, 13) + 30)));
  const right = phone ? 8 : Math.max(90, ...all.map((row) => textWidth(told(row), 12) + 16));
  const axis = ratioAxis([...all, ...all.map(({against}) => ({value: against ?? null, low: null, high: null}))], left, width - right, phone ? 7 : 11);
  const [line, lead] = phone ? [40, 19] : [28, 0];
  let top = y;
  const drawn = groups.map(({heading, rows}) => {
    const lines = heading === "" ? [] : wrap(heading, width, 13, 3);
    const words = el("text", {"font-size": 13, "font-weight": 600, ...halo}, lines.map((each, i) => el("tspan", {x: 0, y: top + 14 + i * 17}, each)));
    top += lines.length * 17 + 6;
    const marks = rows.map((row, i) => {
      const middle = top + i * line + lead + (phone ? 8 : line / 2);
      const value = told(row);
      const point = row.value === null ? null : axis.at(row.value);
      const beside = row.against === null || row.against === undefined ? null : axis.at(row.against).px;
      return group([
        el("text", {x: phone ? 0 : 14, y: phone ? middle - 14 : middle, dy: phone ? null : "0.35em", "font-size": 13, ...halo}, row.label),
        el("text", {x: width, y: phone ? middle - 14 : middle, dy: phone ? null : "0.35em", "text-anchor": "end", "font-size": 12, "font-variant-numeric": "tabular-nums", ...halo, fill: row.value === null ? palette.muted : palette.ink}, value),
        beside !== null && el("line", {x1: beside, x2: beside, y1: middle - 8, y2: middle + 8, stroke: palette.axis, "stroke-width": 3}),
        whisker(axis, row, middle, "x", row.color),
        point !== null && !point.cut && el("circle", {cx: point.px, cy: middle, r: 4.6, fill: row.filled ? row.color : palette.paper, stroke: row.color, "stroke-width": 1.8}),
        point === null && el("line", {x1: left, x2: width - right, y1: middle, y2: middle, stroke: palette.rule, "stroke-width": 1.4, "stroke-dasharray": "2 4"})
      ]);
    });
    top += rows.length * line + 10;
    return [words, ...marks];
  });
  const bottom = top - 4;
  return {markup: group([ratioGrid(scene, axis, y + 22, bottom), el("text", {x: axis.at(1).px, y: bottom + 29, "text-anchor": "middle", "font-size": 11, fill: palette.muted}, w.ratios.one), ...drawn]), height: bottom + 36 - y};
}
