import {gammaDraw} from "./gamma-draw.ts";
import {poissonDraw} from "./poisson-draw.ts";
import type {Random} from "./random.ts";

/** A negative binomial number with this mean and size: variance mean + mean² / size (NB2; `size` as in R). Size Infinity is Poisson. */
export function negativeBinomialDraw(random: Random, mean: number, size: number): number {
  return poissonDraw(random, size === Infinity ? mean : mean * gammaDraw(random, size) / size);
}
