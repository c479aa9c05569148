/** The layers of a map of the earth out of the topologies that scripts/basemap.ts makes. Reads no file: the command reads them from disk, the explorer's page fetches them. */
import type {Feature, FeatureCollection, GeoJsonProperties, LineString, MultiLineString, MultiPolygon, Polygon, Position} from "geojson";
import {feature} from "topojson-client";
import type {GeometryCollection, MultiLineString as TopoLines, MultiPolygon as TopoPolygon, Topology} from "topojson-specification";
import {countryName} from "./country.ts";
import {unpacked, type Packed} from "./packed-arcs.ts";

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

export type World = Topology<{
  /** Absent in the coarse world that a page draws first. */
  admin1?: GeometryCollection<Admin1Properties>;
  countries: GeometryCollection<{iso3: string}>;
  land: TopoPolygon;
  coastline: TopoLines;
  settled: TopoLines;
  disputed: TopoLines;
  disputed_within: TopoLines;
}>;
export type Water = Topology<{lakes: GeometryCollection; rivers: GeometryCollection}>;

/** The parsed files of assets/, each asked for on first use. */
export interface EarthFiles {
  world(): Packed<World>;
  water(): Water;
  capitals(): {rows: [iso3: string, en: string, fr: string | null, lat: number, lon: number][]};
  towns(): {rows: [iso3: string, name: string, lat: number, lon: number, rank: Town["rank"]][]};
}

export type Earth = ReturnType<typeof earth>;

/** Longitude and latitude in degrees (WGS 84); every layer is made on first use and kept. Do not change what is returned. */
export function earth(files: EarthFiles) {
  const world = once(() => unpacked<World>(files.world()));
  const lines = (...objects: TopoLines[]): MultiLineString => ({
    type: "MultiLineString",
    coordinates: objects.flatMap((object) => (feature(world(), object) as Feature<MultiLineString>).geometry.coordinates)
  });
  return {
    countries: once(() => areas(world(), world().objects.countries, ({iso3}) => ({iso3, name: countryName(iso3, "en") ?? iso3}))),
    land: once((): Feature<MultiPolygon> => feature(world(), world().objects.land) as Feature<MultiPolygon>),
    coastline: once((): MultiLineString => {
      const {geometry} = feature(world(), world().objects.coastline) as Feature<MultiLineString>;
      return {type: "MultiLineString", coordinates: geometry.coordinates.flatMap(withoutCuts)};
    }),
    borders: once((): {settled: MultiLineString; disputed: MultiLineString; between: MultiLineString} => {
      const {settled, disputed, disputed_within} = world().objects;
      return {settled: lines(settled), disputed: lines(disputed, disputed_within), between: lines(settled, disputed)};
    }),
    lakes: once((): FeatureCollection<Area> => feature(files.water(), files.water().objects.lakes) as FeatureCollection<Area>),
    rivers: once((): FeatureCollection<LineString | MultiLineString> => feature(files.water(), files.water().objects.rivers) as FeatureCollection<LineString | MultiLineString>),
    admin1: once(() => areas(world(), world().objects.admin1 ?? {type: "GeometryCollection", geometries: []}, (properties) => properties)),
    capitals: once((): Capital[] => files.capitals().rows.map(([iso3, en, fr, lat, lon]) => ({iso3, en, fr: fr ?? en, lat, lon}))),
    towns: once((): Town[] => files.towns().rows.map(([iso3, name, lat, lon, rank]) => ({iso3, name, lat, lon, rank})))
  };
}

/** Features whose outline is read on first use: most are passed over by name or by their `bbox`. */
function areas<From extends GeoJsonProperties, To>(world: World, {geometries}: GeometryCollection<From>, named: (properties: From) => To): FeatureCollection<Area, To> {
  const features = geometries.map((geometry): Feature<Area, To> => {
    const outline = once(() => (feature(world, geometry) as unknown as Feature<Area>).geometry);
    return {type: "Feature", properties: named(geometry.properties as From), ...geometry.bbox ? {bbox: geometry.bbox} : {}, get geometry() { return outline(); }};
  });
  return {type: "FeatureCollection", features};
}

/** A function that makes its value on the first call and keeps it. */
export function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
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
