import type {ResultRow} from "../measures/result.ts";
import {emptyDrawing, emptyHeight} from "./empty.ts";
import {definition} from "./notes.ts";
import {kindOf, kinds, palette} from "./palette.ts";
import {rankedBars, type Bar} from "./ranked-bars.ts";
import {subtitle, countriesOf, whom, type Drawing, type Scene} from "./scene.ts";
import {stackedBar} from "./stacked-bar.ts";
import {amount, tally, text, total, type Tally} from "./tally.ts";
import {capital} from "./text.ts";

/** The ranking that any other measure becomes: a label, a length, and the range where the measure has one. */
export function bars(scene: Scene): Drawing {
  const {result, w, n, phone, actor} = scene;
  const name = known(result.measure);
  const items = itemsOf(scene);
  const shown = items.slice(0, phone ? 12 : 20);
  const drawn = result.measure === "losses" ? {...stackedBar(scene, items), rows: []} : rankedBars(scene, shown.map(({bar}) => bar), 0);
  const cut = result.measure === "losses" ? 0 : items.length - shown.length;
  const deaths = "best" in result.columns || result.measure === "losses";
  return {
    title: title(scene, items, name),
    subtitle: subtitle(scene, w.bars.subtitles[name], countriesOf(result)),
    finding: items.slice(0, 3).map(({bar}) => `${bar.label}: ${bar.value}`).join(scene.w.semicolon),
    notes: [
      ...(deaths && (actor !== null || name !== "other") ? [definition(scene)] : []),
      ...(items.some(({sum}) => sum.low !== sum.high) && result.measure !== "losses" ? [w.bars.whiskers] : []),
      ...(result.measure === "losses" && items.some(({sum}) => sum.unknown > 0) ? [w.bars.undivided(n.count(Math.max(...items.map(({sum}) => sum.unknown))))] : []),
      ...(cut > 0 ? [w.bars.more(n.count(cut))] : [])
    ],
    body: items.length === 0 ? emptyDrawing(scene, w.bars.empty) : drawn.markup,
    height: items.length === 0 ? emptyHeight : drawn.height,
    parts: drawn.rows.map((place, i) => ({row: shown[i]!.row, x: 0, width: scene.width, ...place}))
  };
}

export interface Item {
  /** As it reads within a sentence; the bar has it with a capital. */
  label: string;
  bar: Bar;
  sum: Tally;
  /** Number of the row of the result; -1 for a column of it, which no part stands for. */
  row: number;
}

type Name = "losses" | "types" | "opponents" | "admin1" | "deadliest" | "other";

function known(measure: string): Name {
  return measure === "losses" || measure === "types" || measure === "opponents" || measure === "admin1" || measure === "deadliest" ? measure : "other";
}

/** Rows as bars, the longest first. A single row of columns deaths_… is a bar per column. */
function itemsOf(scene: Scene): Item[] {
  const {result, options, actor, w, n} = scene;
  const sides = Object.keys(result.columns).filter((column) => column.startsWith("deaths_"));
  if (result.measure === "losses" && sides.length > 1 && options.x === undefined) {
    return sides.map((side) => {
      const best = result.rows.reduce((sum, row) => sum + (amount(row, side) ?? 0), 0);
      return item(side, w.bars.sides[side] ?? side, {events: 0, low: best, best, high: best, unknown: 0});
    });
  }
  const column = options.x ?? labelColumn(result.rows, Object.keys(result.columns));
  const items = result.rows.map((row, i) => {
    const key = text(row, column) ?? "";
    const length = options.y === undefined || options.y === "best" ? null : amount(row, options.y);
    const sum = result.measure === "losses" ? sideTally(row) : options.y === undefined || options.y === "best" ? tally(row) : {events: 0, low: length, best: length, high: length, unknown: 0};
    return item(key, labelOf(row, column, key), sum, text(row, "event_type"), i);
  });
  return result.measure === "losses" ? items : items.sort((a, b) => (b.sum.best ?? -1) - (a.sum.best ?? -1));

  function item(key: string, label: string, sum: Tally, type: string | null = null, row = -1): Item {
    const color = result.measure === "types" ? kinds[kindOf(type ?? key)].color : palette.deaths;
    const {low, best, high} = sum;
    return {label, sum, row, bar: {label: capital(label), low, best, high, value: n.deaths(sum), color}};
  }

  function labelOf(row: ResultRow, column: string, key: string): string {
    if (key === "") return column === "admin1" || column === "adm_1" ? `${n.country(text(row, "country") ?? "")}, ${w.bars.noRegion}` : w.bars.unnamed;
    const type = result.columns[column]?.type;
    const label = type === "country" ? n.country(key) : type === "date" ? n.date(key) : key === "actor" && actor !== null ? actor : (w.bars.sides[key] ?? w.values[key] ?? key);
    const day = result.measure === "deadliest" ? text(row, "date_start") : null;
    return day === null || column === "date_start" ? label : `${label}, ${n.day(day)}`;
  }
}

/** The dead of a side: one number, for the source gives no range by side. */
function sideTally(row: ResultRow): Tally {
  const deaths = amount(row, "deaths") ?? amount(row, "best");
  return {events: amount(row, "events") ?? 0, low: deaths, best: deaths, high: deaths, unknown: amount(row, "not_coded") ?? 0};
}

function labelColumn(rows: readonly ResultRow[], columns: readonly string[]): string {
  const usual = ["label", "place_name", "side", "sub_event_type", "event_type", "opponent", "dyad", "admin1", "adm_1", "country"];
  return usual.find((column) => columns.includes(column)) ?? columns.find((column) => rows.some((row) => typeof row[column] === "string")) ?? columns[0] ?? "";
}

function title(scene: Scene, items: readonly Item[], name: Name): string {
  const {w, actor} = scene;
  const whose = name === "deadliest" ? (actor === null ? "" : w.landmarks.involving(actor)) : whom(scene);
  const sorted = [...items].sort((a, b) => (b.sum.best ?? -1) - (a.sum.best ?? -1));
  const [first, second] = sorted;
  if (first === undefined || first.sum.best === null) return w.bars.questions[name](whose);
  if (first.sum.best === 0) return name === "other" ? w.bars.questions.other(whose) : w.bars.none(whose);
  if (first.sum.best === second?.sum.best) return w.bars.questions[name](whose);
  const {label, bar: {value}} = first;
  const all = total(items.map(({sum}) => ({...sum}))).best ?? 0;
  const needsMost = name !== "losses" && name !== "deadliest" && name !== "other";
  if (needsMost && (first.sum.best <= all / 2 || (first.sum.low ?? 0) <= (second?.sum.high ?? 0))) return w.bars.leads(label, value, whose);
  return w.bars.titles[name](label, value, whose);
}
