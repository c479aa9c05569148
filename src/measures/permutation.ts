import {generator} from "../stats/generator.ts";
import {movedDays, wakeRatio, type WakeControls, type Wakes} from "../stats/matched-wake.ts";
import {crossScore, type ScoreData} from "../stats/space-time-hawkes.ts";

/** A statistic of triggers whose days are moved, in plain data that can go to another thread. */
export type Permutation =
  | {kind: "wake"; seed: number; wakes: Wakes; controls: WakeControls}
  | {kind: "score"; seed: number; moves: Pick<Wakes, "day" | "episode" | "days" | "reach">; score: ScoreData};

/** The statistic of permutation `i`: each has a stream of its own of the seed, so it is the same in whatever thread and order. */
export function permuted(job: Permutation, i: number): number {
  const random = generator(job.seed, 3, i);
  if (job.kind === "wake") return wakeRatio(job.wakes, job.controls, movedDays(job.wakes, random))?.ratio ?? 0;
  return crossScore(job.score, movedDays(job.moves, random));
}
