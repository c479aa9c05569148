import {useRef, useState} from "react";
import {useExplorer, useTimeline, useTotals} from "../explorer.tsx";
import {save, savePng, saveSvg} from "../save.ts";
import {sentenceOf} from "../sentence.ts";
import {spanOf} from "../time/axis.ts";
import {totalsOf} from "../totals.ts";
import {queryText} from "../view.ts";
import {shownMap} from "./shown-map.ts";

/** The map as a file, the playback as a GIF, and the events of the selection as data. What makes the files is loaded when one is asked for. */
export function ExportMenu() {
  const {w, n, selection, loaded, playback, say} = useExplorer();
  const {axis} = useTimeline();
  const totals = useTotals();
  const [busy, setBusy] = useState<string | null>(null);
  const details = useRef<HTMLDetailsElement>(null);
  const total = totalsOf(totals.value);
  const text = () => ({
    title: total ? total.census ? w.headline.found(n.deaths(total), total.best ?? 0, n.count(total.events), total.events) : w.headline.landmarks(n.count(total.events), total.events) : "Harmattan",
    sentence: sentenceOf(selection, w, n, loaded), simulated: total?.simulated ?? false,
    credit: [...new Set((totals.value?.provenance ?? []).map(({title, release, license}) => `${title}, ${release} (${license})`))].slice(0, 4).concat(w.map.creditLine, total?.census === false ? w.notACensus : [], shownMap.current?.marks?.marks.command || [])
  });
  const run = (name: string, work: () => Promise<void>) => {
    setBusy(name);
    work().then(() => say(w.exports.done), () => say(w.exports.failed)).finally(() => {
      setBusy(null);
      if (details.current) details.current.open = false;
    });
  };
  const picture = (form: "svg" | "png") => run(form, async () => {
    const [{mapSvg}, {coarseEarth, fineEarth}] = await Promise.all([import("./map-svg.ts"), import("./earth.ts")]);
    const shown = shownMap.current!;
    const {svg} = mapSvg(shown, await (shown.camera().zoom > 4.5 ? fineEarth : coarseEarth)(), text(), w);
    if (form === "svg") saveSvg("map", svg);
    else await savePng("map", svg);
  });
  const film = () => run("gif", async () => {
    const [{playbackGif}, {coarseEarth}, {timedFor, sizesOver}] = await Promise.all([import("./map-gif.ts"), import("./earth.ts"), import("./timed.ts")]);
    const shown = shownMap.current!;
    const timed = await timedFor(selection, shown.size, axis!);
    const sizes = sizesOver(timed, shown.area, playback.mode, playback.width, shown.camera().width);
    save("playback.gif", await playbackGif(shown, timed, sizes, playback, await coarseEarth(), text(), w, (span) => spanOf(axis!, span, n), (share) => setBusy(n.percent(share))));
  });
  const data = (format: string) => `api/events?${queryText(selection, {limit: 10_000, format})}`;
  return <details className="menu" ref={details}><summary>{w.exports.title}</summary>
    <div className="menu-body">
      <p>{w.exports.map}</p>
      <button type="button" disabled={busy !== null} onClick={() => picture("svg")}>SVG</button>
      <button type="button" disabled={busy !== null} onClick={() => picture("png")}>PNG</button>
      {axis && <><p>{w.exports.playback}</p><button type="button" disabled={busy !== null} onClick={film}>{busy !== null ? busy : "GIF"}</button></>}
      <p>{w.exports.events}</p>
      {["csv", "geojson", "parquet"].map((format) => <a key={format} className="button" href={data(format)} download={`events.${format}`}>{{csv: "CSV", geojson: "GeoJSON", parquet: "Parquet"}[format]}</a>)}
    </div>
  </details>;
}
