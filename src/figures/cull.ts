import type {Feature, FeatureCollection, Geometry, Position} from "geojson";

/** Degrees: west, south, east, north. */
export type Bounds = readonly [number, number, number, number];

/** The parts of a geometry whose bounds meet `bounds`: the rest of the world is never projected. */
export function cull<G extends Geometry>(geometry: G, bounds: Bounds): G {
  if (geometry.type === "MultiPolygon") return {...geometry, coordinates: geometry.coordinates.filter(([ring]) => meets(ring ?? [], bounds))};
  if (geometry.type === "MultiLineString") return {...geometry, coordinates: geometry.coordinates.filter((line) => meets(line, bounds))};
  return geometry;
}

/** The features of a collection of which a part meets `bounds`, with those parts. */
export function cullFeatures<G extends Geometry, P>(collection: FeatureCollection<G, P>, bounds: Bounds): FeatureCollection<G, P> {
  return {...collection, features: collection.features.filter((feature) => nearFeature(feature, bounds)).map((feature) => ({...feature, geometry: cull(feature.geometry, bounds)}))};
}

/** Whether any part of a geometry may lie within `bounds`. */
function near(geometry: Geometry, bounds: Bounds): boolean {
  if (geometry.type === "Polygon") return meets(geometry.coordinates[0] ?? [], bounds);
  if (geometry.type === "MultiPolygon") return geometry.coordinates.some(([ring]) => meets(ring ?? [], bounds));
  if (geometry.type === "LineString") return meets(geometry.coordinates, bounds);
  if (geometry.type === "MultiLineString") return geometry.coordinates.some((line) => meets(line, bounds));
  return true;
}

/** Whether a feature may lie within `bounds`: where it tells its own bounds, its geometry need not be looked at for those far off. */
export function nearFeature(feature: Pick<Feature, "bbox" | "geometry">, bounds: Bounds): boolean {
  const {bbox} = feature;
  if (bbox?.length === 4 && !overlap(bbox, bounds)) return false;
  return near(feature.geometry, bounds);
}

function meets(line: readonly Position[], bounds: Bounds): boolean {
  return overlap(boundsOf(line), bounds);
}

function overlap(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

function boundsOf(line: readonly Position[]): Bounds {
  const known = kept.get(line);
  if (known !== undefined) return known;
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < line.length; i++) {
    const point = line[i]!;
    const x = point[0]!;
    const y = point[1]!;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  const bounds: Bounds = [x0, y0, x1, y1];
  kept.set(line, bounds);
  return bounds;
}

const kept = new WeakMap<readonly Position[], Bounds>();
