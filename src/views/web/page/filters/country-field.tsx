import {useMemo} from "react";
import {useExplorer} from "../explorer.tsx";
import {Chips} from "./actor-field.tsx";
import {codes} from "./codes.ts";

/** Chooses countries by their name in the reader's language. */
export function CountryField() {
  const {view, select, w, n, lang} = useExplorer();
  const chosen = view.selection["country"] ?? [];
  const all = useMemo(() => codes.map((code) => ({code, name: n.country(code)})).sort((a, b) => a.name.localeCompare(b.name, lang)), [n, lang]);
  return <div className="field">
    <label htmlFor="country">{w.filters.country}</label>
    {chosen.length > 0 && <Chips values={chosen.map((code) => ({value: code, text: code === "world" ? w.filters.world : n.country(code)}))} onRemove={(code) => select("country", chosen.filter((one) => one !== code))}/>}
    <select id="country" value="" onChange={(event) => event.target.value && select("country", [...chosen, event.target.value])}>
      <option value="">{chosen.length ? w.filters.another : w.filters.anyCountry}</option>
      {all.filter(({code}) => !chosen.includes(code)).map(({code, name}) => <option key={code} value={code}>{name}</option>)}
    </select>
  </div>;
}
