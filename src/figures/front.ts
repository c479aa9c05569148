import * as Plot from "@observablehq/plot";
import {emptyDrawing, emptyHeight} from "./empty.ts";
import {niceTop} from "./fatalities.ts";
import {keys, row as legendRow, type Key} from "./legend.ts";
import {linePanel} from "./line-panel.ts";
import {palette} from "./palette.ts";
import {answered, involving, seriesSubtitle, type Drawing, type Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {amount, text} from "./tally.ts";
import {textWidth} from "./text.ts";

/** Distance to a target by year: the quantile of each year, the fitted line with its band, and the nearest event. The target is the bottom line. */
export function front(scene: Scene): Drawing {
  const {result, w, n} = scene;
  const {values, code} = answered(scene);
  const whom = involving(scene);
  const nearest = w.front.nearest(Number(result.params["quantile"] ?? 10));
  const asked = String(result.params["target"] ?? "coast").trim().toLowerCase();
  const target = w.front.targets[asked] ?? placeName(scene, String(values["target"] ?? result.params["target"] ?? ""));
  const periods = result.rows.map((row) => text(row, "year") ?? "");
  const [speed, equal] = [speedOf(scene, "km_per_year", "km_per_year_low", "km_per_year_high"), speedOf(scene, "equal_km_per_year", "equal_low", "equal_high")];
  const known = result.rows.flatMap((row) => amount(row, "distance_km") === null ? [] : [{year: n.period(text(row, "year") ?? ""), km: n.count(amount(row, "distance_km")!)}]);
  const [first, last] = [known[0], known.at(-1)];
  const years = first && last && first !== last && asked !== "north" && asked !== "south" ? w.front.years(first.year, first.km, last.year, last.km, nearest) : "";
  const moves = code === "approaches" || code === "recedes";
  return {
    title: known.length === 0 ? w.front.question(target, whom) : speed === null ? w.front.tooFew(target, whom)
      : moves ? w.front[code](speed.whole, target, whom, nearest) : w.front.unsure(speed.km, speed.range, target, whom, nearest),
    subtitle: seriesSubtitle(scene, w.front.subtitle(nearest, target), [], periods.length === 0 ? null : [periods[0]!, periods.at(-1)!]),
    finding: known.map(({year, km}) => `${year}\u00a0${w.front.inside(km)}`).slice(-8).join(w.semicolon),
    says: speed === null || equal === null ? (code === "too_few" ? w.front.tooFewSays(n.count(Number(values["located"] ?? 0)), n.count(Number(values["months"] ?? 0))) : "")
      : `${w.front.says(`${speed.km} (${speed.range})`, `${equal.km} (${equal.range})`, years)} ${w.front.reasons[code] ?? ""}`.trim(),
    notes: [w.front.quantile, w.front.place, ...partly(scene)],
    ...drawn(scene, periods, target, nearest)
  };
}

/** Which years are covered or asked for only in part: open dots. */
function partly({result, w, n}: Scene): string[] {
  const years = result.rows.filter((row) => row["covered"] === "partial").map((row) => n.period(text(row, "year") ?? ""));
  return years.length === 0 ? [] : [w.extent.partial(n.list(years))];
}

/** A capital in the language; any other place as it was named. */
function placeName({options, lang}: Scene, name: string): string {
  return options.basemap?.capitals().find(({en}) => en === name)?.[lang] ?? name;
}

/** A speed in whole km a year with its interval; `whole` without the sign. */
function speedOf(scene: Scene, ...names: [value: string, low: string, high: string]): {km: string; whole: string; range: string} | null {
  const {n, w} = scene;
  const [value, low, high] = names.map((name) => answered(scene).values[name]);
  if (typeof value !== "number" || typeof low !== "number" || typeof high !== "number") return null;
  const signed = (km: number) => (Math.round(km) < 0 ? `\u2212${n.count(-Math.round(km))}` : n.count(Math.abs(Math.round(km))));
  return {km: signed(value), whole: n.count(Math.abs(Math.round(value))), range: w.front.range(signed(low), signed(high))};
}

function drawn(scene: Scene, periods: readonly string[], target: string, nearest: string): {body: Markup; height: number} {
  const {result, w, n, width, phone} = scene;
  const points = result.rows.map((row, index) => ({
    x: index + 0.5, km: amount(row, "distance_km"), line: amount(row, "line_km"), low: amount(row, "line_low_km"), high: amount(row, "line_high_km"), nearest: amount(row, "nearest_km"), covered: row["covered"]
  }));
  const steps = niceTop(Math.max(1, ...points.flatMap(({km, high, nearest: near}) => [km ?? 0, high ?? 0, near ?? 0])), phone ? 4 : 6);
  if (!points.some(({km}) => km !== null)) return {body: emptyDrawing(scene, w.bars.empty), height: emptyHeight};
  const left = Math.max(34, Math.ceil(textWidth(n.count(steps.at(-1) ?? 1), 11)) + 9);
  const height = phone ? 220 : 300;
  const fitted = points.filter(({line}) => line !== null);
  const band = fitted.filter(({low, high}) => low !== null && high !== null);
  const shown = points.filter(({km}) => km !== null);
  const labels = shown.filter((_, i) => i === 0 || i === shown.length - 1);
  const panel = linePanel(scene, {x: 0, y: 14, width, height, left, axisX: true, steps, gaps: points.flatMap(({covered}, i) => (covered === "none" ? [i] : []))}, periods, [
    Plot.areaY(band, {x: "x", y1: (point: (typeof points)[number]) => Math.max(0, point.low!), y2: "high", fill: palette.deathsPale}),
    Plot.line(fitted, {x: "x", y: "line", stroke: palette.deaths, strokeWidth: 2.4}),
    Plot.dot(points.filter((point) => point.nearest !== null), {x: "x", y: "nearest", r: 3.2, fill: palette.paper, stroke: palette.muted, strokeWidth: 1.4}),
    Plot.dot(shown, {x: "x", y: "km", r: 4.2, fill: (point: (typeof points)[number]) => (point.covered === "full" ? palette.ink : palette.paper), stroke: palette.ink, strokeWidth: 1.6}),
    Plot.text(labels, {x: "x", y: "km", dy: -12, text: (point: (typeof points)[number]) => n.count(point.km!), fontWeight: 600, fontSize: 12, fill: palette.ink, stroke: palette.paper, strokeWidth: 3})
  ]);
  const foot = el("text", {x: width - 8, y: 14 + height - 8, "text-anchor": "end", "font-size": 12, "font-weight": 600, fill: palette.muted, stroke: palette.paper, "stroke-width": 3, "paint-order": "stroke"}, `0 = ${target}`);
  const items: Key[] = [
    {label: w.front.distance(nearest), mark: (x, y) => el("circle", {cx: x, cy: y, r: 4.2, fill: palette.ink})},
    ...(fitted.length > 0 ? [{label: w.front.line, mark: (x: number, y: number) => group([el("rect", {x: x - 8, y: y - 6, width: 16, height: 12, fill: palette.deathsPale}), el("line", {x1: x - 8, x2: x + 8, y1: y, y2: y, stroke: palette.deaths, "stroke-width": 2.4})])}] : []),
    {label: w.front.nearestEvent, mark: (x, y) => el("circle", {cx: x, cy: y, r: 3.2, fill: palette.paper, stroke: palette.muted, "stroke-width": 1.4})}
  ];
  const legend = legendRow(phone ? [keys("", items)] : items.map((item) => keys("", [item])), 0, height + 36, width);
  return {body: group([el("text", {x: 0, y: 10, "font-size": 11, fill: palette.muted}, "km"), panel, foot, legend.markup]), height: height + 40 + legend.height};
}
