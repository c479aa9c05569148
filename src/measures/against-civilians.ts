import type {Source} from "../sources/source.ts";
import {literalList} from "./sql.ts";

/** SQL over events: violence against civilians, done by side A where the source defines a perpetrator, else with civilians as the target. */
export function againstCivilians({perpetrator}: Pick<Source, "perpetrator">): string {
  return perpetrator === "all" || !perpetrator.length ? "coalesce(civilian_targeting, false)" : `event_type IN (${literalList(perpetrator)})`;
}
