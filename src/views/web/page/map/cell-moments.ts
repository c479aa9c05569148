import {figureWords, numbers} from "../../../../figures/index.ts";
import type {Words} from "../words.ts";
import {cellAt} from "./areas.ts";
import {windowSums, type TimedMarks} from "./marks.ts";
import {mercator, type Camera} from "./pick.ts";
import type {Moments} from "./played-tint.ts";
import {blank, quantileSteps, stepColors, stepOf, type StepScale} from "./step-scale.ts";
import type {Ground} from "./style.ts";
import {windowStart, type Span, type WindowKind} from "./timed.ts";

/** At most so many moments of all cells make the classes. */
const sampled = 40;
/** Below so much of an event nothing is recorded, and below so much of a death there is none: a window that moves counts parts of months. */
const [leastEvent, leastDeath] = [0.05, 0.01];

/** The cells of PRIO-GRID through the playback, on one scale for all moments, so that cells compare through time. */
export class CellMoments implements Moments {
  readonly #timed: TimedMarks;
  readonly #census: boolean;
  readonly #w: Words;
  readonly #events: Float64Array;
  readonly #values: Float64Array;
  /** West, north, east and south of each cell in the projection. */
  readonly #edges: Float64Array;
  #scale: {kind: string; scale: StepScale} | null = null;

  /** `timed` counts squares of half a degree, all kinds of violence together. */
  constructor(timed: TimedMarks, census: boolean, w: Words) {
    [this.#timed, this.#census, this.#w] = [timed, census, w];
    [this.#events, this.#values, this.#edges] = [new Float64Array(timed.length), new Float64Array(timed.length), new Float64Array(4 * timed.length)];
    for (let i = 0; i < timed.length; i++) {
      const {west, south} = cellAt(timed.positions[2 * i]!, timed.positions[2 * i + 1]!);
      this.#edges.set([...mercator(west, south + 0.5), ...mercator(west + 0.5, south)], 4 * i);
    }
  }

  /** Five classes of about as many cells over all moments. */
  scale(kind: WindowKind): StepScale {
    const key = `${kind.mode} ${kind.width}`;
    if (this.#scale?.kind !== key) this.#scale = {kind: key, scale: this.#scaleOver(kind)};
    return this.#scale.scale;
  }

  paint(context: CanvasRenderingContext2D, camera: Camera, span: Span, kind: WindowKind, ground: Ground): void {
    const {from, colors} = this.scale(kind);
    const world = 512 * 2 ** camera.zoom;
    const [x0, y0] = mercator(camera.lon, camera.lat);
    const pixel = (at: number, middle: number, length: number) => Math.round((at - middle) * world + length / 2);
    this.#sum(...span);
    for (let i = 0; i < this.#values.length; i++) {
      if (this.#values[i]! <= leastDeath && this.#events[i]! <= leastEvent) continue;
      const turned = Math.round(this.#edges[4 * i]! - x0);
      const [left, right] = [pixel(this.#edges[4 * i]! - turned, x0, camera.width), pixel(this.#edges[4 * i + 2]! - turned, x0, camera.width)];
      const [top, bottom] = [pixel(this.#edges[4 * i + 1]!, y0, camera.height), pixel(this.#edges[4 * i + 3]!, y0, camera.height)];
      if (right < 0 || left > camera.width || bottom < 0 || top > camera.height) continue;
      context.fillStyle = this.#values[i]! > leastDeath ? colors[ground][Math.max(0, stepOf(from, this.#values[i]!))]! : blank[ground];
      context.fillRect(left, top, right - left, bottom - top);
    }
  }

  #scaleOver(kind: WindowKind): StepScale {
    const {periods} = this.#timed;
    const every = Math.max(1, Math.ceil(periods.length / sampled));
    const values: number[] = [];
    for (let end = periods.length; end > 0; end -= every) {
      this.#sum(windowStart(end, kind), end);
      for (const value of this.#values) if (value > leastDeath) values.push(value);
    }
    const [words, n] = [figureWords(this.#w.lang), numbers(this.#w.lang)];
    const from = [...new Set(quantileSteps(Float64Array.from(values)).map((value) => Number(value.toPrecision(2))))];
    return {
      label: this.#census ? words.deathsAxis : words.eventsAxis, from, colors: stepColors(from.length), text: from.map((value) => this.#w.layers.atLeast(n.significant(value))), note: this.#w.layers.playedNote,
      ...this.#census ? {blank: this.#w.legend.none} : {}
    };
  }

  #sum(from: number, to: number): void {
    windowSums(this.#timed, "events", from, to, this.#events);
    if (this.#census) windowSums(this.#timed, "deaths", from, to, this.#values);
    else this.#values.set(this.#events);
  }
}
