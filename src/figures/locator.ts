import {geoAzimuthalEqualArea, geoGraticule10, geoPath} from "d3-geo";
import type {Polygon} from "geojson";
import type {Basemap} from "./basemap.ts";
import type {Pixel, Point} from "./map.ts";
import {palette} from "./palette.ts";
import {el, group, type Markup} from "./svg.ts";
import {thin} from "./thin.ts";

/** The half of the earth around a map, areas kept, with the map's frame on it: where in the world the map is. A disc of `size` px whose upper left corner is the origin. */
export function locator(basemap: Pick<Basemap, "land">, {center, frame, size}: {center: Point; frame: Polygon; size: number}): Markup {
  const projection = geoAzimuthalEqualArea()
    .rotate([-center[0], -center[1] * 0.6])
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
    el("path", {d: path(frame), fill: palette.ink, "fill-opacity": 0.12, stroke: palette.ink, "stroke-width": 1.2})
  ]);
}

/** The outline on the earth of a rectangle of pixels; `invert` tells where a pixel is, null where it is nowhere. */
export function frameOnEarth(width: number, height: number, invert: (pixel: Pixel) => Point | null): Polygon {
  const ring: Point[] = [];
  const steps = 12;
  const edge = (x0: number, y0: number, x1: number, y1: number): void => {
    for (let i = 0; i < steps; i++) {
      const point = invert([x0 + ((x1 - x0) * i) / steps, y0 + ((y1 - y0) * i) / steps]);
      if (point?.every(Number.isFinite)) ring.push(point);
    }
  };
  edge(0, 0, width, 0);
  edge(width, 0, width, height);
  edge(width, height, 0, height);
  edge(0, height, 0, 0);
  return {type: "Polygon", coordinates: [[...ring, ring[0] as Point]]};
}
