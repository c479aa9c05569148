import type {Feature, FeatureCollection, Geometry} from "geojson";
import type {GeoJSONSource, MapMouseEvent} from "maplibre-gl";
import {useEffect, useMemo, useState} from "react";
import {Failure, Notice} from "../notice.tsx";
import {useAnswer} from "../api.ts";
import {useExplorer} from "../explorer.tsx";
import type {Result} from "../registry.ts";
import {useLate} from "../use-late.ts";
import {queryText} from "../view.ts";
import {cellFeatures, measureFeatures, type Shaded} from "./areas.ts";
import {densityImage, type Density} from "./density.ts";
import {fineEarth} from "./earth.ts";
import type {Marks} from "./marks.ts";
import type {Hover} from "./tip.tsx";
import {boxOf, type MapHandle} from "./use-map.ts";

/** The layers that tint areas: cells of PRIO-GRID, a density, or the answer of a measure by unit, cell, country or point. */
export function Surface({handle, marks, moved, onHover, onAreas}: {handle: MapHandle; marks: Marks | null; moved: number; onHover(hover: Hover | null): void; onAreas(areas: Shaded | null): void}) {
  const {view} = useExplorer();
  if (view.layer === "density") return <DensityLayer handle={handle} marks={marks} moved={moved}/>;
  return <AreaLayer handle={handle} onHover={onHover} onAreas={onAreas}/>;
}

function AreaLayer({handle, onHover, onAreas}: {handle: MapHandle; onHover(hover: Hover | null): void; onAreas(areas: Shaded | null): void}) {
  const {view, selection, w, n, ground, lang, revision, registry, change} = useExplorer();
  const cells = view.layer === "cells";
  const measure = registry.measures.find(({name}) => name === view.layer);
  const path = cells ? `api/measures/marks?${queryText(selection, {size: 0.5, split: "none", limit: 5000})}` : measure ? `api/measures/${measure.name}?${queryText(selection, view.measure === measure.name ? view.params : {})}` : null;
  const answer = useAnswer<Result>(path, undefined, revision, "map");
  const late = useLate(answer.loading);
  const [shaded, setShaded] = useState<Shaded | null>(null);
  useEffect(() => {
    let gone = false;
    const result = answer.value;
    if (!result) return setShaded(null);
    const set = (next: Shaded) => void (gone || setShaded(next));
    if (cells) set(cellFeatures(result, ground, lang));
    else if (measure) void fineEarth().then((earth) => set(measureFeatures(result, measure, earth, ground, lang)), () => set(measureFeatures(result, measure, null, ground, lang)));
    return () => {
      gone = true;
    };
  }, [answer.value, cells, measure, ground, lang]);
  useAreas(handle, shaded?.features ?? null);
  useEffect(() => onAreas(shaded), [shaded, onAreas]);
  useEffect(() => {
    const {map} = handle;
    const move = (event: MapMouseEvent) => {
      const [feature] = map.getLayer("areas") ? map.queryRenderedFeatures(event.point, {layers: ["areas", "area-points"]}) : [];
      onHover(feature ? {x: event.point.x, y: event.point.y, marks: none, glyphs: [], rows: [], text: JSON.parse(String(feature.properties["text"])) as string[]} : null);
    };
    const click = (event: MapMouseEvent) => {
      const [feature] = map.getLayer("areas") ? map.queryRenderedFeatures(event.point, {layers: ["areas", "area-points"]}) : [];
      if (feature?.properties["near"]) change({near: String(feature.properties["near"]), panel: "events"});
      else if (feature?.properties["admin1"]) change({selection: {...view.selection, admin1: [String(feature.properties["admin1"])]}});
    };
    map.on("mousemove", move);
    map.on("click", click);
    return () => void map.off("mousemove", move).off("click", click);
  }, [handle, view.selection]);
  if (answer.problem) return <Failure problem={answer.problem}/>;
  return <>
    {late && <div className="map-busy" role="presentation"/>}
    {answer.value && shaded?.features.features.length === 0 && <Notice kind="empty" title={w.empty.none}>{w.empty.noneMeans("")}</Notice>}
    {shaded && shaded.features.features.length > 0 && <div className="legend flat"><p className="legend-head">{shaded.label}</p>
      <ul className="legend-steps">{shaded.steps.map(({color, text}) => <li key={text}><svg width="26" height="14" aria-hidden="true"><rect width="26" height="14" fill={color}/></svg>{text}</li>)}</ul>
      <p className="legend-note">{cells ? w.layers.cellsNote : w.layers.measureNote}</p>
      {answer.value?.answer && <p className="legend-note"><b>{answer.value.answer.text}</b></p>}
      <p className="unseen">{n.count(shaded.features.features.length)}</p>
    </div>}
  </>;
}

const none: Marks = {length: 0, command: "", positions: new Float32Array(), mark: new Uint32Array(), kind: [], type: [], events: new Float64Array(), low: new Float64Array(), best: new Float64Array(), high: new Float64Array(), unknown: new Float64Array(), coarse: new Uint8Array()};

/** Puts features under the borders of the map, again whenever its style is set anew. */
function useAreas({map}: MapHandle, features: FeatureCollection<Geometry> | null): void {
  useEffect(() => {
    const data = features ?? {type: "FeatureCollection" as const, features: [] as Feature[]};
    const add = () => {
      if (!map.getLayer("land")) return;
      const source = map.getSource<GeoJSONSource>("areas");
      if (source) return void source.setData(data);
      map.addSource("areas", {type: "geojson", data});
      map.addLayer({id: "areas", type: "fill", source: "areas", filter: ["!=", ["geometry-type"], "Point"], paint: {"fill-color": ["get", "color"], "fill-opacity": 0.88}}, "lakes");
      map.addLayer({id: "area-points", type: "circle", source: "areas", filter: ["==", ["geometry-type"], "Point"], paint: {"circle-color": ["get", "color"], "circle-radius": ["get", "radius"], "circle-opacity": 0.7, "circle-stroke-color": ["get", "color"], "circle-stroke-width": 1.2}});
    };
    add();
    map.on("styledata", add);
    return () => {
      map.off("styledata", add);
      for (const id of ["areas", "area-points"]) if (map.getLayer(id)) map.removeLayer(id);
      if (map.getSource("areas")) map.removeSource("areas");
    };
  }, [map, features]);
}

function DensityLayer({handle, marks, moved}: {handle: MapHandle; marks: Marks | null; moved: number}) {
  const {w, n, ground, view} = useExplorer();
  const density = useMemo((): Density | null => marks && densityImage(marks, view.area, boxOf(handle), handle.map.getZoom(), ground), [marks, view.area, ground, handle, moved]);
  useEffect(() => {
    const {map} = handle;
    if (!density) return;
    const {west, south, east, north} = density.box;
    const coordinates: [[number, number], [number, number], [number, number], [number, number]] = [[west, north], [east, north], [east, south], [west, south]];
    const add = () => {
      if (!map.getLayer("land")) return;
      if (map.getSource("density")) return;
      map.addSource("density", {type: "canvas", canvas: density.canvas, coordinates, animate: false});
      map.addLayer({id: "density", type: "raster", source: "density", paint: {"raster-fade-duration": 0, "raster-opacity": 0.85}}, "lakes");
    };
    add();
    map.on("styledata", add);
    return () => {
      map.off("styledata", add);
      if (map.getLayer("density")) map.removeLayer("density");
      if (map.getSource("density")) map.removeSource("density");
    };
  }, [handle, density]);
  if (!density) return null;
  return <div className="legend flat">
    <p className="legend-head">{w.layers.densityHead(view.area)}</p>
    <ul className="legend-steps">{density.steps.map(({color, from}) => <li key={from}><svg width="26" height="14" aria-hidden="true"><rect width="26" height="14" fill={color}/></svg>{w.layers.atLeast(n.significant(from))}</li>)}</ul>
    <p className="legend-note">{w.layers.bandwidth(n.count(density.bandwidthKm))}</p>
  </div>;
}
