import {lazy, Suspense} from "react";
import {useAnswer} from "../api.ts";
import {sentenceOf} from "../sentence.ts";
import {useExplorer, useTotals} from "../explorer.tsx";
import {Failure} from "../notice.tsx";
import type {MeasureInfo, Result} from "../registry.ts";
import {effectiveSource} from "../filters/source.ts";
import {CompareForm} from "./compare-form.tsx";
import {ParamForm} from "./form.tsx";
import {useLate} from "../use-late.ts";
import {queryText, type Query} from "../view.ts";

const Chart = lazy(() => import("./chart.tsx"));

/** A measure of the registry: its definition, its form, its answer for the selection, and beside it for a second one. */
export function MeasurePanel() {
  const {view, change, registry, selection, loaded, session, w} = useExplorer();
  const totals = useTotals();
  const measure = registry.measures.find(({name}) => name === view.measure);
  if (!measure) return null;
  const against = view.against && effectiveSource(view.against, loaded, session);
  const census = totals.value?.coverage.census ?? true;
  const groups = [[w.measure.any, registry.measures.filter((one) => !one.census)], [w.measure.census, registry.measures.filter((one) => one.census && !one.actor)], [w.measure.ofActor, registry.measures.filter((one) => one.census && one.actor)]] as const;
  return <section aria-labelledby="measure-title" className="panel">
    <h2 id="measure-title" className="unseen">{w.panels.measure}</h2>
    <div className="measure-choice">
      <label htmlFor="measure-name">{w.measure.choose}</label>
      <select id="measure-name" value={measure.name} onChange={(event) => change({measure: event.target.value, params: {}})}>
        {groups.map(([label, list]) => list.length > 0 && <optgroup key={label} label={label}>{list.map(({name, title}) => <option key={name} value={name}>{w.measureTitles[name] ?? title}</option>)}</optgroup>)}
      </select>
    </div>
    <p className="about">{w.measureAbout[measure.name] ?? measure.about}</p>
    <ParamForm params={measure.params} values={view.params} onChange={(params) => change({params}, "replace")} prefix="p"/>
    {measure.census && !census && <p className="not-census">{w.notACensus}</p>}
    <CompareForm/>
    {against && <p className="quiet">{w.compare.scales}</p>}
    <div className={against ? "compared" : undefined}>
      <Answered measure={measure} asked={selection} linked name="a"/>
      {against && <Answered measure={measure} asked={against} linked={false} name="b"/>}
    </div>
    <details className="method"><summary>{w.measure.method}</summary>
      <p>{measure.method.cite}</p>
      {measure.method.assumes.length > 0 && <><h4>{w.measure.assumes}</h4><ul>{measure.method.assumes.map((text) => <li key={text}>{text}</li>)}</ul></>}
      {measure.method.cautions.length > 0 && <><h4>{w.measure.cautions}</h4><ul>{measure.method.cautions.map((text) => <li key={text}>{text}</li>)}</ul></>}
    </details>
  </section>;
}

function Answered({measure, asked, linked, name}: {measure: MeasureInfo; asked: Query; linked: boolean; name: string}) {
  const {view, revision, w, n, loaded} = useExplorer();
  const path = `api/measures/${measure.name}?${queryText(asked, view.params, needsLimit(measure, view.params) ? {limit: 500} : {})}`;
  const answer = useAnswer<Result>(path, undefined, revision, "beside");
  const late = useLate(answer.loading);
  return <div className={late ? "answered late" : "answered"} aria-busy={answer.loading} data-path={path}>
    {view.against && <p className="whose"><b>{name === "a" ? w.compare.first : w.compare.second}</b> {sentenceOf(asked, w, n, loaded)}</p>}
    {answer.problem ? <Failure problem={answer.problem}/> : !answer.value ? <p className="quiet busy-text">{w.loading}</p>
      : <Suspense fallback={<p className="quiet">{w.loading}</p>}><Chart result={answer.value} measure={measure} path={path} linked={linked} name={`chart-${name}`}/></Suspense>}
  </div>;
}

/** A list of everything that is recorded is asked for a page at a time. */
function needsLimit({params, chart}: MeasureInfo, given: Query): boolean {
  return !given["limit"] && (chart.mark === "timeline" || chart.mark === "map") && params.some(({name, default: initial}) => name === "limit" && Number(initial) === 0);
}
