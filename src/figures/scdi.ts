import * as Plot from "@observablehq/plot";
import type {Polygon} from "geojson";
import {squareCell} from "../geo/square-grid.ts";
import {emptyDrawing, emptyHeight} from "./empty.ts";
import {niceTop} from "./fatalities.ts";
import {striped} from "./frame.ts";
import {keys, row as legendRow, type Key} from "./legend.ts";
import {linePanel} from "./line-panel.ts";
import {mapPanels, type MapPanel} from "./map-panels.ts";
import type {MapView, Point} from "./map.ts";
import {palette} from "./palette.ts";
import {sequence} from "./period.ts";
import {involving, seriesSubtitle, type Drawing, type Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {amount, text} from "./tally.ts";
import {textWidth} from "./text.ts";

/** A small map for each year of the cells by class, or the cells of each class stacked by year. Dark is many events for the area, striped is dispersed. */
export function scdi(scene: Scene): Drawing {
  const {result, w, n} = scene;
  const whom = involving(scene);
  const years = yearsOf(scene);
  const full = years.filter(({covered}) => covered === "full");
  const [first, last] = [full[0] ?? years.find(({covered}) => covered !== "none"), full.at(-1) ?? years.findLast(({covered}) => covered !== "none")];
  const drawn = "cell" in result.columns ? maps(scene, years) : stack(scene, years);
  const several = last === undefined ? 0 : last.cells - last.counts[4]!;
  return {
    title: first === undefined || last === undefined || years.every(({cells}) => cells === 0) ? w.scdi.question(whom)
      : first === last ? w.scdi.title(n.count(high(last)), n.count(last.cells), n.period(last.year), whom) : w.scdi.both(n.count(high(first)), n.count(first.cells), n.period(first.year), n.count(high(last)), n.count(last.cells), n.period(last.year), whom),
    subtitle: seriesSubtitle(scene, w.scdi.subtitle(n.count(Number(result.params["cutoff"] ?? 17))), [], years.length === 0 ? null : [years[0]!.year, years.at(-1)!.year]),
    finding: years.filter(({covered}) => covered !== "none").map((year) => `${n.period(year.year)}\u00a0${n.count(high(year))}/${n.count(year.cells)}`).slice(-8).join(w.semicolon),
    says: last === undefined || last.cells === 0 ? "" : w.scdi.says(n.period(last.year), classes.flatMap((name, i) => last.counts[i]! > 0 ? [w.scdi.part(n.count(last.counts[i]!), w.scdi.told[name]!)] : []).join(w.ratios.comma))
      + (last.unsure > 0 ? w.scdi.unsure(n.count(last.unsure), n.count(several)) : ""),
    notes: [w.scdi.towns, ...(years.some(({covered}) => covered === "partial") ? [w.extent.partial(n.list(years.filter(({covered}) => covered === "partial").map(({year}) => n.period(year))))] : []), ...drawn.notes],
    body: drawn.body,
    height: drawn.height
  };
}

const classes = ["clustered high", "dispersed high", "clustered low", "dispersed low", "single"] as const;
const fills = [palette.steps[4], palette.steps[4], palette.steps[2], palette.steps[2], palette.paper] as const;
const dispersed = (index: number): boolean => index === 1 || index === 3;

interface Year {
  year: string;
  covered: string;
  cells: number;
  counts: readonly number[];
  /** Cells that could be clustered or dispersed. */
  unsure: number;
  rows: Scene["result"]["rows"];
}

function high({counts}: Year): number {
  return counts[0]! + counts[1]!;
}

/** Every year from the first to the last; one of cells that has no row had no event, or nothing was loaded. */
function yearsOf({result}: Scene): Year[] {
  const years = sequence(result.rows.flatMap((row) => text(row, "year") ?? []));
  return years.map((year): Year => {
    const rows = result.rows.filter((row) => text(row, "year") === year);
    const missing = result.coverage.missing.some(({from, to}) => from <= `${year}-01-01` && to >= `${year}-12-31`);
    const covered = String(rows[0]?.["covered"] ?? (missing ? "none" : "full"));
    if (!("cell" in result.columns)) {
      const counts = classes.map((name) => amount(rows[0] ?? {}, name.replace(" ", "_")) ?? 0);
      return {year, covered, cells: counts.reduce((a, b) => a + b, 0), counts, unsure: amount(rows[0] ?? {}, "unsure") ?? 0, rows};
    }
    const unsure = rows.filter((row) => amount(row, "z") !== null && Math.abs(amount(row, "z")!) < 1.6).length;
    return {year, covered, cells: rows.length, counts: classes.map((name) => rows.filter((row) => row["class"] === name).length), unsure, rows};
  });
}

function maps(scene: Scene, years: readonly Year[]): {body: Markup; height: number; notes: string[]} {
  const {w, n, phone, result} = scene;
  if (years.length === 0) return nothing(scene);
  const shown = years.slice(phone ? -8 : -12);
  const panels = shown.map((year): MapPanel => ({
    heading: n.period(year.year), gap: year.covered === "none", detail: year.covered === "none" ? w.noData : phone ? w.scdi.high(n.count(high(year))) : `${w.scdi.cells(n.count(year.cells), year.cells === 1)}, ${w.scdi.high(n.count(high(year)))}`,
    draw: (view) => group(classes.map((_, index) => squares(scene, view, year.rows, index)))
  }));
  const points = result.rows.flatMap((row): Point[] => amount(row, "longitude") === null || amount(row, "latitude") === null ? [] : [[amount(row, "longitude")!, amount(row, "latitude")!]]);
  const drawn = mapPanels(scene, panels, points, 0);
  const legend = legendOf(scene, drawn.height + 4);
  return {body: group([drawn.markup, legend.markup]), height: drawn.height + 4 + legend.height + 6, notes: years.length > shown.length ? [w.scdi.earlier(n.period(shown[0]!.year))] : []};
}

/** The cells of one class as one path, with stripes over those that are dispersed. */
function squares(scene: Scene, view: MapView, rows: Scene["result"]["rows"], index: number): Markup | null {
  const d = view.path({type: "MultiPolygon", coordinates: rows.filter((row) => row["class"] === classes[index]).flatMap((row): Polygon["coordinates"][] => {
    const [lat, lon] = [amount(row, "latitude"), amount(row, "longitude")];
    if (lat === null || lon === null) return [];
    const {south, north, west, east} = squareCell(lat, lon, 50);
    return [[[[west, south], [west, north], [east, north], [east, south], [west, south]]]];
  })});
  if (d === null) return null;
  return group([el("path", {d, fill: fills[index]!, stroke: index === 4 ? palette.steps[3] : palette.halo, "stroke-width": index === 4 ? 0.8 : 0.4}), dispersed(index) && el("path", {d, fill: striped(scene)})]);
}

/** Years as bars of their classes, the dark ones at the bottom. */
function stack(scene: Scene, years: readonly Year[]): {body: Markup; height: number; notes: string[]} {
  const {n, w, width, phone} = scene;
  if (years.length === 0) return nothing(scene);
  const steps = niceTop(Math.max(1, ...years.map(({cells}) => cells)), 5);
  const left = Math.max(32, Math.ceil(textWidth(n.count(steps.at(-1) ?? 1), 11)) + 9);
  const height = phone ? 200 : 280;
  const parts = years.flatMap(({counts, covered}, index) => counts.flatMap((count, k) => {
    const from = counts.slice(0, k).reduce((a, b) => a + b, 0);
    return count === 0 ? [] : [{index, k, from, to: from + count, covered}];
  }));
  const rect = (some: typeof parts, fill: (part: (typeof parts)[number]) => string) => Plot.rect(some, {x1: ({index}) => index + 0.15, x2: ({index}) => index + 0.85, y1: "from", y2: "to", fill, fillOpacity: ({covered}) => (covered === "full" ? 1 : 0.5)});
  const panel = linePanel(scene, {x: 0, y: 14, width, height, left, axisX: true, steps, gaps: years.flatMap(({covered}, i) => (covered === "none" ? [i] : []))}, years.map(({year}) => year), [
    ...classes.map((_, k) => rect(parts.filter((part) => part.k === k), () => fills[k]!)),
    Plot.rect(parts.filter((part) => part.k === 4), {x1: ({index}) => index + 0.15, x2: ({index}) => index + 0.85, y1: "from", y2: "to", fill: "none", stroke: palette.steps[3], strokeWidth: 0.8}),
    ...classes.flatMap((_, k) => dispersed(k) ? [Plot.rect(parts.filter((part) => part.k === k), {x1: ({index}) => index + 0.15, x2: ({index}) => index + 0.85, y1: "from", y2: "to", fill: striped(scene)})] : [])
  ]);
  const legend = legendOf(scene, height + 40);
  return {body: group([el("text", {x: 0, y: 11, "font-size": 11, fill: palette.muted}, w.scdi.axis), panel, legend.markup]), height: height + 40 + legend.height + 6, notes: []};
}

function legendOf(scene: Scene, y: number): {markup: Markup; height: number} {
  const {w, width, phone} = scene;
  const items = classes.map((name, i): Key => ({label: w.scdi.classes[name]!, mark: (a, b) => group([el("rect", {x: a - 8, y: b - 6, width: 17, height: 12, fill: fills[i]!, stroke: i === 4 ? palette.steps[3] : palette.border, "stroke-width": 0.75}), dispersed(i) && el("rect", {x: a - 8, y: b - 6, width: 17, height: 12, fill: striped(scene)})])}));
  return legendRow(phone ? [keys(w.scdi.legend, items)] : [keys(w.scdi.legend, items.slice(0, 2)), keys("", items.slice(2, 4)), keys("", items.slice(4))], 0, y, width);
}

function nothing(scene: Scene): {body: Markup; height: number; notes: string[]} {
  return {body: emptyDrawing(scene, scene.w.scdi.empty), height: emptyHeight, notes: []};
}
