import {useState} from "react";
import {useAnswer} from "../api.ts";
import {useExplorer} from "../explorer.tsx";
import {Failure, Notice} from "../notice.tsx";
import {ImportFile} from "./import-file.tsx";

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

/** The rows of a release that are not events. What they hold is text from outside and is shown as text. */
export function Rejections({id}: {id: string}) {
  const {w, n} = useExplorer();
  const answer = useAnswer<{rejections: readonly Readonly<Record<string, string | number | null>>[]}>(`api/releases/${encodeURIComponent(id)}/rejections`);
  if (answer.problem) return <Failure problem={answer.problem}/>;
  if (!answer.value) return <p className="quiet">{w.loading}</p>;
  const rows = answer.value.rejections;
  const columns = Object.keys(rows[0] ?? {});
  return <div className="scroll rejections" tabIndex={0} role="region" aria-label={w.data.rejections}><table>
    <caption>{w.data.rejections}</caption>
    <thead><tr>{columns.map((column) => <th key={column} scope="col">{w.data.columns[column] ?? column}</th>)}</tr></thead>
    <tbody>{rows.slice(0, 200).map((row, i) => <tr key={i}>{columns.map((column) => <td key={column}><bdi>{typeof row[column] === "number" ? n.count(row[column]) : row[column]}</bdi></td>)}</tr>)}</tbody>
  </table>{rows.length > 200 && <p className="quiet">{w.data.moreRejections(n.count(rows.length - 200))}</p>}</div>;
}
