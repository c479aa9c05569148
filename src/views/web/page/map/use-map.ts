import {MapboxOverlay} from "@deck.gl/mapbox";
import {AttributionControl, Map as GlMap, NavigationControl, ScaleControl, setWorkerUrl} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";
import {useEffect, useRef, useState, type RefObject} from "react";
import type {Earth} from "../../../../geo/earth.ts";
import {useExplorer} from "../explorer.tsx";
import {coarseEarth, fineEarth} from "./earth.ts";
import {mapDrawsBy} from "../turn.ts";
import type {Camera} from "./pick.ts";
import {fineFrom, styleOf} from "./style.ts";

setWorkerUrl(workerUrl);

export interface MapHandle {
  map: GlMap;
  overlay: MapboxOverlay;
  camera(): Camera;
}

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** A MapLibre map on the page's own basemap with deck.gl over it, in the view's theme and language. It keeps north up and flat, so that areas compare. */
export function useMap(container: RefObject<HTMLDivElement | null>): {handle: MapHandle | null; failed: unknown; moved: number} {
  const {view, change, ground, lang, w, n} = useExplorer();
  const [handle, setHandle] = useState<MapHandle | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [fine, setFine] = useState((view.at?.zoom ?? 0) >= fineFrom);
  const [moved, setMoved] = useState(0);
  const at = useRef(view.at);

  useEffect(() => {
    let map: GlMap;
    try {
      map = new GlMap({
        container: container.current!, style: {version: 8, sources: {}, layers: []}, center: view.at ? [view.at.lon, view.at.lat] : [0, 14], zoom: view.at?.zoom ?? 2.4, minZoom: 0.6, maxZoom: 13,
        attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, renderWorldCopies: true, fadeDuration: 0, locale: w.map.controls, canvasContextAttributes: {antialias: true}
      });
    } catch (error) {
      setFailed(error);
      return;
    }
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new NavigationControl({showCompass: false}), "top-right");
    map.addControl(new ScaleControl({unit: "metric", maxWidth: 110}), "bottom-right");
    map.addControl(new AttributionControl({compact: false, customAttribution: w.map.credit}), "bottom-right");
    // the edges of marks are smooth by their own shader, and pictures of the map are drawn anew: nothing needs to be kept or smoothed
    const overlay = new MapboxOverlay({interleaved: false, layers: [], deviceProps: {webgl: {antialias: false, preserveDrawingBuffer: false}}});
    map.addControl(overlay);
    mapDrawsBy(() => overlay.getCanvas()?.getContext("webgl2") ?? null);
    map.on("moveend", (event: {originalEvent?: unknown}) => {
      setMoved((last) => last + 1);
      if (map.getZoom() >= fineFrom) setFine(true);
      const {lng, lat} = map.getCenter();
      // a step of the map is part of the address only where a reader took it
      if (!event.originalEvent) return;
      at.current = {lon: lng, lat, zoom: map.getZoom()};
      change({at: at.current}, "replace");
    });
    const camera = (): Camera => {
      const {lng, lat} = map.getCenter();
      const {clientWidth: width, clientHeight: height} = map.getContainer();
      return {lon: lng, lat, zoom: map.getZoom(), width, height};
    };
    setHandle({map, overlay, camera});
    return () => map.remove();
  }, [lang]);

  useEffect(() => {
    if (!handle) return;
    let gone = false;
    const use = (earth: Earth) => void (gone || handle.map.setStyle(styleOf(earth, ground, lang, n.country), {diff: false}));
    // the coarse world first: it is here in a moment, and the fine one takes its place
    coarseEarth().then((earth) => {
      use(earth);
      if (fine) fineEarth().then(use, setFailed);
    }, setFailed);
    return () => {
      gone = true;
    };
  }, [handle, ground, lang, fine]);

  useEffect(() => {
    const next = view.at;
    if (!handle || !next || next === at.current) return;
    at.current = next;
    handle.map.jumpTo({center: [next.lon, next.lat], zoom: next.zoom});
  }, [handle, view.at]);

  return {handle, failed, moved};
}

/** The box of what is on the map now, a little wider, on a raster of half its size so that small moves ask nothing new. */
export function boxOf({map}: MapHandle): Box {
  const bounds = map.getBounds();
  const step = Math.max(0.5, 2 ** Math.floor(Math.log2(Math.max(0.01, bounds.getEast() - bounds.getWest())) - 1));
  const down = (value: number) => Math.floor(value / step) * step;
  const up = (value: number) => Math.ceil(value / step) * step;
  return {west: down(bounds.getWest()), south: Math.max(-90, down(bounds.getSouth())), east: up(bounds.getEast()), north: Math.min(90, up(bounds.getNorth()))};
}

/** The edges of the map as it is now. */
export function edgesOf({map}: MapHandle): string {
  const bounds = map.getBounds();
  return boxText({west: bounds.getWest(), south: Math.max(-90, bounds.getSouth()), east: Math.min(bounds.getWest() + 360, bounds.getEast()), north: Math.min(90, bounds.getNorth())});
}

export function boxText({west, south, east, north}: Box): string {
  return [west, south, east, north].map((edge) => Number(edge.toFixed(4))).join(",");
}
