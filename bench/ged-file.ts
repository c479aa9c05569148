import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {gid} from "../src/geo/grid.ts";
import {RecordSplitter} from "../src/sources/delimited.ts";
import {ucdpGed} from "../src/sources/ucdp-ged.ts";
import {writeCsv} from "./csv-file.ts";
import {Random} from "./random.ts";
import {inventedName, Vocabulary} from "./vocabulary.ts";

export interface GedFile {
  file: string;
  rows: number;
  /** Distinct places to spread the rows over. */
  places: number;
  seed: number;
  /** Each place once, in order, so that a small file makes all places known. */
  eachPlaceOnce?: boolean;
}

/**
 * Writes a file in the form of a yearly GED release: rows of the Candidate files in `data` (or, without them, of an invented one) with ids, days,
 * places and texts of their own.
 */
export async function writeGed({file, rows, places, seed, eachPlaceOnce = false}: GedFile, data: string): Promise<number> {
  return writeCsv(file, columns, function* () {
    const random = new Random(seed);
    const templates = candidateRows(data) ?? inventedRows(random);
    const words = Vocabulary.of(templates.map((row) => row.source_headline!));
    // places do not depend on the file's own seed: releases share them
    const points = pointsAround(templates, places);
    for (let i = 0; i < rows; i++) {
      const at = eachPlaceOnce ? i % places : random.below(places);
      yield gedRow(templates[at % templates.length]!, points[at]!, i, random, words);
    }
  });
}

/** Whether the rows are made from the real Candidate files. */
export function hasCandidates(data: string): boolean {
  return candidateFiles(data).every((path) => existsSync(path));
}

const columns = ucdpGed.standardOrder!;
type Template = Record<(typeof columns)[number], string>;
interface Point {
  latitude: number;
  longitude: number;
}

function candidateFiles(data: string): string[] {
  return ["GEDEvent_v26_0_1.csv", "GEDEvent_v26_0_4.csv"].map((name) => join(data, "ucdp", name));
}

function candidateRows(data: string): Template[] | null {
  if (!hasCandidates(data)) return null;
  return candidateFiles(data).flatMap((path) => {
    const splitter = new RecordSplitter(",");
    const [header, ...records] = [...splitter.push(readFileSync(path, "utf8").replace(/^\ufeff/, "")), ...splitter.end()].map(({fields}) => fields);
    return records.map((record) => Object.fromEntries(header!.map((name, i) => [name, record[i] ?? ""])) as Template);
  });
}

/** Degrees within which the variants of a place lie around it. */
const spread = 0.35;

function pointsAround(templates: readonly Template[], places: number): Point[] {
  const random = new Random(6716);
  return Array.from({length: places}, (_, i) => {
    const {latitude, longitude} = templates[i % templates.length]!;
    const near = (degrees: string, limit: number) => Number(Math.max(-limit, Math.min(limit, Number(degrees) + (random.next() - 0.5) * 2 * spread)).toFixed(6));
    return {latitude: near(latitude!, 89), longitude: near(longitude!, 179.9)};
  });
}

const dayMs = 86_400_000;
const firstDay = Date.UTC(1989, 0, 1);
const days = (Date.UTC(2025, 11, 31) - firstDay) / dayMs;

function gedRow(template: Template, {latitude, longitude}: Point, i: number, random: Random, words: Vocabulary): (string | number)[] {
  const start = random.below(days);
  const length = (Date.parse(template.date_end!.slice(0, 10)) - Date.parse(template.date_start!.slice(0, 10))) / dayMs;
  const end = Math.min(days, start + Math.max(0, length || 0));
  const day = (n: number) => new Date(firstDay + n * dayMs).toISOString().slice(0, 10);
  const year = day(start).slice(0, 4);
  const offices = template.source_office!.split(";");
  const headlines = template.source_headline!.split(";").map((headline) => words.text(random, headline.split(" ").length));
  const dates = headlines.map(() => day(Math.min(days, end + random.below(20))));
  const own: Partial<Template> = {
    id: String(100_001 + i), relid: template.relid!.replace(/^(\w+)-\d+-.*$/, `$1-${year}-${template.type_of_violence}-${template.dyad_new_id}-${i}`), year, code_status: "Clear",
    latitude: latitude.toFixed(6), longitude: longitude.toFixed(6), geom_wkt: `POINT (${longitude} ${latitude})`, priogrid_gid: String(gid(latitude, longitude)),
    date_start: `${day(start)} 00:00:00.000`, date_end: `${day(end)} 00:00:00.000`,
    source_headline: headlines.join(";"), source_date: dates.join(";"),
    source_article: headlines.map((headline, n) => `"${offices[n % offices.length]!},${dates[n]!},${headline}"`).join(";"),
    source_original: template.source_original === "" ? "" : words.text(random, template.source_original!.split(" ").length),
    where_description: template.where_description === "" ? "" : words.text(random, template.where_description!.split(" ").length)
  };
  return columns.map((name) => own[name] ?? template[name]!);
}

/** Countries of the invented rows: name, Gleditsch-Ward number, and a box of degrees on its land. */
const countries = [
  ["Mali", 432, 13, 17, -5, -1], ["Burkina Faso", 439, 11, 14, -3, 0.5], ["Niger", 436, 13.5, 17, 2, 9], ["Nigeria", 475, 7, 12.5, 5, 12], ["Benin", 434, 9, 11.5, 2, 2.9],
  ["Togo", 461, 7, 10.5, 0.9, 1.4], ["Ivory Coast", 437, 6, 9.5, -7, -4], ["Ghana", 452, 6.5, 10.5, -2, 0]
] as const;

/** As many rows as two Candidate files hold, for a clone without them: JNIM is in every twentieth, so that there is a report to write. */
function inventedRows(random: Random): Template[] {
  const words = Vocabulary.invented(random, 6_000);
  const groups = Array.from({length: 300}, (_, i) => ({id: String(20_000 + i), name: `${inventedName(random)} ${random.pick(["Front", "Movement", "Army", "Union"])}`}));
  return Array.from({length: 3_400}, (_, i): Template => {
    const [country, number, south, north, west, east] = random.pick(countries);
    const group = i % 20 === 0 ? {id: "6716", name: "JNIM"} : groups[random.skewed(groups.length)]!;
    const type = 1 + random.below(3);
    const other = type === 1 ? {id: String(number), name: `Government of ${country}`} : type === 3 ? {id: "9999", name: "Civilians"} : random.pick(groups);
    const [a, b] = type === 1 ? [other, group] : [group, other];
    const [deathsA, deathsB, civilians, unknown] = [random.skewed(6), random.skewed(8), random.skewed(10), random.skewed(4)] as const;
    const best = deathsA + deathsB + civilians + unknown;
    const precision = 1 + random.skewed(6);
    const sources = 1 + random.skewed(5);
    const many = (make: () => string) => Array.from({length: sources}, make).join(";");
    const place = inventedName(random);
    const values: Record<string, string | number> = {
      id: i, relid: `${country.slice(0, 3).toUpperCase()}-2025-${type}-${i}-0`, year: 2025, active_year: "true", code_status: "Clear", type_of_violence: type, conflict_dset_id: number, conflict_new_id: number,
      conflict_name: `${country}: ${type === 1 ? "Government" : b.name}`, dyad_dset_id: i, dyad_new_id: i, dyad_name: `${a.name} - ${b.name}`, side_a_dset_id: a.id, side_a_new_id: a.id, side_a: a.name,
      side_b_dset_id: b.id, side_b_new_id: b.id, side_b: b.name, number_of_sources: sources, source_office: many(() => inventedName(random)), source_headline: many(() => words.text(random, 12)),
      source_original: random.next() < 0.5 ? "" : words.text(random, 5), where_prec: precision, where_coordinates: `${place} town`, where_description: words.text(random, 4), adm_1: `${inventedName(random)} region`,
      adm_2: `${inventedName(random)} district`, latitude: south + random.next() * (north - south), longitude: west + random.next() * (east - west), country, country_id: number, region: "Africa",
      event_clarity: 1 + random.below(2), date_prec: 1 + random.skewed(5), date_start: "2025-01-01 00:00:00.000", date_end: `2025-01-0${1 + random.skewed(8)} 00:00:00.000`,
      deaths_a: deathsA, deaths_b: deathsB, deaths_civilians: civilians, deaths_unknown: unknown, best, high: best + random.skewed(9), low: Math.max(0, best - random.skewed(4)),
      gwnoa: type === 1 ? number : "", gwnob: ""
    };
    return Object.fromEntries(columns.map((name) => [name, String(values[name] ?? "")])) as Template;
  });
}
