import type {FeatureCollection, Geometry} from "geojson";
import type {Earth} from "../../../../geo/earth.ts";
import {cellPolygon} from "../../../../geo/grid.ts";
import {figureWords, numbers} from "../../../../figures/index.ts";
import type {MeasureInfo, Result} from "../registry.ts";
import type {Lang} from "../view.ts";
import type {Words} from "../words.ts";
import {quantileSteps, stepColors, stepOf, type StepScale} from "./step-scale.ts";

/** Places that are tinted; `step` is the number of a feature's class, -1 where it has no value. */
export interface Shaded {
  features: FeatureCollection<Geometry, {step: number; text: string; radius: number; near?: string; admin1?: string}>;
  scale: StepScale;
}

interface Place {
  geometry: Geometry;
  value: number | null;
  text: string[];
  near?: string;
  admin1?: string;
}

/** Cells of PRIO-GRID by deaths, or events where no deaths are known, from marks of half a degree. */
export function cellFeatures(result: Result, words: Words): Shaded {
  const w = figureWords(words.lang);
  const n = numbers(words.lang);
  const census = result.coverage.census;
  const places = result.rows.map((row): Place => {
    const {gid, west, south} = cellAt(Number(row["longitude"]), Number(row["latitude"]));
    const [events, best] = [Number(row["events"]), row["best"] as number | null];
    return {
      geometry: cellPolygon(gid), value: census ? best : events, near: [west, south, west + 0.5, south + 0.5].join(","),
      text: [`PRIO-GRID ${gid}`, w.countEvents(n.count(events), events === 1), ...best === null ? [] : [w.countDeaths(n.deaths({low: row["low"] as number, best, high: row["high"] as number}), best === 1)]]
    };
  });
  return shade(places, {label: census ? w.deathsAxis : w.eventsAxis, note: words.layers.cellsNote, format: n.count, type: "count"});
}

/** The cell of PRIO-GRID around a point; `west` and `south` are its edges. */
export function cellAt(longitude: number, latitude: number): {gid: number; west: number; south: number} {
  const [west, south] = [Math.floor(longitude * 2) / 2, Math.floor(latitude * 2) / 2];
  return {gid: Math.floor((south + 90) * 2) * 720 + Math.floor((west + 180) * 2) + 1, west, south};
}

/**
 * The answer of any measure whose rows have places: a first-level unit by name and country, a numbered cell, a country, or a point. What is tinted is the
 * measure's own length, a first date, a share, or deaths; of rows by period the last counts.
 */
export function measureFeatures(result: Result, measure: MeasureInfo, earth: Earth | null, w: Words): Shaded {
  const {lang} = w;
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
  return shade([...last.values()], {label: column ? words[column] ?? result.columns[column]!.about : measure.title, note: w.layers.measureNote, type, format: (value) => type === "date" ? n.date(new Date(value).toISOString().slice(0, 10)) : type === "share" ? n.percent(value) : n.significant(value)});

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
function shade(places: readonly Place[], {label, note, format, type}: {label: string; note: string; format(value: number): string; type: string}): Shaded {
  const values = Float64Array.from(places.flatMap(({value}) => value ?? []));
  const from = quantileSteps(values);
  const most = values.reduce((top, value) => Math.max(top, value), -Infinity);
  return {
    // an early date is dark: it has lasted longest
    scale: {label, note, from, colors: stepColors(from.length, type === "date"), text: from.map((bound, i) => `${format(bound)}${i + 1 < from.length || bound === most ? "" : ` – ${format(most)}`}`)},
    features: {type: "FeatureCollection", features: places.map(({geometry, value, text, near, admin1}): Shaded["features"]["features"][number] => ({
      type: "Feature", geometry, properties: {step: stepOf(from, value), text: JSON.stringify(text), radius: type === "date" || value === null ? 6 : 4 + 14 * Math.sqrt(Math.max(0, value) / Math.max(1, most)), ...near ? {near} : {}, ...admin1 ? {admin1} : {}}
    }))}
  };
}

function text(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
