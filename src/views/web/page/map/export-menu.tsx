import {useRef, useState} from "react";
import {useExplorer, useTimeline, useTotals} from "../explorer.tsx";
import {savePng, saveSvg} from "../save.ts";
import {sentenceOf} from "../sentence.ts";
import {totalsOf} from "../totals.ts";
import {queryText} from "../view.ts";
import {FilmExport} from "./film-export.tsx";
import type {MapText} from "./map-svg.ts";
import {shownMap} from "./shown-map.ts";

/** The map as a file, the playback as a GIF or a video, and the events of the selection as data. What makes the files is loaded when one is asked for. */
export function ExportMenu() {
  const {w, n, view, selection, loaded, say} = useExplorer();
  const {axis} = useTimeline();
  const totals = useTotals();
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  const total = totalsOf(totals.value);
  const text = (): MapText => ({
    title: total ? total.census ? w.headline.found(n.deaths(total), total.best ?? 0, n.count(total.events), total.events) : w.headline.landmarks(n.count(total.events), total.events) : "Harmattan",
    sentence: sentenceOf(selection, w, n, loaded), simulated: total?.simulated ?? false,
    credit: [...new Set((totals.value?.provenance ?? []).map(({title, release, license}) => `${title}, ${release} (${license})`))].slice(0, 4).concat(w.map.creditLine, total?.census === false ? w.notACensus : [], shownMap.current?.command || [])
  });
  /** Says how it ended; the menu closes over what is saved. */
  const run = (work: () => Promise<void>) => {
    setBusy(true);
    work().then(() => {
      say(w.exports.done);
      if (details.current) details.current.open = false;
    }, (error: unknown) => say(error instanceof DOMException && error.name === "AbortError" ? w.exports.stopped : w.exports.failed)).finally(() => setBusy(false));
  };
  const picture = (form: "svg" | "png") => run(async () => {
    const [{mapSvg}, {coarseEarth, fineEarth}] = await Promise.all([import("./map-svg.ts"), import("./earth.ts")]);
    const shown = shownMap.current!;
    const {svg} = mapSvg(shown, await (shown.camera().zoom > 4.5 ? fineEarth : coarseEarth)(), text(), w);
    if (form === "svg") saveSvg("map", svg);
    else await savePng("map", svg);
  });
  const data = (format: string) => `api/events?${queryText(selection, {limit: 10_000, format})}`;
  return <details className="menu" ref={details} onToggle={(event) => setOpen(event.currentTarget.open)}><summary>{w.exports.title}</summary>
    <div className="menu-body">
      <p>{w.exports.map}</p>
      <button type="button" disabled={busy} onClick={() => picture("svg")}>SVG</button>
      <button type="button" disabled={busy} onClick={() => picture("png")}>PNG</button>
      {(open || busy) && axis && ["places", "cells", "density"].includes(view.layer) && <FilmExport axis={axis} text={text} busy={busy} run={run}/>}
      <p>{w.exports.events}</p>
      {["csv", "geojson", "parquet"].map((format) => <a key={format} className="button" href={data(format)} download={`events.${format}`}>{{csv: "CSV", geojson: "GeoJSON", parquet: "Parquet"}[format]}</a>)}
    </div>
  </details>;
}
