import {applyPalette, GIFEncoder, quantize} from "gifenc";
import {kinds, symbolPath} from "../../../../figures/index.ts";
import type {Earth} from "../../../../geo/earth.ts";
import {rasterOf} from "../save.ts";
import type {Playback} from "../time/playback.ts";
import type {Words} from "../words.ts";
import {mapSvg, type MapText} from "./map-svg.ts";
import {windowSums, type TimedMarks} from "./marks.ts";
import {kindColors} from "./paint.ts";
import {project} from "./pick.ts";
import type {ShownMap} from "./shown-map.ts";
import {leastRadius, type Sizes} from "./sizes.ts";

/** At most so many pictures, so that the file stays small enough to be sent. */
const mostFrames = 120;

/**
 * The playback as a GIF of the map as it stands: a picture for each period, or for each few where there are many, with the days that it shows. `tell` is
 * given the share that is done. Gives way to the page between pictures.
 */
export async function playbackGif(shown: ShownMap, timed: TimedMarks, sizes: Sizes, playback: Pick<Playback, "start" | "end" | "mode" | "width">, earth: Earth, text: MapText, w: Words, when: (span: [number, number]) => string, tell: (share: number) => void): Promise<Blob> {
  const {svg, left, top, camera} = mapSvg({...shown, marks: shown.marks && {...shown.marks, sizes}}, earth, text, w, false);
  const ground = await rasterOf(svg, 1);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [ground.width, ground.height];
  const context = canvas.getContext("2d", {willReadFrequently: true})!;
  const gif = GIFEncoder();
  const step = Math.max(1, Math.ceil((playback.end - playback.start) / mostFrames));
  const [events, values] = [new Float64Array(timed.length), new Float64Array(timed.length)];
  for (let end = playback.start + step; end < playback.end + step; end += step) {
    const to = Math.min(end, playback.end);
    const from = playback.mode === "cumulative" ? playback.start : Math.max(playback.start, to - playback.width);
    windowSums(timed, "events", from, to, events);
    windowSums(timed, shown.area, from, to, values);
    context.drawImage(ground, 0, 0);
    context.save();
    context.beginPath();
    context.rect(left, top, camera.width, camera.height);
    context.clip();
    for (let i = 0; i < timed.length; i++) {
      if (events[i]! < 0.05) continue;
      const [x, y] = project(camera, [timed.positions[2 * i]!, timed.positions[2 * i + 1]!]);
      const r = Math.max(leastRadius, sizes.perRoot * Math.sqrt(Math.max(0, values[i]!)));
      const path = new Path2D(symbolPath(kinds[timed.kind[i]!].shape, left + x, top + y, r));
      const ink = kindColors.light[timed.kind[i]!].join(",");
      context.strokeStyle = `rgb(${ink})`;
      if (!timed.coarse[i]) {
        context.fillStyle = `rgba(${ink},0.55)`;
        context.fill(path);
      }
      context.stroke(path);
    }
    context.restore();
    context.font = "600 18px 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";
    const label = when([from, to]);
    context.fillStyle = "rgba(255,255,255,0.9)";
    context.fillRect(left + 12, top + 12, context.measureText(label).width + 20, 32);
    context.fillStyle = "#1d1d1b";
    context.fillText(label, left + 22, top + 34);
    const {data} = context.getImageData(0, 0, canvas.width, canvas.height);
    const palette = quantize(data, 128, {format: "rgb444"});
    gif.writeFrame(applyPalette(data, palette, "rgb444"), canvas.width, canvas.height, {palette, delay: to >= playback.end ? 2000 : 160});
    tell((to - playback.start) / (playback.end - playback.start));
    await new Promise((done) => setTimeout(done));
  }
  gif.finish();
  return new Blob([gif.bytes() as Uint8Array<ArrayBuffer>], {type: "image/gif"});
}
