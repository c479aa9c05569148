import type {Claim, OtherReading} from "./claim.ts";
import type {PeriodMention} from "./period-days.ts";

/** Other readings of the same words, with the reason. */
export function readingsOf(claim: Omit<Claim, "readings">, period: PeriodMention | null): OtherReading[] {
  const found: OtherReading[] = [];
  if (period?.other != null) found.push({slots: {period: {...period.other.days, text: claim.period.text}}, reason: period.other.reason});
  if (claim.role === "perpetrator" && claim.actors.length > 0 && claim.unit === "deaths") found.push({slots: {role: "involved"}, reason: "deaths in events of the actor, where the records do not say who killed"});
  return found;
}
