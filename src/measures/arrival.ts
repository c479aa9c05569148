import {keyword} from "../param.ts";
import {column, measure, type ComputeContext} from "./measure.ts";
import {preciseSql} from "./precise.ts";
import type {ResultRow} from "./result.ts";

export const arrival = measure({
  name: "arrival",
  title: "First recorded events",
  about: "The first recorded event in each half-degree cell, first-level unit or country, with how exactly its date and place are known, since when the place is covered, and what might have come before.",
  params: {per: keyword(["cell", "admin1", "country"], "admin1", "kind of unit: PRIO-GRID cell, first-level unit (by the polygon around the place) or country")},
  columns: {
    unit: column("text", "number of the cell, name of the first-level unit, or code of the country"),
    country: column("country", "ISO 3166-1 alpha-3"),
    date: column("date", "first day on which the first event may have happened"),
    date_latest: column("date", "last day on which it may have happened"),
    date_prec: column("number", "precision of the date on the source's own scale"),
    covered_from: column("date", "the unit is covered without a gap from this day on; none where nobody declared that it is covered on the day of the event"),
    next_date: column("date", "first day of the second event; none where there is only one"),
    events: column("count", "recorded events in the unit, the first included"),
    earlier_coarse: column("count", "earlier events in the country whose place is too coarse to tell whether they were in the unit"),
    id: column("text", "the source's identifier of the first event"),
    place_name: column("text", "name of its place"),
    place_level: column("text", "what its place is known to"),
    where_prec: column("number", "precision of the place on the source's own scale"),
    latitude: column("degrees", "of the first event, degrees north"),
    longitude: column("degrees", "of the first event, degrees east")
  },
  study: true,
  census: true,
  actor: false,
  query(scope, {per}) {
    const fine = {
      cell: preciseSql,
      admin1: "p.admin1 IS NOT NULL AND (e.place_level IS NULL OR e.place_level IN ('exact', 'near', 'admin2', 'admin1'))",
      country: "e.country IS NOT NULL"
    }[per];
    const unit = {cell: "CAST(p.gid AS VARCHAR)", admin1: "p.admin1", country: "e.country"}[per];
    // a cell may lie in several countries, a name of a unit may stand in several
    const key = per === "cell" ? "unit" : "unit, country";
    return `WITH e AS (SELECT e.* REPLACE (${per === "admin1" ? "coalesce(p.country, e.country)" : "e.country"} AS country), ${unit} AS unit, p.admin1 AS polygon, coalesce(${fine}, false) AS fine FROM ${scope.events} e LEFT JOIN ${scope.view.places} p ON p.place = e.place),
      ranked AS (SELECT *, row_number() OVER first AS nth, lead(date_start) OVER first AS next_date, count(*) OVER (PARTITION BY ${key}) AS "all" FROM e WHERE fine
        WINDOW first AS (PARTITION BY ${key} ORDER BY date_start, date_end, id)),
      firsts AS (SELECT * FROM ranked WHERE nth = 1),
      coarse AS (SELECT country, CASE WHEN place_level IN ('admin1', 'admin2') THEN polygon END AS polygon, date_start, count(*) AS n FROM e WHERE NOT fine GROUP BY ALL)
      SELECT f.unit, f.country, CAST(f.date_start AS VARCHAR) AS date, CAST(f.date_end AS VARCHAR) AS date_latest, f.date_prec, CAST(f.next_date AS VARCHAR) AS next_date, f."all" AS events,
        coalesce((SELECT sum(n) FROM coarse c WHERE c.country = f.country AND c.date_start < f.date_start AND (c.polygon IS NULL OR f.polygon IS NULL OR c.polygon = f.polygon)), 0) AS earlier_coarse,
        f.id, n.place_name, f.place_level, f.where_prec, f.latitude, f.longitude
      FROM firsts f LEFT JOIN (SELECT id, place_name FROM ${scope.view.events} WHERE id IN (SELECT id FROM firsts)) n ON n.id = f.id ORDER BY f.date_start, f.country NULLS LAST, f.unit`;
  },
  compute: (rows, _, context) => rows.map((row) => ({...row, covered_from: coveredFrom(row, context)})),
  chart: {mark: "map", x: "longitude", y: "latitude"},
  method: {
    cite: "first date per unit; units by PRIO-GRID (Tollefsen, Strand & Buhaug 2012) or by the polygon around the place",
    assumes: ["of several events on the first day, the one that ends first counts, then the one whose id comes first"],
    cautions: ["the first recorded event is not the first event: a source sees what its rule of inclusion lets in", "before covered_from nobody looked", "presence without violence leaves no record"]
  },
  example: ["--actor", "JNIM", "--per", "country"]
});

function coveredFrom({country, date}: ResultRow, {spansOf, from}: ComputeContext): string | null {
  const span = spansOf(country === null ? null : String(country)).find((span) => span.from <= String(date) && span.to >= String(date));
  return span ? from !== null && from > span.from ? from : span.from : null;
}
