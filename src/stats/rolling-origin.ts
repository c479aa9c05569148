/**
 * Mean score of forecasts from rolling origins (Tashman 2000): from each origin a model fitted to all that came before forecasts the next
 * `ahead` observations. `score` answers one number for observation `target` forecast from the first `origin` observations, or null
 * where nothing could be fitted. Null where no forecast was scored.
 */
export function rollingOrigin(n: number, options: {first: number; ahead: number; most?: number}, score: (origin: number) => (target: number) => number | null): number | null {
  const {first, ahead, most = Infinity} = options;
  const origins = Array.from({length: Math.max(0, n - first)}, (_, i) => first + i);
  const every = Math.max(1, Math.ceil(origins.length / most));
  const scores = origins.filter((_, i) => (origins.length - 1 - i) % every === 0).flatMap((origin) => {
    const scored = score(origin);
    return Array.from({length: Math.min(ahead, n - origin)}, (_, i) => scored(origin + i)).filter((value) => value !== null);
  });
  return scores.length ? scores.reduce((a, b) => a + b, 0) / scores.length : null;
}
