import {useEffect, useState} from "react";
import {useExplorer, useTotals} from "../explorer.tsx";
import {save} from "../save.ts";
import type {Axis} from "../time/axis.ts";
import {spanOf} from "../time/axis.ts";
import type {FilmLayer} from "./film-layer.ts";
import type {MapText} from "./map-svg.ts";
import type {VideoForm} from "./map-video.ts";
import {shownMap} from "./shown-map.ts";
import type {WindowKind} from "./timed.ts";

/** The playback as a file: a GIF, and a video where the browser can write one. It tells how far it is and can be given up. */
export function FilmExport({axis, text, busy, run}: {axis: Axis; text(): MapText; busy: boolean; run(work: () => Promise<void>): void}) {
  const {w, n, view, selection, playback} = useExplorer();
  const census = useTotals().value?.coverage.census ?? true;
  const video = useVideoForm();
  const [share, setShare] = useState(0);
  const [stop, setStop] = useState<AbortController | null>(null);
  const layer = async (kind: WindowKind): Promise<FilmLayer> => {
    const [{filmOfMarks, filmOfTint}, {timedFor, sizesOver, cellSquares, densitySquares}] = await Promise.all([import("./film-layer.ts"), import("./timed.ts")]);
    const at = shownMap.current!.camera();
    const shown = {...shownMap.current!, camera: () => at};
    if (view.layer === "cells") {
      const [timed, {CellMoments}] = await Promise.all([timedFor(selection, cellSquares, axis), import("./cell-moments.ts")]);
      return filmOfTint(shown, new CellMoments(timed, census, w), kind);
    }
    if (view.layer === "density") {
      const [timed, {DensityMoments}, {fineColumns}] = await Promise.all([timedFor(selection, densitySquares, axis), import("./density-moments.ts"), import("./density.ts")]);
      return filmOfTint(shown, new DensityMoments(timed, shown.area, shown.density!.raster, fineColumns, w), kind);
    }
    const timed = await timedFor(selection, {size: shown.size, split: "type"}, axis);
    return filmOfMarks(shown, timed, sizesOver(timed, shown.area, kind, at.width));
  };
  const film = (form: VideoForm | null) => run(async () => {
    const controller = new AbortController();
    // the map may move and the playback change while the film is made
    const played = {start: playback.start, end: playback.end, mode: playback.mode, width: playback.width, speed: playback.speed};
    setShare(0);
    setStop(controller);
    try {
      const [{filmOf}, {coarseEarth, fineEarth}, gif, writer] = await Promise.all([import("./film.ts"), import("./earth.ts"), form ? null : import("./map-gif.ts"), form && import("./map-video.ts")]);
      const moving = await layer(played);
      const {zoom, width} = moving.shown.camera();
      const size = writer ? {most: writer.mostVideoFrames, scale: writer.videoScale(width)} : {most: gif!.mostGifFrames, scale: 1};
      const made = await filmOf(moving, played, await (zoom > 4.5 ? fineEarth : coarseEarth)(), text(), w, (span) => spanOf(axis, span, n), size);
      if (form) save(`playback.${form.name.toLowerCase()}`, await writer!.videoOf(made, form, setShare, controller.signal));
      else save("playback.gif", await gif!.gifOf(made, setShare, controller.signal));
    } finally {
      setStop(null);
    }
  });
  return <>
    <p>{w.exports.playback}</p>
    {stop ? <>
      <progress value={share} aria-label={w.exports.making}/><span className="count">{n.percent(share)}</span>
      <button type="button" onClick={() => stop.abort()}>{w.exports.stop}</button>
    </> : <>
      <button type="button" disabled={busy} onClick={() => film(null)}>GIF</button>
      {video && <button type="button" disabled={busy} onClick={() => film(video)}>{video.name}</button>}
    </>}
  </>;
}

/** The form of video that this browser writes; null where it writes none, and until it is known. */
function useVideoForm(): VideoForm | null {
  const [form, setForm] = useState<VideoForm | null>(null);
  useEffect(() => {
    // a browser without an encoder, or a page that is not secure, need not load what writes video
    if (!("VideoEncoder" in globalThis) || !shownMap.current) return;
    const {width, height} = shownMap.current.camera();
    void import("./map-video.ts").then(({videoForm, videoScale}) => videoForm(width * videoScale(width), 1.5 * height * videoScale(width))).then(setForm, () => undefined);
  }, []);
  return form;
}
