import {cellPolygon} from "../geo/grid.ts";
import {emptyDrawing, emptyHeight} from "./empty.ts";
import {keys, row as legendRow, type Key} from "./legend.ts";
import {furniture} from "./map-furniture.ts";
import {boxAround, mapLabels, type Box} from "./map-labels.ts";
import {ground, mapView, type MapView, type Pixel, type Point} from "./map.ts";
import {kinds, palette} from "./palette.ts";
import {rankedBars} from "./ranked-bars.ts";
import {countriesOf, subtitle, type Drawing, type Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {amount, text} from "./tally.ts";

/** A map of the last month: the probabilities of the three sides as parts of a disc for each unit, or as bands of a cell; or how much the assumptions matter. */
export function control(scene: Scene): Drawing {
  if (scene.result.params["show"] === "sensitivity") return sensitivity(scene);
  const {result, w, n, options, width} = scene;
  const last = result.rows.map((each) => text(each, "period") ?? "").reduce((a, b) => (a > b ? a : b), "");
  const units = result.rows.map(unit).filter((each) => each !== null && each.period === last) as Unit[];
  const told = units.filter(({sides}) => sides !== null);
  const cells = result.params["per"] === "cell";
  const view = mapView(scene, units.map(({point}) => point), options.focus ?? []);
  const r = scene.phone ? 7 : 10;
  const seen = units.flatMap((each) => {
    const at = view.place(each.point);
    return at === null ? [] : [{...each, at}];
  });
  const taken: Box[] = cells ? [] : seen.map(({at}) => boxAround(at, r + 1, true));
  const furnished = furniture(scene, view, taken);
  const labels = mapLabels(scene, view, taken, []);
  const actor = scene.actor ?? w.control.actor;
  const legend = legendRow([keys(w.control.legend, [...colors.map((fill, i): Key => ({label: w.control.sides(actor)[i]!, mark: (x, y) => el("circle", {cx: x, cy: y, r: 6, fill, stroke: palette.ink, "stroke-width": 0.6})})),
    {label: w.control.none, mark: (x, y) => el("circle", {cx: x, cy: y, r: 6, fill: palette.paper, stroke: palette.axis, "stroke-width": 1, "stroke-dasharray": "2 2"})}])], 0, view.height + 12, width);
  const clip = `${scene.id}-${width}-m`;
  const counts = ["actor", "disputed", "government", "not clear"].map((side) => n.count(told.filter((each) => each.side === side).length));
  return {
    title: told.length === 0 ? w.control.question(actor) : w.control.title[cells ? "cell" : "admin1"](n.count(told.length), counts, actor),
    subtitle: subtitle(scene, last === "" ? w.control.subtitle : w.control.month(n.period(last)), countriesOf(result)),
    finding: told.toSorted((a, b) => b.sides![0]! - a.sides![0]!).slice(0, 3).map(({name, sides}) => w.control.found(name, n.percent(sides![0]!))).join(w.semicolon),
    says: told.length === 0 ? "" : w.control.says(told.toSorted((a, b) => b.sides![0]! - a.sides![0]!).slice(0, 3).map(({name, sides}) => w.control.found(name, n.percent(sides![0]!))).join(w.semicolon)),
    notes: [w.control.note, w.control.zones, ...(told.length < units.length ? [w.control.masked(n.count(units.length - told.length))] : [])],
    body: group([
      el("clipPath", {id: clip}, el("rect", {width, height: view.height})),
      el("g", {"clip-path": `url(#${clip})`}, ground(view, options.basemap, cells ? group(units.map((each) => bands(scene, view, each))) : null),
        ...(cells ? [] : seen.map((each) => disc(scene, each.at, r, each))), labels, furnished,
        units.length === 0 && el("text", {x: width / 2, y: view.height / 2, "text-anchor": "middle", "font-size": 16, fill: palette.muted, stroke: palette.halo, "stroke-width": 4, "paint-order": "stroke"}, w.control.empty)),
      legend.markup
    ]),
    height: view.height + 12 + legend.height + 6
  };
}

/** The actor's side, disputed, the government's. */
const colors = [palette.steps[4], palette.steps[1], kinds.battle.color] as const;

interface Unit {
  name: string;
  country: string;
  period: string;
  point: Point;
  side: string | null;
  sides: readonly number[] | null;
}

function unit(row: Scene["result"]["rows"][number]): Unit | null {
  const [longitude, latitude] = [amount(row, "longitude"), amount(row, "latitude")];
  if (longitude === null || latitude === null) return null;
  const sides = ["actor_side", "disputed", "government_side"].map((column) => amount(row, column));
  return {
    name: text(row, "unit") ?? "", country: text(row, "country") ?? "", period: text(row, "period") ?? "", point: [longitude, latitude], side: text(row, "side"),
    sides: sides.some((side) => side === null) ? null : sides as number[]
  };
}

function described({w, n}: Scene, {name, country, sides}: Unit): Markup {
  const place = country === "" ? name : `${name}, ${n.country(country)}`;
  return el("title", {}, sides === null ? `${place}: ${w.control.none}` : `${place}: ${w.control.probabilities(sides.map(n.percent))}`);
}

/** A disc in three parts, clockwise from the top. */
function disc(scene: Scene, [x, y]: Pixel, r: number, each: Unit): Markup {
  if (each.sides === null) return el("circle", {cx: x, cy: y, r: r * 0.6, fill: palette.paper, "fill-opacity": 0.6, stroke: palette.axis, "stroke-width": 1, "stroke-dasharray": "2 2"}, described(scene, each));
  const whole = each.sides.reduce((a, b) => a + b, 0) || 1;
  let turn = 0;
  const parts = each.sides.map((side, i) => {
    const [from, to] = [turn, turn += 2 * Math.PI * side / whole];
    if (side / whole > 0.999) return el("circle", {cx: x, cy: y, r, fill: colors[i]!});
    const at = (angle: number) => `${(x + r * Math.sin(angle)).toFixed(1)},${(y - r * Math.cos(angle)).toFixed(1)}`;
    return side <= 0 ? null : el("path", {d: `M${x.toFixed(1)},${y.toFixed(1)}L${at(from)}A${r},${r} 0 ${to - from > Math.PI ? 1 : 0} 1 ${at(to)}Z`, fill: colors[i]!});
  });
  return el("g", {}, described(scene, each), parts, el("circle", {cx: x, cy: y, r, fill: "none", stroke: palette.ink, "stroke-width": 0.8}));
}

/** The cell in three bands from north to south, as high as the sides are probable. */
function bands(scene: Scene, view: MapView, each: Unit): Markup | null {
  const [ring] = cellPolygon(Number(each.name)).coordinates as [[number, number][]];
  const [[west, south], [, north], [east]] = ring as [[number, number], [number, number], [number, number]];
  const outline = view.path({type: "Polygon", coordinates: [ring]});
  if (outline === null) return null;
  if (each.sides === null) return el("path", {d: outline, fill: "none", stroke: palette.axis, "stroke-width": 0.8, "stroke-dasharray": "2 2"}, described(scene, each));
  let top = north;
  const parts = each.sides.map((side, i) => {
    const bottom = Math.max(south, top - (north - south) * side);
    const d = bottom < top ? view.path({type: "Polygon", coordinates: [[[west, bottom], [west, top], [east, top], [east, bottom], [west, bottom]]]}) : null;
    top = bottom;
    return d === null ? null : el("path", {d, fill: colors[i]!, "fill-opacity": 0.85});
  });
  return el("g", {}, described(scene, each), parts);
}

function sensitivity(scene: Scene): Drawing {
  const {result, w, n} = scene;
  const bars = result.rows.map((each) => {
    const changed = amount(each, "changed");
    const variant = text(each, "variant") ?? "";
    return {label: w.control.variants[variant] ?? variant, low: changed, best: changed, high: changed, value: changed === null ? w.noData : n.percent(changed), color: palette.deaths};
  });
  const drawn = rankedBars(scene, bars, 0);
  const most = Math.max(0, ...result.rows.map((each) => amount(each, "changed") ?? 0));
  return {
    title: bars.length === 0 ? w.control.question(scene.actor ?? w.control.actor) : w.control.sensitive(n.percent(most)),
    subtitle: subtitle(scene, w.control.changed, []),
    finding: bars.map(({label, value}) => `${label}: ${value}`).join(w.semicolon),
    notes: [w.control.note],
    body: bars.length === 0 ? emptyDrawing(scene, w.control.empty) : drawn.markup,
    height: bars.length === 0 ? emptyHeight : drawn.height
  };
}
