import {flag} from "../param.ts";
import {column, measure, sums, sumsSql} from "./measure.ts";

export const types = measure({
  name: "types",
  title: "Kinds of violence",
  about: "Events and deaths per kind of violence, in the source's own kinds.",
  params: {sub: flag("by the source's finer kinds")},
  columns: {
    event_type: column("text", "kind of violence"),
    sub_event_type: column("text", "the source's finer kind", {only: ({sub}) => sub === true}),
    ...sums
  },
  census: true,
  actor: false,
  query: (scope, {sub}) => `SELECT event_type${sub ? ", sub_event_type" : ""}, ${sumsSql} FROM ${scope.events} GROUP BY ALL ORDER BY events DESC, event_type`,
  chart: {mark: "bar", x: "best", y: "event_type", band: ["low", "high"]},
  method: {cite: "each source's codebook", assumes: [], cautions: ["the kinds of UCDP and ACLED do not map onto each other"]},
  example: ["--actor", "JNIM"]
});
