import {emptyDrawing, emptyHeight} from "./empty.ts";
import {keys, row as legendRow, type Key} from "./legend.ts";
import {furniture} from "./map-furniture.ts";
import {boxAround, mapLabels, type Box, type PlaceLabel} from "./map-labels.ts";
import {ground, mapView, type MapView, type Point} from "./map.ts";
import {noData} from "./frame.ts";
import {palette} from "./palette.ts";
import {rangeRows} from "./range-rows.ts";
import {answered, countriesOf, involving, subtitle, type Drawing, type Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {amount, text} from "./tally.ts";
import {wrap} from "./text.ts";

/** A map of first-level units by how surprising their silence is, and under it the most silent ones: recorded against expected. */
export function haven(scene: Scene): Drawing {
  const {result, w, n, phone, width} = scene;
  const {code, values} = answered(scene);
  const whom = involving(scene);
  const units = result.rows.map(unit).filter((each) => each !== null);
  const tested = units.filter(({surprise}) => surprise !== null);
  // as the answer does: a chance counts for as many units as were looked at
  const silent = code === "silent" ? tested.filter(({surprise}) => surprise! * Number(values["tests"] ?? tested.length) <= 0.05) : [];
  const name = ({admin1, country}: Unit) => w.haven.unit(admin1, n.country(country));
  const places = silent.length === 1 ? name(silent[0]!) : w.haven.several(n.count(silent.length), silent[0] === undefined ? "" : name(silent[0]));
  const shown = units.filter(({expected}) => expected !== null).slice(0, phone ? 8 : 12);
  const map = units.length === 0 ? null : drawnMap(scene, units, silent.length > 0 ? silent.slice(0, 3) : tested.slice(0, 2));
  const heading = wrap(w.haven.rows, width, 13, 2);
  const top = (map === null ? 0 : map.height + 14) + heading.length * 17;
  const rows = rangeRows(scene, shown.map((each) => ({
    label: name(each), value: w.haven.value(n.count(each.events), n.decimal(each.expected!)), recorded: each.events, expected: each.expected, low: each.low, high: each.high, filled: each.surprise !== null && each.surprise <= 0.05
  })), w.haven, top);
  return {
    title: units.length === 0 ? w.haven.question(whom) : code === "silent" ? w.haven.silent(places, whom) : code === "none" ? w.haven.none(whom) : w.haven.tooFew(whom),
    subtitle: subtitle(scene, w.haven.subtitle(n.count(2 * Number(result.params["reach"] ?? 50))), countriesOf(result)),
    finding: shown.slice(0, 3).map((each) => `${name(each)}${w.colon}${w.haven.value(n.count(each.events), n.decimal(each.expected!))}`).join(w.semicolon),
    says: code === "too_few" ? w.haven.tooFewSays(n.count(units.length)) : code === "" ? "" : w.haven.says(n.count(Number(values["below"] ?? 0)), n.count(tested.length), n.decimal(Number(values["by_chance"] ?? 0)), byCountry(scene, units)),
    notes: [w.haven.presence, w.haven.reasons, ...(units.length > shown.length ? [w.haven.more(n.count(units.length - shown.length))] : [])],
    body: units.length === 0 ? emptyDrawing(scene, w.haven.empty)
      : group([map?.markup, el("text", {"font-size": 13, "font-weight": 600}, heading.map((line, i) => el("tspan", {x: 0, y: top - 10 - (heading.length - 1 - i) * 17}, line))), rows.markup]),
    height: units.length === 0 ? emptyHeight : top + rows.height + 6
  };
}

interface Unit {
  admin1: string;
  country: string;
  events: number;
  expected: number | null;
  low: number | null;
  high: number | null;
  surprise: number | null;
}

function unit(row: Scene["result"]["rows"][number]): Unit | null {
  const [admin1, country] = [text(row, "admin1"), text(row, "country")];
  if (admin1 === null || country === null) return null;
  return {admin1, country, events: amount(row, "events") ?? 0, expected: amount(row, "expected"), low: amount(row, "low"), high: amount(row, "high"), surprise: amount(row, "surprise")};
}

/** Recorded and expected events of the four countries that lack most, with the number of their exposed units. */
function byCountry({w, n}: Scene, units: readonly Unit[]): string {
  const sums = new Map<string, {country: string; events: number; expected: number; units: number}>();
  for (const {country, events, expected} of units) {
    const sum = sums.get(country) ?? {country, events: 0, expected: 0, units: 0};
    sums.set(country, {country, events: sum.events + events, expected: sum.expected + (expected ?? 0), units: sum.units + 1});
  }
  return [...sums.values()].toSorted((a, b) => a.events - a.expected - (b.events - b.expected)).slice(0, 4)
    .map(({country, events, expected, units: count}) => w.haven.country(n.country(country), n.count(events), n.decimal(expected), n.count(count), count === 1)).join(w.semicolon);
}

const bounds = [0.05, 0.2, 1] as const;
const fills = [palette.steps[4], palette.steps[3], palette.steps[1]] as const;

function shade({surprise, expected}: Unit): string | null {
  if (surprise === null) return null;
  if ((expected ?? 0) < 1) return palette.steps[0];
  return fills[bounds.findIndex((bound) => surprise <= bound)] ?? fills[2];
}

function drawnMap(scene: Scene, units: readonly Unit[], named: readonly Unit[]): {markup: Markup; height: number} | null {
  const {w, options, width, n} = scene;
  const shapes = options.basemap?.admin1?.(new Set(units.map(({country}) => country))).features ?? [];
  if (shapes.length === 0) return null;
  const known = new Map(units.map((each) => [`${each.country} ${each.admin1}`, each]));
  const own = shapes.flatMap((shape) => {
    const each = known.get(`${shape.properties.iso3} ${shape.properties.name}`);
    return each === undefined ? [] : [{shape, each}];
  });
  const corners = own.flatMap(({shape: {geometry}}) => (geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat()).flatMap((ring) => ring.filter((_, i) => i % 8 === 0))) as Point[];
  const view = mapView(scene, corners, options.focus ?? []);
  const taken: Box[] = [];
  const wanted = new Set(named.map(({country, admin1}) => `${country} ${admin1}`));
  const labels = own.filter(({each}) => wanted.has(`${each.country} ${each.admin1}`)).flatMap(({shape, each}): PlaceLabel[] => {
    const at = middle(view, shape.geometry);
    return at === null ? [] : [{at, gap: 2, lines: [each.admin1]}];
  });
  for (const {at} of labels) taken.push(boxAround(at, 4, true));
  const furnished = furniture(scene, view, taken);
  const words = mapLabels(scene, view, taken, labels);
  const tinted = own.map(({shape, each}) => {
    const d = view.path(shape);
    return d === null ? null : el("path", {d, fill: shade(each) ?? noData(scene), stroke: palette.halo, "stroke-width": 0.6},
      el("title", {}, `${w.haven.unit(each.admin1, n.country(each.country))}${w.colon}${each.expected === null ? w.noData : w.haven.value(n.count(each.events), n.decimal(each.expected))}${each.surprise === null ? "" : `, ${w.haven.chance(n.significant(each.surprise))}`}`));
  });
  const swatch = (label: string, fill: string): Key => ({label, mark: (x, y) => el("rect", {x: x - 8, y: y - 6, width: 17, height: 12, fill, stroke: palette.border, "stroke-width": 0.75})});
  const legend = legendRow([keys(w.haven.tints, w.haven.classes.map((label, i) => swatch(label, fills[i] ?? (i === 3 ? palette.steps[0] : palette.land))))], 0, view.height + 10, width);
  const clip = `${scene.id}-${width}-m`;
  return {
    markup: group([
      el("clipPath", {id: clip}, el("rect", {width, height: view.height})),
      el("g", {"clip-path": `url(#${clip})`}, ground(view, options.basemap, group(tinted)), words, furnished),
      legend.markup
    ]),
    height: view.height + 10 + legend.height
  };
}

/** The middle of a unit's part on the map, in pixels. */
function middle(view: MapView, shape: Parameters<MapView["path"]>[0]): [number, number] | null {
  const d = view.path(shape);
  const points = [...(d ?? "").matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  if (points.length === 0) return null;
  return [points.reduce((sum, [x]) => sum + x, 0) / points.length, points.reduce((sum, [, y]) => sum + y, 0) / points.length];
}
