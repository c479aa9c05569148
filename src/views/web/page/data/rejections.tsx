import {useAnswer} from "../api.ts";
import {useExplorer} from "../explorer.tsx";
import {Failure} from "../notice.tsx";

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
