import {cellPolygon} from "../geo/grid.ts";
import {emptyDrawing, emptyHeight} from "./empty.ts";
import {keys, row as legendRow, type Key} from "./legend.ts";
import {mapPanels, type MapPanel} from "./map-panels.ts";
import type {MapView, Point} from "./map.ts";
import {palette} from "./palette.ts";
import {sequence, stepOf} from "./period.ts";
import {answered, involving, seriesSubtitle, type Drawing, type Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {amount, text} from "./tally.ts";

/** A small map of the cells of each period: new ones dark, those that had events before in a middle tone, those left as outlines. */
export function extentMaps(scene: Scene): Drawing {
  const {result, w, n, phone, width} = scene;
  const {values} = answered(scene);
  const whom = involving(scene);
  const periods = periodsOf(scene);
  const full = periods.filter(({covered}) => covered === "full");
  const [first, last] = [full[0] ?? periods[0], full.at(-1) ?? periods.at(-1)];
  const shown = periods.slice(phone ? -8 : -12);
  const points = result.rows.flatMap((row): Point[] => amount(row, "longitude") === null || amount(row, "latitude") === null ? [] : [[amount(row, "longitude")!, amount(row, "latitude")!]]);
  const drawn = mapPanels(scene, shown.map(({period, covered, rows, here}): MapPanel => ({
    heading: n.period(period), gap: covered === "none", draw: (view) => group(changes.map((change) => squares(view, rows, change))),
    detail: covered === "none" ? w.noData : phone ? w.extent.cellsIn(n.count(here), here === 1) : w.extent.detail(n.count(here), here === 1, n.count(rows.filter((row) => row["change"] === "new").length))
  })), points, 0);
  const legend = legendRow((phone ? [keys(w.extent.legend, changes.map((change) => key(scene, change)))] : changes.map((change, i) => keys(i === 0 ? w.extent.legend : "", [key(scene, change)]))), 0, drawn.height + 2, width);
  return {
    title: first === undefined || last === undefined ? w.extent.question(whom) : first === last || values["from"] === undefined ? w.extent.one(n.count(last.here), whom) : w.extent.title(n.period(first.period), n.count(first.here), n.count(last.here), n.period(last.period), whom),
    subtitle: seriesSubtitle(scene, w.extent.maps(w.fatalities.per[first === undefined ? "year" : stepOf(first.period)]), countries(scene)),
    finding: full.map(({period, here}) => `${n.period(period)}\u00a0${n.count(here)}`).slice(-8).join(w.semicolon),
    says: extentSays(scene),
    notes: [w.extent.mapNote, ...(periods.length > shown.length ? [w.scdi.earlier(n.period(shown[0]!.period))] : []), ...(periods.some(({covered}) => covered === "partial") ? [w.extent.partial(n.list(periods.filter(({covered}) => covered === "partial").map(({period}) => n.period(period))))] : [])],
    body: periods.length === 0 ? emptyDrawing(scene, w.bars.empty) : group([drawn.markup, legend.markup]),
    height: periods.length === 0 ? emptyHeight : drawn.height + legend.height + 8
  };
}

/** Cells of the first and the last full period with what shifted grids give, and both at equal numbers of events. */
export function extentSays(scene: Scene): string {
  const {w, n} = scene;
  const {values} = answered(scene);
  const number = (name: string) => typeof values[name] === "number" ? n.decimal(values[name]) : null;
  const [first, last] = ["first", "last"].map((which) => [number(`${which}_cells`), number(`${which}_least`), number(`${which}_most`), number(`${which}_equal`)] as const);
  if (first?.[0] == null || last?.[0] == null) return "";
  const cells = ([count, least, most]: readonly (string | null)[]) => `${count ?? ""} (${least ?? ""}–${most ?? ""})`;
  return w.extent.says(n.period(String(values["from"])), cells(first), n.period(String(values["to"])), cells(last), first[3], last[3]);
}

interface Period {
  period: string;
  covered: string;
  rows: Scene["result"]["rows"];
  /** Cells with an event in it. */
  here: number;
}

/** Every period from the first to the last; one without rows had no event, or nothing was loaded. */
function periodsOf({result}: Scene): Period[] {
  return sequence(result.rows.flatMap((row) => text(row, "period") ?? [])).map((period): Period => {
    const rows = result.rows.filter((row) => text(row, "period") === period);
    const missing = result.coverage.missing.some(({from, to}) => from.slice(0, 4) <= period.slice(0, 4) && to.slice(0, 4) >= period.slice(0, 4));
    return {period, covered: String(rows[0]?.["covered"] ?? (missing ? "none" : "full")), rows, here: rows.filter((row) => row["change"] !== "left").length};
  });
}

const changes = ["new", "stayed", "left"] as const;
type Change = (typeof changes)[number];

/** A cell that comes back had events before, as one that stays. */
function changeOf(row: Scene["result"]["rows"][number]): Change {
  return row["change"] === "new" || row["change"] === "left" ? row["change"] : "stayed";
}

function look(change: Change): Record<string, string | number> {
  if (change === "left") return {fill: palette.paper, "fill-opacity": 0.35, stroke: palette.muted, "stroke-width": 0.8, "stroke-dasharray": "2 1.5"};
  return {fill: change === "new" ? palette.steps[4] : palette.steps[2], "fill-opacity": 0.92, stroke: palette.halo, "stroke-width": 0.4};
}

/** The cells of one kind as one path: hundreds of cells in a dozen maps would weigh more than they tell. */
function squares(view: MapView, rows: Scene["result"]["rows"], change: Change): Markup | null {
  const d = view.path({type: "MultiPolygon", coordinates: rows.filter((row) => changeOf(row) === change).map((row) => cellPolygon(Number(text(row, "cell"))).coordinates)});
  return d === null ? null : el("path", {d, ...look(change)});
}

function key({w}: Scene, change: Change): Key {
  return {label: w.extent.changes[change], mark: (x, y) => el("rect", {x: x - 8, y: y - 6, width: 17, height: 12, ...look(change)})};
}

function countries({result}: Scene): string[] {
  return [...new Set(result.rows.flatMap((row) => (text(row, "country_codes") ?? "").split(", ").filter((code) => code !== "")))];
}
