import {useEffect, useReducer, useRef} from "react";
import {useExplorer, useTimeline} from "../explorer.tsx";
import {spanOf, type Axis} from "./axis.ts";

/** Play, the kind of window, its width, speed and loop. Nothing moves until it is asked to. */
export function PlaybackBar() {
  const {playback, w} = useExplorer();
  const {axis} = useTimeline();
  const [, render] = useReducer((count: number) => count + 1, 0);
  const playing = useRef(false);
  useEffect(() => playback.subscribe(() => {
    // each frame tells: the bar itself changes only when it starts or stops
    if (playback.playing !== playing.current || !playback.playing) {
      playing.current = playback.playing;
      render();
    }
  }), [playback]);
  if (!axis || axis.periods.length < 2) return null;
  const widths = axis.unit === "week" ? [1, 4, 13] : axis.unit === "year" ? [1, 2, 5] : [1, 3, 6, 12, 24];
  return <div className="playback" role="group" aria-label={w.play.title}>
    <button type="button" className="play" onClick={() => playback.playing ? playback.pause() : playback.play()} aria-keyshortcuts="Space">
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">{playback.playing ? <path d="M3 2h4v12H3zM9 2h4v12H9z"/> : <path d="M3 1.5v13l11-6.5z"/>}</svg>{playback.playing ? w.play.pause : w.play.play}
    </button>
    {playback.position !== null && <button type="button" onClick={() => playback.stop()}>{w.play.stop}</button>}
    <Moment axis={axis}/>
    <details className="menu up"><summary>{w.play.options}</summary><div className="menu-body playback-options">
      <label>{w.play.mode} <select value={playback.mode} onChange={(event) => playback.set({mode: event.target.value as "window" | "cumulative"})}>
        <option value="window">{w.play.window}</option><option value="cumulative">{w.play.cumulative}</option>
      </select></label>
      {playback.mode === "window" && <label>{w.play.width} <select value={playback.width} onChange={(event) => playback.set({width: Number(event.target.value)})}>
        {widths.map((width) => <option key={width} value={width}>{w.play.periods(width, axis.unit)}</option>)}
      </select></label>}
      <label>{w.play.speed} <select value={playback.speed} onChange={(event) => playback.set({speed: Number(event.target.value)})}>
        {[2, 4, 8, 16].map((speed) => <option key={speed} value={speed}>{w.play.perSecond(speed, axis.unit)}</option>)}
      </select></label>
      <label className="check"><input type="checkbox" checked={playback.loop} onChange={(event) => playback.set({loop: event.target.checked})}/> {w.play.loop}</label>
    </div></details>
  </div>;
}

/** The days that are shown at this moment, and a slider to be moved through them. */
function Moment({axis}: {axis: Axis}) {
  const {playback, w, n} = useExplorer();
  const label = useRef<HTMLOutputElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const draw = () => {
      const shown = playback.shown();
      if (slider.current) {
        [slider.current.min, slider.current.max] = [String(playback.start), String(playback.end)];
        slider.current.value = String(playback.position ?? playback.end);
        slider.current.setAttribute("aria-valuetext", shown ? spanOf(axis, shown, n) : w.play.everything);
      }
      if (label.current) label.current.textContent = shown ? spanOf(axis, shown, n) : w.play.everything;
    };
    draw();
    return playback.subscribe(draw);
  }, [axis, playback, w]);
  return <span className="moment">
    <input ref={slider} type="range" step={1} aria-label={w.play.position} onInput={(event) => playback.seek(Number(event.currentTarget.value))}/>
    <output ref={label}/>
  </span>;
}
