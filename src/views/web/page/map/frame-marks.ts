import type {CameraOptions, Map as GlMap} from "maplibre-gl";
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

/** Where the map shows the box as large as it can beside the cards that lie on it: to the right of them, or between those at the top and those at the bottom. On a phone, below the one at the top. */
export function frameBeside(map: GlMap, {west, south, east, north}: Box): CameraOptions {
  const container = map.getContainer();
  const {left, top, width, height} = container.getBoundingClientRect();
  const cards = [...container.parentElement!.querySelectorAll(".layer-picker, .legend")].map((card) => card.getBoundingClientRect());
  const lowest = Math.max(0, ...cards.filter((card) => card.top < top + height / 2).map(({bottom}) => bottom - top));
  const highest = Math.min(height, ...cards.filter((card) => card.top >= top + height / 2).map((card) => card.top - top));
  const furthest = Math.max(0, ...cards.map(({right}) => right - left));
  const paddings = width < 560 ? [{top: lowest + gap, bottom: controls.bottom, left: 20, right: 20}]
    : [{top: 24, bottom: controls.bottom, left: furthest + gap, right: controls.right}, {top: lowest + gap, bottom: Math.max(controls.bottom, height - highest + gap), left: 40, right: controls.right}];
  const cameras = paddings.flatMap((padding) => map.cameraForBounds([[west, south], [east, north]], {padding, maxZoom: 8}) ?? []);
  return cameras.toSorted((a, b) => (b.zoom ?? 0) - (a.zoom ?? 0))[0] ?? {center: [(west + east) / 2, (south + north) / 2]};
}

/** px between a card and the marks, and what the map's own controls and credit take. */
const gap = 16;
const controls = {right: 64, bottom: 72};
