import type {Result} from "./result.ts";
import {fail} from "../error.ts";

/** The rows that have a point, as a FeatureCollection of RFC 7946; refused for a measure without places. */
export function geojson(result: Result): string {
  if (!("latitude" in result.columns)) fail("invalid_value", {field: "format", value: "geojson", expected: `a measure with places (events, places, marks), not ${result.measure}`});
  const features = result.rows.filter(({latitude, longitude}) => latitude !== null && latitude !== undefined && longitude !== null)
    .map(({latitude, longitude, ...properties}) => ({type: "Feature", geometry: {type: "Point", coordinates: [longitude, latitude]}, properties}));
  return JSON.stringify({type: "FeatureCollection", features}, null, 1);
}
