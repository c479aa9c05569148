import {actorKindOf} from "../actors/resolve.ts";
import {literalList} from "./sql.ts";
import {column, measure, sums, sumsSql} from "./measure.ts";
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
    const counted = attributes ? `${killed} AND ${scope.actorIsA}` : "civilian_targeting";
    const row = (group: string, quantity: keyof typeof definitions, order: number, from: string, [events, low, best, high, unknown] = ["events", "low", "best", "high", '"unknown"']) => {
      // no event has no dead; events without any known number have no sum
      const deaths = (column: string) => `CASE WHEN coalesce(sum(${events}), 0) = 0 THEN 0 ELSE sum(${column}) END`;
      return `SELECT ${order} AS position, ${group} AS "group", '${quantity}' AS quantity, ${literalList([definitions[quantity]])} AS definition, coalesce(sum(${events}), 0) AS events,
        ${deaths(low)} AS low, ${deaths(best)} AS best, ${deaths(high)} AS high, coalesce(sum(${unknown}), 0) AS "unknown" FROM ${from}`;
    };
    const others = ([["'state forces'", "state", keysOfKind(scope, "state")], ["'militias'", "militia", keysOfKind(scope, "militia", "communal")]] as const).filter(([, , keys]) => keys.length);
    const kinds = others.map(([, kind, keys]) => `SELECT '${kind}' AS kind, unnest([${keys.join(", ")}]) AS actor`).join(" UNION ALL ") || "SELECT NULL AS kind, NULL AS actor WHERE false";
    const quantity = attributes ? "killed_by" : "targeted";
    const rows = [
      row(label, quantity, 0, "own WHERE counted"),
      ...others.map(([group, kind], i) => row(group, quantity, 1 + i, `near WHERE kind_a = '${kind}'${attributes ? "" : ` OR kind_b = '${kind}'`}`)),
      ...attributes ? [row(label, "dead_in_events", 4, "own", ["civilian_events", "civilians", "civilians", "civilians", "civilians_unknown"])] : []
    ];
    // the events are read once for the actor and once for the countries around it
    const dead = "count(*) FILTER (WHERE deaths_civilians > 0 OR deaths_civilians IS NULL) AS civilian_events, sum(deaths_civilians) AS civilians, count(*) - count(deaths_civilians) AS civilians_unknown";
    return `WITH own AS MATERIALIZED (SELECT country, ${counted} AS counted, ${sumsSql}${attributes ? `, ${dead}` : ""} FROM ${events} GROUP BY 1, 2),
      kinds AS MATERIALIZED (${kinds}),
      around AS MATERIALIZED (SELECT country, ka.kind AS kind_a, kb.kind AS kind_b, ${sumsSql} FROM ${surroundings} s LEFT JOIN kinds ka ON ka.actor = s.a LEFT JOIN kinds kb ON kb.actor = s.b
        WHERE ${attributes ? killed : "civilian_targeting"} GROUP BY ALL),
      near AS MATERIALIZED (SELECT * FROM around WHERE country IN (SELECT country FROM own))
      SELECT * EXCLUDE (position) FROM (${rows.join("\n UNION ALL ")}) ORDER BY position`;
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
  const chosen = new Set(scope.actors.flatMap(({keys}) => [...keys].flatMap(([level, some]) => level === "unidentified" ? [] : some)));
  const known = kindsOf(scope.known);
  return scope.known.filter(({key}, i) => !chosen.has(key) && kinds.includes(known[i]!)).map(({key}) => key);
}

/** The kind of each known actor, "" where nobody says it; the list is that of an immutable file, so its kinds are kept. */
function kindsOf(known: Scope["known"]): readonly string[] {
  let kinds = kindCache.get(known);
  if (!kinds) kindCache.set(known, kinds = known.map(({name, source, id, kind}) => kind === null || kind === "organized" ? actorKindOf(name, source, id) ?? "" : kind));
  return kinds;
}

const kindCache = new WeakMap<Scope["known"], readonly string[]>();
