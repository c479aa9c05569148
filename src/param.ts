import {HarmattanError} from "./error.ts";

/**
 * The one parser of outside input: command-line flags, query strings, YAML and forms all come in as texts under a name
 * and leave as values of a known type, or as an error that names the field, the value and what was expected.
 */
export interface Param<T> {
  parse(texts: readonly string[], field: string): T;
  about: string;
  /** What a value looks like, for help and errors. */
  expected: string;
  /** Whether the parameter may be given several times. */
  many: boolean;
  kind: ParamKind;
  /** Closed vocabulary, where there is one. */
  values?: readonly string[];
  /** Bounds of a number, inclusive, where there are any. */
  min?: number;
  max?: number;
  default: T;
}

/** What a value is, for forms and schemas: a date is YYYY, YYYY-MM or YYYY-MM-DD, a box west,south,east,north. */
export type ParamKind = "text" | "keyword" | "integer" | "number" | "flag" | "date" | "box";

export type Params = Readonly<Record<string, Param<unknown>>>;
export type ValuesOf<P extends Params> = {[K in keyof P]: P[K] extends Param<infer T> ? T : never};
/** Outside input before it is parsed. */
export type Input = Readonly<Record<string, string | number | boolean | readonly (string | number)[] | null | undefined>>;

export function keyword<const K extends string>(values: readonly K[], initial: NoInfer<K>, about: string): Param<K> {
  const expected = values.join(" | ");
  return single(about, expected, initial, (text, field) => values.find((value) => value === text) ?? invalid(field, text, expected), {kind: "keyword", values});
}

export function keywords<const K extends string>(values: readonly K[], initial: readonly NoInfer<K>[], about: string): Param<readonly K[]> {
  const expected = values.join(" | ");
  return several(about, expected, initial, (text, field) => values.find((value) => value === text) ?? invalid(field, text, expected), {kind: "keyword", values});
}

export function integer(initial: number, {min = 0, max = Number.MAX_SAFE_INTEGER, about}: {min?: number; max?: number; about: string}): Param<number> {
  return single(about, integers(min, max), initial, (text, field) => parseInteger(text, field, min, max), bounded("integer", min, max));
}

export function optionalInteger({min = 0, max = Number.MAX_SAFE_INTEGER, about}: {min?: number; max?: number; about: string}): Param<number | null> {
  return single<number | null>(about, integers(min, max), null, (text, field) => parseInteger(text, field, min, max), bounded("integer", min, max));
}

export function decimal(initial: number, {min, max, about}: {min: number; max: number; about: string}): Param<number> {
  const expected = `a number from ${min} to ${max}`;
  return single(about, expected, initial, (text, field) => {
    const n = /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : NaN;
    return n >= min && n <= max ? n : invalid(field, text, expected);
  }, bounded("number", min, max));
}

export function flag(about: string): Param<boolean> {
  return single(about, "true | false", false, (text, field) => text === "true" || text === "" ? true : text === "false" ? false : invalid(field, text, "true | false"), {kind: "flag", values: ["true", "false"]});
}

export function text(about: string, expected: string): Param<string | null> {
  return single<string | null>(about, expected, null, (value) => value, {kind: "text"});
}

export function texts(about: string, expected: string): Param<readonly string[]> {
  return several(about, expected, [], (value) => value, {kind: "text"});
}

/** A box of the map as west,south,east,north in degrees. Its value is the same text in one form; {@link edgesOf} reads it. */
export function box(about: string): Param<string | null> {
  return single<string | null>(about, boxForm, null, (value, field) => parseBox(value) ?? invalid(field, value, boxForm), {kind: "box"});
}

/** Edges of a box that {@link box} parsed; one whose west is greater than its east crosses the antimeridian. */
export function edgesOf(value: string): {west: number; south: number; east: number; north: number} {
  const [west, south, east, north] = value.split(",").map(Number) as [number, number, number, number];
  return {west, south, east, north};
}

const boxForm = "west,south,east,north in degrees, south not above north, e.g. -6,9,3,16";

/** A map that was dragged around the world tells longitudes beyond 180: they are turned back. */
function parseBox(value: string): string | undefined {
  const numbers = value.split(",").map((part) => /^\s*-?\d+(\.\d+)?\s*$/.test(part) ? Number(part) : NaN);
  const [west = NaN, south = NaN, east = NaN, north = NaN] = numbers;
  if (numbers.length !== 4 || !(Math.abs(west) <= 720 && Math.abs(east) <= 720 && -90 <= south && south <= north && north <= 90)) return undefined;
  const turned = (longitude: number) => Math.abs(longitude) <= 180 ? longitude : Number((longitude - 360 * Math.floor((longitude + 180) / 360)).toFixed(9));
  return (east - west >= 360 ? [-180, south, 180, north] : [turned(west), south, turned(east), north]).map((edge) => edge + 0).join(",");
}

/** One end of a span of days: YYYY, YYYY-MM or YYYY-MM-DD, read as the first or the last day that it names. */
export function date(end: "first" | "last", about: string): Param<string | null> {
  return single<string | null>(about, "YYYY, YYYY-MM or YYYY-MM-DD", null, (value, field) => parseDate(value, end) ?? invalid(field, value, "YYYY, YYYY-MM or YYYY-MM-DD"), {kind: "date"});
}

/** The first or last day of a year, month or day of the calendar; undefined for anything else. */
export function parseDate(value: string, end: "first" | "last"): string | undefined {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), match[2] ? Number(match[2]) : null, match[3] ? Number(match[3]) : null];
  const last = end === "last";
  const instant = new Date(Date.UTC(year, month === null ? (last ? 11 : 0) : month - 1, 1));
  const lastDay = new Date(Date.UTC(year, instant.getUTCMonth() + 1, 0)).getUTCDate();
  if (month !== null && (month < 1 || month > 12) || day !== null && (day < 1 || day > lastDay)) return undefined;
  instant.setUTCDate(day ?? (last ? lastDay : 1));
  return instant.toISOString().slice(0, 10);
}

/** Parses every parameter out of `input`; a name that is none of them is refused. */
export function parseParams<P extends Params>(params: P, input: Input): ValuesOf<P> {
  for (const name of Object.keys(input)) if (!(name in params)) invalid("parameter", name, `one of ${Object.keys(params).join(", ")}`);
  return Object.fromEntries(Object.entries(params).map(([name, param]) => {
    const given = list(input[name]);
    if (!given.length) return [name, param.default];
    if (!param.many && given.length > 1) invalid(name, given.join(", "), "one value");
    return [name, param.parse(given, name)];
  })) as ValuesOf<P>;
}

function list(value: Input[string]): string[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function single<T>(about: string, expected: string, initial: T, parse: (text: string, field: string) => T, form: Form): Param<T> {
  return {about, expected, many: false, default: initial, parse: ([value = ""], field) => parse(value, field), ...form};
}

function several<T>(about: string, expected: string, initial: readonly T[], parse: (text: string, field: string) => T, form: Form): Param<readonly T[]> {
  return {about, expected, many: true, default: initial, parse: (given, field) => given.map((value) => parse(value, field)), ...form};
}

type Form = Pick<Param<unknown>, "kind" | "values" | "min" | "max">;

function bounded(kind: "integer" | "number", min: number, max: number): Form {
  return {kind, min, ...(max === Number.MAX_SAFE_INTEGER ? {} : {max})};
}

function integers(min: number, max: number): string {
  return max === Number.MAX_SAFE_INTEGER ? `a whole number from ${min}` : `a whole number from ${min} to ${max}`;
}

function parseInteger(value: string, field: string, min: number, max: number): number {
  const n = /^-?\d+$/.test(value.trim()) ? Number(value) : NaN;
  return n >= min && n <= max ? n : invalid(field, value, integers(min, max));
}

function invalid(field: string, value: string, expected: string): never {
  throw new HarmattanError("invalid_value", {field, value: value === "" ? "(empty)" : value, expected});
}
