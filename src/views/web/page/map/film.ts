import type {Earth} from "../../../../geo/earth.ts";
import {rasterOf} from "../save.ts";
import type {Playback} from "../time/playback.ts";
import type {Words} from "../words.ts";
import type {FilmLayer} from "./film-layer.ts";
import {mapSvg, type MapText} from "./map-svg.ts";
import {windowStart, type Span} from "./timed.ts";

/** The playback as pictures of the map as it stands, with all that is written on a map that leaves the page, and the days that each shows. */
export interface Film {
  /** px */
  width: number;
  height: number;
  frames: readonly {span: Span; seconds: number}[];
  paint(span: Span): HTMLCanvasElement;
}

/** How long the last picture stands. */
export const lastSeconds = 2;

/** A picture for each period, or for each few where there are more than `most`, at the speed of the playback. `scale` is px for one px of the page; width and height come out even, as video needs. */
export async function filmOf(layer: FilmLayer, playback: Pick<Playback, "start" | "end" | "mode" | "width" | "speed">, earth: Earth, text: MapText, w: Words, when: (span: Span) => string, {most, scale}: {most: number; scale: number}): Promise<Film> {
  const {svg, left, top, camera} = mapSvg(layer.shown, earth, text, w, layer.under);
  const [under, over] = await Promise.all([rasterOf(svg, scale), rasterOf(mapSvg(layer.shown, earth, text, w, layer.over).svg, scale, null)]);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [under.width, under.height].map((length) => length + length % 2) as [number, number];
  const context = canvas.getContext("2d", {willReadFrequently: true, alpha: false})!;
  return {
    width: canvas.width, height: canvas.height, frames: framesOf(playback, most),
    paint(span) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.fillStyle = "#ffffff";
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(under, 0, 0);
      context.save();
      context.setTransform(scale, 0, 0, scale, left * scale, top * scale);
      context.beginPath();
      context.rect(0, 0, camera.width, camera.height);
      context.clip();
      layer.paint(context, span);
      context.restore();
      context.drawImage(over, 0, 0);
      context.setTransform(scale, 0, 0, scale, left * scale, top * scale);
      paintLabel(context, when(span));
      return canvas;
    }
  };
}

function framesOf({start, end, mode, width, speed}: Pick<Playback, "start" | "end" | "mode" | "width" | "speed">, most: number): Film["frames"] {
  const step = Math.max(1, Math.ceil((end - start) / most));
  return Array.from({length: Math.ceil((end - start) / step)}, (_, i) => {
    const to = Math.min(end, start + (i + 1) * step);
    return {span: [Math.max(start, windowStart(to, {mode, width})), to], seconds: to === end ? lastSeconds : step / speed};
  });
}

function paintLabel(context: CanvasRenderingContext2D, label: string): void {
  context.font = "600 18px 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";
  context.fillStyle = "rgba(255,255,255,0.9)";
  context.fillRect(12, 12, context.measureText(label).width + 20, 32);
  context.fillStyle = "#1d1d1b";
  context.fillText(label, 22, 34);
}
