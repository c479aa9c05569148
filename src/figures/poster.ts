import {palette} from "./palette.ts";
import {el, group, standalone, type Markup} from "./svg.ts";
import type {Figure} from "./figure.ts";
import {wrap} from "./text.ts";

/** What goes before and after the drawing when a figure leaves its page: headline, subtitle and credit. */
export interface Poster {
  before: string;
  after: string;
}

const margin = 24;
const titleSize = 24;
const textSize = 15;
const creditSize = 12;

/** A figure as one file that can stand alone: `before`, the figure's own SVG, `after`. Colours are those of the light theme. */
export function poster(figure: Figure, credit: readonly string[]): Poster {
  const width = Number(/viewBox="0 0 (\d+)/.exec(figure.svg)?.[1] ?? 880);
  const title = wrap(figure.title, width, titleSize);
  const subtitle = wrap(figure.subtitle, width, textSize);
  const credits = credit.flatMap((text) => wrap(text, width, creditSize));
  const top = margin + title.length * titleSize * 1.2 + 8 + subtitle.length * textSize * 1.35 + 12;
  const height = Math.ceil(top + figure.height + 12 + credits.length * creditSize * 1.4 + margin);
  const whole = width + 2 * margin;
  const head = group([
    el("rect", {width: whole, height, fill: palette.fixedPaper}),
    paragraph(title, margin, titleSize, 1.2, {"font-family": "Charter, 'Iowan Old Style', Cambria, Georgia, 'Liberation Serif', serif", "font-weight": 600, fill: palette.fixedInk}),
    paragraph(subtitle, margin + title.length * titleSize * 1.2 + 8, textSize, 1.35, {fill: palette.muted})
  ]);
  const foot = paragraph(credits, top + figure.height + 12, creditSize, 1.4, {fill: palette.muted});
  const open = el("svg", {xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${whole} ${height}`, width: whole, height, "font-family": "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif"}, "").source.replace(/<\/svg>$|\/>$/, (end) => end === "/>" ? ">" : "");
  return {before: standalone(`${open}${head.source}<g transform="translate(${margin} ${top})">`), after: standalone(`</g>${foot.source}</svg>`)};
}

function paragraph(texts: readonly string[], top: number, size: number, leading: number, style: Record<string, string | number>): Markup {
  return group(texts.map((text, i) => el("text", {x: margin, y: top + size * (i * leading + 1), "font-size": size, ...style}, text)));
}
