import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import type {Figure, Poster} from "../../figures/index.ts";
import {numbers} from "../../figures/numbers.ts";
import {darkTheme} from "../../figures/palette.ts";
import type {Case, CaseCheck, FigureSpec, Result, Source} from "../../index.ts";
import {claimsHtml, claimsLine} from "./claims.ts";
import {escape} from "./escape.ts";
import {figureHtml} from "./figure-html.ts";
import {formatDate} from "./format-date.ts";
import {questionWords} from "./question-words.ts";
import {words, type Lang} from "./words.ts";

export interface PageFigure {
  id: string;
  spec: FigureSpec;
  result: Result;
  wide: Figure;
  narrow: Figure;
  /** The same question asked otherwise. */
  also: readonly {result: Result; figure: Figure}[];
  around: Poster;
  csv: string;
}

export interface Page {
  read: Case;
  lang: Lang;
  source: Source;
  figures: readonly PageFigure[];
  /** Figures whose measure the source cannot answer, with the reason. */
  refused: readonly {spec: FigureSpec; code: string}[];
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
export function page({read, lang, source, figures, refused, better, outside, missing, check, now}: Page): string {
  const w = words(lang);
  const q = questionWords(lang);
  const asks = ({measure}: FigureSpec) => q.measures[measure]?.ask !== undefined;
  const [recorded, spread] = [figures.filter(({spec}) => !asks(spec)), figures.filter(({spec}) => asks(spec))];
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
${spread.length + refused.length ? contentsHtml() : ""}<main id="figures">
${recorded.map((one) => figureHtml(one, lang, now !== null)).join("\n")}
${spread.length + refused.length ? spreadHtml() : ""}
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

  /** Two short lists of links: what is recorded, and how it spreads. */
  function contentsHtml(): string {
    const link = (id: string, text: string) => `<li><a href="#${id}">${escape(text)}</a></li>`;
    const list = (title: string, links: readonly string[]) => links.length ? `<p id="contents-${title === q.spread ? "spread" : "recorded"}">${escape(title)}</p>\n<ul aria-labelledby="contents-${title === q.spread ? "spread" : "recorded"}">${links.join("")}</ul>\n` : "";
    const name = (spec: FigureSpec) => link(spec.id, q.measures[spec.measure]?.short ?? spec.measure);
    return `<nav class="contents" aria-label="${escape(q.contents)}">
${list(q.recorded, recorded.map(({spec}) => name(spec)))}${list(q.spread, [...[...spread, ...refused].map(({spec}) => spec).toSorted((a, b) => order(a) - order(b)).map(name), ...check ? [link("claims", q.claims)] : []])}</nav>
`;
  }

  /** The part on how it spreads: what its answers mean, how many tests are behind them, the figures, and what the source cannot answer. */
  function spreadHtml(): string {
    const tests = spread.flatMap(({result, also}) => [result, ...also.map((one) => one.result)]).reduce((sum, {answer}) => sum + (answer?.tests?.length ?? 0), 0);
    return `<section class="part" aria-labelledby="spread">
<h2 id="spread">${escape(q.spread)}</h2>
<p>${escape(q.intro)}${tests ? ` ${escape(q.tests(numbers(lang).count(tests), tests === 1))}` : ""}</p>
</section>
${[...spread.map((one) => ({order: order(one.spec), html: figureHtml(one, lang, now !== null)})), ...refused.map(({spec, code}) => ({order: order(spec), html: refusedHtml(spec, code)}))].toSorted((a, b) => a.order - b.order).map(({html}) => html).join("\n")}`;
  }

  function order({id}: FigureSpec): number {
    return read.figures.findIndex((spec) => spec.id === id);
  }

  function refusedHtml(spec: FigureSpec, code: string): string {
    return `<section class="refused" id="${spec.id}" aria-labelledby="${spec.id}-title">
<p class="kicker">${escape(q.measures[spec.measure]?.ask ?? spec.measure)}</p>
<h2 id="${spec.id}-title">${escape(q.refusedTitle)}</h2>
<p class="says">${escape(q.refused[code]?.(source.title) ?? code)}</p>
</section>`;
  }

  function missingHtml(): string {
    return `<section class="missing" aria-labelledby="missing">
<h2 id="missing">${w.missingTitle}</h2>
<p>${escape(w.missing(missing.map(({measure}) => q.measures[measure]?.name ?? measure).join(", ")))}</p>
${better.map((name) => `<p>${escape(w.better(name))}</p>`).join("\n")}
<p>${w.load}</p>
<pre><code>npx harmattan fetch ucdp
npx harmattan report ${escape(read.id === "jnim" ? "cases/jnim" : read.id)}</code></pre>
</section>`;
  }
}

function asset(name: string): string {
  return readFileSync(new URL(`../../../assets/${name}`, import.meta.url), "utf8").trim();
}

function hash(script: string): string {
  return `sha256-${createHash("sha256").update(script).digest("base64")}`;
}
