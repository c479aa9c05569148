import {BufferTarget, CanvasSource, getFirstEncodableVideoCodec, Mp4OutputFormat, Output, QUALITY_HIGH, WebMOutputFormat, type VideoCodec} from "mediabunny";
import type {Film} from "./film.ts";

/** At most so many pictures. */
export const mostVideoFrames = 1200;

export interface VideoForm {
  name: "MP4" | "WebM";
  codec: VideoCodec;
}

/** The form in which this browser writes video of such a size: the one that plays everywhere, else an open one; null where it writes none. */
export async function videoForm(width: number, height: number): Promise<VideoForm | null> {
  const codec = await getFirstEncodableVideoCodec(["avc", "vp9", "av1", "vp8"], {width: 2 * Math.ceil(width / 2), height: 2 * Math.ceil(height / 2), quality: QUALITY_HIGH});
  return codec && {name: codec === "avc" ? "MP4" : "WebM", codec};
}

/** px of a film for one of the page: a map of a phone is written larger, so that it is sharp on a screen. */
export function videoScale(width: number): number {
  return Math.max(1, Math.min(2, 1080 / width));
}

/** A film as a video, as fast as the browser encodes. `tell` is given the share that is done. Gives way to the page between pictures. */
export async function videoOf({frames, paint}: Film, {name, codec}: VideoForm, tell: (share: number) => void, signal: AbortSignal): Promise<Blob> {
  const target = new BufferTarget();
  const output = new Output({format: name === "MP4" ? new Mp4OutputFormat({fastStart: "in-memory"}) : new WebMOutputFormat(), target});
  const source = new CanvasSource(paint(frames[0]!.span), {codec, quality: QUALITY_HIGH, keyFrameInterval: 2});
  output.addVideoTrack(source);
  try {
    await output.start();
    let time = 0;
    for (const [i, {span, seconds}] of frames.entries()) {
      signal.throwIfAborted();
      paint(span);
      await source.add(time, seconds);
      time += seconds;
      tell((i + 1) / frames.length);
      await new Promise((done) => setTimeout(done));
    }
    await output.finalize();
  } catch (error) {
    await output.cancel();
    throw error;
  }
  return new Blob([target.buffer!], {type: name === "MP4" ? "video/mp4" : "video/webm"});
}
