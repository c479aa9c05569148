import {integer, keyword, text} from "../../param.ts";

export const formats = ["json", "csv", "geojson", "parquet", "arrow"] as const;
export type Format = (typeof formats)[number];

export const languages = ["en", "fr"] as const;
export type Language = (typeof languages)[number];

const lang = {...keyword(languages, "en", "language of an error's detail and cure; without it, what Accept-Language prefers"), default: null};

/** Parameters of the form of an answer, beside those of selection and measure. */
export const formParams = {format: keyword(formats, "json", "form of the answer; all but json link to the json, which says what must be known to read it"), lang} as const;

/** How many events a page of /api/events has. */
export const pageParams = {limit: integer(100, {min: 1, max: 10_000, about: "events on a page"})} as const;

export const actorParams = {
  q: text("what was typed: the beginning of a name, an alias, or a near spelling", "a text"),
  source: text("look in one source only", "a name, e.g. ucdp"),
  limit: integer(12, {min: 1, max: 50, about: "at most so many actors"}),
  lang
} as const;

export const claimParams = {lang: keyword(languages, "en", "language of the claims")} as const;

export const importParams = {
  name: text("name of the file, which tells the release", "a file name, e.g. GEDEvent_v26_1.csv"),
  mapping: text("the YAML mapping of your own table", "YAML"),
  lang
} as const;
