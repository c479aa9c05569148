import {useEffect, useState} from "react";
import {useExplorer, useTimeline} from "../explorer.tsx";
import {markData, MarkLayer, type MarkColumns, type MarkData} from "./mark-layer.ts";
import {useTimedMarks} from "./marks-answer.ts";
import {windowSums, type Marks, type TimedMarks} from "./marks.ts";
import {paint, paintMoment} from "./paint.ts";
import {sizesFor, type Sizes} from "./sizes.ts";
import {sizesOver} from "./timed.ts";
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
export function usePlayed(handle: MapHandle | null, drawn: Drawn | null, {wanted, size, area}: {wanted: boolean; size: number; area: "deaths" | "events"}): {sizes: Sizes | null; timed: TimedMarks | null} {
  const {selection, playback, ground, revision} = useExplorer();
  const {axis} = useTimeline();
  const [asked, setAsked] = useState(false);
  const [sizes, setSizes] = useState<Sizes | null>(null);
  useEffect(() => playback.subscribe(() => void (playback.position !== null && setAsked(true))), [playback]);
  const {value: timed} = useTimedMarks(wanted && asked ? selection : null, size, axis, revision);
  useEffect(() => {
    if (!handle || !timed) return;
    const moment = new Moment(handle, timed, area, ground);
    const draw = () => {
      const shown = playback.shown();
      if (shown) moment.draw(shown, playback.width, playback.mode);
      else if (drawn) handle.overlay.setProps({layers: [layerOf(markData(drawn.columns))]});
      setSizes(shown ? moment.sizes : null);
    };
    draw();
    return playback.subscribe(draw);
  }, [handle, timed, area, ground, drawn, playback]);
  return {sizes, timed};
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

  draw([from, to]: [number, number], width: number, mode: "window" | "cumulative"): void {
    const started = performance.now();
    if (this.#scaled !== `${mode} ${width}`) {
      this.#scaled = `${mode} ${width}`;
      this.sizes = sizesOver(this.#timed, this.#area, mode, width, this.#handle.map.getContainer().clientWidth);
    }
    windowSums(this.#timed, "events", from, to, this.#events);
    if (this.#area === "deaths") windowSums(this.#timed, "deaths", from, to, this.#deaths);
    paintMoment(this.#columns, this.#events, this.#area === "deaths" ? this.#deaths : this.#events, this.sizes);
    this.#data = markData(this.#columns, this.#data);
    this.#handle.overlay.setProps({layers: [layerOf(this.#data)]});
    performance.measure("harmattan:frame", {start: started, end: performance.now()});
  }
}
