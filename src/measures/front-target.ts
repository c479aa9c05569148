import {admin1, countries, type Area} from "../geo/basemap.ts";
import {distanceKm, LineIndex} from "../geo/distance.ts";
import {belongsTo, namedPlace, type AreaPlace, type NamedPlace} from "../geo/named-place.ts";
import {fail} from "../error.ts";

/** What a front goes toward. */
export type Target = {kind: "coast" | "border" | "capital"; name: string} | NamedPlace;

/** A place with what the place table knows of it. */
export interface TablePlace {
  lat: number;
  lon: number;
  country: string | null;
  admin1: string | null;
  coast_km: number | null;
  border_km: number | null;
  nearest_capital_km: number | null;
}

const poles: Readonly<Record<string, number>> = {north: 90, south: -90};
const words: Readonly<Record<string, Target>> = {coast: {kind: "coast", name: "the coast"}, border: {kind: "border", name: "the nearest land border"}, capital: {kind: "capital", name: "the nearest capital"}};

/** Reads --target; coast where it is not given. North and south are the poles, so that km to them are km of latitude. Throws `invalid_value`. */
export function readTarget(text: string | null): Target {
  const word = (text ?? "coast").trim().toLowerCase();
  const known = words[word];
  if (known) return known;
  const pole = poles[word];
  if (pole !== undefined) return {kind: "point", name: `the ${word}`, lat: pole, lon: 0};
  const place = namedPlace(text ?? "", "target");
  return place.kind === "area" && (place.north || place.east) ? fail("invalid_value", {field: "target", value: text ?? "", expected: "a whole country, or a first-level unit of it"}) : place;
}

/** The great-circle distance in km of a place to a target; 0 within an area. Null where the place table says none. */
export function distanceTo(target: Target): (place: TablePlace) => number | null {
  switch (target.kind) {
    case "coast":
      return ({coast_km}) => coast_km;
    case "border":
      return ({border_km}) => border_km;
    case "capital":
      return ({nearest_capital_km}) => nearest_capital_km;
    case "point":
      return ({lat, lon}) => distanceKm(lat, lon, target.lat, target.lon);
    case "area": {
      const outline = outlineOf(target);
      return (place) => belongsTo(target, place, 0) ? 0 : outline.nearest(place.lat, place.lon)?.km ?? null;
    }
  }
}

function outlineOf({iso3, admin1: unit}: AreaPlace): LineIndex {
  const areas: Area[] = unit === null ? countries().features.filter(({properties}) => properties.iso3 === iso3).map(({geometry}) => geometry)
    : admin1([iso3]).features.filter(({properties}) => properties.name === unit).map(({geometry}) => geometry);
  return new LineIndex(areas.flatMap((area) => area.type === "Polygon" ? area.coordinates : area.coordinates.flat()));
}
