import {useId, useRef, useState, type KeyboardEvent} from "react";
import {useAnswer} from "../api.ts";
import {useExplorer} from "../explorer.tsx";

interface FoundActor {
  name: string;
  label: string;
  aliases: readonly string[];
  source: string;
  events: number;
}

/** Chooses actors by name, alias or near spelling, as the server knows them: a combobox with a list, and a chip for each that is chosen. */
export function ActorField({id, label, chosen, onChange}: {id: string; label: string; chosen: readonly string[]; onChange(actors: readonly string[]): void}) {
  const {w, n, selection, revision} = useExplorer();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const query = new URLSearchParams({...text.trim() ? {q: text.trim()} : {}, ...selection["source"]?.[0] ? {source: selection["source"][0]} : {}});
  const answer = useAnswer<{actors: readonly FoundActor[]}>(open ? `api/actors?${query.toString()}` : null, undefined, revision);
  const found = (answer.value?.actors ?? []).filter(({name}) => !chosen.includes(name));
  const choose = (name: string) => {
    onChange([...chosen, name]);
    setText("");
    setOpen(false);
    input.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      setActive((last) => Math.max(0, Math.min(found.length - 1, last + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter" && open && found[active]) {
      event.preventDefault();
      choose(found[active].name);
    } else if (event.key === "Escape") setOpen(false);
    else if (event.key === "Backspace" && text === "" && chosen.length) onChange(chosen.slice(0, -1));
  };
  return <div className="field actor-field">
    <label htmlFor={id}>{label}</label>
    {chosen.length > 0 && <Chips values={chosen.map((name) => ({value: name, text: name}))} onRemove={(name) => onChange(chosen.filter((one) => one !== name))}/>}
    <input ref={input} id={id} role="combobox" aria-expanded={open && found.length > 0} aria-controls={list} aria-autocomplete="list" aria-activedescendant={open && found[active] ? `${list}-${active}` : undefined}
      value={text} placeholder={w.filters.actorHint} autoComplete="off" spellCheck={false} onFocus={() => setOpen(true)} onBlur={() => setTimeout(() => setOpen(false), 150)} onKeyDown={press}
      onChange={(event) => { setText(event.target.value); setOpen(true); setActive(0); }}/>
    <ul id={list} role="listbox" aria-label={label} className="options" hidden={!open || found.length === 0}>
      {found.map(({name, label: short, aliases, events, source}, i) => <li key={`${source} ${name}`} id={`${list}-${i}`} role="option" aria-selected={i === active} onPointerDown={(event) => { event.preventDefault(); choose(name); }}>
        <span><bdi>{short}</bdi>{aliases.length > 0 && <small><bdi>{aliases.slice(0, 3).join(", ")}</bdi></small>}</span><span className="count">{n.count(events)}</span>
      </li>)}
    </ul>
    {open && text.trim() !== "" && answer.value && found.length === 0 && <p className="quiet">{w.filters.noActor}</p>}
  </div>;
}

/** What is chosen, each to be taken away again. */
export function Chips({values, onRemove}: {values: readonly {value: string; text: string}[]; onRemove(value: string): void}) {
  const {w} = useExplorer();
  return <ul className="chips">{values.map(({value, text}) => <li key={value}><button type="button" onClick={() => onRemove(value)} aria-label={w.filters.remove(text)}><bdi>{text}</bdi><span aria-hidden="true"> ×</span></button></li>)}</ul>;
}
