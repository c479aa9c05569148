import {figureWords, kindOf, kinds, symbolPath, type Kind} from "../../../../figures/index.ts";
import {useExplorer, useTimeline} from "../explorer.tsx";
import {DateField} from "../measure/compare-form.tsx";
import {ParamField} from "../measure/form.tsx";
import {spanOnAxis} from "../time/axis.ts";
import {one} from "../view.ts";
import {ActorField} from "./actor-field.tsx";
import {CountryField} from "./country-field.tsx";

/** Parameters of the selection that have a field of their own; all others get theirs from the registry. */
const own = new Set(["actor", "role", "country", "from", "to", "source", "type", "precision", "bbox", "deaths"]);

/** Which events: a field for each parameter of the selection. */
export function Filters() {
  const {view, change, select, registry, loaded, w, selection} = useExplorer();
  const {selection: chosen} = view;
  const source = loaded.sources.find(({name}) => name === selection["source"]?.[0]);
  const role = registry.selection.find(({name}) => name === "role");
  const more = registry.selection.filter(({name}) => !own.has(name));
  const count = Object.keys(chosen).length;
  return <form className="filters" onSubmit={(event) => event.preventDefault()} aria-label={w.panels.filters}>
    <ActorField id="actor" label={w.filters.actor} chosen={chosen["actor"] ?? []} onChange={(actors) => select("actor", actors)}/>
    {role && (chosen["actor"]?.length ?? 0) > 0 && <ParamField id="role" param={role} given={chosen["role"] ?? []} onChange={(values) => select("role", values)}/>}
    <Kinds/>
    <CountryField/>
    <div className="row">
      <div className="field"><label htmlFor="from">{w.filters.from}</label><DateField id="from" value={chosen["from"]?.[0] ?? ""} onCommit={(value) => select("from", value ? [value] : [])}/></div>
      <div className="field"><label htmlFor="to">{w.filters.to}</label><DateField id="to" value={chosen["to"]?.[0] ?? ""} onCommit={(value) => select("to", value ? [value] : [])}/></div>
    </div>
    {loaded.sources.length > 0 && <div className="field"><label htmlFor="source">{w.filters.source}</label>
      <select id="source" value={selection["source"]?.[0] ?? ""} onChange={(event) => select("source", [event.target.value])}>{loaded.sources.map(({name, title}) => <option key={name} value={name}>{title}</option>)}</select></div>}
    <div className="row">
      <div className="field"><label htmlFor="deaths">{w.filters.deaths}</label><NumberField id="deaths" name="deaths"/></div>
      {source && Object.keys(source.precision).length > 0 && <div className="field"><label htmlFor="precision">{w.filters.precision}</label>
        <select id="precision" value={chosen["precision"]?.[0] ?? ""} onChange={(event) => select("precision", event.target.value ? [event.target.value] : [])}>
          <option value="">{w.filters.anyPrecision}</option>{Object.entries(source.precision).map(([value, meaning]) => <option key={value} value={value}>{value}: {w.precisions[meaning] ?? meaning}</option>)}
        </select></div>}
    </div>
    <details className="more"><summary>{w.filters.more}</summary>
      {more.map((param) => <ParamField key={param.name} id={`s-${param.name}`} param={param} given={chosen[param.name] ?? []} onChange={(values) => select(param.name, values)}/>)}
    </details>
    {count > 0 && <button type="button" className="clear" onClick={() => change({selection: {}, at: null})}>{w.filters.clear}</button>}
    {loaded.sources.length === 0 && <p className="quiet">{w.empty.store}</p>}
  </form>;
}

/** The kinds of violence with their marks and how many events there are; none chosen is all. */
function Kinds() {
  const {view, select, registry, lang, n, w} = useExplorer();
  const {axis} = useTimeline();
  const words = figureWords(lang);
  const chosen = view.selection["type"] ?? [];
  const values = registry.selection.find(({name}) => name === "type")?.values ?? [];
  const typesOf = (kind: Kind) => values.filter((type) => kindOf(type) === kind);
  const shown = (Object.keys(kinds) as Kind[]).filter((kind) => axis?.offered.has(kind) || typesOf(kind).some((type) => chosen.includes(type)));
  if (!shown.length) return null;
  const [from, to] = axis ? spanOnAxis(axis, one(view.selection, "from"), one(view.selection, "to")) : [0, 0];
  const countOf = (kind: Kind) => axis?.offered.get(kind)?.slice(from, to).reduce((sum, value) => sum + value, 0) ?? 0;
  const on = (kind: Kind) => !chosen.length || typesOf(kind).some((type) => chosen.includes(type));
  const toggle = (kind: Kind) => {
    const next = (Object.keys(kinds) as Kind[]).filter((one) => one === kind ? !on(kind) : on(one) && (shown.includes(one) || chosen.length > 0));
    const all = shown.every((one) => next.includes(one));
    select("type", all || !next.length ? [] : next.flatMap(typesOf));
  };
  return <fieldset className="field kinds"><legend>{w.filters.kinds}</legend>
    {shown.map((kind) => <label key={kind} className="check">
      <input type="checkbox" checked={on(kind)} onChange={() => toggle(kind)}/>
      <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true"><path d={symbolPath(kinds[kind].shape, 0, 0, 5.4)} fill={kinds[kind].color} fillOpacity="0.6" stroke={kinds[kind].color}/></svg>
      <span>{words.kinds[kind]}</span>{axis?.offered.has(kind) && <span className="count">{n.count(countOf(kind))}</span>}
    </label>)}
  </fieldset>;
}

function NumberField({id, name}: {id: string; name: string}) {
  const {view, select} = useExplorer();
  const value = view.selection[name]?.[0] ?? "";
  const commit = (text: string) => void (text !== value && /^\d*$/.test(text) && select(name, text ? [text] : []));
  return <input id={id} key={value} defaultValue={value} inputMode="numeric" placeholder="0" autoComplete="off" onBlur={(event) => commit(event.target.value.trim())} onKeyDown={(event) => void (event.key === "Enter" && commit(event.currentTarget.value.trim()))}/>;
}
