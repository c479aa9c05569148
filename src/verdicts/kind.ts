import type {Claim} from "../claims/claim.ts";
import type {Result} from "../measures/result.ts";
import type {Source} from "../sources/source.ts";
import type {Store, View} from "../store/index.ts";
import type {Stated} from "./compatible.ts";
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
  plain: Reading;
}

/** What a reading answers. `value` is null where the source has no such number, and then `missing` may say why. */
export interface Computed {
  value: number | null;
  low: number | null;
  high: number | null;
  events: number | null;
  results: readonly Result[];
  missing?: MissingReason;
  /** What was computed in place of {@link definitionOf} the reading, as the noun after the value. */
  definition?: Bilingual;
  /** The clause of a sentence that gives the value, where "value definition" would not be one. */
  said?: Bilingual;
  /** A sentence to add to the verdict's. */
  note?: Bilingual;
  /** Agreement that is not for the comparator to say. */
  agrees?: boolean | null;
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
  /** Readings from which nothing follows for this kind are left out. */
  keeps(reading: Reading): boolean;
  /** A fixed list of other quantities that a wrong number may be. */
  quantities(asked: Asked): readonly Reading[];
}
