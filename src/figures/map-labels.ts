import type {Basemap} from "./basemap.ts";
import type {MapView, Pixel, Point} from "./map.ts";
import {palette} from "./palette.ts";
import type {Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {textWidth} from "./text.ts";

/** What a label must not cover, in pixels; `soft` may be covered when nothing else is left. */
export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  soft?: boolean;
}

/** What stands under the name of a country, and a colour that is read on its tint. */
export interface CountryWord {
  word: string;
  color: string;
}

export interface PlaceLabel {
  at: Pixel;
  /** Distance of the label from the middle of its mark, in pixels. */
  gap: number;
  lines: string[];
}

/** Names on a map: the notable places, the countries in grey, then towns while there is room. Countries in `named` stand
 * in ink with a word under their name, and then there are no towns. Boxes of what is drawn are added to `taken`. */
export function mapLabels(scene: Scene, view: MapView, taken: Box[], notable: readonly PlaceLabel[], named?: ReadonlyMap<string, CountryWord>): Markup {
  const {phone, options} = scene;
  const size = phone ? 11 : 12;
  const notables = notable.map((label) => placeLabel(label, size, view, taken, {"font-weight": 600, fill: palette.ink}));
  if (options.basemap === undefined) return group(notables);
  const countries = countryLabels(scene, view, options.basemap, taken, named ?? new Map());
  const towns = named === undefined && townLabels(scene, view, options.basemap, taken);
  return group([countries, towns, ...notables]);
}

/** A box around a mark. */
export function boxAround([x, y]: Pixel, r: number, soft = false): Box {
  return {x0: x - r, y0: y - r, x1: x + r, y1: y + r, soft};
}

function countryLabels({n, phone}: Scene, view: MapView, basemap: Basemap, taken: Box[], named: ReadonlyMap<string, CountryWord>): Markup {
  const size = phone ? 11 : 13;
  const labels: Markup[] = [];
  for (const country of basemap.countries().features) {
    const rings = view.rings(country);
    if (rings.length === 0) continue;
    const name = n.country(country.properties.iso3).toLocaleUpperCase();
    const told = named.get(country.properties.iso3);
    for (const lines of told === undefined ? [[name]] : [[name, told.word], [told.word]]) {
      const wide = Math.max(...lines.map((line) => textWidth(line, size) + (line === name ? name.length * 0.8 : 0)));
      const tall = size * (lines.length * 1.2 - 0.2);
      const spot = bestSpot(rings, wide, tall, view, taken);
      if (spot === null) continue;
      const [x, y] = spot;
      taken.push({x0: x - wide / 2, x1: x + wide / 2, y0: y - tall / 2 - 2, y1: y + tall / 2 + 2});
      const color = told === undefined ? {} : {fill: told.color, stroke: "none"};
      labels.push(el("text", {x, y: y - tall / 2 + size * 0.85, "font-size": size, ...color}, lines.map((line, i) =>
        el("tspan", {x, dy: i === 0 ? null : "1.2em", ...(line === name ? {"letter-spacing": 0.8} : {"font-weight": 600})}, line))));
      break;
    }
  }
  return el("g", {fill: palette.muted, "text-anchor": "middle", ...halo}, ...labels);
}

/** The place inside the outline where the name fits and hides least, near the middle; null where there is none. */
function bestSpot(rings: Pixel[][], wide: number, tall: number, view: MapView, taken: readonly Box[]): Pixel | null {
  const all = rings.flat();
  if (all.length === 0) return null;
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  const [x0, x1, y0, y1] = [least(xs), most(xs), least(ys), most(ys)];
  if (x1 - x0 < wide * 0.9) return null;
  let best: Pixel | null = null;
  let bestCost = Infinity;
  const step = Math.max(8, (x1 - x0) / 24, (y1 - y0) / 24);
  const spots: {x: number; y: number; off: number}[] = [];
  for (let y = y0 + step / 2; y < y1; y += step)
    for (let x = x0 + step / 2; x < x1; x += step) spots.push({x, y, off: Math.hypot(x - (x0 + x1) / 2, (y - (y0 + y1) / 2) * 1.5)});
  for (const {x, y, off} of spots.sort((a, b) => a.off - b.off)) {
    if (off >= bestCost) break;
    const box: Box = {x0: x - wide / 2, x1: x + wide / 2, y0: y - tall / 2 - 3, y1: y + tall / 2 + 3};
    if (!within(box, view) || hits(box, taken, false)) continue;
    const hidden = covered(box, taken);
    const cost = hidden * 4 + off;
    if (hidden > wide * tall * 0.5 || cost >= bestCost) continue;
    const edges: Pixel[] = [[box.x0, y], [box.x1, y], [x, y], [box.x0, box.y0], [box.x1, box.y1], [box.x1, box.y0], [box.x0, box.y1]];
    if (edges.every((edge) => contains(rings, edge))) [best, bestCost] = [[x, y], cost];
  }
  return best;
}

function townLabels({phone, lang}: Scene, view: MapView, basemap: Basemap, taken: Box[]): Markup {
  const most = phone ? 6 : 14;
  const labels: Markup[] = [];
  const capitals = basemap.capitals().map((capital) => ({...capital, name: capital[lang], capital: true}));
  const named = new Set(basemap.capitals().flatMap(({en, fr}) => [en, fr]));
  const towns = [...basemap.towns()].filter(({name}) => !named.has(name)).sort((a, b) => a.rank - b.rank).map((town) => ({...town, capital: false}));
  for (const {name, lat, lon, capital} of [...capitals, ...towns]) {
    if (labels.length >= most) break;
    const at = view.place([lon, lat] satisfies Point);
    if (at === null || hits(boxAround(at, 3), taken, true)) continue;
    const label = tryLabel({at, gap: 5, lines: [name]}, 11, view, taken, true);
    if (label === null) continue;
    taken.push(label.box, boxAround(at, 3));
    const [x, y] = at;
    labels.push(group([
      capital ? el("rect", {x: x - 2.2, y: y - 2.2, width: 4.4, height: 4.4, fill: palette.place}) : el("circle", {cx: x, cy: y, r: 1.7, fill: palette.place}),
      el("text", {x: label.x, y: label.y, "text-anchor": label.anchor, "font-size": 11, fill: palette.place, ...halo}, name)
    ]));
  }
  return group(labels);
}

function placeLabel(label: PlaceLabel, size: number, view: MapView, taken: Box[], attributes: Record<string, string | number>): Markup | null {
  const found = tryLabel(label, size, view, taken, false);
  if (found === null) return null;
  taken.push(found.box);
  return el("text", {"text-anchor": found.anchor, "font-size": size, ...attributes, ...halo}, label.lines.map((line, i) =>
    el("tspan", {x: found.x, y: found.y + i * size * 1.15, "font-weight": i === 0 ? null : 400}, line)));
}

/** Right, left, above, below, then the corners: the first place that hides nothing. */
function tryLabel({at: [x, y], gap, lines}: PlaceLabel, size: number, view: MapView, taken: readonly Box[], strict: boolean): {x: number; y: number; anchor: string; box: Box} | null {
  const wide = Math.max(...lines.map((line) => textWidth(line, size)));
  const tall = size * 1.15 * lines.length;
  const d = gap * 0.75;
  const spots = [
    ["start", x + gap, y - tall / 2], ["end", x - gap, y - tall / 2], ["middle", x, y - gap - tall], ["middle", x, y + gap],
    ["start", x + d, y - d - tall], ["start", x + d, y + d], ["end", x - d, y - d - tall], ["end", x - d, y + d]
  ] as const;
  const found = spots.map(([anchor, left, top]) => {
    const x0 = anchor === "start" ? left : anchor === "end" ? left - wide : left - wide / 2;
    const box: Box = {x0: x0 - 1, x1: x0 + wide + 1, y0: top, y1: top + tall};
    return {x: left, y: top + size * 0.92, anchor, box, hidden: covered(box, taken)};
  });
  const allowed = strict ? 0 : wide * tall * 0.12;
  const free = found.filter(({box, hidden}) => hidden <= allowed && within(box, view) && !hits(box, taken, strict));
  return free.find(({hidden}) => hidden === 0) ?? free[0] ?? null;
}

const halo = {stroke: palette.halo, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke"};

function within({x0, y0, x1, y1}: Box, {width, height}: MapView): boolean {
  return x0 >= 4 && x1 <= width - 4 && y0 >= 3 && y1 <= height - 3;
}

function hits(box: Box, taken: readonly Box[], soft: boolean): boolean {
  return taken.some((other) => (soft || other.soft !== true) && other.x0 < box.x1 && box.x0 < other.x1 && other.y0 < box.y1 && box.y0 < other.y1);
}

/** Pixels of marks under the box. */
function covered(box: Box, taken: readonly Box[]): number {
  let sum = 0;
  for (const other of taken)
    sum += Math.max(0, Math.min(box.x1, other.x1) - Math.max(box.x0, other.x0)) * Math.max(0, Math.min(box.y1, other.y1) - Math.max(box.y0, other.y0));
  return sum;
}

/** Even-odd rule. */
function contains(rings: readonly Pixel[][], [x, y]: Pixel): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i] as Pixel;
      const [xj, yj] = ring[j] as Pixel;
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  return inside;
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}
