import type {Marks} from "./marks.ts";
import type {Box} from "./use-map.ts";

/** The box that holds 99% of the events: a single outlier does not make the map a world map. */
export function frameOf({length, positions, events}: Marks): Box | null {
  if (!length) return null;
  const edge = (offset: 0 | 1): [number, number] => {
    const order = Array.from({length}, (_, i) => i).sort((a, b) => positions[2 * a + offset]! - positions[2 * b + offset]!);
    const total = events.reduce((sum, value) => sum + value, 0);
    let sum = 0;
    let [low, high] = [positions[2 * order[0]! + offset]!, positions[2 * order.at(-1)! + offset]!];
    for (const i of order) {
      const before = sum / total;
      sum += events[i]!;
      if (before <= 0.005) low = positions[2 * i + offset]!;
      if (before < 0.995) high = positions[2 * i + offset]!;
    }
    return [low, high];
  };
  const [[west, east], [south, north]] = [edge(0), edge(1)];
  const [width, height] = [Math.max(1, east - west), Math.max(1, north - south)];
  return {west: west - width * 0.06, east: east + width * 0.06, south: Math.max(-80, south - height * 0.08), north: Math.min(84, north + height * 0.08)};
}
