import {useState} from "react";
import type {Figure} from "../../../../figures/index.ts";
import {useExplorer} from "../explorer.tsx";
import type {Result} from "../registry.ts";
import {rowSelection} from "./row-selection.ts";

const page = 60;

/** The numbers behind a figure. A row that stands for a part of the selection selects it. */
export function Table({result, table, title, linked}: {result: Result; table: Figure["table"]; title: string; linked: boolean}) {
  const {w, n, view, change} = useExplorer();
  const [shown, setShown] = useState(page);
  const links = linked && result.rows.some((row) => rowSelection(row, result, view.selection));
  return <details className="data">
    <summary>{w.table.open(n.count(table.rows.length))}</summary>
    {table.rows.length > 0 && <div className="scroll" tabIndex={0} role="region" aria-label={w.table.caption(title)}>
      <table>
        <caption>{w.table.caption(title)}</caption>
        <thead><tr>{links && <th scope="col"><span className="unseen">{w.table.select}</span></th>}{table.columns.map(({key, label, align}) => <th key={key} scope="col" className={align} title={result.columns[key]?.about}>{label}</th>)}</tr></thead>
        <tbody>{table.rows.slice(0, shown).map((cells, i) => {
          const selection = links ? rowSelection(result.rows[i]!, result, view.selection) : null;
          return <tr key={i}>{links && <td>{selection && <button type="button" className="select-row" onClick={() => change({selection})} aria-label={w.table.selectRow(cells.slice(0, 2).join(", "))}>⌖</button>}</td>}
            {cells.map((cell, j) => <td key={j} className={table.columns[j]!.align}><bdi>{cell}</bdi></td>)}</tr>;
        })}</tbody>
      </table>
    </div>}
    {table.rows.length > shown && <p><button type="button" onClick={() => setShown(shown + 10 * page)}>{w.table.more(n.count(table.rows.length - shown))}</button></p>}
  </details>;
}
