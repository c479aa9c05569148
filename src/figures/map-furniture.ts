import {geoAzimuthalEqualArea, geoGraticule10, geoPath} from "d3-geo";
import type {Polygon} from "geojson";
import type {Basemap} from "./basemap.ts";
import type {Box} from "./map-labels.ts";
import type {MapView, Point} from "./map.ts";
import {palette} from "./palette.ts";
import type {Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {thin} from "./thin.ts";

/** The locator and the scale, each in the corner of the map where it hides least; their boxes are added to `taken`. */
export function furniture(scene: Scene, view: MapView, taken: Box[]): Markup {
  const size = scene.phone ? 66 : 104;
  const globe = corner(view, size, size, taken);
  taken.push(globe);
  return group([locator(scene, view, size, globe), scaleOnly(scene, view, taken)]);
}

/** The scale alone, for a map too small for a locator. */
export function scaleOnly(scene: Scene, view: MapView, taken: Box[]): Markup {
  const scale = scaleLength(view);
  const bar = corner(view, scale.px + 14, 30, taken);
  taken.push(bar);
  return scaleBar(scene, scale, bar);
}

/** The free corner, the lower ones first. */
function corner(view: MapView, wide: number, tall: number, taken: readonly Box[]): Box {
  const edge = 8;
  const corners = [[edge, view.height - tall - edge], [view.width - wide - edge, view.height - tall - edge], [edge, edge], [view.width - wide - edge, edge]] as const;
  const boxes = corners.map(([x0, y0]) => ({x0, y0, x1: x0 + wide, y1: y0 + tall}));
  const cost = (box: Box): number => taken.reduce((sum, other) => {
    const x = Math.min(box.x1, other.x1) - Math.max(box.x0, other.x0);
    const y = Math.min(box.y1, other.y1) - Math.max(box.y0, other.y0);
    return x > 0 && y > 0 ? sum + (other.soft ? 1 : 1000) * x * y : sum;
  }, 0);
  return boxes.reduce((best, box) => (cost(box) < cost(best) ? box : best));
}

/** The half of the earth around the map, with the map's frame on it. */
function locator({options}: Scene, view: MapView, size: number, {x0, y0}: Box): Markup | null {
  if (options.basemap === undefined) return null;
  const globe = globes.get(view) ?? globeOf(view, options.basemap, size);
  globes.set(view, globe);
  return el("g", {transform: `translate(${Math.round(x0)},${Math.round(y0)})`}, globe);
}

const globes = new WeakMap<MapView, Markup>();

function globeOf(view: MapView, basemap: Basemap, size: number): Markup {
  const projection = geoAzimuthalEqualArea()
    .rotate([-view.center[0], -view.center[1] * 0.6])
    .clipAngle(62)
    .scale(size / 2 / (2 * Math.sin((31 * Math.PI) / 180)))
    .translate([size / 2, size / 2])
    .precision(0.5);
  const path = geoPath(thin(projection, 1)).digits(1);
  return group([
    el("circle", {cx: size / 2, cy: size / 2, r: size / 2 + 2.5, fill: palette.halo}),
    el("path", {d: path({type: "Sphere"}), fill: palette.water, stroke: palette.coast, "stroke-width": 0.75}),
    el("path", {d: path(geoGraticule10()), fill: "none", stroke: palette.halo, "stroke-width": 0.4}),
    el("path", {d: path(basemap.land().geometry), fill: palette.land, stroke: palette.coast, "stroke-width": 0.4}),
    el("path", {d: path(frameOnEarth(view)), fill: palette.ink, "fill-opacity": 0.12, stroke: palette.ink, "stroke-width": 1.2})
  ]);
}

function frameOnEarth({projection, width, height}: MapView): Polygon {
  const ring: Point[] = [];
  const steps = 12;
  const edge = (x0: number, y0: number, x1: number, y1: number): void => {
    for (let i = 0; i < steps; i++) {
      const point = projection.invert?.([x0 + ((x1 - x0) * i) / steps, y0 + ((y1 - y0) * i) / steps]);
      if (point && point.every(Number.isFinite)) ring.push(point);
    }
  };
  edge(0, 0, width, 0);
  edge(width, 0, width, height);
  edge(width, height, 0, height);
  edge(0, height, 0, 0);
  return {type: "Polygon", coordinates: [[...ring, ring[0] as Point]]};
}

function scaleLength({kilometresPerPixel, width}: MapView): {km: number; px: number} {
  const aim = kilometresPerPixel * Math.min(140, width * 0.22);
  const power = 10 ** Math.floor(Math.log10(aim));
  const km = power * ([5, 2, 1].find((step) => step * power <= aim) ?? 1);
  return {km, px: km / kilometresPerPixel};
}

function scaleBar({n}: Scene, {km, px}: {km: number; px: number}, {x0, y1}: Box): Markup {
  const x = x0 + 7;
  const y = y1 - 6;
  return group([
    el("path", {d: `M${x},${y - 5}V${y}H${Math.round(x + px)}V${y - 5}`, fill: "none", stroke: palette.halo, "stroke-width": 3.5}),
    el("path", {d: `M${x},${y - 5}V${y}H${Math.round(x + px)}V${y - 5}`, fill: "none", stroke: palette.place, "stroke-width": 1.2}),
    el("text", {x: x + px / 2, y: y - 5, "text-anchor": "middle", "font-size": 11, fill: palette.place, stroke: palette.halo, "stroke-width": 3, "paint-order": "stroke"}, `${n.count(km)}\u202fkm`)
  ]);
}
