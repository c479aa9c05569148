import type {FeatureCollection, Geometry, Position} from "geojson";

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
  return {...collection, features: collection.features.filter(({geometry}) => near(geometry, bounds)).map((feature) => ({...feature, geometry: cull(feature.geometry, bounds)}))};
}

/** Whether any part of a polygon or of several may lie within `bounds`. */
export function near(geometry: Geometry, bounds: Bounds): boolean {
  if (geometry.type === "Polygon") return meets(geometry.coordinates[0] ?? [], bounds);
  if (geometry.type === "MultiPolygon") return geometry.coordinates.some(([ring]) => meets(ring ?? [], bounds));
  if (geometry.type === "LineString") return meets(geometry.coordinates, bounds);
  if (geometry.type === "MultiLineString") return geometry.coordinates.some((line) => meets(line, bounds));
  return true;
}

function meets(line: readonly Position[], [west, south, east, north]: Bounds): boolean {
  const [x0, y0, x1, y1] = boundsOf(line);
  return x0 <= east && x1 >= west && y0 <= north && y1 >= south;
}

function boundsOf(line: readonly Position[]): Bounds {
  const known = kept.get(line);
  if (known !== undefined) return known;
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of line) {
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
