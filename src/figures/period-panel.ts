import * as Plot from "@observablehq/plot";
import {noData} from "./frame.ts";
import type {Numbers} from "./numbers.ts";
import {palette} from "./palette.ts";
import {stepOf, yearOf} from "./period.ts";
import type {Part, Scene} from "./scene.ts";
import {chart, type Markup} from "./svg.ts";

/** One period: deaths in ascending order for drawing, whatever order the source published. */
export interface Cell {
  index: number;
  period: string;
  covered: "full" | "partial" | "none";
  events: number;
  low: number;
  best: number;
  middle: number;
  high: number;
}

export interface PanelFrame {
  x: number;
  y: number;
  width: number;
  height: number;
  left: number;
  right: number;
  axisX: boolean;
}

/** Bars of one quantity over the periods, with what is not known drawn apart from what is zero. */
export function panel(scene: Scene, frame: PanelFrame, periods: readonly string[], cells: readonly Cell[], quantity: "deaths" | "events", steps: readonly number[], marks: {context: readonly number[]; joints: readonly number[]}): Markup {
  const {n, options} = scene;
  const top = steps.at(-1) ?? 1;
  const band = (frame.width - frame.left - frame.right) / Math.max(1, periods.length);
  const inset = Math.max(band > 6 ? 0.14 : band > 3 ? 0.08 : 0, (1 - 72 / band) / 2);
  const [x1, x2] = [({index}: Cell) => index + inset, ({index}: Cell) => index + 1 - inset];
  const known = cells.filter(({covered}) => covered !== "none");
  const opacity = ({covered}: Cell): number => (covered === "partial" ? 0.4 : 1);
  const partial = known.filter(({covered}) => covered === "partial");
  const value = (cell: Cell): number => (quantity === "deaths" ? cell.high : cell.events);
  const color = quantity === "deaths" ? palette.deaths : palette.events;
  const bars = quantity === "deaths"
    ? [
        Plot.rect(known.filter(({high, middle}) => high > middle), {x1, x2, y1: "middle", y2: "high", fill: palette.deathsPale, fillOpacity: opacity}),
        Plot.rect(known.filter(({middle, low}) => middle > low), {x1, x2, y1: "low", y2: "middle", fill: palette.deathsMiddle, fillOpacity: opacity}),
        Plot.rect(known.filter(({low}) => low > 0), {x1, x2, y1: 0, y2: "low", fill: palette.deaths, fillOpacity: opacity}),
        Plot.link(known.filter(({best, high, low}) => best > 0 && high > low), {x1, x2, y1: "best", y2: "best", stroke: palette.ink, strokeWidth: band > 6 ? 1.2 : 0.6})
      ]
    : [Plot.rect(known.filter(({events}) => events > 0), {x1, x2, y1: 0, y2: "events", fill: color, fillOpacity: opacity})];
  const gaps = spans(cells.filter(({covered}) => covered === "none"));
  return chart(
    {
      document: options.document,
      width: frame.width,
      height: frame.height + (frame.axisX ? 22 : 0),
      marginTop: 14,
      marginRight: frame.right,
      marginBottom: frame.axisX ? 22 : 1,
      marginLeft: frame.left,
      x: {type: "linear", domain: [0, Math.max(1, periods.length)], axis: null},
      y: {type: "linear", domain: [0, top], axis: null},
      marks: [
        Plot.rect(gaps, {x1: "from", x2: "to", y1: 0, y2: top, fill: noData(scene)}),
        Plot.ruleY(steps.filter((step) => step > 0), {stroke: palette.rule, strokeWidth: 0.75}),
        Plot.text(steps, {y: (step: number) => step, frameAnchor: "left", dx: -6, textAnchor: "end", text: (step: number) => n.count(step), fill: palette.muted, fontSize: 11, fontVariant: "tabular-nums"}),
        Plot.ruleX(marks.context, {stroke: palette.axis, strokeWidth: 0.75}),
        ...bars,
        Plot.rect(partial.filter((cell) => value(cell) > 0), {x1, x2, y1: 0, y2: value, fill: "none", stroke: color, strokeWidth: 1, strokeDasharray: "2,1.5"}),
        Plot.ruleY([0], {stroke: palette.axis}),
        Plot.link(known.filter((cell) => cell.events === 0), {x1, x2, y1: 0, y2: 0, stroke: palette.ink, strokeWidth: 2.4}),
        Plot.ruleX(marks.joints, {stroke: palette.ink, strokeDasharray: "2,2"}),
        ...(quantity === "deaths" ? [peakLabel(known, periods.length, n)] : []),
        ...(frame.axisX ? years(periods, band, n.period) : [])
      ]
    },
    frame.x,
    frame.y
  );
}

/** A part of the drawing for each period that has a row, over the height of the panels. */
export function periodParts({result}: Scene, periods: readonly string[], {x, y, width, height, left, right}: Omit<PanelFrame, "axisX">): Part[] {
  const band = (width - left - right) / Math.max(1, periods.length);
  const rows = new Map(result.rows.map((row, i) => [String(row["period"]), i]));
  return periods.flatMap((period, i) => rows.has(period) ? [{row: rows.get(period)!, x: x + left + i * band, width: band, y, height}] : []);
}

/** The number over the period with most deaths. */
function peakLabel(cells: readonly Cell[], count: number, n: Numbers): Plot.Text {
  const peak = cells.reduce<Cell | null>((best, cell) => (cell.best > (best?.best ?? 0) ? cell : best), null);
  const late = peak !== null && peak.index > count * 0.7;
  return Plot.text(peak === null ? [] : [peak], {
    x: ({index}) => (late ? index + 0.9 : index + 0.1), y: "high", dy: -5, textAnchor: late ? "end" : "start", fontSize: 11, fontWeight: 600, fill: palette.ink, stroke: palette.paper, strokeWidth: 3,
    text: ({low, best, high}) => n.deaths({low, best, high})
  });
}

/** Ticks at the turn of years with the year in the middle; single periods are named where there are few. */
export function years(periods: readonly string[], band: number, name: (period: string) => string): Plot.Markish[] {
  const step = periods[0] === undefined ? "year" : stepOf(periods[0]);
  const byYear = new Map<string, {year: string; from: number; to: number}>();
  periods.forEach((period, index) => {
    const year = yearOf(period);
    byYear.set(year, {year, from: byYear.get(year)?.from ?? index, to: index + 1});
  });
  const all = [...byYear.values()];
  if (step !== "year" && all.length === 1 && band > 74) {
    return [Plot.text(periods, {x: (_: string, i: number) => i + 0.5, frameAnchor: "bottom", dy: 16, text: name, fill: palette.muted, fontSize: 11})];
  }
  const every = Math.ceil(34 / Math.max(1, band * (periods.length / Math.max(1, all.length))));
  const roomy = all.filter(({from, to}, i) => i % every === 0 && (to - from) * band * every > 28);
  return [
    Plot.axisX(step === "year" ? [] : all.slice(1).map(({from}) => from), {tickSize: 6, tickFormat: () => "", label: null, stroke: palette.axis}),
    Plot.text(roomy, {x: ({from, to}) => (every > 1 && step === "year" ? from + 0.5 : (from + to) / 2), frameAnchor: "bottom", dy: 16, text: "year", fill: palette.muted, fontSize: 11, fontVariant: "tabular-nums"})
  ];
}

/** Neighbouring periods without data as one rectangle. */
export function spans(cells: readonly Pick<Cell, "index">[]): {from: number; to: number}[] {
  const joined: {from: number; to: number}[] = [];
  for (const {index} of cells) {
    const last = joined.at(-1);
    if (last?.to === index) last.to = index + 1;
    else joined.push({from: index, to: index + 1});
  }
  return joined;
}
