export interface Interval {
  low: number;
  high: number;
  /** The interval reaches the end of what was searched: there is no bound on that side. */
  openLow: boolean;
  openHigh: boolean;
}

/** Half the 0.90 quantile of chi-squared with one degree of freedom: the drop of log-likelihood at the ends of a 90% interval. */
export const drop90 = 1.352771727;

/**
 * The drop for a 90% interval in a small sample of n observations and k parameters: that of Student's t where variance is estimated
 * (Bates & Watts 1988, §6.1), n/2 ln(1 + t²/(n - k)). Comes to {@link drop90} as n grows. t by its expansion (Abramowitz & Stegun 26.7.5).
 */
export function smallSampleDrop90(n: number, k: number): number {
  const free = n - k;
  if (free < 1) return Infinity;
  const z = 1.6448536270;
  const t = z + (z ** 3 + z) / (4 * free) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * free ** 2) + (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * free ** 3);
  return n / 2 * Math.log1p(t * t / free);
}

/**
 * Profile-likelihood interval: where the profile log-likelihood stays within `drop` of its value at `peak` (Venzon & Moolgavkar 1988).
 * Searched between `from` and `to` on both sides of `peak` by doubling steps of `step` and bisection.
 */
export function profileInterval(profile: (value: number) => number, peak: number, options: {from: number; to: number; step: number; drop?: number; precision?: number}): Interval {
  const {from, to, step, drop = drop90, precision = 1e-4} = options;
  const floor = profile(peak) - drop;
  const [low, openLow] = end(from, -step);
  const [high, openHigh] = end(to, step);
  return {low, high, openLow, openHigh};

  function end(limit: number, first: number): [number, boolean] {
    let inside = peak;
    let outside = limit;
    for (let width = first; ; width *= 2) {
      const next = first > 0 ? Math.min(limit, inside + width) : Math.max(limit, inside + width);
      if (profile(next) < floor) {
        outside = next;
        break;
      }
      inside = next;
      if (next === limit) return [limit, true];
    }
    while (Math.abs(outside - inside) > precision) {
      const middle = (inside + outside) / 2;
      if (profile(middle) < floor) outside = middle;
      else inside = middle;
    }
    return [(inside + outside) / 2, false];
  }
}
