import {column, measure} from "./measure.ts";

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
  compute: (rows) => rows.map(({position: _, ...row}) => row),
  chart: {mark: "bar", x: "deaths", y: "side"},
  method: {
    cite: "UCDP codebook: deaths_a + deaths_b + deaths_civilians + deaths_unknown = best",
    assumes: [],
    cautions: ["the dead of a side are counted as parties report them", "an event with the actor on both sides counts its side A"]
  },
  example: ["--actor", "JNIM"]
});
