import {runMeasure} from "../../src/measures/index.ts";
import type {Result} from "../../src/measures/result.ts";
import {asking, fileOf, storeOf} from "../fixture/store.ts";

/** An invented event; what is not said is a battle with one dead at 10 N, 10 E, exactly known. */
export interface OwnEvent {
  day: string;
  end?: string;
  dead?: number | "";
  lat?: number | "";
  lon?: number | "";
  level?: string;
  land?: string;
}

/** Asks a measure of a table of invented events that says it covers the world from 2015 to 2018. */
export async function askOwn(measure: string, events: readonly OwnEvent[], input: Readonly<Record<string, string | readonly string[]>> = {}): Promise<Result> {
  return asking(await ownStore(events), (store) => runMeasure(store, measure, input));
}

/** A store that holds such a table. */
export async function ownStore(events: readonly OwnEvent[]): Promise<string> {
  const rows = events.map(({day, end = day, dead = 1, lat = 10, lon = 10, level = "exact", land = ""}, id) => [String(id).padStart(4, "0"), day, end, dead, lat, lon, level, land].join(","));
  const mapping = fileOf("own.yml", `source: own
title: Own
license: none
citation: none
census: true
covers: {from: 2015-01-01, to: 2018-12-31, countries: world}
columns: {id: id, date_start: day, date_end: end, best: dead, low: dead, high: dead, latitude: lat, longitude: lon, place_level: level, country: land}
constants: {event_type: battle}
`);
  return storeOf([fileOf("own.csv", `id,day,end,dead,lat,lon,level,land\n${rows.join("\n")}\n`), {mapping}]);
}

/** Every number of a result is finite, and every cell a value or null. */
export function numbersAreNumbers({rows}: Result): boolean {
  return rows.every((row) => Object.values(row).every((value) => value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)));
}
