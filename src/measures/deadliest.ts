import {integer} from "../param.ts";
import {atLeast, deadliestOf, namesOf, type Chosen} from "./chosen.ts";
import {column, measure} from "./measure.ts";
import {rowsOf} from "./sql.ts";

export const deadliest = measure({
  name: "deadliest",
  title: "Deadliest events",
  about: "The events with most deaths by best estimate; ties are ordered by date, and the last rank is filled with all its ties.",
  params: {n: integer(10, {min: 1, max: 1000, about: "how many ranks"})},
  columns: {
    rank: column("count", "1 is the deadliest; ties share a rank", {unit: "rank"}),
    id: column("text", "the source's own identifier"),
    date_start: column("date", "first day"),
    date_end: column("date", "last day"),
    country: column("country", "ISO 3166-1 alpha-3"),
    place_name: column("text", "name of the place"),
    event_type: column("text", "kind of violence"),
    side_a: column("text", "first named side"),
    side_b: column("text", "second named side"),
    low: column("deaths", "lowest estimate"),
    best: column("deaths", "best estimate"),
    high: column("deaths", "highest estimate"),
    flags: column("text", "published oddities kept as they are")
  },
  lists: "events",
  census: true,
  actor: false,
  query(scope, {n}) {
    const ranks = scope.bind(n);
    const some = scope.chosen ? scope.view.at(namesOf(scope.chosen, rankedByDeaths(scope.chosen, n)))
      : rowsOf(scope.view, `SELECT file_row_number FROM ${scope.events} WHERE best IN (SELECT best FROM ${scope.events} WHERE best > 0 ORDER BY best DESC LIMIT ${ranks})`);
    return `SELECT top.rank, top.id, CAST(date_start AS VARCHAR) AS date_start, CAST(date_end AS VARCHAR) AS date_end, CAST(country AS VARCHAR) AS country, CAST(place_name AS VARCHAR) AS place_name, CAST(event_type AS VARCHAR) AS event_type, a.name AS side_a, b.name AS side_b, low, best, high, CAST(flags AS VARCHAR) AS flags
      FROM (SELECT *, rank() OVER (ORDER BY best DESC) AS rank FROM ${some} QUALIFY rank <= ${ranks}) top
      LEFT JOIN ${scope.view.actors} a ON a.actor = top.a LEFT JOIN ${scope.view.actors} b ON b.actor = top.b
      ORDER BY rank, top.date_start, top.id`;
  },
  chart: {mark: "bar", x: "best", y: "place_name", band: ["low", "high"]},
  method: {cite: "best estimates as published", assumes: [], cautions: ["an event may sum up several days or places (event_clarity 2)"]},
  example: ["--actor", "JNIM", "--n", "5"]
});

/** The events of the first `n` ranks, with all ties of the last. */
function rankedByDeaths(chosen: Chosen, n: number): Int32Array {
  const last = deadliestOf(chosen, n).at(-1);
  return atLeast(chosen, Math.max(1, last === undefined ? 1 : chosen.held.best[last]!));
}
