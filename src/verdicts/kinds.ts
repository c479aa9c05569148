import {counts} from "./counts.ts";
import type {Asked, Kind} from "./kind.ts";

/** How a claim is checked, by what it states. */
export function kindOf(_: Asked): Kind {
  return counts;
}
