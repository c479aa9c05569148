/**
 * The basemap: Natural Earth 10m first-level units and what follows from them, lakes and rivers 50m, all public domain,
 * longitude and latitude in degrees (WGS 84). Made by scripts/basemap.ts; assets/README.md tells sources and choices.
 * Everything is read on first use and kept. Do not change what is returned.
 */
import {readFileSync} from "node:fs";
import type {FeatureCollection} from "geojson";
import {earth, once, type Admin1Properties, type Area, type EarthFiles} from "./earth.ts";

export type {Admin1Properties, Area, Capital, CountryProperties, Town} from "./earth.ts";

const layers = earth({
  world: once(() => asset<ReturnType<EarthFiles["world"]>>("world.json")),
  water: once(() => asset<ReturnType<EarthFiles["water"]>>("water.json")),
  capitals: () => asset("capitals.json"),
  towns: () => asset("towns.json")
});

/** 249 countries and territories by ISO 3166-1 (and XKX, Kosovo), English names. Outer rings run clockwise, as d3-geo wants. */
export const countries = layers.countries;

/** All land in one piece; lakes other than the Caspian Sea count as land. */
export const land = layers.land;

/** Shores of the oceans and of the Caspian Sea, without the cuts at the antimeridian and at the south pole. */
export const coastline = layers.coastline;

/**
 * Borders on land. `settled` and `disputed` are for drawing, solid and dashed; some disputed lines lie within one country by ISO (Crimea, Somaliland).
 * `between` is for measuring: all lines between two countries, settled or not.
 */
export const borders = layers.borders;

export const lakes = layers.lakes;
export const rivers = layers.rivers;

/** First-level units, of the countries given or of the world. Vintages are Natural Earth's: Burkina Faso stands with 45 provinces. */
export function admin1(iso3s?: Iterable<string>): FeatureCollection<Area, Admin1Properties> {
  if (iso3s === undefined) return layers.admin1();
  const wanted = new Set(iso3s);
  return {type: "FeatureCollection", features: layers.admin1().features.filter((f) => wanted.has(f.properties.iso3))};
}

/** One capital per country: the official one; the executive's seat for Bolivia and South Africa. */
export const capitals = layers.capitals;

/** Towns for the labels of maps of West Africa. */
export const towns = layers.towns;

function asset<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../assets/${name}`, import.meta.url), "utf8")) as T;
}
