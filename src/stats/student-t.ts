import {gammaln} from "simple-statistics";

/** Two-sided p of Student's t: the chance of |T| >= |t| with so many degrees of freedom, by the incomplete beta function (Abramowitz & Stegun 26.7.1). */
export function studentP(t: number, freedom: number): number {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
}

/** The t that |T| exceeds with probability `p`: 0.1 for the ends of a 90% interval. */
export function studentQuantile(p: number, freedom: number): number {
  let [low, high] = [0, 1];
  while (studentP(high, freedom) > p) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (studentP(middle, freedom) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Chance of a Wald statistic of two parameters, F(2, freedom) >= f, which has a closed form. */
export function twoParameterP(f: number, freedom: number): number {
  return (1 + 2 * f / freedom) ** (-freedom / 2);
}

/** The regularized incomplete beta function, by its continued fraction (Didonato & Morris 1992; modified Lentz). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  let [c, d] = [1, 1 / away(1 - (a + b) * x / (a + 1))];
  let fraction = d;
  for (let m = 1; m < 500; m++) {
    for (const step of [m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))]) {
      d = 1 / away(1 + step * d);
      c = away(1 + step / c);
      fraction *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-14) break;
  }
  return front * fraction;
}

function away(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
