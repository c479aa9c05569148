import type {Polygon} from "geojson";
import {frameOnEarth, locator} from "./locator.ts";
import type {Box} from "./map-labels.ts";
import type {MapView} from "./map.ts";
import {palette} from "./palette.ts";
import type {Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";

/** The locator and the scale, each in the corner of the map where it hides least; their boxes are added to `taken`. */
export function furniture(scene: Scene, view: MapView, taken: Box[]): Markup {
  const size = scene.phone ? 66 : 104;
  const box = corner(view, size, size, taken);
  taken.push(box);
  return group([globe(scene, view, size, box), scaleOnly(scene, view, taken)]);
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

function globe({options}: Scene, view: MapView, size: number, {x0, y0}: Box): Markup | null {
  if (options.basemap === undefined) return null;
  const drawn = globes.get(view) ?? locator(options.basemap, {center: view.center, frame: frameOf(view), size});
  globes.set(view, drawn);
  return el("g", {transform: `translate(${Math.round(x0)},${Math.round(y0)})`}, drawn);
}

const globes = new WeakMap<MapView, Markup>();

function frameOf({projection, width, height}: MapView): Polygon {
  return frameOnEarth(width, height, (pixel) => projection.invert?.(pixel) ?? null);
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
