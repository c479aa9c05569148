import {useState} from "react";
import {useAnswer} from "../api.ts";
import {useExplorer} from "../explorer.tsx";
import {Failure, Notice} from "../notice.tsx";
import type {Result} from "../registry.ts";
import {queryText} from "../view.ts";
import {Sources} from "./sources.tsx";
import {EventFacts} from "./event-facts.tsx";

const page = 50;

/** The events themselves: of the place that was clicked, or of the whole selection, page by page. It is also the map's table. */
export function EventsPanel() {
  const {view, selection, change, revision, w, n} = useExplorer();
  const [order, setOrder] = useState("deaths");
  const [offset, setOffset] = useState(0);
  const [text, setText] = useState(false);
  const asked = view.near ? {...selection, bbox: [view.near]} : selection;
  const answer = useAnswer<Result>(`api/events?${queryText(asked, {limit: page, order, ...text ? {text: "true"} : {}, ...offset ? {offset} : {}})}`, undefined, revision);
  const {value} = answer;
  return <section aria-labelledby="events-title" className="panel">
    <h2 id="events-title">{view.near ? w.events.here : w.events.all}</h2>
    {view.near && <p><button type="button" className="link" onClick={() => { setOffset(0); change({near: null}); }}>{w.events.everywhere}</button></p>}
    <label className="field-inline">{w.events.order} <select value={order} onChange={(event) => { setOffset(0); setOrder(event.target.value); }}>
      <option value="deaths">{w.events.byDeaths}</option><option value="date">{w.events.byDate}</option>
    </select></label>
    <label className="check"><input type="checkbox" checked={text} onChange={(event) => setText(event.target.checked)}/> {w.events.text}</label>
    {answer.problem ? <Failure problem={answer.problem}/> : !value ? <p className="quiet">{w.loading}</p> : <>
      {value.rows.length > 0 && <p className="quiet">{w.events.shown(n.count(offset + 1), n.count(offset + value.rows.length))}</p>}
      {value.rows.length === 0 && <Notice kind="empty" title={w.empty.none}/>}
      <ol className="events" aria-busy={answer.loading}>{value.rows.map((event) => <li key={`${String(event["source"])} ${String(event["id"])}`}><EventFacts event={event}/></li>)}</ol>
      <p className="pager">
        {offset > 0 && <button type="button" onClick={() => setOffset(Math.max(0, offset - page))}>{w.events.before}</button>}
        {value.rows.length === page && <button type="button" onClick={() => setOffset(offset + page)}>{w.events.next}</button>}
      </p>
      <Sources result={value} name="events" path={`api/events?${queryText(asked, {order})}`} places/>
    </>}
  </section>;
}
