import {useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState} from "react";
import {Notice, Failure} from "../notice.tsx";
import {useExplorer, useTotals} from "../explorer.tsx";
import {without} from "../view.ts";
import {eventMarks, closeFrom, mostEvents, useEvents} from "./events-answer.ts";
import {frameBeside, frameOf} from "./frame-marks.ts";
import {LayerPicker} from "./layer-picker.tsx";
import {Legend} from "./legend.tsx";
import {markData} from "./mark-layer.ts";
import type {Marks} from "./marks.ts";
import {useMarks} from "./marks-answer.ts";
import {paint} from "./paint.ts";
import {pick} from "./pick.ts";
import {layerOf, usePlayed, type Drawn} from "./played.ts";
import {sizesFor} from "./sizes.ts";
import {manyEvents, squareAt} from "./square.ts";
import {Surface, type Tint} from "./surface.tsx";
import {mostRadius} from "./timed.ts";
import {Tip, type Hover} from "./tip.tsx";
import {boxOf, boxText, edgesOf, useMap, type MapHandle} from "./use-map.ts";
import {shownMap} from "./shown-map.ts";
import {totalsOf} from "../totals.ts";
import {useLate} from "../use-late.ts";

/** The map: marks of the selection, or one of its other layers, with legend, scale, and what is under the pointer. */
export default function MapPane() {
  const {view, change, selection, loaded, ground, w, revision} = useExplorer();
  const totals = useTotals();
  const container = useRef<HTMLDivElement>(null);
  const {handle, failed, moved} = useMap(container);
  const total = totalsOf(totals.value);
  const [zoom, box] = useMemo(() => handle ? [handle.map.getZoom(), boxText(boxOf(handle))] : [3, null], [handle, moved]);
  // before the count is known, all of the source: a million places would be asked for in vain
  const count = total?.events ?? loaded.sources.find(({name}) => name === selection["source"]?.[0])?.events ?? 0;
  const size = squareAt(zoom, count);
  const places = view.layer === "places";
  const close = places && zoom >= closeFrom && box !== null;
  const near = useMemo(() => close ? {...selection, bbox: [selection["bbox"]?.[0] ?? box]} : selection, [close, selection, box]);
  const answer = useMarks(size === 0 && count > manyEvents ? near : selection, view.layer === "density" ? 0.25 : size, revision);
  const inBox = close ? (answer.value?.events.reduce((sum, events) => sum + events, 0) ?? Infinity) : Infinity;
  const events = useEvents(close && inBox <= mostEvents ? near : null, revision);
  const single = useMemo(() => close && events.value && inBox <= mostEvents ? eventMarks(events.value) : null, [close, events.value, inBox]);
  const marks = single?.marks ?? answer.value;
  const area = total?.census === false ? "events" : view.area;
  const drawn = useDrawn(handle, places ? marks : null, area, ground);
  const playedSize = size === 0 && count > manyEvents ? 0.1 : size;
  const playedSizes = usePlayed(handle, drawn, {wanted: places, size: playedSize, area});
  useFollow(handle, moved);
  useFraming(handle, answer.loading ? null : answer.value);
  const [hover, setHover] = useState<Hover | null>(null);
  const listen = usePicking(handle, drawn, single ? single.order : null, size, setHover);
  const [tint, setTint] = useState<Tint | null>(null);
  useEffect(() => {
    shownMap.current = handle && {camera: handle.camera, marks: places ? drawn : null, areas: tint?.areas ?? null, density: tint?.density ?? null, command: tint?.command ?? drawn?.marks.command ?? "", area, size: playedSize};
  });
  const late = useLate(answer.loading || events.loading);
  const problem = places ? events.problem ?? answer.problem : null;
  return <div className="map" data-marks={drawn?.columns.length ?? 0} data-single={single ? "true" : "false"} aria-busy={answer.loading || events.loading}>
    <div className="map-canvas" ref={container} {...listen}/>
    {late && <div className="map-busy" role="presentation"/>}
    {total?.simulated && <div className="simulated" aria-hidden="true">{Array.from({length: 21}, (_, i) => <span key={i}>{w.simulated}</span>)}</div>}
    {handle && <LayerPicker box={() => edgesOf(handle)}/>}
    {handle && !places && <Surface handle={handle} marks={answer.value} area={area} moved={moved} onHover={setHover} onTint={setTint}/>}
    {places && drawn && drawn.columns.length > 0 && <Legend marks={drawn.marks} sizes={playedSizes ?? drawn.sizes} area={area} size={size} single={Boolean(single)}/>}
    {hover && <Tip hover={hover}/>}
    {failed !== null && <Notice kind="error" title={w.map.noWebgl}>{w.map.noWebglCure}</Notice>}
    {problem && <Failure problem={problem}/>}
    {!problem && places && !answer.loading && answer.value?.length === 0 && <Empty/>}
    {view.at && <button type="button" className="map-frame" onClick={() => change({at: null, selection: without(view.selection, "bbox")})}>{w.map.frame}</button>}
  </div>;
}

/** Nothing recorded is not nothing loaded: the two have different words. */
function Empty() {
  const {w, n} = useExplorer();
  const totals = useTotals();
  const coverage = totals.value?.coverage;
  return totalsOf(totals.value)?.covered === false ? <Notice kind="gap" title={w.empty.notLoaded}>{w.empty.notLoadedCure}</Notice>
    : <Notice kind="empty" title={w.empty.none}>{w.empty.noneMeans(coverage?.from && coverage.to ? n.span(coverage.from, coverage.to) : "")}</Notice>;
}

/** The marks on the map when nothing is played. */
function useDrawn(handle: MapHandle | null, marks: Marks | null, area: "deaths" | "events", ground: "light" | "dark"): Drawn | null {
  const drawn = useMemo(() => {
    if (!handle || !marks) return null;
    const values = area === "deaths" ? marks.best : marks.events;
    const largest = values.reduce((most, value) => value > most ? value : most, 0);
    const sizes = sizesFor(largest, mostRadius(handle.map.getContainer().clientWidth));
    return {marks, sizes, columns: paint(marks, values, sizes, ground)};
  }, [handle, marks, area, ground]);
  // before the frame in which the rest of the page shows the answer, so that both are one
  useLayoutEffect(() => {
    handle?.overlay.setProps({layers: drawn ? [layerOf(markData(drawn.columns))] : []});
    if (drawn) performance.mark("harmattan:marks");
  }, [handle, drawn]);
  return drawn;
}

/** While only what the map shows is selected, the selection follows the map. */
function useFollow(handle: MapHandle | null, moved: number): void {
  const {view, change} = useExplorer();
  const at = useRef(view.at);
  useEffect(() => {
    const by = view.at !== at.current;
    at.current = view.at;
    if (handle && by && view.at && view.selection["bbox"]?.length) change({selection: {...view.selection, bbox: [edgesOf(handle)]}}, "replace");
  }, [handle, moved, view.at]);
}

/** Frames the data where the address names no place, and again when who or where is asked for another. */
function useFraming(handle: MapHandle | null, marks: Marks | null): void {
  const {view} = useExplorer();
  const framed = useRef<string | null>(null);
  const key = JSON.stringify([view.selection["actor"], view.selection["country"], view.selection["source"], view.selection["admin1"]]);
  useEffect(() => {
    if (!handle || !marks || view.at) {
      if (view.at) framed.current = key;
      return;
    }
    const box = framed.current === key ? null : frameOf(marks);
    if (!box) return;
    framed.current = key;
    handle.map.jumpTo(frameBeside(handle.map, box));
  }, [handle, marks, key, view.at]);
}

function usePicking(handle: MapHandle | null, drawn: Drawn | null, rows: readonly Hover["rows"][number][] | null, size: number, setHover: (hover: Hover | null) => void) {
  const {change, playback} = useExplorer();
  const find = useCallback((event: {clientX: number; clientY: number; currentTarget: HTMLElement}, slack: number): Hover | null => {
    if (!handle || !drawn || playback.position !== null) return null;
    const bounds = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - bounds.left, event.clientY - bounds.top];
    const glyphs = pick(drawn.marks, drawn.columns.radii, handle.camera(), x, y, slack);
    return glyphs.length ? {x, y, marks: drawn.marks, glyphs, rows: rows ? glyphs.map((glyph) => rows[glyph]!) : [], text: null} : null;
  }, [handle, drawn, rows, playback]);
  return drawn ? {
    onPointerMove: (event: React.PointerEvent<HTMLDivElement>) => {
      if (event.pointerType === "mouse" && event.buttons === 0) setHover(find(event, 3));
    },
    onPointerLeave: () => setHover(null),
    onClick: (event: React.MouseEvent<HTMLDivElement>) => {
      const found = find(event, 8);
      if (found) change({near: boxAround(found, size), panel: "events"});
    }
  } : {};
}

/** A box around the marks that were clicked: their square of the grid, or the place itself. */
function boxAround({marks, glyphs}: Hover, size: number): string {
  const first = glyphs[0]!;
  const [lon, lat] = [marks.positions[2 * first]!, marks.positions[2 * first + 1]!];
  const edge = 0.0005;
  if (!size) return boxText({west: lon - edge, south: lat - edge, east: lon + edge, north: lat + edge});
  const [west, south] = [Math.floor((lon + 180) / size) * size - 180, Math.floor((lat + 90) / size) * size - 90];
  return boxText({west, south, east: west + size, north: south + size});
}
