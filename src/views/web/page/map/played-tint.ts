import {useEffect, useState} from "react";
import {useExplorer} from "../explorer.tsx";
import type {Camera} from "./pick.ts";
import {measured} from "./played.ts";
import type {StepScale} from "./step-scale.ts";
import type {Ground} from "./style.ts";
import type {Span, WindowKind} from "./timed.ts";
import type {MapHandle} from "./use-map.ts";

/** A tint through the playback, on one scale for all its moments. */
export interface Moments {
  scale(kind: WindowKind): StepScale;
  /** Paints a moment into a map whose upper left corner is the origin. */
  paint(context: CanvasRenderingContext2D, camera: Camera, span: Span, kind: WindowKind, ground: Ground): void;
}

/**
 * Paints each moment of the playback over the map; the scale while something is played, null while all of the selection is shown. The canvas is beside the map's, since
 * without a graphics card the map itself takes longer to draw than a frame; it darkens the map (and lightens a dark one), so that names stay to be read.
 */
export function usePlayedTint({map, camera}: MapHandle, moments: Moments | null): StepScale | null {
  const {playback, ground} = useExplorer();
  const [scale, setScale] = useState<StepScale | null>(null);
  useEffect(() => {
    if (!moments) return setScale(null);
    const canvas = document.createElement("canvas");
    canvas.className = "played-tint";
    const context = canvas.getContext("2d")!;
    map.getCanvasContainer().append(canvas);
    const draw = () => {
      const span = playback.shown();
      setScale(span && moments.scale(playback));
      canvas.hidden = span === null;
      if (!span) return;
      measured(() => {
        const at = camera();
        const [width, height] = [Math.round(at.width * devicePixelRatio), Math.round(at.height * devicePixelRatio)];
        if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
        context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
        context.clearRect(0, 0, at.width, at.height);
        moments.paint(context, at, span, playback, ground);
      });
    };
    draw();
    const leave = playback.subscribe(draw);
    map.on("move", draw);
    map.on("resize", draw);
    return () => {
      leave();
      map.off("move", draw).off("resize", draw);
      canvas.remove();
    };
  }, [map, camera, moments, playback, ground]);
  return scale;
}
