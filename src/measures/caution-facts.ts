import {none} from "../store/held-events.ts";
import type {Chosen} from "./chosen.ts";
import {openScope, type Scope} from "./scope.ts";

/** Numbers of a selection that decide which cautions it needs. */
export interface CautionFacts {
  events: number;
  /** Sum of the best estimates. */
  best: number;
  /** Events without one. */
  unknown: number;
  /** Without coordinates. */
  unplaced: number;
  /** Known only to a district or less. */
  coarse: number;
  /** Deaths in events that run into another month. */
  crossing: number;
  /** Flagged as such. */
  inverted: number;
  outside: number;
  /** From provisional releases; of those, with a best estimate of 0, and under review. */
  provisional: number;
  zero: number;
  not_clear: number;
}

/** What a result has that some cautions are about; the rest is not counted, and stays 0. */
export interface CautionNeeds {
  /** Periods or ends of time. */
  dated: boolean;
  placed: boolean;
  /** Counts of events at places. */
  mapped: boolean;
  /** Places of the provisional releases in the view. */
  provisional: readonly number[];
}

/** `fresh` counts again what was counted of the same selection before. */
export async function cautionFacts({chosen, view, selection}: Scope, needs: CautionNeeds, fresh: boolean): Promise<CautionFacts> {
  if (chosen) return factsHeld(chosen, needs);
  // a scope of its own, since each binds its own values
  const scope = await openScope(view, selection);
  const [row = {}] = await (fresh ? scope.all : scope.remembered)(factsSql(scope, needs));
  const n = (name: keyof CautionFacts) => Number(row[name] ?? 0);
  return {
    events: n("events"), best: n("best"), unknown: n("unknown"), unplaced: n("unplaced"), coarse: n("coarse"), crossing: n("crossing"), inverted: n("inverted"), outside: n("outside"),
    provisional: n("provisional"), zero: n("zero"), not_clear: n("not_clear")
  };
}

/** One pass of the engine over the selection. */
function factsSql({events}: Scope, {dated, placed, mapped, provisional}: CautionNeeds): string {
  const isProvisional = provisional.length ? `release IN (${provisional.join(", ")})` : "false";
  // first by the flags, so that a text is looked at once and not once for each event
  const counted = `SELECT flags, ${provisional.length ? "release, " : ""}count(*) AS n, sum(best) AS best, count(*) - count(best) AS missing, ${mapped ? "count(*) FILTER (WHERE latitude IS NULL)" : "0"} AS unplaced,
    ${placed ? "count(*) FILTER (WHERE coarse)" : "0"} AS coarse, ${dated ? "sum(best) FILTER (WHERE crosses_month)" : "0"} AS crossing, ${provisional.length ? "count(*) FILTER (WHERE best = 0)" : "0"} AS zero
    FROM ${events} GROUP BY ALL`;
  return `SELECT sum(n) AS events, sum(best) AS best, sum(missing) AS unknown, sum(unplaced) AS unplaced, sum(coarse) AS coarse, sum(crossing) AS crossing,
    sum(n) FILTER (WHERE contains(flags, 'range_inverted')) AS inverted,
    sum(n) FILTER (WHERE contains(flags, 'outside_country')) AS outside,
    sum(n) FILTER (WHERE ${isProvisional}) AS provisional,
    sum(zero) FILTER (WHERE ${isProvisional}) AS zero,
    sum(n) FILTER (WHERE ${isProvisional} AND contains(flags, 'not_clear')) AS not_clear
    FROM (${counted})`;
}

/** The same over events that are held. */
function factsHeld({held, rows}: Chosen, {dated, placed, mapped, provisional}: CautionNeeds): CautionFacts {
  const flagged = (flag: string) => new Uint8Array(held.flags.words.map((words) => Number(words !== null && words.includes(flag))));
  const [isInverted, isOutside, isOpen] = [flagged("range_inverted"), flagged("outside_country"), flagged("not_clear")];
  const facts: CautionFacts = {events: rows.length, best: 0, unknown: 0, unplaced: 0, coarse: 0, crossing: 0, inverted: 0, outside: 0, provisional: 0, zero: 0, not_clear: 0};
  for (let i = 0; i < rows.length; ++i) {
    const row = rows[i]!;
    const best = held.best[row]!;
    const flags = held.flags.codes[row]!;
    if (best === none) {
      ++facts.unknown;
    } else {
      facts.best += best;
      if (held.crosses_month[row]) facts.crossing += best;
    }
    if (!held.place[row]) ++facts.unplaced;
    facts.coarse += held.coarse[row]!;
    facts.inverted += isInverted[flags]!;
    facts.outside += isOutside[flags]!;
    if (!provisional.length || !provisional.includes(held.release[row]!)) continue;
    ++facts.provisional;
    if (best === 0) ++facts.zero;
    facts.not_clear += isOpen[flags]!;
  }
  return {...facts, ...dated ? {} : {crossing: 0}, ...placed ? {} : {coarse: 0}, ...mapped ? {} : {unplaced: 0}};
}
