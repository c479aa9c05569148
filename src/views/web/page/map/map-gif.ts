import {applyPalette, GIFEncoder, quantize} from "gifenc";
import type {Film} from "./film.ts";

/** At most so many pictures, so that the file stays small enough to be sent. */
export const mostGifFrames = 120;

/** A film as a GIF. `tell` is given the share that is done. Gives way to the page between pictures. */
export async function gifOf({width, height, frames, paint}: Film, tell: (share: number) => void, signal: AbortSignal): Promise<Blob> {
  const gif = GIFEncoder();
  for (const [i, {span, seconds}] of frames.entries()) {
    signal.throwIfAborted();
    const {data} = paint(span).getContext("2d")!.getImageData(0, 0, width, height);
    const palette = quantize(data, 128, {format: "rgb444"});
    gif.writeFrame(applyPalette(data, palette, "rgb444"), width, height, {palette, delay: 1000 * seconds});
    tell((i + 1) / frames.length);
    await new Promise((done) => setTimeout(done));
  }
  gif.finish();
  return new Blob([gif.bytes() as Uint8Array<ArrayBuffer>], {type: "image/gif"});
}
