import * as Plot from "@observablehq/plot";
import {emptyDrawing, emptyHeight} from "./empty.ts";
import {extentMaps, extentSays} from "./extent-maps.ts";
import {niceTop} from "./fatalities.ts";
import {linePanel} from "./line-panel.ts";
import {palette} from "./palette.ts";
import {stepOf} from "./period.ts";
import {periodParts} from "./period-panel.ts";
import {involving, seriesSubtitle, type Drawing, type Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {amount, text} from "./tally.ts";
import {textWidth} from "./text.ts";

/** Cells with the range of shifted grids, cells gained and lost, and units, each over the periods; or a small map of the cells of each period. */
export function extent(scene: Scene): Drawing {
  if ("cell" in scene.result.columns) return extentMaps(scene);
  const {result, w, n, phone} = scene;
  const rows = result.rows;
  const periods = rows.map((row) => text(row, "period") ?? "");
  const full = rows.filter((row) => row["covered"] === "full" && amount(row, "cells") !== null);
  const [first, last] = [full[0] ?? rows[0], full.at(-1) ?? rows.at(-1)];
  const whom = involving(scene);
  const name = (row: typeof first) => (row === undefined ? "" : n.period(text(row, "period") ?? ""));
  const cellsIn = (row: typeof first) => (row === undefined ? "" : n.count(amount(row, "cells") ?? 0));
  const title = first === undefined || last === undefined || amount(first, "cells") === null ? w.extent.question(whom) : first === last ? w.extent.one(cellsIn(first), whom) : w.extent.title(name(first), cellsIn(first), cellsIn(last), name(last), whom);
  const steps = stepsOf(scene);
  const top = 26;
  const tall = phone ? 120 : 170;
  const low = phone ? 84 : 110;
  const shared = {x: 0, width: scene.width, left: steps.left, gaps: rows.flatMap((row, i) => (row["covered"] === "none" ? [i] : []))};
  const second = top + tall + (phone ? 58 : 44);
  const third = second + low + 34;
  const body = rows.length === 0
    ? emptyDrawing(scene, w.bars.empty)
    : group([
        heading(w.extent.cells, 12),
        linePanel(scene, {...shared, y: top - 8, height: tall, axisX: false, steps: steps.cells}, periods, cellMarks(scene)),
        key(scene, top + tall + 6),
        heading(w.extent.change, second - 6),
        linePanel(scene, {...shared, y: second, height: low, axisX: false, steps: steps.change}, periods, changeMarks(scene)),
        heading(w.extent.units, third - 6),
        linePanel(scene, {...shared, y: third, height: low, axisX: true, steps: steps.units}, periods, bars(scene, "admin1", palette.deathsMiddle))
      ]);
  const shift = full.length > 1 ? amount(full.at(-1)!, "shift_km") : null;
  return {
    title,
    subtitle: seriesSubtitle(scene, w.extent.subtitle(w.fatalities.per[periods[0] === undefined ? "year" : stepOf(periods[0])]), countries(scene)),
    finding: full.map((row) => `${name(row)}\u00a0${cellsIn(row)}`).slice(0, 8).join(w.semicolon),
    says: extentSays(scene),
    notes: [w.extent.note, ...(shift === null ? [] : [w.extent.centroid(n.count(shift), name(full.at(-2)), name(full.at(-1)))]), ...(rows.some((row) => row["covered"] === "partial") ? [w.fatalities.partialNote] : [])],
    body,
    height: rows.length === 0 ? emptyHeight : third + low + 28,
    parts: periodParts(scene, periods, {x: 0, y: top, width: scene.width, height: third + low - top, left: steps.left, right: 4})
  };
}

function stepsOf({result, n}: Scene): {cells: number[]; change: number[]; units: number[]; left: number} {
  const most = (...columns: string[]) => Math.max(0, ...result.rows.flatMap((row) => columns.map((column) => amount(row, column) ?? 0)));
  const cells = niceTop(most("cells", "cells_most"), 4);
  const up = niceTop(Math.max(most("new_cells"), most("left_cells") / 2), 2);
  const step = (up[1] ?? 1) - (up[0] ?? 0);
  const down = Array.from({length: Math.ceil(most("left_cells") / step)}, (_, i) => -step * (i + 1));
  const units = niceTop(most("admin1"), 2);
  return {cells, change: [...down.toReversed(), ...up], units, left: Math.max(32, Math.ceil(textWidth(n.count(cells.at(-1) ?? 1), 11)) + 9)};
}

function cellMarks({result}: Scene): Plot.Markish[] {
  const points = result.rows.map((row, index) => ({x: index + 0.5, cells: amount(row, "cells"), least: amount(row, "cells_least"), most: amount(row, "cells_most"), equal: amount(row, "cells_equal"), covered: row["covered"]}));
  return [
    Plot.line(points, {x: "x", y: "equal", stroke: palette.ink, strokeWidth: 1.6, strokeDasharray: "5 3"}),
    Plot.dot(points.filter(({equal}) => equal !== null), {x: "x", y: "equal", r: 2, fill: palette.ink}),
    Plot.line(points, {x: "x", y: "cells", stroke: palette.deaths, strokeWidth: 2}),
    Plot.link(points.filter(({least}) => least !== null), {x1: "x", x2: "x", y1: "least", y2: "most", stroke: palette.deaths, strokeWidth: 1.2}),
    Plot.dot(points.filter(({cells}) => cells !== null), {x: "x", y: "cells", r: 3.4, fill: (point: (typeof points)[number]) => (point.covered === "full" ? palette.deaths : palette.paper), stroke: palette.deaths, strokeWidth: 1.4})
  ];
}

function changeMarks(scene: Scene): Plot.Markish[] {
  return [...bars(scene, "new_cells", palette.deaths), ...bars(scene, "left_cells", palette.events, -1)];
}

function bars({result}: Scene, column: string, fill: string, sign = 1): Plot.Markish[] {
  const items = result.rows.flatMap((row, index) => {
    const value = amount(row, column);
    return value ? [{index, value: sign * value, covered: row["covered"]}] : [];
  });
  return [Plot.rect(items, {x1: ({index}) => index + 0.2, x2: ({index}) => index + 0.8, y1: 0, y2: "value", fill, fillOpacity: ({covered}) => (covered === "full" ? 1 : 0.4)})];
}

/** What line, whisker and dashes are. */
function key({w, phone}: Scene, y: number): Markup {
  const whisker = 26 + textWidth(w.extent.shifted, 11) + 16;
  const second = phone ? {x: 0, y: y + 14} : {x: whisker, y};
  return el("g", {"font-size": 11, fill: palette.muted},
    el("line", {x1: 8, x2: 8, y1: y, y2: y + 11, stroke: palette.deaths, "stroke-width": 1.2}),
    el("circle", {cx: 8, cy: y + 5.5, r: 3.4, fill: palette.deaths}),
    el("text", {x: 26, y: y + 9}, w.extent.shifted),
    el("line", {x1: second.x, x2: second.x + 18, y1: second.y + 5.5, y2: second.y + 5.5, stroke: palette.ink, "stroke-width": 1.6, "stroke-dasharray": "5 3"}),
    el("text", {x: second.x + 24, y: second.y + 9}, w.extent.equal)
  );
}

function heading(words: string, y: number): Markup {
  return el("text", {x: 0, y, "font-size": 13, "font-weight": 600}, words);
}

function countries({result}: Scene): string[] {
  return [...new Set(result.rows.flatMap((row) => (text(row, "country_codes") ?? "").split(", ").filter((code) => code !== "")))];
}
