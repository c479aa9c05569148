import {kinds, symbolPath} from "../../../../figures/index.ts";
import type {MapLayer} from "./map-svg.ts";
import {windowSums, type TimedMarks} from "./marks.ts";
import {kindColors} from "./paint.ts";
import {project} from "./pick.ts";
import type {Moments} from "./played-tint.ts";
import type {ShownMap} from "./shown-map.ts";
import {leastRadius, type Sizes} from "./sizes.ts";
import type {Span, WindowKind} from "./timed.ts";

/** What moves on a map, between its layers that stand still. */
export interface FilmLayer {
  under: readonly MapLayer[];
  over: readonly MapLayer[];
  /** The map with the scale of the playback, of which the legend is made. */
  shown: ShownMap;
  /** Paints a moment; the origin is the upper left corner of the map. */
  paint(context: CanvasRenderingContext2D, span: Span): void;
}

export function filmOfMarks(shown: ShownMap, timed: TimedMarks, sizes: Sizes): FilmLayer {
  const camera = shown.camera();
  const [events, values] = [new Float64Array(timed.length), new Float64Array(timed.length)];
  return {
    under: ["ground", "lines", "names"], over: ["furniture"], shown: {...shown, marks: shown.marks && {...shown.marks, sizes}},
    paint(context, [from, to]) {
      windowSums(timed, "events", from, to, events);
      windowSums(timed, shown.area, from, to, values);
      for (let i = 0; i < timed.length; i++) {
        if (events[i]! < 0.05) continue;
        const [x, y] = project(camera, [timed.positions[2 * i]!, timed.positions[2 * i + 1]!]);
        const r = Math.max(leastRadius, sizes.perRoot * Math.sqrt(Math.max(0, values[i]!)));
        if (x < -r || y < -r || x > camera.width + r || y > camera.height + r) continue;
        const path = new Path2D(symbolPath(kinds[timed.kind[i]!].shape, x, y, r));
        const ink = kindColors.light[timed.kind[i]!].join(",");
        context.strokeStyle = `rgb(${ink})`;
        if (!timed.coarse[i]) {
          context.fillStyle = `rgba(${ink},0.55)`;
          context.fill(path);
        }
        context.stroke(path);
      }
    }
  };
}

/** A tint that moves under the borders. */
export function filmOfTint(shown: ShownMap, moments: Moments, kind: WindowKind): FilmLayer {
  const camera = shown.camera();
  return {
    under: ["ground"], over: ["lines", "names", "furniture"], shown: {...shown, marks: null, density: null, areas: {features: {type: "FeatureCollection", features: []}, scale: moments.scale(kind)}},
    paint(context, span) {
      context.globalAlpha = 0.88;
      moments.paint(context, camera, span, kind, "light");
      context.globalAlpha = 1;
    }
  };
}
