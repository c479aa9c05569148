import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {figure, poster, standalone, type Figure} from "../../figures/index.ts";
import * as basemap from "../../geo/basemap.ts";
import {csv} from "../../measures/csv.ts";
import type {Result} from "../../measures/result.ts";
import type {Case, FigureSpec} from "../../index.ts";
import type {PageFigure} from "./page.ts";
import {words, type Lang} from "./words.ts";

/** Widths, in px, at which every figure is drawn: for a desktop and for a phone. */
export const widths = {wide: 880, narrow: 358} as const;

/** What is drawn, in plain data that can go to another thread. */
export interface ToDraw {
  spec: FigureSpec;
  result: Result;
  /** The same question asked otherwise. */
  also: readonly Result[];
}

/** What all figures of a report have in common. */
export interface Around {
  read: Pick<Case, "actor" | "focus" | "context">;
  lang: Lang;
  /** The report's folder. */
  out: string;
}

/** Draws a figure at both widths and writes it with its data. */
export function drawFigure({spec, result, also}: ToDraw, around: Around): PageFigure {
  const {lang, out} = around;
  const wide = draw(result, spec, around, widths.wide);
  const data = csv(Object.keys(result.columns), result.rows);
  const edges = poster(wide, [creditOf(result, lang), result.command]);
  writeFileSync(join(out, "figures", `${spec.id}.svg`), `<?xml version="1.0" encoding="UTF-8"?>\n${edges.before}${standalone(wide.svg)}${edges.after}\n`);
  writeFileSync(join(out, "figures", `${spec.id}.csv`), `\ufeff${data}\r\n`);
  return {
    id: spec.id, spec, result, wide, narrow: draw(result, spec, around, widths.narrow), around: edges, csv: data,
    also: also.map((other) => ({result: other, figure: draw(other, spec, around, widths.narrow)}))
  };
}

/** The source line of a figure that leaves its page. */
function creditOf(result: Result, lang: Lang): string {
  const w = words(lang);
  const [first] = result.provenance;
  return `${w.labelled(w.source, first?.title ?? "")}, ${result.provenance.map(({release}) => `${w.release} ${release}`).join(", ")}. ${w.labelled(w.licence, first?.license ?? "")}.`;
}

function draw(result: Result, spec: FigureSpec, {read, lang}: Around, width: number): Figure {
  const {document} = parseHTML("<!doctype html><html><body></body></html>");
  return figure(result, {
    lang, width, document: document as unknown as Document, basemap, actor: words(lang).actor(read.actor), focus: read.focus,
    context: read.context.map(({date, en, fr}) => ({date, label: lang === "fr" ? fr : en})), ...(spec.as ? {as: spec.as} : {})
  });
}
