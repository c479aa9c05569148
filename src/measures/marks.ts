import {decimal, integer, keyword} from "../param.ts";
import {mostSummed} from "./chosen.ts";
import {marksHeld} from "./marks-held.ts";
import {column, measure, sums, sumsSql} from "./measure.ts";
import {periodKeySql, periodOfKeySql, type PeriodUnit} from "./period.ts";
import type {Scope} from "./scope.ts";
import {spreadDeaths, spreadSumsSql} from "./spread-deaths.ts";

/** As {@link mostSummed}, for events that are summed by place or by small squares, of which there may be as many as events, and by period too, which takes longer. */
const mostPlaced = 100_000;
const mostTimed = 20_000;
const smallSquare = 0.1;

export const marks = measure({
  name: "marks",
  title: "Marks of a map",
  about: "Events and deaths per square of a grid, or per published place, and kind of violence, at once or period by period: what a map draws, small enough for it.",
  params: {
    size: decimal(0.5, {min: 0, max: 360, about: "side of a square in degrees, counted from 90 south and 180 west; 0 for the places as published, 360 for all events as one mark, those without a place too"}),
    by: keyword(["none", "week", "month", "quarter", "year"], "none", "a row for each period in which a mark has events, or none"),
    split: keyword(["type", "none"], "type", "a row for each kind of violence"),
    count: keyword(["start", "spread"], "start", "with periods: all deaths of an event in the period of its start; or evenly over its days (an event still counts once, at its start)"),
    limit: integer(5000, {about: "at most so many marks, those with most deaths; 0 for all"})
  },
  columns: {
    mark: column("number", "number of the mark, from 0 for the one with most deaths"),
    period: column("period", "week, month, quarter or year: 2019-W07, 2019-03, 2019-Q1, 2019", {only: ({by}) => by !== "none"}),
    latitude: column("degrees", "degrees north, mean of the mark's events; none for all events as one"),
    longitude: column("degrees", "degrees east, mean of the mark's events; none for all events as one"),
    event_type: column("text", "kind of violence", {only: ({split}) => split === "type"}),
    ...sums,
    coarse: column("count", "of the mark's events, over all periods and kinds, those whose place is known only to a district, a region or a country; none for all events as one")
  },
  census: false,
  actor: false,
  query(scope, {size, by, split, count, limit}) {
    const unit = by === "none" ? null : by;
    const kind = split === "type" ? ["event_type"] : [];
    if (size === 360) return world(scope, unit, kind, count);
    const cell = (degrees: string, from: number) => `CAST(floor((${degrees} + ${from}) / ${scope.bind(size)}) AS INTEGER)`;
    const keys = size ? ["x", "y"] : ["place"];
    const key = size ? `${cell("longitude", 180)} AS x, ${cell("latitude", 90)} AS y` : "place";
    const shown = [...keys, ...kind];
    const kinds = kind.map((name) => `${name}, `).join("");
    return `WITH parts AS MATERIALIZED (SELECT ${key}, ${kinds}sum(${micro("latitude")}) AS latitudes, sum(${micro("longitude")}) AS longitudes, count(*) FILTER (WHERE coarse) AS coarse,
        count(*) AS events, sum(low)::DOUBLE AS low, sum(best)::DOUBLE AS best, sum(high)::DOUBLE AS high, count(*) - count(best) AS "unknown" FROM ${scope.events} WHERE place IS NOT NULL GROUP BY ALL),
      marks AS MATERIALIZED (SELECT ${keys.join(", ")}, row_number() OVER (ORDER BY sum(best) DESC NULLS LAST, sum(events) DESC, ${keys.join(", ")}) - 1 AS mark,
        ${mean("latitudes")} AS latitude, ${mean("longitudes")} AS longitude, sum(coarse) AS coarse FROM parts GROUP BY ${keys.join(", ")} ${limit ? `QUALIFY mark < ${scope.bind(limit)}` : ""}),
      summed AS (${unit ? timed(unit) : `SELECT ${shown.join(", ")}, events, low, best, high, "unknown" FROM parts`})
      SELECT mark, ${unit ? "period, " : ""}latitude, longitude, ${kinds}events, low, best, high, "unknown", coarse
      FROM summed JOIN marks USING (${keys.join(", ")}) ORDER BY mark${unit ? ", period" : ""}${kind.map((name) => `, ${name}`).join("")}`;

    function timed(unit: Exclude<typeof by, "none">): string {
      const placed = `(SELECT ${key}, event_type, date_start, date_end, low, best, high FROM ${scope.events} WHERE place IS NOT NULL)`;
      const within = limit ? `(SELECT * FROM ${placed} SEMI JOIN marks USING (${keys.join(", ")}))` : placed;
      if (count === "spread") return `SELECT period, ${shown.join(", ")}, ${spreadSumsSql} FROM ${spreadDeaths(within, unit, shown)} GROUP BY ALL`;
      return `SELECT ${periodOfKeySql(unit, "key")} AS period, * EXCLUDE (key) FROM (SELECT ${periodKeySql(unit, "date_start")} AS key, ${shown.join(", ")}, ${sumsSql} FROM ${within} GROUP BY ALL)`;
    }
  },
  held(chosen, {size, by, split, count, limit}) {
    const unit = by === "none" ? null : by;
    const most = size === 360 ? mostSummed : unit ? mostTimed : size < smallSquare ? mostPlaced : Infinity;
    if (unit && count === "spread" || chosen.rows.length > most) return null;
    return marksHeld(chosen, {size, unit, split: split === "type", limit});
  },
  // squares are few, and to sum many events by them takes a third of what the engine takes
  mostHeld: Infinity,
  chart: {mark: "map", x: "longitude", y: "latitude"},
  method: {
    cite: "coordinates as published; squares as PRIO-GRID's, of any size",
    assumes: ["without --count spread, an event belongs to the period in which it started"],
    cautions: ["a square is where events are drawn, not how far violence reached", "a point known only to a district or region stands at a representative place: coarse tells how many such events a mark has"]
  },
  example: ["--actor", "JNIM", "--size", "1", "--precision", "2"]
});

/** Millionths of a degree, whole so that their sum does not hang on the order in which events are read. */
function micro(degrees: string): string {
  return `CAST(round(${degrees} * 1000000) AS BIGINT)`;
}

function mean(sums: string): string {
  return `round(CAST(sum(${sums}) AS DOUBLE) / CAST(sum(events) AS DOUBLE)) / 1000000`;
}

/** All events as one mark, which needs no place: the axis of time and the sums of a page. */
function world({events}: Scope, unit: PeriodUnit | "week" | null, kind: readonly string[], count: "start" | "spread"): string {
  const kinds = kind.map((name) => `${name}, `).join("");
  const summed = !unit ? `SELECT ${kinds}${sumsSql} FROM ${events} GROUP BY ALL HAVING count(*) > 0`
    : count === "spread" ? `SELECT period, ${kinds}${spreadSumsSql} FROM ${spreadDeaths(events, unit, kind)} GROUP BY ALL`
    : `SELECT ${periodOfKeySql(unit, "key")} AS period, * EXCLUDE (key) FROM (SELECT ${periodKeySql(unit, "date_start")} AS key, ${kinds}${sumsSql} FROM ${events} GROUP BY ALL)`;
  return `SELECT 0 AS mark, ${unit ? "period, " : ""}CAST(NULL AS DOUBLE) AS latitude, CAST(NULL AS DOUBLE) AS longitude, ${kinds}events, low, best, high, "unknown", CAST(NULL AS BIGINT) AS coarse FROM (${summed}) ORDER BY ALL`;
}
