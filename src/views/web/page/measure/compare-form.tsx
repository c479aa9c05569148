import {useExplorer} from "../explorer.tsx";
import {ActorField} from "../filters/actor-field.tsx";
import {withValues} from "../view.ts";

/** The second selection of a comparison: the first with another actor, another period or another source. */
export function CompareForm() {
  const {view, change, w, loaded} = useExplorer();
  const {against} = view;
  if (!against) return <p><button type="button" onClick={() => change({against: view.selection})}>{w.compare.start}</button></p>;
  const set = (name: string, values: readonly string[]) => change({against: withValues(against, name, values)});
  const {sources} = loaded;
  return <fieldset className="compare"><legend>{w.compare.title}</legend>
    <ActorField id="vs-actor" label={w.compare.actor} chosen={against["actor"] ?? []} onChange={(actors) => set("actor", actors)}/>
    <div className="row">
      <div className="field"><label htmlFor="vs-from">{w.filters.from}</label><DateField id="vs-from" value={against["from"]?.[0] ?? ""} onCommit={(value) => set("from", value ? [value] : [])}/></div>
      <div className="field"><label htmlFor="vs-to">{w.filters.to}</label><DateField id="vs-to" value={against["to"]?.[0] ?? ""} onCommit={(value) => set("to", value ? [value] : [])}/></div>
    </div>
    {sources.length > 1 && <div className="field"><label htmlFor="vs-source">{w.filters.source}</label><select id="vs-source" value={against["source"]?.[0] ?? ""} onChange={(event) => set("source", event.target.value ? [event.target.value] : [])}>
      <option value="">{w.filters.preferred}</option>{sources.map(({name, title}) => <option key={name} value={name}>{title}</option>)}</select></div>}
    <div className="row"><button type="button" onClick={() => change({against: view.selection, selection: against})}>{w.compare.swap}</button><button type="button" onClick={() => change({against: null})}>{w.compare.stop}</button></div>
  </fieldset>;
}

/** YYYY, YYYY-MM or YYYY-MM-DD, as in the command. */
export function DateField({id, value, onCommit}: {id: string; value: string; onCommit(value: string): void}) {
  const {w} = useExplorer();
  const commit = (text: string) => void (text !== value && (text === "" || /^\d{4}(-\d\d){0,2}$/.test(text)) && onCommit(text));
  return <input id={id} key={value} defaultValue={value} placeholder={w.filters.dateForm} inputMode="numeric" pattern="\d{4}(-\d\d){0,2}" autoComplete="off" onBlur={(event) => commit(event.target.value.trim())} onKeyDown={(event) => void (event.key === "Enter" && commit(event.currentTarget.value.trim()))}/>;
}

