import {useEffect, useMemo} from "react";
import {useExplorer} from "../explorer.tsx";
import {DensityMoments} from "./density-moments.ts";
import {densityCanvas, densityOf, paintDensity, quickColumns, type Density} from "./density.ts";
import type {Marks} from "./marks.ts";
import {usePlayedTint} from "./played-tint.ts";
import {useTimed} from "./played.ts";
import {StepLegend} from "./step-legend.tsx";
import type {Tint} from "./surface.tsx";
import {densitySquares} from "./timed.ts";
import {boxOf, type MapHandle} from "./use-map.ts";

/** A kernel density under the borders of the map, which the playback moves. */
export function DensityLayer({handle, marks, area, moved, onTint}: {handle: MapHandle; marks: Marks | null; area: "deaths" | "events"; moved: number; onTint(tint: Tint | null): void}) {
  const {w, ground} = useExplorer();
  const density = useMemo(() => marks && densityOf(marks, area, boxOf(handle), handle.map.getZoom(), w), [marks, area, handle, moved, w]);
  const canvas = useMemo(() => {
    if (!density) return null;
    const made = densityCanvas(density.raster, quickColumns);
    paintDensity(density, ground, made);
    return made;
  }, [density, ground]);
  const timed = useTimed(density !== null, densitySquares);
  const moments = useMemo(() => timed && density && new DensityMoments(timed, area, density.raster, quickColumns, w), [timed, density, area, w]);
  const played = usePlayedTint(handle, moments);
  useCanvas(handle, density, played ? null : canvas);
  useEffect(() => onTint(density && {areas: null, density, command: marks!.command}), [density, onTint]);
  useEffect(() => () => onTint(null), [onTint]);
  const scale = played ?? density?.scale;
  return scale ? <StepLegend scale={scale}/> : null;
}

/** Lays the canvas over its box of the map, again whenever the style is set anew. */
function useCanvas({map}: MapHandle, density: Density | null, canvas: HTMLCanvasElement | null): void {
  useEffect(() => {
    if (!density || !canvas) return;
    const {west, south, east, north} = density.raster.box;
    const add = () => {
      if (!map.getLayer("land") || map.getSource("density")) return;
      map.addSource("density", {type: "canvas", canvas, coordinates: [[west, north], [east, north], [east, south], [west, south]], animate: false});
      map.addLayer({id: "density", type: "raster", source: "density", paint: {"raster-fade-duration": 0, "raster-opacity": 0.85}}, "lakes");
    };
    add();
    map.on("styledata", add);
    return () => {
      map.off("styledata", add);
      if (map.getLayer("density")) map.removeLayer("density");
      if (map.getSource("density")) map.removeSource("density");
    };
  }, [map, density, canvas]);
}
