import {cellPolygon} from "../geo/grid.ts";
import {isochrones} from "./isochrones.ts";
import {keys, row as legendRow, type Key} from "./legend.ts";
import {furniture} from "./map-furniture.ts";
import {boxAround, mapLabels, type Box} from "./map-labels.ts";
import {ground, mapView, type MapView, type Point} from "./map.ts";
import {palette} from "./palette.ts";
import {countriesOf, involving, subtitle, type Drawing, type Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {amount, text} from "./tally.ts";

/** A map of first events by year: cells as squares, other units as marks at their first event. */
export function arrival(scene: Scene): Drawing {
  const {result, w, n, options, width} = scene;
  const per = result.params["per"] === "cell" || result.params["per"] === "country" ? result.params["per"] : "admin1";
  const firsts = result.rows.map(first).filter((each) => each !== null);
  const whom = involving(scene);
  const shades = shadesOf(firsts.map(({year}) => year));
  const view = mapView(scene, firsts.map(({point}) => point), options.focus ?? []);
  const taken: Box[] = per === "cell" ? [] : firsts.flatMap(({point}) => {
    const at = view.place(point);
    return at === null ? [] : [boxAround(at, 7, true)];
  });
  const furnished = furniture(scene, view, taken);
  const labels = mapLabels(scene, view, taken, []);
  const legend = legendRow(shades.length === 0 ? [] : [keys(w.arrival.legend, shades.map(({from, to, fill}): Key => ({
    label: from === to ? String(from) : `${from}–${to}`,
    mark: (x, y) => el("rect", {x: x - 8, y: y - 6, width: 17, height: 12, fill, stroke: palette.border, "stroke-width": 0.75})
  })))], 0, view.height + 12, width);
  const clip = `${scene.id}-${width}-m`;
  const [years, early] = [firsts.map(({year}) => year), firsts.filter(({date, covered}) => covered !== null && Date.parse(date) - Date.parse(covered) < 366 * 86_400_000)];
  const coarse = result.rows.filter((row) => (amount(row, "earlier_coarse") ?? 0) > 0).length;
  return {
    title: firsts.length === 0 ? w.arrival.question(whom) : w.arrival.title[per](n.count(result.rows.length), String(Math.min(...years)), String(Math.max(...years)), whom),
    subtitle: subtitle(scene, w.arrival.subtitle[per], countriesOf(result)),
    finding: [...new Map(firsts.toReversed().flatMap(({country, date}) => (country === "" ? [] : [[country, date] as const])))].sort(([, a], [, b]) => (a < b ? -1 : 1)).slice(0, 8).map(([country, date]) => w.arrival.found(n.country(country), n.date(date))).join(w.semicolon),
    says: saysOf(scene, per, firsts),
    notes: [w.arrival.note, ...(per === "cell" ? [w.arrival.lines] : [w.arrival.points]), ...(coarse > 0 ? [w.arrival.coarse(n.count(coarse))] : []), ...(early.length > 0 ? [w.arrival.early(n.count(early.length), n.date(early[0]!.covered!))] : [])],
    body: group([
      el("clipPath", {id: clip}, el("rect", {width, height: view.height})),
      el("g", {"clip-path": `url(#${clip})`}, ground(view, options.basemap, per === "cell" ? group([group(firsts.map((each) => square(scene, view, each, shades))), isochrones(view, firsts.map(({unit, year}) => ({cell: Number(unit), step: stepOf(year, shades)})), palette.ink)]) : null),
        ...(per === "cell" ? [] : firsts.map((each) => mark(scene, view, each, shades))), labels, furnished,
        firsts.length === 0 && el("text", {x: width / 2, y: view.height / 2, "text-anchor": "middle", "font-size": 16, fill: palette.muted, stroke: palette.halo, "stroke-width": 4, "paint-order": "stroke"}, w.arrival.empty)),
      legend.markup
    ]),
    height: view.height + 12 + legend.height + 6
  };
}

/** How many units each year reached for the first time, and the countries in the order of their first events. */
function saysOf({w, n}: Scene, per: "cell" | "admin1" | "country", firsts: readonly First[]): string {
  if (firsts.length < 2) return "";
  const years = [...new Set(firsts.map(({year}) => year))].toSorted((a, b) => a - b);
  const counts = years.map((year) => w.arrival.inYear(String(year), n.count(firsts.filter((each) => each.year === year).length)));
  const countries = [...new Map(firsts.toReversed().flatMap(({country, date}) => (country === "" ? [] : [[country, date] as const])))].sort(([, a], [, b]) => (a < b ? -1 : 1));
  const order = per === "country" || countries.length < 2 ? "" : ` ${w.arrival.order(countries.slice(0, 7).map(([country, date]) => w.arrival.found(n.country(country), n.date(date))).join(w.semicolon))}`;
  return `${w.arrival.perYear(counts.slice(-10).join(w.semicolon))}${order}`;
}

interface First {
  unit: string;
  country: string;
  point: Point;
  date: string;
  covered: string | null;
  year: number;
}

function first(row: Readonly<Record<string, unknown>>): First | null {
  const cells = row as Parameters<typeof text>[0];
  const [longitude, latitude, date] = [amount(cells, "longitude"), amount(cells, "latitude"), text(cells, "date")];
  if (longitude === null || latitude === null || date === null) return null;
  return {unit: text(cells, "unit") ?? "", country: text(cells, "country") ?? "", point: [longitude, latitude], date, covered: text(cells, "covered_from"), year: Number(date.slice(0, 4))};
}

interface Shade {
  from: number;
  to: number;
  fill: string;
}

/** At most five spans of years of equal length, the earliest the darkest. */
function shadesOf(years: readonly number[]): Shade[] {
  if (years.length === 0) return [];
  const [least, most] = [Math.min(...years), Math.max(...years)];
  const step = Math.ceil((most - least + 1) / palette.steps.length);
  const count = Math.ceil((most - least + 1) / step);
  return Array.from({length: count}, (_, i) => ({from: least + i * step, to: Math.min(most, least + (i + 1) * step - 1), fill: palette.steps[palette.steps.length - 1 - i]!}));
}

/** Number of the span of years. */
function stepOf(year: number, shades: readonly Shade[]): number {
  return shades.findIndex(({from, to}) => from <= year && year <= to);
}

function fillOf(year: number, shades: readonly Shade[]): string {
  return shades.find(({from, to}) => from <= year && year <= to)?.fill ?? palette.steps[0];
}

function square({n}: Scene, view: MapView, {unit, country, date, year}: First, shades: readonly Shade[]): Markup | null {
  const d = view.path(cellPolygon(Number(unit)));
  return d === null ? null : el("path", {d, fill: fillOf(year, shades), stroke: fillOf(year, shades), "stroke-width": 0.6}, el("title", {}, `${country === "" ? unit : `${n.country(country)}, ${unit}`}: ${n.date(date)}`));
}

function mark({n}: Scene, view: MapView, {unit, country, point, date, year}: First, shades: readonly Shade[]): Markup | null {
  const at = view.place(point);
  if (at === null) return null;
  const name = country === unit || country === "" ? n.country(unit) : `${unit}, ${n.country(country)}`;
  return el("circle", {cx: at[0], cy: at[1], r: 6.5, fill: fillOf(year, shades), stroke: palette.ink, "stroke-width": 0.8}, el("title", {}, `${name}: ${n.date(date)}`));
}
