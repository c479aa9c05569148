import type {Words} from "../words.ts";
import {densityCanvas, densityScale, highest, paintDensity} from "./density.ts";
import {kernels, type Raster} from "./kernels.ts";
import {windowSums, type TimedMarks} from "./marks.ts";
import {boxOnMap, type Camera} from "./pick.ts";
import type {Moments} from "./played-tint.ts";
import type {StepScale} from "./step-scale.ts";
import type {Ground} from "./style.ts";
import {windowStart, type Span, type WindowKind} from "./timed.ts";

/** The scale is taken at the moments at which so many of the largest marks are largest. */
const peaks = 6;

/** A density through the playback, on one scale for all moments. A moment costs a sum for each mark and its kernel, which is computed once. */
export class DensityMoments implements Moments {
  readonly raster: Raster;
  readonly #sums: Float64Array;
  readonly #timed: TimedMarks;
  readonly #area: "deaths" | "events";
  readonly #values: Float64Array;
  readonly #canvas: HTMLCanvasElement;
  readonly #spread: ReturnType<typeof kernels>;
  readonly #scaleFor: (most: number) => StepScale;
  #scale: {kind: string; scale: StepScale} | null = null;

  /** `timed` counts squares, all kinds of violence together; `columns` px of a picture are made. */
  constructor(timed: TimedMarks, area: "deaths" | "events", raster: Raster, columns: number, w: Words) {
    this.#canvas = densityCanvas(raster, columns);
    [this.#timed, this.#area, this.raster] = [timed, area, raster];
    this.#spread = kernels(timed.positions, raster);
    this.#sums = new Float64Array(raster.columns * raster.rows);
    this.#values = new Float64Array(timed.length);
    this.#scaleFor = (most) => {
      const scale = densityScale(most, area, raster, w);
      return {...scale, note: `${scale.note} ${w.layers.playedScale}`};
    };
  }

  paint(context: CanvasRenderingContext2D, camera: Camera, span: Span, kind: WindowKind, ground: Ground): void {
    paintDensity({raster: this.raster, sums: this.#sum(...span), scale: this.scale(kind)}, ground, this.#canvas);
    const {x, y, width, height} = boxOnMap(this.raster.box, camera);
    context.drawImage(this.#canvas, x, y, width, height);
  }

  scale(kind: WindowKind): StepScale {
    const key = `${kind.mode} ${kind.width}`;
    if (this.#scale?.kind !== key) this.#scale = {kind: key, scale: this.#scaleFor(this.#highest(kind))};
    return this.#scale.scale;
  }

  #sum(from: number, to: number): Float64Array {
    windowSums(this.#timed, this.#area, from, to, this.#values);
    this.#sums.fill(0);
    for (let i = 0; i < this.#values.length; i++) if (this.#values[i]! > 0) this.#spread(i, this.#values[i]!, this.#sums);
    return this.#sums;
  }

  #highest(kind: WindowKind): number {
    const width = this.#timed.periods.length + 1;
    const running = this.#area === "deaths" ? this.#timed.deathSums : this.#timed.eventSums;
    const largest = Array.from({length: this.#timed.length}, (_, i) => {
      const best = {value: 0, end: 0};
      for (let end = 1; end < width; end++) {
        const value = running[i * width + end]! - running[i * width + windowStart(end, kind)]!;
        if (value > best.value) Object.assign(best, {value, end});
      }
      return best;
    }).sort((a, b) => b.value - a.value).slice(0, peaks);
    return Math.max(0, ...[...new Set(largest.map(({end}) => end))].map((end) => highest(this.#sum(windowStart(end, kind), end))));
  }
}
