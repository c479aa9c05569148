/**
 * The view: everything that the address of the page says. The selection stands under the names that the command's flags have (actor, country, from, ...),
 * the second selection of a comparison under the same names after `vs.`, a measure's parameters after `p.`; what is left at its default is left out.
 */
export type Query = Readonly<Record<string, readonly string[]>>;

/** `places`, `cells` and `density` draw the selection itself; any other name is that of a measure whose answer has places. */
export type Layer = "places" | "cells" | "density" | (string & {});
export const areas = ["deaths", "events"] as const;
export type Area = (typeof areas)[number];
export const panels = ["measure", "claims", "events", "data"] as const;
export type Panel = (typeof panels)[number];
export type Theme = "auto" | "light" | "dark";
export type Lang = "en" | "fr";

export interface View {
  selection: Query;
  /** The second selection of a comparison. */
  against: Query | null;
  measure: string;
  params: Query;
  layer: Layer;
  panel: Panel;
  /** Middle and zoom of the map; null for the frame of the data. */
  at: {lon: number; lat: number; zoom: number} | null;
  /** What the areas of the marks stand for. */
  area: Area;
  /** The box whose events are listed, west,south,east,north in degrees. */
  near: string | null;
  /** The claim of the case that is open. */
  claim: string | null;
  lang: Lang | null;
  theme: Theme;
}

const own = new Set(["all", "measure", "layer", "panel", "at", "near", "area", "claim", "lang", "theme", "compare"]);

/** Reads the query of an address. Names that the page does not know stay in the selection: the server says what is wrong with them. */
export function readView(search: string): View {
  const query = new URLSearchParams(search);
  const [selection, against, params]: Record<string, string[]>[] = [{}, {}, {}] as const;
  for (const [name, value] of query) {
    if (own.has(name) || value === "") continue;
    const [into, key] = name.startsWith("vs.") ? [against!, name.slice(3)] : name.startsWith("p.") ? [params!, name.slice(2)] : [selection!, name];
    (into[key] ??= []).push(value);
  }
  return {
    selection: selection!,
    against: query.has("compare") || Object.keys(against!).length ? against! : null,
    measure: query.get("measure") ?? "",
    params: params!,
    layer: query.get("layer") ?? "places",
    area: member(areas, query.get("area")) ?? "deaths",
    near: query.get("near"),
    panel: member(panels, query.get("panel")) ?? "measure",
    at: readAt(query.get("at")),
    claim: query.get("claim"),
    lang: member(["en", "fr"] as const, query.get("lang")),
    theme: member(["light", "dark"] as const, query.get("theme")) ?? "auto"
  };
}

/** The language of a view: what its address says, else the browser's where the page has it. */
export function langOf({lang}: Pick<View, "lang">): Lang {
  return lang ?? (navigator.language.startsWith("fr") ? "fr" : "en");
}

/** The query of the view's address, without the question mark. The same view gives the same text. */
export function writeView(view: View): string {
  const query = new URLSearchParams();
  add(query, "", view.selection);
  // said, since an address that says nothing opens a case with what the case is about
  if (!Object.keys(view.selection).length) query.append("all", "1");
  if (view.against) {
    if (!Object.keys(view.against).length) query.append("compare", "1");
    add(query, "vs.", view.against);
  }
  if (view.measure) query.append("measure", view.measure);
  add(query, "p.", view.params);
  if (view.layer !== "places") query.append("layer", view.layer);
  if (view.area !== "deaths") query.append("area", view.area);
  if (view.near !== null) query.append("near", view.near);
  if (view.panel !== "measure") query.append("panel", view.panel);
  if (view.claim !== null) query.append("claim", view.claim);
  if (view.at) query.append("at", [view.at.lon.toFixed(3), view.at.lat.toFixed(3), view.at.zoom.toFixed(2)].join(","));
  if (view.lang) query.append("lang", view.lang);
  if (view.theme !== "auto") query.append("theme", view.theme);
  return query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}

/** The query string of a selection and more, for the API; the names in order, so that equal questions have one address. */
export function queryText(...parts: readonly (Query | Readonly<Record<string, string | number>>)[]): string {
  const query = new URLSearchParams();
  for (const part of parts) add(query, "", Object.fromEntries(Object.entries(part).map(([name, value]) => [name, Array.isArray(value) ? value as readonly string[] : [String(value)]])));
  return query.toString();
}

/** The query with one name set to other values, or without it where there are none. */
export function withValues(query: Query, name: string, values: readonly string[]): Query {
  const {[name]: _, ...rest} = query;
  return values.length ? {...rest, [name]: values} : rest;
}

export function without(query: Query, ...names: readonly string[]): Query {
  return Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name)));
}

export function one(query: Query, name: string): string | null {
  return query[name]?.[0] ?? null;
}

function add(query: URLSearchParams, prefix: string, part: Query): void {
  for (const name of Object.keys(part).sort()) for (const value of part[name]!) query.append(prefix + name, value);
}

function member<const T extends string>(values: readonly T[], value: string | null): T | null {
  return values.find((known) => known === value) ?? null;
}

function readAt(text: string | null): View["at"] {
  const [lon, lat, zoom] = (text ?? "").split(",").map(Number);
  return [lon, lat, zoom].every((n) => n !== undefined && Number.isFinite(n)) && text ? {lon: lon!, lat: lat!, zoom: zoom!} : null;
}
