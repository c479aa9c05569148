import {useState} from "react";
import {useExplorer} from "../explorer.tsx";
import {Notice} from "../notice.tsx";
import {ImportFile} from "./import-file.tsx";
import {Rejections} from "./rejections.tsx";

/** What is loaded: sources with their rule of inclusion, releases with their counts, rows that were rejected and why; and taking in a file. */
export function DataPanel() {
  const {loaded, session, w, n} = useExplorer();
  const d = w.data;
  return <section aria-labelledby="data-title" className="panel">
    <h2 id="data-title">{d.title}</h2>
    {session.import && <ImportFile/>}
    {loaded.sources.length === 0 && <Notice kind="gap" title={w.empty.store}>{w.empty.storeCure}</Notice>}
    {loaded.sources.map((source) => <article key={source.name} className="source">
      <h3><bdi>{source.title}</bdi> <span className="quiet">{source.name}</span></h3>
      <p>{d.events(n.count(source.events))} {d.license} <bdi>{source.license}</bdi>.{source.simulated && <strong> {w.simulatedNote}</strong>}</p>
      {source.census ? <p className="quiet">{d.inclusion} <bdi>{source.inclusion}</bdi></p> : <p className="not-census">{w.notACensus}</p>}
      <ul className="releases">{loaded.releases.filter((release) => release.source === source.name).map((release) => <ReleaseItem key={release.id} id={release.id}/>)}</ul>
    </article>)}
  </section>;
}

function ReleaseItem({id}: {id: string}) {
  const {loaded, w, n} = useExplorer();
  const [open, setOpen] = useState(false);
  const release = loaded.releases.find((one) => one.id === id)!;
  const rejected = Object.values(release.rows.rejected).reduce((sum, count) => sum + count, 0);
  return <li>
    <bdi>{release.version}</bdi>, {n.date(release.retrieved.slice(0, 10))}: {w.data.rows(n.count(release.rows.read), n.count(release.rows.accepted), n.count(rejected))}
    {rejected > 0 && <> <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>{w.data.rejections}</button></>}
    {open && <Rejections id={id}/>}
  </li>;
}
