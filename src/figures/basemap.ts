import type {Feature, FeatureCollection, LineString, MultiLineString, MultiPolygon, Polygon} from "geojson";

export type Country = Feature<Polygon | MultiPolygon, {iso3: string; name: string}>;

/** What a map needs to know of the earth. `src/geo/basemap.ts` satisfies it; a figure takes it as an argument and reads no file. */
export interface Basemap {
  countries(): FeatureCollection<Polygon | MultiPolygon, {iso3: string; name: string}>;
  land(): Feature<MultiPolygon>;
  coastline(): MultiLineString;
  borders(): {settled: MultiLineString; disputed: MultiLineString};
  lakes(): FeatureCollection<Polygon | MultiPolygon>;
  rivers(): FeatureCollection<LineString | MultiLineString>;
  capitals(): readonly {iso3: string; en: string; fr: string; lat: number; lon: number}[];
  /** First-level units of the countries; a map of units falls back to marks where there are none. */
  admin1?(iso3s: Iterable<string>): FeatureCollection<Polygon | MultiPolygon, {iso3: string; name: string}>;
  towns(): readonly {name: string; lat: number; lon: number; rank: number}[];
}
