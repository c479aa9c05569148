import type {ExpressionSpecification, MapMouseEvent} from "maplibre-gl";
import {useEffect, useMemo, useState} from "react";
import {Failure, Notice} from "../notice.tsx";
import {useAnswer} from "../api.ts";
import {useExplorer} from "../explorer.tsx";
import type {Result} from "../registry.ts";
import {useLate} from "../use-late.ts";
import {queryText} from "../view.ts";
import {cellFeatures, measureFeatures, type Shaded} from "./areas.ts";
import {CellMoments} from "./cell-moments.ts";
import {fineEarth} from "./earth.ts";
import type {Marks} from "./marks.ts";
import {usePlayedTint} from "./played-tint.ts";
import {useTimed} from "./played.ts";
import {StepLegend} from "./step-legend.tsx";
import {blank} from "./step-scale.ts";
import type {Ground} from "./style.ts";
import type {Tint} from "./surface.tsx";
import {cellSquares} from "./timed.ts";
import type {Hover} from "./tip.tsx";
import type {MapHandle} from "./use-map.ts";

/** Cells of PRIO-GRID, which the playback moves, or the answer of a measure, which stands for all of the selection. */
export function AreaLayer({handle, onHover, onTint}: {handle: MapHandle; onHover(hover: Hover | null): void; onTint(tint: Tint | null): void}) {
  const {view, selection, w, n, ground, revision, registry} = useExplorer();
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
    if (cells) set(cellFeatures(result, w));
    else if (measure) void fineEarth().then((earth) => set(measureFeatures(result, measure, earth, w)), () => set(measureFeatures(result, measure, null, w)));
    return () => {
      gone = true;
    };
  }, [answer.value, cells, measure, w]);
  const census = answer.value?.coverage.census ?? true;
  const timed = useTimed(cells, cellSquares);
  const moments = useMemo(() => timed && new CellMoments(timed, census, w), [timed, census, w]);
  const played = usePlayedTint(handle, moments);
  useAreas(handle, played ? null : shaded, ground);
  useEffect(() => onTint(shaded && {areas: shaded, density: null, command: answer.value?.command ?? ""}), [shaded, answer.value, onTint]);
  useEffect(() => () => onTint(null), [onTint]);
  usePicking(handle, played !== null, onHover);
  if (answer.problem) return <Failure problem={answer.problem}/>;
  const scale = played ?? (shaded?.features.features.length ? shaded.scale : null);
  return <>
    {late && <div className="map-busy" role="presentation"/>}
    {answer.value && shaded?.features.features.length === 0 && <Notice kind="empty" title={w.empty.none}>{w.empty.noneMeans("")}</Notice>}
    {scale && <StepLegend scale={scale}>
      {answer.value?.answer && <p className="legend-note"><b>{answer.value.answer.text}</b></p>}
      <p className="unseen">{n.count(shaded?.features.features.length ?? 0)}</p>
    </StepLegend>}
  </>;
}

/** Puts features under the lakes and borders of the map, again whenever its style is set anew. */
function useAreas({map}: MapHandle, shaded: Shaded | null, ground: Ground): void {
  const features = shaded?.features ?? null;
  const colors = shaded?.scale.colors[ground];
  useEffect(() => {
    const color = ["match", ["get", "step"], ...(colors ?? []).flatMap((one, i) => [i, one]), ...colors?.length ? [] : [0, blank[ground]], blank[ground]] as unknown as ExpressionSpecification;
    const add = () => {
      if (!map.getLayer("land") || map.getSource("areas")) return;
      map.addSource("areas", {type: "geojson", data: features ?? {type: "FeatureCollection", features: []}});
      map.addLayer({id: "areas", type: "fill", source: "areas", filter: ["!=", ["geometry-type"], "Point"], paint: {"fill-color": color, "fill-opacity": 0.88}}, "lakes");
      map.addLayer({id: "area-points", type: "circle", source: "areas", filter: ["==", ["geometry-type"], "Point"], paint: {"circle-color": color, "circle-radius": ["get", "radius"], "circle-opacity": 0.7, "circle-stroke-color": color, "circle-stroke-width": 1.2}});
    };
    add();
    map.on("styledata", add);
    return () => {
      map.off("styledata", add);
      for (const id of ["areas", "area-points"]) if (map.getLayer(id)) map.removeLayer(id);
      if (map.getSource("areas")) map.removeSource("areas");
    };
  }, [map, features, colors, ground]);
}

/** What the pointer is on is said, and what is clicked is selected or listed; not while something moves. */
function usePicking({map}: MapHandle, played: boolean, onHover: (hover: Hover | null) => void): void {
  const {view, change} = useExplorer();
  useEffect(() => {
    const found = (event: MapMouseEvent) => map.getLayer("areas") && !played ? map.queryRenderedFeatures(event.point, {layers: ["areas", "area-points"]})[0] : undefined;
    const move = (event: MapMouseEvent) => {
      const feature = found(event);
      onHover(feature ? {x: event.point.x, y: event.point.y, marks: none, glyphs: [], rows: [], text: JSON.parse(String(feature.properties["text"])) as string[]} : null);
    };
    const click = (event: MapMouseEvent) => {
      const properties = found(event)?.properties;
      if (properties?.["near"]) change({near: String(properties["near"]), panel: "events"});
      else if (properties?.["admin1"]) change({selection: {...view.selection, admin1: [String(properties["admin1"])]}});
    };
    map.on("mousemove", move);
    map.on("click", click);
    return () => void map.off("mousemove", move).off("click", click);
  }, [map, played, view.selection]);
}

const none: Marks = {length: 0, command: "", positions: new Float32Array(), mark: new Uint32Array(), kind: [], type: [], events: new Float64Array(), low: new Float64Array(), best: new Float64Array(), high: new Float64Array(), unknown: new Float64Array(), coarse: new Uint8Array()};
