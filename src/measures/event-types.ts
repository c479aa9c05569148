import {flag} from "../param.ts";
import {column, measure, sums} from "./measure.ts";
import {tallied, tallySql, type Tally} from "./tally.ts";

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
  query: (scope, params) => tallySql(scope, byType(params)),
  held: (chosen, params) => tallied(chosen, byType(params)),
  chart: {mark: "bar", x: "best", y: "event_type", band: ["low", "high"]},
  method: {cite: "each source's codebook", assumes: [], cautions: ["the kinds of UCDP and ACLED do not map onto each other"]},
  example: ["--actor", "JNIM"]
});

function byType({sub}: {sub: boolean}): Tally {
  const by = sub ? ["event_type", "sub_event_type"] as const : ["event_type"] as const;
  return {by, order: ["-events", ...by]};
}
