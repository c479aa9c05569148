import {useEffect, useState} from "react";
import {useExplorer, useTimeline} from "../explorer.tsx";
import {markData, MarkLayer, type MarkColumns, type MarkData} from "./mark-layer.ts";
import {useTimedMarks} from "./marks-answer.ts";
import {windowSums, type Marks, type TimedMarks} from "./marks.ts";
import {paint, paintMoment} from "./paint.ts";
import {sizesFor, type Sizes} from "./sizes.ts";
import {sizesOver, type Span, type Squares, type WindowKind} from "./timed.ts";
import type {MapHandle} from "./use-map.ts";

export interface Drawn {
  marks: Marks;
  columns: MarkColumns;
  sizes: Sizes;
}

export function layerOf(data: MarkData): MarkLayer {
  return new MarkLayer({id: "marks", data, pickable: false});
}

/** Draws each moment of the playback from one answer, and goes back to the whole when it is over. `sizes` is the scale while something is played. */
export function usePlayed(handle: MapHandle | null, drawn: Drawn | null, {wanted, size, area}: {wanted: boolean; size: number; area: "deaths" | "events"}): Sizes | null {
  const {playback, ground} = useExplorer();
  const [sizes, setSizes] = useState<Sizes | null>(null);
  const timed = useTimed(wanted, {size, split: "type"});
  useEffect(() => {
    if (!handle || !timed) return;
    const moment = new Moment(handle, timed, area, ground);
    const draw = () => {
      const shown = playback.shown();
      if (shown) measured(() => moment.draw(shown, playback));
      else if (drawn) handle.overlay.setProps({layers: [layerOf(markData(drawn.columns))]});
      setSizes(shown ? moment.sizes : null);
    };
    draw();
    return playback.subscribe(draw);
  }, [handle, timed, area, ground, drawn, playback]);
  return sizes;
}

/** The answer by period of a layer that is `wanted`, asked for when something is played for the first time. */
export function useTimed(wanted: boolean, squares: Squares): TimedMarks | null {
  const {selection, playback, revision} = useExplorer();
  const {axis} = useTimeline();
  const [asked, setAsked] = useState(playback.position !== null);
  useEffect(() => playback.subscribe(() => void (playback.position !== null && setAsked(true))), [playback]);
  return useTimedMarks(wanted && asked ? selection : null, squares, axis, revision).value;
}

/** Tells the browser's list of measurements what a frame of the playback took. */
export function measured(draw: () => void): void {
  const start = performance.now();
  draw();
  performance.measure("harmattan:frame", {start, end: performance.now()});
}

/** The columns of one layer, whose radii are set anew for each moment. */
class Moment {
  sizes: Sizes = sizesFor(1, 1);
  readonly #handle: MapHandle;
  readonly #timed: TimedMarks;
  readonly #area: "deaths" | "events";
  readonly #columns: MarkColumns;
  #data: MarkData | undefined;
  readonly #events: Float64Array;
  readonly #deaths: Float64Array;
  #scaled = "";

  constructor(handle: MapHandle, timed: TimedMarks, area: "deaths" | "events", ground: "light" | "dark") {
    [this.#handle, this.#timed, this.#area] = [handle, timed, area];
    [this.#events, this.#deaths] = [new Float64Array(timed.length), new Float64Array(timed.length)];
    this.#columns = paint(timed, timed.events, this.sizes, ground);
  }

  draw([from, to]: Span, kind: WindowKind): void {
    if (this.#scaled !== `${kind.mode} ${kind.width}`) {
      this.#scaled = `${kind.mode} ${kind.width}`;
      this.sizes = sizesOver(this.#timed, this.#area, kind, this.#handle.map.getContainer().clientWidth);
    }
    windowSums(this.#timed, "events", from, to, this.#events);
    if (this.#area === "deaths") windowSums(this.#timed, "deaths", from, to, this.#deaths);
    paintMoment(this.#columns, this.#events, this.#area === "deaths" ? this.#deaths : this.#events, this.sizes);
    this.#data = markData(this.#columns, this.#data);
    this.#handle.overlay.setProps({layers: [layerOf(this.#data)]});
  }
}
