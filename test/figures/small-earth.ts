import type {MultiLineString, Position} from "geojson";
import type {Basemap, Country} from "../../src/figures/basemap.ts";

/** An invented earth of rectangles, so that goldens stay small and no change of the real basemap touches them. */
export const smallEarth: Basemap = {
  countries: () => ({type: "FeatureCollection", features: rectangles.map(([iso3, ...box]) => country(iso3, box))}),
  land: () => ({type: "Feature", properties: {}, geometry: {type: "MultiPolygon", coordinates: [[ring([-17, 5, 24, 30])]]}}),
  coastline: () => ({type: "MultiLineString", coordinates: [ring([-17, 5, 24, 30])]}),
  borders: () => ({settled: lines(rectangles.slice(1).map(([, ...box]) => ring(box))), disputed: lines([ring([-8, 25, 0, 27])])}),
  lakes: () => ({type: "FeatureCollection", features: []}),
  rivers: () => ({type: "FeatureCollection", features: [{type: "Feature", properties: {}, geometry: lines([[[-8, 12], [-3, 16], [0, 16], [4, 11]]])}]}),
  capitals: () => [{iso3: "BFA", en: "Ouaga", fr: "Ouaga", lat: 12.37, lon: -1.5}, {iso3: "MLI", en: "Bam", fr: "Bam", lat: 12.6, lon: -8}],
  admin1: () => ({type: "FeatureCollection", features: ([["GHA", "Upper East", -1.5, 10, 0, 11], ["BEN", "Alibori", 1.8, 10.5, 3.5, 12], ["BFA", "Est", -0.5, 11, 2, 13], ["TGO", "Savanes", 0, 10, 1, 11]] as const).map(([iso3, name, ...box]) => ({...country(iso3, box), properties: {iso3, name}}))}),
  towns: () => [{name: "Mopt", lat: 14.5, lon: -4.2, rank: 1}, {name: "Gao", lat: 16.3, lon: 0, rank: 1}, {name: "Dori", lat: 14, lon: 0, rank: 2}]
};

const rectangles: [string, number, number, number, number][] = [
  ["MLI", -12, 13, 0, 25],
  ["BFA", -5.5, 10, 2, 15],
  ["NER", 2, 12, 14, 22],
  ["BEN", 1, 6, 3.5, 12],
  ["TGO", 0, 6, 1, 11],
  ["GHA", -3, 5, 0, 11],
  ["CIV", -8, 5, -3, 10.5],
  ["GIN", -14, 8, -8, 12]
];

function country(iso3: string, box: readonly number[]): Country {
  return {type: "Feature", properties: {iso3, name: iso3}, geometry: {type: "Polygon", coordinates: [ring(box)]}};
}

/** Clockwise, as d3-geo wants an outer ring. */
function ring([west = 0, south = 0, east = 0, north = 0]: readonly number[]): Position[] {
  return [[west, south], [west, north], [east, north], [east, south], [west, south]];
}

function lines(coordinates: Position[][]): MultiLineString {
  return {type: "MultiLineString", coordinates};
}
