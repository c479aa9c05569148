import {none} from "../store/held-events.ts";
import type {Chosen} from "./chosen.ts";
import {column, measure} from "./measure.ts";
import type {ResultRow} from "./result.ts";

export const losses = measure({
  name: "losses",
  title: "Deaths by side",
  about: "Best estimate of deaths by the side of the dead: the two sides, civilians, and dead whose side is unknown. With an actor, its own dead stand apart from those of its opponents.",
  params: {},
  columns: {
    side: column("text", "actor, opponents, side_a, side_b, civilians or unknown"),
    deaths: column("deaths", "best estimate; the source gives no range by side"),
    events: column("count", "events with at least one such death"),
    not_coded: column("count", "events for which the source does not divide the dead")
  },
  census: true,
  actor: false,
  query(scope) {
    const sides = scope.actors.length
      ? [["actor", `CASE WHEN ${scope.actorIsA} THEN deaths_a WHEN ${scope.actorIsB} THEN deaths_b END`], ["opponents", `CASE WHEN ${scope.actorIsA} THEN deaths_b WHEN ${scope.actorIsB} THEN deaths_a END`]]
      : [["side_a", "deaths_a"], ["side_b", "deaths_b"]];
    const parts = [...sides, ["civilians", "deaths_civilians"], ["unknown", "deaths_unknown"]] as const;
    return `WITH e AS (SELECT ${parts.map(([name, sql]) => `${sql} AS "${name!}"`).join(", ")} FROM ${scope.events})
      ${parts.map(([name], i) => `SELECT ${i} AS position, '${name!}' AS side, sum("${name!}") AS deaths, count(*) FILTER (WHERE "${name!}" > 0) AS events, count(*) - count("${name!}") AS not_coded FROM e`).join(" UNION ALL ")}
      ORDER BY position`;
  },
  held: (chosen, _params, {actors, keys}) => lossesHeld(chosen, actors.length ? new Set(keys) : null),
  compute: (rows) => rows.map(({position: _, ...row}) => row),
  chart: {mark: "bar", x: "deaths", y: "side"},
  method: {
    cite: "UCDP codebook: deaths_a + deaths_b + deaths_civilians + deaths_unknown = best",
    assumes: [],
    cautions: ["the dead of a side are counted as parties report them", "an event with the actor on both sides counts its side A"]
  },
  example: ["--actor", "JNIM"]
});

/** The rows of the query; `keys` are the actor's, null where none is asked for. */
function lossesHeld({held, rows}: Chosen, keys: ReadonlySet<number> | null): ResultRow[] {
  const {a, b, deaths_a: ofA, deaths_b: ofB} = held;
  const own = (first: Int32Array, second: Int32Array) => (row: number) => keys!.has(a[row]!) ? first[row]! : keys!.has(b[row]!) ? second[row]! : none;
  const column = (values: Int32Array) => (row: number) => values[row]!;
  const parts: readonly (readonly [string, (row: number) => number])[] = [
    ...keys ? [["actor", own(ofA, ofB)], ["opponents", own(ofB, ofA)]] as const : [["side_a", column(ofA)], ["side_b", column(ofB)]] as const,
    ["civilians", column(held.deaths_civilians)], ["unknown", column(held.deaths_unknown)]
  ];
  return parts.map(([side, deathsOf]) => {
    let [deaths, events, coded] = [0, 0, 0];
    for (let i = 0; i < rows.length; ++i) {
      const dead = deathsOf(rows[i]!);
      if (dead === none) continue;
      ++coded;
      deaths += dead;
      if (dead > 0) ++events;
    }
    return {side, deaths: coded ? deaths : null, events, not_coded: rows.length - coded};
  });
}
