import {useEffect, useState} from "react";
import {useExplorer} from "../explorer.tsx";
import {defaultTexts, type ParamInfo} from "../registry.ts";
import {withValues, type Query} from "../view.ts";

/** A field for each parameter, made of what the registry tells: its values, whether it may be repeated, what it expects. */
export function ParamForm({params, values, onChange, prefix}: {params: readonly ParamInfo[]; values: Query; onChange(values: Query): void; prefix: string}) {
  if (!params.length) return null;
  return <div className="params">{params.map((param) => <ParamField key={param.name} id={`${prefix}-${param.name}`} param={param} given={values[param.name] ?? []} onChange={(next) => onChange(withValues(values, param.name, next))}/>)}</div>;
}

export function ParamField({param, given, onChange, id}: {param: ParamInfo; given: readonly string[]; onChange(values: readonly string[]): void; id: string}) {
  const {w, lang} = useExplorer();
  const initial = defaultTexts(param);
  const label = w.params[param.name] ?? param.name.replaceAll("-", " ");
  const is = (values: readonly string[]) => values.join("\n") === initial.join("\n");
  const set = (values: readonly string[]) => onChange(is(values) ? [] : values);
  const told = w.paramAbout[param.name] ?? (lang === "en" ? param.about : undefined);
  if (param.values?.join() === "true,false") return <div className="field check-field"><label className="check" title={told}><input id={id} type="checkbox" checked={(given[0] ?? initial[0]) === "true"} onChange={(event) => set([String(event.target.checked)])}/> {label}</label></div>;
  if (param.values && !param.many) return <div className="field"><label htmlFor={id} title={told}>{label}</label>
    <select id={id} value={given[0] ?? initial[0] ?? ""} onChange={(event) => set([event.target.value])}>{param.values.map((value) => <option key={value} value={value}>{w.values[value] ?? value.replaceAll("_", " ").replaceAll("-", " ")}</option>)}</select></div>;
  if (param.values) {
    const chosen = given.length ? given : initial;
    return <fieldset className="field"><legend title={told}>{label}</legend>{param.values.map((value) => <label key={value} className="check"><input type="checkbox" checked={chosen.includes(value)} onChange={(event) => set(param.values!.filter((one) => one === value ? event.target.checked : chosen.includes(one)))}/> {w.values[value] ?? value}</label>)}</fieldset>;
  }
  return <div className="field"><label htmlFor={id} title={told}>{label}</label><Typed id={id} many={param.many} values={given.length ? given : initial} expected={param.expected} onCommit={set}/></div>;
}

/** Text that counts when it is finished: on Enter or on leaving the field. Several values are separated by semicolons. */
function Typed({id, many, values, expected, onCommit}: {id: string; many: boolean; values: readonly string[]; expected: string; onCommit(values: readonly string[]): void}) {
  const joined = values.join("; ");
  const [text, setText] = useState(joined);
  useEffect(() => setText(joined), [joined]);
  const commit = () => void (text !== joined && onCommit((many ? text.split(";") : [text]).map((value) => value.trim()).filter(Boolean)));
  return <input id={id} value={text} placeholder={many ? `${expected}; …` : expected} onChange={(event) => setText(event.target.value)} onBlur={commit} onKeyDown={(event) => void (event.key === "Enter" && commit())} autoComplete="off" spellCheck={false}/>;
}
