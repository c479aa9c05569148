import {cautionText, figureWords, numbers} from "../../../../figures/index.ts";
import {useExplorer} from "../explorer.tsx";
import type {Result} from "../registry.ts";
import {CopyButton} from "../copy-button.tsx";

/** What stands under every answer: sources with release and licence, what is covered, the files, and the command that makes it again. */
export function Sources({result, path, name, places = false, children}: {result: Result; path: string; name: string; places?: boolean; children?: React.ReactNode}) {
  const {w, n, session} = useExplorer();
  const {coverage, provenance, command} = result;
  const releases = [...new Map(provenance.map((one) => [`${one.source} ${one.release}`, one])).values()];
  const file = (format: string) => `${path}${path.includes("?") ? "&" : "?"}format=${format}`;
  return <footer className="sources">
    {coverage.from && coverage.to && <p>{w.sources.covers(n.span(coverage.from, coverage.to), coverage.countries === "world" ? w.sources.world : n.list(coverage.countries.map(n.country)))}{coverage.missing.length > 0 ? ` ${w.sources.missing(n.list(coverage.missing.map(({from, to}) => n.span(from, to))))}` : ""}</p>}
    {!coverage.census && <p className="not-census">{w.notACensus}</p>}
    <ul>{releases.slice(0, 6).map((one) => <li key={`${one.source} ${one.release}`}><bdi>{one.title}</bdi>, {w.sources.release} {one.release}, {w.sources.retrieved} {n.date(one.retrieved.slice(0, 10))}. {w.sources.licence} {one.license}. <bdi>{one.citation}</bdi></li>)}
      {releases.length > 6 && <li>{w.sources.more(n.count(releases.length - 6))}</li>}</ul>
    <div className="downloads" role="group" aria-label={w.sources.download}>
      {children}
      <a href={file("csv")} download={`${name}.csv`}>CSV</a>
      <a href={file("json")} download={`${name}.json`}>JSON</a>
      {places && <a href={file("geojson")} download={`${name}.geojson`}>GeoJSON</a>}
      <a href={file("parquet")} download={`${name}.parquet`}>Parquet</a>
      <CopyButton text={command}>{w.sources.copyCommand}</CopyButton>
    </div>
    <p><code className="command">{command}</code></p>
    <p className="quiet">Harmattan {session.version}</p>
  </footer>;
}

/** Cautions in the reader's language. */
export function cautionsOf(result: Result, lang: "en" | "fr"): string[] {
  return [...new Set(result.cautions.map((caution) => cautionText(caution, {w: figureWords(lang), n: numbers(lang)})))];
}
