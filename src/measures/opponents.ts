import {column, measure, sums, sumsSql} from "./measure.ts";

export const opponents = measure({
  name: "opponents",
  title: "Opponents",
  about: "Events and deaths per opponent of the actor, as the source names the other side of the dyad; Civilians where violence is one-sided.",
  params: {},
  columns: {opponent: column("text", "the other side, as the source names it"), ...sums},
  census: true,
  actor: true,
  // summed by key before names are joined, and again by name, since a name can have several keys
  query: (scope) => `SELECT coalesce(other.name, 'not named') AS opponent, sum(events) AS events, sum(low) AS low, sum(best) AS best, sum(high) AS high, sum("unknown") AS "unknown"
    FROM (SELECT CASE WHEN ${scope.actorIsA} THEN b ELSE a END AS other, ${sumsSql} FROM ${scope.events} GROUP BY 1) e LEFT JOIN ${scope.view.actors} other ON other.actor = e.other
    GROUP BY 1 ORDER BY best DESC NULLS LAST, events DESC, opponent`,
  chart: {mark: "bar", x: "best", y: "opponent", band: ["low", "high"]},
  method: {cite: "UCDP dyads", assumes: [], cautions: ["deaths are those of all sides of the dyad's events"]},
  example: ["--actor", "JNIM"]
});
