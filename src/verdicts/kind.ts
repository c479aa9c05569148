import type {Claim} from "../claims/claim.ts";
import type {Result} from "../measures/result.ts";
import type {Studies} from "../measures/index.ts";
import type {Source} from "../sources/source.ts";
import type {Store, View} from "../store/index.ts";
import type {Stated} from "./compatible.ts";
import type {Covered} from "./covered.ts";
import type {Reading} from "./readings.ts";
import type {Subject} from "./subject.ts";
import type {Bilingual, MissingReason, VerdictEvent} from "./verdict.ts";

/** A claim in the names of one source, with the plain reading of it. */
export interface Asked {
  store: Store;
  view: View;
  source: Source;
  claim: Claim;
  stated: Stated;
  subject: Subject;
  published: string | null;
  /** Days at which violence is looked at where a claim is about them and names none, YYYY-MM-DD. */
  dates: readonly string[];
  plain: Reading;
  /** Where studies are computed; in the thread that asks without it. */
  studies: Studies | undefined;
}

/** What a reading answers. `value` is null where the source has no such number. */
export interface Computed {
  value: number | null;
  low: number | null;
  high: number | null;
  events: number | null;
  results: readonly Result[];
  /** Why there is no value, or why the value settles nothing. */
  missing?: MissingReason;
  /** How much is covered, where more than the reading's own period has to be. */
  covered?: Covered;
  /** Agreement, where it is not for the comparator to say. */
  agrees?: boolean | null;
  /** What was computed, where it is not what `definitionOf` the reading says. */
  definition?: Bilingual;
  /** The clause of a sentence that gives the value, where "value definition" would not be one. */
  said?: Bilingual;
  /** A sentence to add to the verdict's. */
  note?: Bilingual;
  /** Days from the claim's period to what was found. */
  days?: number | null;
  found?: readonly VerdictEvent[];
}

/** How claims of one kind are checked. */
export interface Kind {
  compute(asked: Asked, reading: Reading): Promise<Computed>;
  /** Whether it holds totals, trends or zeros against the claim, which only a census can give. */
  census: boolean;
  /** Whether more events can only raise the value, so that a part of the period already settles some claims. */
  additive: boolean;
  /** Whether events are looked up by the name of their town or village; others count countries and first-level units. */
  towns?: true;
  /** Which of the readings differ for this kind; the plain one is always among them. */
  readings(all: readonly Reading[]): readonly Reading[];
  /** A fixed list of other quantities that a wrong number may be. */
  quantities(asked: Asked): readonly Reading[];
}

/** The readings on some axes, with the plain one. */
export function onAxes(...axes: readonly NonNullable<Reading["axis"]>[]): Kind["readings"] {
  return (all) => all.filter(({axis}) => axis === null || axes.includes(axis));
}
