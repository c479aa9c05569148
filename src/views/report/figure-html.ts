import {numbers} from "../../figures/numbers.ts";
import type {Result} from "../../index.ts";
import {escape} from "./escape.ts";
import {formatDate} from "./format-date.ts";
import type {PageFigure} from "./page.ts";
import {questionWords} from "./question-words.ts";
import {words, type Lang} from "./words.ts";

/** A figure with its question, finding, answer, drawing for both widths, notes, files and data. */
export function figureHtml({id, spec, result, wide, narrow, also, around, csv}: PageFigure, lang: Lang, dated: boolean): string {
  const w = words(lang);
  const q = questionWords(lang);
  const ask = q.measures[spec.measure]?.ask;
  const table = wide.table;
  const [first] = result.provenance;
  const releases = result.provenance.map(({release, retrieved}) => `${w.release} ${escape(release)}${dated ? ` (${w.retrieved} ${formatDate(retrieved.slice(0, 10), lang)})` : ""}`).join(", ");
  return `<figure id="${id}" aria-labelledby="${id}-title">
<figcaption>
${ask ? `<p class="kicker">${escape(ask)}</p>\n` : ""}<h2 id="${id}-title">${escape(wide.title)}</h2>
<p class="subtitle">${escape(wide.subtitle)}</p>
${wide.says ? `<p class="says">${escape(wide.says)}</p>\n` : ""}</figcaption>
<div class="drawing wide">${unique(wide.svg, `${id}-wide`)}</div>
<div class="drawing narrow">${unique(narrow.svg, `${id}-narrow`)}</div>
${also.length ? `<div class="also"><h3>${q.also}</h3>\n<ul>${also.map((one) => alsoHtml(one, lang)).join("\n")}</ul></div>\n` : ""}<div class="notes">
${testsOf(result, lang) ? `<p>${testsOf(result, lang)}</p>\n` : ""}<ul>${wide.notes.map((note) => `<li>${escape(note)}</li>`).join("")}</ul>
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

/** The same question asked otherwise: finding, answer and command. */
function alsoHtml({result, figure: {title, says}}: PageFigure["also"][number], lang: Lang): string {
  const tests = testsOf(result, lang);
  return `<li><b>${escape(title)}.</b>${says ? ` ${escape(says)}` : ""}${tests ? ` ${tests}` : ""}<br><code>${escape(result.command)}</code></li>`.replace(/([?.!])\.<\/b>/, "$1</b>");
}

/** The p-values behind an answer, as they are and corrected over the page. */
function testsOf({answer}: Result, lang: Lang): string {
  const [q, n] = [questionWords(lang), numbers(lang)];
  const p = (value: number) => n.significant(Number(value.toPrecision(2)));
  const told = (answer?.tests ?? []).map((test) => q.test(q.names[test.name] ?? n.day(test.name), p(test.p), p(test.corrected ?? test.p)));
  return told.length ? `${words(lang).labelled(q.own, escape(told.join("; ")))}.` : "";
}

/** Gives the identifiers of an SVG a prefix, so that several figures can stand in one page. */
function unique(svg: string, prefix: string): string {
  return svg.replace(/<\?xml[^>]*\?>\s*/, "")
    .replace(/(\s)id="([^"]+)"/g, (_, space: string, id: string) => `${space}id="${prefix}-${id}"`)
    .replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${prefix}-${id})`)
    .replace(/(href)="#([^"]+)"/g, (_, name: string, id: string) => `${name}="#${prefix}-${id}"`)
    .replace(/aria-(labelledby|describedby)="([^"]+)"/g, (_, name: string, ids: string) => `aria-${name}="${ids.split(" ").map((id) => `${prefix}-${id}`).join(" ")}"`);
}
