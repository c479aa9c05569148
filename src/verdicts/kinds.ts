import type {ClaimMeasure} from "../claims/claim.ts";
import {change} from "./change.ts";
import {counts} from "./counts.ts";
import {firstEvent} from "./first-event.ts";
import {exponentialWords, growth} from "./growth.ts";
import type {Asked, Kind} from "./kind.ts";
import {mechanismOf} from "./mechanism.ts";
import {rank} from "./rank.ts";
import {share} from "./share.ts";
import {singleEvent} from "./single-event.ts";
import {spread} from "./spread.ts";
import {zero} from "./zero.ts";

const byMeasure: Record<ClaimMeasure, Kind> = {events: counts, fatalities: counts, civilian_fatalities: counts, share, change, rank, first_event: firstEvent, spread, other: counts};

/** How a claim is checked, by what it states. */
export function kindOf({claim, stated}: Pick<Asked, "claim" | "stated">): Kind {
  if (claim.measure === "change" && exponentialWords.test(claim.span)) return growth;
  const mechanism = mechanismOf(claim);
  if (mechanism) return mechanism;
  const kind = byMeasure[claim.measure];
  if (kind !== counts) return kind;
  if (stated.rule === "zero") return zero;
  return claim.single_event && claim.measure !== "events" ? singleEvent : counts;
}
