import * as Plot from "@observablehq/plot";
import type {Answer} from "../measures/result.ts";
import {emptyDrawing, emptyHeight} from "./empty.ts";
import {niceTop} from "./fatalities.ts";
import {keys, row as legendRow, type Key} from "./legend.ts";
import {linePanel} from "./line-panel.ts";
import {kinds, palette} from "./palette.ts";
import {rankedBars} from "./ranked-bars.ts";
import {countriesOf, involving, seriesSubtitle, type Drawing, type Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {amount, text} from "./tally.ts";
import {capital, textWidth} from "./text.ts";

/** The curves of growth over the series, with the weight of each; without a series, the weights alone. */
export function growth(scene: Scene): Drawing {
  const {result, w} = scene;
  const {answer, params} = result;
  const of = params["of"] === "deaths" || params["of"] === "cells" ? params["of"] : "events";
  const by = params["by"] === "year" || params["by"] === "quarter" ? params["by"] : "month";
  const what = w.growth.what[of](involving(scene));
  const drawn = result.rows.length === 0 ? nothing(scene) : "period" in result.columns ? curves(scene) : weights(scene);
  const titles: Record<string, (what: string) => string> = {yes: w.growth.yes, no: w.growth.no, "cannot tell": w.growth.open};
  return {
    title: capital((result.rows.length === 0 ? w.growth.question : titles[answer?.value ?? ""] ?? w.growth.question)(what)),
    subtitle: seriesSubtitle(scene, w.growth.subtitle[of](w.fatalities.per[by]), countriesOf(result), fittedSpan(answer)),
    finding: "",
    says: answer ? reason(scene, answer) : "",
    notes: [w.growth.weights, ...(result.rows.some((row) => row["covered"] === "partial") ? [w.growth.partial] : [])],
    body: drawn.markup,
    height: drawn.height
  };
}

function fittedSpan(answer: Answer | undefined): [string, string] | null {
  const {from, to} = answer?.values ?? {};
  return typeof from === "string" && typeof to === "string" ? [from, to] : null;
}

const order = ["exponential", "linear", "logistic", "gompertz", "generalized", "broken", "constant"] as const;
type Model = (typeof order)[number];

/** Each curve by colour and by dashes; the one in question is the strongest. */
const strokes: Readonly<Record<Model, {stroke: string; strokeWidth: number; strokeDasharray: string}>> = {
  exponential: {stroke: palette.ink, strokeWidth: 2.6, strokeDasharray: "none"},
  linear: {stroke: kinds.battle.color, strokeWidth: 1.8, strokeDasharray: "6 3"},
  logistic: {stroke: kinds.civilians.color, strokeWidth: 1.8, strokeDasharray: "2 2"},
  gompertz: {stroke: kinds.nonstate.color, strokeWidth: 1.8, strokeDasharray: "8 2 2 2"},
  generalized: {stroke: kinds.explosion.color, strokeWidth: 1.8, strokeDasharray: "10 4"},
  broken: {stroke: palette.deaths, strokeWidth: 1.8, strokeDasharray: "4 2 1 2"},
  constant: {stroke: palette.muted, strokeWidth: 1.4, strokeDasharray: "1 3"}
};

function curves(scene: Scene): {markup: Markup; height: number} {
  const {result, width, phone, w, n} = scene;
  const periods = result.rows.map((row) => text(row, "period") ?? "");
  const seen = order.filter((model) => result.rows.some((row) => amount(row, model) !== null));
  const values = result.rows.map((row) => amount(row, "value"));
  // a curve that runs away is cut at the top rather than flattening the series
  const steps = niceTop(Math.max(1, ...values.map((value) => (value ?? 0) * 1.05)), 5);
  const left = Math.max(32, Math.ceil(textWidth(n.count(steps.at(-1) ?? 1), 11)) + 9);
  const height = phone ? 210 : 300;
  const top = steps.at(-1) ?? 1;
  const bars = result.rows.flatMap((row, index) => {
    const value = amount(row, "value");
    return value === null ? [] : [{index, value, covered: row["covered"]}];
  });
  const panel = linePanel(scene, {x: 0, y: 0, width, height, left, axisX: true, steps, gaps: result.rows.flatMap((row, i) => (row["covered"] === "none" ? [i] : []))}, periods, [
    Plot.rect(bars.filter(({value}) => value > 0), {x1: ({index}) => index + 0.12, x2: ({index}) => index + 0.88, y1: 0, y2: "value", fill: palette.events, fillOpacity: ({covered}) => (covered === "full" ? 0.55 : 0.2)}),
    ...seen.toReversed().map((model) => Plot.line(result.rows.map((row, index) => ({x: index + 0.5, y: inside(amount(row, model), top)})), {x: "x", y: "y", ...strokes[model], strokeLinejoin: "round"}))
  ]);
  const weight = (model: Model) => result.answer?.values[`weight_${model}`];
  const items = seen.toSorted((a, b) => Number(weight(b) ?? 0) - Number(weight(a) ?? 0)).map((model): Key => ({
    label: `${w.growth.models[model]}${typeof weight(model) === "number" ? ` ${n.percent(Number(weight(model)))}` : ""}`,
    mark: (x, y) => el("line", {x1: x - 8, x2: x + 8, y1: y, y2: y, stroke: strokes[model].stroke, "stroke-width": strokes[model].strokeWidth, "stroke-dasharray": strokes[model].strokeDasharray})
  }));
  const half = phone ? items.length : Math.ceil(items.length / 2);
  const legend = legendRow(items.length === 0 ? [] : [keys(w.growth.legend, items.slice(0, half)), ...(items.length > half ? [keys("", items.slice(half))] : [])], 0, height + 32, width);
  return {markup: group([panel, legend.markup]), height: height + 32 + legend.height + 6};
}

/** Null above the panel, so that the line leaves it. */
function inside(value: number | null, top: number): number | null {
  return value === null || value > top ? null : value;
}

function weights(scene: Scene): {markup: Markup; height: number} {
  const {result, w, n} = scene;
  const rows = result.rows.map((row) => ({model: text(row, "model") ?? "", weight: amount(row, "weight")})).sort((a, b) => (b.weight ?? -1) - (a.weight ?? -1));
  return rankedBars(scene, rows.map(({model, weight}) => ({
    label: capital(w.growth.models[model] ?? model), low: null, best: weight === null ? null : weight * 100, high: null, value: weight === null ? "–" : n.percent(weight), color: model === "exponential" ? palette.deaths : palette.events
  })), 0);
}

function nothing(scene: Scene): {markup: Markup; height: number} {
  return {markup: emptyDrawing(scene, scene.w.bars.empty), height: emptyHeight};
}

/** The rule that decided, in the language, with the numbers that it saw. */
function reason({w, n}: Scene, {code, text: told, values}: Answer): string {
  const number = (name: string): string => {
    const value = values[name];
    return typeof value === "number" ? n.decimal(value) : "–";
  };
  const range = (name: string): string => `${fine(values[name])} (${fine(values[`${name}_low`])}–${fine(values[`${name}_high`])})`;
  const say = w.growth.reasons[code];
  const best = w.growth.models[String(values["best"])] ?? "";
  const missing = String(values["missing"] ?? "").split(" ").filter((key) => key !== "").map((key) => w.growth.missing[key]?.(best) ?? key);
  return say ? say({number, range, best, missing: n.list(missing)}) : told;

  function fine(value: string | number | null | undefined): string {
    return typeof value === "number" ? n.significant(value) : "–";
  }
}
