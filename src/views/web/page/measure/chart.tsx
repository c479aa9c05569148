import {useEffect, useMemo, useState} from "react";
import {figure, poster, type Basemap, type Figure} from "../../../../figures/index.ts";
import {useExplorer} from "../explorer.tsx";
import {coarseEarth} from "../map/earth.ts";
import type {MeasureInfo, Result} from "../registry.ts";
import {savePng, saveSvg} from "../save.ts";
import {useWidth} from "../use-width.ts";
import {ChartLinks} from "./chart-links.tsx";
import {Sources} from "./sources.tsx";
import {Table} from "./table.tsx";

/** The figure of a result, drawn by the same code as in the report, with its notes, table, files and command. */
export default function Chart({result, measure, path, linked, name}: {result: Result; measure: MeasureInfo; path: string; linked: boolean; name: string}) {
  const {lang, session} = useExplorer();
  const [ref, width] = useWidth<HTMLDivElement>();
  const [basemap, setBasemap] = useState<Basemap | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => void coarseEarth().then(setBasemap, () => setFailed(true)), []);
  const drawn = useMemo(() => {
    if (!width || !basemap && !failed) return null;
    return draw(result, {width, lang, basemap, session});
  }, [result, width, lang, basemap, failed, session]);
  return <figure className="chart" aria-labelledby={drawn && "figure" in drawn ? `${name}-title` : undefined}>
    <div ref={ref}/>
    {drawn && "problem" in drawn && <p className="quiet"><bdi>{drawn.problem}</bdi></p>}
    {drawn && "figure" in drawn && <>
      <h3 id={`${name}-title`}><bdi>{drawn.figure.title}</bdi></h3>
      <p className="subtitle"><bdi>{drawn.figure.subtitle}</bdi></p>
      <div className="drawing"><div dangerouslySetInnerHTML={{__html: drawn.figure.svg}}/>{linked && <ChartLinks figure={drawn.figure} result={result}/>}</div>
    </>}
    {result.answer && <p className="answer"><b><bdi>{result.answer.value.replaceAll("_", " ")}</bdi></b> <bdi>{result.answer.text}</bdi></p>}
    {drawn && "figure" in drawn && <ul className="notes">{drawn.figure.notes.map((note) => <li key={note}><bdi>{note}</bdi></li>)}</ul>}
    {drawn && "figure" in drawn && <Table result={result} table={drawn.figure.table} title={drawn.figure.title} linked={linked}/>}
    <Sources result={result} path={path} name={measure.name} places={"latitude" in result.columns}>
      {drawn && "figure" in drawn && <>
        <button type="button" onClick={() => saveSvg(measure.name, posterOf(drawn.figure, result))}>SVG</button>
        <button type="button" onClick={() => void savePng(measure.name, posterOf(drawn.figure, result))}>PNG</button>
      </>}
    </Sources>
  </figure>;
}

type Session = ReturnType<typeof useExplorer>["session"];

function draw(result: Result, {width, lang, basemap, session}: {width: number; lang: "en" | "fr"; basemap: Basemap | null; session: Session}): {figure: Figure} | {problem: string} {
  try {
    return {figure: figure(result, {
      document, width, lang, ...basemap ? {basemap} : {}, ...session.case?.focus.length ? {focus: session.case.focus} : {},
      ...session.case ? {context: session.case.context.map((one) => ({date: one.date, label: one[lang]}))} : {}
    })};
  } catch (error) {
    return {problem: error instanceof Error ? error.message : String(error)};
  }
}

/** The figure with headline, notes, source and command, for a file that stands alone. */
function posterOf(drawn: Figure, {provenance, command}: Result): string {
  const sources = [...new Set(provenance.map(({title, release, license}) => `${title}, ${release} (${license})`))];
  const {before, after} = poster(drawn, [...drawn.notes, ...sources.slice(0, 4), command]);
  return `${before}${drawn.svg}${after}`;
}
