import {geoCentroid} from "d3-geo";
import {fail} from "../error.ts";
import {admin1, capitals, countries, towns} from "./basemap.ts";
import {countryFromName, countryName, countryNameKey, isCountry} from "./country.ts";
import {distanceKm} from "./distance.ts";

/** A place that a person names: a point, or an area of the basemap, of which a compass direction may take a half. */
export type NamedPlace = PointPlace | AreaPlace;

export interface PointPlace {
  kind: "point";
  name: string;
  /** Degrees north and east. */
  lat: number;
  lon: number;
}

export interface AreaPlace {
  kind: "area";
  name: string;
  iso3: string;
  /** Name of the first-level unit; null for a country. */
  admin1: string | null;
  /** The half to the north (1) or south (-1), and to the east (1) or west (-1), of the middle of the country; 0 for both. */
  north: -1 | 0 | 1;
  east: -1 | 0 | 1;
}

/** How a place is named, for help and errors. */
export const placeForm = "a town or capital of the basemap, a first-level unit (Name or Name, ISO3), a country, a half of one such as northern Benin, or latitude,longitude";

/**
 * Reads a place: `latitude,longitude` in degrees; a country by name or ISO 3166-1 alpha-3; a half of one ("western Mali", "nord du Bénin"); a capital or a town, with
 * "region" or the like after it the first-level unit; a first-level unit. Case and accents do not matter. Throws `invalid_value` under `field` where nothing goes by the name, or several units do.
 */
export function namedPlace(text: string, field: string): NamedPlace {
  return pointOf(text, field) ?? countryOf(text) ?? halfOf(text) ?? townOf(text) ?? unitOf(text, field) ?? fail("invalid_value", {field, value: text === "" ? "(empty)" : text, expected: placeForm});
}

/** Whether a place with what the place table knows of it belongs to a named place: lies in the area, or within `km` of the point. */
export function belongsTo(place: NamedPlace, {lat, lon, country, admin1}: {lat: number; lon: number; country: string | null; admin1: string | null}, km: number): boolean {
  if (place.kind === "point") return distanceKm(lat, lon, place.lat, place.lon) <= km;
  if (country !== place.iso3 || place.admin1 !== null && admin1 !== place.admin1) return false;
  const middle = place.north || place.east ? middleOf(place.iso3) : [0, 0] as const;
  return (lat - middle[1]) * place.north >= 0 && (lon - middle[0]) * place.east >= 0;
}

function pointOf(text: string, field: string): PointPlace | null {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  if (!match) return null;
  const [lat, lon] = [Number(match[1]), Number(match[2])];
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) fail("invalid_value", {field, value: text, expected: "latitude,longitude from -90,-180 to 90,180"});
  return {kind: "point", name: `${lat}, ${lon}`, lat, lon};
}

function countryOf(text: string): AreaPlace | null {
  const iso3 = isCountry(text) ? text : countryFromName(text.replace(/^(?:the|le|la|les|l['’])\s*/iu, "")) ?? countryFromName(text);
  return iso3 ? {kind: "area", name: countryName(iso3, "en") ?? iso3, iso3, admin1: null, north: 0, east: 0} : null;
}

const sides = "(?:north|south|nord|sud)?[- ]?(?:east|west|est|ouest)|(?:north|south|nord|sud)";
const halves = [
  new RegExp(`^(?:the |le |la |l['’])?(?:far |extrême[- ])?(${sides})(?:ern)?(?: part)?(?: of| du| de la| de l['’]| des| de| d['’])?\\s*(?:the )?(.+)$`, "iu"),
  new RegExp(`^(?<country>.+?)(?:['’]s)? (?:far )?(?<side>${sides})(?:ern)?$`, "iu")
];

function halfOf(text: string): AreaPlace | null {
  for (const pattern of halves) {
    const match = pattern.exec(text.trim());
    const [side, name] = match?.groups ? [match.groups.side!, match.groups.country!] : [match?.[1] ?? "", match?.[2] ?? ""];
    const country = side ? countryOf(name) : null;
    if (!country) continue;
    const word = side.toLowerCase();
    const [north, east] = [/north|nord/.test(word) ? 1 : /south|sud/.test(word) ? -1 : 0, /ouest|west/.test(word) ? -1 : /east|est/.test(word) ? 1 : 0] as const;
    return {...country, name: `${[north > 0 ? "north" : north < 0 ? "south" : "", east > 0 ? "east" : east < 0 ? "west" : ""].join("")}ern ${country.name}`, north, east};
  }
  return null;
}

function townOf(text: string): PointPlace | null {
  const key = countryNameKey(text);
  const capital = capitals().find(({en, fr}) => countryNameKey(en) === key || countryNameKey(fr) === key);
  const found = capital ? {name: capital.en, lat: capital.lat, lon: capital.lon} : towns().find(({name}) => countryNameKey(name) === key);
  return found ? {kind: "point", name: found.name, lat: found.lat, lon: found.lon} : null;
}

function unitOf(text: string, field: string): AreaPlace | null {
  const [name = "", iso3] = text.split(",").map((part) => part.trim());
  const key = unitKey(name);
  const units = [...new Map(admin1().features.map(({properties}) => properties).filter((unit) => unitKey(unit.name) === key && (!iso3 || unit.iso3 === iso3.toUpperCase()))
    .map((unit) => [`${unit.name}, ${unit.iso3}`, unit])).values()];
  if (units.length > 1) return fail("invalid_value", {field, value: text, expected: `one of ${units.map((unit) => `${unit.name}, ${unit.iso3}`).join("; ")}`});
  const [unit] = units;
  return unit ? {kind: "area", name: unit.name, iso3: unit.iso3, admin1: unit.name, north: 0, east: 0} : null;
}

/** Without "region", "province" and the like. */
function unitKey(name: string): string {
  return countryNameKey(name).replace(/^(?:region|province|department|departement|district|state|etat|prefecture) (?:of |de la |de l'|du |des |de |d')?|(?: (?:region|province|department|district|state|prefecture))$/g, "");
}

function middleOf(iso3: string): readonly [lon: number, lat: number] {
  let middle = middles.get(iso3);
  if (!middle) {
    const country = countries().features.find(({properties}) => properties.iso3 === iso3);
    middles.set(iso3, middle = country ? geoCentroid(country) : [0, 0]);
  }
  return middle;
}

const middles = new Map<string, readonly [number, number]>();
