import {stringify} from "yaml";
import type {Simulation} from "./simulate.ts";

/** The mapping by which the rows of a simulation are imported: as the source `simulated`, which says so everywhere, and covers what the scenario covers. */
export function mappingOf({scenario: {name, actors, countries, period, reporting}, seed}: Simulation): string {
  const until = reporting.until !== undefined && reporting.until < period.to ? reporting.until : period.to;
  return `# Written by harmattan simulate beside the rows. Nothing in them happened.\n${stringify({
    source: "simulated",
    title: `Simulated conflict ${name}, seed ${seed}`,
    version: `${name}-seed${seed}`,
    license: "CC0 1.0",
    citation: `harmattan simulate, scenario ${name}, seed ${seed}; nothing in it happened`,
    census: true,
    simulated: true,
    inclusion: "events of a simulation that its rule of reporting let through",
    covers: {from: period.from, to: until, countries: [...countries]},
    perpetrator: ["one-sided"],
    columns: {
      id: "id",
      event_type: {column: "type_of_violence", values: {1: "state-based", 2: "non-state", 3: "one-sided"}},
      civilian_targeting: {column: "type_of_violence", values: {1: "false", 2: "false", 3: "true"}},
      sub_event_type: "tactic",
      conflict: "conflict_name",
      dyad: "dyad_name",
      side_a: "side_a",
      side_a_id: "side_a_new_id",
      side_a_kind: {column: "side_a", values: {[actors.front]: "rebel", [actors.army]: "state", [actors.militia]: "militia"}},
      side_b: "side_b",
      side_b_id: "side_b_new_id",
      side_b_kind: {column: "side_b", values: {[actors.front]: "rebel", [actors.militia]: "militia", Civilians: "civilians"}},
      where_prec: "where_prec",
      place_level: {column: "where_prec", values: {1: "exact", 2: "near", 3: "admin2", 4: "admin1", 5: "line", 6: "country", 7: "sea"}},
      place_name: "where_coordinates",
      adm_1: "adm_1",
      adm_2: "adm_2",
      latitude: "latitude",
      longitude: "longitude",
      priogrid_gid: "priogrid_gid",
      country: "country",
      date_prec: "date_prec",
      date_start: "date_start",
      date_end: "date_end",
      deaths_a: "deaths_a",
      deaths_b: "deaths_b",
      deaths_civilians: "deaths_civilians",
      deaths_unknown: "deaths_unknown",
      low: "low",
      best: "best",
      high: "high",
      code_status: "code_status",
      event_clarity: "event_clarity",
      number_of_sources: "number_of_sources",
      notes: "simulated_by"
    }
  })}`;
}
