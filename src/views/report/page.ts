import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {darkTheme, type Figure, type Poster} from "../../figures/index.ts";
import type {Case, CaseCheck, FigureSpec, Result, Source} from "../../index.ts";
import {claimsHtml, claimsLine} from "./claims.ts";
import {escape} from "./escape.ts";
import {words, type Lang} from "./words.ts";

export interface PageFigure {
  id: string;
  result: Result;
  wide: Figure;
  narrow: Figure;
  around: Poster;
  csv: string;
}

export interface Page {
  read: Case;
  lang: Lang;
  source: Source;
  figures: readonly PageFigure[];
  better: readonly string[];
  outside: boolean;
  /** Figures of the case that the source cannot honestly carry. */
  missing: readonly FigureSpec[];
  /** What became of the article's claims; null for a case without any. */
  check: CaseCheck | null;
  /** Day on which the page was drawn; null for a page without days of its making, in which releases have no day of retrieval either. */
  now: string | null;
}

/** The whole report as one HTML document: no address is fetched, the script only turns figures into files. */
export function page({read, lang, source, figures, better, outside, missing, check, now}: Page): string {
  const w = words(lang);
  const date = (iso: string) => formatDate(iso, lang);
  const style = `${asset("report.css")}\n@media screen and (prefers-color-scheme: dark) { :root { ${Object.entries(darkTheme).map(([name, value]) => `${name}: ${value};`).join(" ")} } }`;
  const script = asset("report.js");
  const releases = [...new Map(figures.flatMap(({result}) => result.provenance).map((one) => [one.release, one])).values()];
  const csp = `default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escape(read.summary[lang])}">
<title>${escape(read.title[lang])}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#figures">${w.skip}</a>
<header>
<h1>${escape(read.title[lang])}</h1>
<p class="summary">${escape(read.summary[lang])}</p>
<p class="dateline">${w.dateline(now === null ? null : date(now))} ${escape(source.title)}, ${releases.map(({release}) => `${w.release} ${escape(release)}`).join(", ")}.</p>
${check ? claimsLine(check, lang) : ""}
${source.census ? "" : `<p class="banner">${w.notACensus}</p>`}
${outside && read.period ? `<p class="banner">${w.outside(date(read.period.from), date(read.period.to))}</p>` : ""}
</header>
<main id="figures">
${figures.map((one) => figureHtml(one, lang, now !== null)).join("\n")}
${missing.length ? missingHtml() : ""}
${check ? claimsHtml(check, lang) : ""}
</main>
<footer>
<h2>${w.about}</h2>
${source.census ? `<p>${escape(w.census(source.inclusion))}</p><p>${w.ranges}</p>` : `<p>${w.notACensus}</p>`}
<p>${w.attribution}</p>
${read.article ? `<p>${escape(w.article(read.article.publisher, date(read.article.date), read.article.about))}</p>` : ""}
${better.length && source.census ? better.map((name) => `<p>${escape(w.better(name))}</p>`).join("") : ""}
<p>${w.labelled(w.source, escape(source.title))}. ${w.labelled(w.licence, escape(source.license))}. ${w.labelled(w.cite, escape(source.citation))}.</p>
<p>${w.basemap}</p>
<p>${w.made}</p>
</footer>
<script>${script}</script>
</body>
</html>
`;

  function missingHtml(): string {
    return `<section class="missing" aria-labelledby="missing">
<h2 id="missing">${w.missingTitle}</h2>
<p>${escape(w.missing(missing.map(({measure}) => w.figureNames[measure] ?? measure).join(", ")))}</p>
${better.map((name) => `<p>${escape(w.better(name))}</p>`).join("\n")}
<p>${w.load}</p>
<pre><code>npx harmattan fetch ucdp
npx harmattan report ${escape(read.id === "jnim" ? "cases/jnim" : read.id)}</code></pre>
</section>`;
  }
}

function figureHtml({id, result, wide, narrow, around, csv}: PageFigure, lang: Lang, dated: boolean): string {
  const w = words(lang);
  const table = wide.table;
  const [first] = result.provenance;
  const releases = result.provenance.map(({release, retrieved}) => `${w.release} ${escape(release)}${dated ? ` (${w.retrieved} ${formatDate(retrieved.slice(0, 10), lang)})` : ""}`).join(", ");
  return `<figure id="${id}" aria-labelledby="${id}-title">
<figcaption>
<h2 id="${id}-title">${escape(wide.title)}</h2>
<p class="subtitle">${escape(wide.subtitle)}</p>
</figcaption>
<div class="drawing wide">${unique(wide.svg, `${id}-wide`)}</div>
<div class="drawing narrow">${unique(narrow.svg, `${id}-narrow`)}</div>
<div class="notes">
<ul>${wide.notes.map((note) => `<li>${escape(note)}</li>`).join("")}</ul>
<p>${w.labelled(w.source, escape(first?.title ?? ""))}, ${releases}. ${w.labelled(w.licence, escape(first?.license ?? ""))}.</p>
<p>${w.labelled(w.reproduce, `<code>${escape(result.command)}</code>`)}</p>
<p class="downloads"><span>${w.download}</span> <a href="figures/${id}.svg" download="${id}.svg" data-form="svg">SVG<span class="for"> ${escape(wide.title)}</span></a>
<button type="button" data-form="png" data-figure="${id}">PNG<span class="for"> ${escape(wide.title)}</span></button>
<a href="figures/${id}.csv" download="${id}.csv" data-form="csv">CSV<span class="for"> ${escape(wide.title)}</span></a></p>
</div>
<details>
<summary>${w.data}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="${escape(w.dataCaption(wide.title))}">
<table>
<caption>${escape(w.dataCaption(wide.title))}</caption>
<thead><tr>${table.columns.map(({label, align}) => `<th scope="col" class="${align}">${escape(label)}</th>`).join("")}</tr></thead>
<tbody>
${table.rows.map((row) => `<tr>${row.map((cell, i) => `<td class="${table.columns[i]!.align}">${escape(cell)}</td>`).join("")}</tr>`).join("\n")}
</tbody>
</table>
</div>
</details>
<template>${around.before}${around.after}</template>
<script type="text/csv" id="${id}-csv">${csv.replaceAll("<", "&lt;")}</script>
</figure>`;
}

/** Gives the identifiers of an SVG a prefix, so that several figures can stand in one page. */
function unique(svg: string, prefix: string): string {
  return svg.replace(/<\?xml[^>]*\?>\s*/, "")
    .replace(/(\s)id="([^"]+)"/g, (_, space: string, id: string) => `${space}id="${prefix}-${id}"`)
    .replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${prefix}-${id})`)
    .replace(/(href)="#([^"]+)"/g, (_, name: string, id: string) => `${name}="#${prefix}-${id}"`)
    .replace(/aria-(labelledby|describedby)="([^"]+)"/g, (_, name: string, ids: string) => `aria-${name}="${ids.split(" ").map((id) => `${prefix}-${id}`).join(" ")}"`);
}

function formatDate(iso: string, lang: Lang): string {
  const parts = iso.split("-").length;
  return new Intl.DateTimeFormat(lang === "fr" ? "fr-FR" : "en-GB", {
    timeZone: "UTC", year: "numeric", ...(parts > 1 ? {month: "long"} : {}), ...(parts > 2 ? {day: "numeric"} : {})
  }).format(new Date(`${iso}${"-01".repeat(3 - parts)}`));
}

function asset(name: string): string {
  return readFileSync(new URL(`../../../assets/${name}`, import.meta.url), "utf8").trim();
}

function hash(script: string): string {
  return `sha256-${createHash("sha256").update(script).digest("base64")}`;
}
