import {actorKindOf} from "../actors/resolve.ts";
import {literalList} from "./sql.ts";
import {column, measure, sums} from "./measure.ts";
import type {Scope} from "./scope.ts";

export const civilians = measure({
  name: "civilians",
  title: "Civilians killed",
  about: "Civilian deaths under separate definitions: killed by the actor (one-sided violence with the actor as side A), civilian dead in all events that involve it (strikes of armies too), and, where a source says only that civilians were the target, deaths in those events. State forces and militias of the same countries stand beside.",
  params: {},
  columns: {
    group: column("text", "the actor, state forces, or militias"),
    quantity: column("text", "killed_by, dead_in_events or targeted"),
    definition: column("text", "what is counted"),
    ...sums
  },
  census: true,
  actor: true,
  query(scope) {
    const {events, surroundings, view} = scope;
    const label = scope.bind(scope.actors.map(({label: name}) => name).join(", "));
    const killed = view.source.perpetrator === "all" ? "civilian_targeting" : `event_type IN (${literalList(view.source.perpetrator)})`;
    const attributes = view.source.perpetrator === "all" || view.source.perpetrator.length > 0;
    const near = `(SELECT * FROM ${surroundings} WHERE country IN (SELECT DISTINCT country FROM ${events}))`;
    const row = (group: string, quantity: keyof typeof definitions, order: number, from: string, where: string, deaths = ["low", "best", "high"] as const) =>
      `SELECT ${order} AS position, ${group} AS "group", '${quantity}' AS quantity, ${literalList([definitions[quantity]])} AS definition, count(*) AS events,
        coalesce(sum(${deaths[0]}), 0) AS low, coalesce(sum(${deaths[1]}), 0) AS best, coalesce(sum(${deaths[2]}), 0) AS high, count(*) - count(${deaths[1]}) AS "unknown" FROM ${from} WHERE ${where}`;
    const kinds = {state: keysOfKind(scope, "state"), militia: keysOfKind(scope, "militia", "communal")};
    const others = ([["'state forces'", kinds.state], ["'militias'", kinds.militia]] as const).filter(([, keys]) => keys.length);
    const rows = attributes
      ? [
        row(label, "killed_by", 0, events, `${killed} AND ${scope.actorIsA}`),
        ...others.map(([group, keys], i) => row(group, "killed_by", 1 + i, near, `${killed} AND a IN (${keys.join(", ")})`)),
        row(label, "dead_in_events", 4, `(SELECT *, deaths_civilians AS civilian FROM ${events})`, "civilian > 0 OR civilian IS NULL", ["civilian", "civilian", "civilian"] as never)
      ]
      : [
        row(label, "targeted", 0, events, "civilian_targeting"),
        ...others.map(([group, keys], i) => row(group, "targeted", 1 + i, near, `civilian_targeting AND (a IN (${keys.join(", ")}) OR b IN (${keys.join(", ")}))`))
      ];
    return `SELECT * EXCLUDE (position) FROM (${rows.join("\n UNION ALL ")}) ORDER BY position`;
  },
  chart: {mark: "bar", x: "best", y: "group", band: ["low", "high"]},
  method: {
    cite: "UCDP codebook: one-sided violence, side A kills civilians (Eck & Hultman 2007); ACLED codebook: civilian targeting",
    assumes: ["state forces and militias are compared in the countries where events of the actor are recorded"],
    cautions: ["dead_in_events counts civilians killed by anyone in those events", "targeted leaves out bystanders of battles"]
  },
  example: ["--actor", "JNIM"]
});

const definitions = {
  killed_by: "deaths in one-sided violence with the group as side A, which the source defines as the perpetrator",
  dead_in_events: "civilian dead in all events that involve the actor, whoever killed them; one number, no range",
  targeted: "deaths in events that target civilians and have the group as a side; bystanders of battles are missing"
} as const;

/** Keys of the source's actors of some kinds, as the source says or, where it does not, the alias table. */
function keysOfKind(scope: Scope, ...kinds: string[]): number[] {
  const chosen = new Set(scope.actors.flatMap(({keys}) => [...keys.values()].flat()));
  return scope.known.filter(({key, name, source, id, kind}) => {
    if (chosen.has(key)) return false;
    const known = actorKindOf(name, source, id);
    return kinds.includes(kind === null || kind === "organized" ? known ?? "" : kind);
  }).map(({key}) => key);
}
