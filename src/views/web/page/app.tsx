import {Component, lazy, Suspense, useEffect, type ReactNode} from "react";
import {ClaimsPanel} from "./case/claims-panel.tsx";
import {DataPanel} from "./data/data-panel.tsx";
import {ImportProvider} from "./data/import-file.tsx";
import {ExplorerProvider, useExplorer} from "./explorer.tsx";
import {Filters} from "./filters/filters.tsx";
import {Header} from "./header.tsx";
import {Headline} from "./headline.tsx";
import {EventsPanel} from "./measure/events-panel.tsx";
import {MeasurePanel} from "./measure/panel.tsx";
import {FailureText, Notice} from "./notice.tsx";
import {PlaybackBar} from "./time/playback-bar.tsx";
import {TimeAxis} from "./time/time-axis.tsx";
import {usePhone} from "./use-phone.ts";
import {langOf, readView, type Panel} from "./view.ts";
import {wordsOf} from "./words.ts";

const MapPane = lazy(() => import("./map/map-pane.tsx"));

export function App() {
  return <Guarded fallback={<main className="starting"><Broken/></main>}><ExplorerProvider waiting={(w) => <p className="starting" role="status">{w.loading}</p>} failed={(w, problem) => <main className="starting"><FailureText problem={problem} w={w}/></main>}>
    <Page/>
  </ExplorerProvider></Guarded>;
}

/** One screen: the filters, the map over the axis of time, and a panel beside it. On a phone the three follow each other under a bar that goes to each. */
function Page() {
  const {w, loaded} = useExplorer();
  useKeys();
  return <ImportProvider>
    <a className="skip" href="#panel">{w.skip}</a>
    <Header/>
    <main className="page">
      <section className="side" id="filters"><Headline/><FilterFold/></section>
      <div className="middle" id="map">
        {loaded.sources.length ? <Guarded fallback={<MapFailed/>}><Suspense fallback={<div className="map map-waiting"><p>{w.map.waiting}</p></div>}><MapPane/></Suspense></Guarded> : <div className="map map-waiting"><Notice kind="gap" title={w.empty.store}>{w.empty.storeCure}</Notice></div>}
        <TimeAxis/>
        <PlaybackBar/>
      </div>
      <PanelColumn/>
    </main>
    <nav className="phone-bar" aria-label={w.header.parts}><a href="#map">{w.header.map}</a><a href="#filter-fold" onClick={() => document.getElementById("filter-fold")?.setAttribute("open", "")}>{w.panels.filters}</a><a href="#panel">{w.header.panel}</a></nav>
  </ImportProvider>;
}

function FilterFold() {
  const phone = usePhone();
  const {w} = useExplorer();
  return phone ? <details className="fold" id="filter-fold"><summary>{w.panels.filters}</summary><Filters/></details> : <Filters/>;
}

function PanelColumn() {
  const {view, change, session, w} = useExplorer();
  const panels: readonly Panel[] = session.case ? ["measure", "claims", "events", "data"] : ["measure", "events", "data"];
  const shown = panels.includes(view.panel) ? view.panel : "measure";
  const move = (by: number) => {
    const next = panels[(panels.indexOf(shown) + by + panels.length) % panels.length]!;
    change({panel: next});
    document.getElementById(`tab-${next}`)?.focus();
  };
  return <section className="column" id="panel">
    <div role="tablist" aria-label={w.header.panel} className="tabs" onKeyDown={(event) => { if (event.key === "ArrowRight" || event.key === "ArrowLeft") { event.preventDefault(); move(event.key === "ArrowRight" ? 1 : -1); } }}>
      {panels.map((panel) => <button key={panel} type="button" role="tab" id={`tab-${panel}`} aria-selected={panel === shown} aria-controls="panel-body" tabIndex={panel === shown ? 0 : -1} onClick={() => change({panel})}>{w.panels[panel]}</button>)}
    </div>
    <div id="panel-body" role="tabpanel" aria-labelledby={`tab-${shown}`} tabIndex={-1}>
      {shown === "claims" ? <ClaimsPanel/> : shown === "events" ? <EventsPanel/> : shown === "data" ? <DataPanel/> : <MeasurePanel/>}
    </div>
  </section>;
}

/** Space plays and pauses, arrows step, Escape gives the playback up; never while something is typed or pressed. */
function useKeys(): void {
  const {playback} = useExplorer();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, textarea, button, summary, a, dialog, [role=slider], [role=tab], canvas, .scroll")) return;
      if (event.key === " ") {
        event.preventDefault();
        if (playback.playing) playback.pause();
        else playback.play();
      } else if (event.key === "Escape" && playback.position !== null) playback.stop();
      else if ((event.key === "," || event.key === ".") && playback.end > playback.start) playback.seek((playback.position ?? playback.end) + (event.key === "." ? 1 : -1));
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [playback]);
}

/** A fault of the page itself is said in words; where it is the map's, the rest of the page goes on. */
class Guarded extends Component<{children: ReactNode; fallback: ReactNode}, {failed: boolean}> {
  override state = {failed: false};
  static getDerivedStateFromError() {
    return {failed: true};
  }
  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

function MapFailed() {
  const {w} = useExplorer();
  return <div className="map map-waiting"><Notice kind="error" title={w.map.noWebgl}>{w.map.noWebglCure}</Notice></div>;
}

function Broken() {
  const w = wordsOf(langOf(readView(location.search)));
  return <div className="notice error" role="alert"><p className="notice-title">{w.failed.page}</p><div className="notice-text"><p>{w.failed.pageCure}</p><a className="button" href="?all=1">{w.failed.anew}</a></div></div>;
}
