import * as Plot from "@observablehq/plot";
import {emptyDrawing, emptyHeight} from "./empty.ts";
import {niceTop} from "./fatalities.ts";
import {keys, row as legendRow, type Key} from "./legend.ts";
import {linePanel} from "./line-panel.ts";
import {palette} from "./palette.ts";
import {rangeRows} from "./range-rows.ts";
import {answered, chanceOf, involving, seriesSubtitle, type Drawing, type Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {amount, text} from "./tally.ts";
import {capital, textWidth} from "./text.ts";

const types = ["escalation", "relocation"] as const;
type Type = (typeof types)[number];

/** Joins of both types by period over the range that draws without spread have, or both types in all. */
export function spreadType(scene: Scene): Drawing {
  const {result, w, n} = scene;
  const {code, values} = answered(scene);
  const whom = involving(scene);
  const drawn = result.rows.length === 0 ? {body: emptyDrawing(scene, w.bars.empty), height: emptyHeight} : "period" in result.columns ? panels(scene) : totals(scene);
  const told = types.flatMap((type) => typeof values[`${type}_joins`] === "number" ? [w.spreadType.says(w.spreadType.names[type]!, number(scene, `${type}_joins`), number(scene, `${type}_expected`), `${number(scene, `${type}_low`)}–${number(scene, `${type}_high`)}`)] : []);
  const by = String(result.params["by"] ?? "quarter") as "month" | "quarter" | "year";
  return {
    title: (result.rows.length === 0 ? undefined : w.spreadType.answers[code])?.(whom) ?? w.spreadType.question(whom),
    subtitle: seriesSubtitle(scene, w.spreadType.subtitle(w.fatalities.per[by] ?? by), []),
    finding: told.join(w.semicolon),
    says: code === "too_few" ? w.spreadType.tooFewSays(n.count(Number(values["new_cells"] ?? 0))) : told.length === 0 ? "" : `${capital(told.join(w.semicolon))}.`,
    notes: [w.spreadType.cause, w.spreadType.grid],
    ...drawn
  };
}

function number(scene: Scene, name: string): string {
  const value = answered(scene).values[name];
  return typeof value === "number" ? scene.n.decimal(value) : "–";
}

function p(scene: Scene, type: Type): string {
  const value = chanceOf(scene, type);
  return value !== null ? scene.n.significant(Number(value.toPrecision(2))) : "–";
}

function panels(scene: Scene): {body: Markup; height: number} {
  const {result, w, n, width, phone} = scene;
  const periods = [...new Set(result.rows.map((row) => text(row, "period") ?? ""))];
  const steps = niceTop(Math.max(1, ...result.rows.flatMap((row) => [amount(row, "joins") ?? 0, amount(row, "high") ?? 0])), 4);
  const left = Math.max(30, Math.ceil(textWidth(n.count(steps.at(-1) ?? 1), 11)) + 9);
  const tall = phone ? 130 : 150;
  const drawn = types.map((type, i) => {
    const y = i * (tall + 50);
    const points = result.rows.filter((row) => row["type"] === type).map((row) => {
      const [joins, expected, low, high] = ["joins", "expected", "low", "high"].map((name) => amount(row, name));
      const index = periods.indexOf(text(row, "period") ?? "");
      return {x: index + 0.5, index, joins: joins ?? null, expected: expected ?? null, low: low ?? null, high: high ?? null, above: (joins ?? 0) > (high ?? Infinity)};
    });
    const head = w.spreadType.types[type]!;
    const sum = typeof answered(scene).values[`${type}_joins`] === "number" ? w.spreadType.sum(number(scene, `${type}_joins`), number(scene, `${type}_expected`), p(scene, type)) : "";
    const beside = textWidth(head, 13) + textWidth(sum, 12) + 24 < width;
    return group([
      el("text", {x: 0, y: y + 13, "font-size": 13, "font-weight": 600}, head),
      beside && el("text", {x: width, y: y + 13, "text-anchor": "end", "font-size": 12, fill: palette.muted, "font-variant-numeric": "tabular-nums"}, sum),
      linePanel(scene, {x: 0, y: y + 14, width, height: tall, left, axisX: i === types.length - 1, steps, gaps: []}, periods, [
        Plot.rect(points.filter(({low, high}) => low !== null && high !== null), {x1: ({index}) => index + 0.1, x2: ({index}) => index + 0.9, y1: "low", y2: "high", fill: palette.deathsPale}),
        Plot.link(points.filter(({expected}) => expected !== null), {x1: ({index}) => index + 0.1, x2: ({index}) => index + 0.9, y1: "expected", y2: "expected", stroke: palette.deaths, strokeWidth: 2}),
        Plot.dot(points.filter(({joins}) => joins !== null), {x: "x", y: "joins", r: phone ? 2.6 : 3.6, fill: ({above}: (typeof points)[number]) => (above ? palette.ink : palette.paper), stroke: palette.ink, strokeWidth: 1.5})
      ])
    ]);
  });
  const bottom = types.length * (tall + 50) - 6;
  const items: Key[] = [
    {label: w.spreadType.observed, mark: (x, y) => el("circle", {cx: x, cy: y, r: 3.6, fill: palette.paper, stroke: palette.ink, "stroke-width": 1.5})},
    {label: w.ratios.beyondRange, mark: (x, y) => el("circle", {cx: x, cy: y, r: 3.6, fill: palette.ink})},
    {label: w.spreadType.expected, mark: (x, y) => group([el("rect", {x: x - 8, y: y - 6, width: 16, height: 12, fill: palette.deathsPale}), el("line", {x1: x - 8, x2: x + 8, y1: y, y2: y, stroke: palette.deaths, "stroke-width": 2})])}
  ];
  const legend = legendRow(phone ? [keys("", items)] : items.map((item) => keys("", [item])), 0, bottom, width);
  return {body: group([...drawn, legend.markup]), height: bottom + legend.height + 6};
}

function totals(scene: Scene): {body: Markup; height: number} {
  const {result, w, n} = scene;
  const rows = types.flatMap((type) => result.rows.filter((row) => row["type"] === type));
  const drawn = rangeRows(scene, rows.map((row) => {
    const [joins, expected] = [amount(row, "joins") ?? 0, amount(row, "expected")];
    const chance = amount(row, "p");
    return {label: w.spreadType.types[text(row, "type") ?? ""] ?? "", value: w.spreadType.value(n.count(joins), expected === null ? "–" : n.decimal(expected)), recorded: joins, expected, low: amount(row, "low"), high: amount(row, "high"), filled: chance !== null && chance <= 0.05};
  }), {recorded: w.spreadType.observed, unusual: w.ratios.beyond, range: w.spreadType.expected}, 4);
  return {body: drawn.markup, height: drawn.height + 10};
}
