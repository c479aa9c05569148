import * as Plot from "@observablehq/plot";
import {periodEnd, periodStart} from "../measures/period.ts";
import type {ResultRow} from "../measures/result.ts";
import {niceTop} from "./fatalities.ts";
import {keys, row as legendRow, type Key} from "./legend.ts";
import {linePanel} from "./line-panel.ts";
import {palette} from "./palette.ts";
import {placeboStrip} from "./placebo-strip.ts";
import {ratioRows} from "./ratio-rows.ts";
import {involving, seriesSubtitle, subtitle, type Drawing, type Scene} from "./scene.ts";
import {el, group, plain, type Markup} from "./svg.ts";
import {amount, text} from "./tally.ts";
import {capital, textWidth, wrap} from "./text.ts";

/** The series with its level and slope before and after each date, or the effects on an axis of ratios; under both, the change at the date among those at placebo dates. */
export function intervention(scene: Scene): Drawing {
  const {result, w, n, width} = scene;
  const {answer, params} = result;
  const of = params["of"] === "deaths" ? "deaths" : "events";
  const what = w.growth.what[of](involving(scene));
  const dates = [...new Set(result.rows.flatMap((row) => text(row, "at") ?? []))];
  const finding = (date: string) => String(answer?.values[date] ?? result.rows.find((row) => row["at"] === date)?.["finding"] ?? "");
  const series = "period" in result.columns;
  const head = (date: string) => w.intervention.head(labelled(scene, date), w.intervention.findings[finding(date)] ?? finding(date));
  const drawn = dates.length === 0 ? nothing(scene) : !series ? pile([(y) => effects(scene, dates, head, y), ...dates.map((date) => (y: number) => strip(scene, date, y))]) : pile(dates.flatMap((date) => {
    const heading = (y: number) => words(head(date), width, y);
    const rows = result.rows.filter((row) => row["at"] === date);
    return [...(dates.length > 1 ? [heading] : []), (y: number) => curves(scene, date, rows, y), (y: number) => strip(scene, date, y)];
  }));
  const found = dates.filter((date) => finding(date) === "change").length;
  const tested = dates.filter((date) => finding(date) !== "too few").length;
  const told = w.intervention.titles[finding(dates[0] ?? "")];
  const shown = series ? w.intervention.series[of](w.fatalities.per[params["by"] === "quarter" ? "quarter" : "month"]) : w.intervention.effects[of];
  return {
    title: capital(dates.length === 0 || told === undefined ? w.intervention.question(what) : dates.length === 1 ? told(capital(what), n.date(dates[0]!)) : tested === 0 ? w.intervention.untested(capital(what), n.count(dates.length)) : w.intervention.several(capital(what), n.count(found), n.count(tested), n.count(dates.length - tested))),
    subtitle: series ? seriesSubtitle(scene, shown, []) : subtitle(scene, shown, []),
    finding: dates.map((date) => said(scene, date, finding(date))).join(w.semicolon),
    says: dates.length === 0 ? "" : saysOf(scene, dates, finding),
    notes: [w.intervention.note, ...(dates.some((date) => numberOf(scene, `${date}_f`) !== null) ? [w.intervention.placebo] : [])],
    body: drawn.markup,
    height: drawn.height
  };
}

type Part = (y: number) => {markup: Markup; height: number};

function pile(parts: readonly Part[]): {markup: Markup; height: number} {
  let y = 0;
  const drawn = parts.map((part) => {
    const {markup, height} = part(y);
    y += height;
    return markup;
  });
  return {markup: group(drawn), height: y + 4};
}

function nothing({w, width}: Scene): {markup: Markup; height: number} {
  const lines = wrap(w.intervention.empty, width - 20, 14, 3);
  return {markup: el("text", {"font-size": 14, "text-anchor": "middle", fill: palette.muted}, lines.map((line, i) => el("tspan", {x: width / 2, y: 36 + i * 20}, line))), height: 52 + lines.length * 20};
}

function words(told: string, width: number, y: number): {markup: Markup; height: number} {
  const lines = wrap(told, width, 14, 2);
  return {markup: el("text", {"font-size": 14, "font-weight": 600}, lines.map((line, i) => el("tspan", {x: 0, y: y + 18 + i * 18}, line))), height: 12 + lines.length * 18};
}

function numberOf({result}: Scene, name: string): number | null {
  const value = result.answer?.values[name];
  return typeof value === "number" ? value : null;
}

function said(scene: Scene, date: string, finding: string): string {
  const {w, n} = scene;
  const [later, p] = [numberOf(scene, `${date}_year_later`), numberOf(scene, `${date}_p`)];
  const name = w.intervention.findings[finding] ?? finding;
  return later === null || p === null ? w.intervention.head(n.date(date), name) : w.intervention.found(n.date(date), name, n.significant(later), n.significant(p));
}

/** The dates by their findings, each under the word that the context has for it, with the ratio a year later. */
function saysOf(scene: Scene, dates: readonly string[], finding: (date: string) => string): string {
  const {w, n} = scene;
  let spelled = false;
  const groups = Object.keys(w.intervention.findings).flatMap((found) => {
    const own = dates.filter((date) => finding(date) === found).map((date) => {
      const later = found === "too few" ? null : numberOf(scene, `${date}_year_later`);
      if (later === null) return labelled(scene, date);
      const ratio = n.significant(Number(later.toPrecision(2)));
      const told = spelled ? ratio : w.intervention.ratio(ratio);
      spelled = true;
      return w.intervention.says(labelled(scene, date), told);
    });
    return own.length === 0 ? [] : [`${w.intervention.head(capital(w.intervention.findings[found]!), own.join(w.semicolon))}.`];
  });
  return [...groups, w.intervention.reporting].join(" ");
}

/** "15 August 2022, last troops leave" where the context has a word for the day. */
function labelled({n, options}: Scene, date: string): string {
  const label = options.context?.find((one) => one.date === date)?.label;
  return label === undefined ? n.date(date) : `${n.date(date)}, ${plain(label)}`;
}

function strip(scene: Scene, date: string, y: number): {markup: Markup; height: number} {
  const [f, chance] = [numberOf(scene, `${date}_f`), numberOf(scene, `${date}_chance`)];
  const placebos = String(scene.result.answer?.values["placebo_f"] ?? "").split(" ").filter((each) => each !== "").map(Number).filter(Number.isFinite);
  if (f === null || chance === null || placebos.length === 0) return {markup: group([]), height: 8};
  const {markup, height} = placeboStrip(scene, {date, f, placebos, chance}, y + 14, scene.width);
  return {markup, height: height + 22};
}

/** Level and slope of all dates on one axis. */
function effects(scene: Scene, dates: readonly string[], head: (date: string) => string, y: number): {markup: Markup; height: number} {
  const {w, result} = scene;
  return ratioRows(scene, dates.map((date) => ({heading: head(date), rows: result.rows.filter((row) => row["at"] === date).flatMap((row) => (["level", "slope"] as const).map((column) => {
    const [value, low, high] = [amount(row, column), amount(row, `${column}_low`), amount(row, `${column}_high`)];
    return {label: w.intervention[column], value, low, high, detail: "", color: palette.deaths, filled: true};
  }))})), y);
}

/** Bars of what is recorded, the fitted line on both sides of the date, and the trend before it carried on. */
function curves(scene: Scene, date: string, rows: readonly ResultRow[], y: number): {markup: Markup; height: number} {
  const {width, phone, n, w} = scene;
  const periods = rows.map((row) => text(row, "period") ?? "");
  const steps = niceTop(Math.max(1, ...rows.flatMap((row) => [(amount(row, "value") ?? 0) * 1.05, amount(row, "expected") ?? 0])), 4);
  const top = steps.at(-1) ?? 1;
  const left = Math.max(32, Math.ceil(textWidth(n.count(top), 11)) + 9);
  const height = phone ? 190 : 260;
  const points = rows.map((row, index) => ({x: index + 0.5, index, value: amount(row, "value"), expected: amount(row, "expected"), without: amount(row, "without"), before: periodEnd(periods[index]!) < date, after: periodStart(periods[index]!) >= date}));
  const line = (shown: typeof points, of: "expected" | "without") => shown.map((point) => ({x: point.x, y: point[of] === null || point[of] > top ? null : point[of]}));
  const at = position(periods, date);
  const panel = linePanel(scene, {x: 0, y: y + 16, width, height, left, axisX: true, steps, gaps: []}, periods, [
    Plot.rect(points.filter(({value}) => value), {x1: ({index}) => index + 0.12, x2: ({index}) => index + 0.88, y1: 0, y2: "value", fill: palette.events, fillOpacity: 0.5}),
    Plot.ruleX(at === null ? [] : [at], {stroke: palette.ink, strokeWidth: 1}),
    Plot.line(line(points.filter(({before}) => !before), "without"), {x: "x", y: "y", stroke: palette.ink, strokeWidth: 1.8, strokeDasharray: "5 3"}),
    Plot.line(line(points.filter(({before}) => before), "expected"), {x: "x", y: "y", stroke: palette.deaths, strokeWidth: 2.6}),
    Plot.line(line(points.filter(({after}) => after), "expected"), {x: "x", y: "y", stroke: palette.deaths, strokeWidth: 2.6})
  ]);
  const share = (at ?? 0) / Math.max(1, periods.length);
  const label = at === null ? null : el("text", {x: left + share * (width - left - 4), y: y + 13, "text-anchor": share > 0.8 ? "end" : share < 0.2 ? "start" : "middle", "font-weight": 600}, n.date(date));
  const mark = (attributes: Record<string, string | number>) => (x: number, middle: number) => el("line", {x1: x - 8, x2: x + 8, y1: middle, y2: middle, ...attributes});
  const known = points.some(({expected}) => expected !== null);
  const items: Key[] = [{label: w.intervention.recorded, mark: (x, middle) => el("rect", {x: x - 6, y: middle - 5, width: 12, height: 10, fill: palette.events, "fill-opacity": 0.5})},
    ...(known ? [{label: w.intervention.expected, mark: mark({stroke: palette.deaths, "stroke-width": 2.6})}, {label: w.intervention.without, mark: mark({stroke: palette.ink, "stroke-width": 1.8, "stroke-dasharray": "5 3"})}] : [])];
  const legend = legendRow(phone ? [keys("", items)] : items.map((item) => keys("", [item])), 0, y + height + 26, width);
  return {markup: group([panel, label, legend.markup]), height: height + 30 + legend.height};
}

/** Where the date lies among the periods, the nth from n to n + 1; null outside them. */
function position(periods: readonly string[], date: string): number | null {
  const index = periods.findIndex((period) => periodStart(period) <= date && date <= periodEnd(period));
  if (index < 0) return null;
  const [start, end] = [Date.parse(periodStart(periods[index]!)), Date.parse(periodEnd(periods[index]!)) + 86_400_000];
  return index + (Date.parse(date) - start) / (end - start);
}
