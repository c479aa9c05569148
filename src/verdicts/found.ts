import {countryName, type Language} from "../geo/country.ts";
import type {ResultRow} from "../measures/result.ts";
import type {Source} from "../sources/source.ts";
import type {VerdictEvent} from "./verdict.ts";

/** A row of the measures events or deadliest as a verdict lists it. */
export function eventOf(row: ResultRow): VerdictEvent {
  const text = (value: unknown) => value === null || value === undefined ? null : String(value);
  const sides = [row.side_a, row.side_b].filter((side) => side !== null && side !== undefined).map(String);
  return {
    id: String(row.id), date_start: String(row.date_start), country: text(row.country), place: text(row.place_name),
    deaths: row.best === null || row.best === undefined ? null : Number(row.best), sides: sides.length ? sides.join(" – ") : null
  };
}

/** Where a row of an event lies and between whom, as a phrase; of a source whose rows may not be passed on, its id alone. */
export function whereOf(row: ResultRow, {restricted}: Pick<Source, "restricted">, language: Language): string {
  if (restricted) return String(row.id);
  const {place, sides} = eventOf(row);
  return [place, row.country === null ? null : countryName(String(row.country), language) ?? String(row.country), sides].filter((one) => one !== null).join(", ");
}
