import type {Random} from "./random.ts";

/** A Poisson number with this mean: by multiplication below 10, above by transformed rejection (PTRS, Hörmann 1993). Mean 0 and below gives 0. */
export function poissonDraw(random: Random, mean: number): number {
  if (!(mean > 0)) return 0;
  return mean < 10 ? byMultiplication(random, mean) : byRejection(random, mean);
}

function byMultiplication(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let n = 0;
  for (let product = random.next(); product > limit; product *= random.next()) ++n;
  return n;
}

function byRejection(random: Random, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const bound = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random.next() - 0.5;
    const v = 1 - random.next();
    const us = 0.5 - Math.abs(u);
    const n = Math.floor((2 * a / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= bound) return n;
    if (n < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log(v * inverseAlpha / (a / (us * us) + b)) <= n * Math.log(mean) - mean - logFactorial(n)) return n;
  }
}

/** Exact for small n, else Stirling's series: the error is below 1e-10. */
function logFactorial(n: number): number {
  let log = 0;
  if (n < 16) {
    for (let i = 2; i <= n; i++) log += Math.log(i);
    return log;
  }
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
}
