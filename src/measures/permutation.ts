import {generator} from "../stats/generator.ts";
import {movedDays, plainRatio, type Matched, type Wakes} from "../stats/matched-wake.ts";
import {crossScore, type ScoreData} from "../stats/space-time-hawkes.ts";

/** A statistic of triggers whose days are moved, in plain data that can go to another thread. */
export type Permutation =
  | {kind: "wake"; seed: number; wakes: Wakes; matched: Matched}
  | {kind: "score"; seed: number; moves: Pick<Wakes, "day" | "episode" | "days" | "reach">; score: ScoreData};

/** The statistic of permutation `i`: each has a stream of its own of the seed, so it is the same in whatever thread and order. */
export function permuted(job: Permutation, i: number): number {
  const random = generator(job.seed, 3, i);
  if (job.kind === "wake") return plainRatio(job.wakes, job.matched, movedDays(job.wakes, random));
  return crossScore(job.score, movedDays(job.moves, random));
}
