import {geoAzimuthalEqualArea, geoCentroid, geoDistance, geoEqualEarth, geoPath, geoStream, type GeoProjection} from "d3-geo";
import type {MultiPoint, MultiPolygon, Polygon} from "geojson";
import type {Basemap, Country} from "./basemap.ts";
import {cull, cullFeatures, nearFeature, type Bounds} from "./cull.ts";
import {palette} from "./palette.ts";
import type {Scene} from "./scene.ts";
import {el, group, type Child, type Markup} from "./svg.ts";
import {thin} from "./thin.ts";

export type Point = [longitude: number, latitude: number];
export type Pixel = [x: number, y: number];

/** A part of the earth on a rectangle of pixels, areas kept. */
export interface MapView {
  width: number;
  height: number;
  projection: GeoProjection;
  center: Point;
  /** Null outside the rectangle. */
  place(point: Point): Pixel | null;
  /** The SVG path of a geometry, cut at the rectangle. */
  path(shape: Parameters<ReturnType<typeof geoPath>>[0]): string | null;
  /** The outline of a country in pixels, cut at the rectangle, ring by ring. */
  rings(country: Country): Pixel[][];
  kilometresPerPixel: number;
  /** What the rectangle can show, with a margin; the whole world where it is large. */
  bounds: Bounds;
}

/** Height of a map over its width, at least and at most, and the margin in px. */
export interface MapShape {
  least: number;
  most: number;
  pad: number;
}

/** Fits the countries in `focus`, and where there are none the points, into `width`; the height follows within limits. */
export function mapView({width, phone, options: {basemap}}: Scene, points: readonly Point[], focus: readonly string[], shape: MapShape = phone ? {least: 0.8, most: 1.15, pad: 10} : {least: 0.5, most: 0.72, pad: 20}): MapView {
  const fixed = focusShape(basemap, focus);
  if (fixed === null || basemap === undefined) return viewOf(around(points), width, shape);
  // the maps of a report show the same countries in the same room
  const key = JSON.stringify([width, focus, shape]);
  const known = views.get(basemap) ?? new Map<string, MapView>();
  views.set(basemap, known);
  const view = known.get(key) ?? viewOf(fixed, width, shape);
  known.set(key, view);
  return view;
}

const views = new WeakMap<Basemap, Map<string, MapView>>();

function viewOf(extent: MultiPolygon | MultiPoint, width: number, {least, most, pad}: MapShape): MapView {
  const center = geoCentroid(extent) as Point;
  const reach = Math.max(...corners(extent).map((corner) => geoDistance(corner, center)));
  const projection = reach > 1 ? geoEqualEarth().rotate([-center[0], 0]) : geoAzimuthalEqualArea().rotate([-center[0], -center[1]]).clipAngle(70);
  const [[x0, y0], [x1, y1]] = geoPath(projection.fitWidth(width - 2 * pad, extent)).bounds(extent);
  const ideal = ((y1 - y0) / Math.max(1, x1 - x0)) * (width - 2 * pad) + 2 * pad;
  const height = Math.round(Math.min(width * most, Math.max(width * least, ideal)));
  projection.fitExtent([[pad, pad], [width - pad, height - pad]], extent).clipExtent([[0, 0], [width, height]]);
  const path = geoPath(thin(projection, 0.8)).digits(1);
  const bounds = boundsOf(projection, width, height);
  // what is culled to a part of the earth comes nowhere near the edge of the projection, so that nothing has to be cut there
  if (reach <= 1 && bounds !== everywhere) projection.preclip((stream) => stream);
  const outlines = new Map<Country, Pixel[][]>();
  const inside = ([x, y]: Pixel): boolean => x >= 0 && x <= width && y >= 0 && y <= height;
  const a = projection.invert?.([width / 2 - 50, height / 2]) ?? center;
  const b = projection.invert?.([width / 2 + 50, height / 2]) ?? center;
  return {
    width,
    height,
    projection,
    center,
    place: (point) => {
      const pixel = projection(point);
      return pixel !== null && inside(pixel) ? pixel : null;
    },
    path: (shape) => path(shape),
    rings: (country) => {
      const found = outlines.get(country) ?? (nearFeature(country, bounds) ? ringsOf(cull(country.geometry, bounds), projection) : []);
      outlines.set(country, found);
      return found;
    },
    bounds,
    kilometresPerPixel: (geoDistance(a, b) * 6371.0088) / 100
  };
}

/** Water, land, lakes, borders and coast; `fill` may tint countries between land and borders. */
export function ground(view: MapView, basemap: Basemap | undefined, fill: Child = null): Markup {
  const {below, above} = groundLayers(view, basemap, fill === null);
  return group([below, fill, above]);
}

/** The same in two layers, for what is drawn between them. */
export function groundLayers(view: MapView, basemap: Basemap | undefined, rivers = false): {below: Markup; above: Markup} {
  const known = layers.get(view) ?? new Map<boolean, {below: Markup; above: Markup}>();
  layers.set(view, known);
  const drawn = known.get(rivers) ?? drawLayers(view, basemap, rivers);
  known.set(rivers, drawn);
  return drawn;
}

const layers = new WeakMap<MapView, Map<boolean, {below: Markup; above: Markup}>>();

function drawLayers(view: MapView, basemap: Basemap | undefined, rivers: boolean): {below: Markup; above: Markup} {
  const {width, height, path, bounds} = view;
  const line = (shape: Parameters<MapView["path"]>[0], stroke: string, more = {}): Markup | null => {
    const d = path(shape);
    return d === null ? null : el("path", {d, fill: "none", stroke, "stroke-width": 0.75, "stroke-linejoin": "round", ...more});
  };
  if (basemap === undefined) return {below: el("rect", {width, height, fill: palette.land}), above: group([])};
  const {settled, disputed} = basemap.borders();
  return {
    below: group([el("rect", {width, height, fill: palette.water}), el("path", {d: path(cull(basemap.land().geometry, bounds)), fill: palette.land})]),
    above: group([
      rivers && line(cullFeatures(basemap.rivers(), bounds), palette.water, {"stroke-width": 1}),
      el("path", {d: path(cullFeatures(basemap.lakes(), bounds)), fill: palette.water}),
      line(cull(settled, bounds), palette.border),
      line(cull(disputed, bounds), palette.border, {"stroke-dasharray": "3 2.5"}),
      line(cull(basemap.coastline(), bounds), palette.coast)
    ])
  };
}

/** Bounds from points along the frame; a frame that reaches a pole or around the earth sees everything. */
function boundsOf(projection: GeoProjection, width: number, height: number): Bounds {
  const seen: Point[] = [];
  for (let i = 0; i <= 10; i++)
    for (const pixel of [[(width * i) / 10, 0], [(width * i) / 10, height], [0, (height * i) / 10], [width, (height * i) / 10]] as const) {
      const point = projection.invert?.([pixel[0], pixel[1]]);
      if (!point?.every(Number.isFinite)) return everywhere;
      seen.push(point);
    }
  const [xs, ys] = [seen.map(([x]) => x), seen.map(([, y]) => y)];
  const [west, south, east, north] = [Math.min(...xs) - 1, Math.min(...ys) - 1, Math.max(...xs) + 1, Math.max(...ys) + 1];
  return east - west > 100 || north > 75 || south < -75 ? everywhere : [west, south, east, north];
}

const everywhere: Bounds = [-180, -90, 180, 90];

/** The polygons of the focus without far islands and territories: the largest of each country. */
function focusShape(basemap: Basemap | undefined, focus: readonly string[]): MultiPolygon | null {
  if (basemap === undefined || focus.length === 0) return null;
  const wanted = new Set(focus);
  const coordinates = basemap.countries().features.filter(({properties}) => wanted.has(properties.iso3)).map(mainland);
  return coordinates.length === 0 ? null : {type: "MultiPolygon", coordinates};
}

function mainland({geometry}: Country): Polygon["coordinates"] {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return parts.reduce((a, b) => ((b[0]?.length ?? 0) > (a[0]?.length ?? 0) ? b : a));
}

/** The points with a margin of about 150 km, so that one point is not a map of a street. */
function around(points: readonly Point[]): MultiPoint {
  const margin = 1.4;
  const shown = points.length === 0 ? [[-2, 14] as Point] : points;
  return {
    type: "MultiPoint",
    coordinates: shown.flatMap(([x, y]) => [[x - margin, y], [x + margin, y], [x, Math.max(-89, y - margin)], [x, Math.min(89, y + margin)]])
  };
}

function corners(shape: MultiPoint | MultiPolygon): Point[] {
  return (shape.type === "MultiPoint" ? shape.coordinates : shape.coordinates.flat(2)) as Point[];
}

function ringsOf(outline: Country["geometry"], projection: GeoProjection): Pixel[][] {
  const all: Pixel[][] = [];
  geoStream(outline, thin(projection, 2).stream({
    point: (x, y) => void all.at(-1)?.push([x, y]),
    lineStart: () => void all.push([]),
    lineEnd: () => undefined,
    polygonStart: () => undefined,
    polygonEnd: () => undefined,
    sphere: () => undefined
  }));
  return all.filter((ring) => ring.length > 2);
}
