import {generator} from "../stats/generator.ts";
import {moving, plainRatios, type Matched, type Wakes} from "../stats/matched-wake.ts";
import {crossScores, type ScoreData} from "../stats/space-time-hawkes.ts";

/** A statistic of triggers whose days are moved, in plain data that can go to another thread. */
export type Permutation =
  | {kind: "wake"; seed: number; wakes: Wakes; matched: Matched}
  | {kind: "score"; seed: number; moves: Pick<Wakes, "day" | "episode" | "days" | "reach">; score: ScoreData};

/** The statistic of permutation i: each has a stream of its own of the seed, so it is the same in whatever thread and order. */
export function permuting(job: Permutation): (i: number) => number {
  const random = (i: number) => generator(job.seed, 3, i);
  if (job.kind === "wake") {
    const [ratio, moved] = [plainRatios(job.wakes, job.matched), moving(job.wakes)];
    return (i) => ratio(moved(random(i)));
  }
  const [score, moved] = [crossScores(job.score), moving(job.moves)];
  return (i) => score(moved(random(i)));
}
