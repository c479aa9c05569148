import type {ResultRow} from "../measures/result.ts";
import {inCountry} from "./country-names.ts";
import {furniture} from "./map-furniture.ts";
import {boxAround, mapLabels, type Box, type PlaceLabel} from "./map-labels.ts";
import {ground, mapView, type Pixel, type Point} from "./map.ts";
import {kindKeys, keys, row, sizes, type Key} from "./legend.ts";
import {definition} from "./notes.ts";
import {kindOf, kinds, palette, type Kind} from "./palette.ts";
import {subtitle, whom, type Drawing, type Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {reach, symbol} from "./symbol.ts";
import {amount, tally, text, total, type Tally} from "./tally.ts";
import {clip} from "./text.ts";

/** The events map: one mark per place and kind, its area in proportion to deaths. */
export function places(scene: Scene): Drawing {
  const {result, w, n} = scene;
  const countries = ranked(result.rows);
  const sum = total(result.rows);
  const {markup, height, off} = placeMap(scene, w.places.legendSize);
  const top = topPlaces(result.rows);
  return {
    title: title(scene, sum, countries),
    subtitle: subtitle(scene, w.places.subtitle, countries.map(({country}) => country)),
    finding: top.length === 0 ? "" : `${top.map(({name, deaths}) => `${name}\u00a0${n.deaths(deaths)}`).join(scene.w.semicolon)}.`,
    notes: [
      definition(scene),
      w.places.area,
      ...levelNote(scene),
      ...(off.length > 0 ? [w.places.off(n.count(total(off).events), total(off).events === 1, n.deaths(total(off)))] : [])
    ],
    body: markup,
    height
  };
}

/** Rows with a place as a map with its legend; `off` are the rows that a map cannot show. */
export function placeMap(scene: Scene, sizeHeading: string, unknownWord = scene.w.places.unknown, zeroWord = scene.w.places.zero): {markup: Markup; height: number; off: ResultRow[]} {
  const {result, options, phone, width, w} = scene;
  const marks = result.rows.map(mark);
  const all = marks.filter((each) => each !== null);
  const off = result.rows.filter((_, i) => marks[i] === null);
  const view = mapView(scene, all.map(({point}) => point), options.focus ?? []);
  const most = Math.max(1, ...all.map(({deaths}) => deaths.best ?? 0));
  const largest = phone ? 19 : 30;
  const radius = (deaths: number): number => Math.max(1.8, largest * Math.sqrt(deaths / most));
  const seen = all.flatMap((each) => {
    const at = view.place(each.point);
    return at === null ? [] : [{...each, at, r: each.deaths.best ? radius(each.deaths.best) : 2.4}];
  });
  seen.sort((a, b) => (b.deaths.best ?? -1) - (a.deaths.best ?? -1) || a.name.localeCompare(b.name, "en"));
  const taken: Box[] = seen.map(({at, r}) => boxAround(at, r * 0.95, true));
  const furnished = furniture(scene, view, taken);
  const labels = mapLabels(scene, view, taken, notable(scene, seen));
  const legend = row(
    [
      ...(most > 1 || seen.some(({deaths}) => deaths.best) ? [sizes(scene, sizeHeading, most, radius)] : []),
      keys(w.places.legendKind, kindKeys(scene, seen.map(({kind}) => kind))),
      keys(w.places.legendPrecision, precisionKeys(scene, seen, unknownWord, zeroWord))
    ].filter(({height}) => height > 22),
    0, view.height + 14, width
  );
  const id = `${scene.id}-${width}-m`;
  const body = group([
    el("clipPath", {id}, el("rect", {width, height: view.height})),
    el("g", {"clip-path": `url(#${id})`}, ground(view, options.basemap), ...seen.map((each) => drawMark(scene, each)), labels, furnished,
      seen.length === 0 && el("text", {x: width / 2, y: view.height / 2, "text-anchor": "middle", "font-size": 16, fill: palette.muted, stroke: palette.halo, "stroke-width": 4, "paint-order": "stroke"}, result.coverage.census ? w.places.empty : w.landmarks.empty)),
    legend.markup
  ]);
  return {markup: body, height: view.height + 14 + legend.height + 6, off};
}

/** What is known of places: what a ring is, and that a point is not exact where the source gives no precision. */
export function levelNote({result, w}: Scene): string[] {
  const levels = new Set(result.rows.filter((row) => amount(row, "latitude") !== null).map((row) => text(row, "place_level")));
  const rings = levels.has("admin1") || levels.has("admin2") || levels.has("line");
  return [...(rings ? [w.places.rings] : []), ...(levels.has(null) ? [w.places.noLevel] : [])];
}

interface Mark {
  point: Point;
  name: string;
  country: string;
  kind: Kind;
  ring: boolean;
  deaths: Tally;
}

interface SeenMark extends Mark {
  at: Pixel;
  r: number;
}

/** Null where the row has no point, or one that stands for a whole country or a sea. */
function mark(row: ResultRow): Mark | null {
  const [longitude, latitude] = [amount(row, "longitude"), amount(row, "latitude")];
  const level = text(row, "place_level");
  if (longitude === null || latitude === null || level === "country" || level === "sea") return null;
  return {
    point: [longitude, latitude],
    name: text(row, "place_name") ?? "",
    country: text(row, "country") ?? "",
    kind: kindOf(text(row, "event_type")),
    ring: level === "admin2" || level === "admin1" || level === "line",
    deaths: tally(row)
  };
}

function drawMark({n, w}: Scene, {at: [x, y], r, kind, ring, deaths, name, country}: SeenMark): Markup {
  const {color, shape} = kinds[kind];
  const where = [name, country && n.country(country)].filter((part) => part !== "").join(", ");
  const tip = el("title", {}, `${where === "" ? "" : `${where}: `}${w.countDeaths(n.deaths(deaths), deaths.best === 1)}, ${w.countEvents(n.count(deaths.events), deaths.events === 1)}`);
  if (deaths.best === null) return el("path", {d: `M${x - 2.5},${y - 2.5}l5,5m0,-5l-5,5`, fill: "none", stroke: color, "stroke-width": 1.3}, tip);
  if (deaths.best === 0) return el("circle", {cx: x, cy: y, r: 1.8, fill: palette.halo, stroke: color, "stroke-width": 1.1}, tip);
  if (ring) return symbol(shape, x, y, Math.max(3, r), {fill: palette.halo, "fill-opacity": 0.15, stroke: color, "stroke-width": 1.6, "stroke-dasharray": "4 2"}, tip);
  return symbol(shape, x, y, r, {fill: color, "fill-opacity": 0.72, stroke: palette.halo, "stroke-width": 1}, tip);
}

function precisionKeys({w}: Scene, seen: readonly SeenMark[], unknownWord: string, zeroWord: string): Key[] {
  const dead = seen.filter(({deaths}) => deaths.best);
  const ink = palette.muted;
  return [
    ...(dead.some(({ring}) => !ring) && dead.some(({ring}) => ring) ? [{label: w.places.point, mark: (x: number, y: number) => el("circle", {cx: x, cy: y, r: 6, fill: ink, "fill-opacity": 0.6})}] : []),
    ...(dead.some(({ring}) => ring) ? [{label: w.places.ring, mark: (x: number, y: number) => el("circle", {cx: x, cy: y, r: 6, fill: "none", stroke: ink, "stroke-width": 1.6, "stroke-dasharray": "4 2"})}] : []),
    ...(seen.some(({deaths}) => deaths.best === 0) ? [{label: zeroWord, mark: (x: number, y: number) => el("circle", {cx: x, cy: y, r: 1.8, fill: palette.halo, stroke: ink, "stroke-width": 1.1})}] : []),
    ...(seen.some(({deaths}) => deaths.best === null) ? [{label: unknownWord, mark: (x: number, y: number) => el("path", {d: `M${x - 2.5},${y - 2.5}l5,5m0,-5l-5,5`, fill: "none", stroke: ink, "stroke-width": 1.3})}] : [])
  ];
}

function notable({n, phone, result, w}: Scene, seen: readonly SeenMark[]): PlaceLabel[] {
  const most = phone ? 3 : 6;
  const named = new Set<string>();
  const labels: PlaceLabel[] = [];
  for (const {at, r, name, deaths, kind} of seen) {
    if (labels.length >= most || !deaths.best || deaths.best < 2) break;
    if (name === "" || named.has(name)) continue;
    named.add(name);
    const told = result.coverage.census ? n.count(deaths.best) : n.deaths(deaths);
    labels.push({at, gap: r * reach[kinds[kind].shape] + 4, lines: [clip(name, phone ? 110 : 180, 12), labels.length === 0 ? w.countDeaths(told, deaths.best === 1) : told]});
  }
  return labels;
}

function title(scene: Scene, sum: Tally, countries: readonly {country: string; best: number}[]): string {
  const {w, n, result} = scene;
  const {places: p} = w;
  if (result.rows.length === 0) return p.question(whom(scene));
  if (!sum.best || !sum.low) return p.noDeaths(n.count(sum.events), sum.events === 1, whom(scene));
  const [first, second] = countries;
  if (first === undefined || first.best === (second?.best ?? 0)) return p.title(n.count(sum.low), sum.low === 1, whom(scene), "");
  const place = inCountry(first.country, scene.lang);
  return p.title(n.count(sum.low), sum.low === 1, whom(scene), second === undefined ? ` ${place}` : first.best > sum.best / 2 ? p.most(place) : p.mostOf(place));
}

function ranked(rows: readonly ResultRow[]): {country: string; best: number}[] {
  const sums = new Map<string, number>();
  for (const each of rows) {
    const country = text(each, "country");
    if (country !== null) sums.set(country, (sums.get(country) ?? 0) + (amount(each, "best") ?? 0));
  }
  return [...sums].map(([country, best]) => ({country, best})).sort((a, b) => b.best - a.best || (a.country < b.country ? -1 : 1));
}

function topPlaces(rows: readonly ResultRow[]): {name: string; deaths: Tally}[] {
  return rows
    .map((each) => ({name: text(each, "place_name") ?? "", deaths: tally(each)}))
    .filter(({name, deaths}) => name !== "" && deaths.best)
    .sort((a, b) => (b.deaths.best ?? 0) - (a.deaths.best ?? 0))
    .slice(0, 3);
}
