/**
 * The basemap: Natural Earth 10m first-level units and what follows from them, lakes and rivers 50m, all public domain,
 * longitude and latitude in degrees (WGS 84). Made by scripts/basemap.ts; assets/README.md tells sources and choices.
 * Everything is read on first use and kept. Do not change what is returned.
 */
import {readFileSync} from "node:fs";
import type {Feature, FeatureCollection, LineString, MultiLineString, MultiPolygon, Polygon, Position} from "geojson";
import {feature} from "topojson-client";
import type {GeometryCollection, MultiLineString as TopoLines, MultiPolygon as TopoPolygon, Topology} from "topojson-specification";
import {countryName} from "./country.ts";

export interface CountryProperties {
  iso3: string;
  name: string;
}
export interface Admin1Properties {
  /** ISO3 of the country. */
  iso3: string;
  /** Name of the unit in Natural Earth, mostly in the country's own language. */
  name: string;
}
export interface Capital {
  /** ISO 3166-1 alpha-3. */
  iso3: string;
  en: string;
  fr: string;
  /** Degrees north. */
  lat: number;
  /** Degrees east. */
  lon: number;
}
export interface Town {
  iso3: string;
  name: string;
  lat: number;
  lon: number;
  /** 1 on every map of West Africa, 2 where there is room, 3 on maps of a country. */
  rank: 1 | 2 | 3;
}
export type Area = Polygon | MultiPolygon;

/** 249 countries and territories by ISO 3166-1 (and XKX, Kosovo), English names. Outer rings run clockwise, as d3-geo wants. */
export const countries = once((): FeatureCollection<Area, CountryProperties> => {
  const {countries} = world().objects;
  const collection = feature(world(), countries);
  const features = collection.features.map((f) => ({...f, properties: {iso3: f.properties.iso3, name: countryName(f.properties.iso3, "en") ?? f.properties.iso3}}));
  return {type: "FeatureCollection", features: features as Feature<Area, CountryProperties>[]};
});

/** All land in one piece; lakes other than the Caspian Sea count as land. */
export const land = once((): Feature<MultiPolygon> => feature(world(), world().objects.land) as Feature<MultiPolygon>);

/** Shores of the oceans and of the Caspian Sea, without the cuts at the antimeridian and at the south pole. */
export const coastline = once((): MultiLineString => {
  const {geometry} = feature(world(), world().objects.coastline) as Feature<MultiLineString>;
  return {type: "MultiLineString", coordinates: geometry.coordinates.flatMap(withoutCuts)};
});

/**
 * Borders on land. `settled` and `disputed` are for drawing, solid and dashed; some disputed lines lie within one country by ISO (Crimea, Somaliland).
 * `between` is for measuring: all lines between two countries, settled or not.
 */
export const borders = once((): {settled: MultiLineString; disputed: MultiLineString; between: MultiLineString} => {
  const {settled, disputed, disputed_within} = world().objects;
  const lines = (...objects: TopoLines[]): MultiLineString => ({
    type: "MultiLineString",
    coordinates: objects.flatMap((object) => (feature(world(), object) as Feature<MultiLineString>).geometry.coordinates)
  });
  return {settled: lines(settled), disputed: lines(disputed, disputed_within), between: lines(settled, disputed)};
});

export const lakes = once((): FeatureCollection<Area> => feature(water(), water().objects.lakes) as FeatureCollection<Area>);
export const rivers = once((): FeatureCollection<LineString | MultiLineString> => feature(water(), water().objects.rivers) as FeatureCollection<LineString | MultiLineString>);

/** First-level units, of the countries given or of the world. Vintages are Natural Earth's: Burkina Faso stands with 45 provinces. */
export function admin1(iso3s?: Iterable<string>): FeatureCollection<Area, Admin1Properties> {
  if (iso3s === undefined) return allAdmin1();
  const wanted = new Set(iso3s);
  return {type: "FeatureCollection", features: allAdmin1().features.filter((f) => wanted.has(f.properties.iso3))};
}

/** One capital per country: the official one; the executive's seat for Bolivia and South Africa. */
export const capitals = once((): Capital[] => rows<[string, string, string | null, number, number]>("capitals.json").map(([iso3, en, fr, lat, lon]) => ({iso3, en, fr: fr ?? en, lat, lon})));

/** Towns for the labels of maps of West Africa. */
export const towns = once((): Town[] => rows<[string, string, number, number, Town["rank"]]>("towns.json").map(([iso3, name, lat, lon, rank]) => ({iso3, name, lat, lon, rank})));

type World = Topology<{
  admin1: GeometryCollection<Admin1Properties>;
  countries: GeometryCollection<{iso3: string}>;
  land: TopoPolygon;
  coastline: TopoLines;
  settled: TopoLines;
  disputed: TopoLines;
  disputed_within: TopoLines;
}>;

const world = once(() => asset<World>("world.json"));
const water = once(() => asset<Topology<{lakes: GeometryCollection; rivers: GeometryCollection}>>("water.json"));
const allAdmin1 = once(() => feature(world(), world().objects.admin1) as FeatureCollection<Area, Admin1Properties>);

function rows<Row>(name: string): Row[] {
  return asset<{rows: Row[]}>(name).rows;
}

function asset<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../assets/${name}`, import.meta.url), "utf8")) as T;
}

function withoutCuts(line: Position[]): Position[][] {
  const pieces: Position[][] = [];
  let piece: Position[] = [];
  for (const point of line) {
    const last = piece.at(-1);
    if (last && isCut(last, point)) {
      if (piece.length > 1) pieces.push(piece);
      piece = [];
    }
    piece.push(point);
  }
  if (piece.length > 1) pieces.push(piece);
  return pieces;
}

function isCut(a: Position, b: Position): boolean {
  return (Math.abs(a[0]!) > 179.99 && Math.abs(b[0]!) > 179.99) || (a[1]! < -89 && b[1]! < -89);
}

function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}
