import {groups, ticks} from "d3-array";
import type {ResultRow} from "../measures/result.ts";
import {noData} from "./frame.ts";
import {definition} from "./notes.ts";
import {palette} from "./palette.ts";
import {position, sequence, stepOf} from "./period.ts";
import {panel, periodParts, type Cell, type PanelFrame} from "./period-panel.ts";
import {countriesOf, subtitle, type Drawing, type Part, type Scene} from "./scene.ts";
import {joints, surgeTitle} from "./surge-title.ts";
import {el, group, plain, type Markup} from "./svg.ts";
import {tally, text, total, type Tally} from "./tally.ts";
import {capital, clip, textWidth} from "./text.ts";

/** The surge chart: deaths with their range over events, per period; by country as small multiples of one scale. */
export function fatalities(scene: Scene): Drawing {
  const {result, w, n} = scene;
  const periods = sequence(result.rows.map((row) => text(row, "period")).filter((period) => period !== null));
  const step = w.fatalities.per[periods[0] === undefined ? "year" : stepOf(periods[0])];
  const series = ["country", "event_type"].find((column) => column in result.columns);
  const split = series !== undefined && result.rows.length > 0;
  const {title, compared} = surgeTitle(scene);
  const {markup, height, left, parts = []} = split ? multiples(scene, periods, series) : single(scene, periods, step);
  const context = scene.options.context?.filter(({date}) => position(date, periods) !== null) ?? [];
  const covered = new Set(result.rows.map((row) => row["covered"]));
  return {
    title,
    subtitle: subtitle(scene, w.fatalities.subtitle(step), countriesOf(result)),
    finding: peak(scene),
    notes: [
      definition(scene),
      w.fatalities.bands,
      ...(split ? [w.fatalities.sameScale] : []),
      ...(left > 0 ? [w.fatalities.left(n.count(left))] : []),
      ...(covered.has("none") ? [w.fatalities.gap] : result.rows.some((row) => row["events"] === 0) ? [w.fatalities.zeroNote] : []),
      ...(covered.has("partial") ? [w.fatalities.partialNote] : []),
      ...(compared === null ? [] : [w.fatalities.compare(...compared)]),
      ...(context.length > 0 ? [`${context.map(({date, label}) => `${n.day(date)}, ${plain(label)}`).join(scene.w.semicolon)}.`] : [])
    ],
    body: markup,
    height,
    parts
  };
}

/** One wide chart: deaths above, events below, the context's words on top. */
function single(scene: Scene, periods: readonly string[], step: string): {markup: Markup; height: number; left: number; parts: readonly Part[]} {
  const {width, phone, w, result} = scene;
  const cells = cellsOf(periods, result.rows);
  const top = phone ? 38 : 20;
  const most = extent(cells);
  const gutter = gutterOf(scene, most, 40);
  const words = contextWords(scene, periods, gutter, width - 4, top);
  const deaths: PanelFrame = {x: 0, y: top + words.height, width, height: phone ? 190 : 250, left: gutter, right: 4, axisX: false};
  const events: PanelFrame = {...deaths, y: deaths.y + deaths.height + 34, height: phone ? 90 : 110, axisX: true};
  const marks = verticals(scene, periods);
  const body = group([
    heading(w.fatalities.panelDeaths(step), 0, 12),
    phone ? el("g", {transform: "translate(0,19)"}, key(scene, cells, 0)) : key(scene, cells, textWidth(w.fatalities.panelDeaths(step), 13) + 24),
    panel(scene, deaths, periods, cells, "deaths", niceTop(most.deaths, 5), marks),
    words.markup,
    heading(w.fatalities.panelEvents(step), 0, events.y - 8),
    panel(scene, events, periods, cells, "events", niceTop(most.events, 3), marks)
  ]);
  return {markup: body, height: events.y + events.height + 28, left: 0, parts: periodParts(scene, periods, {...deaths, height: events.y + events.height - deaths.y})};
}

/** A panel per country or kind, all on one scale, the one with most deaths first. */
function multiples(scene: Scene, periods: readonly string[], series: string): {markup: Markup; height: number; left: number; parts?: readonly Part[]} {
  const {width, phone, result} = scene;
  const all = groups(result.rows, (row) => text(row, series) ?? "").map(([name, rows]) => ({
    name: series === "country" ? scene.n.country(name) : capital(scene.w.values[name] ?? name),
    sum: total(rows),
    cells: cellsOf(periods, rows),
    known: rows.some((row) => row["covered"] !== "none")
  }));
  all.sort((a, b) => (b.sum.best ?? -1) - (a.sum.best ?? -1) || (a.name < b.name ? -1 : 1));
  const shown = all.slice(0, phone ? 6 : 12);
  const columns = phone ? 1 : Math.min(shown.length, shown.length === 4 ? 2 : 3);
  const gap = 26;
  const across = (width - gap * (columns - 1)) / columns;
  const most = extent(shown.flatMap(({cells}) => cells));
  const [deathsTop, eventsTop] = [niceTop(most.deaths, 3), niceTop(most.events, 2)];
  const marks = verticals(scene, periods);
  const gutter = gutterOf(scene, most, 38);
  const words = contextWords(scene, periods, gutter, across, 0);
  const [head, tallDeaths, tallEvents] = [44, phone ? 104 : 150, phone ? 44 : 56];
  const tall = head + tallDeaths + 24 + tallEvents + 42;
  const panels = shown.map(({name, sum, cells, known}, i) => {
    const row = Math.floor(i / columns);
    const top = 30 + row * tall + (row === 0 ? 0 : words.height);
    const frame: PanelFrame = {x: (i % columns) * (across + gap), y: top + head + (row === 0 ? words.height : 0), width: across, height: tallDeaths, left: gutter, right: 2, axisX: false};
    return group([
      panelHead(scene, {name, sum, known}, frame.x, top, across),
      panel(scene, frame, periods, cells, "deaths", deathsTop, marks),
      i === 0 && el("g", {transform: `translate(0,${top + head - 4})`}, words.markup),
      el("text", {x: frame.x, y: frame.y + tallDeaths + 18, "font-size": 11, fill: palette.muted}, scene.w.eventsAxis),
      panel(scene, {...frame, y: frame.y + tallDeaths + 24, height: tallEvents, axisX: true}, periods, cells, "events", eventsTop, marks)
    ]);
  });
  const body = group([key(scene, shown.flatMap(({cells}) => cells), 0), ...panels]);
  return {markup: body, height: 30 + words.height + Math.ceil(shown.length / columns) * tall - 8, left: all.length - shown.length};
}

function panelHead({n, w}: Scene, {name, sum, known}: {name: string; sum: Tally; known: boolean}, x: number, y: number, across: number): Markup {
  const told = sum.events === 0 ? w.fatalities.zero : `${w.countDeaths(n.deaths(sum), sum.best === 1)}, ${w.countEvents(n.count(sum.events), sum.events === 1)}`;
  return group([
    heading(clip(name, across, 13), x, y + 12),
    el("text", {x, y: y + 28, fill: palette.muted, "font-variant-numeric": "tabular-nums"}, known ? told : w.noData)
  ]);
}

function cellsOf(periods: readonly string[], rows: readonly ResultRow[]): Cell[] {
  const byPeriod = new Map<string, ResultRow[]>();
  for (const row of rows) byPeriod.set(text(row, "period") ?? "", [...(byPeriod.get(text(row, "period") ?? "") ?? []), row]);
  return periods.map((period, index) => {
    const here = byPeriod.get(period) ?? [];
    const covered = here.length === 0 || here.every((row) => row["covered"] === "none") ? "none" : here.every((row) => row["covered"] === "full" || row["covered"] === undefined) ? "full" : "partial";
    const {low, best, high, events} = total(here);
    const [a = 0, b = 0, c = 0] = [low ?? best ?? 0, best ?? 0, high ?? best ?? 0].sort((left, right) => left - right);
    return {index, period, covered, events, low: a, best: best ?? 0, middle: b, high: c};
  });
}

function extent(cells: readonly Cell[]): {deaths: number; events: number} {
  const known = cells.filter(({covered}) => covered !== "none");
  return {deaths: Math.max(0, ...known.map(({high}) => high)), events: Math.max(0, ...known.map(({events}) => events))};
}

/** Room for the widest number on the axis of deaths, at least `least` px. */
function gutterOf({n}: Scene, {deaths}: {deaths: number}, least: number): number {
  return Math.max(least, Math.ceil(textWidth(n.count(niceTop(deaths, 3).at(-1) ?? 0), 11)) + 9);
}

/** A round number above `most` with the ticks below it, whole numbers only. */
export function niceTop(most: number, count: number): number[] {
  const steps = ticks(0, Math.max(1, most), count).filter(Number.isInteger);
  const step = (steps[1] ?? 1) - (steps[0] ?? 0);
  const last = steps.at(-1) ?? 1;
  return last < most ? [...steps, last + step] : steps;
}

function verticals(scene: Scene, periods: readonly string[]): {context: number[]; joints: number[]} {
  const at = (date: string): number[] => {
    const where = position(date, periods);
    return where === null ? [] : [where];
  };
  return {context: scene.options.context?.flatMap(({date}) => at(date)) ?? [], joints: joints(scene).flatMap(at)};
}

/** The words of the context lines and of changes of source, in as many rows as they need. */
function contextWords(scene: Scene, periods: readonly string[], left: number, right: number, y: number): {markup: Markup; height: number} {
  const {options, w, phone} = scene;
  const all = [
    ...(options.context ?? []).map(({date, label}) => ({date, label: plain(label), joint: false})),
    ...joints(scene).map((date) => ({date, label: w.fatalities.joint, joint: true}))
  ];
  const ends: number[] = [];
  const placed = all
    .map((each) => ({...each, at: position(each.date, periods)}))
    .filter((each): each is typeof each & {at: number} => each.at !== null)
    .sort((a, b) => a.at - b.at)
    .map(({label, at, joint}) => {
      const x = left + (at / Math.max(1, periods.length)) * (right - left);
      const words = clip(label, phone ? 150 : 220, 11);
      const wide = textWidth(words, 11) + 6;
      const anchor = x + wide > right ? "end" : "start";
      const [x0, x1] = anchor === "end" ? [x - wide, x] : [x, x + wide];
      let row = ends.findIndex((end) => end < x0);
      if (row < 0) row = ends.push(0) - 1;
      ends[row] = x1 + 6;
      return {words, x, anchor, row, joint};
    });
  const tall = 14;
  const height = ends.length === 0 ? 0 : ends.length * tall + 4;
  return {
    height,
    markup: group(placed.map(({words, x, anchor, row, joint}) => {
      const base = y + row * tall + 10;
      return group([
        el("line", {x1: x, x2: x, y1: base - 9, y2: y + height + 8, stroke: joint ? palette.ink : palette.axis, "stroke-width": 0.75, "stroke-dasharray": joint ? "2 2" : null}),
        el("text", {x: anchor === "end" ? x - 4 : x + 4, y: base, "text-anchor": anchor, "font-size": 11, fill: palette.muted, stroke: palette.paper, "stroke-width": 3, "paint-order": "stroke"}, words)
      ]);
    }))
  };
}

/** The three tones of a bar, and what hatching and marks mean, where they occur. */
function key(scene: Scene, cells: readonly Cell[], x: number): Markup {
  const {w} = scene;
  const box = (fill: string, more = {}) => (at: number): Markup => el("rect", {x: at, y: 3, width: 11, height: 11, fill, ...more});
  const some = (covered: Cell["covered"]): boolean => cells.some((cell) => cell.covered === covered);
  const items: [string, (at: number) => Markup][] = [
    [w.fatalities.low, box(palette.deaths)],
    [w.fatalities.best, box(palette.deathsMiddle, {stroke: palette.deaths, "stroke-width": 0.75})],
    [w.fatalities.high, box(palette.deathsPale)],
    ...(some("none") ? [[w.noData, box(noData(scene), {stroke: palette.rule})] as [string, (at: number) => Markup]] : [])
  ];
  let left = x;
  return el("g", {"font-size": 11, fill: palette.muted}, ...items.map(([label, draw]) => {
    const at = left;
    left += 15 + textWidth(label, 11) + 10;
    return group([draw(at), el("text", {x: at + 15, y: 12}, label)]);
  }));
}

function heading(words: string, x: number, y: number): Markup {
  return el("text", {x, y, "font-size": 13, "font-weight": 600}, words);
}

/** The period with most deaths, for the text alternative. */
function peak({result, n, w}: Scene): string {
  const rows = result.rows.filter((row) => row["covered"] !== "none" && (tally(row).best ?? 0) > 0);
  const [first] = rows.sort((a, b) => (tally(b).best ?? 0) - (tally(a).best ?? 0));
  if (first === undefined) return "";
  const country = text(first, "country");
  return `${n.period(text(first, "period") ?? "")}${country === null ? "" : `, ${n.country(country)}`}: ${w.countDeaths(n.deaths(tally(first)), tally(first).best === 1)}`;
}
