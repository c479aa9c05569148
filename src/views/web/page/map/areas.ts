import type {Feature, FeatureCollection, Geometry} from "geojson";
import type {Earth} from "../../../../geo/earth.ts";
import {cellPolygon} from "../../../../geo/grid.ts";
import {figureWords, numbers} from "../../../../figures/index.ts";
import type {MeasureInfo, Result} from "../registry.ts";
import type {Lang} from "../view.ts";
import type {Ground} from "./style.ts";

/** One hue from light to dark on the light ground, from dark to light on the dark one. */
export const amountColors: Readonly<Record<Ground, readonly string[]>> = {
  light: ["#f0e4eb", "#d9b9cc", "#b87fa3", "#8d4a77", "#5a2149"],
  dark: ["#43303d", "#6b4560", "#96608a", "#c48ab5", "#efc6e2"]
};

export interface Shaded {
  features: FeatureCollection<Geometry, {color: string; text: string; radius: number; near?: string; admin1?: string}>;
  /** What the tint stands for. */
  label: string;
  steps: {color: string; text: string}[];
}

interface Place {
  geometry: Geometry;
  value: number | null;
  text: string[];
  near?: string;
  admin1?: string;
}

/** Cells of PRIO-GRID by deaths, or events where no deaths are known, from marks of half a degree. */
export function cellFeatures(result: Result, ground: Ground, lang: Lang): Shaded {
  const w = figureWords(lang);
  const n = numbers(lang);
  const census = result.coverage.census;
  const places = result.rows.map((row): Place => {
    const [west, south] = [Math.floor(Number(row["longitude"]) * 2) / 2, Math.floor(Number(row["latitude"]) * 2) / 2];
    const gid = Math.floor((south + 90) * 2) * 720 + Math.floor((west + 180) * 2) + 1;
    const [events, best] = [Number(row["events"]), row["best"] as number | null];
    return {
      geometry: cellPolygon(gid), value: census ? best : events, near: [west, south, west + 0.5, south + 0.5].join(","),
      text: [`PRIO-GRID ${gid}`, w.countEvents(n.count(events), events === 1), ...best === null ? [] : [w.countDeaths(n.deaths({low: row["low"] as number, best, high: row["high"] as number}), best === 1)]]
    };
  });
  return shade(places, {label: census ? w.deathsAxis : w.eventsAxis, ground, format: n.count, type: "count"});
}

/**
 * The answer of any measure whose rows have places: a first-level unit by name and country, a numbered cell, a country, or a point. What is tinted is the
 * measure's own length, a first date, a share, or deaths; of rows by period the last counts.
 */
export function measureFeatures(result: Result, measure: MeasureInfo, earth: Earth | null, ground: Ground, lang: Lang): Shaded {
  const n = numbers(lang);
  const column = valueColumn(result, measure);
  const {type = "count"} = column ? result.columns[column] ?? {} : {};
  const units = new Map(earth?.admin1().features.map((unit) => [`${unit.properties.iso3} ${unit.properties.name}`, unit.geometry]));
  const countries = new Map(earth?.countries().features.map((country) => [country.properties.iso3, country.geometry]));
  const last = new Map<string, Place>();
  for (const row of result.rows) {
    const name = text(row["unit"] ?? row["admin1"]);
    const country = text(row["country"]);
    const geometry = geometryOf(row, name, country);
    if (!geometry) continue;
    const raw = column ? row[column] ?? null : null;
    const value = raw === null ? null : typeof raw === "number" ? raw : Date.parse(String(raw));
    const admin1 = name && units.has(`${country} ${name}`) ? name : null;
    const title = [name && /^\d+$/.test(name) ? `PRIO-GRID ${name}` : name ?? text(row["place_name"]), country ? n.country(country) : null].filter(Boolean).join(", ");
    last.set(JSON.stringify(geometry.type === "Point" ? geometry.coordinates : [name, country]), {geometry, value: value === null || Number.isNaN(value) ? null : value, ...admin1 ? {admin1} : {}, text: [title, ...factsOf(row, result, lang)]});
  }
  const words = figureWords(lang).columns;
  return shade([...last.values()], {label: column ? words[column] ?? result.columns[column]!.about : measure.title, ground, type, format: (value) => type === "date" ? n.date(new Date(value).toISOString().slice(0, 10)) : type === "share" ? n.percent(value) : n.significant(value)});

  function geometryOf(row: Result["rows"][number], name: string | null, country: string | null): Geometry | null {
    if (name !== null && country !== null && units.has(`${country} ${name}`)) return units.get(`${country} ${name}`)!;
    if (name !== null && /^\d+$/.test(name)) return cellPolygon(Number(name));
    if (typeof row["longitude"] === "number" && typeof row["latitude"] === "number") return {type: "Point", coordinates: [row["longitude"], row["latitude"]]};
    return name === null && country !== null ? countries.get(country) ?? null : null;
  }
}

/** The column that the tint stands for. */
function valueColumn({columns, rows}: Result, {chart}: MeasureInfo): string | null {
  const usable = (name: string) => name in columns && ["count", "deaths", "share", "number", "date", "km"].includes(columns[name]!.type) && rows.some((row) => row[name] !== null);
  const own = [chart.y, chart.x].filter((name) => columns[name]?.type !== "degrees");
  return [...own, "date", ...Object.keys(columns).filter((name) => columns[name]!.type === "share"), "best", "events"].find(usable) ?? null;
}

/** The columns that a reader may see on hovering, the first eight that say something. */
function factsOf(row: Result["rows"][number], {columns}: Result, lang: Lang): string[] {
  const n = numbers(lang);
  const words = figureWords(lang);
  return Object.entries(columns).filter(([name, {type}]) => row[name] !== null && type !== "degrees" && !["unit", "admin1", "country", "place_name"].includes(name)).slice(0, 8).map(([name, {type}]) => {
    const value = row[name]!;
    const told = typeof value === "number" ? (type === "share" ? n.percent(value) : n.significant(value)) : type === "date" ? n.date(String(value)) : type === "period" ? n.period(String(value)) : words.values[String(value)] ?? String(value);
    return `${words.columns[name] ?? name.replaceAll("_", " ")}${words.colon}${told}`;
  });
}

/** Up to five classes of equal count, their bounds among the values. */
function shade(places: readonly Place[], {label, ground, format, type}: {label: string; ground: Ground; format(value: number): string; type: string}): Shaded {
  const values = places.map(({value}) => value).filter((value) => value !== null).sort((a, b) => a - b);
  const bounds = [...new Set([0, 0.2, 0.4, 0.6, 0.8].map((share) => values[Math.floor(share * values.length)]!))].filter((value) => value !== undefined);
  // an early date is dark: it has lasted longest
  const palette = type === "date" ? amountColors[ground].toReversed() : amountColors[ground];
  const colors = bounds.map((_, i) => palette[bounds.length === 1 ? 2 : Math.round(i * 4 / (bounds.length - 1))]!);
  const blank = ground === "dark" ? "#3a3a3a" : "#e4e1da";
  const colorOf = (value: number | null) => value === null ? blank : colors[bounds.findLastIndex((bound) => value >= bound)] ?? blank;
  const most = values.at(-1) ?? 1;
  return {
    label,
    steps: bounds.map((bound, i) => ({color: colors[i]!, text: `${format(bound)}${i + 1 < bounds.length ? "" : bound === most ? "" : ` – ${format(most)}`}`})),
    features: {type: "FeatureCollection", features: places.map(({geometry, value, text, near, admin1}): Feature<Geometry, Shaded["features"]["features"][number]["properties"]> => ({
      type: "Feature", geometry, properties: {color: colorOf(value), text: JSON.stringify(text), radius: type === "date" || value === null ? 6 : 4 + 14 * Math.sqrt(Math.max(0, value) / Math.max(1, most)), ...near ? {near} : {}, ...admin1 ? {admin1} : {}}
    }))}
  };
}

function text(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
