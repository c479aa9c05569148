import type {Position} from "geojson";
import Flatbush from "flatbush";
import {fail} from "../error.ts";
import {admin1, borders, capitals, coastline} from "./basemap.ts";
import {distanceKm, earthRadiusKm, LineIndex} from "./distance.ts";

/** What is known of N places, in column arrays of length N. Distances are great-circle km on the basemap of src/geo/basemap.ts. */
export interface PlaceColumns {
  /** ISO3 of the country whose land the place lies on; null at sea. */
  country: (string | null)[];
  /** Name of the first-level unit that the place lies in, or of the nearest one up to 10 km off. */
  admin1: (string | null)[];
  admin1_by: ("inside" | "nearest" | null)[];
  /** ISO3 of the country of that unit: also where the place lies just off the shore and `country` is null. */
  admin1_country: (string | null)[];
  /** To the shore of an ocean or of the Caspian Sea, from land as from sea. */
  coast_km: Float64Array;
  /** To the nearest land border between any two countries. */
  border_km: Float64Array;
  /** To the capital of `country`; null where there is no country or the basemap knows no capital of it. */
  capital_km: (number | null)[];
  /** ISO3 of the country whose capital is nearest. */
  nearest_capital: string[];
  nearest_capital_km: Float64Array;
}

/** Farthest distance in km from which a place outside every unit is given the nearest one. */
export const nearestUnitKm = 10;

/**
 * Describes N places, degrees north and east. Polygons are joined in the plane of longitude and latitude, as a GIS does; distances are great circles, right across the
 * antimeridian and at the poles. The first call builds the indexes (about half a second), which are kept.
 * Throws `invalid_value` for a place that is not on the globe.
 */
export function describePlaces(latitudes: Float64Array, longitudes: Float64Array): PlaceColumns {
  const n = latitudes.length;
  const columns: PlaceColumns = {
    country: new Array(n).fill(null),
    admin1: new Array(n).fill(null),
    admin1_by: new Array(n).fill(null),
    admin1_country: new Array(n).fill(null),
    coast_km: new Float64Array(n),
    border_km: new Float64Array(n),
    capital_km: new Array(n).fill(null),
    nearest_capital: new Array(n).fill(""),
    nearest_capital_km: new Float64Array(n)
  };
  index ??= new PlaceIndex();
  for (let i = 0; i < n; i++) describe(index, latitudes[i]!, longitudes[i]!, columns, i);
  return columns;
}

/** The first-level unit whose polygon holds a place, degrees north and east; null at sea. Its country is `iso3`. Unlike in {@link describePlaces}, no nearest unit stands in off the shore. */
export function unitAt(lat: number, lon: number): Unit | null {
  return (units ??= new UnitIndex()).containing(lat, lon) ?? null;
}

let index: PlaceIndex | undefined;
let units: UnitIndex | undefined;

function describe(index: PlaceIndex, lat: number, lon: number, columns: PlaceColumns, i: number): void {
  if (!(Math.abs(lat) <= 90)) fail("invalid_value", {field: "latitude", value: lat, expected: "-90 to 90"});
  if (!(Math.abs(lon) <= 180)) fail("invalid_value", {field: "longitude", value: lon, expected: "-180 to 180"});
  const inside = index.units.containing(lat, lon);
  const unit = inside ?? index.units.nearest(lat, lon, nearestUnitKm);
  if (unit) {
    columns.admin1[i] = unit.name;
    columns.admin1_country[i] = unit.iso3;
    columns.admin1_by[i] = inside ? "inside" : "nearest";
  }
  if (inside) {
    columns.country[i] = inside.iso3;
    const capital = index.capitalOf.get(inside.iso3);
    if (capital) columns.capital_km[i] = distanceKm(lat, lon, capital.lat, capital.lon);
  }
  columns.coast_km[i] = index.coast.nearest(lat, lon)!.km;
  columns.border_km[i] = index.border.nearest(lat, lon)!.km;
  const capital = index.capital.nearest(lat, lon)!;
  columns.nearest_capital[i] = capitals()[capital.line]!.iso3;
  columns.nearest_capital_km[i] = capital.km;
}

class PlaceIndex {
  readonly units = (units ??= new UnitIndex());
  readonly coast = new LineIndex(coastline().coordinates);
  readonly border = new LineIndex(borders().between.coordinates);
  readonly capital = new LineIndex(capitals().map(({lat, lon}) => [[lon, lat]]));
  readonly capitalOf = new Map(capitals().map((capital) => [capital.iso3, capital]));
}

export interface Unit {
  iso3: string;
  name: string;
}

/** All first-level units by their boxes; a place is tried against those whose box holds it. */
class UnitIndex {
  readonly #units = admin1().features;
  readonly #boxes = new Flatbush(this.#units.length);
  readonly #rings: (Float64Array[] | undefined)[] = [];
  readonly #outlines = new Map<number, LineIndex>();

  constructor() {
    for (const {bbox} of this.#units) this.#boxes.add(...bbox as [number, number, number, number]);
    this.#boxes.finish();
  }

  containing(lat: number, lon: number): Unit | undefined {
    const x = Math.max(-180 + hair, Math.min(180 - hair, lon));
    const y = Math.max(-90 + hair, lat);
    let found = Infinity;
    for (const i of this.#boxes.search(x, y, x, y)) if (i < found && contains(this.#ringsOf(i), x, y)) found = i;
    return this.#units[found]?.properties;
  }

  nearest(lat: number, lon: number, withinKm: number): Unit | undefined {
    const high = withinKm / earthRadiusKm * 180 / Math.PI;
    const wide = Math.abs(lat) + high < 89 ? high / Math.cos((Math.abs(lat) + high) * Math.PI / 180) : 360;
    let best: {km: number; i: number} | undefined;
    for (const x of [lon, lon - 360, lon + 360]) {
      for (const i of this.#boxes.search(x - wide, lat - high, x + wide, lat + high).sort((a, b) => a - b)) {
        const near = this.#outline(i).nearest(lat, lon, best?.km ?? withinKm);
        if (near && (!best || near.km < best.km)) best = {km: near.km, i};
      }
    }
    return best && this.#units[best.i]!.properties;
  }

  #ringsOf(i: number): Float64Array[] {
    return this.#rings[i] ??= this.#linesOf(i).map((ring) => {
      const flat = new Float64Array(2 * ring.length);
      for (let k = 0; k < ring.length; k++) {
        flat[2 * k] = ring[k]![0]!;
        flat[2 * k + 1] = ring[k]![1]!;
      }
      return flat;
    });
  }

  #outline(i: number): LineIndex {
    let outline = this.#outlines.get(i);
    if (!outline) this.#outlines.set(i, outline = new LineIndex(this.#linesOf(i)));
    return outline;
  }

  #linesOf(i: number): Position[][] {
    const {geometry} = this.#units[i]!;
    return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  }
}

/** Degrees by which a place on the antimeridian or at the South Pole, where the polygons are cut, is moved inside. */
const hair = 1e-9;

/** Even-odd rule over all rings, [x, y, x, y, ...]; a ring repeats its first point at the end. */
function contains(rings: Float64Array[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 2; i < ring.length; i += 2) {
      const ay = ring[i - 1]!;
      const by = ring[i + 1]!;
      if ((ay > y) !== (by > y) && x < (ring[i]! - ring[i - 2]!) * (y - ay) / (by - ay) + ring[i - 2]!) inside = !inside;
    }
  }
  return inside;
}
