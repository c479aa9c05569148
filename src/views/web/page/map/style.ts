import {geoCentroid, geoArea} from "d3-geo";
import type {StyleSpecification} from "maplibre-gl";
import type {Feature, Point, Polygon} from "geojson";
import type {Earth} from "../../../../geo/earth.ts";
import type {Lang} from "../view.ts";

/** Colours of the basemap; the page's style sheet holds the same for what is drawn outside the map. */
export const grounds = {
  light: {land: "#f6f3ec", water: "#dce6ec", border: "#aaa59a", coast: "#8fa3af", unit: "#d5d0c4", river: "#c3d5de", label: "#5c5a55", place: "#3f3e3a", halo: "#fbfaf6"},
  dark: {land: "#2a2b2b", water: "#1b2329", border: "#6a6c6d", coast: "#4c5c67", unit: "#3d3f40", river: "#24323b", label: "#a9a69e", place: "#d0cdc5", halo: "#1d1f20"}
} as const;
export type Ground = keyof typeof grounds;

/** From this zoom on the coarse world would show its corners, and first-level units have room. */
export const fineFrom = 5;

/** The basemap as a MapLibre style: no tiles, no sprite, no fonts from anywhere; labels are drawn with the reader's own sans-serif. */
export function styleOf(earth: Earth, ground: Ground, lang: Lang, country: (iso3: string) => string): StyleSpecification {
  const color = grounds[ground];
  const geojson = (data: GeoJSON.GeoJSON, tolerance = 0.375) => ({type: "geojson" as const, data, tolerance});
  const collection = (geometry: GeoJSON.Geometry): Feature => ({type: "Feature", properties: {}, geometry});
  const borders = earth.borders();
  const font = ["system-ui, sans-serif"];
  return {
    version: 8,
    sources: {
      land: geojson(earth.land()),
      coast: geojson(collection(earth.coastline())),
      settled: geojson(collection(borders.settled)),
      disputed: geojson(collection(borders.disputed)),
      units: geojson(earth.admin1()),
      lakes: geojson(earth.lakes()),
      rivers: geojson(earth.rivers()),
      countries: geojson({type: "FeatureCollection", features: earth.countries().features.flatMap((one) => label(one, country))}),
      towns: geojson({type: "FeatureCollection", features: townsOf(earth, lang)})
    },
    layers: [
      {id: "water", type: "background", paint: {"background-color": color.water}},
      {id: "land", type: "fill", source: "land", paint: {"fill-color": color.land, "fill-antialias": false}},
      {id: "lakes", type: "fill", source: "lakes", paint: {"fill-color": color.water}},
      {id: "rivers", type: "line", source: "rivers", minzoom: 4, paint: {"line-color": color.river, "line-width": 0.8}},
      {id: "units", type: "line", source: "units", minzoom: fineFrom, paint: {"line-color": color.unit, "line-width": 0.6}},
      {id: "coast", type: "line", source: "coast", paint: {"line-color": color.coast, "line-width": 0.7}},
      {id: "settled", type: "line", source: "settled", paint: {"line-color": color.border, "line-width": 0.9}},
      {id: "disputed", type: "line", source: "disputed", paint: {"line-color": color.border, "line-width": 0.9, "line-dasharray": [2.5, 2]}},
      {id: "country-names", type: "symbol", source: "countries", minzoom: 2.2, maxzoom: 7.5,
        layout: {"text-field": ["get", "name"], "text-font": font, "text-size": ["interpolate", ["linear"], ["zoom"], 2, 9, 6, 14], "text-transform": "uppercase", "text-letter-spacing": 0.12, "text-max-width": 7, "symbol-sort-key": ["get", "order"], "text-padding": 6},
        paint: {"text-color": color.label, "text-halo-color": color.halo, "text-halo-width": 1.4, "text-opacity": 0.85}},
      {id: "town-names", type: "symbol", source: "towns", minzoom: 3.6, filter: ["<=", ["get", "from"], ["zoom"]],
        layout: {"text-field": ["concat", "• ", ["get", "name"]], "text-font": font, "text-size": ["interpolate", ["linear"], ["zoom"], 4, 10, 8, 13], "text-anchor": "left", "symbol-sort-key": ["get", "from"], "text-padding": 3},
        paint: {"text-color": color.place, "text-halo-color": color.halo, "text-halo-width": 1.5}}
    ]
  };
}

/** The name of a country in the middle of its largest part. */
function label({geometry, properties}: ReturnType<Earth["countries"]>["features"][number], country: (iso3: string) => string): Feature<Point>[] {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const polygons = parts.map((coordinates): Polygon => ({type: "Polygon", coordinates}));
  const sizes = polygons.map((polygon) => geoArea(polygon));
  const largest = sizes.indexOf(Math.max(...sizes));
  return largest < 0 ? [] : [{type: "Feature", properties: {name: country(properties.iso3), order: -sizes[largest]!}, geometry: {type: "Point", coordinates: geoCentroid(polygons[largest]!)}}];
}

function townsOf(earth: Earth, lang: Lang): Feature<Point>[] {
  const point = (name: string, lon: number, lat: number, from: number): Feature<Point> => ({type: "Feature", properties: {name, from}, geometry: {type: "Point", coordinates: [lon, lat]}});
  return [...earth.capitals().map((one) => point(one[lang], one.lon, one.lat, 3.6)), ...earth.towns().map(({name, lon, lat, rank}) => point(name, lon, lat, 4 + rank))];
}
